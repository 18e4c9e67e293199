"""An effect as counts of people: how many of 1,000 without, with, and the difference.

Counts come from what the source gives as absolute numbers, else from the groups of the study. They are
put on 1,000, never rounded to more than is known, and a difference has an interval only where the source
gives one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.core.message import figure, joined, message
from generator.core.model import Arm, Claim, Estimate
from generator.core.vocabulary import Measure
from generator.rendering.figure_words import arm_words, is_percent, span_words

THOUSAND = Decimal(1000)
_SHARES = (Measure.PROPORTION, Measure.RISK_DIFFERENCE)
_PER = re.compile(r"^([\d,. ]*\d)\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Counts:
    """Words for the two groups, and their figures per 1,000 where these can be subtracted.

    `base` says of what they are 1,000 where it is not people, as `person-years`; `without_note` and
    `with_note` say what stood in the source.
    """

    without: str = ""
    with_: str = ""
    without_note: str = ""
    with_note: str = ""
    base: str = ""
    figures: tuple[Decimal, Decimal] | None = None
    interval: tuple[Decimal, Decimal] | None = None


def counts_of(claim: Claim, main: Estimate | None, estimates: Iterable[Estimate]) -> Counts:
    """The counts behind the main estimate, or behind another of the same source."""
    if main is None:
        return Counts()
    same = [one for one in (main, *estimates) if is_alike(one, main)]
    for estimate in same:
        if counts := _from_absolute(estimate):
            return counts
    for estimate in same:
        if counts := _from_arms(claim, estimate):
            return counts
    return Counts()


def difference_words(main: Estimate | None, counts: Counts) -> tuple[str, str]:
    """`11 fewer` of 1,000, else a difference of means; then a note. Both empty where nothing says it."""
    if main is None:
        return "", ""
    if main.value is not None and main.measure is Measure.RISK_DIFFERENCE:
        factor = Decimal(10) if _is_percentage(main.unit) else THOUSAND
        ends = (main.ci[0] * factor, main.ci[1] * factor) if main.ci else None
        return _more_or_fewer(main.value * factor, ends), ""
    if main.value is not None and main.measure.is_comparison and not main.measure.is_ratio:
        unit = f" {main.unit}" if main.unit else ""
        value = joined("", (figure(f"{main.value:f}"), unit))
        words = joined("", (value, " (", span_words(main.ci), ")")) if main.ci else value
        return words, main.measure.label
    if counts.figures:
        without, with_ = counts.figures
        low_high = counts.interval
        ends = (low_high[0] - without, low_high[1] - without) if low_high else None
        return _more_or_fewer(with_ - without, ends), message(
            "per 1,000 {base}", base=counts.base
        ) if counts.base else ""
    return "", ""


def is_alike(one: Estimate, other: Estimate) -> bool:
    """True where two estimates give the same result in other terms: of one source, group and time."""
    return (one.from_, one.group, one.at, one.definition) == (
        other.from_,
        other.group,
        other.at,
        other.definition,
    )


def plain_figure(number: Decimal) -> str:
    """A figure as readers write it: thousands apart, no zeros at the end."""
    text = f"{number:,f}"
    return figure(text.rstrip("0").rstrip(".") if "." in text else text)


def _from_absolute(estimate: Estimate) -> Counts | None:
    absolute = estimate.absolute
    if absolute is None or not absolute.per or absolute.without is None or absolute.with_ is None:
        return None
    factor = THOUSAND / absolute.per
    without, with_ = absolute.without * factor, absolute.with_ * factor
    interval = (absolute.ci[0] * factor, absolute.ci[1] * factor) if absolute.ci else None
    return Counts(
        without=plain_figure(without),
        with_=plain_figure(with_),
        without_note=absolute.baseline_from or "",
        figures=(without, with_),
        interval=interval,
    )


def _from_arms(claim: Claim, estimate: Estimate) -> Counts | None:
    if len(estimate.arms) != 2:
        return None
    with_, without = _told_apart(claim, estimate.arms)
    first, second = _rate(estimate, without), _rate(estimate, with_)
    words = [arm_words(arm, estimate.unit) for arm in (without, with_)]
    if first is None or second is None or first[1] != second[1]:
        return Counts(words[0], words[1], without.name, with_.name) if all(words) else None
    return Counts(
        without=plain_figure(first[0]),
        with_=plain_figure(second[0]),
        without_note=_counted(without),
        with_note=_counted(with_),
        base=first[1],
        figures=(first[0], second[0]),
    )


def _told_apart(claim: Claim, arms: tuple[Arm, ...]) -> tuple[Arm, Arm]:
    """The group with the intervention, then the other; by name, else in the order written."""
    intervention = ((claim.pico.intervention if claim.pico else "") or "").casefold()
    first, second = arms
    if second.name.casefold() in intervention and first.name.casefold() not in intervention:
        return second, first
    return first, second


def _rate(estimate: Estimate, arm: Arm) -> tuple[Decimal, str] | None:
    """A group's figure per 1,000 and what it counts; None where it is no count (a mean, a median)."""
    if arm.rate is not None and arm.per and (match := _PER.match(arm.per)):
        per = Decimal(re.sub(r"[ ,]", "", match[1]))
        return (arm.rate * THOUSAND / per, match[2]) if per else None
    if not estimate.measure.is_ratio and estimate.measure not in _SHARES:
        return None
    if arm.events is not None and arm.total:
        share = THOUSAND * arm.events / arm.total
        return share.quantize(Decimal(1), ROUND_HALF_UP), ""
    if arm.value is not None and _is_percentage(estimate.unit):
        return arm.value * 10, ""
    return None


def _counted(arm: Arm) -> str:
    return (
        message("{count} of {total}", count=figure(f"{arm.events:,}"), total=figure(f"{arm.total:,}"))
        if arm.events is not None and arm.total
        else ""
    )


def _is_percentage(unit: str | None) -> bool:
    return is_percent(unit) or (unit or "").lower() == "percentage points"


def _more_or_fewer(difference: Decimal, ends: tuple[Decimal, Decimal] | None) -> str:
    if not ends:
        return _side(difference)
    low, high = ends
    if low < 0 < high:
        return message(
            "{difference} ({low} to {high})", difference=_side(difference), low=_side(low), high=_side(high)
        )
    small, large = sorted((abs(low), abs(high)))
    return message(
        "{difference} ({low} to {high})",
        difference=_side(difference),
        low=plain_figure(small),
        high=plain_figure(large),
    )


def _side(difference: Decimal) -> str:
    if not difference:
        return message("No difference")
    count = plain_figure(abs(difference))
    return message("{count} fewer", count=count) if difference < 0 else message("{count} more", count=count)
