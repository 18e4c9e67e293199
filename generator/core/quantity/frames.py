"""The rules for numbers that frame a finding: ages, times, doses, scores, people, dates, names.

They belong to the question of a claim, its times, doses and scales, and are never compared with a result.
"""

from generator.core.quantity import patterns, words
from generator.core.quantity.number import Number
from generator.core.quantity.record import Quantity, QuantityKind

_OLDEST = 120
"""Nobody is older: adults over 140 have that blood pressure."""


def age(number: Number) -> Quantity | None:
    """70 or older, aged 40 to 59, a 70-year-old, people from 40 to 59."""
    if match := number.match(patterns.AGE):
        side = patterns.SIDE_OF_AGE.search(match[0])
        bound = (1 if side["up"] else -1) if side else number.bound
        return number.quantity(QuantityKind.AGE, match, unit="years", bound=bound)
    years = number.match(patterns.YEARS)
    of_group = number.bound != 0 and years is not None and number.key in words.AGE_GROUPS
    of_people = (
        number.high is not None
        and number.key in ("from", "between")
        and not words.SOMEBODY.isdisjoint(number.low[1:2])
    )
    # Adults over 65; if you are over 65.
    is_bare = (
        number.is_bare and number.bound != 0 and number.key in words.OF_AN_AGE and number.value < _OLDEST
    )
    if number.key in words.AGES or of_group or of_people or is_bare:
        return number.quantity(QuantityKind.AGE, years, unit="years")
    return None


def time(number: Number) -> Quantity | None:
    """12 months, four weeks, day 7, 10-year."""
    if number.value.denominator != 1 and number.is_word:
        return None
    if match := number.match(patterns.TIME):
        return number.quantity(QuantityKind.TIME, match, unit=match["unit"].lower().removesuffix("s"))
    is_day = number.key in words.TIMES_BEFORE and number.decimals == 0 and not number.is_word
    # Once a day, 900 mg at night: that a day was named before makes no day of a dose.
    if is_day and not number.match(patterns.ANY_DOSE):
        return number.quantity(QuantityKind.TIME, unit=number.key.removesuffix("s"))
    return None


def often(number: Number) -> Quantity | None:
    """Three times a day, 2 a week."""
    match = number.match(patterns.OFTEN)
    return number.quantity(QuantityKind.OFTEN, match) if match else None


def dose(number: Number) -> Quantity | None:
    """20 micrograms, 5 mg/kg, 10 units of insulin; 180 mg/dL is a measurement, and so is a bare 500 ml."""
    if match := number.match(patterns.DOSE):
        kind = QuantityKind.MEASURED if match["of"] else QuantityKind.DOSE
        return number.quantity(kind, match, unit=match[0].strip(" -"))
    if match := number.match(patterns.MASS):
        is_dose = not match["of"] and (match["given"] or number.key in words.DOSES)
        end = match.end("of") if match["of"] else match.end("unit")
        unit = number.text[number.end : end].strip(" -")
        return number.quantity(QuantityKind.DOSE if is_dose else QuantityKind.MEASURED, end=end, unit=unit)
    return None


def measured(number: Number) -> Quantity | None:
    """140 mmHg, 7 mmol/L."""
    match = number.match(patterns.MEASURED)
    return number.quantity(QuantityKind.MEASURED, match, unit=match["unit"]) if match else None


def score(number: Number) -> Quantity | None:
    """4 points, a 0 to 10 scale, a score of 45."""
    match = number.match(patterns.POINTS) or number.match(patterns.SCALE)
    if not match and (number.is_word or number.key not in words.SCORES):
        return None
    return number.quantity(QuantityKind.SCORE, match)


def label(number: Number) -> Quantity | None:
    """Type 2, stage 3, phase 3."""
    is_small = number.decimals == 0 and 0 <= number.value.numerator < 100
    return number.quantity(QuantityKind.LABEL) if is_small and number.key in words.LABELS else None


def nouns(number: Number) -> Quantity | None:
    """13 studies, 431 people, n = 431."""
    if match := number.match(patterns.STUDIES):
        return number.quantity(QuantityKind.STUDIES, match)
    match = number.match(patterns.PEOPLE)
    is_named = match is not None or (number.key == "n" and not number.is_word)
    return number.quantity(QuantityKind.PEOPLE, match) if is_named else None


def date(number: Number) -> Quantity | None:
    """2022, May 2022, 2 October, the 1990s."""
    if number.decimals:
        return None
    plural = number.match(patterns.PLURAL)
    if patterns.BARE_YEAR.fullmatch(number.text, number.start, number.end):
        return number.quantity(QuantityKind.DATE, plural)
    is_day = number.value <= 31 and (number.key in words.MONTHS or number.match(patterns.MONTH))
    return number.quantity(QuantityKind.DATE) if is_day else None


def glued(number: Number) -> Quantity | None:
    """1st, 5-HT: part of a word; over 65s: an age."""
    if not number.match(patterns.GLUED):
        return None
    match = number.match(patterns.PLURAL)
    return number.quantity(QuantityKind.AGE if match else QuantityKind.LABEL, match)


def unclassed(number: Number) -> Quantity:
    """What no rule knows."""
    changed = number.is_change or number.match(patterns.CHANGE) is not None
    return number.quantity(QuantityKind.UNCLASSED, is_change=changed)
