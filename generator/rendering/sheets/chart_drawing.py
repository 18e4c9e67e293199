"""The flowchart of an algorithm as data for the typesetter: everything at its place, in points.

The layout measures its words in Arial. Source Sans has lower capitals and narrower letters, so that it is set
larger by what makes its capitals as high, and still fits.
"""

from dataclasses import dataclass
from typing import Any

from generator.core.vocabulary import Audience
from generator.rendering.flowchart.chart import chart_of
from generator.rendering.flowchart.layout import lay_out
from generator.rendering.flowchart.records import (
    CLOSE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    POINT,
    WALL,
    Box,
    Connector,
    FlowLayout,
    TextLine,
)
from generator.rendering.language import ENGLISH, Language
from generator.rendering.steps import AlgorithmView

LARGER = 1.09
"""The capitals of Arial are 716 thousandths of its size high, those of Source Sans 660."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """Drawings of one chart, of which the typesetter takes the first that needs the fewest pages.

    `is_wide`: the paper lies on its side, since that leaves the letters larger.
    """

    is_wide: bool
    charts: tuple[dict[str, Any], ...]


def chart_drawings(view: AlgorithmView, *, has_red_flags: bool, language: Language = ENGLISH) -> Drawings:
    """The chart in the clinicians' words, large enough for a wall; none for an algorithm without steps."""
    chart = chart_of(view, Audience.CLINICIANS, has_red_flags=has_red_flags, language=language)
    if not chart.steps:
        return Drawings(is_wide=False, charts=())
    is_wide = lay_out(chart, WALL, PAGE_WIDTH).width > PAGE_WIDTH
    width = PAGE_HEIGHT if is_wide else PAGE_WIDTH
    return Drawings(is_wide, tuple(_drawn(lay_out(chart, letters, width)) for letters in (WALL, CLOSE)))


def _drawn(layout: FlowLayout) -> dict[str, Any]:
    labels = (connector.label for connector in layout.connectors if connector.label)
    return {
        "width": layout.width / POINT,
        "height": layout.height / POINT,
        "cuts": [cut / POINT for cut in layout.cuts],
        "boxes": [_box(box) for box in layout.boxes],
        "lines": [_line(line) for label in labels for line in label.lines],
        "connectors": [_connector(connector) for connector in layout.connectors],
    }


def _box(box: Box) -> dict[str, Any]:
    return {
        "kind": box.kind,
        "x": box.x / POINT,
        "y": box.y / POINT,
        "width": box.width / POINT,
        "height": box.height / POINT,
        "lines": [_line(line) for line in box.lines],
    }


def _line(line: TextLine) -> dict[str, Any]:
    return {
        "role": line.role,
        "text": line.text.rstrip(),
        "x": line.x / POINT,
        "y": line.y / POINT,
        "size": line.size * LARGER / POINT,
        "width": line.width / POINT,
        "bold": line.is_bold,
    }


def _connector(connector: Connector) -> dict[str, Any]:
    return {
        "parts": [[[x / POINT, y / POINT] for x, y in part] for part in connector.parts],
        "loop": connector.is_loop,
    }
