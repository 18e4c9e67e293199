"""What changed between the approved meaning of a record and today's, field by field, in words.

It compares canonical forms, not records, because approved words survive only as canonical JSON: what the
fingerprint sees is what readers are shown, and nothing else.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.core.declaration import Record
from generator.core.fingerprint import canonical_form
from generator.core.message import Message, begun, joined, message
from generator.core.reading_back import meaning_of
from generator.rendering.field_names import field_name, value_name


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `is_changed` where the other side has something else."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field with its approved words and today's; an empty side means that it was not there."""

    field: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def changes_since(kept: str, today: Record, titles: Callable[[str], str] = str) -> tuple[FieldChange, ...]:
    """The fields in which today's record differs from kept words (canonical JSON).

    `titles` turns the id of a source or claim into what readers call it. Raises UnreadableWordsError for
    words that are no record's.
    """
    return changes_between(meaning_of(kept), canonical_form(today), titles)


def changes_between(
    before: Mapping[str, Any], after: Mapping[str, Any], titles: Callable[[str], str] = str
) -> tuple[FieldChange, ...]:
    """The same for two canonical forms, or for parts of them."""
    return tuple(_Comparison(titles).changes((), before, after))


def compared_words(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two texts word by word: the pieces of each side, marked where the other has something else."""
    return _compared(before.split(), after.split())


def _compared(old: list[str], new: list[str]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    if old != new and len(old) * len(new) > _MOST_PAIRS:
        return (Piece(joined(" ", old), is_changed=True),), (Piece(joined(" ", new), is_changed=True),)
    # difflib is slow to import, and few pages have something to compare.
    from difflib import SequenceMatcher

    left: list[Piece] = []
    right: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left += [Piece(joined(" ", old[a:b]), kind != "equal")] if b > a else []
        right += [Piece(joined(" ", new[c:d]), kind != "equal")] if d > c else []
    return tuple(left), tuple(right)


_MOST_PAIRS = 160_000
"""Two texts of 400 words each; longer ones, made to be alike everywhere, could take minutes."""


_IDENTITY = ("reference", "from", "claim", "drug", "name")
"""The fields by which an item of a list is known again after another field of it changed."""


@dataclass(frozen=True, slots=True)
class _Comparison:
    titles: Callable[[str], str]

    def changes(self, path: tuple[str, ...], before: Any, after: Any) -> Iterator[FieldChange]:
        if before == after:
            return
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            for key in [*after, *(key for key in before if key not in after)]:
                yield from self.changes((*path, key), before.get(key), after.get(key))
        elif _is_items(before) and _is_items(after):
            yield from self.item_changes(path, before or [], after or [])
        elif isinstance(before, str) and isinstance(after, str) and "\n" in before + after:
            yield from self.line_changes(path, before, after)
        else:
            key = path[-1] if path else ""
            yield FieldChange(_heading(path), *_compared(_words(key, before), _words(key, after)))

    def line_changes(self, path: tuple[str, ...], before: str, after: str) -> Iterator[FieldChange]:
        # Of a long text only the paragraphs that differ: the others would hide them.
        from difflib import SequenceMatcher

        old = [line for line in before.splitlines() if line.strip()]
        new = [line for line in after.splitlines() if line.strip()]
        for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind != "equal":
                yield FieldChange(_heading(path), *compared_words(" ".join(old[a:b]), " ".join(new[c:d])))

    def item_changes(
        self, path: tuple[str, ...], before: list[Any], after: list[Any]
    ) -> Iterator[FieldChange]:
        gone = [item for item in before if item not in after]
        added = [item for item in after if item not in before]
        if not gone and not added:
            yield FieldChange(
                _heading((*path, "order")), (), (Piece(message("The same in another order"), True),)
            )
        for item in added:
            known = next((old for old in gone if _identity(old) == _identity(item)), None)
            if known:
                gone.remove(known)
            yield from self.changes((*path, self.title(item)), known, item)
        for item in gone:
            yield from self.changes((*path, self.title(item)), item, None)

    def title(self, item: Mapping[str, Any]) -> str:
        name, *rest = _identity(item)
        return joined(" ", [self.titles(name), *rest]) if name else ""


def _is_items(value: Any) -> bool:
    return value is None or (
        isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)
    )


def _identity(item: Mapping[str, Any]) -> tuple[str, ...]:
    name = next((str(item[key]) for key in _IDENTITY if key in item), "")
    told_by = (key for key in ("measure", "at", "group") if key in item)
    return (name, *(value_name(key, str(item[key])) for key in told_by))


def _heading(path: tuple[str, ...]) -> str:
    names = (part if isinstance(part, Message) else field_name(part) for part in path if part)
    return begun(joined(", ", names))


def _words(key: str, value: Any) -> list[str]:
    """A value word by word, closed words by what they mean."""
    if value is None:
        return []
    if value is True:
        return [message("yes")]
    if isinstance(value, Mapping):
        inner = ((field_name(name), joined(" ", _words(name, item))) for name, item in value.items())
        return [joined("; ", (joined(": ", one) for one in inner))]
    if isinstance(value, list):
        parts = [_words(key, item) for item in value]
        return [word for place, part in enumerate(parts) for word in (*("·",) * (place > 0), *part)]
    named = value_name(key, str(value))
    return [named] if isinstance(named, Message) else str(value).split()
