"""The pull request report for programs: the same facts as the Markdown, whole, with ids and plain texts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from generator.core.changes import BranchChanges, ItemChange, Kind
from generator.core.diagnostic import Diagnostic
from generator.core.fingerprint import canonical_form
from generator.core.model import Claim, Reference, ReviewEvent
from generator.core.sides import Side
from generator.core.workload import workload_of
from generator.rendering.comparison import Piece, changes_between
from generator.reports.pull_request import Frame, by_risk, first_line
from generator.reports.titles import Titles


def report_json(changes: BranchChanges, frame: Frame) -> str:
    """The report as JSON, keys in a fixed order."""
    report = {**_head(changes, frame), **_changed(changes), **_around(changes), "files": asdict(frame.files)}
    approve = {
        "approve": list(changes.to_approve),
        "approve_again": list(changes.to_approve_again),
        "blocked": list(changes.blocked),
    }
    text = json.dumps({**report, **approve}, ensure_ascii=False, indent=1) + "\n"
    # The name of a file need not be UTF-8.
    return text.encode("utf-8", "backslashreplace").decode()


def _head(changes: BranchChanges, frame: Frame) -> dict[str, Any]:
    titles = Titles.of(changes)
    return {
        "summary": first_line(changes, frame),
        "base": frame.base,
        "head": frame.head or None,
        "as_of": changes.head.assessment.as_of.isoformat(),
        "work": asdict(workload_of(changes)),
        "is_editorial": changes.is_editorial,
        "called_out": [
            {"what": found.kind.value, "item": found.key, "title": titles.item(found.key)}
            | {name: getattr(found, name) for name in ("source", "was", "now") if getattr(found, name)}
            for found in changes.called_out
        ],
        "lapses": [
            {
                "item": lapse.key,
                "title": titles.item(lapse.key),
                "because": [reason.value for reason in lapse.reasons],
                "sources": list(lapse.sources),
            }
            for lapse in changes.lapses
        ],
    }


def _changed(changes: BranchChanges) -> dict[str, Any]:
    titles = Titles.of(changes)
    texts: tuple[ItemChange[Any], ...] = (*changes.articles, *changes.algorithms)
    return {
        "claims": [_claim(changes, titles, change) for change in by_risk(changes)],
        "texts": [_item(changes, titles, change) for change in texts if change.is_of_meaning],
        "references": [_reference(titles, change) for change in changes.references if change.is_of_meaning],
    }


def _around(changes: BranchChanges) -> dict[str, Any]:
    titles = Titles.of(changes)
    every: tuple[ItemChange[Any], ...] = (*changes.items, *changes.references)
    return {
        "reached": _reached(changes),
        "diagnostics": {
            "new": [_diagnostic(found) for found in changes.diagnostics_new],
            "mended": [_diagnostic(found) for found in changes.diagnostics_mended],
        },
        "events": {
            "added": [_event(event) for event in changes.events_added],
            "gone": [_event(event) for event in changes.events_gone],
        },
        "editorial": [_edited(titles, change) for change in every if change.kind is Kind.EDITORIAL],
    }


def _claim(changes: BranchChanges, titles: Titles, change: ItemChange[Claim]) -> dict[str, Any]:
    return {
        **_item(changes, titles, change),
        "article": change.record.article,
        "high_risk": changes.is_high_risk(change),
        "requests": [_event(event) for event in _requests(changes.head, change)],
        "before": _meaning(change.before),
        "after": _meaning(change.after),
    }


def _item(changes: BranchChanges, titles: Titles, change: ItemChange[Any]) -> dict[str, Any]:
    return {
        "item": change.key,
        "title": titles.item(change.key),
        "change": change.kind.value,
        "status": {"before": _status(changes.base, change.key), "after": _status(changes.head, change.key)},
        "fields": _fields(titles, change),
    }


def _reference(titles: Titles, change: ItemChange[Reference]) -> dict[str, Any]:
    notice = change.record.retraction
    return {
        "reference": change.key,
        "title": change.record.title,
        "change": change.kind.value,
        "retracted": notice.type.value if notice else None,
        "fields": _fields(titles, change),
    }


def _fields(titles: Titles, change: ItemChange[Any]) -> list[dict[str, str]]:
    if change.before is None or change.after is None:
        return []
    found = changes_between(canonical_form(change.before), canonical_form(change.after), titles.item)
    return [{"field": one.field, "before": _text(one.before), "after": _text(one.after)} for one in found]


def _reached(changes: BranchChanges) -> dict[str, Any]:
    reach = changes.reach
    return {
        "claims": {claim: list(sources) for claim, sources in reach.claims.items()},
        "articles": [asdict(article) for article in reach.articles],
    }


def _edited(titles: Titles, change: ItemChange[Any]) -> dict[str, Any]:
    return {"item": change.key, "title": titles.item(change.key), "fields": list(change.edited_fields)}


def _meaning(record: Claim | None) -> Mapping[str, Any] | None:
    return canonical_form(record) if record else None


def _requests(head: Side, change: ItemChange[Claim]) -> Sequence[ReviewEvent]:
    return head.assessment.claims[change.after.id].requests if change.after else ()


def _status(side: Side, key: str) -> str | None:
    return side.assessment.status_of(key).word if key in side.assessment.subjects else None


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity.word,
        "message": found.message,
        "hint": found.hint,
        "path": found.span.path,
        "line": found.span.line,
        "about": list(found.about),
    }


def _event(event: ReviewEvent) -> dict[str, Any]:
    return {
        "by": event.by,
        "role": event.role.value,
        "decision": event.decision.value,
        "date": event.date.isoformat(),
        "items": [event.item_key(covered) for covered in event.covers],
        "note": event.note,
    }


def _text(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)
