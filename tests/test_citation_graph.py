"""The citation graph holds every edge that the records write, once, and leads both ways.

The edges are gathered here a second time, record by record, into one of networkx's graphs.
"""

from collections import Counter
from collections.abc import Iterator

import networkx as nx
from hypothesis import given

from generator.core.graph.building import build_graph, citation_graph
from generator.core.graph.records import CitationGraph, EdgeKind, NodeKind
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, Reference
from generator.core.prose import MarkKind, marks_of
from tests.random_bases import bases

Told = tuple[str, str, str, str]
"""Source, kind, target, and what an evidence line says."""


@given(bases())
def test_the_graph_holds_every_edge_of_the_records_once(kb: KnowledgeBase) -> None:
    graph = citation_graph(kb)
    named = [
        (graph.nodes[e.source].key, e.kind.value, graph.nodes[e.target].key, f"{e.direction} {e.directness}")
        for e in graph.edges
    ]
    assert max(Counter(named).values(), default=1) == 1
    known = {node.key for node in graph.nodes}
    expected = {told for told in _told(kb) if {told[0], told[2]} <= known}
    assert sorted(named) == sorted(expected)


@given(bases())
def test_an_edge_is_found_from_both_its_ends(kb: KnowledgeBase) -> None:
    graph = citation_graph(kb)
    network, every = network_of(graph), tuple(EdgeKind)
    for number in range(len(graph.nodes)):
        assert sorted(graph.targets(number, every)) == sorted(e[1] for e in network.out_edges(number))
        assert sorted(graph.sources(number, every)) == sorted(e[0] for e in network.in_edges(number))


@given(bases())
def test_a_graph_is_made_once_and_comes_out_the_same_again(kb: KnowledgeBase) -> None:
    assert citation_graph(kb) is citation_graph(kb)
    assert build_graph(kb) == citation_graph(kb)


def network_of(graph: CitationGraph) -> "nx.MultiDiGraph[int]":
    """The graph as one of networkx's, its nodes by number."""
    network: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for number, node in enumerate(graph.nodes):
        network.add_node(number, kind=node.kind, key=node.id)
    for edge in graph.edges:
        network.add_edge(
            edge.source, edge.target, kind=edge.kind, direction=edge.direction, directness=edge.directness
        )
    return network


def _told(kb: KnowledgeBase) -> Iterator[Told]:
    for source, kind, target in (*_of_articles(kb), *_of_references(kb), *_of_claims(kb)):
        yield source, kind, target, "None None"
    for claim in kb.claims.values():
        for line in claim.evidence:
            words = f"{line.direction} {line.directness}"
            yield f"claim:{claim.id}", "cites", f"reference:{line.reference}", words


def _of_articles(kb: KnowledgeBase) -> Iterator[tuple[str, str, str]]:
    for article in kb.articles.values():
        source = f"article:{article.id}"
        yield f"topic:{article.topic}", "contains", source
        for author in article.authors:
            yield f"person:{author.person}", "wrote", source
        marks = {(mark.kind, item.id) for mark in marks_of(article.body) for item in mark.items}
        steps = kb.algorithms[article.id].steps.values() if article.id in kb.algorithms else ()
        shown = {key for kind, key in marks if kind is MarkKind.CLAIM} | {*article.red_flags.claims}
        for step in steps:
            yield source, "contains", f"step:{article.id}#{step.id}"
            shown |= {*step.claims}
            yield from ((f"step:{article.id}#{step.id}", "depends-on", f"claim:{key}") for key in step.claims)
        yield from ((source, "shows", f"claim:{key}") for key in shown)
        yield from ((source, "cites", f"reference:{k}") for kind, k in marks if kind is MarkKind.CITATION)
        yield from (
            (source, "contains", f"claim:{c.id}") for c in kb.claims.values() if c.article == article.id
        )
        for other in kb.articles:
            if f"(../../rest/{other}/index.md)" in article.body:
                yield source, "links", f"article:{other}"


def _of_references(kb: KnowledgeBase) -> Iterator[tuple[str, str, str]]:
    for reference in kb.references.values():
        source, custom = f"reference:{reference.id}", reference.custom
        yield from ((source, "includes", f"reference:{key}") for key in custom.includes)
        yield f"reference:{custom.superseded_by}", "supersedes", source
        study = "".join(sign for sign in custom.registration or "" if sign.isalnum()).lower()
        yield source, "reports", f"study:{study}"
        yield from _of_notices(kb, reference)


def _of_notices(kb: KnowledgeBase, reference: Reference) -> Iterator[tuple[str, str, str]]:
    dois = {(one.DOI or "").lower(): one.id for one in kb.references.values()}
    for place, update in enumerate(reference.updates, start=1):
        doi = (update.DOI or "").lower()
        known = f"reference:{dois[doi]}" if doi in dois else f"notice:{doi or f'{reference.id}-{place}'}"
        yield known, "retracts" if update.type.is_retraction else "updates", f"reference:{reference.id}"


def _of_claims(kb: KnowledgeBase) -> Iterator[tuple[str, str, str]]:
    for claim in kb.claims.values():
        source, told = f"claim:{claim.id}", claim.relations
        assert told is not None
        assert claim.search is not None
        bases_of = [*told.depends_on, *(key for made in claim.recommendations for key in made.rests_on)]
        yield from ((source, "depends-on", f"claim:{key}") for key in bases_of)
        yield from ((source, "contradicts", f"claim:{one.claim}") for one in told.contradicts)
        yield from ((source, "refines", f"claim:{key}") for key in told.refines)
        yield from ((source, "supersedes", f"claim:{key}") for key in told.supersedes)
        yield from ((source, "leaves-out", f"reference:{one.reference}") for one in claim.search.left_out)
        yield from ((source, "names", f"reference:{key}") for key in _named(claim))


def _named(claim: Claim) -> set[str]:
    through = {line.cited_by or "" for line in claim.evidence}
    advising = {made.from_ for made in claim.recommendations}
    return {str(key) for key in {*through, *advising} - {line.reference for line in claim.evidence}}


def test_every_kind_of_node_and_edge_comes_about() -> None:
    """Against properties that hold of nothing: the random bases must reach every kind."""
    seen: set[str] = set()

    @given(bases())
    def gather(kb: KnowledgeBase) -> None:
        graph = citation_graph(kb)
        seen.update(node.kind for node in graph.nodes)
        seen.update(edge.kind for edge in graph.edges)

    gather()
    assert seen == {*NodeKind, *EdgeKind}
