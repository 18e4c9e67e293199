"""Which number of one wording another lacks: like is compared with like, where both have some of a kind.

A risk ratio for clinicians beside so many in 1,000 for patients is the normal case and tells nothing. Of what
both have, one number in common is enough, but of equally many shares each must have its own. What follows
from the other wording by arithmetic is in it: the rest of a share, the ratio of two, a risk behind its odds.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

from generator.core import english_amounts as english
from generator.core.quantities import Quantity
from generator.core.told_scales import (
    ABSOLUTE,
    AGE,
    RELATIVE,
    SHARE,
    Told,
    families_of,
    is_odds,
    numbers_in,
    told_in,
)
from generator.core.told_units import DAYS, DAYS_OF_A_MONTH, MONTHS, TIMES

_EACH = frozenset({SHARE, f"{AGE} 1", f"{AGE} -1"})
"""Where a wording has several, each is that of a group."""
_MOST_PAIRS = 2500
"""No finding has so many numbers; a text of strangers may."""
_BEFORE = 40
_NEAR_A_MONTH = Fraction(1, 20)
"""Twelve weeks are three months, and four weeks one."""


class _Wording(NamedTuple):
    text: str
    numbers: dict[str, list[Told]]

    def of(self, scale: str) -> list[Told]:
        return self.numbers.get(scale, [])

    def times(self) -> list[Told]:
        return [told for scale in TIMES for told in self.of(scale)]


def missing_in(stated: str, told: str) -> Iterator[Quantity]:
    """The first number of each scale in `told` that `stated` has not, though it has others of that scale."""
    numbers = numbers_in(told)
    if not numbers:
        return
    known = numbers_in(stated)
    if not (shared := families_of(numbers) & families_of(known)):
        return
    ours, theirs = (
        _Wording(stated, told_in(stated, known, shared)),
        _Wording(told, told_in(told, numbers, shared)),
    )
    seen: set[int] = set()
    for missing in (*_missing_of_each(ours, theirs), *_missing_time(ours, theirs)):
        # A number needed to treat has two scales.
        if missing.quantity.offset not in seen and not _follows(missing, ours, theirs):
            seen.add(missing.quantity.offset)
            yield missing.quantity


def _missing_of_each(ours: _Wording, theirs: _Wording) -> Iterator[Told]:
    for scale, known in ours.numbers.items():
        others = theirs.of(scale)
        if len(known) * len(others) > _MOST_PAIRS:
            continue
        missing = [one for one in others if not any(_agree(one, other) for other in known)]
        if scale in _EACH and len(others) == len(known):
            missing = missing or _left_over(known, others)
        elif len(missing) != len(others):
            continue
        yield from missing[:1]


def _left_over(known: list[Told], others: list[Told]) -> list[Told]:
    """The furthest of as many other numbers, where one that is known is told by none of them."""
    is_all_told = all(any(_agree(one, other) for one in others) for other in known)
    values, known_values = ([one.values[0] for one in numbers] for numbers in (others, known))
    if is_all_told or len(set(values)) < len(values) or len(set(known_values)) < len(values):
        return []
    return [max(others, key=lambda one: min(abs(one.values[0] - value) for value in known_values))]


def _missing_time(ours: _Wording, theirs: _Wording) -> Iterator[Told]:
    """A time in months against one in days, where each wording tells this one only."""
    one, other = ours.times(), theirs.times()
    is_only = len(one) == len(other) == 1 and {one[0].scale, other[0].scale} == {DAYS, MONTHS}
    if is_only and not _agree(_in_days(one[0]), _in_days(other[0])):
        yield other[0]


def _in_days(told: Told) -> Told:
    factor = DAYS_OF_A_MONTH if told.scale == MONTHS else Fraction(1)
    value = told.values[0] * factor
    high = told.high * factor if told.high is not None else None
    return told._replace(values=(value,), high=high, leeway=told.leeway * factor + value * _NEAR_A_MONTH)


def _follows(missing: Told, ours: _Wording, theirs: _Wording) -> bool:
    """True where a number that the other wording does not name follows from what it names."""
    if missing.scale == SHARE:
        rest = missing._replace(values=(1 - missing.values[0],))
        return _are_turned(ours.text, theirs.text) and any(_agree(rest, one) for one in ours.of(SHARE))
    if missing.scale in TIMES:
        role = _role_of(missing, theirs)
        return role != "" and all(_role_of(one, ours) not in ("", role) for one in ours.times())
    if missing.scale != RELATIVE:
        return False
    if not english.ODDS.search(theirs.text) and any(_is_weaker(missing, one) for one in ours.of(RELATIVE)):
        return True
    if any(
        _are_near(missing, 1 + sign * one.values[0], one.leeway)
        for one in ours.of(ABSOLUTE)
        for sign in (1, -1)
    ):
        return True
    return any(
        _are_near(missing, derived, one.leeway + other.leeway)
        for one, other in permutations(ours.of(SHARE), 2)
        for derived in _derived(one.values[0], other.values[0])
    )


def _are_near(told: Told, value: Fraction, leeway: Fraction) -> bool:
    return any(abs(one - value) <= told.leeway + leeway for one in told.values)


def _are_turned(one: str, other: str) -> bool:
    """True where one may count those who are well, and the other those who are not."""
    return any(
        (words.search(one) is None) is not (words.search(other) is None)
        for words in (english.TURNED, english.STILL)
    )


def _role_of(time: Told, wording: _Wording) -> str:
    """Whether a time says how long or when; empty where the words do not tell."""
    start = time.quantity.offset
    said = english.ROLE_OF_TIME.search(wording.text[max(start - _BEFORE, 0) : start])
    return (said.lastgroup or "") if said else ""


def _derived(one: Fraction, other: Fraction) -> Iterator[Fraction]:
    """The ratio of two shares, and 1 less or more their difference, as `40% fewer` may say of either."""
    if other:
        yield one / other
    yield 1 + one - other


def _is_weaker(told: Told, odds: Told) -> bool:
    """True for a ratio of risks that an odds ratio can stand for: between it and 1."""
    low, high = sorted((odds.values[0], Fraction(1)))
    return is_odds(odds) and any(low < value < high for value in told.values)


def _agree(one: Told, other: Told) -> bool:
    # Most are equal, and the arithmetic of fractions is slow.
    if one.values == other.values and one.high == other.high:
        return True
    if one.high is not None and other.high is not None:
        most = one.leeway if one.scale.startswith(AGE) else 0
        return max(abs(one.values[0] - other.values[0]), abs(one.high - other.high)) <= most
    if _is_within(one, other) or _is_within(other, one):
        return True
    is_share = one.scale == SHARE
    leeway = max(one.leeway, other.leeway) if is_share else one.leeway + other.leeway + _rounded(one, other)
    pairs = [(value, known) for value in one.values for known in other.values]
    if any(abs(value - known) <= leeway for value, known in pairs):
        return True
    # Half as many with the one are twice as many with the other.
    is_told = one.quantity.is_change or other.quantity.is_change
    return one.scale == RELATIVE and is_told and any(_are_inverse(one, other, *pair) for pair in pairs)


def _rounded(one: Told, other: Told) -> Fraction:
    """How far off a time may be that is told with fewer decimals than the other: 14 months for 14.2."""
    coarse, fine = sorted((one.quantity, other.quantity), key=lambda quantity: quantity.decimals)
    is_rounded = coarse.unit == fine.unit and coarse.decimals < fine.decimals
    if one.scale not in TIMES or not is_rounded or not one.quantity.value:
        return Fraction(0)
    return one.values[0] / one.quantity.value * coarse.step / 2


def _is_within(one: Told, other: Told) -> bool:
    """True where the one is open to a side, or a range, and the other lies there."""
    value, free = one.values[0], other.values[0]
    if one.scale in TIMES and one.quantity.bound == other.quantity.bound:
        return one.high is not None and value <= free <= one.high
    # More than 60% less leaves less than 40%.
    side = -one.quantity.bound if one.scale == RELATIVE and value < 1 else one.quantity.bound
    if side and not one.scale.startswith(AGE) and (free - value) * side >= 0:
        return True
    return one.high is not None and value <= free <= one.high


def _are_inverse(one: Told, other: Told, value: Fraction, known: Fraction) -> bool:
    (low, its_leeway), (high, leeway) = sorted(((value, one.leeway), (known, other.leeway)))
    # What 3 is off by, a third is off by a ninth of.
    return low < 1 < high and abs(1 / high - low) <= its_leeway + leeway / high**2
