"""GraphML, which yEd, Cytoscape, igraph and networkx read."""

from collections.abc import Iterable, Iterator

from generator.exports import export
from generator.exports.xml_text import xml
from generator.rendering.graph_data import DataEdge, DataNode, GraphData

_OF_NODES = DataNode._fields[1:]
_OF_EDGES = DataEdge._fields[2:]


@export("graphml", "graph.graphml")
def graphml(data: GraphData) -> Iterator[str]:
    """The graph as GraphML, every field a string; what is empty is left out."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from (_key("node", name) for name in _OF_NODES)
    yield from (_key("edge", name) for name in _OF_EDGES)
    yield '<graph id="evidence" edgedefault="directed">\n'
    for node in data.nodes:
        yield f'<node id="{xml(node.id)}">{_data("node", _OF_NODES, node[1:])}</node>\n'
    for number, edge in enumerate(data.edges):
        ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}"'
        yield f'<edge id="{number}" {ends}>{_data("edge", _OF_EDGES, edge[2:])}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _key(owner: str, name: str) -> str:
    return f'<key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="string"/>\n'


def _data(owner: str, names: Iterable[str], values: Iterable[str]) -> str:
    return "".join(
        f'<data key="{owner}-{name}">{xml(value)}</data>'
        for name, value in zip(names, values, strict=True)
        if value
    )
