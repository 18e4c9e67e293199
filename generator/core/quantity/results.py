"""The rules for numbers that a study finds: percents, counts, ratios, differences, means, intervals.

A rule looks at the words just before a number and at what follows it, and returns nothing where it does not
fit; their order stands in `rules.py`.
"""

import re
from fractions import Fraction

from generator.core.quantity import patterns, words
from generator.core.quantity.number import Number, exact
from generator.core.quantity.record import Quantity, QuantityKind
from generator.core.vocabulary import Measure

_NEAR = 8
"""How many words may stand between a number and the name of its statistic: `hazard ratio for death 0.8`."""
_HALF = Fraction(1, 2)


def percent(number: Number) -> Quantity | None:
    """40%, 40 per cent, 0.4 percentage points, and the 95% of an interval."""
    match = number.match(patterns.PERCENT)
    if not match:
        return number.quantity(QuantityKind.PERCENT, unit="%") if number.has_percent else None
    if match["points"]:
        place = _place_of_statistic(number, "difference")
        measure = _difference_named(number, place) if place is not None else None
        unit = "percentage points"
        return number.quantity(QuantityKind.DIFFERENCE, match, measure=measure, unit=unit, is_change=True)
    if match["interval"] or (number.high is None and number.is_in_interval):
        return number.quantity(QuantityKind.LEVEL, match)
    if number.is_in_interval:
        return number.quantity(QuantityKind.INTERVAL, match, unit="%")
    if number.key in words.HETEROGENEITIES:
        return number.quantity(QuantityKind.HETEROGENEITY, match)
    named = next((words.ACCURACIES[word] for word in number.low[:3] if word in words.ACCURACIES), None)
    is_efficacy = not words.EFFICACIES.isdisjoint(number.low[:_NEAR])
    is_by = number.is_change and patterns.BY_PEOPLE.match(number.text, match.end()) is None
    changed = is_by or is_efficacy or patterns.CHANGE.match(number.text, match.end()) is not None
    after = patterns.OR_MORE.match(number.text, match.end())
    bound = number.bound if after is None else 1 if after["up"] else -1
    return number.quantity(
        QuantityKind.PERCENT, match, unit="%", is_change=changed, bound=bound, measure=named
    )


def interval(number: Number) -> Quantity | None:
    """0.55 to 0.80, after CI or in brackets behind a result."""
    if number.high is None or not number.is_in_interval:
        return None
    return number.quantity(QuantityKind.INTERVAL)


def p_value(number: Number) -> Quantity | None:
    """P = 0.03, the p value was 0.03."""
    is_p = number.key in ("p", "p-value") or number.low[:2] == ("value", "p")
    return number.quantity(QuantityKind.P_VALUE) if is_p and 0 <= number.value <= 1 else None


def needed(number: Number) -> Quantity | None:
    """The number needed to treat, or to harm one."""
    is_needed = number.key in words.NEEDED_SIGNS or ("needed" in number.low and _is_needed_for(number))
    return number.quantity(QuantityKind.NEEDED) if is_needed else None


def _is_needed_for(number: Number) -> bool:
    """True after `needed to treat`, also to prevent one stroke."""
    place = number.low.index("needed")
    following = number.low[max(place - 2, 0) : place]
    return following[1:] == ("to",) and following[0] in words.NEEDED_FOR and not _has_unit(number)


def ratio(number: Number) -> Quantity | None:
    """A number behind the name or the sign of a ratio."""
    if number.value.numerator <= 0 or not number.lead:
        return None
    if number.lead[0] in words.RATIO_SIGNS:
        return number.quantity(QuantityKind.RATIO, measure=words.RATIO_SIGNS[number.lead[0]])
    place = _place_of_statistic(number, "ratio")
    named = number.low[place + 1 : place + 2] if place is not None else ()
    if named and named[0] in words.RATIOS:
        return (
            None if _has_unit(number) else number.quantity(QuantityKind.RATIO, measure=words.RATIOS[named[0]])
        )
    if "relative" in number.low and _is_relative_risk(number):
        return number.quantity(QuantityKind.RATIO, measure=Measure.RISK_RATIO)
    return None


def _is_relative_risk(number: Number) -> bool:
    """True after a relative risk, also one of something; a reduction of it is none."""
    place = _place_of_statistic(number, "risk")
    if place is None or number.low[place + 1 : place + 2] != ("relative",):
        return False
    return not _has_unit(number) and words.CHANGE_BEFORE.isdisjoint(number.low[:place])


def multiple(number: Number) -> Quantity | None:
    """1.7 times higher, 3-fold."""
    match = number.match(patterns.TIMES)
    return number.quantity(QuantityKind.RATIO, match, is_change=True) if match else None


def multiple_in_words(number: Number) -> Quantity | None:
    """Twice as likely, half as many, three times as many; twice a day is none."""
    is_twice = number.text[number.start : number.end].lower() == "twice"
    if is_twice and (often := number.match(patterns.OFTEN)):
        number.value = Fraction(2)
        return number.quantity(QuantityKind.OFTEN, often)
    if is_twice or number.value == _HALF:
        match = number.match(patterns.TWICE if is_twice else patterns.AS_MANY)
        number.value = Fraction(2) if is_twice else _HALF
    else:
        match = number.match(patterns.TIMES)
    return number.quantity(QuantityKind.RATIO, match, is_change=True) if match else None


