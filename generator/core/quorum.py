"""Whose voice counts: a quorum, its approvals, and what of one item decides about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.core.declaration import Id, PartialDate
from generator.core.model import Board, Person, ReviewEvent
from generator.core.vocabulary import Decision, Role

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


def person_on(board: Board, who: str, day: date) -> Person | None:
    """The person with this id, if the board had them on that day."""
    person = board.people.get(Id(who))
    if person is None or (person.from_ and day < person.from_) or (person.until and day > person.until):
        return None
    return person


def is_recused(person: Person, topic: str, day: date) -> bool:
    """True where the person does not review this topic on that day."""
    return any(recusal.topic == topic and recusal.from_ <= day for recusal in person.recused)


def speaks(event: ReviewEvent, board: Board) -> bool:
    """True where the board gave the person this role on the day of the event."""
    person = person_on(board, event.by, event.date.date())
    return person is not None and event.role in person.roles


def counts(event: ReviewEvent, subject: Subject, board: Board) -> bool:
    """True where the event may count for a quorum: a role of that day, no recusal, no authorship."""
    person = person_on(board, event.by, event.date.date())
    return (
        person is not None
        and event.role in person.roles
        and event.by not in subject.authors
        and not is_recused(person, subject.topic, event.date.date())
    )


def approves(event: ReviewEvent, subject: Subject, words: str, leaning: Leaning) -> bool:
    """True for an approval of these words with these sources."""
    return (
        event.decision is Decision.APPROVE
        and event.covers[subject.key] == words
        and event.leans_on.get(subject.key, {}) == leaning
    )


def unexpired(approvals: Iterable[ReviewEvent], board: Board, day: date) -> tuple[ReviewEvent, ...]:
    """The approvals that have begun and not run out on a day."""
    return tuple(event for event in approvals if event.date.date() <= day <= expiry_of(event, board))


def expiry_of(event: ReviewEvent, board: Board) -> date:
    """The last day an approval counts, by the policy of the board."""
    return event.date.date() + timedelta(days=board.policy.valid_for)


def is_met(quorum: Quorum, approvals: Iterable[ReviewEvent]) -> bool:
    """True where approvals satisfy a quorum; one that asks for nobody approves nothing."""
    return any(need > 0 for need in quorum.values()) and not lacking_in(quorum, approvals)


def lacking_in(quorum: Quorum, approvals: Iterable[ReviewEvent]) -> dict[Role, int]:
    """How many approvals of each role a quorum still lacks."""
    roles = [event.role for event in approvals]
    return {role: need - roles.count(role) for role, need in quorum.items() if roles.count(role) < need}
