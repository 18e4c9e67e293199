"""Figures in words, every digit as its source and our file have it: never rounded, never converted."""

from collections.abc import Iterator
from decimal import Decimal

from generator.core.model import Absolute, Arm, Estimate, Scale

_PERCENT = frozenset({"%", "percent", "per cent"})


def is_percent(unit: str | None) -> bool:
    """True for the ways to write percent."""
    return (unit or "").lower() in _PERCENT


def written(figure: Decimal) -> str:
    """A figure as it was written, `1.10` staying `1.10`."""
    return f"{figure:f}"


def span_words(span: tuple[Decimal, Decimal]) -> str:
    """`0.55 to 0.80`."""
    return f"{written(span[0])} to {written(span[1])}"


def estimate_words(estimate: Estimate) -> str:
    """`0.66 (0.55 to 0.80)`, `40% (30 to 51)`, `15 of 91`, `about 20%`; empty where there is no figure."""
    unit = _suffix(estimate.unit)
    parts = []
    if estimate.value is not None:
        parts.append("about " * estimate.approximate + written(estimate.value) + unit)
    if estimate.events is not None and estimate.total is not None:
        parts.append(_counts(estimate.events, estimate.total))
    words = ", ".join(parts)
    if estimate.ci:
        level = f"{written(estimate.level)}% interval " if estimate.level is not None else ""
        words += f" ({level}{span_words(estimate.ci)})"
    if estimate.range:
        words += f", range {span_words(estimate.range)}" if words else span_words(estimate.range) + unit
    return words.strip()


def arm_words(arm: Arm, unit: str | None) -> str:
    """`15 of 91`, `10.7 per 1000 person-years`, `3.2 (SD 1.1)`; empty where there is no figure."""
    parts = []
    if arm.value is not None:
        sd = f" (SD {written(arm.sd)})" if arm.sd is not None else ""
        parts.append(written(arm.value) + _suffix(unit) + sd)
    if arm.rate is not None:
        parts.append(written(arm.rate) + (f" per {arm.per}" if arm.per else ""))
    if arm.events is not None and arm.total is not None:
        parts.append(_counts(arm.events, arm.total))
    return ", ".join(parts)


def circumstances(estimate: Estimate) -> Iterator[str]:
    """Group, time and definition, as far as they are given."""
    yield from (words for words in (estimate.group, estimate.at, estimate.definition) if words)


def size_words(studies: int | None, people: int | None) -> Iterator[str]:
    """`13 studies`, `164,225 people`, as far as they are given."""
    if studies is not None:
        yield f"{studies:,} {'study' if studies == 1 else 'studies'}"
    if people is not None:
        yield f"{people:,} people"


def remarks(estimate: Estimate) -> Iterator[str]:
    """What stands below a figure: where it started, that no interval is given, P, absolute numbers."""
    if estimate.baseline is not None:
        yield f"from {written(estimate.baseline)} at the start"
    if estimate.ci is None and estimate.range is None:
        yield "no interval given"
    if estimate.p:
        yield f"P = {estimate.p}" if estimate.p[0] in ".0123456789" else f"P {estimate.p}"
    if estimate.i2 is not None:
        yield f"I² {written(estimate.i2)}%"
    if estimate.absolute:
        yield from absolute_words(estimate.absolute)


def absolute_words(absolute: Absolute) -> Iterator[str]:
    """`per 1000: 96 without, 85 with`; nothing where the numbers are not given."""
    if absolute.per is None or absolute.without is None or absolute.with_ is None:
        return
    interval = f" ({span_words(absolute.ci)})" if absolute.ci else ""
    yield f"per {absolute.per}: {written(absolute.without)} without, {written(absolute.with_)} with{interval}"


def scale_words(scale: Scale) -> str:
    """`Pain scale, 0 to 10, a lower score is better`."""
    words = [scale.name]
    if scale.min is not None and scale.max is not None:
        words.append(span_words((scale.min, scale.max)))
    if scale.better:
        words.append(f"a {scale.better} score is better")
    return ", ".join(words)


def _counts(events: int, total: int) -> str:
    return f"{events:,} of {total:,}"


def _suffix(unit: str | None) -> str:
    if not unit:
        return ""
    return "%" if is_percent(unit) else f" {unit}"
