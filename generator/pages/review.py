"""The review queue: what waits, since when, why, what it lacks, and who can act; longest waiting first."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.approval import Status
from generator.core.model import Article
from generator.core.vocabulary import Stage
from generator.rendering.edition import Edition, Page, page_type
from generator.rendering.links import algorithm_path
from generator.rendering.lists import LIMIT
from generator.rendering.names import claim_names
from generator.rendering.review_words import (
    MEANINGS,
    PersonLink,
    needs_of,
    people_who_can_act,
    waiting_since,
)
from generator.rendering.rows import Rows, article_name
from generator.rendering.views import STATUS_LABELS, StatusView

PATH = "review.html"

ORDER = ("hold", "retracted-source", "stale", "suspect", "overdue", "under-review", "submitted")
"""The groups of the queue, the most urgent first."""


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One thing that waits; `since` and `since_iso` are empty where no event says when it began."""

    kind: str
    name: str
    href: str
    article: str
    article_href: str
    status: StatusView
    since: str
    since_iso: str
    is_high_risk: bool
    needs: tuple[str, ...]
    people: tuple[PersonLink, ...]


@dataclass(frozen=True, slots=True)
class QueueGroup:
    """What waits for one reason; `more_href` leads to the rest of a group past the limit of a list."""

    word: str
    label: str
    meaning: str
    total: int
    items: tuple[QueueItem, ...]
    more_href: str


@page_type
def queue_page(edition: Edition) -> Iterator[Page]:
    """`review.html`."""
    groups = review_queue(edition)
    waiting = sum(group.total for group in groups)
    approved = sum(status.stage is Stage.APPROVED for status in edition.assessment.claims.values())
    context = {"groups": groups, "waiting": waiting, "approved": approved}
    yield edition.page(PATH, "review.html", context)


def review_queue(edition: Edition) -> tuple[QueueGroup, ...]:
    """The groups that hold something, each ordered by how long its items have waited."""
    found: dict[str, list[QueueItem]] = {}
    for item in _items(edition, Rows.on(edition, PATH)):
        found.setdefault(item.status.word, []).append(item)
    links = edition.views(PATH).links
    return tuple(
        QueueGroup(
            word,
            STATUS_LABELS[word],
            MEANINGS[word],
            len(found[word]),
            # The sort is stable, so that what began on one day keeps the order of the base.
            tuple(sorted(found[word], key=lambda item: item.since_iso or "9999"))[:LIMIT],
            links.to(f"claims/by-status-{word}.html") if len(found[word]) > LIMIT else "",
        )
        for word in ORDER
        if word in found
    )


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An item with its status, before it is put into words."""

    key: str
    status: Status
    kind: str
    name: str
    href: str
    article: Article | None
    is_high_risk: bool = False


def _items(edition: Edition, rows: Rows) -> Iterator[QueueItem]:
    for waiting in (*_article_parts(edition, rows), *_claims(edition, rows)):
        if waiting.status.stage is not Stage.APPROVED:
            yield _item(edition, rows, waiting)


def _article_parts(edition: Edition, rows: Rows) -> Iterator[_Waiting]:
    kb, assessment, links = edition.kb, edition.assessment, rows.views.links
    for article in kb.articles.values():
        own, key = assessment.articles[article.id].own, f"article:{article.id}"
        yield _Waiting(key, own, "Text of an article", article_name(article), links.article(article), article)
        algorithm = kb.algorithms.get(article.id)
        if algorithm:
            status, key = assessment.algorithms[article.id], f"algorithm:{article.id}"
            yield _Waiting(
                key, status, "Algorithm", algorithm.title, links.to(algorithm_path(article)), article
            )


def _claims(edition: Edition, rows: Rows) -> Iterator[_Waiting]:
    for claim in edition.kb.claims.values():
        row, home = rows.claim(claim), edition.kb.articles.get(claim.article)
        status = edition.assessment.claims[claim.id]
        name = claim_names([claim])[claim.id] if row.is_held else row.statement
        yield _Waiting(claim.id, status, "Statement", name, row.href, home, row.is_high_risk)


def _item(edition: Edition, rows: Rows, waiting: _Waiting) -> QueueItem:
    kb, links, status = edition.kb, rows.views.links, waiting.status
    subject = edition.assessment.subjects[waiting.key]
    since, since_iso = waiting_since(status)
    return QueueItem(
        kind=waiting.kind,
        name=waiting.name,
        href=waiting.href,
        article=article_name(waiting.article) if waiting.article else "",
        article_href=links.article(waiting.article) if waiting.article else "",
        status=rows.views.status(status),
        since=since,
        since_iso=since_iso,
        is_high_risk=waiting.is_high_risk,
        needs=needs_of(kb, subject, status),
        people=people_who_can_act(kb, links, subject, status, edition.assessment.as_of),
    )
