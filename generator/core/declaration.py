"""How a record is declared: one line per field, from which everything else is made.

A field's type, whether it is required, whether it carries meaning and what it explains drive decoding,
the JSON Schema, the fingerprint, the manual and the mutation test. Nothing repeats a field's name.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NewType, TypeVar, cast, dataclass_transform, get_type_hints

from generator.core.diagnostic import Span
from generator.core.written_scalars import written_of

Id = NewType("Id", str)
"""`[A-Za-z0-9][A-Za-z0-9_-]*`, unique over the whole base ignoring case."""

Url = NewType("Url", str)
"""An address with the scheme http, https or mailto."""

Days = NewType("Days", int)
"""A length of time in days, written `365 days`."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as its source: year, year and month, or the day (CSL `issued`)."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)


Place = int
"""Line, column and length in one number: a large base remembers millions of places."""

LENGTH = 0xFFFFFF
"""The bits of a place that hold its length."""


def place_at(line: int, column: int, length: int = 0) -> Place:
    """The place at a line and column, both from 1."""
    return line << 48 | column << 24 | length


def span_at(path: str, place: Place) -> Span:
    """A place in its file."""
    return Span(path, place >> 48, place >> 24 & 0xFFFFFF, place & LENGTH)


def beginning_of(place: Place) -> Place:
    """A place without its length."""
    return place & ~LENGTH


_FIRST = place_at(1, 1)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written: its own place and those of its fields.

    That of a list comes with those of its items, that of words mapped to values with those of the words.

    `written`: how the source writes the texts whose characters do not follow each other on one line as they
    are read.
    """

    path: str = ""
    place: Place = _FIRST
    fields: Mapping[str, Place | tuple[Place, ...]] = dataclasses.field(default_factory=dict)
    written: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def span(self, name: str = "", index: int | None = None) -> Span:
        """The place of the record, of its field, or of an item or key of that field."""
        found = self.fields.get(name, self.place)
        if isinstance(found, tuple):
            position = 0 if index is None or index + 1 >= len(found) else index + 1
            found = found[position]
        return span_at(self.path, found)

    def key(self, name: str, keys: Iterable[str], key: str) -> Span:
        """The place of a key of a field that maps words to values; `keys` are all of them as written."""
        return self.span(name, list(keys).index(key))

    def text(self, name: str, text: str) -> Span:
        """The place of the words of a field, as far as their line, not of a sign such as `>-` before them."""
        return self.part(name, text, 0, len(text))

    def part(self, name: str, text: str, offset: int, length: int = 0) -> Span:
        """The place of a part of a field's text, ending with its line; of the whole where none is sure."""
        whole = self.span(name)
        if source := self.written.get(name):
            written = written_of(source, text)
            if written is None:
                return whole
            line, column, length = written.part(offset, length)
            return Span(self.path, whole.line + line, column + (1 if line else whole.column), length)
        quotes = whole.length - len(text)
        if quotes not in (0, 2):
            return whole
        return Span(self.path, whole.line, whole.column + quotes // 2 + offset, length)


NOWHERE = Origin()


@dataclass(frozen=True, slots=True)
class Term:
    """The declaration of one field."""

    name: str
    key: str
    type: Any
    explains: str
    required: bool
    meaning: bool
    unordered: bool
    given: bool


@dataclass(frozen=True, slots=True)
class _Declared:
    explains: str
    key: str | None
    required: bool
    meaning: bool
    unordered: bool
    given: bool


def term(
    explains: str,
    *,
    default: Any = None,
    required: bool = False,
    key: str | None = None,
    meaning: bool = True,
    unordered: bool = False,
    given: bool = False,
) -> Any:
    """Declare a field.

    `required`: leaving it out is an error. `meaning`: it counts for the fingerprint. `unordered`: its
    items count as a set. `given`: set by the file's place, not written in the file. `key`: how it is
    spelled in files, where that differs from the Python name.
    """
    declared = _Declared(explains, key, required, meaning, unordered, given)
    if required or (given and default is None):
        return dataclasses.field(metadata={"term": declared})
    if isinstance(default, dict):
        return dataclasses.field(default_factory=dict, metadata={"term": declared})
    return dataclasses.field(default=default, metadata={"term": declared})


class _Fingerprinted:
    """Keeps what `fingerprint_of` found out; no field, so that a changed copy begins without it."""

    __slots__ = ("known_fingerprint",)
    known_fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(_Fingerprinted):
    """What every declared record has: the place where it was written, which never counts."""

    origin: Origin = dataclasses.field(default=NOWHERE, compare=False, repr=False)


R = TypeVar("R", bound=type[Record])


@dataclass(frozen=True, slots=True)
class Shape:
    """The declaration of a record as a whole."""

    name: str
    explains: str
    shorthand: str | None
    terms: tuple[Term, ...]
    meaning: tuple[Term, ...]
    """The fields that count for the fingerprint."""
    by_key: Mapping[str, Term]
    """The fields that are written in files, by their spelling there."""


_SHORTHANDS: dict[type, str] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(term,))
def record(*, shorthand: str | None = None) -> Callable[[R], R]:
    """Make a class a frozen record.

    `shorthand`: the field that a bare scalar or list stands for, where a mapping is expected.
    """

    def make(cls: R) -> R:
        made = cast("R", dataclass(frozen=True, slots=True, kw_only=True)(cls))
        if shorthand:
            _SHORTHANDS[made] = shorthand
        return made

    return make


def shape_of(cls: type[Record]) -> Shape:
    """The declaration of a record class."""
    if cls not in _SHAPES:
        _SHAPES[cls] = _read_shape(cls)
    return _SHAPES[cls]


T = TypeVar("T", bound=Record)


def make(cls: type[T], **fields: Any) -> T:
    """A record from Python values, for code that builds one without a file."""
    return cls(**fields)


_SHAPES: dict[type, Shape] = {}


def _read_shape(cls: type[Record]) -> Shape:
    hints = get_type_hints(cls)
    terms = tuple(
        Term(
            item.name,
            declared.key or item.name.rstrip("_"),
            hints[item.name],
            declared.explains,
            declared.required,
            declared.meaning,
            declared.unordered,
            declared.given,
        )
        for item in dataclasses.fields(cls)
        if (declared := item.metadata.get("term"))
    )
    explains = (cls.__doc__ or "").split("\n", 1)[0]
    meaning = tuple(item for item in terms if item.meaning)
    by_key = {item.key: item for item in terms if not item.given}
    return Shape(cls.__name__, explains, _SHORTHANDS.get(cls), terms, meaning, by_key)
