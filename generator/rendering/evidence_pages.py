"""What stands beside an article whose evidence map has several parts: a page of all, one for each picture."""

from collections.abc import Iterator, Sequence

from generator.core.model import Article
from generator.rendering.article_map import DrawnPart
from generator.rendering.edition import Edition
from generator.rendering.links import Links, evidence_path, map_path, picture_path
from generator.rendering.rows import article_name
from generator.rendering.site_files import Page


def evidence_pages(edition: Edition, article: Article, parts: Sequence[DrawnPart]) -> Iterator[Page]:
    """`evidence.html` and one page for each picture; none where the map stands on the article's own page."""
    if not parts:
        return
    links = Links(evidence_path(article))
    shared = {
        "article": article_name(article),
        "article_href": links.article(article),
        "is_indexed": edition.is_indexed(edition.assessment.articles[article.id].stage),
    }
    context = {**shared, "parts": parts, "whole_map": links.to(map_path(article.id))}
    yield edition.page(evidence_path(article), "evidence.html", context)
    for number, part in enumerate(parts, 1):
        context = {**shared, "part": part, "is_indexed": False}
        yield edition.page(picture_path(article, number), "picture.html", context)
