"""Whether a sentence points the same way as the number it shows.

Only a clear word and a number clearly on the other side make a finding; which side a number lies on is asked
of its interval where it has one, else of the value.
"""

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.wordings import Wording, worded_claims
from generator.core.checking import check
from generator.core.contradictions import number_of
from generator.core.diagnostic import Finding, Related, Severity
from generator.core.directions import AMOUNTS, BENEFITS, Pointing, amount_in, benefit_in, tells_of_good
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, Estimate
from generator.core.vocabulary import ClaimKind, Measure

_COMPARING = frozenset({ClaimKind.EFFECT, ClaimKind.HARM})
_DIFFERENCES = frozenset(
    {Measure.MEAN_DIFFERENCE, Measure.STANDARDISED_MEAN_DIFFERENCE, Measure.RISK_DIFFERENCE}
)
_BETTER = {"lower": -1, "higher": 1}
_POINTING = {-1: Pointing(-1), 1: Pointing(1)}
_FIELDS = {"statement": "statement", "plain": "plain wording"}


@check("direction-differs", Severity.WARNING, one_article=True)
def contradicted_directions(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence says lower or better where its own number says higher or worse, or the other way round.

    Readers believe the verb, and choose a treatment that does the opposite. A ratio above 1 and a difference
    above 0 mean more with the intervention; on a scale `better` says which end is good. Correct the verb, or
    turn the estimate round as the source has it.

    Rule: this site's own; words agree with the number beside them.
    """
    for claim, wordings in worded_claims(kb):
        shown = number_of(claim) if claim.kind in _COMPARING else None
        if shown is None or not (side := _side_of(shown)):
            continue
        for wording in wordings:
            if said := _contradiction(claim, wording.text, side, shown):
                yield _finding(claim, wording, shown, *said)


def _finding(
    claim: Claim, wording: Wording, shown: Estimate, told: Pointing, says: str, means: str
) -> Finding:
    measure = shown.measure.replace("-", " ")
    message = (
        f"the {_FIELDS[wording.field]} of '{claim.id}' says {says}, "
        f"and its {measure} of {shown.value} says {means}"
    )
    related = (Related(shown.origin.span("value"), "the number"),)
    hint = "correct the verb; where the sentence is right, correct 'value' and 'ci' after the source"
    return Finding(wording.place(told.offset, told.length), message, hint, related, (claim.id,))


def _side_of(estimate: Estimate) -> int:
    """1 where the number says more with the intervention, -1 for less, 0 where it leaves room."""
    if estimate.measure.is_ratio:
        middle = Decimal(1)
    elif estimate.measure in _DIFFERENCES:
        middle = Decimal(0)
    else:
        return 0
    if estimate.value is None:
        return 0
    low, high = estimate.ci or (estimate.value, estimate.value)
    return (low > middle) - (high < middle) if low <= high else 0


def _contradiction(
    claim: Claim, text: str, side: int, estimate: Estimate
) -> tuple[Pointing, str, str] | None:
    """What the text says, in which words, and what the number says, where they contradict each other."""
    scale = estimate.scale
    better = _BETTER.get(scale.better or "") if scale else None
    # Less of a score that is better when higher may be less of what it measures: only one end is certain.
    told = amount_in(text) if better != 1 else None
    if told and told.sign and told.contradicts(_POINTING[side]) and _is_of_same_kind(claim, text):
        return told, told.named(AMOUNTS), AMOUNTS[side]
    told = benefit_in(text) if better else None
    if told and better and told.contradicts(_POINTING[side * better]):
        return told, told.named(BENEFITS), BENEFITS[side * better]
    return None


def _is_of_same_kind(claim: Claim, text: str) -> bool:
    """False where the text tells of recovery and the outcome of illness, or the other way round."""
    outcome = claim.pico.outcome if claim.pico else None
    return not outcome or tells_of_good(text) == tells_of_good(outcome)
