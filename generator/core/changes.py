"""What a branch changes: two assessed bases compared item by item, by fingerprint.

What the branch could not make readable counts as unreadable, never as removed: a slip in one line of YAML
must not look like the loss of all claims of its file.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from generator.core.called_out import CallOut, calls_out
from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import Id, Record, shape_of
from generator.core.diagnostic import Diagnostic
from generator.core.lapses import Lapse, lapses_between
from generator.core.model import Algorithm, Article, Claim, Reference, ReviewEvent
from generator.core.reach import Reach, reach_of
from generator.core.sides import Side
from generator.core.subjects import is_high_risk

Item = Claim | Article | Algorithm | Reference

T = TypeVar("T", bound=Item)


class Kind(Enum):
    """What happened to an item."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    UNREADABLE = "unreadable"
    EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True)
class ItemChange(Generic[T]):
    """One item that is not as it was.

    `key`: its item key, of today where its id changed. `before` is None for a new item, `after` for one that
    was removed or cannot be read.
    """

    key: str
    kind: Kind
    before: T | None
    after: T | None

    @property
    def is_of_meaning(self) -> bool:
        """True for everything but an editorial change."""
        return self.kind is not Kind.EDITORIAL

    @property
    def record(self) -> T:
        """The item as it is, else as it was."""
        found = self.after if self.after is not None else self.before
        assert found is not None, "an item that neither side has is no change"
        return found

    @property
    def edited_fields(self) -> tuple[str, ...]:
        """The keys of the fields that differ, as they are spelled in files; none where a side is absent."""
        if self.before is None or self.after is None:
            return ()
        return differing_fields(self.before, self.after)


@dataclass(frozen=True)
class BranchChanges:
    """Everything that a branch changes, in the order of the files."""

    base: Side
    head: Side
    claims: tuple[ItemChange[Claim], ...]
    articles: tuple[ItemChange[Article], ...]
    algorithms: tuple[ItemChange[Algorithm], ...]
    references: tuple[ItemChange[Reference], ...]
    called_out: tuple[CallOut, ...]
    lapses: tuple[Lapse, ...]
    reach: Reach
    diagnostics_new: tuple[Diagnostic, ...]
    diagnostics_mended: tuple[Diagnostic, ...]
    events_added: tuple[ReviewEvent, ...]
    events_gone: tuple[ReviewEvent, ...]

    @property
    def items(self) -> "tuple[ItemChange[Claim] | ItemChange[Article] | ItemChange[Algorithm], ...]":
        """The changed items that can be approved, editorial changes too."""
        return (*self.claims, *self.articles, *self.algorithms)

    @property
    def is_editorial(self) -> bool:
        """True where no fingerprint changed."""
        return not any(change.is_of_meaning for change in (*self.items, *self.references))

    @property
    def to_approve(self) -> tuple[str, ...]:
        """The keys of the items whose words a reviewer can approve: new and changed ones without an error."""
        return tuple(key for key in self._with_new_words if not self.is_blocked(key))

    @property
    def blocked(self) -> tuple[str, ...]:
        """The keys of the items that a reviewer would be asked to approve, but for an error on them."""
        return tuple(key for key in (*self._with_new_words, *self._lapsing_alone) if self.is_blocked(key))

    @property
    def to_approve_again(self) -> tuple[str, ...]:
        """The keys of further items whose approval lapses, though their own words did not change."""
        return tuple(key for key in self._lapsing_alone if not self.is_blocked(key))

    def is_blocked(self, key: str) -> bool:
        """True where an error stands on an item of the branch, so that nobody can approve it."""
        subject = self.head.assessment.subjects.get(key)
        return subject is not None and subject.blocked

    @property
    def _with_new_words(self) -> tuple[str, ...]:
        return tuple(c.key for c in self.items if c.kind in (Kind.NEW, Kind.CHANGED))

    @property
    def _lapsing_alone(self) -> tuple[str, ...]:
        known, words = self.head.assessment.subjects, set(self._with_new_words)
        return tuple(one.key for one in self.lapses if one.key in known and one.key not in words)

    def is_high_risk(self, change: ItemChange[Claim]) -> bool:
        """True where the larger quorum applies to the claim, as it was or as it is."""
        sides = ((self.base, change.before), (self.head, change.after))
        return any(claim is not None and is_high_risk(side.kb, claim) for side, claim in sides)


