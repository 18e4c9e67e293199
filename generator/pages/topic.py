"""The page of each topic: its articles with their answers and statuses, and its claims by article."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.model import Article, Topic
from generator.rendering.catalogues import Section, leap_of
from generator.rendering.change_lists import changes_href, feed_href
from generator.rendering.edition import Edition, page_type
from generator.rendering.links import topic_path
from generator.rendering.lists import LIMIT, ListPage, anchor_of, grouped_by_letter, list_pages
from generator.rendering.rows import ArticleRow, ClaimRow, Rows, article_name
from generator.rendering.site_files import Page


@dataclass(frozen=True, slots=True)
class TopicClaims:
    """The claims of a topic; past the limit of a list only the link to their own list."""

    total: int
    href: str
    by_article: tuple[tuple[ArticleRow, tuple[ClaimRow, ...]], ...]


@page_type
def topic_pages(edition: Edition) -> Iterator[Page]:
    """`<topic>/index.html`, with a page for each letter where a topic has many articles."""
    for topic in edition.kb.topics.values():
        articles = edition.kb.articles_in(topic)
        groups = grouped_by_letter(articles, article_name)
        for page in list_pages(topic_path(topic), groups):
            yield _topic_page(edition, topic, page, articles)


def _topic_page(
    edition: Edition, topic: Topic, page: ListPage[Article], articles: tuple[Article, ...]
) -> Page:
    rows = Rows.on(edition, page.path)
    is_part = page.path != topic_path(topic)
    sections = tuple(
        Section(group.label, anchor_of(group), tuple(rows.article(article) for article in group.entries))
        for group in page.groups
    )
    context = {
        "changes_page": changes_href(edition, rows.views.links, topic),
        "feed": feed_href(edition, rows.views.links, topic),
        "topic": topic,
        "is_part": is_part,
        "is_split": page.is_split,
        "total": page.total,
        "leaps_of_page": tuple(leap_of(rows.views.links, jump) for jump in page.jumps)
        if page.is_split
        else (),
        "sections": sections,
        "claims": None if is_part else _claims(edition, rows, topic, articles),
    }
    return edition.page(page.path, "topic.html", context)


def _claims(edition: Edition, rows: Rows, topic: Topic, articles: tuple[Article, ...]) -> TopicClaims:
    claims = {article.id: edition.kb.claims_of(article) for article in articles}
    total = sum(len(found) for found in claims.values())
    href = rows.views.links.to(f"claims/by-topic-{topic.id}.html") if total else ""
    shown = articles if total <= LIMIT else ()
    by_article = (
        (rows.article(article), tuple(rows.claim(claim) for claim in claims[article.id]))
        for article in shown
        if claims[article.id]
    )
    return TopicClaims(total, href, tuple(by_article))
