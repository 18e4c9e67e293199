"""How many sources of a claim are really independent, and whose loss would leave it none.

Two sources count as one where anything recorded ties them: they report one registered study, one includes
the other, both include the same, or they are versions of one text. What a loss takes along is told in
`losses`, and it is less: a review outlives one of its studies.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.core.declaration import Id
from generator.core.graph.building import study_of
from generator.core.graph.losses import fallen_with, references_of, surely_fallen_with
from generator.core.graph.records import Node, NodeKind
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, EvidenceLine, Reference
from generator.core.vocabulary import Direction, Directness


@dataclass(frozen=True, slots=True)
class Support:
    """What supports a claim directly and was not retracted.

    `sources`: the references, those that count as one together. `singles`: the references and studies whose
    loss would leave no direct support that can be counted on. `is_one_study`: true where a study, not only a
    review, is among them, and surely nothing outlives it.
    """

    sources: tuple[tuple[Id, ...], ...] = ()
    singles: tuple[Node, ...] = ()
    is_one_study: bool = False

    def left_without(self, fallen: Collection[Id]) -> int:
        """How many independent sources remain where some references have fallen."""
        return sum(any(key not in fallen for key in source) for source in self.sources)


def supports(kb: KnowledgeBase) -> Mapping[Id, Support]:
    """The direct support of every claim, found on first use and kept with the base."""
    return kb.found_once(_supports)


def independent_sources(kb: KnowledgeBase, lines: Iterable[EvidenceLine]) -> tuple[tuple[Id, ...], ...]:
    """The references of some evidence lines, those that count as one source together."""
    ties = kb.found_once(_Ties)
    named: dict[Id, frozenset[Node]] = {}
    for line in lines:
        tied = ties.of(line.reference) | (ties.of(line.cited_by) if line.cited_by else frozenset())
        named[line.reference] = named.get(line.reference, frozenset()) | tied
    return _grouped(named)


def _supports(kb: KnowledgeBase) -> dict[Id, Support]:
    lost_with = _remembered(lambda node: fallen_with(kb, [node]))
    return {claim.id: _support(kb, claim, lost_with) for claim in kb.claims.values()}


def _support(kb: KnowledgeBase, claim: Claim, lost_with: Callable[[Node], frozenset[Id]]) -> Support:
    lines = [line for line in claim.evidence if _counts(kb, line)]
    if not lines:
        return Support()
    ties = kb.found_once(_Ties)
    sources = dict.fromkeys(line.reference for line in lines)
    candidates = frozenset.intersection(*(ties.of(key) for key in sources))
    singles = [node for node in sorted(candidates) if lost_with(node).issuperset(sources)]
    studies = (node for node in singles if _is_study(kb, node))
    is_study = any(surely_fallen_with(kb, [node]).issuperset(sources) for node in studies)
    return Support(independent_sources(kb, lines), tuple(singles), is_study)


def _counts(kb: KnowledgeBase, line: EvidenceLine) -> bool:
    source = kb.references.get(line.reference)
    is_direct_support = line.direction is Direction.SUPPORTS and line.directness is Directness.DIRECT
    return is_direct_support and source is not None and source.retraction is None


def _is_study(kb: KnowledgeBase, node: Node) -> bool:
    designs = (kb.references[key].custom.design for key in references_of(kb, node))
    return any(design is not None and design.is_study for design in designs)


class _Ties:
    """What each reference has in common with others: itself, what it includes, its studies and versions."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.references = kb.references
        self.found: dict[Id, frozenset[Node]] = {}

    def of(self, key: Id) -> frozenset[Node]:
        if key not in self.found:
            self.found[key] = frozenset(self._reached(key))
        return self.found[key]

    def _reached(self, key: Id) -> set[Node]:
        reached = {Node(NodeKind.REFERENCE, key)}
        waiting = [key]
        while waiting:
            reference = self.references.get(waiting.pop())
            if reference is None:
                continue
            if study := study_of(reference):
                reached.add(Node(NodeKind.STUDY, study))
            for other in _parts_and_newer(reference):
                node = Node(NodeKind.REFERENCE, other)
                if other in self.references and node not in reached:
                    reached.add(node)
                    waiting.append(other)
        return reached


def _parts_and_newer(reference: Reference) -> tuple[Id, ...]:
    newer = reference.custom.superseded_by
    return (*reference.custom.includes, newer) if newer else reference.custom.includes


def _grouped(named: Mapping[Id, frozenset[Node]]) -> tuple[tuple[Id, ...], ...]:
    groups: list[tuple[list[Id], frozenset[Node]]] = []
    for key, names in named.items():
        touching = [group for group in groups if group[1] & names]
        groups = [group for group in groups if not group[1] & names]
        keys = [one for group in touching for one in group[0]]
        groups.append(([*keys, key], names.union(*(group[1] for group in touching))))
    order = list(named)
    sources = (tuple(sorted(keys, key=order.index)) for keys, _ in groups)
    return tuple(sorted(sources, key=lambda source: order.index(source[0])))


def _remembered(find: Callable[[Node], frozenset[Id]]) -> Callable[[Node], frozenset[Id]]:
    found: dict[Node, frozenset[Id]] = {}

    def asked(node: Node) -> frozenset[Id]:
        if node not in found:
            found[node] = find(node)
        return found[node]

    return asked
