"""How far apart things in a row must stand, and how far from the edges of the page."""

from collections.abc import Sequence

from generator.rendering.flowchart.rows import Rows

APART = 40
"""The least distance between two lines."""
INSET = 60
"""How far from the corner of a box a line may meet it."""
_GAPS = {"box": 120, "label": 60, "lane": 50}
_EDGES = {"box": 10, "label": 10, "lane": 30}


def distance(rows: Rows, left: int, right: int, widths: Sequence[int]) -> int:
    """How far apart the middles of two neighbours must be."""
    gap = max(_GAPS[rows.nodes[left].kind], _GAPS[rows.nodes[right].kind])
    return (widths[left] + widths[right] + 1) // 2 + gap


def edge_of(rows: Rows, node: int, widths: Sequence[int]) -> int:
    """How far from the edge of the page the middle of a node must be."""
    return (widths[node] + 1) // 2 + _EDGES[rows.nodes[node].kind]
