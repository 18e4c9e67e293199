"""What rests on the same: related articles, sources cited together, sources most leant on, and what is alone.

A source that very many share says nothing of what they have in common, and pairs of many are too many to
count: past `COMMON` it relates nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from generator.core.declaration import Id
from generator.core.graph.building import citation_graph
from generator.core.graph.records import CitationGraph, EdgeKind, NodeKind
from generator.core.knowledge_base import KnowledgeBase
from generator.core.prose import marks_of

COMMON = 100
"""So many articles, or claims, may share a source that relates them."""

_NAMING = frozenset({EdgeKind.CITES, EdgeKind.NAMES, EdgeKind.LEAVES_OUT})
_LATER = frozenset({EdgeKind.SUPERSEDES, EdgeKind.UPDATES, EdgeKind.RETRACTS})
_USING = _NAMING | _LATER | {EdgeKind.INCLUDES}


class Sharing(NamedTuple):
    """Another article, and the references on which both rest, in the order of the base."""

    article: Id
    references: tuple[Id, ...]


class Together(NamedTuple):
    """Another reference, and how many claims cite both."""

    reference: Id
    claims: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that went out of date and hang together by shared sources or by leaning on one another."""

    claims: tuple[Id, ...]
    references: tuple[Id, ...]
    """The sources that two of them share."""


def related_articles(kb: KnowledgeBase) -> Mapping[Id, tuple[Sharing, ...]]:
    """By article, the others that rest on the same references, those that share most first."""
    return kb.found_once(_related_articles)


def cited_together(kb: KnowledgeBase) -> Mapping[Id, tuple[Together, ...]]:
    """By reference, the others that the same claims cite as evidence, those that share most claims first."""
    return kb.found_once(_cited_together)


def most_leant_on(kb: KnowledgeBase) -> tuple[Together, ...]:
    """Every reference that claims cite as evidence, with how many do, those of most claims first."""
    graph = citation_graph(kb)
    counted = ((_name(graph, number), len(_citing(graph, number))) for number in _references(graph))
    found = [Together(key, claims) for key, claims in counted if claims]
    return tuple(sorted(found, key=lambda one: -one.claims))


def unused_references(kb: KnowledgeBase) -> tuple[Id, ...]:
    """The references that no claim, no prose and no other reference names, and that name none as a notice."""
    graph = citation_graph(kb)
    home = marks_of(kb.home.body) if kb.home else ()
    named = {item.id for mark in home for item in mark.items}
    found = (number for number in _references(graph) if not _is_used(graph, number))
    return tuple(key for number in found if (key := _name(graph, number)) not in named)


def _is_used(graph: CitationGraph, number: int) -> bool:
    naming = (*graph.sources(number, _USING), *graph.targets(number, _LATER))
    return any(other != number and graph.nodes[other].kind is not NodeKind.NOTICE for other in naming)


def unshown_claims(kb: KnowledgeBase) -> tuple[Id, ...]:
    """The claims that no article shows."""
    return tuple(claim.id for claim in kb.claims.values() if not kb.articles_showing(claim))


def clusters(kb: KnowledgeBase, claims: Collection[Id]) -> tuple[Cluster, ...]:
    """Of some claims, the groups of two or more that hang together, the largest first."""
    graph = citation_graph(kb)
    numbers = [number for number in graph.of_kind(NodeKind.CLAIM) if graph.nodes[number].id in claims]
    inside = frozenset(numbers)
    neighbours: dict[int, list[int]] = {}
    for number in numbers:
        for other in graph.targets(number, (EdgeKind.CITES, EdgeKind.DEPENDS_ON)):
            if other in inside or graph.nodes[other].kind is NodeKind.REFERENCE:
                neighbours.setdefault(number, []).append(other)
                neighbours.setdefault(other, []).append(number)
    found = [_cluster(graph, inside, group, neighbours) for group in _groups(numbers, neighbours)]
    return tuple(sorted((one for one in found if len(one.claims) > 1), key=lambda one: -len(one.claims)))


def _related_articles(kb: KnowledgeBase) -> dict[Id, tuple[Sharing, ...]]:
    graph = citation_graph(kb)
    resting = {number: _sources_of_article(graph, number) for number in graph.of_kind(NodeKind.ARTICLE)}
    shared = _shared(resting)
    return {
        _name(graph, number): tuple(
            Sharing(_name(graph, other), tuple(_name(graph, key) for key in sorted(keys)))
            for other, keys in sorted(others.items(), key=lambda item: (-len(item[1]), item[0]))
        )
        for number, others in shared.items()
    }


def _sources_of_article(graph: CitationGraph, number: int) -> set[int]:
    """The references of an article's prose and of the evidence of the claims it shows."""
    claims = graph.targets(number, (EdgeKind.SHOWS,))
    return {key for one in (number, *claims) for key in graph.targets(one, (EdgeKind.CITES,))}


def _shared(resting: Mapping[int, Collection[int]]) -> dict[int, dict[int, list[int]]]:
    """By node, the other nodes with what both rest on."""
    by_source: dict[int, list[int]] = {}
    for number, sources in resting.items():
        for source in sources:
            by_source.setdefault(source, []).append(number)
    shared: dict[int, dict[int, list[int]]] = {number: {} for number in resting}
    for source, numbers in by_source.items():
        for one, other in combinations(numbers if len(numbers) <= COMMON else (), 2):
            shared[one].setdefault(other, []).append(source)
            shared[other].setdefault(one, []).append(source)
    return shared


def _cited_together(kb: KnowledgeBase) -> dict[Id, tuple[Together, ...]]:
    graph = citation_graph(kb)
    found: dict[Id, tuple[Together, ...]] = {}
    for number in _references(graph):
        citing = _citing(graph, number)
        others: Counter[int] = Counter()
        for claim in citing if len(citing) <= COMMON else ():
            others.update({*graph.targets(claim, (EdgeKind.CITES,))} - {number})
        ordered = sorted(others.items(), key=lambda item: (-item[1], item[0]))
        found[_name(graph, number)] = tuple(Together(_name(graph, key), times) for key, times in ordered)
    return found


def _citing(graph: CitationGraph, number: int) -> set[int]:
    """The claims that cite a reference as evidence."""
    sources = graph.sources(number, (EdgeKind.CITES,))
    return {source for source in sources if graph.nodes[source].kind is NodeKind.CLAIM}


def _references(graph: CitationGraph) -> Iterable[int]:
    return graph.of_kind(NodeKind.REFERENCE)


def _groups(numbers: Iterable[int], neighbours: Mapping[int, list[int]]) -> list[list[int]]:
    groups: list[list[int]] = []
    seen: set[int] = set()
    for start in numbers:
        if start in seen:
            continue
        group, waiting = [], [start]
        seen.add(start)
        while waiting:
            number = waiting.pop()
            group.append(number)
            fresh = [other for other in neighbours.get(number, ()) if other not in seen]
            seen.update(fresh)
            waiting += dict.fromkeys(fresh)
        groups.append(sorted(group))
    return groups


def _cluster(
    graph: CitationGraph, inside: frozenset[int], group: list[int], neighbours: Mapping[int, list[int]]
) -> Cluster:
    claims = tuple(_name(graph, number) for number in group if number in inside)
    shared = (number for number in group if number not in inside and len({*neighbours[number]}) > 1)
    return Cluster(claims, tuple(_name(graph, number) for number in shared))


def _name(graph: CitationGraph, number: int) -> Id:
    return Id(graph.nodes[number].id)
