"""A JSON twin of every record, and one file with all of them, for whoever reads by machine.

A twin holds the record as its file does, with what is computed beside it: fingerprint, status, certainty in
words. What is on hold or not published has no words on any page, and so none here.
"""

from collections.abc import Iterator
from typing import Any

from generator.core.approval import Status
from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import Record
from generator.core.model import Algorithm, Article, Claim, Reference
from generator.core.schema import DIALECT, json_schema
from generator.core.status import ArticleStatus
from generator.core.vocabulary import Stage
from generator.core.written_form import json_text, written_form
from generator.rendering.edition import Edition, page_type
from generator.rendering.held_sentences import without_held_sentences
from generator.rendering.links import (
    Links,
    algorithm_path,
    article_path,
    claim_path,
    reference_path,
    twin_path,
)
from generator.rendering.record_views import StatusView
from generator.rendering.site_files import LongFile, Page
from generator.rendering.views import Views

BASE = "base.json"

KINDS: dict[str, type[Record]] = {
    "article": Article,
    "algorithm": Algorithm,
    "claim": Claim,
    "reference": Reference,
}
"""What has a twin; the field of the twin that holds the record has this name too."""


@page_type
def twin_files(edition: Edition) -> Iterator[Page | LongFile]:
    """`<page>.json` beside the page of every record, `base.json`, and their schemas."""
    texts: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for kind, page, twin in _twins(edition):
        text = json_text(twin)
        texts[kind].append(text)
        schema = Links(page).to(f"schemas/twin-{kind}.json")
        yield Page(twin_path(page), f'{{"$schema": "{schema}", {text[1:]}\n')
    yield LongFile(BASE, lambda: _base(edition, texts))
    for kind, cls in KINDS.items():
        yield Page(f"schemas/twin-{kind}.json", json_text(twin_schema(kind, cls), indent=1) + "\n")


def twin_schema(kind: str, cls: type[Record]) -> dict[str, Any]:
    """The JSON Schema of the twins of one kind."""
    record = json_schema(cls)
    definitions = record["$defs"]
    text = {"type": "string"}
    properties: dict[str, Any] = {
        "$schema": text,
        "kind": {"const": kind},
        "id": text,
        "page": {**text, "description": "Path of its page from the root of the site"},
        "asOf": {**text, "description": "The day of the status"},
        "fingerprint": {**text, "pattern": "^1-[0-9a-f]{64}$"},
        "status": {"type": "object", "description": "Computed from review events", "required": ["stage"]},
        "body": {**text, "description": "The prose in Markdown, its marks as written"},
        kind: {"$ref": f"#/$defs/{cls.__name__}"},
    }
    return {
        "$schema": DIALECT,
        "title": f"{cls.__name__} with its status",
        "type": "object",
        "properties": properties,
        "required": ["kind", "id", "page", "asOf", "fingerprint"],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _twins(edition: Edition) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Kind, page and twin of every record."""
    kb, views = edition.kb, edition.views("")
    for article in kb.articles.values():
        yield "article", article_path(article), _article(edition, views, article)
        if algorithm := kb.algorithms.get(article.id):
            yield "algorithm", algorithm_path(article), _algorithm(edition, views, article, algorithm)
    for claim in kb.claims.values():
        yield "claim", claim_path(claim.id), _claim(edition, views, claim)
    for reference in kb.references.values():
        fingerprint = edition.assessment.references[reference.id]
        head = _head(edition, "reference", reference.id, reference_path(reference.id), fingerprint)
        yield "reference", head["page"], {**head, "reference": written_form(reference)}


def _article(edition: Edition, views: Views, article: Article) -> dict[str, Any]:
    status = edition.assessment.articles[article.id]
    subject = edition.assessment.subjects[article_item(article.id)]
    head = _head(edition, "article", article.id, article_path(article), subject.fingerprint)
    twin = {**head, "status": _article_status(views, status)}
    if status.own.stage is Stage.HOLD:
        return twin
    held = [claim for claim, own in status.shown.items() if own.stage is Stage.HOLD]
    return {**twin, "article": written_form(article), "body": without_held_sentences(article.body, held)}


def _algorithm(edition: Edition, views: Views, article: Article, algorithm: Algorithm) -> dict[str, Any]:
    status = edition.assessment.algorithms[article.id]
    subject = edition.assessment.subjects[algorithm_item(article.id)]
    head = _head(edition, "algorithm", article.id, algorithm_path(article), subject.fingerprint)
    twin = {**head, "status": _status(status, views.status(status))}
    return twin if status.stage is Stage.HOLD else {**twin, "algorithm": written_form(algorithm)}


def _claim(edition: Edition, views: Views, claim: Claim) -> dict[str, Any]:
    status = edition.assessment.claims[claim.id]
    fingerprint = edition.assessment.subjects[claim.id].fingerprint
    head = _head(edition, "claim", claim.id, claim_path(claim.id), fingerprint)
    twin = {**head, "status": _status(status, views.status_of(claim))}
    return twin if status.stage is Stage.HOLD else {**twin, "claim": written_form(claim)}


def _head(edition: Edition, kind: str, key: str, page: str, fingerprint: str) -> dict[str, Any]:
    day = edition.assessment.as_of.isoformat()
    return {"kind": kind, "id": str(key), "page": page, "asOf": day, "fingerprint": fingerprint}


def _status(status: Status, view: StatusView) -> dict[str, Any]:
    counted = [
        {"by": event.by, "role": event.role.value if event.role else None, "date": f"{event.date.date()}"}
        for event in sorted(status.counted, key=lambda event: (event.date, event.by))
    ]
    found = {
        "stage": status.stage.value,
        "reason": status.reason.value if status.reason else None,
        "since": status.since and status.since.isoformat(),
        "validUntil": status.valid_until and status.valid_until.isoformat(),
        "approvals": counted,
        "clinicians": view.clinicians,
        "patients": view.patients,
    }
    return {key: value for key, value in found.items() if value}


def _article_status(views: Views, status: ArticleStatus) -> dict[str, Any]:
    found = {
        "stage": status.stage.value,
        "since": status.since and status.since.isoformat(),
        "validUntil": status.valid_until and status.valid_until.isoformat(),
        "ownWords": _status(status.own, views.status(status.own)),
        "algorithm": status.algorithm and status.algorithm.word,
        "claims": {str(claim): own.word for claim, own in status.shown.items()},
    }
    return {key: value for key, value in found.items() if value}


def _base(edition: Edition, texts: dict[str, list[str]]) -> Iterator[str]:
    """All twins in one file, put together from their texts."""
    head = {"site": edition.settings.site_name, "asOf": edition.assessment.as_of.isoformat()}
    yield json_text(head).removesuffix("}")
    for kind, twins in texts.items():
        yield f',\n"{kind}s": ['
        for number, text in enumerate(twins):
            yield f"{',' if number else ''}\n{text}"
        yield "\n]"
    yield "}\n"
