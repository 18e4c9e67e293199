"""The page of an algorithm, made to be printed on one sheet: for whom, what must not wait, then the steps."""

from collections.abc import Iterator
from typing import Any

from generator.core.checking import algorithm_item
from generator.core.model import Algorithm, Article
from generator.rendering.approval_changes import approval_changes
from generator.rendering.claim_blocks import ClaimBlocks
from generator.rendering.edition import Edition, Page, page_type
from generator.rendering.flowchart.views import flowchart_view
from generator.rendering.links import algorithm_path, twin_path
from generator.rendering.numbering import Numbering
from generator.rendering.provenance import provenance_of
from generator.rendering.reference_list import reference_entries
from generator.rendering.sheets.addresses import sheet_links
from generator.rendering.step_map import step_map
from generator.rendering.steps import algorithm_view


@page_type
def algorithm_pages(edition: Edition) -> Iterator[Page]:
    """One page for each article that has an algorithm."""
    for article in edition.kb.articles.values():
        algorithm = edition.kb.algorithms.get(article.id)
        if algorithm:
            context = _context(edition, article, algorithm)
            yield edition.page(algorithm_path(article), "algorithm.html", context)


def _context(edition: Edition, article: Article, algorithm: Algorithm) -> dict[str, Any]:
    views = edition.views(algorithm_path(article))
    claims, key = edition.kb.claims, algorithm_item(article.id)
    status = edition.assessment.algorithms[article.id]
    numbering = Numbering()
    blocks = ClaimBlocks(views, numbering, frozenset(article.red_flags.claims))
    # In the order of the page: the warning signs take the first numbers.
    red_flags = tuple(blocks.block(claims[claim]) for claim in article.red_flags.claims if claim in claims)
    hrefs = {claim: blocks.href(claim) for claim in algorithm.claim_ids if claim in claims}
    view = algorithm_view(algorithm, views, numbering, hrefs)
    return {
        "algorithm": view,
        "picture": flowchart_view(view, has_red_flags=bool(red_flags)),
        "question": (article.plain and article.plain.question) or article.question,
        "article_href": views.links.article(article),
        "red_flags": red_flags,
        "no_red_flags": article.red_flags.none or "",
        "step_map": step_map(views, algorithm, view.steps),
        "references": reference_entries(numbering, views),
        "changes": approval_changes(views, status, edition.assessment.subjects[key], algorithm),
        "sheets": sheet_links(article, views.links, edition.versions_of(key), has_algorithm=True),
        "provenance": provenance_of(article, views),
        "twin": views.links.to(twin_path(views.links.page)),
        "is_indexed": edition.is_indexed(status.stage),
    }
