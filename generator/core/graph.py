"""What the structure of an algorithm allows, asked of networkx, which is used here and nowhere else.

Exits that lead to unknown steps are left out: they are reported as such, and must not look like dead ends
of the steps before them. All results keep the order of the file.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

import networkx as nx

from generator.core.declaration import Id
from generator.core.model import Algorithm, Step
from generator.core.vocabulary import StepKind

_MAY_CLOSE = (StepKind.END, StepKind.REFER)


def unreachable_steps(algorithm: Algorithm) -> tuple[Step, ...]:
    """The steps that no path from the start reaches; none where the start itself is unknown."""
    if algorithm.start not in algorithm.steps:
        return ()
    graph = _step_graph(algorithm)
    reached = {algorithm.start, *nx.descendants(graph, algorithm.start)}
    return _in_order(algorithm, set(algorithm.steps) - reached)


def endless_steps(algorithm: Algorithm) -> tuple[Step, ...]:
    """The steps with exits from which no path leads to an end or to a closing referral.

    A step without any exit is not among them: it is a dead end itself. Nor is a step from which such a
    dead end or an unknown step can be reached, since mending that one mends it.
    """
    graph = _step_graph(algorithm)
    closing = [key for key, step in algorithm.steps.items() if not step.exits or _leaves(algorithm, step)]
    leading = set(closing)
    for step in closing:
        leading |= nx.ancestors(graph, step)
    return _in_order(algorithm, set(algorithm.steps) - leading)


def dead_ends(algorithm: Algorithm) -> tuple[Step, ...]:
    """The steps after which nothing follows although their kind does not close a path."""
    return tuple(s for s in algorithm.steps.values() if not s.exits and s.kind not in _MAY_CLOSE)


def unending_loops(algorithm: Algorithm) -> tuple[tuple[Step, ...], ...]:
    """The steps of each group that can be walked in circles without passing a branch with `until`."""
    graph: nx.DiGraph[Id] = nx.DiGraph()
    graph.add_nodes_from(algorithm.steps)
    graph.add_edges_from(_edges(algorithm, skip_until=True))
    loops = [
        _in_order(algorithm, group)
        for group in nx.strongly_connected_components(graph)
        if len(group) > 1 or any(graph.has_edge(node, node) for node in group)
    ]
    return tuple(sorted(loops, key=lambda loop: list(algorithm.steps).index(loop[0].id)))


def steps_after_waiting(algorithm: Algorithm) -> tuple[Step, ...]:
    """The steps that every path from the start reaches only after a wait; a wait itself comes before it."""
    if algorithm.start not in algorithm.steps:
        return ()
    graph = _step_graph(algorithm)
    reached = {algorithm.start, *nx.descendants(graph, algorithm.start)}
    waits = [key for key, step in algorithm.steps.items() if step.kind is StepKind.WAIT]
    graph.remove_edges_from(list(graph.out_edges(waits)))
    return _in_order(algorithm, reached - {algorithm.start, *nx.descendants(graph, algorithm.start)})


def circles(leading: Mapping[Id, Iterable[Id]]) -> tuple[tuple[Id, ...], ...]:
    """The groups of ids that lead back to themselves, in the order of the mapping."""
    graph: nx.DiGraph[Id] = nx.DiGraph()
    graph.add_edges_from((key, other) for key, others in leading.items() for other in others)
    groups = [
        tuple(key for key in leading if key in group)
        for group in nx.strongly_connected_components(graph)
        if len(group) > 1 or any(graph.has_edge(node, node) for node in group)
    ]
    return tuple(sorted(groups, key=lambda group: list(leading).index(group[0])))


def _step_graph(algorithm: Algorithm) -> "nx.DiGraph[Id]":
    graph: nx.DiGraph[Id] = nx.DiGraph()
    graph.add_nodes_from(algorithm.steps)
    graph.add_edges_from(_edges(algorithm))
    return graph


def _edges(algorithm: Algorithm, *, skip_until: bool = False) -> Iterator[tuple[Id, Id]]:
    for step in algorithm.steps.values():
        following = [step.next] if step.next else []
        following += [branch.to for branch in step.branches if not (skip_until and branch.until)]
        yield from ((step.id, key) for key in following if key in algorithm.steps)


def _leaves(algorithm: Algorithm, step: Step) -> bool:
    return any(key not in algorithm.steps for key in step.exits)


def _in_order(algorithm: Algorithm, ids: Collection[str]) -> tuple[Step, ...]:
    return tuple(step for key, step in algorithm.steps.items() if key in ids)
