"""Whether a strong recommendation rests on evidence that carries it."""

from collections.abc import Iterator

from generator.core.checking import check
from generator.core.declaration import Id
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, Recommendation
from generator.core.vocabulary import Rating, Strength

_WEAK = (Rating.LOW, Rating.VERY_LOW)


@check("strong-on-low-certainty", Severity.WARNING)
def strong_recommendations_on_low_certainty(kb: KnowledgeBase) -> Iterator[Finding]:
    """A recommendation is strong, its evidence is of low or very low certainty, and no reason says why.

    'Do it' on weak evidence binds people to what may turn out wrong. GRADE knows five situations that justify
    it; name one under `despite_low_certainty`, or make the recommendation conditional. One of the board is
    judged by the weakest of the claims it `rests_on`, and where nobody graded any of them it is not strong
    either; one of another body by the certainty of the claim that reports it.

    Rule: GRADE Handbook, chapter 6 (strong recommendations where certainty is low).
    """
    for claim in kb.claims.values():
        for made in claim.recommendations:
            if made.strength is not Strength.STRONG or made.despite_low_certainty:
                continue
            rating = _rating_behind(kb, claim, made)
            is_ungraded = rating is Rating.NOT_GRADED and made.from_ == "board"
            if rating in _WEAK or is_ungraded:
                what = (
                    "a certainty that nobody graded" if is_ungraded else f"{rating.label.lower()} certainty"
                )
                message = f"the strong recommendation in '{claim.id}' rests on {what}"
                reason = (
                    "grade the certainty"
                    if is_ungraded
                    else "add 'despite_low_certainty:' with one of GRADE's five reasons"
                )
                hint = f"{reason}, or write 'strength: conditional'"
                yield Finding(made.origin.span("strength"), message, hint, about=(claim.id,))


def _rating_behind(kb: KnowledgeBase, claim: Claim, made: Recommendation) -> Rating:
    """The weakest graded certainty it rests on; not graded where none is."""
    claims = [kb.claims[Id(key)] for key in made.rests_on if key in kb.claims] or [claim]
    graded = [one.rating for one in claims if one.rating is not Rating.NOT_GRADED]
    return min(graded, key=lambda rating: rating.level, default=Rating.NOT_GRADED)
