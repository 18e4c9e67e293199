"""Whether the figures of one estimate can be true together: value and interval, counts and wholes.

Everything here is arithmetic on what somebody typed. What only looks unlikely is no finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.core.checking import check
from generator.core.declaration import Origin
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Absolute, Arm, Claim, Estimate
from generator.core.vocabulary import Measure

_SHARES = frozenset({Measure.PROPORTION, Measure.SENSITIVITY, Measure.SPECIFICITY})
_PERCENT = ("%", "percent", "per cent")


@dataclass(frozen=True, slots=True)
class _Part:
    """A number that counts part of a whole, with the field it stands in."""

    part: Decimal | int
    whole: Decimal | int
    field: str
    origin: Origin
    position: int | None = None
    """Of one end of an interval."""


@check("value-outside-interval", Severity.ERROR)
def outside_values(kb: KnowledgeBase) -> Iterator[Finding]:
    """An interval or a range does not contain the value it belongs to.

    A confidence interval lies around its estimate, and a range around its mean and median: one of the three
    numbers was mistyped, or a minus sign was lost. Compare with the source.

    Rule: arithmetic; a confidence interval holds the estimate it was made for.
    """
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            yield from _outside(claim, estimate.origin, "value", estimate.value, estimate.ci)
            yield from _outside(claim, estimate.origin, "value", estimate.value, estimate.range, "range")
            absolute = estimate.absolute
            if absolute:
                yield from _outside(claim, absolute.origin, "with", absolute.with_, absolute.ci)


@check("count-beyond-whole", Severity.ERROR)
def counts_beyond_wholes(kb: KnowledgeBase) -> Iterator[Finding]:
    """More people have an outcome than were counted, or a share is above 100% or below nothing.

    Two numbers were swapped or mistyped. Compare with the source.

    Rule: arithmetic; a part is no more than its whole.
    """
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            for part in _parts_of(estimate):
                if not 0 <= part.part <= part.whole:
                    message = f"'{part.part}' in '{claim.id}' cannot be a part of {part.whole}"
                    hint = "compare both numbers with the source: a part lies between 0 and its whole"
                    place = part.origin.span(part.field, part.position)
                    yield Finding(place, message, hint, about=(claim.id,))


@check("value-differs-from-counts", Severity.ERROR)
def values_unlike_counts(kb: KnowledgeBase) -> Iterator[Finding]:
    """A proportion is not what its own events and total give.

    38 of 95 is 40%; any other percent beside it is wrong, or belongs to other people. Correct one of the
    three numbers.

    Rule: arithmetic; a proportion is its count divided by its whole.
    """
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            if estimate.measure not in _SHARES:
                continue
            for record in _records_of(estimate):
                given = _share_given(record, estimate)
                if given and abs(given[0] - given[1]) * 2 > given[2]:
                    percent = f"{float(given[1] * 100):.3g}%"
                    message = (
                        f"the value '{record.value}' of '{claim.id}' is not {record.events} of {record.total}"
                    )
                    hint = (
                        f"{record.events} of {record.total} is {percent}: compare 'value', 'events' and "
                        "'total' with the source"
                    )
                    yield Finding(record.origin.span("value"), message, hint, about=(claim.id,))


@check("absolute-contradicts-ratio", Severity.ERROR)
def contradicting_absolutes(kb: KnowledgeBase) -> Iterator[Finding]:
    """The absolute numbers go up where their ratio goes down, or the other way round.

    A ratio below 1 means fewer with the intervention than without it. `with` and `without` were swapped, or
    the ratio was turned round; a reader would read a harm as a benefit. Compare with the source.

    Rule: arithmetic; absolute numbers follow from their ratio.
    """
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            absolute = estimate.absolute
            if absolute and estimate.measure.is_ratio and _contradicts(estimate.value, absolute):
                message = (
                    f"'{absolute.with_}' with treatment and '{absolute.without}' without contradict the "
                    f"{estimate.measure.replace('-', ' ')} {estimate.value} of '{claim.id}'"
                )
                hint = (
                    "compare with the source: below a ratio of 1, fewer have it with treatment than without"
                )
                yield Finding(absolute.origin.span("with_"), message, hint, about=(claim.id,))


@check("parts-exceed-whole", Severity.WARNING)
def exceeding_parts(kb: KnowledgeBase) -> Iterator[Finding]:
    """The groups of an estimate hold more people or events together than the estimate itself.

    Either a group or the whole was mistyped, or people count in several groups, as in a crossover trial: then
    say so in `definition`, and accept the finding with that reason.

    Rule: arithmetic; the parts of a whole are no more than the whole.
    """
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            for field, whole, together in _wholes(estimate) if estimate.arms else ():
                if whole is not None and together > whole:
                    counted = "events" if field == "events" else "people"
                    message = (
                        f"the groups of '{claim.id}' hold {together} {counted}, more than its '{field}' of "
                        f"{whole}"
                    )
                    hint = f"compare '{field}' and the 'arms' with the source: is one counted twice?"
                    yield Finding(estimate.origin.span(field), message, hint, about=(claim.id,))


def _wholes(estimate: Estimate) -> Iterator[tuple[str, int | None, int]]:
    """Each whole of an estimate with its field and what its groups hold together."""
    arms = estimate.arms
    people = sum(arm.total or arm.n or 0 for arm in arms)
    yield "n", estimate.n, people
    # A total beside 'n' is the same whole.
    yield "total", None if estimate.n is not None else estimate.total, people
    yield "events", estimate.events, sum(arm.events or 0 for arm in arms)


def _outside(
    claim: Claim,
    origin: Origin,
    field: str,
    value: Decimal | None,
    ends: tuple[Decimal, Decimal] | None,
    named: str = "ci",
) -> Iterator[Finding]:
    # Ends that run downwards are a finding of their own.
    if value is None or ends is None or not ends[0] <= ends[1] or ends[0] <= value <= ends[1]:
        return
    what = "interval" if named == "ci" else named
    message = f"the {what} {ends[0]} to {ends[1]} of '{claim.id}' does not contain '{value}'"
    hint = f"compare '{field}' and '{named}' with the source; a minus sign or a digit may be wrong"
    yield Finding(origin.span(named), message, hint, about=(claim.id,))


def _records_of(estimate: Estimate) -> tuple[Estimate | Arm, ...]:
    """An estimate and its groups: each may have a value and counts of its own."""
    return (estimate, *estimate.arms)


def _parts_of(estimate: Estimate) -> Iterator[_Part]:
    for record in _records_of(estimate):
        if record.events is not None and record.total is not None:
            yield _Part(record.events, record.total, "events", record.origin)
        is_percent = (estimate.unit or "").strip().lower() in _PERCENT
        if record.value is not None and estimate.measure in _SHARES and is_percent:
            yield _Part(record.value, 100, "value", record.origin)
    if estimate.measure in _SHARES and (estimate.unit or "").strip().lower() in _PERCENT:
        yield from (
            _Part(end, 100, "ci", estimate.origin, position) for position, end in enumerate(estimate.ci or ())
        )
    absolute = estimate.absolute
    if absolute and absolute.per is not None:
        numbers = {"without": absolute.without, "with_": absolute.with_}
        for field, number in numbers.items():
            if number is not None:
                yield _Part(number, absolute.per, field, absolute.origin)


def _share_given(record: Estimate | Arm, estimate: Estimate) -> tuple[Fraction, Fraction, Fraction] | None:
    """The share as typed, the share of the counts, and how far rounding lets them differ, doubled."""
    if record.value is None or record.events is None or not record.total:
        return None
    whole = 100 if (estimate.unit or "").strip().lower() in _PERCENT else 1
    if whole == 1 and record.value > 1:
        return None
    exponent = record.value.as_tuple().exponent
    step = Fraction(1, 10 ** max(-exponent, 0) * whole) if isinstance(exponent, int) else Fraction(0)
    allowed = step * 10 if estimate.approximate else step
    return Fraction(record.value) / whole, Fraction(record.events, record.total), allowed


def _contradicts(ratio: Decimal | None, absolute: Absolute) -> bool:
    if ratio is None or absolute.with_ is None or absolute.without is None:
        return False
    return (ratio - 1) * (absolute.with_ - absolute.without) < 0
