"""What a page says in schema.org's words, as a block of data that no browser runs.

The context names the vocabulary and nothing to fetch. GRADE has no property in schema.org, whose
`evidenceLevel` knows other grades; so the certainty stands as a property of its own. Only what is approved
today was "reviewed". Words on hold are left out, as on the page.
"""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from generator.core.model import Article, Claim, Name, Recommendation, Reference, ReviewEvent
from generator.core.vocabulary import Audience, RecommendationDirection, Stage
from generator.core.written_form import json_text
from generator.rendering.edition import Edition
from generator.rendering.escaping import finished
from generator.rendering.links import Links, article_path, claim_path, reference_path
from generator.rendering.rows import keywords_of, updated_on
from generator.rendering.source_addresses import doi_address

CONTEXT = {"@vocab": "https://schema.org/"}

Thing = dict[str, Any]

_TYPES = {
    "article-journal": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""The class of each CSL type; any other is a CreativeWork."""

_RETRACTED = "Retracted"

_AUDIENCES = {
    Audience.PATIENTS: {"@type": "Patient"},
    Audience.CLINICIANS: {"@type": "MedicalAudience", "audienceType": "Clinician"},
}


def linked_data(thing: Thing) -> Markup:
    """The block of data; `<` and `&` are written so that no text can end it."""
    text = json_text({"@context": CONTEXT, **thing})
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return finished(f'<script type="application/ld+json">{text}</script>')


def article_thing(edition: Edition, article: Article, cited: list[Reference]) -> Thing:
    """A MedicalWebPage with its answer and sources; its statements say on their own pages what they are."""
    status = edition.assessment.articles[article.id]
    is_held = status.own.stage is Stage.HOLD
    plain = article.plain.question if article.plain else None
    people = edition.kb.board.people
    return _without_empty(
        {
            "@type": "MedicalWebPage",
            **_address(edition, article_path(article)),
            "name": article.question,
            "alternateName": plain,
            "description": None if is_held else article.verdict,
            "inLanguage": edition.settings.language,
            "author": [
                {"@type": "Person", "name": people[author.person].name}
                for author in article.authors
                if author.person in people
            ],
            "dateModified": _iso(updated_on(article, edition.assessment.as_of)),
            **_reviewed(edition, status.own.counted if status.stage is Stage.APPROVED else ()),
            "creativeWorkStatus": status.stage.label,
            "audience": [_AUDIENCES[audience] for audience in article.audience or tuple(Audience)],
            "keywords": list(keywords_of(edition, article)),
            "citation": [_citation(article, reference) for reference in cited],
        }
    )


def claim_thing(edition: Edition, claim: Claim) -> Thing:
    """A Claim with its certainty and status; what bodies recommend are MedicalGuidelineRecommendations."""
    status = edition.assessment.claims[claim.id]
    thing: Thing = {"@type": "Claim", **_address(edition, claim_path(claim.id)), "identifier": str(claim.id)}
    if status.stage is Stage.HOLD:
        return {**thing, "creativeWorkStatus": status.stage.label}
    return _without_empty(
        {
            **thing,
            "text": claim.statement,
            "abstract": claim.plain,
            "creativeWorkStatus": status.stage.label,
            **_reviewed(edition, status.counted if status.stage is Stage.APPROVED else ()),
            "additionalProperty": {
                "@type": "PropertyValue",
                "name": "GRADE certainty",
                "value": claim.rating.value,
            },
            "about": [_recommendation(edition, claim, made) for made in claim.recommendations],
        }
    )


def reference_thing(edition: Edition, reference: Reference) -> Thing:
    """A source by the class of its type, with its identifiers."""
    links = [doi_address(reference.DOI)] if reference.DOI else []
    return _without_empty(
        {
            "@type": _type_of(reference),
            **_address(edition, reference_path(reference.id)),
            "name": reference.title,
            "author": [_author(name) for name in reference.author],
            "datePublished": str(reference.issued) if reference.issued else None,
            "isPartOf": reference.container_title
            and {"@type": "Periodical", "name": reference.container_title},
            "publisher": reference.publisher and {"@type": "Organization", "name": reference.publisher},
            "inLanguage": reference.language,
            "identifier": list(_identifiers(reference)),
            "sameAs": links,
            "creativeWorkStatus": _RETRACTED if reference.retraction else None,
        }
    )


def _citation(article: Article, reference: Reference) -> Thing:
    """A source in brief: its own page, by which it is known, says all of it, and articles stay light."""
    thing: Thing = {
        "@type": _type_of(reference),
        "@id": Links(article_path(article)).to(reference_path(reference.id)),
    }
    return {**thing, "creativeWorkStatus": _RETRACTED} if reference.retraction else thing


def _type_of(reference: Reference) -> str:
    return _TYPES.get(reference.type, "CreativeWork")


def _recommendation(edition: Edition, claim: Claim, made: Recommendation) -> Thing:
    source = edition.kb.references.get(made.from_)
    body = (source.custom.issued_by or source.publisher) if source else None
    against = made.direction is RecommendationDirection.AGAINST
    return _without_empty(
        {
            "@type": "MedicalGuidelineRecommendation",
            "name": made.as_stated or claim.statement,
            "recommendationStrength": f"{made.strength.label}, {'against' if against else 'for'}",
            "recognizingAuthority": body and {"@type": "Organization", "name": body},
            "evidenceOrigin": source.title if source else None,
        }
    )


def _reviewed(edition: Edition, approvals: tuple[ReviewEvent, ...]) -> Thing:
    if not approvals:
        return {}
    people = edition.kb.board.people
    names = dict.fromkeys(people[event.by].name for event in approvals if event.by in people)
    newest = max(event.date for event in approvals).date()
    reviewers = [{"@type": "Person", "name": name} for name in sorted(names)]
    return {"lastReviewed": newest.isoformat(), "reviewedBy": reviewers}


def _identifiers(reference: Reference) -> Iterator[Thing]:
    for name in ("DOI", "PMID", "PMCID", "ISBN"):
        if value := getattr(reference, name):
            yield {"@type": "PropertyValue", "propertyID": name, "value": value}


def _author(name: Name) -> Thing:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    return _without_empty({"@type": "Person", "familyName": name.family, "givenName": name.given})


def _address(edition: Edition, path: str) -> Thing:
    address = edition.settings.address(path)
    return {"@id": address, "url": address} if address else {}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _without_empty(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value not in (None, "", [], {})}
