"""Findings as SARIF 2.1.0, the format in which forges and editors exchange what checks find.

An accepted finding keeps its level and is suppressed by what the content says. A fingerprint is made of the
words at the place and not of the line's number, so that a finding keeps its identity when lines move.
"""

import json
from collections import Counter
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from generator.core.diagnostic import Diagnostic, Related, Rule, Span
from generator.reports.check_formats import CheckReport, check_format

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"


@check_format("sarif")
def check_sarif(report: CheckReport) -> str:
    """One run, with the rules of what was found."""
    codes = sorted({found.code for found in report.diagnostics})
    places = {code: place for place, code in enumerate(codes)}
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": {"name": "evidence", "rules": [_rule(report.rules[code]) for code in codes]}},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of the project."}}},
        "results": [_result(report, found, places[found.code], seen) for found in report.diagnostics],
        "properties": {"asOf": report.as_of.isoformat()},
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.manual},
        "help": {"text": rule.advice or rule.summary},
        "defaultConfiguration": {"level": rule.severity.word},
        "properties": {"tags": [rule.family.name]},
    }


def _result(report: CheckReport, found: Diagnostic, rule: int, seen: Counter[str]) -> dict[str, Any]:
    level = found.accepted.severity if found.accepted else found.severity
    result = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": level.word,
        "message": {"text": found.message if found.accepted else _with_hint(found)},
        "locations": [{"physicalLocation": _place(found.span)}],
        "partialFingerprints": {"evidence/v1": _fingerprint(report, found, seen)},
    }
    if found.related:
        result["relatedLocations"] = [_related(related) for related in found.related]
    if found.accepted:
        why = f"{found.accepted.by}, until {found.accepted.until}: {found.accepted.because}"
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": why}]
    return result


def _with_hint(found: Diagnostic) -> str:
    return f"{found.message}\n{found.hint}" if found.hint else found.message


def _place(span: Span) -> dict[str, Any]:
    region = {"startLine": span.line, "startColumn": span.column, "endColumn": span.column + span.length}
    return {"artifactLocation": {"uri": quote(span.path), "uriBaseId": _ROOT}, "region": region}


def _related(related: Related) -> dict[str, Any]:
    return {"physicalLocation": _place(related.span), "message": {"text": related.message}}


def _fingerprint(report: CheckReport, found: Diagnostic, seen: Counter[str]) -> str:
    """Of the code, the file and the words of the line; equal ones are counted from the top."""
    lines = report.lines(found.span.path)
    line = lines[found.span.line - 1].strip() if found.span.line <= len(lines) else ""
    framed = json.dumps([found.code, found.span.path, line, found.message])
    digits = sha256(framed.encode()).hexdigest()[:16]
    seen[digits] += 1
    return f"{digits}:{seen[digits]}"
