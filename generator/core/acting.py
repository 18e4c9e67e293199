"""What a reviewer does about which items, and the events and kept words that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import Id, make
from generator.core.fingerprint import canonical_json, fingerprint_of_text
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Article, Claim, ReviewEvent
from generator.core.status import Assessment
from generator.core.subjects import leaning_records
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


def events_of(kb: KnowledgeBase, assessment: Assessment, act: Act) -> tuple[ReviewEvent, ...]:
    """The events that record the act, one for each article in whose folder they will lie."""
    by_home: dict[str, list[str]] = {}
    for key in act.items:
        by_home.setdefault(home_of(kb, key), []).append(key)
    return tuple(_event(assessment, act, home, tuple(keys)) for home, keys in sorted(by_home.items()))


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


def home_of(kb: KnowledgeBase, key: str) -> str:
    """`<topic>/<article>` of the folder in which events on an item lie.

    It is known also where the article itself could not be read, so that its claims can still be held.
    """
    item = record_of(kb, key)
    if isinstance(item, Article):
        return item.address
    article = kb.articles.get(item.article)
    return article.address if article else "/".join(PurePosixPath(item.origin.path).parent.parts[-2:])


def _event(assessment: Assessment, act: Act, home: str, keys: tuple[str, ...]) -> ReviewEvent:
    subjects = [assessment.subjects[key] for key in keys]
    leaning = {subject.key: dict(subject.leans_on) for subject in subjects if subject.leans_on}
    is_approval = act.decision is Decision.APPROVE
    return make(
        ReviewEvent,
        folder=Id(PurePosixPath(home).name),
        date=act.when,
        by=act.by,
        role=act.role,
        decision=act.decision,
        article=home,
        covers={subject.key: subject.fingerprint for subject in subjects},
        leans_on=leaning if is_approval else {},
        interests=act.interests,
        numbers=act.numbers,
        note=act.note,
        pull_request=act.pull_request,
    )
