"""What the estimates of a claim carry, in every way a sentence may say it: as shares, ratios, differences.

Only arithmetic that nobody can dispute is derived: events of a total, a rate per person-time, the difference
and the ratio of two groups, one minus a ratio. A complement (60% are free of what 40% have) is not, since
nothing tells a right one from the number of the wrong group.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from generator.core.model import Arm, Claim, Estimate
from generator.core.quantities import Quantity, QuantityKind, exact, unit_of
from generator.core.quantity.patterns import DIGITS
from generator.core.vocabulary import Measure

_SHARES = frozenset({Measure.PROPORTION, Measure.RATE, Measure.SENSITIVITY, Measure.SPECIFICITY})
_MEANS = frozenset({Measure.MEAN, Measure.MEDIAN, Measure.CHANGE_FROM_BASELINE, Measure.RANGE})
DIFFERENCES = frozenset(
    {
        Measure.MEAN_DIFFERENCE,
        Measure.STANDARDISED_MEAN_DIFFERENCE,
        Measure.RISK_DIFFERENCE,
        Measure.CHANGE_FROM_BASELINE,
    }
)
_DIGITS = re.compile(DIGITS)


class Figure(NamedTuple):
    """One number that an estimate carries, and one unit of its last digit."""

    value: Fraction
    step: Fraction
    estimate: Estimate
    measure: Measure | None = None
    """Of a ratio or difference as the source gives it; None for a derived one."""


def figures_like(quantity: Quantity, claim: Claim) -> Iterator[Figure]:
    """The figures of a claim that a quantity of its sentence could mean; none for an interval."""
    for derive in _DERIVATIONS[quantity.kind, quantity.is_change]:
        for estimate in claim.estimates:
            yield from derive(estimate)


def intervals_of(claim: Claim) -> Iterator[tuple[Figure, Figure]]:
    """Every interval and range of the estimates, low then high, in the unit it is written in."""
    for estimate in claim.estimates:
        for pair in (estimate.ci, estimate.range, estimate.absolute.ci if estimate.absolute else None):
            if pair:
                yield _figure(pair[0], estimate), _figure(pair[1], estimate)


def shares_of(estimate: Estimate) -> Iterator[Figure]:
    """The parts of a whole: values, events of a total, rates, and absolute numbers, as fractions of 1."""
    if estimate.measure in _SHARES:
        if estimate.value is not None:
            yield _scaled(estimate.value, _whole_of(estimate), estimate)
        for end in estimate.range or ():
            yield _scaled(end, _whole_of(estimate), estimate)
    if estimate.events is not None and estimate.total:
        yield _divided(estimate.events, estimate.total, estimate)
    for arm in estimate.arms:
        yield from _shares_of_arm(arm, estimate)
    counted = [arm for arm in estimate.arms if arm.events is not None and arm.total]
    if len(counted) > 1:
        total = sum(arm.total or 0 for arm in counted)
        yield _divided(sum(arm.events or 0 for arm in counted), total, estimate)
    absolute = estimate.absolute
    if absolute and absolute.per:
        for number in (absolute.without, absolute.with_, *(absolute.ci or ())):
            if number is not None:
                yield _scaled(number, Fraction(absolute.per), estimate)


def counts_of(claim: Claim) -> Iterator[tuple[int, int]]:
    """Every pair of events and total, and those of all groups of an estimate together."""
    for estimate in claim.estimates:
        pairs = [(arm.events, arm.total) for arm in estimate.arms]
        pairs.append((estimate.events, estimate.total))
        counted = [(events, total) for events, total in pairs if events is not None and total]
        yield from counted
        if len(counted) > 1:
            yield sum(events for events, _ in counted), sum(total for _, total in counted)


def _shares_of_arm(arm: Arm, estimate: Estimate) -> Iterator[Figure]:
    if arm.events is not None and arm.total:
        yield _divided(arm.events, arm.total, estimate)
    if arm.rate is not None and (per := _number_in(arm.per)):
        yield _scaled(arm.rate, per, estimate)
    if arm.value is not None and estimate.measure in _SHARES:
        yield _scaled(arm.value, _whole_of(estimate), estimate)


def _changes_of(estimate: Estimate) -> Iterator[Figure]:
    """Sizes of change as fractions of 1: one minus a ratio, and the difference and ratio of two groups."""
    if estimate.value is not None:
        own = _figure(estimate.value, estimate)
        if estimate.measure.is_ratio:
            yield Figure(abs(1 - own.value), own.step, estimate)
        elif estimate.measure in DIFFERENCES:
            yield Figure(abs(own.value) / 100, own.step / 100, estimate)
    for one, other in _pairs_of_groups(estimate):
        yield Figure(abs(one.value - other.value), one.step + other.step, estimate)
    for derived in _derived_ratios_of(estimate):
        yield Figure(abs(1 - derived.value), derived.step, estimate)


def _ratios_of(estimate: Estimate) -> Iterator[Figure]:
    if estimate.measure.is_ratio and estimate.value is not None:
        yield _figure(estimate.value, estimate)
    yield from _derived_ratios_of(estimate)


def _multiples_of(estimate: Estimate) -> Iterator[Figure]:
    """Ratios either way: `half as many` says of one group what `twice as many` says of the other."""
    for figure in _ratios_of(estimate):
        yield figure
        if figure.value:
            yield Figure(1 / figure.value, figure.step / figure.value**2, estimate)


def _derived_ratios_of(estimate: Estimate) -> Iterator[Figure]:
    for one, other in _pairs_of_groups(estimate):
        for top, bottom in ((one, other), (other, one)):
            if bottom.value:
                ratio = top.value / bottom.value
                step = (top.step + ratio * bottom.step) / bottom.value
                yield Figure(ratio, step, estimate)


def _differences_of(estimate: Estimate) -> Iterator[Figure]:
    if estimate.measure in DIFFERENCES and estimate.value is not None:
        yield _figure(estimate.value, estimate)
    values = [_figure(arm.value, estimate) for arm in estimate.arms if arm.value is not None]
    if estimate.baseline is not None and estimate.value is not None:
        values += [_figure(estimate.baseline, estimate), _figure(estimate.value, estimate)]
    for one, other in combinations(values, 2):
        for difference in (one.value - other.value, other.value - one.value):
            yield Figure(difference, one.step + other.step, estimate)
    for one, other in _pairs_of_groups(estimate):
        for difference in (one.value - other.value, other.value - one.value):
            yield Figure(difference * 100, (one.step + other.step) * 100, estimate)
    if estimate.measure is Measure.CHANGE_FROM_BASELINE:
        yield from (_figure(arm.value, estimate) for arm in estimate.arms if arm.value is not None)


def _means_of(estimate: Estimate) -> Iterator[Figure]:
    numbers = [estimate.baseline, *(arm.value for arm in estimate.arms)]
    if estimate.measure in _MEANS:
        numbers += [estimate.value, *(estimate.range or ())]
    named = estimate.measure if estimate.measure in (Measure.MEAN, Measure.MEDIAN) else None
    yield from (_figure(number, estimate)._replace(measure=named) for number in numbers if number is not None)


def _needed_of(estimate: Estimate) -> Iterator[Figure]:
    """One divided by an absolute difference, to the next whole number."""
    sizes = [abs(one.value - other.value) for one, other in _pairs_of_groups(estimate)]
    if estimate.measure is Measure.RISK_DIFFERENCE and estimate.value is not None:
        sizes.append(abs(_scaled(estimate.value, _whole_of(estimate), estimate).value))
    for size in sizes:
        if size:
            yield Figure(1 / size, Fraction(2), estimate)


def _pairs_of_groups(estimate: Estimate) -> Iterable[tuple[Figure, Figure]]:
    """Each two groups whose shares stand side by side, and the absolute numbers with and without."""
    shares = [share for arm in estimate.arms for share in _shares_of_arm(arm, estimate)]
    yield from combinations(shares, 2)
    absolute = estimate.absolute
    if absolute and absolute.per and absolute.without is not None and absolute.with_ is not None:
        per = Fraction(absolute.per)
        yield _scaled(absolute.without, per, estimate), _scaled(absolute.with_, per, estimate)


def _whole_of(estimate: Estimate) -> Fraction:
    """Out of how many a value of an estimate counts: 100 for percent, else as its unit says."""
    unit = (estimate.unit or "").lower()
    if per := _number_in(unit):
        return per
    if "%" in unit or "percent" in unit or "per cent" in unit:
        return Fraction(100)
    is_fraction = not unit and all(abs(number) <= 1 for number in (estimate.value or 0, *(estimate.ci or ())))
    return Fraction(1 if is_fraction and not estimate.arms else 100)


def _number_in(text: str | None) -> Fraction | None:
    digits = _DIGITS.search(text or "")
    return exact(digits[0])[0] if digits else None


def _figure(number: Decimal, estimate: Estimate) -> Figure:
    value, decimals = exact(str(number) if number.adjusted() > -7 else f"{number:f}")
    return Figure(value, unit_of(decimals), estimate, estimate.measure)


def _scaled(number: Decimal, whole: Fraction, estimate: Estimate) -> Figure:
    value, decimals = exact(str(number) if number.adjusted() > -7 else f"{number:f}")
    return Figure(value / whole, unit_of(decimals) / whole, estimate, estimate.measure)


def _divided(events: int, total: int, estimate: Estimate) -> Figure:
    return Figure(Fraction(events, total), Fraction(0), estimate, estimate.measure)


Derivation = Callable[[Estimate], Iterator[Figure]]
_BY_KIND: dict[QuantityKind, tuple[Derivation, ...]] = {
    QuantityKind.RATIO: (_ratios_of,),
    QuantityKind.DIFFERENCE: (_differences_of,),
    QuantityKind.MEAN: (_means_of,),
    QuantityKind.NEEDED: (_needed_of,),
}
_DERIVATIONS: dict[tuple[QuantityKind, bool], tuple[Derivation, ...]] = {
    **{(kind, changed): of for kind, of in _BY_KIND.items() for changed in (False, True)},
    (QuantityKind.RATIO, True): (_multiples_of,),
    **{
        (kind, changed): (_changes_of, shares_of) if changed else (shares_of,)
        for kind in (QuantityKind.PERCENT, QuantityKind.COUNT, QuantityKind.FRACTION)
        for changed in (False, True)
    },
}
