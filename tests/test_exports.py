"""The exports hold the graph, read back by the libraries that others read them with, and no words on hold."""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import networkx as nx
import pytest
from hypothesis import given
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from generator.core.declaration import Id
from generator.core.graph.building import citation_graph
from generator.core.graph.records import EdgeKind
from generator.core.knowledge_base import KnowledgeBase
from generator.core.status import assess
from generator.core.vocabulary import Decision, Direction, Directness
from generator.exports import all_exports
from generator.exports.linked_data import DIRECTNESS, LINES, RELATIONS
from generator.rendering.graph_data import GraphData, graph_data
from tests.builders import AS_OF, algorithm, article, base, claim, event, line, reference, step
from tests.random_bases import bases

CITO = Namespace("http://purl.org/spar/cito/")
PROV = Namespace("http://www.w3.org/ns/prov#")
SITE = "https://example.org/"

AWKWARD = 'Naps "ease" <b>it</b> & more \u2028 ]]> \x0b'


def data_of(kb: KnowledgeBase) -> GraphData:
    return graph_data(kb, assess(kb, AS_OF))


def exported(kb: KnowledgeBase, name: str) -> str:
    return "".join(all_exports()[name].make(data_of(kb)))


def edges_of(kb: KnowledgeBase) -> Counter[tuple[str, str, str, str]]:
    """Every edge of the graph by its ends, its kind and its direction."""
    graph = citation_graph(kb)
    return Counter(
        (graph.nodes[e.source].key, graph.nodes[e.target].key, e.kind.value, e.direction or "")
        for e in graph.edges
    )


def read_back(network: "nx.Graph[str]") -> Counter[tuple[str, str, str, str]]:
    assert network.is_directed()
    found = network.edges(data=True)
    return Counter((one, other, fields["kind"], fields.get("direction", "")) for one, other, fields in found)


@given(bases())
def test_networkx_reads_the_node_link_json(kb: KnowledgeBase) -> None:
    network = nx.node_link_graph(json.loads(exported(kb, "json")), edges="links")
    assert set(network) == {node.key for node in citation_graph(kb).nodes}
    assert read_back(network) == edges_of(kb)


@given(bases())
def test_networkx_reads_the_graphml(kb: KnowledgeBase) -> None:
    network = nx.parse_graphml(exported(kb, "graphml"), force_multigraph=True)
    assert set(network) == {node.key for node in citation_graph(kb).nodes}
    assert read_back(network) == edges_of(kb)


@given(bases())
def test_networkx_reads_the_gexf(kb: KnowledgeBase) -> None:
    network = nx.read_gexf(io.BytesIO(exported(kb, "gexf").encode()))
    assert set(network) == {node.key for node in citation_graph(kb).nodes}
    # networkx folds edges between two nodes into one where it makes no multigraph of the file.
    assert set(read_back(network)) <= set(edges_of(kb))
    assert {edge[:2] for edge in read_back(network)} == {edge[:2] for edge in edges_of(kb)}


@given(bases())
def test_the_tables_hold_every_node_and_edge(kb: KnowledgeBase) -> None:
    nodes = list(csv.DictReader(io.StringIO(exported(kb, "nodes-csv"))))
    edges = list(csv.DictReader(io.StringIO(exported(kb, "edges-csv"))))
    assert [row["id"] for row in nodes] == [node.key for node in citation_graph(kb).nodes]
    found = Counter((row["source"], row["target"], row["kind"], row["direction"]) for row in edges)
    assert found == edges_of(kb)


@given(bases())
def test_rdflib_reads_the_json_ld(kb: KnowledgeBase) -> None:
    told = Graph().parse(data=exported(kb, "json-ld"), format="json-ld", publicID=f"{SITE}graph.jsonld")
    for claim_ in kb.claims.values():
        subject = URIRef(f"{SITE}claims/{claim_.id}.html")
        assert (subject, RDFS.label, Literal(claim_.statement)) in told
        supporting = {e.reference for e in claim_.evidence if e.direction is Direction.SUPPORTS}
        assert set(told.objects(subject, CITO.obtainsSupportFrom)) == pages_of(kb, supporting)
        disputing = {e.reference for e in claim_.evidence if e.direction is Direction.DISPUTES}
        assert set(told.objects(subject, CITO.isDisputedBy)) == pages_of(kb, disputing)
        direct = {e.reference for e in claim_.evidence if e.directness is Directness.DIRECT}
        assert set(told.objects(subject, CITO.citesAsEvidence)) == pages_of(kb, direct)
        lines = set(told.objects(subject, PROV.qualifiedDerivation))
        assert sorted(as_told(told, one) for one in lines) == sorted(
            {
                (str(*pages_of(kb, {e.reference})), e.direction.value, e.directness.value)
                for e in claim_.evidence
                if e.reference in kb.references
            }
        )
        assert all((one, CITO.hasCitingEntity, subject) in told for one in lines)
    for article_ in kb.articles.values():
        subject = URIRef(f"{SITE}{article_.address}/index.html")
        assert (subject, PROV.wasAttributedTo, URIRef(f"{SITE}board/ben.html")) in told
    # The arrow: no source ever obtains support, and only people and studies are no entities.
    sources = {URIRef(f"{SITE}references/{key}.html") for key in kb.references}
    assert not sources & set(told.subjects(CITO.obtainsSupportFrom))
    kinds = {node.kind for node in citation_graph(kb).nodes}
    assert ("study" in kinds) == bool(set(told.subjects(RDF.type, PROV.Activity)))


