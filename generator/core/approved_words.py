"""Which words of an item may be published where only approved words are: the last that a quorum approved.

Words whose quorum was taken back since are skipped. The quorum that counts is that of the words themselves:
lowering the risk of a claim must not publish earlier words that needed more reviewers, nor raising it hide
words that had all they needed.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from generator.core.approval import Status
from generator.core.history import history_of
from generator.core.model import Board
from generator.core.quorum import Quorum, Subject, is_met

T = TypeVar("T")


def approved_words(
    subject: Subject,
    status: Status,
    board: Board,
    as_of: date,
    *,
    read: Callable[[str], T],
    quorum_of: Callable[[T], Quorum],
) -> T | None:
    """The item in the words to publish, or None where no words of it were ever approved.

    `subject` and `status` are today's. `read` makes the record of words by their fingerprint; `quorum_of`
    says what such a record needs.
    """
    if not status.events:
        return None
    # A quorum that stands is the last one, also for words that were changed back after others were approved.
    today = read(subject.fingerprint) if status.counted else None
    if today is not None and is_met(quorum_of(today), status.counted):
        return today
    for fingerprint, quorum in _candidates(subject, status, board, as_of):
        record = read(fingerprint)
        if quorum_of(record) == quorum:
            return record
    return None


def _candidates(subject: Subject, status: Status, board: Board, as_of: date) -> Iterator[tuple[str, Quorum]]:
    """Every words that a quorum approved, with that quorum, the last first."""
    quorums = [board.policy.quorum, *([board.policy.high_risk] if board.policy.high_risk else [])]
    found: list[tuple[datetime, str, Quorum]] = []
    for quorum in quorums:
        history = history_of(replace(subject, quorum=quorum), status.events, board, as_of)
        found += [(moment.event.date, moment.fingerprint, quorum) for moment in history.standing(quorum)]
    for _, fingerprint, quorum in sorted(found, key=lambda one: one[0], reverse=True):
        yield fingerprint, quorum
