"""What a request may add to the review: events that count for something, of words that exist, in order."""

from collections.abc import Iterator

from generator.core.acting import Act
from generator.core.diagnostic import Finding, Related, Severity, Span
from generator.core.fingerprint import is_fingerprint
from generator.core.model import Person, Recusal, ReviewEvent
from generator.core.quorum import person_on
from generator.core.refusals import refusals_of_voice
from generator.core.succession import Succession, comparison
from generator.core.vocabulary import Decision

_TAKE_OUT = "delete this file from the pull request; to review today, run 'evidence approve'"
_AGAIN = "delete this file from the pull request, and approve today's words with 'evidence approve'"


@comparison("event-refused", Severity.ERROR)
def refused_events(succession: Succession) -> Iterator[Finding]:
    """An added review event would count for nothing, and the tool would not have written it.

    Its person was not on the board that day, does not have the role, wrote the article, does not review its
    topic, or says nothing where a reason is due; or the item has an error. The board is that of the base:
    whoever joins it by this change, or gets a role or a longer term, reviews after the change is merged. A
    recusal reaches the topics in which the item stands now and before, so no move leads around it.

    Rule: this site's own; only whoever may review gives trust.
    """
    for event in succession.added_events:
        if event.by not in succession.tip.board.people:
            yield from _newcomer(succession, event)
            continue
        for refusal in refusals_of_voice(succession.judged, succession.assessment, _act(succession, event)):
            covered = next((one for one in event.covers if event.item_key(one) == refusal.item), None)
            place = _key(event, covered) if covered else event.origin.span("by")
            yield Finding(place, refusal.message, refusal.hint)
        for covered, topic, recusal in _recusals(succession, event):
            # Where it stands now the refusals have looked already.
            if recusal.from_ <= event.date.date() and topic != succession.topics_of(event, covered)[0]:
                message = (
                    f"'{event.by}' is recused from '{topic}', the topic of '{covered}' before this change"
                )
                yield Finding(_key(event, covered), message, "ask a reviewer who is not recused from it")


@comparison("event-future", Severity.ERROR)
def future_events(succession: Succession) -> Iterator[Finding]:
    """An added review event is dated after the day of the check.

    It would begin to count on a day on which nobody looks at it. An event carries the time at which it was
    made; add it on its day.

    Rule: this site's own; an event counts from when it was made.
    """
    for event in succession.added_events:
        day = event.date.date()
        if day > succession.as_of:
            message = f"this review event is dated '{day}', which is after today ({succession.as_of})"
            yield Finding(event.origin.span("date"), message, _TAKE_OUT)


@comparison("event-backdated", Severity.ERROR)
def backdated_events(succession: Succession) -> Iterator[Finding]:
    """An added review event speaks from a day on which it was not made, as far as anybody can tell.

    Put in before an opinion that the same person gave in the base, it would change what that opinion
    answered: clear a request, or count until a withdrawal. Or its person has left the board, or was recused,
    since the day that it names, and nobody saw it before. Add an event of today, by somebody who may speak.

    Rule: this site's own; nobody speaks for an earlier day.
    """
    for event in succession.added_events:
        yield from _left_since(succession, event)
        for covered in event.covers:
            later = [other for other in succession.spoken_before(event, covered) if other.date >= event.date]
            if later:
                newest = max(later, key=lambda other: other.date)
                message = (
                    f"'{event.by}' has reviewed '{covered}' at a later time already, on {newest.date.date()}"
                )
                related = (Related(newest.origin.span("date"), "the newest event"),)
                yield Finding(event.origin.span("date"), message, _TAKE_OUT, related)


@comparison("event-words-unknown", Severity.ERROR)
def unknown_words(succession: Succession) -> Iterator[Finding]:
    """An added review event covers an item that never existed, or approves words that stand nowhere.

    The words are neither those of this change nor of the base. They were changed after the approval, or are
    those of an old approval given out as new, or nobody ever wrote them. Approve what stands there now.

    Rule: this site's own; an approval is bound to exact words.
    """
    for event, covered, fingerprint in _covered(succession):
        known = {words for words, _ in succession.wordings_of(event, covered)}
        if not known and not succession.is_missing(event, covered):
            message = f"this review event covers '{covered}', which has never existed"
            yield Finding(_key(event, covered), message, _TAKE_OUT)
        elif event.decision is Decision.APPROVE and known and fingerprint not in known:
            message = (
                f"this review event approves words of '{covered}' that stand neither here nor in the base"
            )
            yield Finding(_key(event, covered), message, _AGAIN)


