"""From nodes to records: the declaration of a field decides what its scalar means.

All problems of a record are reported at once; a record with a problem is left out (None), never guessed.
Each record remembers the place of its fields and list items.
"""

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

from generator.core.declaration import Origin, Record, Shape, Term, shape_of
from generator.core.diagnostic import Diagnostic, nearest
from generator.core.vocabulary import Vocabulary
from generator.loading import problems
from generator.loading.scalars import SCALARS, MismatchError, word_decoder
from generator.loading.yaml_source import Node

R = TypeVar("R", bound=Record)


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
        wanted, origin = _unwrapped(wanted)
        decode = SCALARS.get(wanted)
        if decode is not None:
            return self._scalar(decode, node, key)
        if origin is tuple:
            return self._tuple(get_args(wanted), node, key)
        if origin is not None and issubclass(origin, Mapping):
            return self._mapping(get_args(wanted), node, key)
        if issubclass(wanted, Vocabulary):
            return self._scalar(word_decoder(wanted), node, key)
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


@cache
def _unwrapped(wanted: Any) -> tuple[Any, Any]:
    """A declared type without its `| None`, and its origin."""
    if get_origin(wanted) in (Union, types.UnionType):
        wanted = next(part for part in get_args(wanted) if part is not types.NoneType)
    return wanted, get_origin(wanted)


def _longhand(node: Node, field: str) -> Node:
    key = Node(node.path, node.line, node.column, 0, text=field)
    return Node(node.path, node.line, node.column, node.length, fields=[(key, node)])


def _is_blank(node: Node) -> bool:
    return node.is_scalar and (node.is_empty or not node.text.strip())


def _is_meant(node: Node, item: Term, shape: Shape) -> bool:
    """True where a field is written, or a misspelling of it that is complained about already."""
    unknown = [key.text for key, _ in node.fields or () if key.text not in shape.by_key]
    return node.get(item.key) is not None or nearest(item.key, unknown) is not None


def _noun(cls: type[Record]) -> str:
    return _NOUNS.get(cls.__name__) or re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__).lower()


_NOUNS = {"Removed": "removal", "Accepted": "acceptance"}
