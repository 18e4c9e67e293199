"""Where the middle of every node stands from left to right: close to its neighbours, lanes straight.

Each row is solved exactly: the places nearest to the wished ones that keep the distances and the page, by
pooling neighbours that would collide. Rows are solved in turn, down and up, so the result is good, not best.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from generator.rendering.flowchart.distances import distance, edge_of
from generator.rendering.flowchart.rows import Rows
from generator.rendering.flowchart.straight import straightened

ROUNDS = 6
STRAIGHT = 8
"""How much more a line weighs within a lane than between boxes."""


@dataclass(frozen=True, slots=True)
class _Near:
    node: int
    weight: int


def places_of(
    rows: Rows, order: Sequence[Sequence[int]], widths: Sequence[int], page: int
) -> tuple[dict[int, int], int]:
    """The middle of every node, and how wide the whole is: the page, or more where a row needs it."""
    wide = max([page, *(_least(rows, row, widths) for row in order)])
    near = _neighbours(rows)
    places: dict[int, int] = {}
    for row in order:
        wished = dict.fromkeys(row, wide // 2)
        places.update(_solved(rows, row, widths, wished, dict.fromkeys(row, 1), wide))
    for turn in range(ROUNDS):
        ways = order if turn % 2 == 0 else order[::-1]
        for row in ways:
            above = {rows.row_of[node] for node in row}
            wished, weights = _wishes(rows, row, near, places, above, downwards=turn % 2 == 0)
            places.update(_solved(rows, row, widths, wished, weights, wide))
    return straightened(rows, order, widths, places, wide), wide


def _least(rows: Rows, row: Sequence[int], widths: Sequence[int]) -> int:
    if not row:
        return 0
    inner = sum(distance(rows, left, right, widths) for left, right in itertools.pairwise(row))
    return inner + edge_of(rows, row[0], widths) + edge_of(rows, row[-1], widths)


def _neighbours(rows: Rows) -> dict[int, list[_Near]]:
    near: dict[int, list[_Near]] = {node: [] for node in range(len(rows.nodes))}
    for hop in rows.hops:
        lanes = rows.nodes[hop.start].is_lane + rows.nodes[hop.end].is_lane
        weight = STRAIGHT if lanes == 2 else 2 if lanes == 1 else 3
        if hop.start_on_top == hop.end_on_top:
            weight = 1
        near[hop.start].append(_Near(hop.end, weight))
        near[hop.end].append(_Near(hop.start, weight))
    return near


def _wishes(
    rows: Rows,
    row: Sequence[int],
    near: dict[int, list[_Near]],
    places: dict[int, int],
    own: set[int],
    *,
    downwards: bool,
) -> tuple[dict[int, int], dict[int, int]]:
    """The weighted middle of the neighbours on the side that was solved last, and how much it weighs."""
    wished, weights = {}, {}
    here = min(own)
    for node in row:
        side = [one for one in near[node] if (rows.row_of[one.node] < here) == downwards]
        chosen = side or near[node]
        total = sum(one.weight for one in chosen)
        middle = sum(one.weight * places[one.node] for one in chosen)
        wished[node] = middle // total if total else places[node]
        weights[node] = total or 1
    return wished, weights


def _solved(
    rows: Rows,
    row: Sequence[int],
    widths: Sequence[int],
    wished: dict[int, int],
    weights: dict[int, int],
    wide: int,
) -> dict[int, int]:
    """The row with the least weighted squared distance from its wishes."""
    if not row:
        return {}
    shifts = [0]
    for left, right in itertools.pairwise(row):
        shifts.append(shifts[-1] + distance(rows, left, right, widths))
    low = edge_of(rows, row[0], widths)
    high = wide - edge_of(rows, row[-1], widths) - shifts[-1]
    pools: list[tuple[int, int, int]] = []  # sum of weighted wishes, weight, how many
    for node, shift in zip(row, shifts, strict=True):
        pool = ((wished[node] - shift) * weights[node], weights[node], 1)
        while pools and pools[-1][0] * pool[1] >= pool[0] * pools[-1][1]:
            last = pools.pop()
            pool = (last[0] + pool[0], last[1] + pool[1], last[2] + pool[2])
        pools.append(pool)
    bases = [total // weight for total, weight, count in pools for _ in range(count)]
    return {
        node: min(max(base, low), high) + shift for node, base, shift in zip(row, bases, shifts, strict=True)
    }
