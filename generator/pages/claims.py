"""All claims from A to Z, and the same narrowed by status, certainty, support, kind and topic."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.core.graph.sharing import unshown_claims
from generator.core.message import message
from generator.core.model import Claim
from generator.core.vocabulary import ClaimKind, Rating, Stage
from generator.rendering.catalogues import Catalogue, entries_by_depth
from generator.rendering.edition import Edition, page_type
from generator.rendering.lists import Facet, Group, facet_of, grouped_by_letter
from generator.rendering.rows import Rows
from generator.rendering.site_files import Page
from generator.rendering.support_words import SUPPORT_LABELS, support_word
from generator.rendering.templates import render_macro
from generator.rendering.views import STATUS_LABELS

INDEX = "claims/index.html"
UNSHOWN = "claims/by-page-none.html"

_PAGES = (("none", message("No article")),)


@page_type
def claim_lists(edition: Edition) -> Iterator[Page]:
    """The index of claims with its narrowed lists."""
    for page in claim_catalogue(edition).pages():
        yield edition.page(page.path, "claims.html", {"page": page})


def claim_catalogue(edition: Edition) -> Catalogue[Claim, Markup]:
    """Every claim, ordered by the words that stand in the list."""
    first = Rows.on(edition, INDEX)
    names = {claim.id: first.statement(claim) for claim in edition.kb.claims.values()}

    def entry(path: str, claim: Claim) -> Markup:
        return render_macro(edition.templates, "lists", "claim_entry", Rows.on(edition, path).claim(claim))

    def by_letter(claims: tuple[Claim, ...]) -> tuple[Group[Claim], ...]:
        return grouped_by_letter(claims, lambda claim: names[claim.id])

    return Catalogue(
        everything=tuple(edition.kb.claims.values()),
        orders=((message("A to Z"), INDEX, by_letter),),
        facets=claim_facets(edition),
        entry=entries_by_depth(entry, lambda claim: claim.id),
    )


def claim_facets(edition: Edition) -> tuple[Facet[Claim], ...]:
    """The filters; status and certainty name every value, since that nothing has one is worth knowing."""
    kb, statuses = edition.kb, edition.assessment.claims
    claims = tuple(kb.claims.values())
    topics = {claim.id: kb.articles[claim.article].topic for claim in claims if claim.article in kb.articles}
    unshown = {*unshown_claims(kb)}
    kinds = [(kind, kind.label) for kind in ClaimKind if any(claim.kind is kind for claim in claims)]
    titles = [(topic.id, topic.title) for topic in kb.topics.values() if topic.id in topics.values()]
    return (
        facet_of(
            message("Status"),
            "claims/by-status-",
            STATUS_LABELS.items(),
            claims,
            lambda c: statuses[c.id].word,
        ),
        facet_of(
            message("Certainty"),
            "claims/by-certainty-",
            [(rating, rating.label) for rating in Rating],
            claims,
            # Where words are on hold, so is what is said of their certainty.
            lambda c: Rating.NOT_GRADED if statuses[c.id].stage is Stage.HOLD else c.rating,
        ),
        facet_of(
            message("Support"),
            "claims/by-support-",
            SUPPORT_LABELS.items(),
            claims,
            # Nor is anything said of what words on hold rest on.
            lambda c: "" if statuses[c.id].stage is Stage.HOLD else support_word(kb, c),
        ),
        facet_of(
            message("Shown by"),
            "claims/by-page-",
            _PAGES,
            claims,
            lambda c: "none" if c.id in unshown else "",
        ),
        facet_of(message("Kind"), "claims/by-kind-", kinds, claims, lambda claim: claim.kind),
        facet_of(
            message("Topic"), "claims/by-topic-", titles, claims, lambda claim: topics.get(claim.id, "")
        ),
    )
