"""Whether a reader can make sense of a figure: its absolute size, its scale, what it is compared with.

Each finding is about a figure that may be right and still mislead.
"""

from collections.abc import Iterator
from fractions import Fraction

from generator.core.checking import check
from generator.core.contradictions import contradictions, number_of, value_of
from generator.core.diagnostic import Finding, Related, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, Estimate, Scale
from generator.core.quantities import quantities_in
from generator.core.vocabulary import ClaimKind, Measure

_POINTS = frozenset({"point", "points", "score", "scores"})
_COMPARING = frozenset({ClaimKind.EFFECT, ClaimKind.HARM})


@check("ratio-without-absolute", Severity.WARNING, one_article=True)
def lonely_ratios(kb: KnowledgeBase) -> Iterator[Finding]:
    """A ratio comes without the absolute numbers behind it, and without a reason.

    Half as many may be 1 instead of 2 in 10,000, or 40 instead of 80 in 100: readers overrate a benefit that
    they see as a ratio alone. Give `absolute` with per, without and with, or say in `not_given` why it cannot
    be given; the events and totals of both groups are absolute numbers, too.

    Rule: CONSORT 2010, item 17b (both absolute and relative sizes).
    """
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            if estimate.measure.is_ratio and not _has_absolute(estimate) and not _has_compared_shares(claim):
                message = f"the {_name(estimate.measure)} of '{claim.id}' has no absolute numbers"
                hint = (
                    "add 'absolute: {per: 1000, without: <n>, with: <n>}', or 'absolute: {not_given: <why>}'"
                )
                yield Finding(estimate.origin.span("measure"), message, hint, about=(claim.id,))


@check("scale-incomplete", Severity.WARNING)
def incomplete_scales(kb: KnowledgeBase) -> Iterator[Finding]:
    """A figure in points does not say on which scale, between which ends, and which end is better.

    5 points of 10 are much, 5 of 100 are little, and more may be better or worse. Add `scale` with name, min,
    max and better; where the source does not give them, accept the finding with that reason.

    Rule: this site's own; points tell nothing without the ends and the direction of their scale.
    """
    for claim in kb.claims.values():
        seen: set[str] = set()
        for estimate in claim.estimates:
            missing = _missing_of_scale(claim, estimate)
            name = estimate.scale.name if estimate.scale else ""
            if not missing or name in seen:
                continue
            seen.add(name)
            lacks = ", ".join(f"'{field}'" for field in missing)
            subject = f"the scale '{name}'" if name else "the figure in points"
            field = "scale" if estimate.scale else "unit" if estimate.unit else "value"
            place = estimate.origin.span(field)
            hint = f"add {lacks} under 'scale' from the source; 'better' is lower or higher"
            if not estimate.scale:
                hint = "add 'scale: {name: <name>, min: <lowest>, max: <highest>, better: <lower or higher>}'"
            yield Finding(place, f"{subject} of '{claim.id}' lacks {lacks}", hint, about=(claim.id,))


@check("change-as-effect", Severity.WARNING, one_article=True)
def changes_as_effects(kb: KnowledgeBase) -> Iterator[Finding]:
    """A change from baseline in one group stands as the effect of a treatment.

    Most pain eases with time, and people join a trial when they feel worst: what changed in one group is not
    what the treatment did. Give the difference between the groups, or make the claim one of `prognosis`.

    Rule: Cochrane Handbook, chapter 6 (an effect is a difference between groups).
    """
    for claim in kb.claims.values():
        shown = number_of(claim)
        if claim.kind not in _COMPARING or shown is None or len(shown.arms) > 1:
            continue
        if shown.measure is Measure.CHANGE_FROM_BASELINE:
            message = f"the number of '{claim.id}' is a change from baseline in one group, not an effect"
            hint = (
                "give the difference between the groups; where there was one group, write 'kind: prognosis'"
            )
            yield Finding(shown.origin.span("measure"), message, hint, about=(claim.id,))


@check("claims-differ", Severity.WARNING)
def differing_claims(kb: KnowledgeBase) -> Iterator[Finding]:
    """Two claims ask the same question and give different values or directions, and neither says why.

    Readers of one page would believe one number, readers of another page another. Correct one, or let one
    name the other under `relations.contradicts` with the reason for the difference. Case, articles, plurals,
    the order of words and 'adults' for 'people' make no other question.

    Rule: Cochrane Handbook, chapter 10 (differences between results are explained).
    """
    for pair in contradictions(kb):
        if pair.is_open:
            yield _difference_of(pair.first, pair.other)


def _difference_of(first: Claim, other: Claim) -> Finding:
    estimate, known = number_of(other), number_of(first)
    place = (estimate or other).origin.span("value")
    related = (Related((known or first).origin.span("value"), "the other value"),)
    message = (
        f"'{other.id}' answers {value_of(other)} to the question "
        f"to which '{first.id}' answers {value_of(first)}"
    )
    hint = (
        "correct the wrong one, or add 'relations: {contradicts: [{claim: <id>, because: <why both stand>}]}'"
    )
    return Finding(place, message, hint, related, (other.id, first.id))


def _has_absolute(estimate: Estimate) -> bool:
    if sum(arm.events is not None and arm.total is not None for arm in estimate.arms) > 1:
        return True
    absolute = estimate.absolute
    if absolute is None:
        return False
    numbers = (absolute.per, absolute.without, absolute.with_)
    return bool(absolute.not_given) or all(number is not None for number in numbers)


def _has_compared_shares(claim: Claim) -> bool:
    measures = (Measure.PROPORTION, Measure.RATE)
    return any(estimate.measure in measures and len(estimate.arms) > 1 for estimate in claim.estimates)


def _missing_of_scale(claim: Claim, estimate: Estimate) -> list[str]:
    scale = estimate.scale
    if scale is None:
        unit = (estimate.unit or "").strip().lower().partition(" ")[0]
        in_points = unit in _POINTS or (not unit and _is_told_in_points(claim, estimate))
        return ["scale"] if in_points else []
    return [field for field in ("min", "max", "better") if _is_missing(scale, field)]


def _is_told_in_points(claim: Claim, estimate: Estimate) -> bool:
    """True where the sentence gives the figure in points although its estimate has no unit."""
    if estimate.value is None or "point" not in claim.statement:
        return False
    told = {abs(one.value) for one in quantities_in(claim.statement) if one.unit in _POINTS}
    return abs(Fraction(estimate.value)) in told


def _is_missing(scale: Scale, field: str) -> bool:
    return getattr(scale, field) is None


def _name(measure: Measure) -> str:
    return measure.replace("-", " ")
