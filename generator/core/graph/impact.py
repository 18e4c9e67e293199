"""What falls, or must be looked at again, when a source, a study, a claim or a person is lost.

The ways of leaning are those of the graph: through evidence, through reviews that include it, through claims
that depend on it, to the articles and steps that show those. Approvals lapse by the rule of status: with a
retracted source everything that leans on it by any way, with a changed claim what leans on it itself, and
with a person what has no quorum without them.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.core.declaration import Id
from generator.core.graph.building import citation_graph
from generator.core.graph.independence import supports
from generator.core.graph.losses import fallen_with, references_of
from generator.core.graph.records import CitationGraph, EdgeKind, Node, NodeKind
from generator.core.knowledge_base import KnowledgeBase
from generator.core.quorum import is_met
from generator.core.status import Assessment
from generator.core.vocabulary import Stage

LEANING: Mapping[NodeKind, frozenset[EdgeKind]] = {
    NodeKind.CLAIM: frozenset({EdgeKind.CITES, EdgeKind.NAMES, EdgeKind.DEPENDS_ON}),
    NodeKind.STEP: frozenset({EdgeKind.DEPENDS_ON}),
    NodeKind.ARTICLE: frozenset({EdgeKind.SHOWS, EdgeKind.CITES}),
    NodeKind.REFERENCE: frozenset({EdgeKind.INCLUDES, EdgeKind.REPORTS}),
}
"""By the kind of what leans: the edges along which it leans on their targets."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What leans on the lost; `through`: the node one step nearer by which it was first reached."""

    node: Node
    distance: int
    through: Node


@dataclass(frozen=True, slots=True)
class Loss:
    """How many independent sources support a claim directly, with the lost and without it."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that leans on `lost`, the nearest first, then in the order of the base.

    `fallen`: the references that fall with it. `losses`: by claim that has direct support now. `lapses`: the
    keys of the items whose approval ends, in the order of the base.
    """

    lost: tuple[Node, ...]
    reached: tuple[Reached, ...]
    fallen: frozenset[Id]
    losses: Mapping[Id, Loss]
    lapses: tuple[str, ...]

    def of_kind(self, kind: NodeKind) -> tuple[Reached, ...]:
        """What of one kind leans on the lost."""
        return tuple(one for one in self.reached if one.node.kind is kind)

    @property
    def algorithms(self) -> tuple[Id, ...]:
        """The articles of which a step of the algorithm is reached; its sheets are printed from it."""
        steps = (one.node.id.partition("#")[0] for one in self.of_kind(NodeKind.STEP))
        return tuple(Id(article) for article in dict.fromkeys(steps))

    @property
    def unsupported(self) -> tuple[Id, ...]:
        """The claims that have direct support now and would have none."""
        return tuple(claim for claim, loss in self.losses.items() if loss.before and not loss.after)


