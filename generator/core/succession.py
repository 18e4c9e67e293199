"""What a request makes of the base it goes into: declared checks that compare the two.

Three moments count. What a request adds or takes away is told against `before`, the commit from which its
branch left: what an outdated branch never had, it does not take away. People and policy are those of `tip`,
the newest commit of the base, so that no request changes the rules by which it is judged itself.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from generator.core.declaration import Id
from generator.core.diagnostic import Diagnostic, Finding, Rule, Severity, finish, rule_of
from generator.core.fingerprint import fingerprint_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Article, Claim, Reference, ReviewEvent
from generator.core.quorum import Leaning
from generator.core.status import Assessment
from generator.core.subjects import leaning_records

APPROVED = "approved"
"""The folder of kept words, below that of the events."""

_OF_THE_FOLDER = ("article", "algorithm")

Item = Claim | Article | Algorithm

Wording = tuple[str, Leaning]
"""The fingerprint of an item and what it leans on at the same moment."""


@dataclass(frozen=True, slots=True)
class Proposer:
    """Who proposes a request, as the forge says it.

    `account`: the number of the account, 0 where the forge names none. `is_recorder`: it is the forge's own
    run that records reviews, which were given by the accounts of their people already.
    """

    account: int
    is_recorder: bool = False


@dataclass(frozen=True)
class Succession:
    """A base before a request, its newest commit, and what the request makes of it on one day."""

    before: KnowledgeBase
    tip: KnowledgeBase
    after: KnowledgeBase
    assessment: Assessment = field(repr=False)
    """Of `after`."""
    proposer: Proposer | None = None
    """None where no forge says who proposes."""
    proven: frozenset[str] = frozenset()
    """The paths of the added events under which a signature of their person was found good."""

    @property
    def as_of(self) -> date:
        """The day on which the request is judged."""
        return self.assessment.as_of

    @cached_property
    def judged(self) -> KnowledgeBase:
        """The base after the request, under the people and the policy of the newest commit."""
        return replace(self.after, board=self.tip.board)

    @cached_property
    def added_events(self) -> tuple[ReviewEvent, ...]:
        """The events that the request brings, in the order of their files, without those that moved."""
        known = {*_contents(self.before), *_contents(self.tip)}
        return tuple(
            event
            for event in self.after.events
            if event.origin.path not in self.before.review_files
            and (name_of(event.origin.path), self.after.review_files[event.origin.path]) not in known
        )

    @cached_property
    def renamed(self) -> dict[Id, Id]:
        """Earlier id -> the id that a claim or an article has after the request."""
        living: dict[Id, Claim | Article] = {**self.after.claims, **self.after.articles}
        return {
            alias: name for name, record in living.items() for alias in record.aliases if alias not in living
        }

    @cached_property
    def places(self) -> Mapping[str, Mapping[str, str]]:
        """Where the event files lie after the request: name -> path -> digest."""
        places: dict[str, dict[str, str]] = {}
        for path in _event_files(self.after):
            places.setdefault(name_of(path), {})[path] = self.after.review_files[path]
        return places

    @property
    def former_files(self) -> tuple[str, ...]:
        """The paths of the event files from which the request began."""
        return tuple(_event_files(self.before))

    def current_id(self, name: Id) -> Id:
        """The id that this id stands for after the request."""
        return self.renamed.get(name, name)

    def wordings_of(self, event: ReviewEvent, covered: str) -> tuple[Wording, ...]:
        """How the item that an event covers is worded in each of the three, the request first."""
        names = self._names_of(event, covered)
        versions = (self.after, self.tip, self.before)
        found = ((kb, _record_of(kb, covered, names)) for kb in versions)
        return tuple((fingerprint_of(record), _leaning_of(kb, record)) for kb, record in found if record)

    def topics_of(self, event: ReviewEvent, covered: str) -> tuple[Id, ...]:
        """The topics of the item that an event covers, in each of the three, the request first."""
        names = self._names_of(event, covered)
        found = (_topic_of(kb, covered, names) for kb in (self.after, self.tip, self.before))
        return tuple(dict.fromkeys(topic for topic in found if topic))

    def leanings_of(self, event: ReviewEvent, covered: str, fingerprint: str) -> tuple[Leaning, ...]:
        """What the item leans on wherever its words are those of the fingerprint."""
        found = self.wordings_of(event, covered)
        return tuple(leaning for words, leaning in found if words == fingerprint)

    def is_missing(self, event: ReviewEvent, covered: str) -> bool:
        """True where what an event covers was taken out of use, or cannot be read."""
        item = self._item_of(event, covered)
        name = Id(item.rpartition(":")[2])
        was_removed = name in self.after.removed or name in self.tip.removed
        return was_removed or bool(self.after.unreadable & {item, name, "claims"})

    def spoken_before(self, event: ReviewEvent, covered: str) -> tuple[ReviewEvent, ...]:
        """The events of the base in which the same person spoke of the same item."""
        return tuple(self._spoken.get((event.by, self._item_of(event, covered)), ()))

    @cached_property
    def _spoken(self) -> Mapping[tuple[Id, str], list[ReviewEvent]]:
        spoken: dict[tuple[Id, str], list[ReviewEvent]] = {}
        for event in (*self.tip.events, *self.before.events):
            for covered in event.covers:
                spoken.setdefault((event.by, self._item_of(event, covered)), []).append(event)
        return spoken

    def _names_of(self, event: ReviewEvent, covered: str) -> tuple[str, ...]:
        """The id of an item that an event covers, after the request, and its earlier ones."""
        name = self._item_of(event, covered).rpartition(":")[2]
        return (name, *(earlier for earlier, later in self.renamed.items() if later == name))

    def _item_of(self, event: ReviewEvent, covered: str) -> str:
        """The key, after the request, of an item that an event covers."""
        if covered in _OF_THE_FOLDER:
            return f"{covered}:{self.current_id(event.folder)}"
        return self.current_id(Id(covered))


ComparisonFunction = Callable[[Succession], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A check of a request against its base, with its rule."""

    rule: Rule
    find: ComparisonFunction


