"""Whether those who spoke could: whose event counts for nothing, and who declared no interests."""

from collections.abc import Iterator

from generator.core.approval import Status
from generator.core.declaration import Id
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import ReviewEvent
from generator.core.quorum import Subject, is_recused, person_on
from generator.core.review_round import review_check
from generator.core.status import Assessment
from generator.core.vocabulary import Decision, Role, Stage

_VOTES = (Decision.APPROVE, Decision.RELEASE)
_SILENT = (Decision.START_REVIEW, Decision.RECUSE)
"""Decisions that count for nothing in any case."""

_NOUNS = {
    Decision.APPROVE: "approval",
    Decision.REQUEST_CHANGES: "request for changes",
    Decision.WITHDRAW_APPROVAL: "withdrawal",
}


@review_check("review-uncounted", Severity.WARNING)
def uncounted_events(kb: KnowledgeBase, assessment: Assessment) -> Iterator[Finding]:
    """A review event counts for nothing: its person was not on the board, lacked the role, or was conflicted.

    Whoever wrote an article, or is recused from its topic, does not approve it; readers may see a name and
    think it counted. Nothing needs to be deleted, since events are never edited: ask another reviewer of the
    board.

    Rule: this site's own; only members of the board without a conflict approve.
    """
    renamed = {alias: claim.id for claim in kb.claims.values() for alias in claim.aliases}
    for event in kb.events:
        is_known = event.by in kb.board.people and event.date.date() <= assessment.as_of
        if not is_known or event.decision in _SILENT:
            continue
        subjects = [
            subject
            for covered in event.covers
            if (subject := assessment.subjects.get(event.item_key(renamed.get(Id(covered), covered))))
        ]
        if found := _reason(kb, event, subjects):
            field, because = found
            what = _NOUNS.get(event.decision, event.decision.value)
            message = f"the {what} by '{event.by}' counts for nothing, since {because}"
            yield Finding(event.origin.span(field), message, "ask another reviewer of the board to review it")


@review_check("disclosure-missing", Severity.WARNING)
def missing_disclosures(kb: KnowledgeBase, assessment: Assessment) -> Iterator[Finding]:
    """What readers see as approved rests on somebody who has nowhere declared any interests.

    Readers cannot judge the approval of a person whose interests nobody asked for; "none" is a declaration
    too. Add `disclosures` with the day to the person in `board.yml`.

    Rule: ICMJE Recommendations (disclosure of relationships and activities).
    """
    silent: dict[Id, str] = {}
    for item, status in _statuses(assessment):
        if status.stage is Stage.APPROVED:
            for event in status.counted:
                if not event.interests:
                    silent.setdefault(event.by, item)
    for by, item in silent.items():
        person = kb.board.people[by]
        if not person.disclosures:
            message = f"'{by}', whose approval of {item} counts, has declared no interests"
            hint = "add 'disclosures: [{date: <day>, text: <interests>}]'; 'none' is a declaration too"
            yield Finding(person.origin.span(), message, hint)


def _name(event: ReviewEvent, subject: Subject) -> str:
    return event.folder if subject.key in ("article", "algorithm") else subject.key


def _statuses(assessment: Assessment) -> Iterator[tuple[str, Status]]:
    """The status of every item, each with the words that name it."""
    for claim, status in assessment.claims.items():
        yield f"'{claim}'", status
    for article, whole in assessment.articles.items():
        yield f"the words of '{article}'", whole.own
    for article, status in assessment.algorithms.items():
        yield f"the algorithm of '{article}'", status


def _reason(kb: KnowledgeBase, event: ReviewEvent, subjects: list[Subject]) -> tuple[str, str] | None:
    """Which field says why the event counts for nothing, at least on one of its items, and why; or None."""
    day = event.date.date()
    person = person_on(kb.board, event.by, day)
    if person is None:
        return "by", f"the board did not have them on {day}"
    if event.role not in person.roles:
        return "role", f"the board gives them no role '{event.role}'"
    if event.decision is Decision.HOLD and event.role is not Role.CLINICAL:
        return "role", "only a clinical reviewer can put something on hold"
    if event.decision not in _VOTES:
        return None
    for subject in subjects:
        if event.by in subject.authors:
            return "by", f"they are an author of '{_name(event, subject)}'"
        if is_recused(person, subject.topic, day):
            return "by", f"they are recused from the topic '{subject.topic}'"
    return None
