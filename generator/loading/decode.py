"""From nodes to records: the declaration of a field decides what its scalar means.

All problems of a record are reported at once; a record with a problem is left out (None), never guessed.
Each record remembers the place of its fields and list items.
"""

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar, Union, get_args, get_origin

from generator.core.declaration import Days, Id, Origin, PartialDate, Record, Shape, Term, Url, shape_of
from generator.core.diagnostic import Diagnostic, nearest
from generator.core.vocabulary import Vocabulary
from generator.loading import problems
from generator.loading.yaml_source import Node

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")

R = TypeVar("R", bound=Record)

_NUMBER = re.compile(r"[-+]?(\d+(\.\d+)?|\.\d+)\Z")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_DAYS = re.compile(r"([0-9]{1,5}) days?\Z")
_SCHEME = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+\Z", re.IGNORECASE)


class MismatchError(Exception):
    """A scalar is not what its field takes; carries what was expected and a hint."""

    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.hint = hint


@dataclass(slots=True)
class Decoding:
    """Collects the diagnostics of one file."""

    diagnostics: list[Diagnostic]

    def record(self, cls: type[R], node: Node, given: Mapping[str, Any] | None = None) -> R | None:
        """The record a node holds, or None with diagnostics; `given` are the fields set by the place."""
        shape = shape_of(cls)
        if node.fields is None:
            if shape.shorthand and not node.is_empty:
                node = _longhand(node, shape.shorthand)
            else:
                self._wrong(node, _noun(cls), MismatchError("a mapping of fields"))
                return None
        before = len(self.diagnostics)
        values, marks = self._fields(cls, node)
        for item in shape.terms:
            if (
                item.required
                and not item.given
                and item.name not in values
                and not _is_meant(node, item, shape)
            ):
                self.diagnostics.append(
                    problems.field_missing(node.span, item.key, _noun(cls), item.explains)
                )
        if len(self.diagnostics) > before:
            return None
        origin = Origin(node.path, node.line, node.column, node.length, marks)
        return cls(origin=origin, **values, **(given or {}))

    def _fields(
        self, cls: type[Record], node: Node
    ) -> tuple[dict[str, Any], dict[str, tuple[int, int, int]]]:
        terms = shape_of(cls).by_key
        values: dict[str, Any] = {}
        marks: dict[str, tuple[int, int, int]] = {}
        for key, value in node.fields or ():
            item = terms.get(key.text)
            if item is None:
                self._unknown(cls, node, key, value)
            elif _is_blank(value) or (item.required and value.is_bare):
                self.diagnostics.append(problems.value_empty(key.span, item.key))
            else:
                marks[item.name] = (value.line, value.column, value.length)
                for index, inner in enumerate(value.items or ()):
                    marks[f"{item.name}.{index}"] = (inner.line, inner.column, inner.length)
                decoded = self.value(item.type, value, item.key)
                if decoded is not None:
                    values[item.name] = decoded
        return values, marks

    def value(self, wanted: Any, node: Node, key: str) -> Any:
        """The Python value of a node for a declared type; None after a diagnostic."""
        decode = _SCALARS.get(wanted)
        if decode is not None:
            return self._scalar(decode, node, key)
        origin = get_origin(wanted)
        if origin in (Union, types.UnionType):
            return self.value(next(a for a in get_args(wanted) if a is not types.NoneType), node, key)
        if origin is tuple:
            return self._tuple(get_args(wanted), node, key)
        if origin is not None and issubclass(origin, Mapping):
            return self._mapping(get_args(wanted), node, key)
        if issubclass(wanted, Vocabulary):
            return self._scalar(_word_decoder(wanted), node, key)
        if issubclass(wanted, Record):
            return self.record(wanted, node)
        raise TypeError(f"no decoder for {wanted}")

    def _scalar(self, decode: Callable[[str], Any], node: Node, key: str) -> Any:
        if not node.is_scalar:
            self._wrong(node, key, MismatchError("a single value"))
            return None
        try:
            return decode(node.text)
        except MismatchError as wrong:
            self._wrong(node, key, wrong)
            return None

    def _tuple(self, args: tuple[Any, ...], node: Node, key: str) -> Any:
        # One item may stand for a list of one, as editors expect.
        items = node.items if node.items is not None else [node]
        if args[-1] is not Ellipsis:
            if len(items) != len(args):
                self._wrong(node, key, MismatchError(f"a list of {len(args)}, such as [0.55, 0.80]"))
                return None
            decoded = [self.value(wanted, item, key) for wanted, item in zip(args, items, strict=True)]
        else:
            decoded = [self.value(args[0], item, key) for item in items if not self._is_hole(item, key)]
        return None if any(item is None for item in decoded) else tuple(decoded)

    def _is_hole(self, node: Node, key: str) -> bool:
        if _is_blank(node):
            self.diagnostics.append(problems.value_empty(node.span, key))
        return _is_blank(node)

    def _mapping(self, args: tuple[Any, ...], node: Node, key: str) -> Any:
        if node.fields is None:
            self._wrong(node, key, MismatchError("a mapping"))
            return None
        decoded: dict[Any, Any] = {}
        for name, value in node.fields:
            if self._is_hole(value, name.text):
                continue
            item_key = self.value(args[0], name, key)
            if isinstance(args[1], type) and issubclass(args[1], Record) and item_key is not None:
                given = {"id": item_key} if any(t.given for t in shape_of(args[1]).terms) else {}
                item: Any = self.record(args[1], value.placed_at(name), given)
            else:
                item = self.value(args[1], value, name.text)
            if item_key is not None and item is not None:
                decoded[item_key] = item
        return decoded

    def _unknown(self, cls: type[Record], node: Node, key: Node, value: Node) -> None:
        if key.text == "status":
            self.diagnostics.append(problems.status_typed(key.span, _noun(cls)))
            return
        known = shape_of(cls).by_key
        comma = node.flow and value.is_empty
        self.diagnostics.append(problems.field_unknown(key.span, key.text, _noun(cls), known, comma=comma))

    def _wrong(self, node: Node, key: str, wrong: MismatchError) -> None:
        text = node.text if node.is_scalar else ("this list" if node.items is not None else "this mapping")
        self.diagnostics.append(problems.value_wrong(node.span, key, text, wrong.expected, wrong.hint))


