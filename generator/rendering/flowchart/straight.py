"""Every exit on as few columns as the boxes allow, which stay where they are.

The longest go first, since they have the most to bend round; whoever is placed is a wall for those that
follow, with room left for all that is still to be placed between.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product

from generator.rendering.flowchart.distances import APART, INSET, distance, edge_of
from generator.rendering.flowchart.rows import Rows

Span = tuple[int, int]


def straightened(
    rows: Rows, order: Sequence[Sequence[int]], widths: Sequence[int], places: Mapping[int, int], wide: int
) -> dict[int, int]:
    """The places, with the lanes and the words of each exit one below the other wherever that is possible."""
    fixed = {node: place for node, place in places.items() if rows.nodes[node].kind == "box"}
    boxes = {rows.nodes[node].step: node for node in fixed}
    rank = {node: (row, at) for row, nodes in enumerate(order) for at, node in enumerate(nodes)}
    for exit_, chain in sorted(_chains(rows), key=lambda one: -len(one[1])):
        one = rows.exits[exit_]
        ends = [_reach(fixed[boxes[step]], widths[boxes[step]]) for step in (one.to, one.source)]
        middle = sorted(places[node] for node in chain)[len(chain) // 2]
        spans = [_room(rows, order[rank[node][0]], rank[node][1], widths, fixed, wide) for node in chain]
        for part, span in _parts(chain, spans):
            reached = sorted(rank[node][0] for node in part)
            walls = [
                fixed[other]
                for row in order[max(reached[0] - 1, 0) : reached[-1] + 2]
                for other in row
                if other in fixed and rows.nodes[other].kind != "box" and rows.nodes[other].exit != exit_
            ]
            fixed.update(dict.fromkeys(part, _chosen(span, ends, middle, walls)))
    return fixed


def _chains(rows: Rows) -> Iterator[tuple[int, list[int]]]:
    """The nodes of each exit that can stand on one column, in the order they are walked."""
    walks: dict[int, list[int]] = {}
    for hop in rows.hops:
        chain = walks.setdefault(hop.exit, [])
        chain += [
            node for node in (hop.start, hop.end) if rows.nodes[node].kind != "box" and node not in chain
        ]
    for exit_, chain in walks.items():
        is_round = len({rows.row_of[node] for node in chain}) < len(chain)
        if is_round:
            # The words of a loop and the lane beside them stand in one row.
            yield exit_, chain[:1]
        if chain[is_round:]:
            yield exit_, chain[is_round:]


def _reach(place: int, width: int) -> Span:
    return place - width // 2 + INSET, place + width // 2 - INSET


def _room(
    rows: Rows, row: Sequence[int], at: int, widths: Sequence[int], fixed: Mapping[int, int], wide: int
) -> Span:
    """Where a node may stand between those of its row that are placed already.

    Where the row allows it, whatever comes between later is left more room than it needs, to keep off others.
    """
    for slack in (APART, 0):
        low = _limit(rows, row[at::-1], widths, fixed, slack)
        high = wide - _limit(
            rows, row[at:], widths, {node: wide - place for node, place in fixed.items()}, slack
        )
        if low <= high:
            break
    return low, high


def _limit(
    rows: Rows, way: Sequence[int], widths: Sequence[int], fixed: Mapping[int, int], slack: int
) -> int:
    """How near the edge of the page the first of a way may stand, the others standing between."""
    apart = 0
    for here, beyond in pairwise(way):
        apart += distance(rows, here, beyond, widths)
        if beyond in fixed:
            return fixed[beyond] + apart
        apart += slack
    return edge_of(rows, way[-1], widths) + apart


def _parts(chain: Sequence[int], spans: Sequence[Span]) -> Iterator[tuple[list[int], Span]]:
    """The longest parts of a chain, from its start, that have room on one column."""
    part: list[int] = []
    common = (0, 0)
    for node, span in zip(chain, spans, strict=True):
        both = (max(common[0], span[0]), min(common[1], span[1]))
        if part and both[0] > both[1]:
            yield part, common
            part = []
        common = both if part else span
        part.append(node)
    yield part, common


def _chosen(span: Span, ends: Sequence[Span], wished: int, walls: Sequence[int]) -> int:
    """A column above or below the boxes at the ends where there is one, as near as may be to the wished.

    It keeps off `walls`, the columns of other lines: two lines that meet on one would read as one.
    """
    spans = [span]
    for end in ends:
        both = (max(spans[0][0], end[0]), min(spans[0][1], end[1]))
        if both[0] <= both[1]:
            spans.insert(0, both)
    for apart, (low, high) in product((APART, APART // 2), spans):
        nearest = min(max(wished, low), high)
        candidates = [nearest, *(wall + side for wall in walls for side in (-apart, apart))]
        free = [
            column
            for column in candidates
            if low <= column <= high and all(abs(column - wall) >= apart for wall in walls)
        ]
        if free:
            return min(free, key=lambda column: (abs(column - nearest), column))
    return min(max(wished, spans[0][0]), spans[0][1])
