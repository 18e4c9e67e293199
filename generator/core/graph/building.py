"""The citation graph of a base, made in one walk over its records.

An id that nobody recorded gets no node: the checks report it. Two evidence lines of one claim that say the
same of one source are one edge.
"""

from collections.abc import Iterable, Iterator

from generator.core.collector import without_collector
from generator.core.declaration import Id
from generator.core.graph.notices import notices_apart, published_notices
from generator.core.graph.records import CitationGraph, Edge, EdgeKind, Node, NodeKind
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim, Reference, Step
from generator.core.prose import source_links, source_path
from generator.core.subjects import reference_keys
from generator.core.vocabulary import Direction, Directness

_Found = tuple[NodeKind, str, EdgeKind, Direction | None, Directness | None]
"""Where an edge leads, and as what."""


def citation_graph(kb: KnowledgeBase) -> CitationGraph:
    """The graph of a base, made on first use and kept with it."""
    return kb.found_once(build_graph)


@without_collector()
def build_graph(kb: KnowledgeBase) -> CitationGraph:
    """The graph of a base, made anew."""
    nodes = tuple(dict.fromkeys(_nodes(kb)))
    numbers = {(node.kind, node.id): number for number, node in enumerate(nodes)}
    edges: list[Edge] = []
    for number, node in enumerate(nodes):
        leading = dict.fromkeys(_EDGES[node.kind](kb, node.id))
        for kind, key, edge, direction, directness in leading:
            target = numbers.get((kind, key))
            if target is not None:
                edges.append(Edge(number, edge, target, direction, directness))
    return CitationGraph(nodes, tuple(edges))


def study_of(reference: Reference) -> str:
    """The registration of a source as it compares; empty without one."""
    return study_key(reference.custom.registration or "")


def study_key(registration: str) -> str:
    """A registration as it compares: letters and digits alone, small."""
    return "".join(sign for sign in registration.casefold() if sign.isalnum())


def step_key(article: str, step: str) -> str:
    """The id of a step's node; steps of two algorithms may share their own."""
    return f"{article}#{step}"


def _nodes(kb: KnowledgeBase) -> Iterator[Node]:
    yield from (Node(NodeKind.TOPIC, key) for key in kb.topics)
    for article in kb.articles.values():
        yield Node(NodeKind.ARTICLE, article.id)
        algorithm = kb.algorithms.get(article.id)
        for step in algorithm.steps if algorithm else ():
            yield Node(NodeKind.STEP, step_key(article.id, step))
    yield from (Node(NodeKind.CLAIM, key) for key in kb.claims)
    yield from (Node(NodeKind.REFERENCE, key) for key in kb.references)
    studies = (study_of(reference) for reference in kb.references.values())
    yield from (Node(NodeKind.STUDY, study) for study in studies if study)
    yield from (Node(NodeKind.NOTICE, key) for key in kb.found_once(notices_apart))
    yield from (Node(NodeKind.PERSON, key) for key in kb.board.people)


def _from_topic(kb: KnowledgeBase, key: str) -> Iterator[_Found]:
    for article in kb.found_once(_articles_by_topic).get(Id(key), ()):
        yield NodeKind.ARTICLE, article, EdgeKind.CONTAINS, None, None


def _articles_by_topic(kb: KnowledgeBase) -> dict[Id, list[Id]]:
    found: dict[Id, list[Id]] = {}
    for article in kb.articles.values():
        found.setdefault(article.topic, []).append(article.id)
    return found


def _from_article(kb: KnowledgeBase, key: str) -> Iterator[_Found]:
    article = kb.articles[Id(key)]
    algorithm = kb.algorithms.get(article.id)
    for step in algorithm.steps if algorithm else ():
        yield NodeKind.STEP, step_key(article.id, step), EdgeKind.CONTAINS, None, None
    yield from _each(NodeKind.CLAIM, (claim.id for claim in kb.claims_of(article)), EdgeKind.CONTAINS)
    yield from _each(NodeKind.CLAIM, (claim.id for claim in kb.shown_by(article)), EdgeKind.SHOWS)
    yield from _each(NodeKind.REFERENCE, (one.id for one in kb.cited_in_prose(article)), EdgeKind.CITES)
    yield from _each(NodeKind.ARTICLE, _linked(kb, article), EdgeKind.LINKS)


def _linked(kb: KnowledgeBase, article: Article) -> Iterator[str]:
    for link in source_links(article.body):
        folder, _, file = source_path(article.address, link.target).rpartition("/")
        topic, _, name = folder.rpartition("/")
        known = kb.articles.get(Id(name))
        if file == "index.md" and known and known.topic == topic:
            yield known.id