@dataclass(frozen=True)
class Impacts:
    """Answers for one base on one day; what all answers share is found once."""

    kb: KnowledgeBase
    assessment: Assessment

    @property
    def graph(self) -> CitationGraph:
        """The graph of the base."""
        return citation_graph(self.kb)

    def of(self, lost: Node) -> Impact:
        """Without one reference, study, claim or person."""
        if lost.kind is NodeKind.CLAIM:
            return self.of_claim(Id(lost.id))
        return self.of_person(Id(lost.id)) if lost.kind is NodeKind.PERSON else self.of_sources([lost])

    def of_sources(self, lost: Sequence[Node]) -> Impact:
        """Without some references and studies."""
        sources = dict.fromkeys(key for node in lost for key in references_of(self.kb, node))
        # What was approved in the knowledge of a retraction outlives it.
        standing = [key for key in sources if not self.kb.references[key].retraction]
        lapses = self._lapsing(standing, is_passed_on=True)
        return self._impact(lost, [*lost, *(Node(NodeKind.REFERENCE, key) for key in sources)], lapses)

    def of_claim(self, claim: Id) -> Impact:
        """Without a claim, or after its words changed."""
        node = Node(NodeKind.CLAIM, claim)
        return self._impact([node], [node], self._lapsing([claim], is_passed_on=False))

    def of_person(self, person: Id) -> Impact:
        """Without the approvals of a person."""
        given = [key for key in self._approved_by.get(person, ()) if self._needs(key, person)]
        claims = [Node(NodeKind.CLAIM, key) for key in given if ":" not in key]
        return self._impact([Node(NodeKind.PERSON, person)], claims, set(given))

    def _impact(self, lost: Sequence[Node], seeds: Iterable[Node], lapses: set[str]) -> Impact:
        reached = self._reached(seeds)
        sources = (NodeKind.REFERENCE, NodeKind.STUDY)
        fallen = fallen_with(self.kb, [node for node in lost if node.kind in sources])
        claims = (Id(one.node.id) for one in reached if one.node.kind is NodeKind.CLAIM)
        known = supports(self.kb)
        losses = {
            claim: Loss(len(known[claim].sources), known[claim].left_without(fallen))
            for claim in claims
            if known[claim].sources
        }
        ordered = tuple(sorted(lapses, key=self._places.__getitem__))
        return Impact(tuple(lost), reached, fallen, losses, ordered)

    def _reached(self, seeds: Iterable[Node]) -> tuple[Reached, ...]:
        graph = self.graph
        starts = dict.fromkeys(graph.numbers[node.kind, node.id] for node in seeds)
        distances = dict.fromkeys(starts, 0)
        through = {start: start for start in starts}
        waiting = deque(starts)
        while waiting:
            number = waiting.popleft()
            for leaning in leaning_on(graph, number):
                if leaning not in distances:
                    distances[leaning] = distances[number] + 1
                    through[leaning] = number
                    waiting.append(leaning)
        found = sorted((distance, number) for number, distance in distances.items() if distance)
        return tuple(
            Reached(graph.nodes[number], distance, graph.nodes[through[number]]) for distance, number in found
        )

    def _lapsing(self, changed: Iterable[str], *, is_passed_on: bool) -> set[str]:
        waiting = list(changed)
        seen = set(waiting)
        while waiting:
            for key in self._leaning.get(waiting.pop(), ()):
                if key not in seen:
                    seen.add(key)
                    # Only claims pass a retraction on.
                    if is_passed_on and ":" not in key:
                        waiting.append(key)
        return {key for key in seen if key in self._places and self._is_approved(key)}

    def _is_approved(self, key: str) -> bool:
        return self.assessment.status_of(key).stage is Stage.APPROVED

    def _needs(self, key: str, person: Id) -> bool:
        subject, status = self.assessment.subjects[key], self.assessment.status_of(key)
        others = [event for event in status.counted if event.by != person]
        return status.stage is Stage.APPROVED and not is_met(subject.quorum, others)

    @cached_property
    def _places(self) -> dict[str, int]:
        """The items that are shown, in the order of the base."""
        shown = {*self.kb.claims, *(f"article:{key}" for key in self.kb.articles)}
        shown.update(f"algorithm:{key}" for key in self.kb.algorithms)
        return {key: place for place, key in enumerate(self.assessment.subjects) if key in shown}

    @cached_property
    def _leaning(self) -> dict[str, list[str]]:
        """By what is leant on, the items that an approval binds to it."""
        leaning: dict[str, list[str]] = {}
        for key in self._places:
            for source in self.assessment.subjects[key].leans_on:
                leaning.setdefault(source, []).append(key)
        return leaning

    @cached_property
    def _approved_by(self) -> dict[Id, list[str]]:
        given: dict[Id, list[str]] = {}
        for key in self._places:
            for person in dict.fromkeys(event.by for event in self.assessment.status_of(key).counted):
                given.setdefault(person, []).append(key)
        return given


def leaning_on(graph: CitationGraph, number: int) -> Iterator[int]:
    """What leans on a node directly; a node may come more than once."""
    nodes = graph.nodes
    return (
        edge.source
        for edge in graph.incoming[number]
        if edge.kind in LEANING.get(nodes[edge.source].kind, frozenset())
    )
