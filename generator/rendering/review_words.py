"""Review in words: what happened to an item, what it still lacks, and who can act.

The rules are the core's; this only words them, so that the queue, a claim's page and a person's page
cannot tell three stories.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.core.approval import Status, who_can_act
from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.message import joined, message
from generator.core.model import ReviewEvent
from generator.core.quorum import Subject, person_on
from generator.core.vocabulary import Ahead, Reason, Role, Stage
from generator.core.wording import long_date, long_partial_date
from generator.rendering.links import Links, person_path

MEANINGS = {
    "approved": message("Reviewers approved exactly these words, with exactly these sources."),
    "stale": message("Reviewers approved earlier words. The approval ended by itself when they changed."),
    "suspect": message("Reviewers approved these words, but what they rest on has changed since."),
    "overdue": message("Reviewers approved these words, but the time for which an approval holds is over."),
    "retracted-source": message(
        "A source was retracted. No approval counts until reviewers have approved the words again, knowing "
        "of the retraction."
    ),
    "under-review": message("A review has begun and is not finished."),
    "submitted": message("No reviewer has looked at this yet."),
    "hold": message(
        "A clinical reviewer stopped this. The words are not shown anywhere until a quorum of reviewers "
        "releases them."
    ),
}
"""What each value of `data-status` means, for somebody who meets it for the first time."""

AHEAD_MEANINGS = {
    Ahead.NEW: message(
        "This site shows only approved words, except for harms and warning signs, which cannot wait. "
        "No quorum of reviewers has approved this one yet."
    ),
    Ahead.LOWERED: message(
        "Reviewers approved these words with a higher certainty. A lowered certainty cannot wait for their "
        "approval."
    ),
}
"""What it means that something is shown before its approval."""

ROLES = {
    Role.CLINICAL: message("clinical"),
    Role.METHODS: message("methods"),
    Role.PATIENT: message("patient"),
    Role.EDITOR: message("editor"),
}
"""In which capacity somebody acts, beside a name or a number."""


@dataclass(frozen=True, slots=True)
class PersonLink:
    """A person by name; `href` is empty for somebody whom board.yml does not know."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class EventView:
    """One review event on one item, in words."""

    day: str
    iso: str
    person: PersonLink
    role: str
    decision: str
    is_about_today: bool
    version: str
    note: str
    numbers: str
    interests: str
    pull_request: str


def person_link(kb: KnowledgeBase, links: Links, person: str) -> PersonLink:
    """A link to a person's page."""
    found = kb.board.people.get(Id(person))
    return PersonLink(found.name, links.to(person_path(found.id))) if found else PersonLink(person, "")


def event_views(
    kb: KnowledgeBase, links: Links, subject: Subject, events: tuple[ReviewEvent, ...]
) -> tuple[EventView, ...]:
    """The events on an item, the newest first."""
    return tuple(_event_view(kb, links, subject, event) for event in reversed(events))


def count_words(counts: Mapping[Role, int]) -> str:
    """`2 clinical, 1 methods and 1 patient`."""
    parts = [
        message("{count} {role}", count=count, role=ROLES[role]) for role, count in counts.items() if count
    ]
    if len(parts) < 2:
        return joined("", parts)
    return message("{these} and {last}", these=joined(", ", parts[:-1]), last=parts[-1])


def needs_of(kb: KnowledgeBase, subject: Subject, status: Status) -> tuple[str, ...]:
    """What an item that waits still lacks, one sentence each, the first thing first."""
    needs: list[str] = []
    if status.stage is Stage.HOLD:
        needs.append(message("Releases from the hold: {counts}", counts=count_words(subject.quorum)))
    needs += [
        message(
            "An answer from {name}, who requested changes on {day}, or releases: {counts}",
            name=_name(kb, request.by),
            day=long_date(request.date.date()),
            counts=count_words(subject.quorum),
        )
        for request in status.requests
    ]
    if subject.blocked:
        needs.append(message("A correction: a check found an error in it"))
    if status.lacking:
        needs.append(message("Approvals: {counts}", counts=count_words(status.lacking)))
    elif status.reason is Reason.OVERDUE:
        needs.append(message("A new date of review; the last was {day}", day=long_date(subject.limit)))
    elif status.reason is Reason.RETRACTED_SOURCE:
        needs.append(message("First, an approval of the statements it rests on"))
    return tuple(needs)


def people_who_can_act(
    kb: KnowledgeBase, links: Links, subject: Subject, status: Status, as_of: date
) -> tuple[PersonLink, ...]:
    """Who can bring an item closer to approval, or release it from its hold, on the day `as_of`.

    Where it takes a correction or a new date of review, that is the authors.
    """
    if status.stage is Stage.HOLD:
        # A release asks for the whole quorum again, whoever has approved.
        status = replace(status, lacking=subject.quorum, counted=())
    is_theirs = subject.blocked or (status.reason is Reason.OVERDUE and not status.lacking)
    authors = [person for person in kb.board.people if is_theirs and person in subject.authors]
    asked = [request.by for request in status.requests]
    helpful = [person.id for person in who_can_act(subject, status, kb.board, as_of)]
    serving = [person for person in (*authors, *asked) if person_on(kb.board, person, as_of)]
    return tuple(person_link(kb, links, person) for person in dict.fromkeys([*serving, *helpful]))


def waiting_since(status: Status) -> tuple[str, str]:
    """When an item began to wait, in words and as a date that sorts; both empty where nothing says."""
    if status.since:
        return long_date(status.since), status.since.isoformat()
    if status.retracted_on:
        return long_partial_date(status.retracted_on), str(status.retracted_on)
    return "", ""


def _event_view(kb: KnowledgeBase, links: Links, subject: Subject, event: ReviewEvent) -> EventView:
    words = event.covers.get(subject.key, "")
    return EventView(
        day=long_date(event.date.date()),
        iso=event.date.date().isoformat(),
        person=person_link(kb, links, event.by),
        role=ROLES[event.role],
        decision=event.decision.label,
        is_about_today=words == subject.fingerprint,
        version=words[2:10],
        note=event.note or "",
        numbers=event.numbers or "",
        interests=event.interests or "",
        pull_request=str(event.pull_request or ""),
    )


def _name(kb: KnowledgeBase, person: str) -> str:
    found = kb.board.people.get(Id(person))
    return found.name if found else person
