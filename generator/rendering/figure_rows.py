"""The estimates of a claim as rows of plots, grouped by what can stand on one axis.

Only to place a share of people is it taken as percent; words stay as written. The groups of a study become
rows of their own, apart, because they show levels and not the comparison.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.core.message import message
from generator.core.model import Arm, Estimate, Scale
from generator.core.vocabulary import Measure
from generator.rendering.axes import AxisKind
from generator.rendering.figure_words import (
    arm_words,
    circumstances,
    estimate_words,
    is_percent,
    remarks,
    size_words,
)

BEFORE_AND_AFTER = message("Before and after, no comparison group")

_KINDS = {
    Measure.PROPORTION: AxisKind.SHARE,
    Measure.SENSITIVITY: AxisKind.SHARE,
    Measure.SPECIFICITY: AxisKind.SHARE,
    Measure.MEAN_DIFFERENCE: AxisKind.DIFFERENCE,
    Measure.STANDARDISED_MEAN_DIFFERENCE: AxisKind.DIFFERENCE,
    Measure.RISK_DIFFERENCE: AxisKind.DIFFERENCE,
    Measure.CHANGE_FROM_BASELINE: AxisKind.DIFFERENCE,
    Measure.RISK_RATIO: AxisKind.RATIO,
    Measure.ODDS_RATIO: AxisKind.RATIO,
    Measure.HAZARD_RATIO: AxisKind.RATIO,
}
_MEASURE_OF_GROUPS = {
    Measure.MEAN_DIFFERENCE: Measure.MEAN,
    Measure.STANDARDISED_MEAN_DIFFERENCE: Measure.MEAN,
    Measure.RISK_DIFFERENCE: Measure.PROPORTION,
    Measure.RISK_RATIO: Measure.PROPORTION,
    Measure.ODDS_RATIO: Measure.PROPORTION,
    Measure.HAZARD_RATIO: Measure.PROPORTION,
}


@dataclass(frozen=True, slots=True)
class PlotGroup:
    """What the rows of one plot share."""

    title: str
    kind: AxisKind
    unit: str = ""
    scale: Scale | None = None
    is_quiet: bool = False
    """True where nothing is compared, so that it is drawn in grey."""

    @property
    def is_comparison(self) -> bool:
        """True where a figure says lower or higher than in the comparison."""
        return self.kind in (AxisKind.RATIO, AxisKind.DIFFERENCE) and not self.is_quiet


@dataclass(frozen=True, slots=True)
class PlotRow:
    """One figure: its words, and the numbers to place it by."""

    source: str
    notes: tuple[str, ...]
    """Group, time and the like, said beside the source."""
    words: str
    remarks: tuple[str, ...]
    """What is said below the figure."""
    value: Decimal | None
    interval: tuple[Decimal, Decimal] | None = None
    is_at_95: bool = False
    """True for a 95% confidence interval, whose level the words leave out."""
    arm: str = ""
    """The name of the group, for a group of a study."""

    @property
    def figures(self) -> tuple[Decimal, ...]:
        """All numbers to be placed."""
        value = () if self.value is None else (self.value,)
        return value + (self.interval or ())


def plot_groups(estimates: Iterable[Estimate]) -> dict[PlotGroup, list[PlotRow]]:
    """The rows by group, in the order in which the estimates are written."""
    groups: dict[PlotGroup, list[PlotRow]] = {}
    for estimate in estimates:
        for group, row in _rows_of(estimate):
            groups.setdefault(group, []).append(row)
    return groups


def _rows_of(estimate: Estimate) -> Iterator[tuple[PlotGroup, PlotRow]]:
    measure, interval = estimate.measure, estimate.ci or estimate.range
    counted = _percent(estimate.events, estimate.total)
    if counted is not None and estimate.value is None and not interval:
        measure = Measure.PROPORTION
    group = _group_of(estimate, measure)
    is_share = group.kind is AxisKind.SHARE
    factor = _percent_factor(estimate) if is_share else Decimal(1)
    value = estimate.value * factor if estimate.value is not None else counted if is_share else None
    if value is not None or interval:
        yield (
            group,
            PlotRow(
                source=estimate.from_,
                notes=(*circumstances(estimate), *size_words(estimate.studies, estimate.n)),
                words=estimate_words(estimate),
                remarks=tuple(remarks(estimate)),
                value=value,
                interval=(interval[0] * factor, interval[1] * factor) if interval else None,
                is_at_95=estimate.ci is not None and estimate.level in (None, 95),
            ),
        )
    for arm in estimate.arms:
        yield from _arm_rows(estimate, arm)


def _arm_rows(estimate: Estimate, arm: Arm) -> Iterator[tuple[PlotGroup, PlotRow]]:
    measure, unit = _MEASURE_OF_GROUPS.get(estimate.measure, estimate.measure), estimate.unit or ""
    value = arm.value
    if value is None and arm.rate is not None:
        measure, unit, value = Measure.RATE, message("per {base}", base=arm.per) if arm.per else "", arm.rate
    if value is None:
        measure, unit, value = Measure.PROPORTION, "%", _percent(arm.events, arm.total)
    if value is None:
        return
    kind = _kind_of(measure, unit)
    if kind is AxisKind.SHARE and not unit:
        value *= _percent_factor(estimate)
    group = PlotGroup(
        message("{measure}, by group", measure=measure.label),
        kind,
        _shown_unit(kind, unit),
        estimate.scale,
        is_quiet=True,
    )
    yield (
        group,
        PlotRow(
            source=estimate.from_,
            notes=(*circumstances(estimate), *size_words(None, arm.n)),
            words=arm_words(arm, estimate.unit),
            remarks=(),
            value=value,
            arm=arm.name,
        ),
    )


def _group_of(estimate: Estimate, measure: Measure) -> PlotGroup:
    kind = _kind_of(measure, estimate.unit or "")
    unit = _shown_unit(kind, estimate.unit or "")
    if measure is not Measure.CHANGE_FROM_BASELINE:
        return PlotGroup(measure.label, kind, unit, estimate.scale)
    title = (
        BEFORE_AND_AFTER if len(estimate.arms) < 2 else message("{measure}, by group", measure=measure.label)
    )
    return PlotGroup(title, kind, unit, estimate.scale, is_quiet=True)


def _kind_of(measure: Measure, unit: str) -> AxisKind:
    kind = _KINDS.get(measure, AxisKind.AMOUNT)
    if kind is AxisKind.AMOUNT and is_percent(unit):
        return AxisKind.SHARE
    if kind is AxisKind.SHARE and unit and not is_percent(unit):
        return AxisKind.AMOUNT
    return kind


def _shown_unit(kind: AxisKind, unit: str) -> str:
    return "" if kind is AxisKind.SHARE else unit


def _percent(events: int | None, total: int | None) -> Decimal | None:
    return Decimal(100 * events) / total if events is not None and total else None


def _percent_factor(estimate: Estimate) -> Decimal:
    """100 where shares are written as fractions of one: no unit, and none of them above 1."""
    span = estimate.ci or estimate.range or ()
    figures = [estimate.value, *span, *(arm.value for arm in estimate.arms)]
    is_fraction = not estimate.unit and all(figure <= 1 for figure in figures if figure is not None)
    return Decimal(100) if is_fraction else Decimal(1)
