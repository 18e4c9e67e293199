"""The review of an article as a stepper: submitted, under review, approved, with names and dates.

Everything is computed from the statuses; an article on hold shows the hold in place of the review.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.core.declaration import Id
from generator.core.message import counted, message
from generator.core.model import Article, ReviewEvent
from generator.core.status import ArticleStatus, own_events
from generator.core.vocabulary import Decision, Stage
from generator.core.wording import long_date
from generator.rendering.record_views import StatusView
from generator.rendering.review_words import PersonLink, person_link
from generator.rendering.rows import article_status_line
from generator.rendering.views import Views

NAMED = 3
"""So many open statements are named in the sentence; more are folded into a list."""


@dataclass(frozen=True, slots=True)
class StepperStep:
    """One state; `state` is `done`, `now` or `open`."""

    label: str
    state: str
    line: str
    people: tuple[PersonLink, ...]


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """A statement of the page that is not approved."""

    name: str
    href: str
    status: StatusView


@dataclass(frozen=True, slots=True)
class Stepper:
    """The review of an article; `parts` are its own words and its algorithm where they are not approved."""

    stage: str
    label: str
    steps: tuple[StepperStep, ...]
    line: str
    open: tuple[OpenClaim, ...]
    is_folded: bool
    parts: tuple[OpenClaim, ...]
    withheld: str
    """How many statements are not shown, since only approved words are published; empty for none."""


def stepper_of(article: Article, views: Views, names: dict[Id, str], hrefs: dict[Id, str]) -> Stepper:
    """The stepper of an article; `names` and `hrefs` of the claims it shows lead to their places."""
    status = views.assessment.articles[article.id]
    # Of an article on hold nothing else can be read, so nothing else is said.
    is_held = status.stage is Stage.HOLD
    open_claims = tuple(
        OpenClaim(names[claim], hrefs[claim], views.status_of(views.kb.claims[claim]))
        for claim in status.open_claims
        if not is_held
    )
    steps = (_submission(article, status, views), _review(article, status, views), _approval(status, views))
    return Stepper(
        stage=status.word,
        label=status.stage.label,
        steps=steps,
        line=article_status_line(status),
        open=open_claims,
        is_folded=len(open_claims) > NAMED,
        parts=() if is_held else tuple(_open_parts(article, status, views)),
        withheld="" if is_held else _withheld_words(len(status.withheld)),
    )


def events_of(status: ArticleStatus) -> tuple[ReviewEvent, ...]:
    """Every event on the article, the claims it shows and its algorithm, in order."""
    return tuple(sorted((e for part in status.parts for e in part.events), key=lambda event: event.date))


def _submission(article: Article, status: ArticleStatus, views: Views) -> StepperStep:
    as_of = views.assessment.as_of
    first = min((change.date for change in article.changes if change.date <= as_of), default=None)
    authors = (author.person for author in article.authors if not author.former)
    state = "now" if status.stage is Stage.SUBMITTED else "done"
    return StepperStep(message("Submitted"), state, long_date(first), _people(views, authors))


def _review(article: Article, status: ArticleStatus, views: Views) -> StepperStep:
    if status.stage is Stage.HOLD:
        held_by = (event.by for event in status.own.events if event.decision is Decision.HOLD)
        return StepperStep(
            message("On hold"),
            "now",
            message("since {begins}", begins=long_date(status.own.since)),
            _people(views, held_by),
        )
    events = own_events(article, status.parts)
    since = message("since {begins}", begins=long_date(events[0].date.date())) if events else ""
    state = {Stage.SUBMITTED: "open", Stage.UNDER_REVIEW: "now"}.get(status.stage, "done")
    return StepperStep(message("Under review"), state, since, _people(views, (event.by for event in events)))


def _approval(status: ArticleStatus, views: Views) -> StepperStep:
    if status.stage is not Stage.APPROVED:
        done, total = len(status.shown) - len(status.open_claims), len(status.shown) + len(status.withheld)
        return StepperStep(
            message("Approved"), "open", message("{count} of {total} statements", count=done, total=total), ()
        )
    approvers = (event.by for part in status.parts for event in part.approvals)
    line = message("{day}, until {until}", day=long_date(status.since), until=long_date(status.valid_until))
    return StepperStep(message("Approved"), "now", line, _people(views, approvers))


def _open_parts(article: Article, status: ArticleStatus, views: Views) -> Iterator[OpenClaim]:
    if status.own.stage is not Stage.APPROVED:
        here = views.links.article(article, "#main")
        yield OpenClaim(message("The text of this page"), here, views.status(status.own))
    if status.algorithm and status.algorithm.stage is not Stage.APPROVED:
        there = views.links.article(article, "#the-algorithm")
        yield OpenClaim(message("The algorithm"), there, views.status(status.algorithm))


def _withheld_words(count: int) -> str:
    if not count:
        return ""
    return counted(
        "{count} statement is not approved yet and not shown.",
        "{count} statements are not approved yet and not shown.",
        count,
    )


def _people(views: Views, ids: Iterable[str]) -> tuple[PersonLink, ...]:
    return tuple(person_link(views.kb, views.links, person) for person in dict.fromkeys(ids))
