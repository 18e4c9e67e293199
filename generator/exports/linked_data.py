"""JSON-LD in the words of CiTO (how one text cites another) and PROV (what came of what).

Mind the arrow: CiTO speaks of whoever cites. A claim obtains support from a source, and is disputed by one;
it is never the source that is supported. The context stands in the file, so that nothing is fetched.
"""

import json
from urllib.parse import quote

from generator.exports import export
from generator.rendering.graph_data import DataEdge, DataNode, GraphData

CONTEXT = {
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}

TYPES = {"person": "prov:Person", "study": "prov:Activity"}
"""Every other node is a prov:Entity."""

LINES = {
    "supports": "cito:obtainsSupportFrom",
    "disputes": "cito:isDisputedBy",
    "neutral": "cito:citesForInformation",
}
"""An evidence line by its direction; a direct one also `cito:citesAsEvidence`."""

RELATIONS = {
    "contains": "dcterms:hasPart",
    "shows": "prov:wasDerivedFrom",
    "links": "cito:linksTo",
    "cites": "cito:cites",
    "names": "cito:cites",
    "leaves-out": "cito:citesAsRelated",
    "depends-on": "prov:wasDerivedFrom",
    "contradicts": "cito:disagreesWith",
    "refines": "cito:qualifies",
    "supersedes": "prov:wasRevisionOf",
    "includes": "cito:usesDataFrom",
    "reports": "prov:wasGeneratedBy",
    "updates": "cito:updates",
    "retracts": "cito:retracts",
}
"""Every other edge by its kind; a person's is turned round: the article was attributed to them."""


@export("json-ld", "graph.jsonld")
def linked_graph(data: GraphData) -> str:
    """The graph as JSON-LD; addresses are relative to the file, which lies at the root of the site."""
    addresses = {node.id: _address(node) for node in data.nodes}
    leading: dict[str, dict[str, list[str]]] = {node.id: {} for node in data.nodes}
    for edge in data.edges:
        source, target = edge.source, edge.target
        if edge.kind == "wrote":
            source, target = target, source
        for word in _words(edge):
            found = leading[source].setdefault(word, [])
            found.append(addresses[target])
    things = (_thing(node, addresses[node.id], leading[node.id]) for node in data.nodes)
    lines = ",\n".join(json.dumps(thing, ensure_ascii=False) for thing in things)
    return f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n{lines}\n]}}\n'


def _words(edge: DataEdge) -> tuple[str, ...]:
    if edge.kind == "wrote":
        return ("prov:wasAttributedTo",)
    if not edge.direction:
        return (RELATIONS[edge.kind],)
    word = LINES[edge.direction]
    return (word, "cito:citesAsEvidence") if edge.directness == "direct" else (word,)


def _thing(node: DataNode, address: str, leading: dict[str, list[str]]) -> dict[str, object]:
    links = {word: [{"@id": one} for one in dict.fromkeys(found)] for word, found in leading.items()}
    return {"@id": address, "@type": TYPES.get(node.kind, "prov:Entity"), "rdfs:label": node.label, **links}


def _address(node: DataNode) -> str:
    # A step of an algorithm on hold shares the page of its algorithm: only its own id tells it apart.
    own = f"graph.jsonld#{quote(node.id, safe='')}"
    return own if node.kind == "step" else node.path or own
