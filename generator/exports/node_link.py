"""Node-link JSON, as d3 and `networkx.node_link_graph(data, edges="links")` read it, a line for each."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.exports import export, separated
from generator.rendering.graph_data import GraphData


@export("json", "graph.json")
def node_link(data: GraphData) -> Iterator[str]:
    """The graph as node-link JSON; what is empty is left out."""
    nodes = (_filled(node._asdict()) for node in data.nodes)
    links = ({"key": number, **_filled(edge._asdict())} for number, edge in enumerate(data.edges))
    head = json.dumps({"as_of": data.as_of.isoformat()})
    yield f'{{"directed": true, "multigraph": true, "graph": {head},\n"nodes": [\n'
    yield from _lines(nodes)
    yield '\n],\n"links": [\n'
    yield from _lines(links)
    yield "\n]}\n"


def _lines(values: Iterable[dict[str, Any]]) -> Iterator[str]:
    return separated(",\n", (json.dumps(value, ensure_ascii=False) for value in values))


def _filled(fields: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in fields.items() if value}
