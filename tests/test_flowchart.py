"""The geometry of flowcharts, over hundreds of random algorithms: what must hold for every one of them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise

import pytest

from generator.core.vocabulary import Audience
from generator.rendering.flowchart.chart import chart_of
from generator.rendering.flowchart.layout import bands, lay_out
from generator.rendering.flowchart.measures import width_of
from generator.rendering.flowchart.records import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SCREEN,
    WALL,
    Box,
    Chart,
    Connector,
    FlowLayout,
    Label,
    Point,
)
from tests.flowcharts import random_algorithm, random_chart, view_of

SEEDS = range(300)
LETTERINGS = {"screen": SCREEN, "wall": WALL}
APART = 20
"""Two lines that are closer than this can be taken for one."""

Rect = tuple[int, int, int, int]


@cache
def made(seed: int, name: str) -> tuple[Chart, FlowLayout]:
    chart = random_chart(seed)
    return chart, lay_out(chart, LETTERINGS[name])


@pytest.fixture(params=[*range(0, 300, 25)], ids=lambda first: f"from-{first}")
def drawn(request: pytest.FixtureRequest) -> list[tuple[Chart, FlowLayout]]:
    """The charts of 25 seeds with their layouts, every fifth also in the letters of the wall."""
    seeds = range(request.param, request.param + 25)
    return [made(seed, name) for seed in seeds for name in LETTERINGS if name == "screen" or seed % 5 == 0]


def test_nothing_overlaps(drawn: list[tuple[Chart, FlowLayout]]) -> None:
    for _, layout in drawn:
        for one, other in combinations(rectangles(layout), 2):
            assert not overlap(one, other)


def test_no_line_crosses_a_box_or_words(drawn: list[tuple[Chart, FlowLayout]]) -> None:
    for _, layout in drawn:
        rects = rectangles(layout)
        for start, end in (segment for line in layout.connectors for segment in segments(line)):
            for left, top, right, bottom in rects:
                assert not crosses((left + 1, top + 1, right - 1, bottom - 1), start, end)


def test_every_exit_is_drawn_once_from_its_box_to_the_other(drawn: list[tuple[Chart, FlowLayout]]) -> None:
    for chart, layout in drawn:
        boxes = {box.id: box for box in layout.boxes}
        wanted = sorted((one.source, one.to, one.label) for one in chart.exits)
        assert wanted == sorted(
            (line.source, line.to, words(line)) for line in layout.connectors if line.source
        )
        for line in layout.connectors:
            source, to = boxes[line.source], boxes[line.to]
            (x, y), (tip_x, tip_y) = line.parts[0][0], line.parts[-1][-1]
            assert y == source.y + source.height
            assert source.x < x < source.x + source.width
            assert tip_y == to.y
            assert to.x < tip_x < to.x + to.width
            if line.label:
                assert len(line.parts) == 2
                x, y = line.parts[0][-1]
                assert y == line.label.y
                assert abs(x - line.label.x - line.label.width / 2) <= 1


def test_lines_are_level_or_upright_and_two_never_run_as_one(drawn: list[tuple[Chart, FlowLayout]]) -> None:
    for _, layout in drawn:
        owned = [
            (place, segment) for place, line in enumerate(layout.connectors) for segment in segments(line)
        ]
        assert all(start[0] == end[0] or start[1] == end[1] for _, (start, end) in owned)
        for (one, first), (other, second) in combinations(owned, 2):
            assert one == other or not run_together(first, second)


def test_boxes_are_of_even_width_and_numbered_in_reading_order(drawn: list[tuple[Chart, FlowLayout]]) -> None:
    for chart, layout in drawn:
        assert len({box.width for box in layout.boxes if box.number}) == 1
        numbers = {step.id: step.number for step in chart.steps}
        assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
        tops = {box.id: box.y for box in layout.boxes}
        for line in layout.connectors:
            if line.source and not line.is_loop:
                assert numbers[line.source] < numbers[line.to]
                assert tops[line.source] < tops[line.to]


def test_words_keep_inside_their_box_and_nothing_leaves_the_picture(
    drawn: list[tuple[Chart, FlowLayout]],
) -> None:
    for chart, layout in drawn:
        for left, top, right, bottom in rectangles(layout):
            assert left >= 0
            assert right <= layout.width
            assert top >= 0
            assert bottom <= layout.height
        for line in layout.connectors:
            assert all(0 < x < layout.width and 0 < y < layout.height for part in line.parts for x, y in part)
        for box in layout.boxes:
            for text in box.lines:
                assert width_of(text.text, text.size, is_bold=text.is_bold) <= text.width
                assert box.x < text.x
                assert text.x + text.width < box.x + box.width
                assert box.y < text.y - text.size * 3 // 4
                assert text.y < box.y + box.height
        shown = {box.id: said(text.text for text in box.lines) for box in layout.boxes}
        for step in chart.steps:
            assert all(said([fact]) in shown[step.id] for fact in (step.title, *step.facts, *step.warnings))


def test_pages_hold_whole_rows_and_together_everything(drawn: list[tuple[Chart, FlowLayout]]) -> None:
    for _, layout in drawn:
        parts = bands(layout, PAGE_HEIGHT)
        assert [part.top for part in parts] == [0, *(part.bottom for part in parts[:-1])]
        assert parts[-1].bottom == layout.height
        for box in layout.boxes:
            assert any(part.top <= box.y and box.y + box.height <= part.bottom for part in parts)
        assert all(part.bottom - part.top <= PAGE_HEIGHT for part in parts)
        rows = {box.y for box in layout.boxes if box.y >= parts[-1].top}
        assert len(parts) == 1 or len(rows) > 1 or parts[-1].bottom - parts[-1].top >= PAGE_HEIGHT // 4


def test_most_fit_the_width_of_a_page_and_none_has_to_be_drawn_much_smaller() -> None:
    widths = [made(seed, "screen")[1].width for seed in SEEDS]
    assert max(widths) <= PAGE_WIDTH * 3 // 2
    assert sum(width == PAGE_WIDTH for width in widths) >= len(widths) * 0.9


def test_the_same_chart_has_the_same_layout_however_often_it_is_made() -> None:
    for seed in range(20):
        lay_out.cache_clear()
        assert lay_out(random_chart(seed)) == made(seed, "screen")[1]


def test_patients_see_the_same_graph_in_their_words() -> None:
    for seed in range(40):
        own, clinical = random_chart(seed, Audience.PATIENTS), random_chart(seed)
        assert [(one.source, one.to) for one in own.exits] == [(one.source, one.to) for one in clinical.exits]
        plain = {step.id: step.plain for step in random_algorithm(seed).steps.values()}
        for step in own.steps:
            wording = plain[step.id.removeprefix("step-")]  # type: ignore[index]  # an id
            assert wording is None or step.title == wording.title


def test_an_algorithm_on_hold_has_no_chart() -> None:
    held = view_of(random_algorithm(1))
    chart = chart_of(replace(held, steps=()), Audience.CLINICIANS, has_red_flags=True)
    assert chart == Chart((), ())
    assert lay_out(chart).boxes == ()


def rectangles(layout: FlowLayout) -> list[Rect]:
    owners: list[Box | Label] = [*layout.boxes, *(line.label for line in layout.connectors if line.label)]
    return [(one.x, one.y, one.x + one.width, one.y + one.height) for one in owners]


def overlap(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def crosses(rect: Rect, start: Point, end: Point) -> bool:
    """True where a level or upright line has a point inside a rectangle."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return left <= rect[2] and rect[0] <= right and top <= rect[3] and rect[1] <= bottom


def segments(line: Connector) -> Iterator[tuple[Point, Point]]:
    return (pair for part in line.parts for pair in pairwise(part))


def run_together(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """True where both are upright, or both level, close to each other and side by side."""
    for along, across in ((0, 1), (1, 0)):
        if one[0][across] == one[1][across] and other[0][across] == other[1][across]:
            shared = min(max(p[along] for p in one), max(p[along] for p in other)) - max(
                min(p[along] for p in one), min(p[along] for p in other)
            )
            if shared > 0 and abs(one[0][across] - other[0][across]) < APART:
                return True
    return False


def words(line: Connector) -> str:
    return " ".join(text.text for text in line.label.lines if text.role == "exit") if line.label else ""


def said(texts: Iterator[str] | list[str]) -> str:
    return "".join("".join(texts).split())
