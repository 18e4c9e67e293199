"""What a reviewer does: whether it would count, and the events and kept words it makes.

The refusals ask the same functions as the status, so that nothing is written which would count for nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from generator.core.approval import Status
from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import Id, make
from generator.core.fingerprint import canonical_json, fingerprint_of_text
from generator.core.history import history_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Article, Claim, ReviewEvent
from generator.core.quorum import Subject, is_recused, person_on
from generator.core.status import Assessment, leaning_records
from generator.core.vocabulary import Decision, Role

NUMBERS_READ = "read at source"
NUMBERS_NOT_READ = "not read"
NO_INTERESTS = "none"


@dataclass(frozen=True, slots=True)
class Act:
    """One decision of one person about some items, before it is written.

    `items`: keys of `Assessment.subjects`. `when`: in UTC. `has_conflict`: the person says that an interest
    stands in the way of an independent judgement.
    """

    by: Id
    role: Role
    decision: Decision
    when: datetime
    items: tuple[str, ...]
    interests: str | None = None
    numbers: str | None = None
    note: str | None = None
    pull_request: int | None = None
    has_conflict: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act would count for nothing; `item` is empty where no item is to blame."""

    item: str
    message: str
    hint: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


def items_named(kb: KnowledgeBase, word: str) -> tuple[str, ...]:
    """The items a word means, none where it names nothing.

    A claim's id: that claim. An article's id or address: its own words, every claim it shows and its
    algorithm. `article:<id>` and `algorithm:<id>`: that alone.
    """
    kind, _, rest = word.partition(":")
    if kind == "article" and rest in kb.articles:
        return (article_item(rest),)
    if kind == "algorithm" and rest in kb.algorithms:
        return (algorithm_item(rest),)
    if word in kb.claims:
        return (word,)
    article = kb.articles.get(Id(word.rstrip("/").rpartition("/")[2]))
    if article is None or ("/" in word and article.address != word.rstrip("/")):
        return ()
    algorithm = [algorithm_item(article.id)] if article.id in kb.algorithms else []
    return (article_item(article.id), *(claim.id for claim in kb.shown_by(article)), *algorithm)


def changed_items(before: Assessment, after: Assessment) -> tuple[str, ...]:
    """The items of `after` whose words are new or others than in `before`."""
    return tuple(
        key
        for key, subject in after.subjects.items()
        if key not in before.subjects or before.subjects[key].fingerprint != subject.fingerprint
    )


def refusals_of(kb: KnowledgeBase, assessment: Assessment, act: Act) -> tuple[Refusal, ...]:
    """Every reason for which the act, or a part of it, would count for nothing."""
    of_person = tuple(_refusals_of_person(kb, act))
    if of_person:
        return of_person
    return tuple(
        refusal for key in act.items for refusal in _refusals_of_item(kb, assessment, act, key)
    ) or tuple(_refusals_of_form(act))


def events_of(kb: KnowledgeBase, assessment: Assessment, act: Act) -> tuple[ReviewEvent, ...]:
    """The events that record the act, one for each article in whose folder they will lie."""
    by_home: dict[Id, list[str]] = {}
    for key in act.items:
        by_home.setdefault(_home_of(kb, key), []).append(key)
    return tuple(
        _event(assessment, act, kb.articles[home], tuple(keys)) for home, keys in sorted(by_home.items())
    )


def kept_words_of(kb: KnowledgeBase, event: ReviewEvent) -> Mapping[str, str]:
    """The words an approval keeps: fingerprint -> canonical JSON of every item and what it leans on."""
    if event.decision is not Decision.APPROVE:
        return {}
    kept: dict[str, str] = {}
    for covered in event.covers:
        item = record_of(kb, event.item_key(covered))
        for record in (item, *leaning_records(kb, item)):
            text = canonical_json(record)
            kept[fingerprint_of_text(text)] = text
    return kept


def record_of(kb: KnowledgeBase, key: str) -> Claim | Article | Algorithm:
    """The record behind the key of an item; raises KeyError where there is none."""
    kind, _, article = key.partition(":")
    if kind == "article" and article:
        return kb.articles[Id(article)]
    if kind == "algorithm" and article:
        return kb.algorithms[Id(article)]
    return kb.claims[Id(key)]


def _event(assessment: Assessment, act: Act, home: Article, keys: tuple[str, ...]) -> ReviewEvent:
    subjects = [assessment.subjects[key] for key in keys]
    leaning = {subject.key: dict(subject.leans_on) for subject in subjects if subject.leans_on}
    is_approval = act.decision is Decision.APPROVE
    return make(
        ReviewEvent,
        folder=home.id,
        date=act.when,
        by=act.by,
        role=act.role,
        decision=act.decision,
        article=home.address,
        covers={subject.key: subject.fingerprint for subject in subjects},
        leans_on=leaning if is_approval else {},
        interests=act.interests,
        numbers=act.numbers,
        note=act.note,
        pull_request=act.pull_request,
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
        yield Refusal("", "an editor writes and does not approve", "ask a reviewer of the board")
    elif act.has_conflict and act.decision in (Decision.APPROVE, Decision.RELEASE):
        hint = "use --decision recuse, which says so on the site"
        yield Refusal("", f"'{act.by}' has a conflict of interest in this matter", hint)


def _refusals_of_form(act: Act) -> Iterator[Refusal]:
    if act.decision in (Decision.HOLD, Decision.REQUEST_CHANGES) and not (act.note or "").strip():
        yield Refusal("", f"a {act.decision} needs a reason that readers can see", "say it in the note")
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
        yield Refusal(key, f"'{act.by}' is an author of '{key}'", "nobody approves what they wrote")
    person = kb.board.people[act.by]
    if needs_a_vote and is_recused(person, subject.topic, act.when.date()):
        yield Refusal(key, f"'{act.by}' is recused from the topic '{subject.topic}'", "ask another reviewer")
    if act.decision is Decision.APPROVE and subject.blocked:
        hint = "'evidence check' prints it; mend it first"
        yield Refusal(key, f"an error of content stands on '{key}'", hint)
    yield from _refusals_by_history(kb, assessment, act, subject, key)


def _refusals_by_history(
    kb: KnowledgeBase, assessment: Assessment, act: Act, subject: Subject, key: str
) -> Iterator[Refusal]:
    status = assessment.status_of(key)
    later = [event for event in status.events if event.by == act.by and event.date > act.when]
    if later:
        hint = f"the newest is of {later[-1].date:%Y-%m-%d}"
        yield Refusal(key, f"'{act.by}' has decided on '{key}' later than this", hint)
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


def _home_of(kb: KnowledgeBase, key: str) -> Id:
    kind, _, article = key.partition(":")
    return Id(article) if kind in ("article", "algorithm") and article else kb.claims[Id(key)].article
