"""What a result of the search shows of a record: data, which a script puts into a template of the page.

Everything comes through the rows and views that lists are made of, so that words on hold are never shown.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.core.model import Claim
from generator.rendering.evidence_words import edge_words
from generator.rendering.record_views import CertaintyView, StatusView
from generator.rendering.rows import ArticleRow, ClaimRow, ReferenceRow, Rows

PAGE = "search.html"

Card = Mapping[str, Any]


def claim_card(row: ClaimRow, about: tuple[str, ...], sources: tuple[Card, ...]) -> Card:
    """A claim in both wordings, with its sources beside it; `about` is only for the order of results."""
    return {
        "about": about,
        "href": row.href,
        "statement": row.statement,
        "plain": row.plain,
        "kind": row.kind,
        "certainty": None if row.is_held else _certainty(row.certainty),
        "status": _status(row.status),
        "article": row.article,
        "articleHref": row.article_href,
        "sources": sources,
    }


def source_cards(rows: Rows, claim: Claim) -> Iterator[Card]:
    """Each source of a claim, and whether it supports it; nothing of what it says."""
    for line in claim.evidence:
        if line.reference in rows.edition.kb.references:
            source = rows.views.reference(rows.edition.kb.references[line.reference])
            yield {
                "href": source.href,
                "short": source.short,
                "label": source.label,
                "retraction": source.retraction,
                "direction": line.direction.value,
                "does": edge_words(line.direction.value, line.directness.value, rows.edition.language),
            }


def article_card(row: ArticleRow) -> Card:
    """An article: its question, and the verdict in both wordings."""
    return {
        "href": row.href,
        "statement": row.question,
        "plain": row.plain_question,
        "verdict": row.verdict,
        "plainVerdict": row.plain_verdict,
        "certainty": _certainty(row.weakest) if row.weakest else None,
        "status": _status(row.status),
        "topic": row.topic,
    }


def reference_card(row: ReferenceRow) -> Card:
    """A reference, with what must be known before it is trusted."""
    return {
        "href": row.href,
        "title": row.title,
        "short": row.short,
        "design": row.design,
        "warnings": [{"label": label, "slug": label.lower().replace(" ", "-")} for label in row.labels],
        "claims": row.claims,
        **({"lang": row.language} if row.language else {}),
    }


def _certainty(view: CertaintyView) -> Card:
    return {"rating": view.rating, "words": view.words, "circles": view.circles}


def _status(view: StatusView) -> Card:
    return {
        "word": view.word,
        "label": view.label,
        "clinicians": view.clinicians,
        "more": view.clinicians if view.clinicians != view.label else "",
        "patients": view.patients,
        "isApproved": view.is_approved,
    }
