"""Whether a number of a sentence agrees with the figures of its claim: exactly, rounded, or about.

A number agrees with a figure that rounds to it, or of which it is the rounding. `About` allows the nearest 5
in 100, and where a share is said as half, a third or so many in ten the nearest of those; of what is small,
a fraction of itself. `At least` and its like agree with whatever lies on that side.
"""

from collections.abc import Iterable
from fractions import Fraction

from generator.core.carried import DIFFERENCES, Figure, counts_of, figures_like, intervals_of
from generator.core.model import Claim, Estimate
from generator.core.quantities import Quantity, QuantityKind, quantities_in
from generator.core.vocabulary import Measure

_AS_DIGITS = frozenset({QuantityKind.PERCENT, QuantityKind.RATIO, QuantityKind.DIFFERENCE, QuantityKind.MEAN})
"""Kinds that may not be more precise than their source."""
_OTHER_RATIOS = frozenset({Measure.ODDS_RATIO, Measure.HAZARD_RATIO})
_HUNDREDTH = Fraction(1, 100)
_HALF = Fraction(1, 2)
_FEW = 10
"""Up to so many in the whole, a count is as coarse as a fraction in words."""


def is_carried(quantity: Quantity, claim: Claim) -> bool:
    """True where an estimate of the claim carries the number; false also where none could."""
    if quantity.kind is QuantityKind.INTERVAL:
        return any(_agree_as_interval(quantity, low, high) for low, high in intervals_of(claim))
    if _is_raw_count(quantity) and (counts := list(counts_of(claim))):
        return any(quantity.value == events and quantity.whole == total for events, total in counts)
    if quantity.high is None:
        return any(
            agrees(quantity, quantity.value, figure) for figure in figures_like(quantity, claim)
        ) or _is_side_of_median(quantity, claim)
    ends = (quantity.value, quantity.high)
    if quantity.is_share:
        scale = quantity.in_shares(Fraction(1)) if quantity.kind is QuantityKind.PERCENT else Fraction(1)
        pairs = [(low.value * scale, high.value * scale) for low, high in intervals_of(claim)]
        if tuple(map(quantity.in_shares, ends)) in pairs:
            return True
    figures = list(figures_like(quantity, claim))
    return all(any(agrees(quantity, end, figure) for figure in figures) for end in ends)


def agrees(quantity: Quantity, number: Fraction, figure: Figure) -> bool:
    """True where the number, in the quantity's own unit, says what the figure says."""
    # What is derived from groups is a risk ratio.
    measure = figure.measure or (Measure.RISK_RATIO if quantity.measure in _OTHER_RATIOS else None)
    if quantity.measure and measure and quantity.measure is not measure:
        return False
    stated, given = quantity.in_shares(number), figure.value
    if stated is given or stated == given:
        # What is written alike is one object, and comparing fractions is slow.
        return True
    if quantity.kind is QuantityKind.DIFFERENCE and number > 0:
        # The words around an unsigned difference say in which direction it goes.
        given = abs(given)
    if quantity.bound and (given - stated) * quantity.bound >= 0:
        return True
    return abs(stated - given) <= max(_rounding(quantity, figure), _leeway(quantity, stated))


def figure_of_rest(quantity: Quantity, claim: Claim) -> Figure | None:
    """The share of which a number is the rest, as 62% is of 38%; None where it is the rest of none."""
    whole = quantity.whole or Fraction(100 if quantity.kind is QuantityKind.PERCENT else 1)
    if not quantity.is_share or quantity.is_change or quantity.high is not None:
        return None
    rest, is_raw = whole - quantity.value, _is_raw_count(quantity)
    for figure in figures_like(quantity, claim):
        is_rest = quantity.in_shares(rest) == figure.value if is_raw else agrees(quantity, rest, figure)
        if is_rest:
            return figure
    return None


def frames(claim: Claim) -> Iterable[Quantity]:
    """The numbers of the question, times, definitions, scales and doses of a claim: they frame its result."""
    for text in _frame_texts(claim):
        if text:
            yield from quantities_in(text)


