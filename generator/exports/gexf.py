"""GEXF 1.2, which Gephi and networkx read."""

from collections.abc import Iterable, Iterator

from generator.exports import export
from generator.exports.xml_text import xml
from generator.rendering.graph_data import DataEdge, DataNode, GraphData

_OF_NODES = tuple(name for name in DataNode._fields if name not in ("id", "label"))
_OF_EDGES = DataEdge._fields[2:]


@export("gexf", "graph.gexf")
def gexf(data: GraphData) -> Iterator[str]:
    """The graph as GEXF, every field but the label a string attribute; what is empty is left out."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '<graph mode="static" defaultedgetype="directed">\n'
    yield _attributes("node", _OF_NODES)
    yield _attributes("edge", _OF_EDGES)
    yield "<nodes>\n"
    for node in data.nodes:
        values = _values(_OF_NODES, (node.kind, *node[3:]))
        yield f'<node id="{xml(node.id)}" label="{xml(node.label)}">{values}</node>\n'
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(data.edges):
        ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}"'
        yield f'<edge id="{number}" {ends}>{_values(_OF_EDGES, edge[2:])}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _attributes(owner: str, names: Iterable[str]) -> str:
    inside = "".join(f'<attribute id="{name}" title="{name}" type="string"/>' for name in names)
    return f'<attributes class="{owner}" mode="static">{inside}</attributes>\n'


def _values(names: Iterable[str], values: Iterable[str]) -> str:
    pairs = zip(names, values, strict=True)
    inside = "".join(f'<attvalue for="{name}" value="{xml(value)}"/>' for name, value in pairs if value)
    return f"<attvalues>{inside}</attvalues>"
