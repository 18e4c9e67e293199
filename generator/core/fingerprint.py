"""Fingerprints of meaning: `1-` and the SHA-256 of canonical JSON (RFC 8785 in spirit: sorted keys, NFC).

JSON frames every value, so that ("ab", "c") never equals ("a", "bc"). Empty fields are left out: a field
that a later release adds does not change what was approved before. The prefix names the rule.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from generator.core.declaration import PartialDate, Record, shape_of
from generator.core.prose import join_lines

RULE = "1"

_FINGERPRINT = re.compile(r"[0-9]+-[0-9a-f]{64}")

_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), check_circular=False)


def fingerprint_of(record: Record) -> str:
    """`1-` and 64 hex digits that change exactly when the record's meaning changes."""
    known: str | None = getattr(record, "known_fingerprint", None)
    if known is None:
        known = fingerprint_of_text(canonical_json(record))
        # No change of the record: the same question has the same answer for as long as it lives.
        object.__setattr__(record, "known_fingerprint", known)
    return known


def fingerprint_of_text(canonical: str) -> str:
    """The fingerprint of canonical JSON as it is kept in a file."""
    return f"{RULE}-{hashlib.sha256(canonical.encode()).hexdigest()}"


def is_fingerprint(text: str) -> bool:
    """True for what can be a fingerprint: the number of its rule and 64 hex digits."""
    return _FINGERPRINT.fullmatch(text) is not None


def canonical_json(record: Record) -> str:
    """The meaning of a record as one line of canonical JSON."""
    framed = {"record": type(record).__name__.lower(), "meaning": canonical_form(record)}
    return _ENCODER.encode(framed)


def canonical_part(record: Record) -> str:
    """The text by which a nested record stands in the canonical JSON of the record around it."""
    return _ENCODER.encode(canonical_form(record))


def canonical_form(value: Any) -> Any:
    """The meaning of a value as JSON types: numbers and dates as written, texts in NFC."""
    form = _FORMS.get(type(value))
    if form is None:
        form = _FORMS[type(value)] = _form_for(value)
    return form(value)


_FORMS: dict[type, Callable[[Any], Any]] = {}
"""How each type is written, found out once."""


def _form_for(value: Any) -> Callable[[Any], Any]:
    known: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
        (Record, _form_of_record),
        (StrEnum, str),
        (str, _form_of_text),
        ((bool, type(None)), _as_it_is),
        ((int, Decimal, PartialDate), str),
        (datetime, _form_of_moment),
        (date, date.isoformat),
        (Mapping, _form_of_mapping),
    )
    return next((form for kind, form in known if isinstance(value, kind)), _form_of_items)


def _form_of_record(record: Record) -> dict[str, Any]:
    form: dict[str, Any] = {}
    for field in shape_of(type(record)).meaning:
        value = getattr(record, field.name)
        if value is None or (not value and type(value) not in _NUMBERS):
            continue
        item = canonical_form(value)
        if item:
            is_set = field.unordered and len(item) > 1
            form[field.key] = sorted(item, key=_ENCODER.encode) if is_set else item
    return form


_NUMBERS = (int, Decimal)
"""Of these nothing is not empty: a zero counts."""


def _form_of_text(text: str) -> str:
    return join_lines(text if text.isascii() else unicodedata.normalize("NFC", text))


def _as_it_is(value: Any) -> Any:
    return value


def _form_of_moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _form_of_mapping(mapping: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key): canonical_form(item) for key, item in mapping.items()}


def _form_of_items(items: Any) -> list[Any]:
    return [canonical_form(item) for item in items]
