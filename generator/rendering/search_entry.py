"""What the search knows of a record: an element without text at the head of its page, for the index alone.

Everything comes through the rows that lists are made of, so that words on hold or not published are neither
found nor shown. The card is what a result shows; it is data, which a script puts into a template of the page.
What narrows are words of the index too: pagefind writes its own filters in another order on every run.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from generator.core.model import Article, Claim, Reference
from generator.core.vocabulary import Audience
from generator.core.written_form import json_text
from generator.rendering.claim_facts import question_facts
from generator.rendering.edition import Edition
from generator.rendering.escaping import finished
from generator.rendering.glossary_terms import terms_in
from generator.rendering.rows import ArticleRow, ClaimRow, Rows, keywords_of
from generator.rendering.views import CertaintyView, StatusView

PAGE = "search.html"

ARTICLE, CLAIM, REFERENCE = "article", "claim", "reference"

Card = Mapping[str, Any]


def claim_entry(edition: Edition, claim: Claim) -> Markup:
    """A claim, also to be found by the keywords of its article and by plain words for its terms."""
    rows = Rows.on(edition, PAGE)
    row = rows.claim(claim)
    home = edition.kb.articles.get(claim.article)
    topic = edition.kb.topics.get(home.topic) if home else None
    found_by: list[str] = []
    if not row.is_held:
        question = [fact.value for fact in question_facts(claim)]
        terms = terms_in(edition.kb.glossary, " ".join((row.statement, row.plain, *question)))
        found_by = [
            *question,
            *(keywords_of(edition, home) if home else ()),
            *(entry.plain for entry in terms),
        ]
    names = (claim.id, *claim.aliases)
    return _attributes(
        {
            "type": (CLAIM,),
            "kind": (row.kind,),
            "topic": (topic.title if topic else "",),
            "status": (row.status.label,),
            "certainty": () if row.is_held else (row.certainty.words,),
            "audience": _readers(Audience if row.plain else (Audience.CLINICIANS,)),
        },
        _claim_card(row, tuple(_sources(rows, claim)), names),
        found_by=found_by,
        names=names,
    )


def article_entry(edition: Edition, article: Article) -> Markup:
    """An article."""
    row = Rows.on(edition, PAGE).article(article)
    readers = article.audience or (Audience if row.plain_question else (Audience.CLINICIANS,))
    return _attributes(
        {
            "type": (ARTICLE,),
            "topic": (row.topic,),
            "status": (row.status.label,),
            "certainty": (row.weakest.words,) if row.weakest else (),
            "audience": _readers(readers),
        },
        _article_card(row, (article.id, *article.aliases)),
        found_by=keywords_of(edition, article),
        names=(article.id, *article.aliases),
    )


def reference_entry(edition: Edition, reference: Reference) -> Markup:
    """A reference, with its identifiers as names of their own."""
    row = Rows.on(edition, PAGE).reference(reference)
    identifiers = (reference.DOI, reference.PMID, reference.PMCID, reference.ISBN)
    names = (reference.id, *filter(None, identifiers))
    card = {
        "href": row.href,
        "names": [squeezed(name) for name in names],
        "title": row.title,
        "short": row.short,
        "design": row.design,
        "warnings": [{"label": label, "slug": label.lower().replace(" ", "-")} for label in row.labels],
        "claims": row.claims,
    }
    return _attributes({"type": (REFERENCE,), "kind": (row.design,)}, card, found_by=(), names=names)


def squeezed(name: str) -> str:
    """An identifier as one word for the index: letters and digits in lower case."""
    return "".join(filter(str.isalnum, name.casefold()))


def _sources(rows: Rows, claim: Claim) -> Iterator[Card]:
    """What stands in a claim's card of each of its sources, and of what it says about the claim."""
    for line in claim.evidence:
        if line.reference in rows.edition.kb.references:
            source = rows.views.reference(rows.edition.kb.references[line.reference])
            yield {
                "href": source.href,
                "short": source.short,
                "label": source.label,
                "retraction": source.retraction,
                "direction": line.direction.value,
            }


def _claim_card(row: ClaimRow, sources: tuple[Card, ...], names: Iterable[str]) -> Card:
    return {
        "href": row.href,
        "names": [squeezed(name) for name in names],
        "statement": row.statement,
        "plain": row.plain,
        "kind": row.kind,
        "certainty": None if row.is_held else _certainty(row.certainty),
        "status": _status(row.status),
        "article": row.article,
        "articleHref": row.article_href,
        "sources": sources,
    }


def _article_card(row: ArticleRow, names: Iterable[str]) -> Card:
    return {
        "href": row.href,
        "names": [squeezed(name) for name in names],
        "statement": row.question,
        "plain": row.plain_question,
        "verdict": row.verdict,
        "plainVerdict": row.plain_verdict,
        "certainty": _certainty(row.weakest) if row.weakest else None,
        "status": _status(row.status),
        "topic": row.topic,
    }


def _certainty(view: CertaintyView) -> Card:
    return {"rating": view.rating, "words": view.words, "circles": view.circles}


def _status(view: StatusView) -> Card:
    return {
        "word": view.word,
        "label": view.label,
        "clinicians": view.clinicians,
        "patients": view.patients,
        "isApproved": view.is_approved,
    }


@lru_cache(maxsize=4096)
def facet_word(facet: str, value: str) -> str:
    """The word of the index by which a value narrows; none begins another: searches complete words."""
    return f"zq{facet}{squeezed(value)}qz"


def _readers(readers: Iterable[Audience]) -> tuple[str, ...]:
    return tuple(reader.value for reader in readers)


def _attributes(
    facets: Mapping[str, tuple[str, ...]], card: Card, *, found_by: Iterable[str], names: Iterable[str]
) -> Markup:
    narrowed_by = (facet_word(facet, value) for facet, values in facets.items() for value in values if value)
    attributes = {
        "data-pagefind-meta": "card[data-search-card]",
        "data-pagefind-index-attrs": "data-search-words",
        "data-search-words": ". ".join((*found_by, *map(squeezed, names), *narrowed_by)),
        "data-search-card": json_text(card),
    }
    pairs = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return finished(f"<span hidden{pairs}></span>\n")
