"""Which approvals a branch ends, and why.

An approval lapses where an item was approved before and is not after, on one day and by one board: so time
alone and a new policy never count as the work of the branch.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.core.approval import Status
from generator.core.quorum import Subject
from generator.core.sides import Side
from generator.core.vocabulary import Reason, Stage


class LapseReason(Enum):
    """Why an approval lapses; several may hold at once."""

    REMOVED = "removed"
    UNREADABLE = "unreadable"
    WORDS = "words"
    SOURCES = "sources"
    RETRACTED = "retracted"
    HOLD = "hold"
    REQUEST = "request"
    ERROR = "error"
    QUORUM = "quorum"
    AUTHOR = "author"
    DUE = "due"
    EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Lapse:
    """An approval that ends, with its status as it was.

    `sources`: what the item leans on that changed or was retracted.
    """

    key: str
    reasons: tuple[LapseReason, ...]
    sources: tuple[str, ...]
    before: Status


def lapses_between(base: Side, head: Side, names: Mapping[str, str]) -> tuple[Lapse, ...]:
    """Every approval of `base` that `head` does not have; `names`: new keys of items by their old ones."""
    found = []
    for key in base.assessment.subjects:
        was = base.assessment.status_of(key)
        if was.stage is not Stage.APPROVED:
            continue
        now = names.get(key, key)
        if now not in head.assessment.subjects:
            found.append(Lapse(key, (_of_absence(head, key),), (), was))
        elif head.assessment.status_of(now).stage is not Stage.APPROVED:
            found.append(_lapse(base, head, key, now))
    return tuple(found)


def _of_absence(head: Side, key: str) -> LapseReason:
    unreadable = head.kb.unreadable
    article = key.partition(":")[2]
    names = {key, article} if article else {key, "claims"}
    return LapseReason.UNREADABLE if names & unreadable else LapseReason.REMOVED


def _lapse(base: Side, head: Side, was: str, now: str) -> Lapse:
    before, after = base.assessment.subjects[was], head.assessment.subjects[now]
    status = head.assessment.status_of(now)
    sources = sorted(
        source
        for source in {*before.leans_on, *after.leans_on}
        if before.leans_on.get(source) != after.leans_on.get(source)
    )
    reasons = [reason for reason, holds in _reasons(before, after, status, sources) if holds]
    sources += [source for source in status.sources if source not in sources]
    return Lapse(now, tuple(reasons) or (LapseReason.EVENTS,), tuple(sources), base.assessment.status_of(was))


def _reasons(
    before: Subject, after: Subject, status: Status, sources: list[str]
) -> Iterator[tuple[LapseReason, bool]]:
    yield LapseReason.WORDS, before.fingerprint != after.fingerprint
    is_retracted = status.reason is Reason.RETRACTED_SOURCE
    yield LapseReason.SOURCES, bool(set(sources) - set(status.sources if is_retracted else ()))
    yield LapseReason.RETRACTED, is_retracted
    yield LapseReason.HOLD, status.stage is Stage.HOLD
    yield LapseReason.REQUEST, bool(status.requests)
    yield LapseReason.ERROR, after.blocked
    yield LapseReason.QUORUM, before.quorum != after.quorum
    yield LapseReason.AUTHOR, bool({e.by for e in status.events} & (after.authors - before.authors))
    yield LapseReason.DUE, status.reason is Reason.OVERDUE
