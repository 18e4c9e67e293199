"""Status is computed, never believed: from review events, today's words and what they lean on.

The rules are those of the product's status table, applied to one item at a time: a claim, an article's
own words, or an algorithm. `history_of` replays the events once; `status_of` reads the first row of the
table that applies. Events after `as_of` do not exist.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from generator.core.declaration import Id, PartialDate
from generator.core.model import Board, Person, ReviewEvent
from generator.core.vocabulary import Decision, Reason, Role, Stage

Quorum = Mapping[Role, int]
Leaning = Mapping[str, str]
"""What an item leans on: id -> fingerprint."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything about one item that its status depends on, apart from the events.

    `topic`, `authors`: for recusal and authorship. `limit`: the earlier of `review_by` and `next_review`.
    `retracted`: today's retracted sources it leans on -> every fingerprint of that source that already
    shows the retraction. `retracted_on`: the days of those retractions, where the records give them.
    `blocked`: a content finding of level error stands on it.
    """

    key: str
    fingerprint: str
    leans_on: Leaning
    topic: Id
    authors: frozenset[str]
    quorum: Quorum
    limit: date | None = None
    retracted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    retracted_on: Mapping[str, PartialDate] = field(default_factory=dict)
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment at which a quorum stood: its event, the words, what they leant on, and who approved."""

    event: ReviewEvent
    fingerprint: str
    leans_on: Leaning
    approvals: tuple[ReviewEvent, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The events of one item replayed in order."""

    events: tuple[ReviewEvent, ...] = ()
    opinions: Mapping[str, ReviewEvent] = field(default_factory=dict)
    moments: tuple[Moment, ...] = ()
    requests: tuple[ReviewEvent, ...] = ()
    holds: tuple[ReviewEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """The status of one item, with what a page, a queue and a printout need to say about it.

    `since`: when this status began. `counted`: the unexpired approvals of today's words with today's
    sources. `approvals`, `approved_on`, `approved_words`: who, when and which words a quorum last approved.
    `valid_until`: the last day, included. `sources`: ids that changed, or were retracted (under a hold
    too), and `retracted_on` the first of those days. `because`: the words of the holds. `lacking`: the
    approvals still needed, by role.
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

    @property
    def word(self) -> str:
        """The value of `data-status`: the reason where one is given, else the stage."""
        if self.reason and self.reason is not Reason.IN_REVIEW:
            return self.reason.value
        return self.stage.value


def history_of(subject: Subject, events: Iterable[ReviewEvent], board: Board, as_of: date) -> History:
    """Replay the events that cover the item, up to and including the day `as_of`."""
    known = (event for event in events if event.date.date() <= as_of)
    ordered = tuple(sorted(known, key=lambda event: _rank(event, subject)))
    spoken = _without_overruled(tuple(event for event in ordered if _speaks(event, board)))
    opinions: dict[str, ReviewEvent] = {}
    moments: list[Moment] = []
    for event in spoken:
        if event.decision.is_opinion:
            opinions[event.by] = event
        if event.decision is Decision.APPROVE and _counts(event, subject, board):
            moment = _moment(subject, event, opinions, board)
            moments += [moment] if moment else []
    return History(
        ordered,
        opinions,
        tuple(moments),
        tuple(event for event in spoken if _is_open_request(event, spoken, subject, board)),
        tuple(event for event in spoken if _is_open_hold(event, spoken, subject, board)),
    )


def status_of(subject: Subject, history: History, board: Board, as_of: date) -> Status:
    """The first row of the status table that applies to the item on the day `as_of`."""
    today = _approvals(subject, history, board)
    counted = _current(today, board, as_of)
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


def person_on(board: Board, who: str, day: date) -> Person | None:
    """The person with this id, if the board had them on that day."""
    person = board.people.get(Id(who))
    if person is None or (person.from_ and day < person.from_) or (person.until and day > person.until):
        return None
    return person


def is_recused(person: Person, topic: str, day: date) -> bool:
    """True where the person does not review this topic on that day."""
    return any(recusal.topic == topic and recusal.from_ <= day for recusal in person.recused)


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


def _rank(event: ReviewEvent, subject: Subject) -> tuple[datetime, int, str, bool, str]:
    # Total, so that the order of files never decides; of one person's equal times the last counts.
    words, leaning = event.covers[subject.key], sorted(event.leans_on.get(subject.key, {}).items())
    is_today = words == subject.fingerprint and leaning == sorted(subject.leans_on.items())
    rest = f"{event.role} {words} {leaning} {event.note}"
    return event.date, event.decision.caution, event.by, not is_today, rest


def _without_overruled(events: tuple[ReviewEvent, ...]) -> tuple[ReviewEvent, ...]:
    # Of one person's events at one time only the most cautious, the last, lets anything through.
    last = {(event.by, event.date): event for event in events}
    limit = Decision.APPROVE.caution
    return tuple(
        event for event in events if event.decision.caution > limit or event is last[event.by, event.date]
    )


def _speaks(event: ReviewEvent, board: Board) -> bool:
    person = person_on(board, event.by, event.date.date())
    return person is not None and event.role in person.roles


def _counts(event: ReviewEvent, subject: Subject, board: Board) -> bool:
    person = person_on(board, event.by, event.date.date())
    return (
        person is not None
        and event.role in person.roles
        and event.by not in subject.authors
        and not is_recused(person, subject.topic, event.date.date())
    )


def _moment(
    subject: Subject, event: ReviewEvent, opinions: Mapping[str, ReviewEvent], board: Board
) -> Moment | None:
    words = event.covers[subject.key]
    leaning = event.leans_on.get(subject.key, {})
    day = event.date.date()
    approvals = tuple(
        other
        for other in opinions.values()
        if _approves(other, subject, words, leaning) and _counts(other, subject, board)
    )
    standing = _current(approvals, board, day)
    if not _is_met(subject.quorum, standing):
        return None
    return Moment(event, words, leaning, standing)


def _approves(event: ReviewEvent, subject: Subject, words: str, leaning: Leaning) -> bool:
    return (
        event.decision is Decision.APPROVE
        and event.covers[subject.key] == words
        and event.leans_on.get(subject.key, {}) == leaning
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
        lacking=_lacking(subject.quorum, counted),
    )


def _approvals(subject: Subject, history: History, board: Board) -> tuple[ReviewEvent, ...]:
    return tuple(
        event
        for event in history.opinions.values()
        if _approves(event, subject, subject.fingerprint, subject.leans_on) and _counts(event, subject, board)
    )


def _last_moment(subject: Subject, history: History, counted: tuple[ReviewEvent, ...]) -> Moment | None:
    # A quorum that stands is the last one, also for words that were changed back after others were approved.
    if _is_met(subject.quorum, counted):
        newest = max(counted, key=lambda event: event.date)
        return Moment(newest, subject.fingerprint, subject.leans_on, counted)
    return history.moments[-1] if history.moments else None


def _review_began(history: History) -> date:
    # After an approval that fell, the review began with the first event since then.
    last = history.moments[-1].event.date if history.moments else None
    later = [event for event in history.events if last is None or event.date > last]
    return (later or history.events[-1:])[0].date.date()


def _current(approvals: Iterable[ReviewEvent], board: Board, day: date) -> tuple[ReviewEvent, ...]:
    return tuple(event for event in approvals if event.date.date() <= day <= _expiry(event, board))


def _expiry(event: ReviewEvent, board: Board) -> date:
    return event.date.date() + timedelta(days=board.policy.valid_for)


def _is_met(quorum: Quorum, approvals: Iterable[ReviewEvent]) -> bool:
    # A policy that asks for nobody approves nothing.
    return any(need > 0 for need in quorum.values()) and not _lacking(quorum, approvals)


def _lacking(quorum: Quorum, approvals: Iterable[ReviewEvent]) -> dict[Role, int]:
    roles = [event.role for event in approvals]
    return {role: need - roles.count(role) for role, need in quorum.items() if roles.count(role) < need}


def _valid_until(subject: Subject, approvals: tuple[ReviewEvent, ...], board: Board) -> date | None:
    # The quorum ends on the latest day that still has enough unexpired approvals.
    days = sorted({_expiry(event, board) for event in approvals}, reverse=True)
    last = next((day for day in days if _is_met(subject.quorum, _current(approvals, board, day))), None)
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


def _is_open_request(
    event: ReviewEvent, events: tuple[ReviewEvent, ...], subject: Subject, board: Board
) -> bool:
    if event.decision is not Decision.REQUEST_CHANGES:
        return False
    cleared = (Decision.APPROVE, Decision.WITHDRAW_APPROVAL)
    answered = any(
        later.by == event.by and later.decision in cleared and later.date > event.date for later in events
    )
    return not answered and not _is_released(event, events, subject, board)


def _is_open_hold(
    event: ReviewEvent, events: tuple[ReviewEvent, ...], subject: Subject, board: Board
) -> bool:
    if event.decision is not Decision.HOLD or event.role is not Role.CLINICAL:
        return False
    return not _is_released(event, events, subject, board)


def _is_released(event: ReviewEvent, events: tuple[ReviewEvent, ...], subject: Subject, board: Board) -> bool:
    releases = {
        later.by: later
        for later in events
        if later.decision is Decision.RELEASE and later.date > event.date and _counts(later, subject, board)
    }
    return _is_met(subject.quorum, releases.values())
