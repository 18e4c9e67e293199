"""GraphML, which yEd, Cytoscape, igraph and networkx read."""

from collections.abc import Iterable

from generator.exports import export
from generator.exports.xml_text import xml
from generator.rendering.graph_data import DataEdge, DataNode, GraphData

_OF_NODES = DataNode._fields[1:]
_OF_EDGES = DataEdge._fields[2:]


@export("graphml", "graph.graphml")
def graphml(data: GraphData) -> str:
    """The graph as GraphML, every field a string; what is empty is left out."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(_key("node", name) for name in _OF_NODES),
        *(_key("edge", name) for name in _OF_EDGES),
        '<graph id="evidence" edgedefault="directed">',
    ]
    lines += [f'<node id="{xml(node.id)}">{_data("node", _OF_NODES, node[1:])}</node>' for node in data.nodes]
    for number, edge in enumerate(data.edges):
        ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}"'
        lines.append(f'<edge id="{number}" {ends}>{_data("edge", _OF_EDGES, edge[2:])}</edge>')
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


def _key(owner: str, name: str) -> str:
    return f'<key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="string"/>'


def _data(owner: str, names: Iterable[str], values: Iterable[str]) -> str:
    return "".join(
        f'<data key="{owner}-{name}">{xml(value)}</data>'
        for name, value in zip(names, values, strict=True)
        if value
    )
