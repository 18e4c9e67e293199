"""Numbers that no study can find: ratios below nothing, P values above 1, scores off their scale.

Only what cannot be is told; what is merely unlikely may be true.
"""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from generator.core.checking import check
from generator.core.declaration import Origin
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Estimate
from generator.core.vocabulary import Measure

_LEVELS = frozenset({Measure.MEAN, Measure.MEDIAN})
_DIFFERENCES = frozenset({Measure.MEAN_DIFFERENCE, Measure.CHANGE_FROM_BASELINE})
_POINTS = frozenset({"", "point", "points", "score", "scores"})
_ZERO, _ONE, _HUNDRED = Decimal(0), Decimal(1), Decimal(100)

_Bounded = tuple[Origin, str, Decimal | None, Decimal, Decimal | None, str]
"""Where a number stands, the number, between what it must lie, and what it is."""


@check("number-impossible", Severity.ERROR)
def impossible_numbers(kb: KnowledgeBase) -> Iterator[Finding]:
    """A ratio, standard deviation, P value, heterogeneity or level of an interval cannot be what it says.

    No ratio and no standard deviation is below 0, a P value lies between 0 and 1, I squared and the level of
    an interval between 0 and 100. A sign or a decimal point was lost, or a logarithm was copied. Compare with
    the source.

    Rule: arithmetic; each of these numbers has its limits.
    """
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            for origin, field, number, low, high, name in _bounded(estimate):
                if number is not None and (number < low or (high is not None and number > high)):
                    message = f"'{number}' of '{claim.id}' cannot be {name}"
                    position = (estimate.ci or ()).index(number) if field == "ci" else None
                    place = origin.span(field, position)
                    limits = f"between {low} and {high}" if high is not None else f"at {low} or above"
                    hint = f"it lies {limits}: compare it with the source"
                    yield Finding(place, message, hint, about=(claim.id,))


@check("value-beyond-scale", Severity.ERROR)
def values_beyond_scales(kb: KnowledgeBase) -> Iterator[Finding]:
    """A score, or a difference between scores, is larger than its scale allows.

    Nobody can lose 12 points on a scale of 0 to 10: the figure belongs to another scale, or one of the
    numbers was mistyped. Compare both with the source.

    Rule: arithmetic; a score lies on its scale.
    """
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            if span := _span_beyond(estimate):
                message = f"'{estimate.value}' of '{claim.id}' lies beyond its scale of {span}"
                hint = "compare 'value' and the ends of 'scale' with the source"
                yield Finding(estimate.origin.span("value"), message, hint, about=(claim.id,))


def _bounded(estimate: Estimate) -> Iterator[_Bounded]:
    origin = estimate.origin
    if estimate.measure.is_ratio:
        yield origin, "value", estimate.value, _ZERO, None, "a ratio"
        yield from (
            (origin, "ci", end, _ZERO, None, "an end of the interval of a ratio") for end in estimate.ci or ()
        )
    yield origin, "i2", estimate.i2, _ZERO, _HUNDRED, "an I squared in percent"
    yield origin, "level", estimate.level, _ONE, _HUNDRED, "the level of an interval in percent"
    yield origin, "p", _number_of(estimate.p), _ZERO, _ONE, "a P value"
    for arm in estimate.arms:
        yield arm.origin, "sd", arm.sd, _ZERO, None, "a standard deviation"
        yield arm.origin, "rate", arm.rate, _ZERO, None, "a rate"


def _number_of(text: str | None) -> Decimal | None:
    """The number of a P value such as `0.03` or `< 0.001`; None where it is in words."""
    if not text:
        # Most estimates have none, and an exception is slow.
        return None
    try:
        return Decimal(text.strip().lstrip("<>=≤≥ ").strip())
    except InvalidOperation:
        return None


def _span_beyond(estimate: Estimate) -> str:
    """The ends of the scale, where the value cannot lie on it; empty where it can, or nobody knows."""
    scale, value = estimate.scale, estimate.value
    if scale is None or value is None or scale.min is None or scale.max is None:
        return ""
    in_points = (estimate.unit or "").strip().lower() in _POINTS
    is_level, is_difference = estimate.measure in _LEVELS, estimate.measure in _DIFFERENCES
    fits = scale.min <= value <= scale.max if is_level else abs(value) <= scale.max - scale.min
    is_beyond = in_points and scale.min < scale.max and (is_level or is_difference) and not fits
    return f"{scale.min} to {scale.max}" if is_beyond else ""
