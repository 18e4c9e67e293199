"""Figures in words, every digit as its source and our file have it: never rounded, never converted."""

from collections.abc import Iterator
from decimal import Decimal

from generator.core.message import counted, figure, joined, message
from generator.core.model import Absolute, Arm, Estimate, Scale

_PERCENT = frozenset({"%", "percent", "per cent"})


def is_percent(unit: str | None) -> bool:
    """True for the ways to write percent."""
    return (unit or "").lower() in _PERCENT


def written(number: Decimal) -> str:
    """A figure as it was written, `1.10` staying `1.10`."""
    return figure(f"{number:f}")


def span_words(span: tuple[Decimal, Decimal]) -> str:
    """`0.55 to 0.80`."""
    return message("{low} to {high}", low=written(span[0]), high=written(span[1]))


def estimate_words(estimate: Estimate) -> str:
    """`0.66 (0.55 to 0.80)`, `40% (30 to 51)`, `15 of 91`, `about 20%`; empty where there is no figure."""
    unit = _suffix(estimate.unit)
    parts: list[str] = []
    if estimate.value is not None:
        value = joined("", (written(estimate.value), unit))
        parts.append(message("about {value}", value=value) if estimate.approximate else value)
    if estimate.events is not None and estimate.total is not None:
        parts.append(_counts(estimate.events, estimate.total))
    words: list[str] = [joined(", ", parts)] if parts else []
    if estimate.ci:
        words.append(_interval(estimate.ci, estimate.level))
    if estimate.range:
        span = span_words(estimate.range)
        words.append(message(", range {span}", span=span) if words else joined("", (span, unit)))
    # An interval without its figure begins the text.
    return joined("", words) if parts or not estimate.ci else joined("", (words[0].strip(), *words[1:]))


def _interval(ci: tuple[Decimal, Decimal], level: Decimal | None) -> str:
    if level is None:
        return joined("", (" (", span_words(ci), ")"))
    return message(" ({level}% interval {span})", level=written(level), span=span_words(ci))


def arm_words(arm: Arm, unit: str | None) -> str:
    """`15 of 91`, `10.7 per 1000 person-years`, `3.2 (SD 1.1)`; empty where there is no figure."""
    parts: list[str] = []
    if arm.value is not None:
        value = joined("", (written(arm.value), _suffix(unit)))
        parts.append(
            message("{value} (SD {sd})", value=value, sd=written(arm.sd)) if arm.sd is not None else value
        )
    if arm.rate is not None:
        rate = written(arm.rate)
        parts.append(message("{rate} per {base}", rate=rate, base=arm.per) if arm.per else rate)
    if arm.events is not None and arm.total is not None:
        parts.append(_counts(arm.events, arm.total))
    return joined(", ", parts)


def circumstances(estimate: Estimate) -> Iterator[str]:
    """Group, time and definition, as far as they are given."""
    yield from (words for words in (estimate.group, estimate.at, estimate.definition) if words)


def size_words(studies: int | None, people: int | None) -> Iterator[str]:
    """`13 studies`, `164,225 people`, as far as they are given."""
    if studies is not None:
        yield studies_words(studies)
    if people is not None:
        yield people_words(people)


def studies_words(count: int) -> str:
    """`13 studies`."""
    return counted("{written} study", "{written} studies", count, written=figure(f"{count:,}"))


def people_words(count: int) -> str:
    """`164,225 people`."""
    return message("{count} people", count=figure(f"{count:,}"))


def remarks(estimate: Estimate) -> Iterator[str]:
    """What stands below a figure: where it started, that no interval is given, P, absolute numbers."""
    if estimate.baseline is not None:
        yield message("from {value} at the start", value=written(estimate.baseline))
    if estimate.ci is None and estimate.range is None:
        yield message("no interval given")
    if estimate.p:
        yield joined(" = " if estimate.p[0] in ".0123456789" else " ", ("P", figure(estimate.p)))
    if estimate.i2 is not None:
        yield joined("", ("I² ", written(estimate.i2), "%"))
    if estimate.absolute:
        yield from absolute_words(estimate.absolute)


def absolute_words(absolute: Absolute) -> Iterator[str]:
    """`per 1000: 96 without, 85 with`; nothing where the numbers are not given."""
    if absolute.per is None or absolute.without is None or absolute.with_ is None:
        return
    interval = joined("", (" (", span_words(absolute.ci), ")")) if absolute.ci else ""
    yield message(
        "per {base}: {without} without, {treated} with{interval}",
        base=absolute.per,
        without=written(absolute.without),
        treated=written(absolute.with_),
        interval=interval,
    )


def scale_words(scale: Scale) -> str:
    """`Pain scale, 0 to 10, a lower score is better`."""
    words = [scale.name]
    if scale.min is not None and scale.max is not None:
        words.append(span_words((scale.min, scale.max)))
    if scale.better == "lower":
        words.append(message("a lower score is better"))
    elif scale.better == "higher":
        words.append(message("a higher score is better"))
    return joined(", ", words)


def _counts(events: int, total: int) -> str:
    return message("{count} of {total}", count=figure(f"{events:,}"), total=figure(f"{total:,}"))


def _suffix(unit: str | None) -> str:
    if not unit:
        return ""
    return "%" if is_percent(unit) else f" {unit}"
