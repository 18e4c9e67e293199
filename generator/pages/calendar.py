"""The calendar of review: which approvals run out, when, why, and whose they are; the next to end first."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.core.declaration import PartialDate
from generator.core.message import message
from generator.core.wording import long_date, long_partial_date
from generator.rendering.catalogues import Section, leap_of
from generator.rendering.edition import Edition, page_type
from generator.rendering.links import Links, person_path
from generator.rendering.lists import ListPage, anchor_of, grouped, list_pages
from generator.rendering.review_items import ReviewItem, judged_today, review_items
from generator.rendering.review_words import PersonLink, person_link
from generator.rendering.rows import Rows
from generator.rendering.site_files import Page

PATH = "calendar.html"


@dataclass(frozen=True, slots=True)
class DueItem:
    """An approval and its last day; `people` are those whose approvals it takes to renew it.

    `iso` sorts. `href` is empty for what has no page.
    """

    key: str
    kind: str
    name: str
    href: str
    is_high_risk: bool
    day: str
    iso: str
    is_over: bool
    why: str
    people: tuple[PersonLink, ...]


@dataclass(frozen=True, slots=True)
class DuePerson:
    """A person with how many of their approvals run out, and the first day."""

    person: PersonLink
    count: int
    first: str


@page_type
def calendar_page(edition: Edition) -> Iterator[Page]:
    """`calendar.html`, with a page for each month where there is much to do."""
    items = due_items(edition, PATH)
    below = functools.cache(lambda: {item.key: item for item in due_items(edition, "list/of-a-month.html")})
    for page in list_pages(PATH, grouped(items, _month)):
        # Links of the pages of single months begin one folder deeper.
        known = {item.key: item for item in items} if page.path == PATH else below()
        yield _page(edition, page, known)


def due_items(edition: Edition, path: str) -> tuple[DueItem, ...]:
    """Everything whose approval ends, the next first, with links from the page at `path`."""
    rows = Rows.on(edition, path)
    limited = (item for item in review_items(edition, rows) if item.status.valid_until)
    return tuple(
        sorted((_due(edition, rows.views.links, item) for item in limited), key=lambda item: item.iso)
    )


def due_of(items: Iterable[DueItem], person: PersonLink) -> tuple[DueItem, ...]:
    """The items among them that a person approved."""
    return tuple(item for item in items if person in item.people)


def _page(edition: Edition, page: ListPage[DueItem], known: Mapping[str, DueItem]) -> Page:
    links, is_part = Links(page.path), page.path != PATH
    context = {
        "total": page.total,
        "over": sum(item.is_over for item in known.values()),
        "is_part": is_part,
        "leaps_of_page": tuple(leap_of(links, jump) for jump in page.jumps),
        "sections": tuple(
            Section(group.label, anchor_of(group), tuple(known[item.key] for item in group.entries))
            for group in page.groups
        ),
        "people": () if is_part else _people(edition, links, tuple(known.values())),
    }
    return edition.page(page.path, "calendar.html", context)


def _due(edition: Edition, links: Links, item: ReviewItem) -> DueItem:
    today, status = judged_today(edition), item.status
    assert status.valid_until
    return DueItem(
        key=item.key,
        kind=item.kind,
        name=item.name,
        href=item.href,
        is_high_risk=item.is_high_risk,
        day=long_date(status.valid_until),
        iso=status.valid_until.isoformat(),
        is_over=status.valid_until < today.as_of,
        why=_why(status.valid_until, today.subjects[item.key].limit, status.approved_on),
        people=tuple(
            person_link(edition.kb, links, who)
            for who in dict.fromkeys(event.by for event in status.approvals)
        ),
    )


def _why(last: date, limit: date | None, approved_on: date | None) -> str:
    if last == limit:
        return message("The day set for its next review")
    return message("The approval of {day} runs out", day=long_date(approved_on))


def _month(item: DueItem) -> tuple[str, str]:
    if item.is_over:
        return message("Overdue"), "overdue"
    day = date.fromisoformat(item.iso)
    return long_partial_date(PartialDate(day.year, day.month)), item.iso[:7]


def _people(edition: Edition, links: Links, items: tuple[DueItem, ...]) -> tuple[DuePerson, ...]:
    found = []
    for person in edition.kb.board.people.values():
        theirs = due_of(items, person_link(edition.kb, links, person.id))
        if theirs:
            href = f"{links.to(person_path(person.id))}#due"
            found.append(DuePerson(PersonLink(person.name, href), len(theirs), theirs[0].day))
    return tuple(found)
