"""From nodes to records: the declaration of a field decides what its scalar means.

All problems of a record are reported at once; a record with a problem is left out (None), never guessed.
Each record remembers the place of its fields and list items. What a declared type asks for is looked up once
per class and not once per value: there are hundreds of values in every file.
"""

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

from generator.core.declaration import Origin, Place, Record, Term, beginning_of, shape_of
from generator.core.diagnostic import Diagnostic, nearest
from generator.core.vocabulary import Vocabulary
from generator.loading import problems
from generator.loading.scalars import SCALARS, MismatchError, word_decoder
from generator.loading.yaml_source import Node

R = TypeVar("R", bound=Record)

Decoder = Callable[[Node, str, list[Diagnostic]], Any]
"""From a node under its key to a Python value; None after a diagnostic."""

_FIELDS = ("a set of fields", "write its fields below it, each on a line of its own: '<field>: <value>'")

_AS_READ: Mapping[str, str] = types.MappingProxyType({})


@dataclass(slots=True)
class Decoding:
    """Collects the diagnostics of one file."""

    diagnostics: list[Diagnostic]

    def record(self, cls: type[R], node: Node, given: Mapping[str, Any] | None = None) -> R | None:
        """The record a node holds, or None with diagnostics; `given` are the fields set by the place."""
        made: R | None = _record(_form_of(cls), node, self.diagnostics, given)
        return made


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    key: str
    required: bool
    decode: Decoder
    is_keyed: bool
    """True where the field maps words to values that know no place of their own."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What decoding needs to know of a record class."""

    cls: type[Record]
    noun: str
    shorthand: str | None
    fields: Mapping[str, _Field]
    required: tuple[Term, ...]
    takes_id: bool
    """True where the key of a mapping is the id of the record under it."""


def _form_of(cls: type[Record]) -> _Form:
    if cls not in _FORMS:
        _FORMS[cls] = _make_form(cls)
    return _FORMS[cls]


_FORMS: dict[type, _Form] = {}


def _make_form(cls: type[Record]) -> _Form:
    shape = shape_of(cls)
    return _Form(
        cls,
        _NOUNS.get(cls.__name__) or re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__).lower(),
        shape.shorthand,
        {
            key: _Field(term.name, key, term.required, _decoder_of(term.type), _is_keyed(term.type))
            for key, term in shape.by_key.items()
        },
        tuple(term for term in shape.by_key.values() if term.required),
        any(term.given for term in shape.terms),
    )


_NOUNS = {"Removed": "removal", "Accepted": "acceptance"}


def _record(form: _Form, node: Node, found: list[Diagnostic], given: Mapping[str, Any] | None = None) -> Any:
    if node.fields is None:
        if not form.shorthand or node.is_empty:
            return _wrong(node, form.noun, MismatchError(*_FIELDS), found)
        node = _longhand(node, form.shorthand)
    before = len(found)
    values, origin = _read_fields(form, node, found)
    missing = [term for term in form.required if term.name not in values and not _is_meant(form, node, term)]
    found += [problems.field_missing(node.span, term.key, form.noun, term.explains) for term in missing]
    if len(found) > before:
        return None
    return form.cls(origin=origin, **values, **(given or {}))


def _read_fields(form: _Form, node: Node, found: list[Diagnostic]) -> tuple[dict[str, Any], Origin]:
    values: dict[str, Any] = {}
    places: dict[str, Place | tuple[Place, ...]] = {}
    written: dict[str, str] = {}
    for key, value in node.fields or ():
        field = form.fields.get(key.text)
        if field is None:
            found.append(_unknown(form, node, key, value))
        elif value.is_blank or (field.required and value.is_bare):
            found.append(problems.value_empty(key.span, field.key))
        else:
            items = value.items
            if field.is_keyed and value.fields:
                items = [name for name, _ in value.fields]
            places[field.name] = (value.place, *[item.place for item in items]) if items else value.place
            if value.written:
                written[field.name] = value.written
            decoded = field.decode(value, field.key, found)
            if decoded is not None:
                values[field.name] = decoded
    return values, Origin(node.path, node.place, places, written or _AS_READ)


def _is_keyed(wanted: Any) -> bool:
    held = get_args(wanted)[-1:]
    are_records = any(isinstance(one, type) and issubclass(one, Record) for one in held)
    return get_origin(wanted) is Mapping and not are_records


