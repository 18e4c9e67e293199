"""One unit for all that are the same: grams for kilograms, days for weeks, so that amounts can be compared.

Days and months are two scales, since no number of days is a month; hours below a day are a third.
"""

from fractions import Fraction

from generator.core.quantities import Quantity, QuantityKind
from generator.core.vocabulary import Measure

DAYS, HOURS, MONTHS = "days", "hours", "months"
TIMES = (DAYS, MONTHS, HOURS)
DAYS_OF_A_MONTH = Fraction(1461, 48)
"""A twelfth of a year of 365.25 days."""

_IN_DAYS = {"day": 1, "night": 1, "week": 7, "wk": 7}
_IN_MONTHS = {"month": 1, "year": 12, "yr": 12, "decade": 120}
_IN_HOURS = {
    "hour": Fraction(1),
    "hr": Fraction(1),
    "h": Fraction(1),
    "minute": Fraction(1, 60),
    "min": Fraction(1, 60),
    "second": Fraction(1, 3600),
}
_HOURS_OF_A_DAY = 24

_UNITS: dict[str, tuple[str, Fraction]] = {
    "kg": ("mass", Fraction(1000)),
    "kilogram": ("mass", Fraction(1000)),
    "g": ("mass", Fraction(1)),
    "gram": ("mass", Fraction(1)),
    "mg": ("mass", Fraction(1, 1000)),
    "milligram": ("mass", Fraction(1, 1000)),
    "km": ("length", Fraction(1_000_000)),
    "m": ("length", Fraction(1000)),
    "metre": ("length", Fraction(1000)),
    "cm": ("length", Fraction(10)),
    "centimetre": ("length", Fraction(10)),
    "mm": ("length", Fraction(1)),
    "millimetre": ("length", Fraction(1)),
    "l": ("volume", Fraction(1000)),
    "litre": ("volume", Fraction(1000)),
    "ml": ("volume", Fraction(1)),
    "millilitre": ("volume", Fraction(1)),
    "mm hg": ("mmhg", Fraction(1)),
    "millimetres of mercury": ("mmhg", Fraction(1)),
    "sd": ("standard deviation", Fraction(1)),
}
_POINTS = "point"


def time_scale_of(unit: str, value: Fraction) -> tuple[str, Fraction] | None:
    """The scale of a time, and by how much its number is multiplied there; None for an unknown unit."""
    if unit in _IN_DAYS:
        return DAYS, Fraction(_IN_DAYS[unit])
    if unit in _IN_MONTHS:
        return MONTHS, Fraction(_IN_MONTHS[unit])
    if (hours := _IN_HOURS.get(unit)) is None:
        return None
    return (DAYS, hours / _HOURS_OF_A_DAY) if value * hours >= _HOURS_OF_A_DAY else (HOURS, hours)


def amount_of(quantity: Quantity) -> tuple[str, Fraction] | None:
    """The dimension of an amount, and by how much its number is multiplied there; None without a unit."""
    if quantity.measure is Measure.STANDARDISED_MEAN_DIFFERENCE:
        return "standardised", Fraction(1)
    unit = quantity.unit.lower()
    if not unit:
        # A difference is mostly one of points; a bare mean may be of anything.
        return (_POINTS, Fraction(1)) if quantity.kind is QuantityKind.DIFFERENCE else None
    single = unit.removesuffix("s").replace("liter", "litre").replace("meter", "metre")
    if known := _UNITS.get(unit) or _UNITS.get(single):
        return known
    # A tenth of a litre.
    return (single[:-2] + "l", Fraction(10)) if single.endswith("/dl") else (single, Fraction(1))
