"""Whether an added event that gives trust is by its person: signed by them, or proposed by their account.

A doubt needs no proof: whoever has no key at hand can still stop a dangerous sentence.
"""

from collections.abc import Iterator

from generator.core.diagnostic import Finding, Severity
from generator.core.model import Person, ReviewEvent
from generator.core.succession import Succession, comparison
from generator.core.vocabulary import Decision

_NOUNS = {
    Decision.APPROVE: "approval",
    Decision.RELEASE: "release",
    Decision.WITHDRAW_APPROVAL: "withdrawal",
}
"""The decisions that need proof, with their nouns."""


@comparison("event-by-another", Severity.ERROR)
def events_by_another(succession: Succession) -> Iterator[Finding]:
    """An added approval, release or withdrawal is not signed, and the account that proposes it is another's.

    Anybody can write a well-formed file in the name of a reviewer. Without a signature, only the account that
    opened the pull request shows whose word it is, by its number in the `board.yml` of the base. Let the
    reviewer open it, approve in the browser, or sign the event. Of a person without `account` in `board.yml`,
    as on a demonstration, nothing but a signature shows it: give them their account in a request of its own.

    Rule: this site's own; nobody speaks for another.
    """
    proposer = succession.proposer
    if proposer is None or proposer.is_recorder:
        return
    for event, person in _unproven(succession):
        if person.account and person.account.id == proposer.account and proposer.account:
            continue
        yield Finding(event.origin.span("by"), *_by_another(event, person))


@comparison("event-unproven", Severity.WARNING)
def unproven_events(succession: Succession) -> Iterator[Finding]:
    """An added approval, release or withdrawal is not signed, and no forge says who proposes it.

    Whoever can write files can have written it in the name of a reviewer. Ask the person, let them sign it,
    or give the event of the pull request, as the workflow does: `evidence check --base REV --event FILE`.

    Rule: this site's own; nobody speaks for another.
    """
    if succession.proposer is not None:
        return
    for event, _ in _unproven(succession):
        items = ", ".join(f"'{covered}'" for covered in event.covers)
        message = f"nothing proves that '{event.by}' wrote this {_NOUNS[event.decision]} of {items}"
        yield Finding(
            event.origin.span("by"), message, f"ask '{event.by}' whether it is theirs, or let them sign it"
        )


def _by_another(event: ReviewEvent, person: Person) -> tuple[str, str]:
    noun = _NOUNS[event.decision]
    if person.account is None:
        message = f"nothing can show that this {noun} is by '{event.by}', who has no account in board.yml"
        return message, "sign the event, or add their account to board.yml in a pull request before this one"
    message = f"this {noun} in the name of '{event.by}' is proposed by another account"
    return message, f"let '{event.by}' open the pull request, or sign the event"


def _unproven(succession: Succession) -> Iterator[tuple[ReviewEvent, Person]]:
    people = succession.tip.board.people
    for event in succession.added_events:
        # Whom the base does not know is complained of already.
        if event.decision.needs_proof and event.by in people and event.origin.path not in succession.proven:
            yield event, people[event.by]
