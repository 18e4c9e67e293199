"""Status is computed, never believed: from review events, today's words and what they lean on.

The rules are those of the product's status table, applied to one item at a time: a claim, an article's
own words, or an algorithm. `status_of` reads the first row of the table that applies to the history of
the item. Events after `as_of` do not exist.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from generator.core.declaration import PartialDate
from generator.core.history import History, Moment
from generator.core.model import Board, Person, ReviewEvent
from generator.core.quorum import (
    Leaning,
    Subject,
    approves,
    counts,
    expiry_of,
    is_met,
    is_recused,
    lacking_in,
    person_on,
    unexpired,
)
from generator.core.vocabulary import Ahead, Reason, Role, Stage


@dataclass(frozen=True, slots=True)
class Status:
    """The status of one item, with what a page, a queue and a printout need to say about it.

    `since`: when this status began. `counted`: the unexpired approvals of today's words with today's
    sources. `approvals`, `approved_on`, `approved_words`: who, when and which words a quorum last approved.
    `valid_until`: the last day, included. `sources`: ids that changed, or were retracted (under a hold
    too), and `retracted_on` the first of those days. `because`: the words of the holds. `lacking`: the
    approvals still needed, by role. `ahead`: shown before its approval, where only approved words are.
    """

    stage: Stage
    reason: Reason | None = None
    since: date | None = None
    counted: tuple[ReviewEvent, ...] = ()
    approvals: tuple[ReviewEvent, ...] = ()
    approved_on: date | None = None
    approved_words: str | None = None
    valid_until: date | None = None
    sources: tuple[str, ...] = ()
    retracted_on: PartialDate | None = None
    because: str = ""
    requests: tuple[ReviewEvent, ...] = ()
    events: tuple[ReviewEvent, ...] = ()
    lacking: Mapping[Role, int] = field(default_factory=dict)
    ahead: Ahead | None = None

    @property
    def word(self) -> str:
        """The value of `data-status`: the reason where one is given, else the stage."""
        if self.reason and self.reason is not Reason.IN_REVIEW:
            return self.reason.value
        return self.stage.value


def status_of(subject: Subject, history: History, board: Board, as_of: date) -> Status:
    """The first row of the status table that applies to the item on the day `as_of`."""
    today = _approvals(subject, history, board)
    counted = unexpired(today, board, as_of)
    valid_until = _valid_until(subject, today, board)
    last = _last_moment(subject, history, counted)
    base = _without_stage(subject, history, last, counted)
    if history.holds:
        reasons = dict.fromkeys(hold.note for hold in history.holds if hold.note)
        began = history.holds[0].date.date()
        return replace(base, stage=Stage.HOLD, since=began, because="; ".join(reasons))
    if base.sources:
        return replace(base, reason=Reason.RETRACTED_SOURCE)
    if valid_until and as_of <= valid_until and not history.requests and not subject.blocked:
        return replace(base, stage=Stage.APPROVED, since=base.approved_on, valid_until=valid_until)
    if last and last.fingerprint != subject.fingerprint:
        return replace(base, reason=Reason.STALE, since=base.approved_on)
    if last and not valid_until and last.leans_on != subject.leans_on:
        changed = _differences(last.leans_on, subject.leans_on)
        return replace(base, reason=Reason.SUSPECT, since=base.approved_on, sources=changed)
    if valid_until and as_of > valid_until:
        since = valid_until + timedelta(days=1)
        return replace(base, reason=Reason.OVERDUE, since=since, valid_until=valid_until)
    if history.events:
        return replace(base, reason=Reason.IN_REVIEW, since=_review_began(history))
    return replace(base, stage=Stage.SUBMITTED)


def who_can_act(subject: Subject, status: Status, board: Board, as_of: date) -> tuple[Person, ...]:
    """The people whose approval would help on that day, in the order of board.yml."""
    already = {event.by for event in status.counted}
    return tuple(
        person
        for person in board.people.values()
        if person_on(board, person.id, as_of)
        and person.id not in subject.authors
        and person.id not in already
        and not is_recused(person, subject.topic, as_of)
        and any(role in status.lacking for role in person.roles)
    )


def _without_stage(
    subject: Subject, history: History, last: Moment | None, counted: tuple[ReviewEvent, ...]
) -> Status:
    retracted = _unacknowledged(subject, history)
    days = [subject.retracted_on[source] for source in retracted if source in subject.retracted_on]
    return Status(
        Stage.UNDER_REVIEW,
        counted=counted,
        approvals=last.approvals if last else (),
        approved_on=last.event.date.date() if last else None,
        approved_words=last.fingerprint if last else None,
        sources=retracted,
        retracted_on=min(days, default=None),
        requests=history.requests,
        events=history.events,
        lacking=lacking_in(subject.quorum, counted),
    )


def _approvals(subject: Subject, history: History, board: Board) -> tuple[ReviewEvent, ...]:
    return tuple(
        event
        for event in history.opinions.values()
        if approves(event, subject, subject.fingerprint, subject.leans_on) and counts(event, subject, board)
    )


def _last_moment(subject: Subject, history: History, counted: tuple[ReviewEvent, ...]) -> Moment | None:
    # A quorum that stands is the last one, also for words that were changed back after others were approved.
    if is_met(subject.quorum, counted):
        newest = max(counted, key=lambda event: event.date)
        return Moment(newest, subject.fingerprint, subject.leans_on, counted)
    return history.moments[-1] if history.moments else None


def _review_began(history: History) -> date:
    # After an approval that fell, the review began with the first event since then.
    last = history.moments[-1].event.date if history.moments else None
    later = [event for event in history.events if last is None or event.date > last]
    return (later or history.events[-1:])[0].date.date()


def _valid_until(subject: Subject, approvals: tuple[ReviewEvent, ...], board: Board) -> date | None:
    # The quorum ends on the latest day that still has enough unexpired approvals.
    days = sorted({expiry_of(event, board) for event in approvals}, reverse=True)
    last = next((day for day in days if is_met(subject.quorum, unexpired(approvals, board, day))), None)
    if last is None:
        return None
    return min(last, subject.limit) if subject.limit else last


def _unacknowledged(subject: Subject, history: History) -> tuple[str, ...]:
    return tuple(
        source
        for source, fingerprints in subject.retracted.items()
        if not any(moment.leans_on.get(source) in fingerprints for moment in history.moments)
    )


def _differences(before: Leaning, after: Leaning) -> tuple[str, ...]:
    return tuple(sorted(key for key in {*before, *after} if before.get(key) != after.get(key)))