@comparison("event-sources-unknown", Severity.ERROR)
def unknown_sources(succession: Succession) -> Iterator[Finding]:
    """An added approval says that its item leans on other records, or other words of them, than it does.

    A source that was retracted or changed could be hidden in this way. What an item leans on is written by
    the tool, from the base as it stands.

    Rule: this site's own; an approval names what it leans on.
    """
    for event, covered, fingerprint in _approved(succession):
        given = event.leans_on.get(covered, {})
        leanings = succession.leanings_of(event, covered, fingerprint)
        if leanings and given not in leanings:
            wrong = sorted(key for key in {*given, *leanings[0]} if given.get(key) != leanings[0].get(key))
            names = ", ".join(f"'{key}'" for key in wrong)
            message = (
                f"this approval of '{covered}' names other versions of its sources than there are: {names}"
            )
            place = event.origin.span("leans_on")
            if covered in event.leans_on:
                place = event.origin.key("leans_on", event.leans_on, covered)
            yield Finding(place, message, _AGAIN)


@comparison("kept-words-missing", Severity.ERROR)
def missing_kept_words(succession: Succession) -> Iterator[Finding]:
    """An added approval does not keep the words it approves, or those of a record they lean on.

    When the words change, nobody could show what was approved. The tool writes them under `reviews/approved/`
    together with the event; add those files too.

    Rule: this site's own; what was approved can always be shown.
    """
    for event, covered, fingerprint in _approved(succession):
        given = event.leans_on.get(covered, {})
        if given not in succession.leanings_of(event, covered, fingerprint):
            # Words that do not exist cannot be kept, and are complained of already.
            continue
        words = {covered: fingerprint, **given}
        names = [f"'{name}'" for name, wanted in words.items() if wanted not in succession.after.kept]
        if names:
            message = f"the words of {', '.join(names)} are not kept under 'reviews/approved'"
            yield Finding(
                _key(event, covered), message, "commit the files that 'evidence approve' wrote there, too"
            )


def _key(event: ReviewEvent, covered: str) -> Span:
    return event.origin.key("covers", event.covers, covered)


def _left_since(succession: Succession, event: ReviewEvent) -> Iterator[Finding]:
    board, day, today = succession.tip.board, event.date.date(), succession.as_of
    if person_on(board, event.by, day) and day <= today and not person_on(board, event.by, today):
        message = f"'{event.by}' is not on the board any more, and this review event comes only now"
        hint = "delete this file from the pull request, and ask somebody who is on the board"
        yield Finding(event.origin.span("date"), message, hint)
    for covered, topic, recusal in _recusals(succession, event):
        if day < recusal.from_:
            message = f"'{event.by}' does not review '{covered}' since the recusal from '{topic}'"
            message = f"{message} on {recusal.from_}, and this review event comes only now"
            hint = "delete this file from the pull request, and ask a reviewer who is not recused"
            yield Finding(event.origin.span("date"), message, hint)


def _recusals(succession: Succession, event: ReviewEvent) -> Iterator[tuple[str, str, Recusal]]:
    """What of an added approval or release meets a recusal that has begun: what it covers, topic, recusal."""
    person: Person | None = succession.tip.board.people.get(event.by)
    if person is None or event.decision not in (Decision.APPROVE, Decision.RELEASE):
        return
    for covered in event.covers:
        for topic in succession.topics_of(event, covered):
            begun = (one for one in person.recused if one.topic == topic and one.from_ <= succession.as_of)
            yield from ((covered, topic, one) for one in begun)


def _newcomer(succession: Succession, event: ReviewEvent) -> Iterator[Finding]:
    # Whom neither board knows is complained of already.
    if event.by in succession.after.board.people:
        message = f"'{event.by}' joins the board only with this change"
        yield Finding(
            event.origin.span("by"),
            message,
            "merge the change of board.yml first, and add the review event afterwards",
        )


def _act(succession: Succession, event: ReviewEvent) -> Act:
    keys = (event.item_key(covered) for covered in event.covers)
    return Act(
        by=event.by,
        role=event.role,
        decision=event.decision,
        when=event.date,
        items=tuple(key for key in keys if key in succession.assessment.subjects),
        interests=event.interests,
        numbers=event.numbers,
        note=event.note,
    )


def _covered(succession: Succession) -> Iterator[tuple[ReviewEvent, str, str]]:
    for event in succession.added_events:
        for covered, fingerprint in event.covers.items():
            # A fingerprint that cannot be one is complained of already.
            if is_fingerprint(fingerprint):
                yield event, covered, fingerprint


def _approved(succession: Succession) -> Iterator[tuple[ReviewEvent, str, str]]:
    return (found for found in _covered(succession) if found[0].decision is Decision.APPROVE)
