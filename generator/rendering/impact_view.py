"""The weight of a source, for its readers: everything that leans on it, and what would be left without."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.core.declaration import Id
from generator.core.graph.impact import Impact, Impacts, Reached
from generator.core.graph.records import Node, NodeKind
from generator.core.message import message
from generator.core.model import Article, Reference
from generator.core.vocabulary import Stage
from generator.rendering.claim_facts import Fact
from generator.rendering.links import algorithm_path
from generator.rendering.listing import Listing
from generator.rendering.lists import LIMIT
from generator.rendering.rows import ClaimRow, ReferenceRow, Rows, article_name

T = TypeVar("T")

MOST_ROWS = 20
"""So many stand open; the others are folded below them."""


@dataclass(frozen=True, slots=True)
class LeaningClaim:
    """A claim that leans on the source.

    `through`: the nearest record by which it does, None where it names the source itself. `before`, `after`:
    its independent sources with and without this one; `before` is 0 for a claim without direct support, and
    for one on hold, of whose evidence nothing is said.
    """

    claim: ClaimRow
    distance: int
    through: Fact | None
    before: int
    after: int
    lapses: bool


@dataclass(frozen=True, slots=True)
class ImpactView:
    """Everything that leans on a source; `claims` are the nearest, `claims_in_all` counts the others too.

    What begins with `more` stands folded below its list, as much as a page can hold.
    """

    claims: tuple[LeaningClaim, ...]
    claims_in_all: int
    more_claims: Listing
    reviews: tuple[ReferenceRow, ...]
    articles: tuple[Fact, ...]
    more_articles: Listing
    algorithms: tuple[Fact, ...]
    more_algorithms: Listing
    lapses: int
    unsupported: int


def impact_view(rows: Rows, impacts: Impacts, reference: Reference) -> ImpactView:
    """What leans on a reference, for its own page."""
    impact = impacts.of_sources([Node(NodeKind.REFERENCE, reference.id)])
    claims = impact.of_kind(NodeKind.CLAIM)
    kb, links = rows.edition.kb, rows.views.links
    inside = (kb.references[Id(one.node.id)] for one in impact.of_kind(NodeKind.REFERENCE))
    articles = [kb.articles[Id(one.node.id)] for one in impact.of_kind(NodeKind.ARTICLE)]
    algorithms = [kb.articles[key] for key in impact.algorithms]
    lapses = frozenset(impact.lapses)

    def article(one: Article) -> Fact:
        return Fact("", article_name(one), links.article(one))

    def algorithm(one: Article) -> Fact:
        return Fact("", kb.algorithms[one.id].title, links.to(algorithm_path(one)))

    return ImpactView(
        claims=tuple(_leaning(rows, impact, one, lapses) for one in claims[:MOST_ROWS]),
        claims_in_all=len(claims),
        more_claims=_folded(claims, lambda one: _through(rows, one.node)),
        reviews=tuple(rows.reference(one) for one in inside),
        articles=tuple(map(article, articles[:MOST_ROWS])),
        more_articles=_folded(articles, article),
        algorithms=tuple(map(algorithm, algorithms[:MOST_ROWS])),
        more_algorithms=_folded(algorithms, algorithm),
        lapses=len(lapses),
        unsupported=sum(not rows.views.is_held(kb.claims[claim]) for claim in impact.unsupported),
    )


def _folded(found: Sequence[T], fact: Callable[[T], Fact]) -> Listing:
    more = found[MOST_ROWS:]
    return Listing(len(more), tuple(map(fact, more[:LIMIT])))


def _leaning(rows: Rows, impact: Impact, one: Reached, lapses: frozenset[str]) -> LeaningClaim:
    claim = rows.edition.kb.claims[Id(one.node.id)]
    loss = None if rows.views.is_held(claim) else impact.losses.get(claim.id)
    return LeaningClaim(
        claim=rows.claim(claim),
        distance=one.distance,
        through=_through(rows, one.through) if one.distance > 1 else None,
        before=loss.before if loss else 0,
        after=loss.after if loss else 0,
        lapses=claim.id in lapses,
    )


def _through(rows: Rows, node: Node) -> Fact:
    kb, links = rows.edition.kb, rows.views.links
    if node.kind is NodeKind.REFERENCE:
        return Fact("", rows.views.short_title(node.id), links.reference(kb.references[Id(node.id)]))
    claim = kb.claims[Id(node.id)]
    is_held = rows.edition.assessment.claims[claim.id].stage is Stage.HOLD
    return Fact("", message("a statement on hold") if is_held else claim.statement, links.claim(claim))
