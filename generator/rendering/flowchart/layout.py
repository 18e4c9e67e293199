"""The layout of a flowchart: rows of boxes of even width, words on exits, lines in lanes and on tracks.

Layered as Sugiyama, Tagawa and Toda described it (1981). There is no library in it and no fraction: the same
chart gives the same numbers on every machine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.rendering.flowchart.channels import Run, runs_of, shared_columns
from generator.rendering.flowchart.lettered import Lettered, boxed, moved, override_box, worded
from generator.rendering.flowchart.order import ordered
from generator.rendering.flowchart.places import places_of
from generator.rendering.flowchart.records import (
    PAGE_WIDTH,
    SCREEN,
    Band,
    Box,
    Chart,
    Connector,
    FlowLayout,
    Label,
    Lettering,
    Point,
)
from generator.rendering.flowchart.rows import OVERRIDE, Rows, is_loop, rows_of

WIDEST = 2100
NARROWEST = 1000
_ABOVE_BOX, _ABOVE_LABEL, _BELOW = 68, 15, 15
_GAP = 120


@lru_cache(maxsize=512)
def lay_out(chart: Chart, lettering: Lettering = SCREEN, width: int = PAGE_WIDTH) -> FlowLayout:
    """Everything of a chart at its place; as many boxes in a row as make it lowest within the width.

    A chart that fits into no width comes out wider than asked, and has to be drawn smaller.
    """
    found = {one.rows: one for one in (rows_of(chart, per_row) for per_row in (2, 3, 4))}
    page = width
    while True:
        tried = [_Layout(chart, lettering, page, rows) for rows in found.values()]
        made = [(one.made(), one.shared) for one in tried]
        best, shared = min(made, key=lambda one: (one[1], max(one[0].width, page), one[0].height))
        if not shared or page > 2 * width:
            return best
        # Two lines had to run on one column; a little more room parts them, at the price of smaller letters.
        page += width // 20


def bands(layout: FlowLayout, height: int, first: int | None = None) -> tuple[Band, ...]:
    """The parts that stand on one page each: no row of boxes is cut, only lines that run straight down.

    `first`: the room on the first page where it is less than on those that follow. A row that is higher
    than a page stands alone; the last page has more than a rest where the one before can spare a row.
    """
    made: list[Band] = []
    top, end, room = 0, 0, first or height
    for cut in layout.cuts:
        if cut - top > room and end > top:
            made.append(Band(top, end))
            top, room = end, height
        end = cut
    if made and layout.height - top < height // 4:
        before = made.pop().top
        least = min(height // 4, (layout.height - before) // 2)
        top = max(
            (cut for cut in layout.cuts if before < cut and least <= layout.height - cut <= height),
            default=top,
        )
        made.append(Band(before, top))
    return (*made, Band(top, layout.height))


@dataclass
class _Layout:
    chart: Chart
    letters: Lettering
    page: int
    rows: Rows

    def made(self) -> FlowLayout:
        rows = self.rows
        steps = {step.id: step for step in self.chart.steps}
        width = self._box_width(rows)
        self.words: list[Lettered] = []
        for node in rows.nodes:
            if node.kind == "box":
                is_override = node.step == OVERRIDE
                self.words.append(
                    override_box(self.chart.override, self.page - 2 * _GAP, self.letters)
                    if is_override
                    else boxed(steps[node.step], width, self.letters)
                )
            elif node.kind == "label":
                self.words.append(worded(rows.exits[node.exit], self.letters))
            else:
                self.words.append(Lettered((), 0, 0))
        return self._placed(rows)

    def _box_width(self, rows: Rows) -> int:
        """The widest box with which every row stays on the page, its lanes included."""
        widest = WIDEST
        for row in rows.rows:
            kinds = [
                rows.nodes[node].kind
                for node in row
                if rows.nodes[node].step != OVERRIDE or rows.nodes[node].is_lane
            ]
            boxes = sum(rows.nodes[node].kind == "box" and rows.nodes[node].step != OVERRIDE for node in row)
            if boxes:
                lanes = kinds.count("lane")
                room = self.page - _GAP * (boxes + 1) - (lanes * 130)
                widest = min(widest, room // boxes)
        return max(widest, NARROWEST) // 10 * 10

    def _placed(self, rows: Rows) -> FlowLayout:
        widths = [words.width for words in self.words]
        rows = Rows(rows.nodes, ordered(rows), rows.hops, rows.exits)
        self.places, wide = places_of(rows, rows.rows, widths, self.page)
        extents = {
            node: (
                self.places[node] - widths[node] // 2,
                self.places[node] - widths[node] // 2 + widths[node],
            )
            for node, one in enumerate(rows.nodes)
            if one.kind == "box"
        }
        self.runs = runs_of(rows, self.places, extents)
        self.shared = sum(map(shared_columns, self.runs))
        self._set_heights(rows)
        boxes = tuple(
            self._box(rows, node) for row in rows.rows for node in row if rows.nodes[node].kind == "box"
        )
        return FlowLayout(
            wide, self.bottom, self.letters, boxes, tuple(self._connectors(rows)), (*self.cuts, self.bottom)
        )

    def _set_heights(self, rows: Rows) -> None:
        """Where each channel begins and each row stands."""
        self.channel_tops: list[int] = []
        self.row_tops: list[int] = []
        self.cuts: list[int] = []
        y = 0
        for place, runs in enumerate(self.runs):
            self.channel_tops.append(y)
            kinds = {rows.nodes[node].kind for node in rows.rows[place]} if place < len(rows.rows) else set()
            tracks = max((run.track + 1 for run in runs), default=0)
            if runs:
                above = _ABOVE_BOX if "box" in kinds else _ABOVE_LABEL
                y += _BELOW + self.letters.track * tracks + above
            else:
                y += 10
            if place == len(rows.rows):
                break
            self.row_tops.append(y)
            y += max((self.words[node].height for node in rows.rows[place]), default=0)
            if "box" in kinds and place:
                self.cuts.append(self.channel_tops[place])
        self.bottom = y

    def _box(self, rows: Rows, node: int) -> Box:
        words, step = self.words[node], rows.nodes[node].step
        x, y = self.places[node] - words.width // 2, self.row_tops[rows.row_of[node]]
        number, kind = next(
            ((one.number, one.kind) for one in self.chart.steps if one.id == step and step), (0, "red-flag")
        )
        return Box(step, number, kind, x, y, words.width, words.height, moved(words.lines, x, y))

    def _connectors(self, rows: Rows) -> Iterator[Connector]:
        numbers = {OVERRIDE: 0} | {step.id: step.number for step in self.chart.steps}
        walks: list[list[Run]] = [[] for _ in rows.exits]
        for runs in self.runs:
            for run in runs:
                walks[run.hop.exit].append(run)
        places = {hop: at for at, hop in enumerate(rows.hops)}
        for one, walk in zip(rows.exits, walks, strict=True):
            walk.sort(key=lambda run: places[run.hop])
            label: Label | None = None
            parts: list[list[Point]] = [[]]
            for run in walk:
                if rows.nodes[run.hop.start].kind == "label":
                    label = self._label(rows, run.hop.start)
                    parts.append([])
                parts[-1] += self._points(rows, run)
            lines = tuple(tuple(_straightened(part)) for part in parts)
            yield Connector(one.source, one.to, lines, label, is_loop=is_loop(one, numbers))

    def _label(self, rows: Rows, node: int) -> Label:
        words = self.words[node]
        x, y = self.places[node] - words.width // 2, self.row_tops[rows.row_of[node]]
        return Label(x, y, words.width, words.height, moved(words.lines, x, y))

    def _points(self, rows: Rows, run: Run) -> list[Point]:
        top = self.channel_tops[run.hop.channel]
        level = top + _BELOW + self.letters.track * max(run.track, 0)
        start, end = (
            self._end(rows, run.hop.start, on_top=run.hop.start_on_top),
            self._end(rows, run.hop.end, on_top=run.hop.end_on_top),
        )
        return [(run.start, start), (run.start, level), (run.end, level), (run.end, end)]

    def _end(self, rows: Rows, node: int, *, on_top: bool) -> int:
        """The height at which a line meets a node: its bottom where the node stands above the channel."""
        row = rows.row_of[node]
        if not on_top:
            return self.row_tops[row]
        if rows.nodes[node].is_lane:
            return self.channel_tops[row + 1]
        return self.row_tops[row] + self.words[node].height


def _straightened(points: Sequence[Point]) -> Iterator[Point]:
    """Without points that lie on the way between their neighbours, and without repeats."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        while len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept.pop()
        kept.append(point)
    yield from kept
