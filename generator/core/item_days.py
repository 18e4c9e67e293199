"""The days on which the review of one item got somewhere, by the same rules as its status.

What an item said on a past day is known from the events of that day alone, never from files that were edited
since. So a day without a review event counts only where an approval ran out on it, and only where the words
are known to have been the same until then.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from generator.core.approval import Status, status_of
from generator.core.history import history_of
from generator.core.model import Board, ReviewEvent
from generator.core.quorum import Leaning, Subject, speaks
from generator.core.vocabulary import Decision, Happening, Stage


@dataclass(frozen=True, slots=True)
class ItemDay:
    """What happened to one item on one day, and by which events.

    `words`: the fingerprint of the words it happened to; `earlier`: of an approval, what was approved before,
    where these were other words and nobody took either approval back.
    """

    day: date
    happening: Happening
    events: tuple[ReviewEvent, ...] = ()
    valid_until: date | None = None
    words: str = ""
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class _State:
    """The item at the end of a day: its status, and the words and sources that this is the status of."""

    day: date
    status: Status
    words: str
    leans_on: Leaning

    def is_of(self, words: str, leans_on: Leaning) -> bool:
        return self.words == words and self.leans_on == leans_on


def item_days(
    subject: Subject, events: Iterable[ReviewEvent], board: Board, as_of: date
) -> Iterator[ItemDay]:
    """The days of an item up to `as_of`, the first day first; `subject` is the item as it stands today."""
    heard = sorted((event for event in events if speaks(event, board)), key=_moment)
    known = tuple(event for event in heard if event.date.date() <= as_of)
    days = [(day, tuple(found)) for day, found in groupby(known, key=lambda event: event.date.date())]
    states = [_state_on(subject, known, board, day) for day, _ in days]
    # To replay the events once more costs as much as all the rest, and most words were approved once.
    is_changed = len({state.words for state in states}) > 1
    standing = _standing(subject, known, board, as_of) if is_changed else frozenset[str]()
    before: _State | None = None
    for position, ((_, found), state) in enumerate(zip(days, states, strict=True)):
        yield _day(before, state, found, standing)
        following = states[position + 1] if position + 1 < len(states) else None
        yield from _end_of_approval(subject, state, following, as_of)
        before = state


def _moment(event: ReviewEvent) -> tuple[object, ...]:
    return event.date, event.decision.caution, event.by


def _state_on(subject: Subject, events: tuple[ReviewEvent, ...], board: Board, day: date) -> _State:
    last = [event for event in events if event.date.date() <= day][-1]
    words, leans_on = last.covers[subject.key], last.leans_on.get(subject.key, {})
    # What the files say today of errors and retractions says nothing of that day.
    then = replace(
        subject, fingerprint=words, leans_on=leans_on, retracted={}, retracted_on={}, blocked=False
    )
    return _State(day, status_of(then, history_of(then, events, board, day), board, day), words, leans_on)


def _standing(subject: Subject, events: tuple[ReviewEvent, ...], board: Board, as_of: date) -> frozenset[str]:
    """The words that a quorum approved and whose approval nobody took back to this day."""
    history = history_of(subject, events, board, as_of)
    return frozenset(moment.fingerprint for moment in history.standing(subject.quorum))


def _day(
    before: _State | None, now: _State, events: tuple[ReviewEvent, ...], standing: frozenset[str]
) -> ItemDay:
    happening = _happening(before, now, events)
    if happening not in (Happening.APPROVED, Happening.RENEWED):
        decisions = _TOLD_BY[happening]
        told = tuple(event for event in events if event.decision in decisions)
        return ItemDay(now.day, happening, told, words=now.words)
    earlier = (before.status.approved_words or "") if before else ""
    is_known = earlier != now.words and {earlier, now.words} <= standing
    approvals = tuple(sorted(now.status.counted, key=_moment))
    until = now.status.valid_until
    return ItemDay(now.day, happening, approvals, until, now.words, earlier if is_known else "")


def _happening(before: _State | None, now: _State, events: tuple[ReviewEvent, ...]) -> Happening:
    decisions = {event.decision for event in events}
    was_held = before is not None and before.status.stage is Stage.HOLD
    was_approved = before is not None and before.status.stage is Stage.APPROVED
    if now.status.stage is Stage.HOLD:
        if not was_held or Decision.HOLD in decisions:
            return Happening.HELD
    elif was_held:
        return Happening.RELEASED
    elif now.status.stage is Stage.APPROVED and Decision.APPROVE in decisions:
        is_same = was_approved and before is not None and before.is_of(now.words, now.leans_on)
        return Happening.RENEWED if is_same else Happening.APPROVED
    return _OF_DECISION[max(decisions, key=lambda decision: decision.caution)]


def _end_of_approval(
    subject: Subject, state: _State, following: _State | None, as_of: date
) -> Iterator[ItemDay]:
    until = state.status.valid_until
    if state.status.stage is not Stage.APPROVED or until is None:
        return
    day = until + timedelta(days=1)
    end = following.day if following else as_of + timedelta(days=1)
    later = (following.words, following.leans_on) if following else (subject.fingerprint, subject.leans_on)
    if day < end and state.is_of(*later):
        yield ItemDay(day, Happening.OVERDUE, words=state.words)


_OF_DECISION = {
    Decision.START_REVIEW: Happening.STARTED,
    Decision.RELEASE: Happening.RELEASE_BACKED,
    Decision.APPROVE: Happening.BACKED,
    Decision.RECUSE: Happening.RECUSED,
    Decision.WITHDRAW_APPROVAL: Happening.WITHDRAWN,
    Decision.REQUEST_CHANGES: Happening.REQUESTED,
    Decision.HOLD: Happening.HOLD_ASKED,
}
"""What a day is called whose events did not change the stage, by the most cautious of them."""

_TOLD_BY = {
    **{happening: {decision} for decision, happening in _OF_DECISION.items()},
    Happening.HELD: {Decision.HOLD},
    Happening.RELEASED: {Decision.RELEASE},
}
"""The events that tell of what happened."""
