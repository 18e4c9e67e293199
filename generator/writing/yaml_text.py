"""YAML as the tool writes it: fields in the order of their declaration, dates plain, long texts folded.

PyYAML is used here and nowhere else for writing.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import yaml

from generator.core.declaration import PartialDate, Record, shape_of

_WIDTH = 100


def record_text(record: Record) -> str:
    """The YAML of a record as an editor would write it, without empty fields; ends with a newline."""
    return yaml_text(written_form(record))


def yaml_text(value: Mapping[str, Any]) -> str:
    """The YAML of plain values."""
    return yaml.dump(
        value,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=_WIDTH,
        default_flow_style=False,
    )


def written_form(value: Any) -> Any:
    """A record, or what it holds, as the plain values of a file."""
    if isinstance(value, Record):
        fields = {
            item.key: getattr(value, item.name) for item in shape_of(type(value)).terms if not item.given
        }
        return {key: written_form(item) for key, item in fields.items() if _is_worth_writing(item)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, PartialDate):
        return _Plain(value)
    if isinstance(value, Decimal):
        return _Plain(value)
    if isinstance(value, str | bool | int | date):
        return value
    if isinstance(value, Mapping):
        return {str(key): written_form(item) for key, item in value.items()}
    return [written_form(item) for item in value]


def _is_worth_writing(value: Any) -> bool:
    return value is not None and value is not False and value not in ("", (), {})


class _Plain(str):
    """Text that stands without quotes, since its field says what it is."""

    __slots__ = ()

    def __new__(cls, value: object) -> "_Plain":
        return super().__new__(cls, str(value))


class _Dumper(yaml.SafeDumper):
    """The safe dumper without anchors, which the reader refuses."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything in full."""
        return True


def _plain(dumper: yaml.SafeDumper, value: _Plain) -> yaml.ScalarNode:
    # Under the tag that a reader would guess, nothing needs quotes or a tag of its own.
    tag = dumper.resolve(yaml.ScalarNode, str(value), (True, False))  # type: ignore[no-untyped-call]  # untyped there
    return dumper.represent_scalar(tag, str(value))


def _moment(dumper: yaml.SafeDumper, value: datetime) -> yaml.ScalarNode:
    written = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", written)


_Dumper.add_representer(_Plain, _plain)
_Dumper.add_representer(datetime, _moment)
