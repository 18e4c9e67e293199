"""On which scale a number of one wording can be held against those of another: its value, and its leeway.

A number is read anew for this alone: a risk ratio, `a third less` and `halves` are ratios, grams are
kilograms, and 20 people treated for one who is helped are a number needed to treat. What has no scale frames
a result, or leaves one side open, and is compared with nothing.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

from generator.core import english_amounts as english
from generator.core.quantities import Quantity, QuantityKind, quantities_in
from generator.core.spoken_amounts import spoken_amounts
from generator.core.told_units import amount_of, time_scale_of
from generator.core.vocabulary import Measure

ABSOLUTE, AGE, NEEDED, RELATIVE, SHARE = "difference of shares", "age", "needed", "relative", "share"
COARSE = Fraction(1, 20)
"""A share in words, or so many in ten, is told as the nearest of those."""

_FEW = 10
_HUNDREDTH = Fraction(1, 100)
_ABOUT = Fraction(1, 10)
_ABOUT_A_TIME = Fraction(3, 20)
_MULTIPLE = Fraction(3, 20)
_ABOUT_A_MULTIPLE = Fraction(1, 4)
"""By what part of itself a number may be off after `about`, and a multiple such as `4 times as many` at all.

No standard says how far people round; judged by the pairs of tests/cases/two_wordings.yml.
"""
_RANGES = frozenset({QuantityKind.TIME, QuantityKind.AGE})
_PERCENTAGE_POINTS = "percentage points"
_BEFORE, _BESIDE, _AFTER = 60, 20, 100
"""How many characters before a number and beside it may say which way it changes, after it whom it helps."""


class Told(NamedTuple):
    """A number on a scale, in every value it may mean there, and how far off the same may be told."""

    quantity: Quantity
    scale: str
    values: tuple[Fraction, ...]
    leeway: Fraction
    high: Fraction | None = None


def numbers_in(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text, and its amounts that no number tells."""
    return quantities_in(text) + spoken_amounts(text)


def families_of(numbers: tuple[Quantity, ...]) -> int:
    """On which scales some of the numbers may be, as bits: most pairs of wordings share none."""
    families = 0
    for quantity in numbers:
        families |= _FAMILIES.get((quantity.kind, quantity.is_change), 0)
    return families


def told_in(text: str, numbers: tuple[Quantity, ...], families: int) -> dict[str, list[Told]]:
    """The numbers of a text that can be compared, by their scale; only those of the families asked for."""
    if families & _RELATIVES:
        # A ratio follows from two shares.
        families |= _SHARES | _ABSOLUTES
    found: dict[str, list[Told]] = {}
    for quantity in numbers:
        if not _FAMILIES.get((quantity.kind, quantity.is_change), 0) & families:
            continue
        if quantity.high is None or quantity.kind in _RANGES:
            for told in _READ[quantity.kind](quantity, text):
                found.setdefault(told.scale, []).append(told)
    return found


def is_odds(told: Told) -> bool:
    """True for an odds ratio, which is further from one than the ratio of the risks themselves."""
    return told.quantity.measure is Measure.ODDS_RATIO


def _time(quantity: Quantity, text: str) -> Iterator[Told]:
    if quantity.bound and english.HALF_OF.search(_clause_before(quantity, text)):
        quantity = quantity._replace(bound=0)
    if known := time_scale_of(quantity.unit, quantity.value):
        scale, factor = known
        value = quantity.value * factor
        high = quantity.high * factor if quantity.high is not None else None
        leeway = value * _ABOUT_A_TIME if quantity.is_about else Fraction(0)
        if quantity.high is not None and high is not None and _is_before_and_after(quantity, text):
            now = quantity._replace(value=quantity.high)
            yield Told(quantity, scale, (value,), leeway)
            yield Told(now, scale, (high, abs(high - value)), leeway)
        else:
            yield Told(quantity, scale, (value,), leeway, high)


def _is_before_and_after(quantity: Quantity, text: str) -> bool:
    """True for what was and what has become of it: cut from 8 to 6 days, survival from 14 to 30 months."""
    if quantity.high is not None and quantity.high < quantity.value:
        return True
    return english.LASTS.search(_clause_before(quantity, text)) is not None


def _studies(quantity: Quantity, _text: str) -> Iterator[Told]:
    yield Told(quantity, "studies", (abs(quantity.value),), _leeway(quantity, quantity.value))


def _age(quantity: Quantity, _text: str) -> Iterator[Told]:
    # From 65 on is also over 64.
    if quantity.high is not None:
        yield Told(quantity, f"{AGE} range", (quantity.value,), Fraction(1), quantity.high)
    elif quantity.bound:
        yield Told(quantity, f"{AGE} {quantity.bound}", (quantity.value,), Fraction(1))


def _amount(quantity: Quantity, text: str) -> Iterator[Told]:
    if quantity.bound:
        return
    if quantity.unit == _PERCENTAGE_POINTS:
        value = abs(quantity.value) / 100
        yield Told(quantity, ABSOLUTE, (value,), _leeway(quantity, value, quantity.step / 100))
    elif known := amount_of(quantity):
        dimension, factor = known
        value = abs(quantity.value) * factor
        scale = f"{dimension} changed" if _is_changed(quantity, text) else dimension
        yield Told(quantity, scale, (value,), _leeway(quantity, value, quantity.step * factor))


def _is_changed(quantity: Quantity, text: str) -> bool:
    if quantity.is_change or english.CHANGED_AFTER.match(text, quantity.end):
        return True
    return english.CHANGED_BEFORE.search(_clause_before(quantity, text)) is not None


