"""The flowchart of a page: the picture of each wording, and how much of a page it takes."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.core.reading_order import STEPS_OF_A_SHEET
from generator.core.vocabulary import Audience
from generator.rendering.flowchart.chart import chart_of
from generator.rendering.flowchart.layout import bands, lay_out
from generator.rendering.flowchart.picture import flowchart_pictures
from generator.rendering.flowchart.records import BESIDE_WORDS, PAGE_HEIGHT, SCREEN, Band
from generator.rendering.steps import AlgorithmView

_HEADING = 300
"""The room of `continued` on a page of paper,"""
_HEAD = 1000
"""that of title and population above a picture with its words beside it,"""
_FRONT = 2000
"""and that of title, population and warning signs on the first."""


@dataclass(frozen=True, slots=True)
class FlowchartView:
    """The picture for clinicians, and the one for patients where their wording differs, each in its parts."""

    clinicians: tuple[Markup, ...]
    patients: tuple[Markup, ...]
    fits_one_page: bool
    """True where picture and words have room on one page of paper together; else each has its own pages."""


def flowchart_view(view: AlgorithmView, *, has_red_flags: bool) -> FlowchartView | None:
    """The flowchart of an algorithm; None while it is on hold."""
    if not view.steps:
        return None
    charts = {one: chart_of(view, one, has_red_flags=has_red_flags) for one in Audience}
    layouts = {one: lay_out(chart, SCREEN, BESIDE_WORDS) for one, chart in charts.items()}
    is_short = len(view.steps) <= STEPS_OF_A_SHEET and all(
        one.height <= PAGE_HEIGHT - _HEAD for one in layouts.values()
    )
    if not is_short:
        layouts = {one: lay_out(chart) for one, chart in charts.items()}
    parts = {
        one: (Band(0, layout.height),)
        if is_short
        else bands(layout, PAGE_HEIGHT - _HEADING, PAGE_HEIGHT - _FRONT)
        for one, layout in layouts.items()
    }
    pictures = {
        one: flowchart_pictures(
            layout, parts[one], title=f"{view.title}: flowchart", identifier=f"flow-{one.value}"
        )
        for one, layout in layouts.items()
    }
    is_same = charts[Audience.CLINICIANS] == charts[Audience.PATIENTS]
    return FlowchartView(
        pictures[Audience.CLINICIANS],
        () if is_same else pictures[Audience.PATIENTS],
        is_short,
    )
