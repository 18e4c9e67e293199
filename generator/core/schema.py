"""JSON Schema (draft 2020-12) and the field manual, both made from the declarations.

The schema describes what editors write: scalars are text in YAML, so a number may also be given as text.
"""

import datetime as dt
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Union, get_args, get_origin

from generator.core.declaration import Days, Id, PartialDate, Record, Term, Url, shape_of
from generator.core.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"

ID_PATTERN = "^[A-Za-z0-9][A-Za-z0-9_-]*$"

_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": ["string", "number", "boolean"]},
    Id: {"type": ["string", "number"], "pattern": ID_PATTERN},
    Url: {"type": "string", "pattern": "^(https?://|mailto:)"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},
    Decimal: {"type": "number"},
    dt.date: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    dt.datetime: {"type": "string", "format": "date-time"},
    PartialDate: {"type": ["string", "integer", "object"]},
    Days: {"type": "string", "pattern": r"^\d+ days?$"},
}


def json_schema(cls: type[Record], *, many: bool = False) -> dict[str, Any]:
    """The schema of a file that holds one record, or with `many` a mapping from id to record."""
    definitions: dict[str, Any] = {}
    record = _schema_of(cls, definitions)
    shape = shape_of(cls)
    root: dict[str, Any] = {"$schema": DIALECT, "title": shape.name, "description": shape.explains}
    root |= {"type": "object", "additionalProperties": record} if many else record
    return root | {"$defs": dict(sorted(definitions.items()))}


def manual_of(cls: type[Record]) -> Iterator[str]:
    """The fields of a record in words, one line each, for `evidence explain`."""
    shape = shape_of(cls)
    yield f"{shape.name}: {shape.explains}"
    for item in shape.terms:
        if not item.given:
            required = ", required" if item.required else ""
            meaning = "" if item.meaning else "; not part of the fingerprint"
            yield f"  {item.key} ({type_words(item.type)}{required}): {item.explains}{meaning}"


def type_words(wanted: Any) -> str:
    """A type in words an editor knows."""
    if wanted in _WORDS:
        return _WORDS[wanted]
    inner = _inner(wanted)
    if inner is not None:
        return type_words(inner)
    origin, args = get_origin(wanted), get_args(wanted)
    if origin is tuple:
        return f"list of {type_words(args[0])}" if args[-1] is Ellipsis else "[low, high]"
    if origin is not None:
        return f"mapping of {type_words(args[0])} to {type_words(args[1])}"
    if issubclass(wanted, Vocabulary):
        return " | ".join(word.value for word in wanted)
    return str(wanted.__name__)


_WORDS: dict[Any, str] = {
    str: "text",
    Id: "id",
    Url: "address",
    bool: "true | false",
    int: "whole number",
    Decimal: "number",
    dt.date: "date",
    dt.datetime: "time in UTC",
    PartialDate: "year, month or day",
    Days: "days",
}


def _schema_of(cls: type[Record], definitions: dict[str, Any]) -> dict[str, Any]:
    shape = shape_of(cls)
    if shape.name not in definitions:
        definitions[shape.name] = {}
        definitions[shape.name] = _object(cls, definitions)
    reference = {"$ref": f"#/$defs/{shape.name}"}
    if shape.shorthand is None:
        return reference
    short = next(item for item in shape.terms if item.name == shape.shorthand)
    return {"anyOf": [reference, _type_schema(short.type, definitions)]}


def _object(cls: type[Record], definitions: dict[str, Any]) -> dict[str, Any]:
    terms = [item for item in shape_of(cls).terms if not item.given]
    return {
        "type": "object",
        "description": shape_of(cls).explains,
        "properties": {item.key: _property(item, definitions) for item in terms},
        "required": [item.key for item in terms if item.required],
        "additionalProperties": False,
    }


def _property(item: Term, definitions: dict[str, Any]) -> dict[str, Any]:
    return {"description": item.explains, **_type_schema(item.type, definitions)}


def _type_schema(wanted: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if wanted in _SCALARS:
        return dict(_SCALARS[wanted])
    inner = _inner(wanted)
    if inner is not None:
        return _type_schema(inner, definitions)
    origin, args = get_origin(wanted), get_args(wanted)
    if origin is tuple:
        return _list_schema(args, definitions)
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _type_schema(args[1], definitions)}
    if issubclass(wanted, Vocabulary):
        return {"enum": [word.value for word in wanted]}
    return _schema_of(wanted, definitions)


def _list_schema(args: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    item = _type_schema(args[0], definitions)
    if args[-1] is not Ellipsis:
        return {"type": "array", "items": item, "minItems": len(args), "maxItems": len(args)}
    return {"anyOf": [{"type": "array", "items": item}, item]}


def _inner(wanted: Any) -> Any:
    """The type inside `X | None`, or None for any other type."""
    if get_origin(wanted) in (Union, types.UnionType):
        return next(arg for arg in get_args(wanted) if arg is not types.NoneType)
    return None
