"""The numbers of the base, each leading to its list, and what its citation graph shows as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.core.contradictions import contradictions
from generator.core.declaration import Id
from generator.core.graph.records import Node, NodeKind
from generator.core.graph.sharing import Cluster, clusters, most_leant_on, unshown_claims, unused_references
from generator.core.graph.support_circles import support_circles
from generator.core.message import message
from generator.core.own_pages import own_pages
from generator.core.vocabulary import Direction, Reason, Stage
from generator.pages.claims import UNSHOWN, claim_facets
from generator.pages.references import INDEX as REFERENCES
from generator.pages.references import UNUSED, reference_facets
from generator.rendering.catalogues import Options, option_of
from generator.rendering.claim_facts import Fact
from generator.rendering.edition import Edition, page_type
from generator.rendering.listing import Listing
from generator.rendering.lists import Facet
from generator.rendering.rows import ClaimRow, ReferenceRow, Rows, article_name
from generator.rendering.site_files import Page

T = TypeVar("T")

PATH = "statistics.html"

MOST_LEANT_ON = 10
MOST_LISTED = 100
MOST_OF_CLUSTER = 12

OUT_OF_DATE = frozenset({Reason.STALE, Reason.SUSPECT, Reason.OVERDUE, Reason.RETRACTED_SOURCE})


@dataclass(frozen=True, slots=True)
class LeantOn:
    """A source, and how many claims cite it as evidence."""

    row: ReferenceRow
    claims: int


@dataclass(frozen=True, slots=True)
class ClusterView:
    """Claims that went out of date and hang together, and the sources that they share."""

    claims: tuple[ClaimRow, ...]
    left_out: int
    sources: tuple[Fact, ...]


@page_type
def statistics_page(edition: Edition) -> Iterator[Page]:
    """`statistics.html`."""
    kb, rows = edition.kb, Rows.on(edition, PATH)
    found, together = contradictions(kb), _out_of_date(edition)
    open_pairs = sum(pair.is_open for pair in found)
    context = {
        "totals": (len(kb.articles), len(kb.claims), len(kb.references)),
        "claim_numbers": tuple(_options(rows, facet) for facet in claim_facets(edition)),
        "reference_numbers": tuple(_options(rows, facet) for facet in reference_facets(edition)),
        "contradictions": (open_pairs, len(found) - open_pairs),
        "leant_on": tuple(
            LeantOn(rows.reference(kb.references[one.reference]), one.claims)
            for one in most_leant_on(kb)[:MOST_LEANT_ON]
        ),
        "circles": tuple(tuple(_linked(rows, node) for node in way) for way in support_circles(kb)),
        "own_pages": _own_pages(rows),
        "clusters": tuple(_cluster(rows, one) for one in together[:MOST_LISTED]),
        "clusters_left_out": max(0, len(together) - MOST_LISTED),
        "unused": _listing(rows, [Node(NodeKind.REFERENCE, key) for key in unused_references(kb)], UNUSED),
        "unshown": _listing(rows, [Node(NodeKind.CLAIM, key) for key in unshown_claims(kb)], UNSHOWN),
    }
    yield edition.page(PATH, "statistics.html", context)


def _options(rows: Rows, facet: Facet[T]) -> Options:
    return Options(facet.label, tuple(option_of(rows.views.links, one, PATH) for one in facet.choices))


def _linked(rows: Rows, node: Node) -> Fact:
    """A record with what readers call it."""
    kb, links = rows.edition.kb, rows.views.links
    if node.kind is NodeKind.CLAIM:
        row = rows.claim(kb.claims[Id(node.id)])
        return Fact(message("Statement"), row.plain or row.statement, row.href)
    if node.kind is NodeKind.ARTICLE:
        article = kb.articles[Id(node.id)]
        return Fact(message("Article"), article_name(article), links.article(article))
    reference = kb.references[Id(node.id)]
    return Fact(message("Source"), rows.views.short_title(reference.id), links.reference(reference))


def _own_pages(rows: Rows) -> Listing:
    """The pages of this site that a claim of it cites as support."""
    kb = rows.edition.kb
    cited = [
        Node(NodeKind.REFERENCE, key)
        for key in own_pages(kb)
        if any(
            use.claim.evidence[use.position].direction is Direction.SUPPORTS
            for use in kb.uses_of(kb.references[key])
        )
    ]
    return _listing(rows, cited, REFERENCES)


def _listing(rows: Rows, nodes: list[Node], whole: str) -> Listing:
    shown = tuple(_linked(rows, node) for node in nodes[:MOST_LISTED])
    return Listing(len(nodes), shown, rows.views.links.to(whole))


def _out_of_date(edition: Edition) -> tuple[Cluster, ...]:
    statuses = edition.assessment.claims
    claims = {
        key
        for key, status in statuses.items()
        if status.reason in OUT_OF_DATE and status.stage is not Stage.HOLD
    }
    return clusters(edition.kb, claims)


def _cluster(rows: Rows, cluster: Cluster) -> ClusterView:
    shown = cluster.claims[:MOST_OF_CLUSTER]
    return ClusterView(
        tuple(rows.claim(rows.edition.kb.claims[key]) for key in shown),
        len(cluster.claims) - len(shown),
        tuple(_linked(rows, Node(NodeKind.REFERENCE, key)) for key in cluster.references),
    )