def part(number: Number) -> Quantity | None:
    """Half, a third of, two thirds; a third trial is none, nor is half an hour."""
    if number.key in words.NOT_BEFORE_PARTS:
        return None
    is_half = number.value == _HALF
    if is_half:
        match = number.match(patterns.HALF)
        end = number.end
    else:
        match = number.match(patterns.PART)
        end = match.end("part") if match else 0
    if number.is_about and is_half and not match and not number.match(patterns.HALF_AN_HOUR):
        return number.quantity(QuantityKind.FRACTION, is_change=number.is_change)
    if not match or not _is_part(number, match):
        return None
    if not is_half:
        number.value /= words.PARTS[match["part"].lower().removesuffix("s")]
    changed = number.is_change or match["change"] is not None
    return number.quantity(QuantityKind.FRACTION, end=end, is_change=changed)


def _is_part(number: Number, match: re.Match[str]) -> bool:
    if number.value == _HALF:
        return True
    is_plural = str(match["part"]).endswith("s")
    return bool(match["of"] or match["change"]) or is_plural or number.is_change


def count(number: Number) -> Quantity | None:
    """38 of 95, 4 in 10, 5 more people in every 1,000; and scores: pain of 4 out of 10."""
    match = number.match(patterns.COUNT)
    if not match or (number.is_word and match["by"] in ("of", "/") and not _is_of_people(number, match)):
        return None
    written = match["whole"]
    whole = Fraction(words.NUMBER_WORDS.get(written.lower()) or exact(written)[0])
    is_year = match["by"] == "in" and not match["each"] and patterns.BARE_YEAR.fullmatch(written)
    if is_year or not 0 <= number.value <= whole or whole == 0:
        return None
    kind = _kind_of_count(number, match)
    changed = match["change"] is not None or number.is_change
    return number.quantity(
        kind, match, whole=whole, is_change=changed if kind is QuantityKind.COUNT else False
    )


def _is_of_people(number: Number, match: re.Match[str]) -> bool:
    """True for nine of every ten infants; two of three drugs, and three of the five women, are no share."""
    is_whole = match["each"] is None or match["each"].lower() in ("every", "each")
    return is_whole and patterns.SOMEBODY.match(number.text, match.end()) is not None


def _kind_of_count(number: Number, match: re.Match[str]) -> QuantityKind:
    text, end = number.text, match.end()
    if patterns.STUDIES.match(text, end):
        return QuantityKind.STUDIES
    if patterns.THINGS.match(text, end):
        return QuantityKind.UNCLASSED
    if patterns.PEOPLE.match(text, end):
        return QuantityKind.COUNT
    is_score = not words.SCORES.isdisjoint(number.low[:2]) and match["by"] != "in" and not match["each"]
    if is_score or match["score"] or patterns.OR_MORE.match(text, end) or patterns.POINTS.match(text, end):
        return QuantityKind.SCORE
    return QuantityKind.COUNT


def difference(number: Number) -> Quantity | None:
    """After difference, MD and their like; of an amount also after `by`, or before `lower`."""
    measured = (
        number.match(patterns.POINTS) or number.match(patterns.MEASURED) or number.match(patterns.ANY_DOSE)
    )
    if measured and measured.groupdict().get("scale"):
        return None
    is_amount = measured is not None or number.value.numerator < 0 or number.decimals > 0
    sign = words.DIFFERENCE_SIGNS.get(number.lead[0]) if number.lead else None
    place = _place_of_statistic(number, "difference") if is_amount else None
    after = measured is not None and patterns.CHANGE.match(number.text, measured.end()) is not None
    if not (sign or after or place is not None or (measured and number.is_change)):
        return None
    measure = sign or (_difference_named(number, place) if place is not None else None)
    unit = measured[0].strip(" -") if measured else ""
    return number.quantity(QuantityKind.DIFFERENCE, measured, measure=measure, unit=unit, is_change=True)


def mean(number: Number) -> Quantity | None:
    """A mean or median of 45 mmHg; the mean difference is none."""
    named = next((words.MEANS[word] for word in number.low[:4] if word in words.MEANS), None)
    if named is None or "difference" in number.low[:4]:
        return None
    match = (
        number.match(patterns.POINTS) or number.match(patterns.MEASURED) or number.match(patterns.ANY_DOSE)
    )
    unit = match[0].strip(" -") if match else ""
    return number.quantity(QuantityKind.MEAN, match, measure=named, unit=unit)


def _has_unit(number: Number) -> bool:
    """True for the 12 of `hazard ratio at 12 months`, and for a dose: a ratio has no unit."""
    units = (patterns.TIME, patterns.ANY_DOSE, patterns.MEASURED)
    return not number.is_bare and any(number.match(unit) for unit in units)


def _place_of_statistic(number: Number, name: str) -> int | None:
    """Where the name stands: straight before the number, or before `for death`, `in pain`."""
    if name not in number.low[:_NEAR]:
        return None
    place = number.low.index(name)
    between = number.low[:place]
    return place if not between or not words.JOINING.isdisjoint(between) else None


def _difference_named(number: Number, place: int) -> Measure | None:
    before = number.low[place + 1 : place + 3]
    if before[:1] == ("risk",):
        return Measure.RISK_DIFFERENCE
    if before[:1] != ("mean",):
        return None
    is_standard = before[1:] and before[1] in words.STANDARDISED
    return Measure.STANDARDISED_MEAN_DIFFERENCE if is_standard else Measure.MEAN_DIFFERENCE
