"""Everything that is reviewed, one after the other: the text of each article, its algorithm, each claim.

The queue and the calendar go through the same items. Where only approved words are shown, an item without any
has its id for a name, and no page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.approval import Status
from generator.core.declaration import Id
from generator.core.message import message
from generator.core.status import Assessment
from generator.core.subjects import is_high_risk
from generator.rendering.edition import Edition
from generator.rendering.links import algorithm_path
from generator.rendering.names import claim_names
from generator.rendering.rows import Rows, article_name


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """An item with its status of today; `href` is empty for what is not shown."""

    key: str
    status: Status
    kind: str
    name: str
    href: str
    article: Id
    is_high_risk: bool = False


def review_items(edition: Edition, rows: Rows) -> Iterator[ReviewItem]:
    """The parts of the articles, then the claims, in the order of the base."""
    yield from _article_parts(edition, rows)
    yield from _claims(edition, rows)


def judged_today(edition: Edition) -> Assessment:
    """What waits for approval is what the sources say today, whichever words are shown."""
    return edition.today or edition.assessment


def _article_parts(edition: Edition, rows: Rows) -> Iterator[ReviewItem]:
    kb, links, today = edition.kb, rows.views.links, judged_today(edition)
    for article in (kb.today or kb).articles.values():
        shown = kb.articles.get(article.id)
        name, href = (article_name(shown), links.article(shown)) if shown else (article.id, "")
        own = today.articles[article.id].own
        yield ReviewItem(f"article:{article.id}", own, message("Text of an article"), name, href, article.id)
        if article.id in today.algorithms:
            algorithm = kb.algorithms.get(article.id)
            href = links.to(algorithm_path(article)) if algorithm else ""
            name = algorithm.title if algorithm else name
            status = today.algorithms[article.id]
            yield ReviewItem(f"algorithm:{article.id}", status, message("Algorithm"), name, href, article.id)


def _claims(edition: Edition, rows: Rows) -> Iterator[ReviewItem]:
    kb, today = edition.kb, judged_today(edition)
    for claim in (kb.today or kb).claims.values():
        status, is_risky = today.claims[claim.id], is_high_risk(kb.today or kb, claim)
        # What nobody approved has no words where only approved ones are shown.
        name, href = str(claim.id), ""
        if shown := kb.claims.get(claim.id):
            is_held, href = rows.views.is_held(shown), rows.views.links.claim(shown)
            name = claim_names([shown])[claim.id] if is_held else shown.statement
        yield ReviewItem(claim.id, status, message("Statement"), name, href, claim.article, is_risky)
