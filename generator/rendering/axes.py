"""The axes of effect plots: from where to where, which ticks, and where a figure stands on them.

Ratios stand on a logarithmic axis around 1, so that a half and a double are equally far from no effect;
differences on a linear one that holds 0; shares of people always on 0 to 100 percent.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import Enum

_RATIO_TICKS = tuple(
    Decimal(text)
    for text in ("0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10", "20", "50", "100")
)
_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_MOST_STEPS = 5
_ZERO, _ONE = Decimal(0), Decimal(1)


class AxisKind(Enum):
    """What sort of figures stand on an axis."""

    RATIO = "ratio"
    DIFFERENCE = "difference"
    SHARE = "share"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis; its first and last tick are its ends."""

    kind: AxisKind
    ticks: tuple[Decimal, ...]

    @property
    def no_effect(self) -> Decimal | None:
        """The figure that means no difference, for comparisons."""
        if self.kind is AxisKind.RATIO:
            return _ONE
        return _ZERO if self.kind is AxisKind.DIFFERENCE else None

    def place(self, figure: Decimal) -> float:
        """Where a figure stands, 0 to 1; beyond the ends where it is off the axis."""
        low, high = self.ticks[0], self.ticks[-1]
        if self.kind is not AxisKind.RATIO:
            return float((figure - low) / (high - low))
        if figure <= 0:
            return -1.0
        return (math.log(figure) - math.log(low)) / (math.log(high) - math.log(low))


def axis_for(
    kind: AxisKind, figures: Sequence[Decimal], ends: tuple[Decimal | None, Decimal | None] = (None, None)
) -> Axis:
    """The axis that holds the figures; `ends` are those of the scale they were measured on, if known."""
    if kind is AxisKind.RATIO:
        return Axis(kind, _ratio_ticks(figures))
    if kind is AxisKind.SHARE:
        return Axis(kind, tuple(Decimal(tick) for tick in (0, 25, 50, 75, 100)))
    wanted = [Decimal(0), *figures, *(end for end in ends if end is not None)]
    return Axis(kind, _linear_ticks(min(wanted), max(wanted)))


def _ratio_ticks(figures: Sequence[Decimal]) -> tuple[Decimal, ...]:
    low = max((tick for tick in _RATIO_TICKS if tick <= min(figures)), default=_RATIO_TICKS[0])
    high = min((tick for tick in _RATIO_TICKS if tick >= max(figures)), default=_RATIO_TICKS[-1])
    low, high = min(low, Decimal("0.5")), max(high, Decimal(2))
    return tuple(tick for tick in _RATIO_TICKS if low <= tick <= high)


def _linear_ticks(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    span = high - low or Decimal(1)
    unit = Decimal(1).scaleb((span / _MOST_STEPS).adjusted())
    step = next(unit * step for step in _STEPS if unit * step * _MOST_STEPS >= span)
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    return tuple(step * place for place in range(first, max(last, first + 1) + 1))
