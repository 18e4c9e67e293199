"""Support that comes back to its beginning: through claims, through reviews, through the site's own pages.

A claim leads to what supports it and what it depends on, a review to what it includes, and a page of this
site, cited as a source, to the claims of the answer it retells.
"""

from generator.core.declaration import Id
from generator.core.graph.building import foundations_of
from generator.core.graph.networks import circles, way_round
from generator.core.graph.records import Node, NodeKind
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim, Reference
from generator.core.own_pages import own_pages
from generator.core.vocabulary import Direction

Way = tuple[Node, ...]
"""A way from a node back to itself, which stands at both its ends."""


def support_circles(kb: KnowledgeBase) -> tuple[Way, ...]:
    """One shortest way round for each group of records that support one another."""
    return kb.found_once(_support_circles)


def _support_circles(kb: KnowledgeBase) -> tuple[Way, ...]:
    edges: dict[Node, list[Node]] = {}
    for claim in kb.claims.values():
        edges[Node(NodeKind.CLAIM, claim.id)] = _under_claim(kb, claim)
    for reference in kb.references.values():
        edges[Node(NodeKind.REFERENCE, reference.id)] = _under_reference(kb, reference)
    for article in {kb.articles[key].id: kb.articles[key] for key in own_pages(kb).values() if key}.values():
        edges[Node(NodeKind.ARTICLE, article.id)] = _under_article(kb, article)
    leading = {node: others for node, others in edges.items() if others}
    return tuple(way_round(leading, group, group[0]) for group in circles(leading)) if leading else ()


def _under_claim(kb: KnowledgeBase, claim: Claim) -> list[Node]:
    lines = [line.reference for line in claim.evidence if line.direction is Direction.SUPPORTS]
    claims = [Node(NodeKind.CLAIM, key) for key in foundations_of(claim) if key in kb.claims]
    return claims + [Node(NodeKind.REFERENCE, key) for key in dict.fromkeys(lines) if key in kb.references]


def _under_reference(kb: KnowledgeBase, reference: Reference) -> list[Node]:
    inside = [Node(NodeKind.REFERENCE, key) for key in reference.custom.includes if key in kb.references]
    retold: Id | None = own_pages(kb).get(reference.id)
    return [*inside, Node(NodeKind.ARTICLE, retold)] if retold else inside


def _under_article(kb: KnowledgeBase, article: Article) -> list[Node]:
    return [Node(NodeKind.CLAIM, claim.id) for claim in kb.answer_of(article)]
