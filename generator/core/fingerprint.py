"""Fingerprints of meaning: `1-` and the SHA-256 of canonical JSON (RFC 8785 in spirit: sorted keys, NFC).

JSON frames every value, so that ("ab", "c") never equals ("a", "bc"). Empty fields are left out: a field
that a later release adds does not change what was approved before. The prefix names the rule.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from generator.core.declaration import PartialDate, Record, shape_of
from generator.core.prose import join_lines

RULE = "1"


def fingerprint_of(record: Record) -> str:
    """`1-` and 64 hex digits that change exactly when the record's meaning changes."""
    return fingerprint_of_text(canonical_json(record))


def fingerprint_of_text(canonical: str) -> str:
    """The fingerprint of canonical JSON as it is kept in a file."""
    return f"{RULE}-{hashlib.sha256(canonical.encode()).hexdigest()}"


def canonical_json(record: Record) -> str:
    """The meaning of a record as one line of canonical JSON."""
    framed = {"record": type(record).__name__.lower(), "meaning": canonical_form(record)}
    return _dump(framed)


def canonical_part(record: Record) -> str:
    """The text by which a nested record stands in the canonical JSON of the record around it."""
    return _dump(canonical_form(record))


def canonical_form(value: Any) -> Any:
    """The meaning of a value as JSON types: numbers and dates as written, texts in NFC."""
    if isinstance(value, Record):
        return _form_of_record(value)
    if isinstance(value, str):
        return join_lines(unicodedata.normalize("NFC", str(value)))
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | Decimal | PartialDate):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): canonical_form(item) for key, item in value.items()}
    return [canonical_form(item) for item in value]


def _form_of_record(record: Record) -> dict[str, Any]:
    form: dict[str, Any] = {}
    for field in shape_of(type(record)).meaning:
        value = getattr(record, field.name)
        if value is None or value is False or value == () or value == {}:
            continue
        item = canonical_form(value)
        if item in ({}, [], ""):
            continue
        form[field.key] = sorted(item, key=_dump) if field.unordered else item
    return form


def _dump(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
