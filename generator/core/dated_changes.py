"""Everything that changed in an article, day by day: its reviews, approvals that ran out, retracted sources.

A pure function of the base and the day: what lies after `as_of` does not exist, and no day moves when the
base is built on a later one. A change is named by what made it, so that a feed reader knows it again.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256

from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import Id
from generator.core.item_days import ItemDay, item_days
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Change, ReviewEvent
from generator.core.status import Assessment
from generator.core.vocabulary import Happening


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """An item of a change with its words, by fingerprint; empty where it was no review of certain words.

    Of an approval also the words approved before, where they were others, and the last day.
    """

    key: str
    words: str = ""
    earlier: str = ""
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class DatedChange:
    """One change of one article: the items it happened to, who made it, when.

    `valid_until`: the first day on which one of the approvals ends. `source`: the reference that was
    retracted. `record`: the entry of the article's own history; `number` counts those of one day.
    """

    at: datetime
    happening: Happening
    article: Id
    items: tuple[ChangedItem, ...] = ()
    events: tuple[ReviewEvent, ...] = ()
    valid_until: date | None = None
    source: Id | None = None
    record: Change | None = None
    number: int = 0

    @property
    def day(self) -> date:
        """The day on which it happened."""
        return self.at.date()

    @property
    def name(self) -> str:
        """A name that stays the same however often and whenever the base is built: 16 hex digits."""
        made_by = [[event.by, event.date.isoformat(), event.decision.value] for event in self.events]
        happened = self.day.isoformat(), self.happening.value, self.article, self.source or ""
        framed = json.dumps([*happened, made_by, self.number])
        return sha256(framed.encode()).hexdigest()[:16]


def dated_changes(kb: KnowledgeBase, today: Assessment, article: Article) -> tuple[DatedChange, ...]:
    """Every change of an article that is shown, the newest first; `today` is the assessment of today's words.

    Where only approved words are shown, `kb` is the base in them.
    """
    events = {key: today.status_of(key).events for key in _keys(kb, today, article)}
    reviewed = {key: known for key, known in events.items() if known}
    found = [
        *_reviews(kb, today, article, reviewed),
        *_retractions(today, article, reviewed),
        *_records(article, today.as_of),
    ]
    return newest_first(found)


def newest_first(changes: Iterable[DatedChange]) -> tuple[DatedChange, ...]:
    """The changes in the order in which every list has them."""
    return tuple(sorted(changes, key=_order, reverse=True))


def _order(change: DatedChange) -> tuple[object, ...]:
    return change.at, list(Happening).index(change.happening), change.article, change.name


def _keys(kb: KnowledgeBase, today: Assessment, article: Article) -> Iterator[str]:
    """The items of an article; where only approved words are shown, those that have any."""
    yield article_item(article.id)
    if article.id in kb.algorithms and article.id in today.algorithms:
        yield algorithm_item(article.id)
    for claim in (kb.today or kb).claims_of(article):
        if claim.id in kb.claims:
            yield claim.id


def _reviews(
    kb: KnowledgeBase, today: Assessment, article: Article, reviewed: Mapping[str, tuple[ReviewEvent, ...]]
) -> Iterator[DatedChange]:
    """What one event said of many items, or what many events did together, is one change."""
    groups: dict[tuple[object, ...], list[tuple[str, ItemDay]]] = {}
    for key, events in reviewed.items():
        for one in item_days(today.subjects[key], events, kb.board, today.as_of):
            made_by = tuple((event.by, event.date, event.decision) for event in one.events)
            groups.setdefault((one.day, one.happening, made_by), []).append((key, one))
    for days in groups.values():
        first = days[0][1]
        yield DatedChange(
            at=max((event.date for event in first.events), default=_midnight(first.day)),
            happening=first.happening,
            article=article.id,
            items=tuple(ChangedItem(key, one.words, one.earlier, one.valid_until) for key, one in days),
            events=first.events,
            valid_until=min((one.valid_until for _, one in days if one.valid_until), default=None),
        )


def _retractions(
    today: Assessment, article: Article, reviewed: Mapping[str, tuple[ReviewEvent, ...]]
) -> Iterator[DatedChange]:
    """Sources retracted after the review of what leans on them had begun; an earlier one is no change."""
    groups: dict[tuple[Id, date], list[ChangedItem]] = {}
    for key, events in reviewed.items():
        for source, written in today.subjects[key].retracted_on.items():
            day = date(written.year, written.month, written.day) if written.day else None
            if day and events[0].date.date() < day <= today.as_of:
                groups.setdefault((Id(source), day), []).append(ChangedItem(key))
    for (source, day), items in groups.items():
        yield DatedChange(_midnight(day), Happening.RETRACTED, article.id, tuple(items), source=source)


def _records(article: Article, as_of: date) -> Iterator[DatedChange]:
    # Numbered by their place among those of the day, not by their words: a slip put right is the same change.
    item, seen = (ChangedItem(article_item(article.id)),), Counter[date]()
    for record in sorted(article.changes, key=lambda record: record.date):
        if record.date <= as_of:
            at, number = _midnight(record.date), seen[record.date]
            yield DatedChange(at, Happening.RECORDED, article.id, item, record=record, number=number)
            seen[record.date] += 1


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