@cache
def _decoder_of(wanted: Any) -> Decoder:
    """The decoder of a declared type, with or without `| None`."""
    if get_origin(wanted) in (Union, types.UnionType):
        wanted = next(part for part in get_args(wanted) if part is not types.NoneType)
    origin = get_origin(wanted)
    if wanted in SCALARS:
        return _scalar_decoder(SCALARS[wanted])
    if origin is tuple:
        return _tuple_decoder(get_args(wanted))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_decoder(*get_args(wanted))
    if issubclass(wanted, Vocabulary):
        return _scalar_decoder(word_decoder(wanted))
    if issubclass(wanted, Record):
        return lambda node, key, found: _record(_form_of(wanted), node, found)
    raise TypeError(f"no decoder for {wanted}")


def _scalar_decoder(read: Callable[[str], Any]) -> Decoder:
    def decode(node: Node, key: str, found: list[Diagnostic]) -> Any:
        if node.items is not None or node.fields is not None:
            return _wrong(
                node,
                key,
                MismatchError("a single value", "write one value, without brackets or fields"),
                found,
            )
        try:
            return read(node.text)
        except MismatchError as wrong:
            return _wrong(node, key, wrong, found)

    return decode


def _tuple_decoder(args: tuple[Any, ...]) -> Decoder:
    decoders = [_decoder_of(wanted) for wanted in args if wanted is not Ellipsis]

    def decode_list(node: Node, key: str, found: list[Diagnostic]) -> Any:
        each = decoders[0]
        # One item may stand for a list of one, as editors expect.
        items = node.items if node.items is not None else [node]
        return _whole([each(item, key, found) for item in items if not _is_hole(item, key, found)])

    def decode_group(node: Node, key: str, found: list[Diagnostic]) -> Any:
        items = node.items if node.items is not None else [node]
        if len(items) != len(decoders):
            expected = MismatchError(f"a list of {len(decoders)}", "write it such as [0.55, 0.80]")
            return _wrong(node, key, expected, found)
        return _whole([decode(item, key, found) for decode, item in zip(decoders, items, strict=True)])

    return decode_list if args[-1] is Ellipsis else decode_group


def _whole(decoded: list[Any]) -> tuple[Any, ...] | None:
    return None if any(item is None for item in decoded) else tuple(decoded)


def _mapping_decoder(keys: Any, values: Any) -> Decoder:
    decode_key, decode_value = _decoder_of(keys), _decoder_of(values)
    form = _form_of(values) if isinstance(values, type) and issubclass(values, Record) else None

    def decode(node: Node, key: str, found: list[Diagnostic]) -> Any:
        if node.fields is None:
            return _wrong(node, key, MismatchError(*_FIELDS), found)
        decoded: dict[Any, Any] = {}
        for name, value in node.fields:
            if _is_hole(value, name.text, found):
                continue
            item_key = decode_key(name, key, found)
            if form:
                given = {"id": name.text} if form.takes_id else None
                item = _record(form, value.placed_at(name), found, given)
            else:
                item = decode_value(value, name.text, found)
            if item_key is not None and item is not None:
                decoded[item_key] = item
        return decoded

    return decode


def _is_hole(node: Node, key: str, found: list[Diagnostic]) -> bool:
    if node.is_blank:
        found.append(problems.value_empty(node.span, key))
        return True
    return False


def _longhand(node: Node, field: str) -> Node:
    return Node(node.path, node.place, fields=[(Node(node.path, beginning_of(node.place), field), node)])


def _is_meant(form: _Form, node: Node, term: Term) -> bool:
    """True where a field is written, or a misspelling of it that is complained about already."""
    unknown = [key.text for key, _ in node.fields or () if key.text not in form.fields]
    return node.get(term.key) is not None or nearest(term.key, unknown) is not None


def _unknown(form: _Form, node: Node, key: Node, value: Node) -> Diagnostic:
    if key.text == "status":
        return problems.status_typed(key.span, form.noun)
    comma = node.flow and value.is_empty
    return problems.field_unknown(key.span, key.text, form.noun, form.fields, comma=comma)


def _wrong(node: Node, key: str, wrong: MismatchError, found: list[Diagnostic]) -> None:
    given = problems.A_LIST if node.items is not None else problems.SEVERAL_FIELDS
    text = node.text if node.is_scalar else given
    found.append(problems.value_wrong(node.span, key, text, wrong.expected, wrong.hint))
