"""The review of an article as a stepper: submitted, under review, approved, with names and dates.

Everything is computed from the statuses; an article on hold shows the hold in place of the review.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, ReviewEvent
from generator.core.status import ArticleStatus
from generator.core.vocabulary import Decision, Stage
from generator.core.wording import long_date
from generator.rendering.review_words import PersonLink, person_link
from generator.rendering.rows import article_status_line
from generator.rendering.views import StatusView, Views

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


def stepper_of(article: Article, views: Views, names: dict[Id, str], hrefs: dict[Id, str]) -> Stepper:
    """The stepper of an article; `names` and `hrefs` of the claims it shows lead to their places."""
    status = views.assessment.articles[article.id]
    parts = [("The text of this page", views.links.article(article, "#main"), status.own)]
    if status.algorithm:
        parts.append(("The algorithm", views.links.article(article, "#the-algorithm"), status.algorithm))
    open_claims = tuple(
        OpenClaim(names[claim], hrefs[claim], views.status(status.shown[claim]))
        for claim in status.open_claims
    )
    return Stepper(
        stage=status.word,
        label=status.stage.label,
        steps=tuple(_steps(article, status, views)),
        line=article_status_line(status),
        open=open_claims,
        is_folded=len(open_claims) > NAMED,
        parts=tuple(
            OpenClaim(name, href, views.status(part))
            for name, href, part in parts
            if part.stage is not Stage.APPROVED
        ),
    )


def _steps(article: Article, status: ArticleStatus, views: Views) -> Iterable[StepperStep]:
    people = _People(views.kb, views)
    first = min((change.date for change in article.changes), default=None)
    authors = people.named(author.person for author in article.authors if not author.former)
    is_new = status.stage is Stage.SUBMITTED
    yield StepperStep("Submitted", "now" if is_new else "done", long_date(first), authors)

    events = _events(status)
    reviewers = people.named(event.by for event in events)
    begun = f"since {long_date(events[0].date.date())}" if events else ""
    if status.stage is Stage.HOLD:
        holders = people.named(event.by for event in status.own.events if event.decision is Decision.HOLD)
        yield StepperStep("On hold", "now", f"since {long_date(status.own.since)}", holders)
    else:
        state = {Stage.SUBMITTED: "open", Stage.UNDER_REVIEW: "now"}.get(status.stage, "done")
        yield StepperStep("Under review", state, begun, reviewers)

    if status.stage is Stage.APPROVED:
        line = f"{long_date(status.since)}, until {long_date(status.valid_until)}"
        approvers = people.named(event.by for event in _approvals(status))
        yield StepperStep("Approved", "now", line, approvers)
    else:
        total = len(status.shown)
        done = total - len(status.open_claims)
        yield StepperStep("Approved", "open", f"{done} of {total} statements", ())


@dataclass(frozen=True, slots=True)
class _People:
    kb: KnowledgeBase
    views: Views

    def named(self, ids: Iterable[str]) -> tuple[PersonLink, ...]:
        return tuple(person_link(self.kb, self.views.links, person) for person in dict.fromkeys(ids))


def _events(status: ArticleStatus) -> list[ReviewEvent]:
    parts = [status.own, *status.shown.values(), *([status.algorithm] if status.algorithm else [])]
    return sorted((event for part in parts for event in part.events), key=lambda event: event.date)


def _approvals(status: ArticleStatus) -> list[ReviewEvent]:
    parts = [status.own, *status.shown.values(), *([status.algorithm] if status.algorithm else [])]
    return sorted((event for part in parts for event in part.approvals), key=lambda event: event.date)
