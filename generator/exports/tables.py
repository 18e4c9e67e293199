"""Two tables as CSV, for spreadsheets and statistics programs: the nodes, and the edges between them.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and labels come from
strangers: such a label gets an apostrophe in front.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain

from generator.exports import export
from generator.rendering.graph_data import DataEdge, DataNode, GraphData

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@export("nodes-csv", "graph-nodes.csv")
def node_table(data: GraphData) -> Iterator[str]:
    """One node a line."""
    return _table(DataNode._fields, data.nodes)


@export("edges-csv", "graph-edges.csv")
def edge_table(data: GraphData) -> Iterator[str]:
    """One edge a line, by the ids of its nodes."""
    return _table(DataEdge._fields, data.edges)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    line = StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for row in chain([head], rows):
        writer.writerow(map(_cell, row))
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