def _ratio(quantity: Quantity, text: str) -> Iterator[Told]:
    if quantity.bound:
        return
    value = quantity.value
    if not quantity.is_change:
        yield Told(quantity, RELATIVE, (value,), _leeway(quantity, value))
        return
    is_open = english.TIMES_MORE.search(quantity.written_in(text)) is not None
    part = _ABOUT_A_MULTIPLE if quantity.is_about else _MULTIPLE
    leeway = value * part if quantity.decimals == 0 or quantity.is_about else quantity.step / 2
    yield Told(quantity, RELATIVE, (value, value + 1) if is_open else (value,), leeway)


def _share(quantity: Quantity, text: str) -> Iterator[Told]:
    value = abs(quantity.share or Fraction(0))
    step = min(quantity.step, _HUNDREDTH)
    if quantity.is_change and quantity.kind is not QuantityKind.COUNT:
        leeway = _leeway_of_change(quantity, value, step)
        yield Told(quantity, RELATIVE, tuple(_ratios_of(value, quantity, text)), leeway)
    elif quantity.is_change and not quantity.bound:
        yield Told(quantity, ABSOLUTE, (value,), _leeway(quantity, value, step))
    elif not quantity.bound:
        in_few = quantity.whole is not None and quantity.whole <= _FEW
        is_coarse = quantity.is_about or in_few or quantity.kind is QuantityKind.FRACTION
        # Of what is small, about is a part of itself.
        yield Told(quantity, SHARE, (value,), min(COARSE, value / 3) if is_coarse else step / 2)
        if quantity.value == 1 and quantity.whole and english.OF_TREATED.match(text, quantity.end):
            yield _needed_for_one(quantity, quantity.whole)


def _ratios_of(value: Fraction, quantity: Quantity, text: str) -> Iterator[Fraction]:
    """What remains of the whole; both less and more where the words around do not tell which."""
    after = text[quantity.offset : quantity.end + _BESIDE]
    for words in (after, _clause_before(quantity, text) + after):
        is_less = english.LESS.search(words) is not None
        if is_less is not (english.MORE.search(words) is not None):
            yield 1 - value if is_less else 1 + value
            return
    yield from (1 - value, 1 + value)


def _leeway_of_change(quantity: Quantity, value: Fraction, step: Fraction) -> Fraction:
    if quantity.kind is QuantityKind.FRACTION:
        return COARSE * 3 / 2 if quantity.is_about else COARSE
    if quantity.is_about:
        return COARSE
    is_round = (value / COARSE).denominator == 1
    return COARSE / 2 if is_round else step / 2


def _needed(quantity: Quantity, _text: str) -> Iterator[Told]:
    if quantity.value and not quantity.bound:
        told = _needed_for_one(quantity, quantity.value)
        yield told
        yield told._replace(scale=ABSOLUTE)


def _people(quantity: Quantity, text: str) -> Iterator[Told]:
    """So many people who are treated for one of them to be helped or harmed."""
    if quantity.value < 2 or quantity.bound:
        return
    before = _clause_before(quantity, text)
    after = text[quantity.end : quantity.end + _AFTER].partition(".")[0].partition(";")[0]
    is_needed = english.ONE_OF_THEM.search(after) or english.ONE_OF_THEM.search(before)
    if is_needed and english.TREATED.search(before + after):
        yield _needed_for_one(quantity, quantity.value)


def _needed_for_one(quantity: Quantity, people: Fraction) -> Told:
    return Told(quantity, NEEDED, (1 / people,), _ABOUT / people)


def _clause_before(quantity: Quantity, text: str) -> str:
    before = text[max(quantity.offset - _BEFORE, 0) : quantity.offset]
    return before.rpartition(". ")[2].rpartition(";")[2]


def _leeway(quantity: Quantity, value: Fraction, step: Fraction | None = None) -> Fraction:
    half = (quantity.step if step is None else step) / 2
    return max(half, value * _ABOUT) if quantity.is_about else half


_READ: dict[QuantityKind, Callable[[Quantity, str], Iterator[Told]]] = {
    QuantityKind.TIME: _time,
    QuantityKind.STUDIES: _studies,
    QuantityKind.AGE: _age,
    QuantityKind.MEASURED: _amount,
    QuantityKind.MEAN: _amount,
    QuantityKind.DIFFERENCE: _amount,
    QuantityKind.RATIO: _ratio,
    QuantityKind.PERCENT: _share,
    QuantityKind.COUNT: _share,
    QuantityKind.FRACTION: _share,
    QuantityKind.NEEDED: _needed,
    QuantityKind.PEOPLE: _people,
}

_SHARES, _RELATIVES, _ABSOLUTES, _AMOUNTS, _NEEDED, _TIMES, _OTHERS = (1 << place for place in range(7))
_FAMILIES: dict[tuple[QuantityKind, bool], int] = {
    **{(QuantityKind.TIME, changed): _TIMES for changed in (False, True)},
    **{(kind, False): _OTHERS for kind in (QuantityKind.STUDIES, QuantityKind.AGE)},
    **{
        (kind, changed): _AMOUNTS
        for kind in (QuantityKind.MEASURED, QuantityKind.MEAN)
        for changed in (False, True)
    },
    (QuantityKind.DIFFERENCE, True): _AMOUNTS | _ABSOLUTES,
    **{(QuantityKind.RATIO, changed): _RELATIVES for changed in (False, True)},
    **{(kind, False): _SHARES for kind in (QuantityKind.PERCENT, QuantityKind.FRACTION)},
    **{(kind, True): _RELATIVES for kind in (QuantityKind.PERCENT, QuantityKind.FRACTION)},
    (QuantityKind.COUNT, False): _SHARES | _NEEDED,
    (QuantityKind.COUNT, True): _ABSOLUTES,
    (QuantityKind.NEEDED, False): _NEEDED | _ABSOLUTES,
    (QuantityKind.PEOPLE, False): _NEEDED,
}
