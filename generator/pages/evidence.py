"""`evidence.html` beside an article: its evidence map, where one picture could not show all statements."""

from collections.abc import Iterator

from generator.rendering.article_map import DrawnPart, drawn_parts
from generator.rendering.edition import Edition, Page, page_type
from generator.rendering.links import evidence_path, map_path
from generator.rendering.rows import article_name


@page_type
def evidence_pages(edition: Edition) -> Iterator[Page]:
    """One page for each article whose map has several parts."""
    for article in edition.kb.articles.values():
        views = edition.views(evidence_path(article))
        parts: tuple[DrawnPart, ...] = drawn_parts(views, edition.kb.shown_by(article))
        if parts:
            context = {
                "article": article_name(article),
                "article_href": views.links.article(article),
                "parts": parts,
                "whole_map": views.links.to(map_path(article.id)),
                "is_indexed": edition.is_indexed(edition.assessment.articles[article.id].stage),
            }
            yield edition.page(evidence_path(article), "evidence.html", context)
