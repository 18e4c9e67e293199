"""What a citation graph is: numbered nodes and typed edges, with the edges of each node both ways.

Numbers stand for nodes on every hot path, since a list of numbers costs an eighth of a dictionary of names.
An edge points from what rests to what it rests on; what it says and which way it is read is told by its kind.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.core.vocabulary import Direction, Directness, Vocabulary


class NodeKind(Vocabulary):
    """What a node of the graph stands for."""

    TOPIC = "topic"
    ARTICLE = "article"
    STEP = "step"
    CLAIM = "claim"
    REFERENCE = "reference"
    STUDY = "study"
    """A registration: what several reports of one study have in common."""
    NOTICE = "notice"
    """A retraction, correction or the like that is itself no reference of the base."""
    PERSON = "person"


class EdgeKind(Vocabulary):
    """How one node stands to another, read from its source to its target."""

    CONTAINS = "contains"
    """A topic its articles, an article the claims of its folder and the steps of its algorithm."""
    WROTE = "wrote"
    SHOWS = "shows"
    """An article the claims on its page, wherever they belong."""
    LINKS = "links"
    """An article another, in its prose."""
    CITES = "cites"
    """A claim a source in an evidence line, with direction and directness; an article one in its prose."""
    NAMES = "names"
    """A claim a source outside its evidence: of a rating, a search or a recommendation, or a go-between."""
    LEAVES_OUT = "leaves-out"
    """A claim a source that its search found and it does not use."""
    DEPENDS_ON = "depends-on"
    """A claim or a step a claim without which it would not hold."""
    CONTRADICTS = "contradicts"
    REFINES = "refines"
    SUPERSEDES = "supersedes"
    """A claim, or a newer version of a source, what it replaces."""
    INCLUDES = "includes"
    """A review a study inside it."""
    REPORTS = "reports"
    """A source the registered study that it is about."""
    UPDATES = "updates"
    """A correction or an expression of concern its source."""
    RETRACTS = "retracts"
    """A retraction or withdrawal its source."""


class Node(NamedTuple):
    """One node; `id` is that of its record, of a step `<article>#<step>`, of a study its registration."""

    kind: NodeKind
    id: str

    @property
    def key(self) -> str:
        """A name that no other node of the graph has."""
        return f"{self.kind.value}:{self.id}"


class Edge(NamedTuple):
    """One edge between the nodes with these numbers; only evidence lines have direction and directness."""

    source: int
    kind: EdgeKind
    target: int
    direction: Direction | None = None
    directness: Directness | None = None


@dataclass(frozen=True)
class CitationGraph:
    """The nodes in the order of the base, and the edges by their sources; every edge stands once."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @cached_property
    def numbers(self) -> dict[tuple[NodeKind, str], int]:
        """The number of each node, by its kind and id."""
        return {(node.kind, node.id): number for number, node in enumerate(self.nodes)}

    @cached_property
    def outgoing(self) -> list[list[Edge]]:
        """By number of a node, the edges that begin there."""
        lists: list[list[Edge]] = [[] for _ in self.nodes]
        for edge in self.edges:
            lists[edge.source].append(edge)
        return lists

    @cached_property
    def incoming(self) -> list[list[Edge]]:
        """By number of a node, the edges that end there."""
        lists: list[list[Edge]] = [[] for _ in self.nodes]
        for edge in self.edges:
            lists[edge.target].append(edge)
        return lists

    def find(self, kind: NodeKind, key: str) -> int | None:
        """The number of a node, if the graph has it."""
        return self.numbers.get((kind, key))

    def targets(self, number: int, kinds: Collection[EdgeKind]) -> Iterator[int]:
        """Where edges of some kinds lead from a node; a node may come more than once."""
        return (edge.target for edge in self.outgoing[number] if edge.kind in kinds)

    def sources(self, number: int, kinds: Collection[EdgeKind]) -> Iterator[int]:
        """Where edges of some kinds come from; a node may come more than once."""
        return (edge.source for edge in self.incoming[number] if edge.kind in kinds)

    def of_kind(self, kind: NodeKind) -> Iterator[int]:
        """The numbers of the nodes of a kind."""
        return (number for number, node in enumerate(self.nodes) if node.kind is kind)
