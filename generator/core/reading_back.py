"""Kept words as records again: canonical JSON, read with the types that the declarations give.

What is read back has exactly the kept fingerprint, or nothing is read back: the record is written as
canonical JSON once more and compared. So no garbage that somebody put among the kept words reaches a page.
"""

import json
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

from generator.core.declaration import Id, PartialDate, Record, Term, Url, shape_of
from generator.core.fingerprint import canonical_form, canonical_json
from generator.core.prose import ID
from generator.core.vocabulary import Vocabulary

R = TypeVar("R", bound=Record)


class UnreadableWordsError(Exception):
    """Kept words are no record of this release; the message says why, in a few words."""


def meaning_of(kept: str) -> Mapping[str, Any]:
    """The fields of kept words as JSON; raises UnreadableWordsError for any other text."""
    try:
        framed = json.loads(kept)
        meaning = framed["meaning"]
    except (ValueError, RecursionError, KeyError, TypeError):
        raise UnreadableWordsError("they are not the words of a record") from None
    if not isinstance(meaning, dict):
        raise UnreadableWordsError("they are not the words of a record")
    return meaning


def read_back(kept: str, today: R) -> R:
    """The record in its kept words; everything without meaning is taken from today's record.

    A field whose meaning is the same today is taken over whole, with its order and its place in the file.
    Raises UnreadableWordsError for words that this release cannot read.
    """
    meaning, now = meaning_of(kept), canonical_form(today)
    cls = type(today)
    _refuse_unknown(cls, meaning)
    fields = {
        item.name: getattr(today, item.name)
        if item.key in meaning and meaning[item.key] == now.get(item.key)
        else _field(item, meaning)
        for item in shape_of(cls).meaning
    }
    return _proven(kept, replace(today, **_in_order_of(today, fields)))


def read_back_alone(cls: type[R], kept: str, given: Mapping[str, Any]) -> R:
    """A record of which only the kept words are left; `given` are its required fields without meaning.

    Raises UnreadableWordsError like `read_back`.
    """
    return _proven(kept, _record(cls, meaning_of(kept), given))


def _proven(kept: str, made: R) -> R:
    if canonical_json(made) != kept:
        raise UnreadableWordsError("they are not written as this release writes them")
    return made


def _in_order_of(today: Record, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with what counts as a set in the order in which it stands today."""
    for item in shape_of(type(today)).meaning:
        if item.unordered and fields[item.name] is not getattr(today, item.name):
            places = [_identity(one) for one in getattr(today, item.name)]
            known = sorted(
                fields[item.name],
                key=lambda one: places.index(_identity(one)) if _identity(one) in places else len(places),
            )
            fields[item.name] = tuple(known)
    return fields


def _identity(line: Any) -> str:
    # Evidence lines are the only set: one is known again by its source.
    return str(line.reference)


def _record(cls: type[R], meaning: Any, given: Mapping[str, Any]) -> R:
    if not isinstance(meaning, dict):
        raise UnreadableWordsError("a record was expected where something else stands")
    _refuse_unknown(cls, meaning)
    return cls(**given, **{item.name: _field(item, meaning) for item in shape_of(cls).meaning})


def _refuse_unknown(cls: type[Record], meaning: Mapping[str, Any]) -> None:
    known = {item.key for item in shape_of(cls).meaning}
    for key in meaning:
        if key not in known:
            raise UnreadableWordsError(f"this release knows no field '{key}'")


def _field(item: Term, meaning: Mapping[str, Any]) -> Any:
    if item.key in meaning:
        return _value(item.type, meaning[item.key])
    absent = _absent(item)
    if absent is None and item.required:
        raise UnreadableWordsError(f"they lack the field '{item.key}'")
    return absent


def _absent(item: Term) -> Any:
    """What a field holds that the canonical form leaves out as empty, or an older release did not know."""
    wanted, origin = _unwrapped(item.type)
    if origin is tuple and get_args(wanted)[-1] is Ellipsis:
        return ()
    if origin is not None and origin is not tuple:
        return {}
    if wanted is bool:
        return False
    if item.given and wanted is str:
        return ""
    is_record = isinstance(wanted, type) and issubclass(wanted, Record)
    is_never_absent = is_record and wanted is item.type
    return wanted() if is_never_absent and not any(i.required for i in shape_of(wanted).terms) else None


def _value(declared: Any, written: Any) -> Any:
    wanted, origin = _unwrapped(declared)
    if wanted in _SCALARS:
        if not isinstance(written, bool if wanted is bool else str):
            raise UnreadableWordsError("a value has another type than its field")
        return _SCALARS[wanted](written)
    if origin is tuple:
        return _tuple(get_args(wanted), written)
    if origin is not None:
        return _mapping(get_args(wanted), written)
    if issubclass(wanted, Vocabulary):
        return _word(wanted, written)
    return _record(wanted, written, {})


def _tuple(args: tuple[Any, ...], written: Any) -> tuple[Any, ...]:
    if not isinstance(written, list) or (args[-1] is not Ellipsis and len(args) != len(written)):
        raise UnreadableWordsError("a list was expected where something else stands")
    kinds = [args[0]] * len(written) if args[-1] is Ellipsis else args
    return tuple(_value(kind, item) for kind, item in zip(kinds, written, strict=True))


def _mapping(args: tuple[Any, ...], written: Any) -> dict[Any, Any]:
    if not isinstance(written, dict):
        raise UnreadableWordsError("a mapping was expected where something else stands")
    return {_value(args[0], key): _value(args[1], item) for key, item in written.items()}


def _word(words: type[Vocabulary], written: Any) -> Vocabulary:
    try:
        return words(written)
    except ValueError:
        raise UnreadableWordsError(f"this release knows no '{written}' there") from None


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _text(written: str) -> str:
    if _CONTROL.search(written):
        raise UnreadableWordsError("they hold a control character")
    return written


def _id(written: str) -> Id:
    if re.fullmatch(ID, written) is None:
        raise UnreadableWordsError(f"'{written}' is no id")
    return Id(written)


def _number(written: str) -> Decimal:
    if re.fullmatch(r"-?\d+(\.\d+)?(E[+-]\d+)?", written, re.ASCII) is None:
        raise UnreadableWordsError(f"'{written}' is no number")
    return Decimal(written)


def _integer(written: str) -> int:
    if re.fullmatch(r"\d{1,15}", written, re.ASCII) is None:
        raise UnreadableWordsError(f"'{written}' is no whole number")
    return int(written)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UnreadableWordsError(f"'{written}' is no date") from None


def _partial_date(written: str) -> PartialDate:
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", written, re.ASCII) is None:
        raise UnreadableWordsError(f"'{written}' is no date")
    return PartialDate(*(int(part) for part in written.split("-")))


_SCALARS: dict[Any, Callable[[Any], Any]] = {
    str: _text,
    Id: _id,
    Url: _text,
    bool: bool,
    int: _integer,
    Decimal: _number,
    date: _day,
    PartialDate: _partial_date,
}


@cache
def _unwrapped(declared: Any) -> tuple[Any, Any]:
    if get_origin(declared) in (Union, types.UnionType):
        declared = next(part for part in get_args(declared) if part is not types.NoneType)
    return declared, get_origin(declared)
