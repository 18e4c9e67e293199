"""What a forge's review becomes after the merge: events for exactly the words that were reviewed and merged.

The words and what they lean on are those of the commit that was reviewed; people and policy are those from
before the merge. What was edited after the review, or never merged, is answered and not recorded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from generator.core.acting import Act, changed_items, events_of, items_named, kept_words_of
from generator.core.declaration import Id
from generator.core.diagnostic import nearest
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Board, Person, ReviewEvent
from generator.core.refusals import refusals_of
from generator.core.review_lines import EVERYTHING, ReviewLines
from generator.core.signed_text import needs_signature
from generator.core.status import Assessment
from generator.core.vocabulary import Decision, Role


@dataclass(frozen=True, slots=True)
class Revision:
    """The base as it stands in a commit, judged by the board from before the merge."""

    kb: KnowledgeBase
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Voice:
    """A review as the forge gives it: by which account, when, with which lines."""

    account: int
    when: datetime
    lines: ReviewLines
    pull_request: int | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """What a review becomes: events with the words they keep, and sentences about what was not recorded."""

    events: tuple[tuple[ReviewEvent, Mapping[str, str]], ...] = ()
    answers: tuple[str, ...] = ()


def person_of(board: Board, account: int) -> Person | None:
    """The person with this account; its number decides, never the login."""
    return next((p for p in board.people.values() if p.account and p.account.id == account), None)


def recording_of(
    voice: Voice, board: Board, before: Revision, reviewed: Revision, merged: Revision
) -> Recording:
    """The events of one review and the answers to it.

    `before`: where the branch began; `reviewed`: the commit that was reviewed; `merged`: after the merge.
    """
    person = person_of(board, voice.account)
    if person is None and voice.lines.is_empty:
        return Recording()
    if person is None:
        return Recording(
            answers=("this account belongs to nobody on the board, so the review counts for nothing",)
        )
    if needs_signature(board.policy, voice.when.date()):
        return Recording(answers=("the board requires signed events: use 'evidence approve --sign'",))
    problems = (*voice.lines.problems, *_missing(voice.lines))
    if problems:
        return Recording(answers=problems)
    parts = [_decided(voice, person, decision, before, reviewed, merged) for decision in voice.lines.items]
    return Recording(
        tuple(event for part in parts for event in part.events),
        tuple(answer for part in parts for answer in part.answers),
    )


def _missing(lines: ReviewLines) -> Iterator[str]:
    if lines.is_empty:
        yield "it has no line 'approve:', so nothing is approved"
        return
    # Of a line that still holds its choice enough is said.
    if lines.role not in [role.value for role in Role] and "|" not in lines.role:
        yield f"'{lines.role}' is no role" if lines.role else "the line 'role:' is missing"
    if Decision.APPROVE in lines.items and not lines.interests:
        yield "the line 'interests:' is missing"
    if Decision.APPROVE in lines.items and not lines.numbers:
        yield "the line 'numbers:' is missing"


def _decided(
    voice: Voice, person: Person, decision: Decision, before: Revision, reviewed: Revision, merged: Revision
) -> Recording:
    answers: list[str] = []
    items = []
    for key in _named(voice.lines.items[decision], before, reviewed, answers):
        problem = _problem_of(key, reviewed.assessment, merged.assessment)
        act = _act(voice, person, decision, (key,))
        refusals = refusals_of(reviewed.kb, reviewed.assessment, act)
        answers += [str(refusal) for refusal in refusals] + ([problem] if problem else [])
        if not problem and not refusals:
            items.append(key)
    events = events_of(reviewed.kb, reviewed.assessment, _act(voice, person, decision, tuple(items)))
    kept = []
    for event in events:
        folder = _folder_after(event, merged.kb)
        if folder:
            kept.append((replace(event, folder=folder), kept_words_of(reviewed.kb, event)))
        else:
            answers.append(f"the article of {', '.join(event.covers)} cannot be read after the merge")
    return Recording(tuple(kept), tuple(dict.fromkeys(answers)))


def _named(
    words: tuple[str, ...], before: Revision, reviewed: Revision, answers: list[str]
) -> tuple[str, ...]:
    keys: list[str] = []
    unknown: list[str] = []
    for word in words:
        if word == EVERYTHING:
            named = changed_items(before.assessment, reviewed.assessment)
            if not named:
                answers.append("the reviewed commit changed no statement, so 'all' means nothing")
        else:
            named = items_named(reviewed.kb, word)
            unknown += [] if named else [word]
        keys += named
    for word in unknown:
        close = nearest(word, [*reviewed.kb.claims, *reviewed.kb.articles])
        hint = f" (did you mean '{close}'?)" if close else ""
        answers.append(f"there is no claim or article '{word}' in the reviewed commit{hint}")
    if unknown and keys:
        # "all but a" must not approve a.
        answers.append(
            "a line with a word that names nothing may mean something else, so nothing of it counts"
        )
    return () if unknown else tuple(dict.fromkeys(keys))


def _problem_of(key: str, reviewed: Assessment, merged: Assessment) -> str:
    if key not in merged.subjects:
        return f"'{key}' was not merged"
    if merged.subjects[key].fingerprint != reviewed.subjects[key].fingerprint:
        return f"the words of '{key}' were changed after this review, so it does not cover them"
    return ""


def _act(voice: Voice, person: Person, decision: Decision, items: tuple[str, ...]) -> Act:
    lines = voice.lines
    return Act(
        by=person.id,
        role=Role(lines.role),
        decision=decision,
        when=voice.when,
        items=items,
        interests=lines.interests or None,
        numbers=lines.numbers or None,
        note=lines.note or None,
        pull_request=voice.pull_request,
    )


def _folder_after(event: ReviewEvent, merged: KnowledgeBase) -> Id | None:
    """The article in whose folder the event lies after the merge; None where it cannot be read."""
    if event.folder in merged.articles:
        return event.folder
    renamed = (article.id for article in merged.articles.values() if event.folder in article.aliases)
    homes = (merged.claims[Id(key)].article for key in event.covers if key in merged.claims)
    return next((folder for folder in (*renamed, *homes) if folder in merged.articles), None)
