"""The citation graph with what may be said of each node: the one form that every export writes.

Labels go through the same views as pages, so that words on hold get out in no format. Everything is text;
what does not apply is empty.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.core.declaration import Id
from generator.core.graph.building import citation_graph, study_of
from generator.core.graph.records import Node, NodeKind
from generator.core.knowledge_base import KnowledgeBase
from generator.core.status import Assessment
from generator.core.vocabulary import Stage
from generator.rendering.links import (
    Links,
    algorithm_path,
    article_path,
    claim_path,
    person_path,
    reference_path,
    topic_path,
)
from generator.rendering.rows import article_name
from generator.rendering.views import Views

HELD = "On hold"


class DataNode(NamedTuple):
    """A node: `path` is its page from the root of the site, `type` the kind of claim or design of source."""

    id: str
    kind: str
    label: str
    path: str = ""
    type: str = ""
    year: str = ""
    certainty: str = ""
    status: str = ""


class DataEdge(NamedTuple):
    """An edge by the ids of its nodes; only evidence lines have direction and directness."""

    source: str
    target: str
    kind: str
    direction: str
    directness: str


@dataclass(frozen=True, slots=True)
class GraphData:
    """The whole graph on one day; edges come in the order of the nodes that they lead from."""

    as_of: date
    nodes: tuple[DataNode, ...]
    edges: tuple[DataEdge, ...]


def graph_data(kb: KnowledgeBase, assessment: Assessment) -> GraphData:
    """The graph of a base as it may be handed out."""
    graph = citation_graph(kb)
    makers = _Nodes(kb, assessment)
    nodes = tuple(makers.make(node) for node in graph.nodes)
    edges = (
        DataEdge(
            nodes[edge.source].id,
            nodes[edge.target].id,
            edge.kind.value,
            edge.direction.value if edge.direction else "",
            edge.directness.value if edge.directness else "",
        )
        for edge in graph.edges
    )
    return GraphData(assessment.as_of, nodes, tuple(edges))


class _Nodes:
    def __init__(self, kb: KnowledgeBase, assessment: Assessment) -> None:
        self.kb = kb
        self.assessment = assessment
        self.views = Views(kb, assessment, {}, Links(""))
        self.registrations = dict(self._registrations())

    def make(self, node: Node) -> DataNode:
        made = {
            NodeKind.TOPIC: self._topic,
            NodeKind.ARTICLE: self._article,
            NodeKind.STEP: self._step,
            NodeKind.CLAIM: self._claim,
            NodeKind.REFERENCE: self._reference,
            NodeKind.PERSON: self._person,
        }.get(node.kind)
        return made(node.key, node.id) if made else DataNode(node.key, node.kind, self._outside(node.id))

    def _topic(self, key: str, topic: str) -> DataNode:
        record = self.kb.topics[Id(topic)]
        return DataNode(key, NodeKind.TOPIC, record.title, topic_path(record))

    def _article(self, key: str, article: str) -> DataNode:
        record, status = self.kb.articles[Id(article)], self.assessment.articles[Id(article)]
        path = article_path(record)
        return DataNode(key, NodeKind.ARTICLE, article_name(record), path, status=status.word)

    def _step(self, key: str, step: str) -> DataNode:
        article, _, name = step.partition("#")
        home = self.kb.articles[Id(article)]
        if self.assessment.algorithms[Id(article)].stage is Stage.HOLD:
            # The steps of an algorithm on hold are shown nowhere.
            return DataNode(key, NodeKind.STEP, HELD, algorithm_path(home))
        record = self.kb.algorithms[Id(article)].steps[Id(name)]
        path = f"{algorithm_path(home)}#step-{record.id}"
        return DataNode(key, NodeKind.STEP, record.title, path, record.kind.value)

    def _claim(self, key: str, claim: str) -> DataNode:
        record = self.kb.claims[Id(claim)]
        status, is_held = self.views.status_of(record), self.views.is_held(record)
        return DataNode(
            key,
            NodeKind.CLAIM,
            status.clinicians if is_held else record.statement,
            claim_path(record.id),
            record.kind.value,
            certainty="" if is_held else record.rating.value,
            status=status.word,
        )

    def _reference(self, key: str, reference: str) -> DataNode:
        record = self.kb.references[Id(reference)]
        design = record.custom.design.value if record.custom.design else ""
        status = "retracted" if record.retraction else ""
        label, path = self.views.short_title(record.id), reference_path(record.id)
        return DataNode(key, NodeKind.REFERENCE, label, path, design, record.year, status=status)

    def _person(self, key: str, person: str) -> DataNode:
        return DataNode(key, NodeKind.PERSON, self.kb.board.people[Id(person)].name, person_path(person))

    def _outside(self, key: str) -> str:
        """A study by its registration as it is written, a notice by its DOI."""
        return self.registrations.get(key, key)

    def _registrations(self) -> Iterator[tuple[str, str]]:
        for reference in self.kb.references.values():
            if study := study_of(reference):
                yield study, reference.custom.registration or ""
