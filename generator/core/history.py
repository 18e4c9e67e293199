"""The events of one item replayed in order, once: opinions, moments of a quorum, open requests and holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from generator.core.model import Board, ReviewEvent
from generator.core.quorum import Leaning, Quorum, Subject, approves, counts, is_met, speaks, unexpired
from generator.core.vocabulary import Decision, Role


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
    taken_back: frozenset[tuple[str, str]] = frozenset()
    """Who took back the approval of which words, by withdrawing it or by being recused."""

    def standing(self, quorum: Quorum) -> tuple[Moment, ...]:
        """The moments whose quorum nobody took back since."""
        return tuple(moment for moment in self.moments if self._stands(moment, quorum))

    def _stands(self, moment: Moment, quorum: Quorum) -> bool:
        left = (event for event in moment.approvals if (event.by, moment.fingerprint) not in self.taken_back)
        return is_met(quorum, left)


def history_of(subject: Subject, events: Iterable[ReviewEvent], board: Board, as_of: date) -> History:
    """Replay the events that cover the item, up to and including the day `as_of`."""
    known = (event for event in events if event.date.date() <= as_of)
    ordered = tuple(sorted(known, key=lambda event: _rank(event, subject)))
    if not ordered:
        return History()
    spoken = _without_overruled(tuple(event for event in ordered if speaks(event, board)))
    opinions: dict[str, ReviewEvent] = {}
    moments: list[Moment] = []
    for event in spoken:
        if event.decision.is_opinion:
            opinions[event.by] = event
        if event.decision is Decision.APPROVE and counts(event, subject, board):
            moment = _moment(subject, event, opinions, board)
            moments += [moment] if moment else []
    return History(
        ordered,
        opinions,
        tuple(moments),
        tuple(event for event in spoken if _is_open_request(event, spoken, subject, board)),
        tuple(event for event in spoken if _is_open_hold(event, spoken, subject, board)),
        _taken_back(spoken, subject.key),
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


def _moment(
    subject: Subject, event: ReviewEvent, opinions: Mapping[str, ReviewEvent], board: Board
) -> Moment | None:
    words = event.covers[subject.key]
    leaning = event.leans_on.get(subject.key, {})
    day = event.date.date()
    approvals = tuple(
        other
        for other in opinions.values()
        if approves(other, subject, words, leaning) and counts(other, subject, board)
    )
    standing = unexpired(approvals, board, day)
    if not is_met(subject.quorum, standing):
        return None
    return Moment(event, words, leaning, standing)


def _taken_back(events: tuple[ReviewEvent, ...], key: str) -> frozenset[tuple[str, str]]:
    # A withdrawal speaks of the words it covers, and of those the person had approved last: by then they may
    # have been edited again.
    found: set[tuple[str, str]] = set()
    approved: dict[str, str] = {}
    for event in events:
        words = event.covers[key]
        if event.decision is Decision.APPROVE:
            approved[event.by] = words
            found.discard((event.by, words))
        elif event.decision in (Decision.WITHDRAW_APPROVAL, Decision.RECUSE):
            found |= {(event.by, words), (event.by, approved.pop(event.by, words))}
    return frozenset(found)


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
        if later.decision is Decision.RELEASE and later.date > event.date and counts(later, subject, board)
    }
    return is_met(subject.quorum, releases.values())
