"""The versions of sheets: the words of an item together with those of everything it leans on.

A version is read from what approvals recorded, never from what was built, so that the answer to a printout
depends on nothing but the review events, however old the paper is.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import Id
from generator.core.history import History, history_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import ReviewEvent
from generator.core.quorum import Subject
from generator.core.status import Assessment

DIGITS = 16
"""So many hex digits name a version: short enough to type, too many to meet by chance."""

_PRINTED = (algorithm_item(""), article_item(""))
"""How the keys of what is printed begin."""


@dataclass(frozen=True, slots=True)
class Version:
    """Words that a quorum approved once; `stands` is False where reviewers took that approval back."""

    name: str
    key: str
    fingerprint: str
    leans_on: Mapping[str, str]
    approvals: tuple[ReviewEvent, ...]
    approved_on: date
    stands: bool

    @property
    def article(self) -> Id:
        """The article it belonged to."""
        return Id(self.key.partition(":")[2])


def version_of(key: str, fingerprint: str, leans_on: Mapping[str, str]) -> str:
    """The name of a version: 16 hex digits."""
    framed = json.dumps([key.partition(":")[0], fingerprint, sorted(leans_on.items())])
    return sha256(framed.encode()).hexdigest()[:DIGITS]


def current_version(assessment: Assessment, key: str) -> str:
    """The version that an item has in this base, approved or not."""
    subject = assessment.subjects[key]
    return version_of(key, subject.fingerprint, subject.leans_on)


def approved_versions(kb: KnowledgeBase, today: Assessment) -> dict[str, Version]:
    """Every version that a quorum ever approved, by name, also of what is in no file today."""
    found: dict[str, Version] = {}
    events = _events_of_gone(kb, today)
    for key in (*today.subjects, *(gone for gone in events if gone not in today.subjects)):
        if not key.startswith(_PRINTED):
            continue
        subject = today.subjects.get(key) or _gone(kb, key)
        known = today.status_of(key).events if key in today.subjects else tuple(events[key])
        history = history_of(subject, known, kb.board, today.as_of)
        for version in _versions(key, subject, history):
            older = found.get(version.name)
            # Two articles may hold the same words; of these the paper trusts only what all trust.
            found[version.name] = older if older and not older.stands else version
    return found


def _versions(key: str, subject: Subject, history: History) -> Iterator[Version]:
    standing = history.standing(subject.quorum)
    for moment in history.moments:
        yield Version(
            name=version_of(key, moment.fingerprint, moment.leans_on),
            key=key,
            fingerprint=moment.fingerprint,
            leans_on=moment.leans_on,
            approvals=moment.approvals,
            approved_on=moment.event.date.date(),
            stands=any(
                other.fingerprint == moment.fingerprint and other.leans_on == moment.leans_on
                for other in standing
            ),
        )


def _events_of_gone(kb: KnowledgeBase, today: Assessment) -> dict[str, list[ReviewEvent]]:
    events: dict[str, list[ReviewEvent]] = {}
    for event in kb.events:
        for covered in event.covers:
            key = event.item_key(covered)
            if key not in today.subjects and event.date.date() <= today.as_of:
                events.setdefault(key, []).append(event)
    return events


def _gone(kb: KnowledgeBase, key: str) -> Subject:
    home = kb.articles.get(Id(key.partition(":")[2]))
    authors = frozenset(author.person for author in home.authors) if home else frozenset[str]()
    # Events name what they cover inside the folder of its article.
    name, topic = key.partition(":")[0], home.topic if home else Id("")
    return Subject(name, "", {}, topic, authors, kb.board.policy.quorum)
