"""JSON-LD in the words of CiTO (how one text cites another) and PROV (what came of what).

Mind the arrow: CiTO speaks of whoever cites. A claim obtains support from a source, and is disputed by one;
it is never the source that is supported. Beside the plain arrow each evidence line is a thing of its own,
where direction and directness stand together. The context stands in the file, so that nothing is fetched.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import quote

from generator.exports import export, separated
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
"""An evidence line by its direction."""

DIRECTNESS = {"direct": "cito:citesAsEvidence", "indirect": "cito:citesAsRelated"}
"""And by its directness; the plain arrow of an indirect one leaves that out."""

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
def linked_graph(data: GraphData) -> Iterator[str]:
    """The graph as JSON-LD; addresses are relative to the file, which lies at the root of the site."""
    yield f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n'
    yield from separated(",\n", (json.dumps(thing, ensure_ascii=False) for thing in _things(data)))
    yield "\n]}\n"


def _things(data: GraphData) -> Iterator[dict[str, object]]:
    addresses = {node.id: _address(node) for node in data.nodes}
    authors: dict[str, list[str]] = {}
    for edge in data.edges:
        if edge.kind == "wrote":
            authors.setdefault(edge.target, []).append(addresses[edge.source])
    by_source = groupby(data.edges, key=lambda edge: edge.source)
    source, edges = next(by_source, ("", iter(())))
    for node in data.nodes:
        own: list[DataEdge] = []
        if node.id == source:
            own = list(edges)
            source, edges = next(by_source, ("", iter(())))
        yield _thing(node, addresses, own, authors.get(node.id, ()))
        yield from (_line(edge, addresses) for edge in own if edge.direction)


def _thing(
    node: DataNode, addresses: dict[str, str], edges: Iterable[DataEdge], authors: Iterable[str]
) -> dict[str, object]:
    leading: dict[str, dict[str, None]] = {}
    for edge in edges:
        for word in _words(edge):
            leading.setdefault(word, {})[addresses[edge.target]] = None
        if edge.direction:
            leading.setdefault("prov:qualifiedDerivation", {})[_line_address(edge)] = None
    for author in authors:
        leading.setdefault("prov:wasAttributedTo", {})[author] = None
    links = {word: [{"@id": one} for one in found] for word, found in leading.items()}
    kind = TYPES.get(node.kind, "prov:Entity")
    return {"@id": addresses[node.id], "@type": kind, "rdfs:label": node.label, **links}


def _words(edge: DataEdge) -> tuple[str, ...]:
    if edge.kind == "wrote":
        return ()
    if not edge.direction:
        return (RELATIONS[edge.kind],)
    word = LINES[edge.direction]
    return (word, DIRECTNESS["direct"]) if edge.directness == "direct" else (word,)


def _line(edge: DataEdge, addresses: dict[str, str]) -> dict[str, object]:
    """An evidence line: who cites whom, in which direction and how directly."""
    cited = {"@id": addresses[edge.target]}
    words = (LINES[edge.direction], DIRECTNESS[edge.directness])
    return {
        "@id": _line_address(edge),
        "@type": ["cito:Citation", "prov:Derivation"],
        "rdfs:label": f"{edge.direction}, {edge.directness}",
        "cito:hasCitingEntity": {"@id": addresses[edge.source]},
        "cito:hasCitedEntity": cited,
        "prov:entity": cited,
        "cito:hasCitationCharacterization": [{"@id": word} for word in words],
    }


def _line_address(edge: DataEdge) -> str:
    # One claim has one line of a direction and directness on a source: what says the same is one edge.
    name = f"line:{edge.source}:{edge.target}:{edge.direction}:{edge.directness}"
    return f"graph.jsonld#{quote(name, safe='')}"


def _address(node: DataNode) -> str:
    # A step of an algorithm on hold shares the page of its algorithm: only its own id tells it apart.
    own = f"graph.jsonld#{quote(node.id, safe='')}"
    return own if node.kind == "step" else node.path or own
