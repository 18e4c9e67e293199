"""Who stands left of whom in a row, so that lines cross little.

Sweeps down and up put every node at the middle of its neighbours; the best order seen is kept, and the first
one wins a tie, so that the exits of a decision keep the order they were written in where that costs nothing.
"""

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise

from generator.rendering.flowchart.rows import Rows

SWEEPS = 6

Order = list[list[int]]


def ordered(rows: Rows) -> tuple[tuple[int, ...], ...]:
    """The rows of `rows` from left to right."""
    above: dict[int, list[int]] = {node: [] for node in range(len(rows.nodes))}
    below: dict[int, list[int]] = {node: [] for node in range(len(rows.nodes))}
    for hop in rows.hops:
        if hop.start_on_top == hop.end_on_top:
            continue
        upper, lower = (hop.start, hop.end) if hop.start_on_top else (hop.end, hop.start)
        below[upper].append(lower)
        above[lower].append(upper)
    order = _first_order(rows, below)
    best, fewest = order, _crossings(order, below)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        order = _swept(best if sweep == 0 else order, above, below, downwards=sweep % 2 == 0)
        crossings = _crossings(order, below)
        if crossings < fewest:
            best, fewest = order, crossings
    return tuple(map(tuple, best))


def _first_order(rows: Rows, below: dict[int, list[int]]) -> Order:
    """By the middle of the neighbours above, and lanes that lead back at the right."""
    order = [list(row) for row in rows.rows]
    above: dict[int, list[int]] = {}
    for upper, lowers in below.items():
        for lower in lowers:
            above.setdefault(lower, []).append(upper)
    for place, row in enumerate(order[1:], start=1):
        places = {node: at for at, node in enumerate(order[place - 1])}
        order[place] = sorted(row, key=lambda node: _middle(above.get(node, ()), places, len(places)))
    return order


def _swept(
    order: Order, above: dict[int, list[int]], below: dict[int, list[int]], *, downwards: bool
) -> Order:
    made = [list(row) for row in order]
    near = above if downwards else below
    rows = range(1, len(made)) if downwards else range(len(made) - 2, -1, -1)
    for place in rows:
        beside = made[place - 1] if downwards else made[place + 1]
        places = {node: at for at, node in enumerate(beside)}
        own = {node: at * len(beside) / max(len(made[place]), 1) for at, node in enumerate(made[place])}
        made[place].sort(key=lambda node: _middle(near[node], places, own[node]))
    return made


def _middle(neighbours: Sequence[int], places: dict[int, int], otherwise: float) -> float:
    found = [places[node] for node in neighbours if node in places]
    return sum(found) / len(found) if found else otherwise


def _crossings(order: Order, below: dict[int, list[int]]) -> int:
    count = 0
    for upper, lower in pairwise(order):
        places = {node: at for at, node in enumerate(lower)}
        seen: list[int] = []
        for node in upper:
            ends = sorted(places[end] for end in below[node] if end in places)
            count += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return count
