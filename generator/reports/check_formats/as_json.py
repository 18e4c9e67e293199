"""Findings as JSON for programs of one's own; `SCHEMA` is its documentation, to which a test holds it."""

import json
from collections.abc import Mapping
from typing import Any

from generator.core.diagnostic import Acceptance, Diagnostic, Span
from generator.reports.check_formats import CheckReport, check_format, counts_of

_NUMBER = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}


def _object(**properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


_LEVEL = {"enum": ["error", "warning", "note"], "description": "Only errors fail a check, unless --strict"}
_COUNTS = _object(error=_NUMBER, warning=_NUMBER, note=_NUMBER)
_PLACE: dict[str, Mapping[str, Any]] = {
    "path": {"type": "string", "description": "From the project's folder, with forward slashes"},
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1, "description": "In characters"},
    "length": {"type": "integer", "minimum": 0, "description": "In characters; 0 where it is not known"},
}
_ACCEPTED = _object(
    by={"type": "string", "description": "An id of board.yml"},
    because=_TEXT,
    until={"type": "string", "format": "date", "description": "The last day of the acceptance"},
    level={**_LEVEL, "description": "The level before the acceptance, which takes approvals all the same"},
)
_FINDING = _object(
    code={"type": "string", "description": "`evidence explain CODE` prints its manual"},
    family=_TEXT,
    level=_LEVEL,
    message=_TEXT,
    hint={"type": "string", "description": "What to do; may be empty"},
    **_PLACE,
    about={
        "type": "array",
        "items": _TEXT,
        "description": "The items concerned: claim ids, reference keys, `article:ID`, `algorithm:ARTICLE`",
    },
    related={"type": "array", "items": _object(**_PLACE, message=_TEXT)},
    accepted={"anyOf": [_ACCEPTED, {"type": "null"}]},
)

SCHEMA: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "What `evidence check --format json` prints",
    **_object(
        as_of={"type": "string", "format": "date", "description": "The day of the check"},
        records={"type": "object", "additionalProperties": _NUMBER, "description": "What was read"},
        only={"type": "array", "items": _TEXT, "description": "The codes and families asked for; none: all"},
        left_out={**_NUMBER, "description": "Findings of other codes than those asked for"},
        counts=_COUNTS,
        families={"type": "object", "additionalProperties": _COUNTS},
        findings={"type": "array", "items": _FINDING, "description": "By path, line and column"},
    ),
}


@check_format("json")
def check_json(report: CheckReport) -> str:
    """The findings as `SCHEMA` describes them, keys in a fixed order."""
    families: dict[str, list[Diagnostic]] = {}
    for found in report.diagnostics:
        families.setdefault(report.rules[found.code].family.name, []).append(found)
    whole = {
        "as_of": report.as_of.isoformat(),
        "records": dict(report.records),
        "only": list(report.only),
        "left_out": report.left_out,
        "counts": counts_of(report.diagnostics),
        "families": {name: counts_of(tuple(found)) for name, found in sorted(families.items())},
        "findings": [_finding(report, found) for found in report.diagnostics],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _finding(report: CheckReport, found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "family": report.rules[found.code].family.name,
        "level": found.severity.word,
        "message": found.message,
        "hint": found.hint,
        **_place(found.span),
        "about": list(found.about),
        "related": [{**_place(related.span), "message": related.message} for related in found.related],
        "accepted": _acceptance(found.accepted) if found.accepted else None,
    }


def _place(span: Span) -> dict[str, Any]:
    return {"path": span.path, "line": span.line, "column": span.column, "length": span.length}


def _acceptance(accepted: Acceptance) -> dict[str, str]:
    until = accepted.until.isoformat()
    return {
        "by": accepted.by,
        "because": accepted.because,
        "until": until,
        "level": accepted.severity.word,
    }
