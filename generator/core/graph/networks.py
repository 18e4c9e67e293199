"""What is asked of networkx, which is used here and nowhere else: ways and circles in a few edges.

It takes what another module cut out for it. The whole graph of a base never becomes one of networkx's: pages
ask its own lists, and networkx answers the same questions again in the tests.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

import networkx as nx

Key = TypeVar("Key", bound=Hashable)
Edges = Mapping[Key, Collection[Key]]
"""Where each node leads; a node without edges may be absent."""


def reached_from(edges: Edges[Key], start: Key) -> set[Key]:
    """What can be reached from a node, itself included."""
    graph = _network(edges)
    return {start, *nx.descendants(graph, start)} if start in graph else {start}


def leading_to(edges: Edges[Key], ends: Iterable[Key]) -> set[Key]:
    """What one of the ends can be reached from, the ends included."""
    graph = _network(edges)
    found = set(ends)
    for end in tuple(found):
        found |= nx.ancestors(graph, end) if end in graph else set()
    return found


def circles(edges: Edges[Key]) -> tuple[tuple[Key, ...], ...]:
    """The groups of nodes that lead back to themselves, groups and members in the order of the mapping."""
    places = {key: place for place, key in enumerate(edges)}
    graph = _network(edges)
    groups = [
        tuple(sorted(group, key=places.__getitem__))
        for group in nx.strongly_connected_components(graph)
        if len(group) > 1 or any(graph.has_edge(node, node) for node in group)
    ]
    return tuple(sorted(groups, key=lambda group: places[group[0]]))


def way_round(edges: Edges[Key], members: Collection[Key], start: Key) -> tuple[Key, ...]:
    """The shortest way from a node back to itself within a group; it begins and ends with that node."""
    inside = frozenset(members)
    graph = _network({key: [other for other in edges[key] if other in inside] for key in members})
    ways = nx.single_source_shortest_path(graph, start)
    return (*min((ways[last] for last in graph.predecessors(start)), key=len), start)


def _network(edges: Edges[Key]) -> "nx.DiGraph[Key]":
    graph: nx.DiGraph[Key] = nx.DiGraph()
    graph.add_nodes_from(edges)
    graph.add_edges_from((key, other) for key, others in edges.items() for other in others)
    return graph
