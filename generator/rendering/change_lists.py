"""The changes of the base, of a topic or of an article, and whether there is a list and a feed of them.

One answer for the pages, the feeds, and the heads of pages that link to either. A place in which nothing
changed yet has neither.
"""

from collections.abc import Iterator

from generator.core.dated_changes import DatedChange, newest_first
from generator.core.model import Article, Topic
from generator.rendering.edition import Edition
from generator.rendering.links import Links, changes_path, feed_path
from generator.rendering.rows import article_name

Place = Topic | Article | None
"""None is the whole base."""


def places(edition: Edition) -> Iterator[Place]:
    """The base, then each topic followed by its articles."""
    yield None
    for topic in edition.kb.topics.values():
        yield topic
        yield from edition.kb.articles_in(topic)


def changes_in(edition: Edition, place: Place) -> tuple[DatedChange, ...]:
    """The changes there, the newest first."""
    if isinstance(place, Article):
        return edition.changes_of(place)
    return newest_first(
        change for article in _articles(edition, place) for change in edition.changes_of(article)
    )


def has_changes(edition: Edition, place: Place) -> bool:
    """True where anything changed yet."""
    return any(edition.changes_of(article) for article in _articles(edition, place))


def name_of(place: Place) -> str:
    """What readers call a topic or article; empty for the base."""
    if place is None:
        return ""
    return article_name(place) if isinstance(place, Article) else place.title


def folder_of(place: Place) -> str:
    """Where the pages of a topic or article are; empty for the root."""
    if place is None:
        return ""
    return place.address if isinstance(place, Article) else place.id


def changes_href(edition: Edition, links: Links, place: Place) -> str:
    """Where the changes of a topic or article stand; empty where there are none."""
    return links.to(changes_path(folder_of(place))) if has_changes(edition, place) else ""


def feed_href(edition: Edition, links: Links, place: Place = None) -> str:
    """The feed of the base, a topic or an article; empty without one.

    A feed is read elsewhere, so it needs to know where the site is, and RFC 4287 wants the day of its newest
    entry, so it needs one.
    """
    has_feed = edition.settings.site_url and has_changes(edition, place)
    return links.to(feed_path(folder_of(place))) if has_feed else ""


def _articles(edition: Edition, place: Place) -> tuple[Article, ...]:
    if isinstance(place, Article):
        return (place,)
    return edition.kb.articles_in(place) if place else tuple(edition.kb.articles.values())
