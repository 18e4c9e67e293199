"""The review queue: what waits, since when, why, what it lacks, and who can act; longest waiting first."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.vocabulary import Stage
from generator.rendering.edition import Edition, page_type
from generator.rendering.lists import LIMIT
from generator.rendering.record_views import StatusView
from generator.rendering.review_items import ReviewItem, judged_today, review_items
from generator.rendering.review_words import (
    MEANINGS,
    PersonLink,
    needs_of,
    people_who_can_act,
    waiting_since,
)
from generator.rendering.rows import Rows, article_name
from generator.rendering.site_files import Page
from generator.rendering.views import STATUS_LABELS

PATH = "review.html"

ORDER = ("hold", "retracted-source", "stale", "suspect", "overdue", "under-review", "submitted")
"""The groups of the queue, the most urgent first."""


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One thing that waits; `since` and `since_iso` are empty where no event says when it began.

    `href` is empty for what is not shown, since only approved words are; its name is then its id.
    """

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
    approved = sum(status.stage is Stage.APPROVED for status in judged_today(edition).claims.values())
    is_of_today = edition.today is None
    context = {"groups": groups, "waiting": waiting, "approved": approved, "is_of_today": is_of_today}
    yield edition.page(PATH, "review.html", context)


def review_queue(edition: Edition) -> tuple[QueueGroup, ...]:
    """The groups that hold something, each ordered by how long its items have waited."""
    rows = Rows.on(edition, PATH)
    found: dict[str, list[ReviewItem]] = {}
    for item in review_items(edition, rows):
        if item.status.stage is not Stage.APPROVED:
            found.setdefault(item.status.word, []).append(item)
    # Where only approved words are shown, the lists are those of their statuses, not of today's.
    has_lists = edition.today is None
    return tuple(
        QueueGroup(
            word,
            STATUS_LABELS[word],
            MEANINGS[word],
            len(found[word]),
            tuple(_item(edition, rows, item) for item in _longest_waiting(found[word])[:LIMIT]),
            rows.views.links.to(f"claims/by-status-{word}.html")
            if has_lists and len(found[word]) > LIMIT
            else "",
        )
        for word in ORDER
        if word in found
    )


def _longest_waiting(items: list[ReviewItem]) -> list[ReviewItem]:
    # The sort is stable, so that what began on one day keeps the order of the base.
    return sorted(items, key=lambda item: waiting_since(item.status)[1] or "9999")


def _item(edition: Edition, rows: Rows, item: ReviewItem) -> QueueItem:
    kb, links, status, today = edition.kb, rows.views.links, item.status, judged_today(edition)
    subject, article = today.subjects[item.key], kb.articles.get(item.article)
    since, since_iso = waiting_since(status)
    return QueueItem(
        kind=item.kind,
        name=item.name,
        href=item.href,
        article=article_name(article) if article else item.article,
        article_href=links.article(article) if article else "",
        status=rows.views.status(status),
        since=since,
        since_iso=since_iso,
        is_high_risk=item.is_high_risk,
        needs=needs_of(kb, subject, status),
        people=people_who_can_act(kb, links, subject, status, today.as_of),
    )