def is_id(text: str) -> bool:
    """True for a well-formed id or key."""
    return ID.match(text) is not None


def proposed_id(text: str) -> str:
    """A well-formed id as close as possible to what was written; empty where nothing is left."""
    return re.sub(r"[^A-Za-z0-9_]+", "-", text).strip("-_")[:80]


def _longhand(node: Node, field: str) -> Node:
    key = Node(node.path, node.line, node.column, 0, text=field)
    return Node(node.path, node.line, node.column, node.length, fields=[(key, node)])


def _is_blank(node: Node) -> bool:
    return node.is_empty or (node.is_scalar and not node.text.strip())


def _is_meant(node: Node, item: Term, shape: Shape) -> bool:
    """True where a field is written, or a misspelling of it that is complained about already."""
    unknown = [key.text for key, _ in node.fields or () if key.text not in shape.by_key]
    return node.get(item.key) is not None or nearest(item.key, unknown) is not None


def _noun(cls: type[Record]) -> str:
    return _NOUNS.get(cls.__name__) or re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__).lower()


_NOUNS = {"Removed": "removal", "Accepted": "acceptance"}


def _text(text: str) -> str:
    return text.strip()


def _id(text: str) -> Id:
    if not is_id(text):
        proposal = proposed_id(text)
        raise MismatchError("an id", f"did you mean '{proposal}'?" if proposal else "")
    return Id(text)


def _url(text: str) -> Url:
    if not _SCHEME.match(text):
        raise MismatchError("an address", "it must begin with https:// or mailto:")
    return Url(text)


def _boolean(text: str) -> bool:
    word = text.lower()
    if word in ("true", "yes"):
        return True
    if word in ("false", "no"):
        return False
    raise MismatchError("true or false")


def _integer(text: str) -> int:
    # int() also takes digits of other scripts and underscores, which a reader would not see as that number.
    if re.fullmatch(r"\d{1,15}", text, re.ASCII) is None:
        raise MismatchError("a whole number", "write digits only, without separators")
    return int(text)


def _number(text: str) -> Decimal:
    if _NUMBER.match(text) is None or not text.isascii():
        if re.fullmatch(r"[-+]?\d+,\d+", text):
            raise MismatchError("a number", f"write a decimal point: {text.replace(',', '.')}")
        if text.endswith("%"):
            raise MismatchError("a number", f"write {text[:-1].strip()} and 'unit: percent'")
        raise MismatchError("a number")
    return Decimal(text)


def _date(text: str) -> date:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) is None:
        raise MismatchError("a date", "write year-month-day, such as 2026-05-02")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise MismatchError("a date that exists", f"{error}") from None


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise MismatchError("a time", "write it in UTC, such as 2026-10-02T14:05:09Z") from None
    if moment.tzinfo is None or moment.utcoffset() != UTC.utcoffset(None):
        raise MismatchError("a time in UTC", "end it with Z, such as 2026-10-02T14:05:09Z")
    return moment.astimezone(UTC)


def _partial_date(text: str) -> PartialDate:
    match = _PARTIAL.match(text.strip())
    if match is None or not text.isascii():
        raise MismatchError("a date", "write a year, year-month, or year-month-day")
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        date(year, month if match[2] else 1, day if match[3] else 1)
    except ValueError as error:
        raise MismatchError("a date that exists", f"{error}") from None
    return PartialDate(year, month, day)


def _days(text: str) -> Days:
    match = _DAYS.match(text)
    if match is None:
        raise MismatchError("a number of days", "write it like 365 days")
    return Days(int(match[1]))


def _word_decoder(words: type[Vocabulary]) -> Callable[[str], Vocabulary]:
    def decode(text: str) -> Vocabulary:
        try:
            return words(text)
        except ValueError:
            known = [word.value for word in words]
            close = nearest(text, known)
            hint = f"did you mean '{close}'?" if close else ""
            raise MismatchError(f"one of {', '.join(known)}", hint) from None

    return decode


_SCALARS: dict[Any, Callable[[str], Any]] = {
    str: _text,
    Id: _id,
    Url: _url,
    bool: _boolean,
    int: _integer,
    Decimal: _number,
    date: _date,
    datetime: _moment,
    PartialDate: _partial_date,
    Days: _days,
}