def _from_step(kb: KnowledgeBase, key: str) -> Iterator[_Found]:
    article, _, name = key.partition("#")
    step = kb.algorithms[Id(article)].steps[Id(name)]
    return _each(NodeKind.CLAIM, claims_of_step(step), EdgeKind.DEPENDS_ON)


def claims_of_step(step: Step) -> tuple[Id, ...]:
    """The claims that a step and its branches rest on, each once."""
    branches = (claim for branch in step.branches for claim in branch.claims)
    return tuple(dict.fromkeys((*step.claims, *branches)))


def _from_claim(kb: KnowledgeBase, key: str) -> Iterator[_Found]:
    claim = kb.claims[Id(key)]
    cited = set()
    for line in claim.evidence:
        cited.add(line.reference)
        yield NodeKind.REFERENCE, line.reference, EdgeKind.CITES, line.direction, line.directness
    yield from _each(NodeKind.REFERENCE, (k for k in reference_keys(claim) if k not in cited), EdgeKind.NAMES)
    if claim.search:
        yield from _each(
            NodeKind.REFERENCE, (one.reference for one in claim.search.left_out), EdgeKind.LEAVES_OUT
        )
    yield from _each(NodeKind.CLAIM, foundations_of(claim), EdgeKind.DEPENDS_ON)
    if relations := claim.relations:
        yield from _each(NodeKind.CLAIM, (one.claim for one in relations.contradicts), EdgeKind.CONTRADICTS)
        yield from _each(NodeKind.CLAIM, relations.refines, EdgeKind.REFINES)
        yield from _each(NodeKind.CLAIM, relations.supersedes, EdgeKind.SUPERSEDES)


def foundations_of(claim: Claim) -> tuple[Id, ...]:
    """The claims that a claim depends on, or on which a recommendation in it rests, each once."""
    depends = claim.relations.depends_on if claim.relations else ()
    rests = (other for made in claim.recommendations for other in made.rests_on)
    return tuple(dict.fromkeys((*depends, *rests)))


def _from_reference(kb: KnowledgeBase, key: str) -> Iterator[_Found]:
    reference = kb.references[Id(key)]
    yield from _each(NodeKind.REFERENCE, reference.custom.includes, EdgeKind.INCLUDES)
    yield from _each(
        NodeKind.REFERENCE, kb.found_once(_older_versions).get(reference.id, ()), EdgeKind.SUPERSEDES
    )
    if study := study_of(reference):
        yield NodeKind.STUDY, study, EdgeKind.REPORTS, None, None
    for updated, kind in kb.found_once(published_notices).get(reference.id, ()):
        yield NodeKind.REFERENCE, updated, kind, None, None


def _from_notice(kb: KnowledgeBase, key: str) -> Iterator[_Found]:
    for updated, kind in kb.found_once(notices_apart).get(key, ()):
        yield NodeKind.REFERENCE, updated, kind, None, None


def _from_person(kb: KnowledgeBase, key: str) -> Iterator[_Found]:
    return _each(NodeKind.ARTICLE, kb.found_once(_articles_by_author).get(Id(key), ()), EdgeKind.WROTE)


def _nowhere(_kb: KnowledgeBase, _key: str) -> Iterator[_Found]:
    return iter(())


def _articles_by_author(kb: KnowledgeBase) -> dict[Id, list[Id]]:
    found: dict[Id, list[Id]] = {}
    for article in kb.articles.values():
        for author in article.authors:
            found.setdefault(author.person, []).append(article.id)
    return found


def _older_versions(kb: KnowledgeBase) -> dict[Id, list[Id]]:
    found: dict[Id, list[Id]] = {}
    for reference in kb.references.values():
        if reference.custom.superseded_by:
            found.setdefault(reference.custom.superseded_by, []).append(reference.id)
    return found


def _each(kind: NodeKind, keys: Iterable[str], edge: EdgeKind) -> Iterator[_Found]:
    return ((kind, key, edge, None, None) for key in keys)


_EDGES = {
    NodeKind.TOPIC: _from_topic,
    NodeKind.ARTICLE: _from_article,
    NodeKind.STEP: _from_step,
    NodeKind.CLAIM: _from_claim,
    NodeKind.REFERENCE: _from_reference,
    NodeKind.STUDY: _nowhere,
    NodeKind.NOTICE: _from_notice,
    NodeKind.PERSON: _from_person,
}
