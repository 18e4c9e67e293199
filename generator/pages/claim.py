"""The page of each claim: its words, its status, why it is how sure, and every line of evidence."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.core.model import Claim
from generator.rendering.backlinks import Backlinks, backlinks_of
from generator.rendering.claim_facts import (
    CertaintyFacts,
    Fact,
    SearchFacts,
    certainty_facts,
    exposure_facts,
    question_facts,
    search_facts,
)
from generator.rendering.claim_relations import (
    RecommendationView,
    place_facts,
    recommendation_views,
    relation_views,
)
from generator.rendering.claim_review import claim_review
from generator.rendering.edition import Edition, page_type
from generator.rendering.linked_data import claim_thing, linked_data
from generator.rendering.links import claim_path, reference_path, twin_path
from generator.rendering.names import claim_names, shortened
from generator.rendering.neighbourhood import claim_neighbourhood
from generator.rendering.permalinks import other_words
from generator.rendering.rows import Rows
from generator.rendering.sharing import sharing_of_claim
from generator.rendering.site_files import Page


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What a claim says in its fields; a claim on hold has none."""

    certainty: CertaintyFacts
    question: tuple[Fact, ...]
    exposure: tuple[Fact, ...]
    figure: Markup
    recommendations: tuple[RecommendationView, ...]
    search: SearchFacts


@page_type
def claim_pages(edition: Edition) -> Iterator[Page]:
    """`claims/<id>.html` for every claim."""
    backlinks = backlinks_of(edition.kb)
    for claim in edition.kb.claims.values():
        yield _claim_page(edition, backlinks, claim)


def _claim_page(edition: Edition, backlinks: Backlinks, claim: Claim) -> Page:
    path = claim_path(claim.id)
    rows = Rows.on(edition, path)
    views, row = rows.views, rows.claim(claim)
    context = {
        "row": row,
        "claim": views.claim(claim),
        # Words on hold are no title: the question takes their place.
        "title": claim_names([claim])[claim.id] if row.is_held else shortened(row.plain or row.statement),
        "review": claim_review(edition, views, claim, is_high_risk=row.is_high_risk),
        "fingerprint": edition.assessment.subjects[claim.id].fingerprint,
        "words": None if row.is_held else _words(rows, claim),
        "places": place_facts(rows, backlinks, claim),
        "relations": relation_views(rows, backlinks, claim),
        "other_words": other_words(edition.assessment, claim.id),
        "sharing": sharing_of_claim(edition, views, claim),
        "neighbourhood": claim_neighbourhood(views, claim),
        "twin": views.links.to(twin_path(path)),
        "linked_data": linked_data(claim_thing(edition, claim)),
        "is_indexed": edition.is_indexed(edition.assessment.claims[claim.id].stage),
    }
    return edition.page(path, "claim.html", context)


def _words(rows: Rows, claim: Claim) -> ClaimWords:
    views = rows.views
    return ClaimWords(
        certainty=certainty_facts(rows, claim.certainty),
        question=question_facts(claim),
        exposure=exposure_facts(claim),
        figure=views.figure(claim, lambda key: views.links.to(reference_path(key))),
        recommendations=recommendation_views(rows, claim),
        search=search_facts(rows, claim),
    )