COMPARISONS: dict[str, Comparison] = {}


def comparison(code: str, severity: Severity) -> Callable[[ComparisonFunction], ComparisonFunction]:
    """Declare a check of a request against its base under its code and level; its docstring is the manual."""

    def declare(find: ComparisonFunction) -> ComparisonFunction:
        COMPARISONS[code] = Comparison(replace(rule_of(code, severity, find), of_requests=True), find)
        return find

    return declare


def run_comparisons(succession: Succession) -> tuple[Diagnostic, ...]:
    """Everything that the request may not do, or that the board should know of, sorted by place."""
    return tuple(
        sorted(
            {
                finish(finding, declared.rule.code, declared.rule.severity)
                for declared in COMPARISONS.values()
                for finding in declared.find(succession)
            }
        )
    )


def name_of(path: str) -> str:
    """The name of a file."""
    return PurePosixPath(path).name


def article_of(path: str) -> Id:
    """The article in whose folder an event's file lies."""
    return Id(PurePosixPath(path).parts[-3])


def is_kept_words(path: str) -> bool:
    """True for a file of kept words, False for one of an event."""
    return PurePosixPath(path).parent.name == APPROVED


def _event_files(kb: KnowledgeBase) -> Iterator[str]:
    return (path for path in kb.review_files if not is_kept_words(path))


def _contents(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    return ((name_of(path), digest) for path, digest in kb.review_files.items())


def _record_of(kb: KnowledgeBase, covered: str, names: tuple[str, ...]) -> Item | None:
    of_the_folder: dict[str, Mapping[Id, Item]] = {"article": kb.articles, "algorithm": kb.algorithms}
    records = of_the_folder.get(covered, kb.claims)
    return next((records[Id(name)] for name in names if name in records), None)


def _topic_of(kb: KnowledgeBase, covered: str, names: tuple[str, ...]) -> Id | None:
    item = _record_of(kb, covered, names)
    if item is None:
        return None
    home = item if isinstance(item, Article) else kb.articles.get(item.article)
    return home.topic if home else None


def _leaning_of(kb: KnowledgeBase, item: Item) -> Leaning:
    records = (record for record in leaning_records(kb, item) if isinstance(record, Claim | Reference))
    return {record.id: fingerprint_of(record) for record in records}