def is_in_frame(quantity: Quantity, claim: Claim) -> bool:
    """True where the question or the definition of an outcome names the very number."""
    return any(
        (framed.value, framed.high, framed.whole) == (quantity.value, quantity.high, quantity.whole)
        and framed.is_share == quantity.is_share
        for framed in frames(claim)
    )


def _agree_as_interval(quantity: Quantity, low: Figure, high: Figure) -> bool:
    if (quantity.value, quantity.high) == (low.value, high.value):
        return True
    return any(_are_ends(quantity, *ends) for ends in _interval_in_words(low, high))


def _interval_in_words(low: Figure, high: Figure) -> Iterable[tuple[Figure, Figure]]:
    """An interval as given, and as words say it: `lowers by 9 (7 to 11)` of -11 to -7, and of ratios."""
    yield low, high
    measure = low.measure
    if measure and measure.is_ratio:
        yield high._replace(value=1 - high.value), low._replace(value=1 - low.value)
        yield low._replace(value=low.value - 1), high._replace(value=high.value - 1)
    elif measure in DIFFERENCES:
        yield high._replace(value=-high.value), low._replace(value=-low.value)


def _are_ends(quantity: Quantity, low: Figure, high: Figure) -> bool:
    ends = ((quantity.value, low), (quantity.high or quantity.value, high))
    return any(
        all(
            abs(stated - end.value * scale) * 2 <= max(quantity.step, end.step * scale)
            for stated, end in ends
        )
        for scale in (Fraction(1), Fraction(100), Fraction(1, 10))
    )


def _is_side_of_median(quantity: Quantity, claim: Claim) -> bool:
    """True for half of the people, where the claim has a median: half lie on each side of it."""
    if quantity.is_change or quantity.share != _HALF:
        return False
    return any(estimate.measure is Measure.MEDIAN for estimate in claim.estimates)


def _is_raw_count(quantity: Quantity) -> bool:
    """True for 229 of 431: people of a study as counted, unlike 4 in 10 or 51 in 10,000."""
    whole = quantity.whole
    if quantity.kind is not QuantityKind.COUNT or whole is None or quantity.is_change or quantity.decimals:
        return False
    return whole > _FEW and whole % 100 != 0 and whole not in (20, 25, 50)


def _rounding(quantity: Quantity, figure: Figure) -> Fraction:
    """Half a unit of the last digit; `1 in 3` claims no coarseness of its own, and may be said of 33%."""
    own = min(quantity.step, _HUNDREDTH) if quantity.is_share else quantity.step
    is_exact = quantity.kind in _AS_DIGITS and figure.measure is not None
    return (own if is_exact else max(own, figure.step)) / 2


def _leeway(quantity: Quantity, stated: Fraction) -> Fraction:
    """How far `about` may be off."""
    if not quantity.is_about:
        return Fraction(0)
    size = abs(stated)
    if not quantity.is_share:
        return size / 20
    if quantity.kind is QuantityKind.PERCENT:
        return min(Fraction(1, 40), size / 6)
    is_coarse = quantity.whole is None or quantity.whole <= _FEW
    return min(Fraction(1, 20), size / 4) if is_coarse else size / 20


def _frame_texts(claim: Claim) -> Iterable[str | None]:
    if pico := claim.pico:
        yield from (pico.population, pico.intervention, pico.comparator, pico.outcome)
    if claim.certainty:
        yield claim.certainty.of
    for estimate in claim.estimates:
        yield from _frame_of(estimate)
    for made in claim.recommendations:
        yield from (made.as_stated, made.only_if)
    for taken in claim.exposure:
        yield from (f"{taken.dose or ''} {taken.unit or ''}", taken.schedule, taken.duration, taken.route)


def _frame_of(estimate: Estimate) -> Iterable[str | None]:
    yield from (estimate.at, estimate.group, estimate.definition)
    yield from (arm.name for arm in estimate.arms)
    if estimate.scale:
        yield estimate.scale.name
        if estimate.scale.important is not None:
            yield f"{estimate.scale.important:f} points"
