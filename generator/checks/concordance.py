"""Whether the figures of one estimate fit each other: ratio and absolute numbers, result and groups.

Adjusted and pooled figures may differ from raw ones, so each is held against the interval and only warned of.
"""

from collections.abc import Iterator

from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Absolute, Arm, Estimate
from generator.core.vocabulary import Measure

_PERCENT = ("%", "percent", "per cent", "percentage points")


@check("absolute-differs-from-ratio", Severity.WARNING, one_article=True)
def differing_absolutes(kb: KnowledgeBase) -> Iterator[Finding]:
    """The absolute number with the treatment is not what the ratio makes of the number without it.

    The risk without treatment times the risk ratio gives the risk with it; a number beyond what the whole
    interval of the ratio allows was mistyped, or comes from elsewhere. Compute it anew, or accept this with
    where the number comes from.

    Rule: Cochrane Handbook, chapter 14 (absolute effects are computed from the ratio and an assumed risk).
    """
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            absolute = estimate.absolute
            if absolute and (ends := _expected(estimate, absolute)):
                low, high = min(ends), max(ends)
                slack = 1 + 0.02 * high
                if not low - slack <= float(absolute.with_ or 0) <= high + slack:
                    message = (
                        f"'{absolute.with_}' with treatment does not fit {absolute.without} without it "
                        f"and the ratio of '{claim.id}'"
                    )
                    hint = (
                        f"by the interval of the ratio it is {low:.3g} to {high:.3g}: "
                        "compare 'with', 'without' and 'ci' with the source"
                    )
                    yield Finding(absolute.origin.span("with_"), message, hint, about=(claim.id,))


@check("value-differs-from-groups", Severity.WARNING, one_article=True)
def values_unlike_groups(kb: KnowledgeBase) -> Iterator[Finding]:
    """A comparison of two groups is not what the groups themselves give.

    Their own counts or means lie outside its interval, whichever way round they are taken: a number was
    mistyped, or groups and result belong to different analyses. Compare with the source; where the result is
    adjusted, accept this with that reason.

    Rule: arithmetic; a comparison follows from what it compares.
    """
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            if estimate.ci is None or len(estimate.arms) != 2 or not (found := _crude(estimate)):
                continue
            low, high = sorted(map(float, estimate.ci))
            slack = 0.02 * max(abs(low), abs(high))
            if not any(low - slack <= one <= high + slack for one in found):
                message = (
                    f"the groups of '{claim.id}' give {found[0]:.3g}, or {found[1]:.3g} the other way round, "
                    f"and its {estimate.measure.replace('-', ' ')} lies between {low:g} and {high:g}"
                )
                hint = "compare the numbers under 'arms' with 'value' and 'ci' in the source"
                yield Finding(estimate.origin.span("arms"), message, hint, about=(claim.id,))


def _expected(estimate: Estimate, absolute: Absolute) -> list[float]:
    """The numbers with the treatment that both ends of the interval give; none where it cannot be told."""
    if estimate.ci is None or not absolute.per or absolute.without is None or absolute.with_ is None:
        return []
    risk = float(absolute.without) / absolute.per
    is_turned = estimate.value is not None and (estimate.value - 1) * (absolute.with_ - absolute.without) < 0
    # What goes the wrong way round is an error of its own.
    if is_turned or not 0 < risk < 1 or min(estimate.ci) < 0 or absolute.with_ > absolute.per:
        return []
    ratios = [float(end) for end in estimate.ci]
    if estimate.measure is Measure.RISK_RATIO:
        risks = [min(risk * ratio, 1.0) for ratio in ratios]
    elif estimate.measure is Measure.ODDS_RATIO:
        odds = risk / (1 - risk)
        risks = [odds * ratio / (1 + odds * ratio) for ratio in ratios]
    elif estimate.measure is Measure.HAZARD_RATIO:
        risks = [1 - (1 - risk) ** ratio for ratio in ratios]
    else:
        return []
    return [one * absolute.per for one in risks]


def _crude(estimate: Estimate) -> tuple[float, float] | None:
    """What the two groups give by themselves, and the same taken the other way round."""
    one, other = estimate.arms
    if estimate.measure is Measure.MEAN_DIFFERENCE:
        if one.value is None or other.value is None:
            return None
        return float(one.value - other.value), float(other.value - one.value)
    first, second = _risk(one), _risk(other)
    if not (0 < first < 1 and 0 < second < 1):
        return None
    if estimate.measure is Measure.RISK_RATIO:
        return first / second, second / first
    if estimate.measure is Measure.ODDS_RATIO:
        odds = first / (1 - first) / (second / (1 - second))
        return odds, 1 / odds
    if estimate.measure is Measure.RISK_DIFFERENCE:
        whole = 100 if (estimate.unit or "").strip().lower() in _PERCENT else 1
        return (first - second) * whole, (second - first) * whole
    return None


def _risk(arm: Arm) -> float:
    return arm.events / arm.total if arm.events is not None and arm.total else 0.0
