"""What the search knows of a record: its words by how much they tell, its names, what narrows, and its card.

The index is made from these entries and from no page, and everything in them comes through the views and rows
that lists are made of: words on hold or not published can be neither found nor shown. What narrows are words
of the index too: pagefind writes its own filters in another order on every run.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.core.model import Article, Claim, Name, Reference
from generator.core.vocabulary import Audience, Stage
from generator.rendering.claim_facts import question_facts
from generator.rendering.edition import Edition
from generator.rendering.held_sentences import without_held_sentences
from generator.rendering.links import article_path, claim_path, reference_path
from generator.rendering.rows import Rows, keywords_of
from generator.rendering.search_cards import (
    PAGE,
    Card,
    article_card,
    claim_card,
    reference_card,
    source_cards,
)
from generator.rendering.search_words import found_by

ARTICLE, CLAIM, REFERENCE = "article", "claim", "reference"

RECORDS_AT_ONCE = 5_000
"""Of one part of the index: its time to find a word grows with the square of the records that have it."""

_MARKS = re.compile(r"\[@[^\]]*\]|\]\([^)]*\)|<[^<>]*>|^/{3}.*$", re.MULTILINE)
"""What of prose is no word of it: marks, where links lead, tags, the fences of blocks."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One record: what it `says` in its own words, what it is `about`, what else it may be found by."""

    path: str
    says: tuple[str, ...]
    about: tuple[str, ...]
    besides: tuple[str, ...]
    names: tuple[str, ...]
    """Its key and identifiers, each squeezed into one word, and found by a word of the facets."""
    facets: tuple[str, ...]
    card: Card


def search_entries(edition: Edition) -> Iterator[SearchEntry]:
    """Every claim, article and reference of the site."""
    rows = Rows.on(edition, PAGE)
    kb = edition.kb
    yield from (_claim_entry(edition, rows, claim) for claim in kb.claims.values())
    yield from (_article_entry(edition, rows, article) for article in kb.articles.values())
    yield from (_reference_entry(rows, reference) for reference in kb.references.values())


def squeezed(name: str) -> str:
    """An identifier as one word for the index: letters and digits in lower case."""
    return "".join(filter(str.isalnum, name.casefold()))


def facet_word(facet: str, value: str) -> str:
    """The word of the index by which a value narrows; none begins another: searches complete words."""
    return f"zq{facet}{squeezed(value)}qz"


def _claim_entry(edition: Edition, rows: Rows, claim: Claim) -> SearchEntry:
    kb, row, sources = edition.kb, rows.claim(claim), tuple(source_cards(rows, claim))
    home = kb.articles.get(claim.article)
    topic = kb.topics.get(home.topic) if home else None
    question = () if row.is_held else tuple(fact.value for fact in question_facts(claim))
    names = _squeezed((claim.id, *claim.aliases))
    return SearchEntry(
        path=claim_path(claim.id),
        says=(row.plain, row.statement),
        about=(*question, row.kind, row.article, *(keywords_of(edition, home) if home else ())),
        besides=(
            *found_by(kb, " ".join((row.plain, row.statement, *question))),
            *(line.says or "" for line in claim.evidence if not row.is_held),
            *(f"{source['short']} {source['label']}" for source in sources),
            claim.id.replace("-", " "),
        ),
        names=names,
        facets=_facets(
            name=names,
            type=(CLAIM,),
            kind=(row.kind,),
            topic=(topic.title if topic else "",),
            status=(row.status.label,),
            certainty=() if row.is_held else (row.certainty.words,),
            audience=_readers(Audience if row.plain else (Audience.CLINICIANS,)),
        ),
        card=_said(edition, claim_card(row, question, sources)),
    )


def _article_entry(edition: Edition, rows: Rows, article: Article) -> SearchEntry:
    row = rows.article(article)
    prose = _prose(edition, rows, article)
    names = _squeezed((article.id, *article.aliases))
    return SearchEntry(
        path=article_path(article),
        says=(row.plain_question, row.question),
        about=(row.plain_verdict, row.verdict, *keywords_of(edition, article)),
        besides=(prose, *found_by(edition.kb, f"{row.plain_question} {row.question} {prose}")),
        names=names,
        facets=_facets(
            name=names,
            type=(ARTICLE,),
            topic=(row.topic,),
            status=(row.status.label,),
            certainty=(row.weakest.words,) if row.weakest else (),
            audience=_readers(
                article.audience or (Audience if row.plain_question else (Audience.CLINICIANS,))
            ),
        ),
        card=_said(edition, article_card(row)),
    )


def _prose(edition: Edition, rows: Rows, article: Article) -> str:
    """The words that the page of an article shows, with those of its statements."""
    status = edition.assessment.articles[article.id]
    if status.own.stage is Stage.HOLD:
        return ""
    shown = edition.kb.shown_by(article)
    held = frozenset(claim.id for claim in shown if rows.views.is_held(claim))
    statements = (rows.claim(claim) for claim in shown)
    return " ".join(
        (
            _MARKS.sub(" ", without_held_sentences(article.body, held)),
            *(f"{row.plain} {row.statement}" for row in statements),
        )
    )


def _reference_entry(rows: Rows, reference: Reference) -> SearchEntry:
    row = rows.reference(reference)
    identifiers = (reference.DOI, reference.PMID, reference.PMCID, reference.ISBN)
    names = _squeezed((reference.id, *filter(None, identifiers)))
    return SearchEntry(
        path=reference_path(reference.id),
        says=(row.title, row.short),
        about=tuple(_name(author) for author in reference.author),
        besides=(
            *found_by(rows.edition.kb, row.title),
            *filter(None, (reference.container_title, reference.publisher, reference.custom.issued_by)),
            *(row.design, reference.custom.registration or "", *row.labels),
        ),
        names=names,
        facets=_facets(name=names, type=(REFERENCE,), kind=(row.design,)),
        card=_said(rows.edition, reference_card(row)),
    )


def _said(edition: Edition, card: Card) -> Card:
    """A card with its words in the language of the site, and that of people's words where it is another."""
    said = {name: _words(edition, value) for name, value in card.items()}
    is_foreign = edition.language.lang_of(card.get("statement", ""))
    return {**said, "lang": edition.language.written_in} if is_foreign else said


def _words(edition: Edition, value: Any) -> Any:
    if isinstance(value, str):
        return edition.language.say(value)
    if isinstance(value, Mapping):
        return _said(edition, value)
    return [_words(edition, one) for one in value] if isinstance(value, tuple | list) else value


def _name(author: Name) -> str:
    return author.literal or f"{author.given or ''} {author.family or ''}".strip()


def _readers(readers: Iterable[Audience]) -> tuple[str, ...]:
    return tuple(reader.value for reader in readers)


def _squeezed(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(squeezed, names))


def _facets(**facets: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(facet_word(facet, value) for facet, values in facets.items() for value in values if value)