def compare(base: Side, head: Side) -> BranchChanges:
    """Everything in which `head` is not `base`; both assessed on one day, by one board."""
    old, new = base.kb, head.kb
    claims = tuple(_changes(base, head, old.claims, new.claims))
    articles = tuple(_changes(base, head, old.articles, new.articles))
    moved = {change.before.id: change.record.id for change in articles if change.before}
    algorithms = tuple(_changes(base, head, _at_their_place(old.algorithms, moved), new.algorithms))
    references = tuple(_changes(base, head, old.references, new.references))
    of_items: tuple[ItemChange[Any], ...] = (*claims, *articles, *algorithms)
    names = {key_of(change.before): change.key for change in of_items if change.before}
    lapses = lapses_between(base, head, names)
    of_meaning = [change.key for change in (*of_items, *references) if change.is_of_meaning]
    return BranchChanges(
        base,
        head,
        claims,
        articles,
        algorithms,
        references,
        tuple(calls_out(old, new, names)),
        lapses,
        reach_of(old, new, (*of_meaning, *(lapse.key for lapse in lapses))),
        _only_in(head.diagnostics, base.diagnostics),
        _only_in(base.diagnostics, head.diagnostics),
        _events_only_in(new.events, old.events),
        _events_only_in(old.events, new.events),
    )


def key_of(item: Item) -> str:
    """The key of an item, or the id of a reference."""
    if isinstance(item, Algorithm):
        return algorithm_item(item.article)
    return article_item(item.id) if isinstance(item, Article) else item.id


def differing_fields(before: Record, after: Record) -> tuple[str, ...]:
    """The keys of the fields in which two records are not equal, as they are spelled in files."""
    return tuple(
        term.key
        for term in shape_of(type(after)).terms
        if term.name != "body_line" and getattr(before, term.name) != getattr(after, term.name)
    )


def _changes(
    base: Side, head: Side, before: Mapping[Id, T], after: Mapping[Id, T]
) -> Iterator[ItemChange[T]]:
    earlier: set[Id] = set()
    for name, record in after.items():
        was = _earlier_name(name, record, before, after)
        earlier.add(was)
        old = before.get(was)
        kind = _kind(base, head, old, record)
        if kind:
            yield ItemChange(key_of(record), kind, old, record)
    for name, gone in before.items():
        if name not in earlier:
            kind = Kind.UNREADABLE if _is_unreadable(head, gone) else Kind.REMOVED
            yield ItemChange(key_of(gone), kind, gone, None)


def _earlier_name(name: Id, record: T, before: Mapping[Id, T], after: Mapping[Id, T]) -> Id:
    # An item that was renamed says so itself, by its aliases.
    if name in before or not isinstance(record, Claim | Article):
        return name
    return next((alias for alias in record.aliases if alias in before and alias not in after), name)


def _kind(base: Side, head: Side, old: Item | None, new: Item) -> Kind | None:
    if old is None:
        return Kind.NEW
    if base.fingerprint(key_of(old)) != head.fingerprint(key_of(new)):
        return Kind.CHANGED
    if old is new or old == new:
        return None
    return Kind.EDITORIAL if differing_fields(old, new) else None


def _is_unreadable(head: Side, gone: Item) -> bool:
    unreadable = head.kb.unreadable
    if isinstance(gone, Claim):
        return not unreadable.isdisjoint((gone.id, "claims"))
    if isinstance(gone, Reference):
        return not unreadable.isdisjoint((gone.id, "references"))
    article = gone.article if isinstance(gone, Algorithm) else gone.id
    return not unreadable.isdisjoint((article, key_of(gone)))


def _at_their_place(algorithms: Mapping[Id, Algorithm], moved: Mapping[Id, Id]) -> Mapping[Id, Algorithm]:
    return {moved.get(article, article): algorithm for article, algorithm in algorithms.items()}


def _only_in(some: Iterable[Diagnostic], others: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    # By what is said of which items, not by place: a line added above moves every place below it.
    known = Counter(map(_said, others))
    found = []
    for diagnostic in some:
        said = _said(diagnostic)
        known[said] -= 1
        if known[said] < 0:
            found.append(diagnostic)
    return tuple(found)


def _said(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.code, diagnostic.severity, diagnostic.message, frozenset(diagnostic.about)


def _events_only_in(some: Iterable[ReviewEvent], others: Iterable[ReviewEvent]) -> tuple[ReviewEvent, ...]:
    by_name: dict[tuple[object, ...], list[ReviewEvent]] = {}
    for event in others:
        by_name.setdefault((event.by, event.date), []).append(event)
    return tuple(event for event in some if event not in by_name.get((event.by, event.date), ()))
