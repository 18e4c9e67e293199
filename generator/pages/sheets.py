"""The sheets of the site: algorithms on A4 and Letter, and whole articles with their sources."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.core.model import Article
from generator.pages.article import article_page
from generator.rendering.edition import Edition, page_type
from generator.rendering.sheets import algorithm_sheet, article_sheet
from generator.rendering.sheets.addresses import algorithm_sheet_path, article_sheet_path
from generator.rendering.sheets.typesetting import PAPERS, typeset
from generator.rendering.site_files import Sheet


@page_type
def sheets(edition: Edition) -> Iterator[Sheet]:
    """The sheets of each article."""
    for article in edition.kb.articles.values():
        yield _whole_article(edition, article)
        if article.id in edition.kb.algorithms:
            yield from _algorithm(edition, article)


def _whole_article(edition: Edition, article: Article) -> Sheet:
    page = article_page(edition, article)
    content = article_sheet.article_sheet(edition, article, page.text)
    return _set(edition, article_sheet_path(article), article_sheet.TEMPLATE, content)


def _algorithm(edition: Edition, article: Article) -> Iterator[Sheet]:
    algorithm = edition.kb.algorithms[article.id]
    content = algorithm_sheet.algorithm_sheet(edition, article, algorithm)
    for paper, size in PAPERS.items():
        path = algorithm_sheet_path(article, paper)
        yield _set(edition, path, algorithm_sheet.TEMPLATE, {**content, "paper": size})


def _set(edition: Edition, path: str, template: str, content: Mapping[str, Any]) -> Sheet:
    made = typeset(
        template,
        edition.language.say_all(content),
        day=edition.assessment.as_of,
        cache=edition.cache,
        name=path,
    )
    return Sheet(path, made.pdf, made.lacking)
