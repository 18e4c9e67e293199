"""What changed, the newest first: in the whole base, in each topic, in each article.

The feeds beside the pages say the same of the newest.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.core.dated_changes import DatedChange
from generator.core.declaration import PartialDate
from generator.core.message import message
from generator.core.model import Article, Topic
from generator.core.wording import long_partial_date
from generator.rendering.catalogues import Section, leap_of
from generator.rendering.change_lists import (
    Place,
    changes_href,
    changes_in,
    feed_href,
    folder_of,
    has_changes,
    name_of,
    places,
)
from generator.rendering.change_views import change_view
from generator.rendering.edition import Edition, page_type
from generator.rendering.links import Links, changes_path
from generator.rendering.lists import LIMIT, ListPage, anchor_of, grouped, list_pages
from generator.rendering.site_files import Page

ALL_CHANGES = message("All changes")


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A link to a place, or to what changed there."""

    name: str
    href: str


@page_type
def changes_pages(edition: Edition) -> Iterator[Page]:
    """`changes.html` of the base, of each topic and of each article, with a page for each year of many."""
    for place in places(edition):
        if place is None or has_changes(edition, place):
            changes = changes_in(edition, place)
            heading = _year if len(changes) > LIMIT else _month
            for page in list_pages(changes_path(folder_of(place)), grouped(changes, heading)):
                yield _page(edition, page, place)


def _page(edition: Edition, page: ListPage[DatedChange], place: Place) -> Page:
    views, is_part = edition.views(page.path), page.path != changes_path(folder_of(place))
    context = {
        "of": name_of(place),
        "of_article": isinstance(place, Article),
        "trail": tuple(_trail(edition, views.links, place, is_part=is_part)),
        "total": page.total,
        "is_part": is_part,
        "leaps_of_page": tuple(leap_of(views.links, jump) for jump in page.jumps),
        "sections": tuple(
            Section(group.label, anchor_of(group), tuple(change_view(views, one) for one in group.entries))
            for group in page.groups
        ),
        "narrower": () if is_part else tuple(_narrower(edition, views.links, place)),
        "feed": feed_href(edition, views.links, place),
    }
    return edition.page(page.path, "changes.html", context)


def _trail(edition: Edition, links: Links, place: Place, *, is_part: bool) -> Iterator[PlaceLink]:
    """The way back: the page of the place itself, then the wider lists."""
    if isinstance(place, Article):
        yield PlaceLink(name_of(place), links.article(place))
        topic = edition.kb.topics.get(place.topic)
        if topic:
            yield PlaceLink(message("Changes in {name}", name=topic.title), links.to(changes_path(topic.id)))
    elif place:
        yield PlaceLink(place.title, links.topic(place))
    if place or is_part:
        yield PlaceLink(ALL_CHANGES, links.to(changes_path()))


def _narrower(edition: Edition, links: Links, place: Place) -> Iterator[PlaceLink]:
    """What changed in each topic of the base, in each article of a topic."""
    if place is None:
        yield from _lists(edition, links, edition.kb.topics.values())
    elif isinstance(place, Topic):
        yield from _lists(edition, links, edition.kb.articles_in(place))


def _lists(edition: Edition, links: Links, found: Iterable[Topic | Article]) -> Iterator[PlaceLink]:
    for place in found:
        if href := changes_href(edition, links, place):
            yield PlaceLink(name_of(place), href)


def _month(change: DatedChange) -> tuple[str, str]:
    day = change.day
    return long_partial_date(PartialDate(day.year, day.month)), f"{day:%Y-%m}"


def _year(change: DatedChange) -> tuple[str, str]:
    return str(change.day.year), str(change.day.year)