def as_told(told: Graph, one: Node) -> tuple[str, str, str]:
    """An evidence line by its source, its direction and its directness, read from its characterizations."""
    assert {*told.objects(one, RDF.type)} == {CITO.Citation, PROV.Derivation}
    [cited] = told.objects(one, CITO.hasCitedEntity)
    assert (one, PROV.entity, cited) in told
    words = {str(word) for word in told.objects(one, CITO.hasCitationCharacterization)}
    expanded = {name: str(CITO[word.removeprefix("cito:")]) for name, word in {**LINES, **DIRECTNESS}.items()}
    direction, directness = (
        [name for name in names if expanded[name] in words] for names in (LINES, DIRECTNESS)
    )
    assert len(words) == len(direction) + len(directness) == 2
    return str(cited), direction[0], directness[0]


def pages_of(kb: KnowledgeBase, keys: set[Id]) -> set[URIRef]:
    return {URIRef(f"{SITE}references/{key}.html") for key in keys if key in kb.references}


def test_every_kind_of_edge_has_its_words_in_linked_data() -> None:
    assert {*RELATIONS, "wrote"} == {kind.value for kind in EdgeKind}
    assert set(LINES) == {direction.value for direction in Direction}


@pytest.mark.parametrize("name", sorted(all_exports()))
def test_words_on_hold_are_in_no_export(name: str) -> None:
    path = algorithm(replace(step("a"), title="Take ten at once"))
    kb = base(article(), claim(statement="Naps do wonders."), algorithms=[path])
    assert "wonders" in exported(kb, name) or name == "edges-csv"
    subjects = assess(kb, AS_OF).subjects
    holds = [
        event(
            {subjects[key].key: subjects[key].fingerprint},
            decision=Decision.HOLD,
            note="Wrong dose",
            date=datetime(2026, 5, 2, tzinfo=UTC),
        )
        for key in ("naps-tiredness", "algorithm:naps")
    ]
    text = exported(replace(kb, events=tuple(holds)), name)
    assert "wonders" not in text
    assert "ten at once" not in text
    assert "Wrong dose" in text or name == "edges-csv"


@pytest.mark.parametrize("name", sorted(all_exports()))
def test_awkward_words_break_no_format(name: str) -> None:
    kb = base(article(), claim(statement=AWKWARD), reference(title="=HYPERLINK(1)"), reference("b"))
    text = exported(kb, name)
    plain = AWKWARD.replace("\x0b", "\ufffd")
    if name == "json":
        network = nx.node_link_graph(json.loads(text), edges="links")
        assert network.nodes["claim:naps-tiredness"]["label"] == AWKWARD
    elif name == "graphml":
        assert nx.parse_graphml(text).nodes["claim:naps-tiredness"]["label"] == plain
    elif name == "gexf":
        network = nx.read_gexf(io.BytesIO(text.encode()))
        assert network.nodes["claim:naps-tiredness"]["label"] == plain
    elif name == "nodes-csv":
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
        assert rows["claim:naps-tiredness"]["label"] == AWKWARD
    elif name == "json-ld":
        told = Graph().parse(data=text, format="json-ld", publicID=SITE)
        assert Literal(AWKWARD) in set(told.objects(None, RDFS.label))


def test_a_label_that_a_spreadsheet_would_run_is_quoted() -> None:
    kb = base(article(), claim(statement="=1+1"), claim("b", evidence=(line(),)))
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(exported(kb, "nodes-csv")))}
    assert rows["claim:naps-tiredness"]["label"] == "'=1+1"


def test_no_export_fetches_anything() -> None:
    context = json.loads(exported(base(article(), claim()), "json-ld"))["@context"]
    assert isinstance(context, dict)
    assert not any(key.startswith("@import") for key in context)
