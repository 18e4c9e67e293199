"""Which number of one wording another lacks: like is compared with like, where both have some of a kind.

A risk ratio for clinicians beside so many in 1,000 for patients is the normal case and tells nothing. Of what
both have, one number in common is enough, but of equally many shares each must have its own.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from generator.core.quantities import Quantity, QuantityKind

_DAYS_OR_MONTHS = {
    "day": ("days", 1),
    "week": ("days", 7),
    "month": ("months", 1),
    "year": ("months", 12),
}
_COARSE = 10
_NEAR = Fraction(1, 20)
_HUNDREDTH = Fraction(1, 100)
_ABOUT = Fraction(1, 10)
_PERCENTAGE_POINTS = "percentage points"


class _Told(NamedTuple):
    """A number on the scale of its kind, and how far from it the same number may be told."""

    quantity: Quantity
    value: Fraction
    leeway: Fraction
    high: Fraction | None = None


def missing_in(stated: tuple[Quantity, ...], told: tuple[Quantity, ...]) -> Iterator[Quantity]:
    """The first number of each kind in `told` that `stated` has not, though it has others of that kind."""
    if not (theirs := _by_kind(told)):
        return
    ours = _by_kind(stated)
    for kind, known in ours.items():
        others = theirs.get(kind, [])
        missing = [one for one in others if not any(_agree(one, other) for other in known)]
        if missing and (len(missing) == len(others) or (len(others) == len(known) and kind == "share")):
            yield missing[0].quantity


def _by_kind(quantities: tuple[Quantity, ...]) -> dict[str, list[_Told]]:
    found: dict[str, list[_Told]] = {}
    for quantity in quantities:
        if (quantity.high is None or quantity.kind is QuantityKind.TIME) and (kind := _kind_of(quantity)):
            found.setdefault(kind, []).append(_told(quantity))
    return found


def _kind_of(quantity: Quantity) -> str:
    """With which others it can be compared; empty for what frames a result, or leaves one side open."""
    kind = quantity.kind
    if kind is QuantityKind.TIME:
        return _DAYS_OR_MONTHS.get(quantity.unit, ("", 0))[0]
    if kind is QuantityKind.STUDIES:
        return "studies"
    if quantity.bound:
        return ""
    if kind is QuantityKind.MEASURED:
        return quantity.unit
    if kind in (QuantityKind.RATIO, QuantityKind.NEEDED):
        return kind
    if kind is QuantityKind.DIFFERENCE:
        return "difference of shares" if quantity.unit == _PERCENTAGE_POINTS else "difference"
    if quantity.is_share:
        # 40% fewer may be 40 in 100 of all, or of those who would have had it.
        is_open = quantity.is_change and kind is not QuantityKind.COUNT
        return "" if is_open else ("difference of shares" if quantity.is_change else "share")
    return ""


def _told(quantity: Quantity) -> _Told:
    value, step = abs(quantity.value), quantity.step
    if quantity.is_share:
        value, step = abs(quantity.share or Fraction(0)), min(step, _HUNDREDTH)
    elif quantity.unit == _PERCENTAGE_POINTS:
        value, step = value / 100, step / 100
    elif quantity.kind is QuantityKind.TIME:
        scale = _DAYS_OR_MONTHS[quantity.unit][1]
        high = quantity.high * scale if quantity.high is not None else None
        return _Told(quantity, value * scale, Fraction(0), high)
    return _Told(quantity, value, _leeway(quantity, value, step))


def _leeway(quantity: Quantity, value: Fraction, step: Fraction) -> Fraction:
    if quantity.is_share and not quantity.is_change:
        in_few = quantity.whole is not None and quantity.whole <= _COARSE
        is_coarse = quantity.is_about or in_few or quantity.kind is QuantityKind.FRACTION
        return _NEAR if is_coarse else step / 2
    return max(step / 2, value * _ABOUT) if quantity.is_about else step / 2


def _agree(one: _Told, other: _Told) -> bool:
    if one.high is not None and other.high is not None:
        return (one.value, one.high) == (other.value, other.high)
    for bounded, free in ((one, other), (other, one)):
        if bounded.quantity.bound and (free.value - bounded.value) * bounded.quantity.bound >= 0:
            return True
        if bounded.high is not None and bounded.value <= free.value <= bounded.high:
            return True
    difference = abs(one.value - other.value)
    if _NEAR in (one.leeway, other.leeway):
        return difference <= _NEAR
    return difference <= one.leeway + other.leeway
