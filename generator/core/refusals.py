"""Why an act of a reviewer would count for nothing, all reasons at once.

The refusals ask the same functions as the status, so that nothing is written which would count for nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.acting import NUMBERS_NOT_READ, NUMBERS_READ, Act
from generator.core.approval import Status
from generator.core.history import history_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.quorum import Subject, is_recused, person_on
from generator.core.status import Assessment
from generator.core.vocabulary import Decision, Role


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act would count for nothing; `item` is empty where no item is to blame."""

    item: str
    message: str
    hint: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


def refusals_of(kb: KnowledgeBase, assessment: Assessment, act: Act) -> tuple[Refusal, ...]:
    """Every reason for which the act, or a part of it, would count for nothing, all of them at once."""
    return (
        *refusals_of_voice(kb, assessment, act),
        *(refusal for key in act.items for refusal in _refusals_by_history(kb, assessment, act, key)),
    )


def refusals_of_voice(kb: KnowledgeBase, assessment: Assessment, act: Act) -> tuple[Refusal, ...]:
    """Those reasons that do not depend on what was said before."""
    return (
        *_refusals_of_person(kb, act),
        *(refusal for key in act.items for refusal in _refusals_of_item(kb, assessment, act, key)),
        *_refusals_of_form(act),
    )


def _refusals_of_person(kb: KnowledgeBase, act: Act) -> Iterator[Refusal]:
    day = act.when.date()
    person = kb.board.people.get(act.by)
    if person is None:
        yield Refusal(
            "", f"'{act.by}' is not in board.yml", "a reviewer is recorded there before the first act"
        )
    elif person_on(kb.board, act.by, day) is None:
        term = f"from {person.from_ or 'the beginning'} until {person.until or 'today'}"
        yield Refusal("", f"'{act.by}' is not on the board on {day}", f"the term is {term}")
    elif act.role not in person.roles:
        roles = ", ".join(person.roles)
        yield Refusal("", f"'{act.by}' has no role '{act.role}'", f"board.yml gives: {roles}")
    elif act.role is Role.EDITOR and act.decision is Decision.APPROVE:
        yield Refusal(
            "", f"'{act.by}' acts as editor, and editors do not approve", "ask a reviewer of the board"
        )
    elif act.has_conflict and act.decision in (Decision.APPROVE, Decision.RELEASE):
        hint = "use --decision recuse, which says so on the site"
        yield Refusal("", f"'{act.by}' has a conflict of interest in this matter", hint)


def _refusals_of_form(act: Act) -> Iterator[Refusal]:
    if act.decision in (Decision.HOLD, Decision.REQUEST_CHANGES) and not (act.note or "").strip():
        yield Refusal(
            "",
            f"a {act.decision} needs a reason that readers can see",
            "say why in a note",
        )
    if act.decision is Decision.APPROVE and not act.interests:
        yield Refusal("", "an approval says which interests the person has", "'none' where there are none")
    if act.decision is Decision.APPROVE and act.numbers not in (NUMBERS_READ, NUMBERS_NOT_READ):
        hint = f"'{NUMBERS_READ}' or '{NUMBERS_NOT_READ}'"
        yield Refusal("", "an approval says whether the numbers were read at the source", hint)
    if act.decision is Decision.HOLD and act.role is not Role.CLINICAL:
        yield Refusal("", "only a clinical reviewer can put something on hold", "ask one, or request changes")


def _refusals_of_item(kb: KnowledgeBase, assessment: Assessment, act: Act, key: str) -> Iterator[Refusal]:
    subject = assessment.subjects[key]
    needs_a_vote = act.decision in (Decision.APPROVE, Decision.RELEASE)
    if needs_a_vote and act.by in subject.authors:
        yield Refusal(
            key,
            f"'{act.by}' is an author of '{key}'",
            "ask another reviewer: nobody approves what they wrote",
        )
    person = kb.board.people.get(act.by)
    if needs_a_vote and person and is_recused(person, subject.topic, act.when.date()):
        yield Refusal(key, f"'{act.by}' is recused from the topic '{subject.topic}'", "ask another reviewer")
    if act.decision is Decision.APPROVE and subject.blocked:
        hint = "'evidence check' prints it; mend it first"
        yield Refusal(key, f"an error of content stands on '{key}'", hint)


def _refusals_by_history(kb: KnowledgeBase, assessment: Assessment, act: Act, key: str) -> Iterator[Refusal]:
    subject, status = assessment.subjects[key], assessment.status_of(key)
    later = [event for event in status.events if event.by == act.by and event.date >= act.when]
    if later:
        hint = f"the newest is of {later[-1].date:%Y-%m-%dT%H:%M:%SZ}"
        yield Refusal(key, f"'{act.by}' has decided on '{key}' at this moment or later", hint)
    if act.decision is Decision.RELEASE and not (status.requests or _holds(kb, assessment, subject, status)):
        yield Refusal(
            key, f"'{key}' has no hold and no open request for changes", "there is nothing to release"
        )
    if act.decision is Decision.WITHDRAW_APPROVAL and not _has_opinion(status, act.by):
        yield Refusal(
            key, f"'{act.by}' has neither approved '{key}' nor asked for changes", "nothing to withdraw"
        )


def _holds(kb: KnowledgeBase, assessment: Assessment, subject: Subject, status: Status) -> bool:
    return bool(history_of(subject, status.events, kb.board, assessment.as_of).holds)


def _has_opinion(status: Status, who: str) -> bool:
    return any(
        event.by == who and event.decision in (Decision.APPROVE, Decision.REQUEST_CHANGES)
        for event in status.events
    )
