"""The page of an algorithm, made to be printed on one sheet: for whom, what must not wait, then the steps."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.core.checking import algorithm_item
from generator.core.message import joined
from generator.core.model import Algorithm, Article
from generator.core.vocabulary import Audience, Stage
from generator.core.wording import long_date
from generator.rendering.approval_changes import approval_changes
from generator.rendering.claim_blocks import ClaimBlock, ClaimBlocks
from generator.rendering.edition import Edition, page_type
from generator.rendering.flowchart.paper_room import Around
from generator.rendering.flowchart.views import flowchart_view
from generator.rendering.links import algorithm_path, twin_path
from generator.rendering.numbering import Numbering
from generator.rendering.provenance import Provenance, provenance_of
from generator.rendering.reference_list import ReferenceEntry, reference_entries
from generator.rendering.sharing import sharing_of_algorithm
from generator.rendering.sheets.addresses import sheet_links
from generator.rendering.sheets.standing import standing_of
from generator.rendering.site_files import Page
from generator.rendering.step_map import step_map
from generator.rendering.steps import algorithm_view

_ABOUT = "About this sheet. Version, day of the status, valid until. The certainty of a step is its weakest."
"""As long as what the template says there itself."""


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
    resting = [claims[claim] for claim in algorithm.claim_ids if claim in claims]
    in_full = frozenset(() if status.stage is Stage.HOLD else algorithm.claim_ids)
    blocks = ClaimBlocks(views, numbering, in_full, has_figures=False)
    # In the order of the page: the warning signs take the first numbers. One that a step rests on has its
    # anchor below, where its sources are.
    signs = ClaimBlocks(views, numbering, frozenset(), anchored=set(in_full), has_figures=False)
    red_flags = tuple(signs.block(claims[claim]) for claim in article.red_flags.claims if claim in claims)
    hrefs = {claim: signs.href(claim) for claim in algorithm.claim_ids if claim in claims}
    view = algorithm_view(algorithm, views, numbering, hrefs)
    statements = tuple(blocks.block(claim) for claim in resting if claim.id in in_full)
    references, provenance = reference_entries(numbering, views), provenance_of(article, views)
    shown = [*(claims[claim] for claim in article.red_flags.claims if claim in claims), *resting]
    standing = standing_of(status, shown, views, is_algorithm=True)
    around = {
        one: Around(
            tuple(_flag_words(block, one) for block in red_flags) or (article.red_flags.none or "",),
            tuple(_foot_words(references, provenance, standing.sentence)),
        )
        for one in Audience
    }
    return {
        "algorithm": view,
        "standing": standing,
        "valid_until": long_date(standing.valid_until),
        "picture": flowchart_view(view, around, has_red_flags=bool(red_flags), language=edition.language),
        "question": (article.plain and article.plain.question) or article.question,
        "article_href": views.links.article(article),
        "red_flags": red_flags,
        "no_red_flags": article.red_flags.none or "",
        "step_map": step_map(views, algorithm, view.steps),
        "statements": statements,
        "references": references,
        "changes": approval_changes(views, status, edition.assessment.subjects[key], algorithm),
        "sheets": sheet_links(article, views.links, edition.versions_of(key), has_algorithm=True),
        "sharing": sharing_of_algorithm(edition, views, article, algorithm),
        "provenance": provenance,
        "twin": views.links.to(twin_path(views.links.page)),
        "is_indexed": edition.is_indexed(status.stage),
    }


def _flag_words(block: ClaimBlock, audience: Audience) -> str:
    """A warning sign and what stands below it, for the room they take on paper."""
    words = block.plain if audience is Audience.PATIENTS and block.plain else block.view.statement
    return joined(" ", (words, block.view.certainty.words, block.view.status.label))


def _foot_words(references: Iterable[ReferenceEntry], provenance: Provenance, standing: str) -> Iterator[str]:
    sources = (joined(" ", (f"{one.number}", one.view.short, one.view.retraction)) for one in references)
    yield joined("; ", sources)
    yield joined(" ", (_ABOUT, standing, provenance.notice, *provenance.disclaimers))
