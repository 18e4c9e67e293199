"""The review of one claim as its own page tells it: what its status means and what stands behind it.

For a stale claim the approved words stand beside today's; for a suspect one, what changed in its sources.
Of a claim on hold no words are shown, the approved ones no more than today's.
"""

from contextlib import suppress
from dataclasses import dataclass

from generator.core.approval import Status
from generator.core.declaration import Id
from generator.core.message import joined, message
from generator.core.model import Claim, Reference, ReviewEvent
from generator.core.reading_back import UnreadableWordsError
from generator.core.vocabulary import Decision, Reason, Stage
from generator.core.wording import long_date
from generator.rendering.approval_changes import approval_changes
from generator.rendering.comparison import FieldChange, changes_since
from generator.rendering.edition import Edition
from generator.rendering.record_views import StatusView
from generator.rendering.review_words import (
    AHEAD_MEANINGS,
    MEANINGS,
    EventView,
    PersonLink,
    event_views,
    needs_of,
    people_who_can_act,
)
from generator.rendering.views import Views


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source that changed since the approval; `note` where the change itself cannot be shown."""

    name: str
    href: str
    changes: tuple[FieldChange, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """Everything that a claim's page says of its review; an absent part is empty."""

    status: StatusView
    meaning: str
    is_high_risk: bool
    approvals: tuple[EventView, ...]
    approved_on: str
    needs: tuple[str, ...]
    people: tuple[PersonLink, ...]
    stops: tuple[EventView, ...]
    """The hold, and open requests for changes."""
    changes: tuple[FieldChange, ...]
    changes_note: str
    sources: tuple[SourceChange, ...]
    history: tuple[EventView, ...]


def claim_review(edition: Edition, views: Views, claim: Claim, *, is_high_risk: bool) -> ClaimReview:
    """The review of a claim."""
    kb, links, as_of = edition.kb, views.links, edition.assessment.as_of
    status, subject = edition.assessment.claims[claim.id], edition.assessment.subjects[claim.id]
    view = views.status_of(claim)
    is_open = status.stage is not Stage.APPROVED
    stops = (*status.requests, *_holds(status))
    changed = approval_changes(views, status, subject, claim)
    return ClaimReview(
        status=view,
        meaning=_meaning(status),
        is_high_risk=is_high_risk,
        approvals=event_views(kb, links, subject, status.approvals),
        approved_on=long_date(status.approved_on),
        needs=needs_of(kb, subject, status) if is_open else (),
        people=people_who_can_act(kb, links, subject, status, as_of) if is_open else (),
        stops=event_views(kb, links, subject, stops),
        changes=changed.changes if changed else (),
        changes_note=changed.note if changed else "",
        sources=_sources(views, claim),
        history=event_views(kb, links, subject, status.events),
    )


def _meaning(status: Status) -> str:
    if status.ahead is None:
        return MEANINGS[status.word]
    meaning = AHEAD_MEANINGS[status.ahead]
    if status.reason is Reason.RETRACTED_SOURCE:
        return joined(" ", (MEANINGS[status.word], meaning))
    return meaning


def _holds(status: Status) -> tuple[ReviewEvent, ...]:
    began = status.since
    if status.stage is not Stage.HOLD or began is None:
        return ()
    return tuple(e for e in status.events if e.decision is Decision.HOLD and e.date.date() >= began)


def _sources(views: Views, claim: Claim) -> tuple[SourceChange, ...]:
    status = views.assessment.claims[claim.id]
    if status.reason is Reason.RETRACTED_SOURCE:
        return tuple(_retracted(views, source) for source in status.sources)
    if status.reason is Reason.SUSPECT:
        return tuple(_changed(views, claim, source) for source in status.sources)
    return ()


def _retracted(views: Views, source: str) -> SourceChange:
    reference = views.kb.references.get(Id(source))
    if reference is None:
        return SourceChange(source, "", (), "")
    view = views.reference(reference)
    return SourceChange(view.short, view.href, (), view.retraction)


def _changed(views: Views, claim: Claim, source: str) -> SourceChange:
    name, record = views.short_title(source), _record(views, source)
    if source not in views.assessment.subjects[claim.id].leans_on:
        return SourceChange(name, _href(views, record), (), message("This statement no longer rests on it."))
    approvals = views.assessment.claims[claim.id].approvals
    before = next((event.leans_on.get(claim.id, {}).get(source) for event in approvals), None)
    if before is None:
        return SourceChange(name, _href(views, record), (), message("It was not among the approved sources."))
    kept, href = views.kb.kept.get(before), _href(views, record)
    if kept and record and not (isinstance(record, Claim) and views.is_held(record)):
        with suppress(UnreadableWordsError):
            return SourceChange(name, href, changes_since(kept, record, views.short_title), "")
    return SourceChange(name, href, (), message("It changed since the approval."))


def _record(views: Views, item: str) -> Claim | Reference | None:
    return views.kb.references.get(Id(item)) or views.kb.claims.get(Id(item))


def _href(views: Views, record: Claim | Reference | None) -> str:
    if isinstance(record, Claim):
        return views.links.claim(record)
    return views.links.reference(record) if record else ""
