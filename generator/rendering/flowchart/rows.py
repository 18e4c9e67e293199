"""The steps in rows, and every exit as a chain from row to row, so that lines only ever join neighbours.

The words on an exit are a node of the chain like a step, which is what keeps them off everything else. An
exit that leads back goes round: below its source, up through a lane in every row, and down on its target.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.rendering.flowchart.records import Chart, ChartExit

LABELS_IN_A_ROW = 6
OVERRIDE = ""


@dataclass(frozen=True, slots=True)
class Node:
    """What stands in a row: a box (`step` is its id), the words on an exit (`exit`), or a lane."""

    kind: str
    step: str = ""
    exit: int = -1

    @property
    def is_lane(self) -> bool:
        """True for the passage of a line."""
        return self.kind == "lane"


@dataclass(frozen=True, slots=True)
class Hop:
    """A piece of an exit within one channel, from node to node.

    Channel `c` lies above row `c`. An end is on top where its node stands in the row above the channel.
    """

    exit: int
    channel: int
    start: int
    end: int
    start_on_top: bool
    end_on_top: bool


@dataclass(frozen=True)
class Rows:
    """Nodes by number, the rows they stand in, and the hops of every exit in the order they are walked."""

    nodes: tuple[Node, ...]
    rows: tuple[tuple[int, ...], ...]
    hops: tuple[Hop, ...]
    exits: tuple[ChartExit, ...]
    """Those of the chart; where something overrides, the way from it to the start is the first."""

    @cached_property
    def row_of(self) -> dict[int, int]:
        """The row of each node."""
        return {node: place for place, row in enumerate(self.rows) for node in row}


def rows_of(chart: Chart, per_row: int) -> Rows:
    """At most `per_row` steps in a row, none above a step that leads to it but by a loop."""
    steps = {step.id: step.number for step in chart.steps}
    exits = [one for one in chart.exits if one.source in steps and one.to in steps]
    ranks = _ranks(steps, exits, per_row)
    if chart.override and chart.steps:
        ranks = {OVERRIDE: 0} | {step: rank + 1 for step, rank in ranks.items()}
        exits.insert(0, ChartExit(OVERRIDE, chart.steps[0].id))
    return _Chains(ranks, exits).made()


def is_loop(one: ChartExit, numbers: dict[str, int]) -> bool:
    """True where an exit leads back to its own step or to one before it."""
    return numbers[one.to] <= numbers[one.source]


def _ranks(numbers: dict[str, int], exits: Sequence[ChartExit], per_row: int) -> dict[str, int]:
    """Each step as high as its predecessors and the room in the rows allow, in reading order."""
    before: dict[str, set[str]] = {step: set() for step in numbers}
    words: dict[str, int] = dict.fromkeys(numbers, 0)
    for one in exits:
        words[one.source] += bool(one.label)
        if not is_loop(one, numbers):
            before[one.to].add(one.source)
    ranks: dict[str, int] = {}
    rank = 0
    while len(ranks) < len(numbers):
        ready = [step for step in numbers if step not in ranks and before[step] <= ranks.keys()]
        taken: list[str] = []
        for step in ready:
            labels = sum(words[other] for other in taken) + words[step]
            if len(taken) < per_row and (not taken or labels <= LABELS_IN_A_ROW):
                taken.append(step)
        ranks.update(dict.fromkeys(taken, rank))
        rank += 1
    return ranks


class _Chains:
    def __init__(self, ranks: dict[str, int], exits: Sequence[ChartExit]) -> None:
        self.exits = exits
        spoken = {ranks[one.source] for one in exits if one.label}
        # Only where words hang below a row of boxes is there a row for them.
        self.boxes: dict[int, int] = {}
        for place, rank in enumerate(range(max(ranks.values(), default=-1) + 1)):
            self.boxes[rank] = place + sum(earlier in spoken for earlier in range(rank))
        self.nodes = [Node("box", step) for step in ranks]
        self.number = {step: place for place, step in enumerate(ranks)}
        self.row = {step: self.boxes[rank] for step, rank in ranks.items()}
        count = len(self.boxes) + len(spoken)
        self.rows: list[list[int]] = [[] for _ in range(count)]
        for step, place in self.number.items():
            self.rows[self.row[step]].append(place)
        self.hops: list[Hop] = []

    def made(self) -> Rows:
        for place, one in enumerate(self.exits):
            if self.row[one.to] > self.row[one.source]:
                self._down(place, one)
            else:
                self._round(place, one)
        return Rows(tuple(self.nodes), tuple(map(tuple, self.rows)), tuple(self.hops), tuple(self.exits))

    def _down(self, place: int, one: ChartExit) -> None:
        last = self.number[one.source]
        first = self.row[one.source] + 1
        for row in range(first, self.row[one.to]):
            kind = "label" if one.label and row == first else "lane"
            node = self._add(kind, place, row)
            self.hops.append(Hop(place, row, last, node, start_on_top=True, end_on_top=False))
            last = node
        channel, to = self.row[one.to], self.number[one.to]
        self.hops.append(Hop(place, channel, last, to, start_on_top=True, end_on_top=False))

    def _round(self, place: int, one: ChartExit) -> None:
        last, row = self.number[one.source], self.row[one.source]
        if one.label:
            row += 1
            label = self._add("label", place, row)
            self.hops.append(Hop(place, row, last, label, start_on_top=True, end_on_top=False))
            last = label
        lane = self._add("lane", place, row)
        self.hops.append(Hop(place, row + 1, last, lane, start_on_top=True, end_on_top=True))
        for higher in range(row - 1, self.row[one.to] - 1, -1):
            above = self._add("lane", place, higher)
            self.hops.append(Hop(place, higher + 1, lane, above, start_on_top=False, end_on_top=True))
            lane = above
        target = self.number[one.to]
        self.hops.append(Hop(place, self.row[one.to], lane, target, start_on_top=False, end_on_top=False))

    def _add(self, kind: str, place: int, row: int) -> int:
        self.nodes.append(Node(kind, exit=place))
        self.rows[row].append(len(self.nodes) - 1)
        return len(self.nodes) - 1
