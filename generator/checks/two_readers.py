"""Whether patients and clinicians are told the same: that both are told, how sure, which way, and how much.

Each comparison is silent where the words leave room: only two clear and different answers make a finding.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from generator.core.agreement import is_carried, is_in_frame
from generator.core.checking import algorithm_item, article_item, check
from generator.core.diagnostic import Finding, Severity
from generator.core.directions import amount_in, benefit_in
from generator.core.hedges import FIRMEST, firmness_of, hedge_levels
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim
from generator.core.quantities import Quantity, QuantityKind, quantities_in
from generator.core.vocabulary import Audience, ClaimKind, Rating

_ADVISING = frozenset({ClaimKind.RECOMMENDATION, ClaimKind.GOOD_PRACTICE, ClaimKind.DOSE})
_AMOUNTS = {-1: "lower", 0: "no different", 1: "higher"}
_BENEFITS = {-1: "worse", 1: "better"}
_DAYS_OR_MONTHS = {
    "day": ("days", 1),
    "week": ("days", 7),
    "month": ("months", 1),
    "year": ("months", 12),
}
_COARSE = 10
_NEAR = Fraction(1, 20)


@check("plain-missing", Severity.WARNING, one_article=True)
def missing_plain_wordings(kb: KnowledgeBase) -> Iterator[Finding]:
    """An article is written for patients, and something in it has no words for them.

    Whoever reads it as a patient meets a gap, or the words for clinicians, just there. Add `plain`. An
    article is for patients if its `audience` says so; where it says nothing, each of front matter, claims and
    algorithm that has some such words should have all.

    Rule: this site's own; patients find no gap.
    """
    for article in kb.articles.values():
        about = (article_item(article.id),)
        for field in ("question", "verdict") if _speaks_to_patients(article, [article.plain]) else ():
            if not (article.plain and getattr(article.plain, field)):
                place = article.plain.origin.span() if article.plain else article.origin.span(field)
                message = f"the {field} of '{article.id}' has no words for patients"
                yield Finding(place, message, f"add '{field}' under 'plain'", about=about)
        claims = kb.claims_of(article)
        has_plain = _speaks_to_patients(article, [claim.plain for claim in claims])
        for claim in claims if has_plain else ():
            if not claim.plain:
                message = f"the claim '{claim.id}' has no words for patients"
                yield Finding(claim.origin.span(), message, "add 'plain'", about=(claim.id,))
        yield from _silent_steps(kb, article)


@check("plain-hedge-differs", Severity.WARNING, one_article=True)
def differing_hedges(kb: KnowledgeBase) -> Iterator[Finding]:
    """Patients are told something surer, or less sure, than clinicians.

    The two would decide differently on the same evidence. Use the same hedge in both wordings: none,
    'probably', 'may', or 'we do not know' for 'very uncertain'. Where a certainty is graded, each wording is
    held against it instead.

    Rule: GRADE guidelines 26 (informative statements: one wording for each level).
    """
    for article in kb.articles.values():
        plain = article.plain.verdict if article.plain else None
        if article.plain and plain:
            ours, theirs = firmness_of(article.verdict), firmness_of(plain)
            # 'It depends' is no level: the other may name the weakest answer it depends on.
            if ours and theirs and ours != theirs:
                message = (
                    f"the verdict for patients of '{article.id}' is {_surer(theirs, ours)} than the other"
                )
                place = article.plain.origin.span("verdict")
                hint = "begin both with the same words"
                yield Finding(place, message, hint, about=(article_item(article.id),))
    for claim in kb.claims.values():
        if not claim.plain or claim.kind in _ADVISING or claim.rating is not Rating.NOT_GRADED:
            continue
        stated, told = hedge_levels(claim.statement), hedge_levels(claim.plain)
        if stated is None or told is None:
            continue
        ours, theirs = min(stated, default=FIRMEST), min(told, default=FIRMEST)
        if ours != theirs:
            message = (
                f"the words for patients of '{claim.id}' sound {_surer(theirs, ours)} than the statement"
            )
            hint = "use the same hedge in both"
            yield Finding(claim.origin.span("plain"), message, hint, about=(claim.id,))


@check("plain-direction-differs", Severity.WARNING, one_article=True)
def differing_directions(kb: KnowledgeBase) -> Iterator[Finding]:
    """Clinicians read that something gets lower, rarer or better, and patients read the opposite.

    One of the two is wrong, and it decides about a treatment. Compare both with the estimate.

    Rule: Cochrane MECIR standards (all summaries of a review are consistent).
    """
    for claim in kb.claims.values():
        if not claim.plain:
            continue
        for direction_in, words in ((amount_in, _AMOUNTS), (benefit_in, _BENEFITS)):
            stated, told = direction_in(claim.statement), direction_in(claim.plain)
            if stated is not None and told is not None and told != stated:
                message = (
                    f"the statement of '{claim.id}' says {words[stated]}, "
                    f"its words for patients say {words[told]}"
                )
                place = claim.origin.span("plain")
                yield Finding(place, message, "compare both with the estimate", about=(claim.id,))


@check("plain-number-differs", Severity.WARNING, one_article=True)
def differing_numbers(kb: KnowledgeBase) -> Iterator[Finding]:
    """Patients and clinicians are told different numbers, or the same at different times.

    Both may come from the source, and yet nobody can tell which is meant. Tell one result in both wordings;
    40%, 4 in 10 and 2 in 5 are one number.

    Rule: Cochrane MECIR standards (all summaries of a review are consistent).
    """
    for claim in kb.claims.values():
        if not claim.plain or not (told := quantities_in(claim.plain)):
            continue
        stated = quantities_in(claim.statement)
        for differing in (_differing_share(stated, told, claim), _differing_time(stated, told)):
            if differing:
                written = differing.written_in(claim.plain)
                message = f"'{written}' in the words for patients of '{claim.id}' is not in its statement"
                hint = "tell the same result in both wordings"
                place = claim.origin.part("plain", claim.plain, differing.offset, differing.length)
                yield Finding(place, message, hint, about=(claim.id,))


def _speaks_to_patients(article: Article, wordings: Iterable[object]) -> bool:
    return Audience.PATIENTS in article.audience if article.audience else any(wordings)


def _silent_steps(kb: KnowledgeBase, article: Article) -> Iterator[Finding]:
    algorithm = kb.algorithms.get(article.id)
    steps = list(algorithm.steps.values()) if algorithm else []
    if not any(step.plain for step in steps):
        # A path in words for clinicians alone may be meant so.
        return
    for step in steps:
        if not step.plain:
            message = f"the step '{step.id}' has no words for patients, though other steps have"
            about = (algorithm_item(article.id),)
            yield Finding(step.origin.span(), message, "add 'plain' with title and text", about=about)


def _surer(one: int, other: int) -> str:
    return "surer" if one > other else "less sure"


def _differing_share(
    stated: tuple[Quantity, ...], told: tuple[Quantity, ...], claim: Claim
) -> Quantity | None:
    """The first share for patients, if both wordings give shares and none of them agree."""
    ours = [quantity for quantity in stated if _is_plain_share(quantity)]
    theirs = [quantity for quantity in told if _is_plain_share(quantity)]
    if not ours or not theirs or any(_agree(one, other) for one in ours for other in theirs):
        return None
    # What no estimate carries is told as that, and once.
    known = [one for one in theirs if is_carried(one, claim) or is_in_frame(one, claim)]
    return known[0] if known else None


def _is_plain_share(quantity: Quantity) -> bool:
    return quantity.is_share and not quantity.is_change and not quantity.bound


def _agree(one: Quantity, other: Quantity) -> bool:
    difference = abs((one.share or Fraction(0)) - (other.share or Fraction(0)))
    steps = (min(one.step, Fraction(1, 100)) + min(other.step, Fraction(1, 100))) / 2
    return difference <= (_NEAR if _is_coarse(one) or _is_coarse(other) else steps)


def _is_coarse(quantity: Quantity) -> bool:
    in_few = quantity.whole is not None and quantity.whole <= _COARSE
    return quantity.is_about or in_few or quantity.kind is QuantityKind.FRACTION


def _differing_time(stated: tuple[Quantity, ...], told: tuple[Quantity, ...]) -> Quantity | None:
    """The first time for patients in units of which both wordings have one, where no time is common."""
    ours, theirs = _times(stated), _times(told)
    for unit, known in ours.items():
        other = theirs.get(unit, {})
        if other and known.keys().isdisjoint(other):
            return next(iter(other.values()))
    return None


def _times(quantities: tuple[Quantity, ...]) -> dict[str, dict[Fraction, Quantity]]:
    found: dict[str, dict[Fraction, Quantity]] = {}
    for quantity in quantities:
        if quantity.kind is QuantityKind.TIME and quantity.unit in _DAYS_OR_MONTHS and not quantity.bound:
            unit, factor = _DAYS_OR_MONTHS[quantity.unit]
            for value in (quantity.value, quantity.high):
                if value is not None:
                    found.setdefault(unit, {})[value * factor] = quantity
    return found
