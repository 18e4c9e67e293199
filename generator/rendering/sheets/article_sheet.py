"""The sheet of an article: the whole of it with its sources, in the words and the order of its page."""

from collections.abc import Iterator
from typing import Any

from generator.core.checking import article_item
from generator.core.message import message
from generator.core.model import Article
from generator.core.versions import current_version
from generator.core.wording import long_date
from generator.rendering.edition import Edition
from generator.rendering.links import article_path
from generator.rendering.rows import article_name, keywords_of
from generator.rendering.sheets.addresses import way_back
from generator.rendering.sheets.paper_blocks import paper_blocks
from generator.rendering.sheets.sheet_head import SheetWords, sheet_head
from generator.rendering.sheets.standing import approved_by, oldest_evidence, standing_of
from generator.rendering.views import Views

TEMPLATE = "article.typ"


def article_sheet(edition: Edition, article: Article, html: str) -> dict[str, Any]:
    """The content of the sheet; `html` is the page of the article."""
    views = edition.views(article_path(article))
    status = edition.assessment.articles[article.id]
    people = edition.kb.board.people
    authors = (author.person for author in article.authors if not author.former)
    plain = article_name(article)
    words = SheetWords(
        kind=message("Article"),
        title=plain,
        population=((message("For clinicians:"), article.question),) if plain != article.question else (),
        page=article_path(article),
        version=current_version(edition.assessment, article_item(article.id)),
        authors=tuple(people[person].name if person in people else person for person in authors),
        keywords=keywords_of(edition, article),
    )
    shown = [edition.kb.claims[claim] for claim in status.shown]
    standing = standing_of(status.own, shown, views, is_algorithm=False)
    base = way_back(edition.settings.site_url, article_path(article)).address
    return {
        **sheet_head(edition, words, standing, _facts(article, views)),
        "title_size": 20,
        "blocks": paper_blocks(html, base=base),
    }


def _facts(article: Article, views: Views) -> Iterator[tuple[str, str]]:
    status = views.assessment.articles[article.id]
    searched, oldest = oldest_evidence((views.kb.claims[claim] for claim in status.shown), views)
    yield message("Words approved by"), approved_by(status.own, views)
    yield (
        message("Evidence searched"),
        long_date(article.evidence_searched.date) or searched or message("not on record"),
    )
    yield message("Oldest source"), oldest
