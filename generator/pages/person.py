"""The page of each person of the board: everything they decided, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.declaration import Id
from generator.core.message import message
from generator.core.model import Person, ReviewEvent
from generator.core.wording import long_date
from generator.pages.board import person_view
from generator.pages.calendar import DueItem, due_items, due_of
from generator.rendering.catalogues import Section, leap_of
from generator.rendering.edition import Edition, page_type
from generator.rendering.links import algorithm_path, person_path
from generator.rendering.lists import LIMIT, ListPage, anchor_of, grouped, list_pages
from generator.rendering.review_words import ROLES, person_link
from generator.rendering.rows import article_name
from generator.rendering.site_files import Page
from generator.rendering.views import Views

_SHOWN_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class CoveredItem:
    """What an event was about; `is_today` where it covers the words that are shown.

    `href` is empty where it has no page, `absent` then says why.
    """

    name: str
    href: str
    version: str
    is_today: bool
    absent: str


@dataclass(frozen=True, slots=True)
class ActRow:
    """One review event of a person, with everything it covers."""

    day: str
    iso: str
    decision: str
    role: str
    items: tuple[CoveredItem, ...]
    note: str
    numbers: str
    interests: str
    pull_request: str

    @property
    def is_long(self) -> bool:
        """True where its items are folded, so that a page of many acts can be read at a glance."""
        return len(self.items) > _SHOWN_AT_ONCE


@page_type
def person_pages(edition: Edition) -> Iterator[Page]:
    """`board/<person>.html`, with a page for each year where there are many events."""
    acts: dict[Id, list[ReviewEvent]] = {}
    for event in edition.kb.events:
        if event.date.date() <= edition.assessment.as_of:
            acts.setdefault(event.by, []).append(event)
    due = due_items(edition, person_path("anybody"))
    for person in edition.kb.board.people.values():
        events = sorted(acts.get(person.id, ()), key=lambda event: event.date, reverse=True)
        years = grouped(events, lambda event: (f"{event.date.year}", f"{event.date.year}"))
        for page in list_pages(person_path(person.id), years):
            yield _person_page(edition, person, page, due)


def _person_page(
    edition: Edition, person: Person, page: ListPage[ReviewEvent], due: tuple[DueItem, ...]
) -> Page:
    views = edition.views(page.path)
    is_part = page.path != person_path(person.id)
    theirs = () if is_part else due_of(due, person_link(edition.kb, views.links, person.id))
    context = {
        "person": person_view(edition, views.links, person),
        "due": theirs[:LIMIT],
        "due_total": len(theirs),
        "is_part": is_part,
        "total": page.total,
        "leaps_of_page": tuple(leap_of(views.links, jump) for jump in page.jumps),
        "sections": tuple(
            Section(group.label, anchor_of(group), tuple(_act(views, event) for event in group.entries))
            for group in page.groups
        ),
    }
    return edition.page(page.path, "person.html", context)


def _act(views: Views, event: ReviewEvent) -> ActRow:
    return ActRow(
        day=long_date(event.date.date()),
        iso=event.date.date().isoformat(),
        decision=event.decision.label,
        role=ROLES[event.role],
        items=tuple(_item(views, event, key, words) for key, words in event.covers.items()),
        note=event.note or "",
        numbers=event.numbers or "",
        interests=event.interests or "",
        pull_request=str(event.pull_request or ""),
    )


def _item(views: Views, event: ReviewEvent, covered: str, words: str) -> CoveredItem:
    article = views.kb.articles.get(event.folder)
    key = event.item_key(covered)
    subject = views.assessment.subjects.get(key)
    name, href = covered, ""
    if covered == "article" and article:
        name, href = (
            message("Text of “{article}”", article=article_name(article)),
            views.links.article(article),
        )
    elif covered == "algorithm" and article and article.id in views.kb.algorithms:
        name = message("Algorithm “{title}”", title=views.kb.algorithms[article.id].title)
        href = views.links.to(algorithm_path(article))
    elif claim := views.kb.claims.get(Id(covered)):
        name, href = views.short_title(covered), views.links.claim(claim)
    is_today = subject is not None and subject.fingerprint == words
    return CoveredItem(name, href, words[2:10], is_today, _absence(views, event, covered))


def _absence(views: Views, event: ReviewEvent, covered: str) -> str:
    kb = views.kb
    is_waiting = Id(covered) in kb.withheld
    if covered in ("article", "algorithm") and kb.today:
        known = kb.today.articles if covered == "article" else kb.today.algorithms
        is_waiting = event.folder in known
    return message("not approved yet") if is_waiting else message("no longer here")
