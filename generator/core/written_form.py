"""A record as the JSON that its published schema describes: every field as written, the empty ones left out.

Numbers keep the digits they were written with (1.10 is not 1.1), which JSON allows and most writers lose.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, get_args

from generator.core.declaration import Days, PartialDate, Record, shape_of

# No text can hold this character: loading refuses it.
_MARK = "\0"
_NUMBER = re.compile(r'"\\u0000(-?[0-9.]+(?:E[+-]?[0-9]+)?)\\u0000"')

_encoded = json.JSONEncoder(ensure_ascii=False).encode
"""`json.dumps` would make an encoder for every record."""


def written_form(record: Record) -> dict[str, Any]:
    """The fields of a record that are written in files, as values for `json_text`."""
    form: dict[str, Any] = {}
    for key, item in shape_of(type(record)).by_key.items():
        value = getattr(record, item.name)
        # A field of yes or no is written only where it says yes.
        if value is None or value is False:
            continue
        is_days = type(value) is int and Days in (item.type, *get_args(item.type))
        written = f"{value} days" if is_days else _value(value)
        if written not in ([], {}):
            form[key] = written
    return form


def json_text(value: Any, *, indent: int | None = None) -> str:
    """JSON text in the order of the declarations; numbers keep their digits."""
    text = json.dumps(value, ensure_ascii=False, indent=indent) if indent else _encoded(value)
    return _NUMBER.sub(r"\1", text)


def _value(value: Any) -> Any:
    # Plain texts are most of what is written, and each question for a class takes its time.
    if type(value) is str:
        return value
    if isinstance(value, Record):
        return written_form(value)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, Decimal):
        return f"{_MARK}{value}{_MARK}"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    # Words of a vocabulary are texts of their own class.
    if isinstance(value, (str, PartialDate)):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): _value(item) for key, item in value.items()}
    return value
