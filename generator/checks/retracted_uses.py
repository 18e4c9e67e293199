"""Where a retraction reaches besides the evidence of a claim: prose, reviews that pooled it, its own title.

Each is told and none blocks: what is wrong with the text that leans on it, only a person can see.
"""

import re
from collections.abc import Iterator

from generator.checks.leaning import items_leaning_on
from generator.checks.mentions import place_of
from generator.core.acceptances import acceptance_of
from generator.core.checking import article_item, check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Reference
from generator.core.prose import MarkKind
from generator.core.sentences import prose_rows, prose_sentences
from generator.core.vocabulary import Direction, UpdateType

_TAKEN_BACK = re.compile(
    r"\W*(?:retracted|withdrawn)\b(?: article)?\W*[:—\]-]"
    r"|\W*(?:retraction\W*:|(?:retraction|withdrawal) notice\b|notice of (?:retraction|withdrawal)\b)"
    r"|\W*(?:editorial )?expression of concern\b|.*\[(?:retracted|withdrawn)[^\]]*\]\W*\Z",
    re.IGNORECASE,
)
"""How publishers and PubMed mark the title of what was taken back."""

_SIGN = re.compile(
    r"\b(?:retract|withdrawn|withdrawal|(?:editorial )?expression of concern)\w*", re.IGNORECASE
)
"""The word in such a title that says it."""

_TELLS = re.compile(r"\b(?:retract|withdr[ae]w)", re.IGNORECASE)


@check("citation-retracted", Severity.WARNING)
def retracted_citations(kb: KnowledgeBase) -> Iterator[Finding]:
    """The prose cites a source that was retracted or withdrawn.

    Readers who follow the number meet what its publisher took back. Cite another source, or say in the
    sentence that it was retracted.

    Rule: COPE, Retraction Guidelines; Cochrane Handbook, chapter 4 (retracted studies).
    """
    retracted = {key for key, reference in kb.references.items() if reference.retraction}
    for article in kb.articles.values() if retracted else ():
        for sentence in (*prose_sentences(article.body), *prose_rows(article.body)):
            if _TELLS.search(sentence.text):
                continue
            for mark in sentence.marks:
                for item in mark.items if mark.kind is MarkKind.CITATION else ():
                    if item.id in retracted:
                        yield _cited(article, item.id, item.offset)


@check("support-includes-retracted", Severity.WARNING)
def reviews_of_retracted_studies(kb: KnowledgeBase) -> Iterator[Finding]:
    """A review supports a claim and includes a study that was retracted or withdrawn.

    Its pooled number still counts what was taken back. Look whether the review says how much hangs on that
    study, rate the certainty by the rest, and accept this with the answer.

    Rule: Cochrane Handbook, chapter 4 (retracted studies).
    """
    retracted = {key for key, reference in kb.references.items() if reference.retraction}
    for review in kb.references.values() if retracted else ():
        gone = [key for key in review.custom.includes if key in retracted]
        for use in kb.uses_of(review) if gone and not review.retraction else ():
            line = use.claim.evidence[use.position]
            if line.direction is Direction.SUPPORTS:
                names = ", ".join(f"'{key}'" for key in gone)
                message = f"'{review.id}' supports '{use.claim.id}' and includes what was retracted: {names}"
                hint = (
                    "find out whether the claim holds without it; if so, add "
                    f"{acceptance_of('support-includes-retracted')}"
                )
                yield Finding(line.origin.span("reference"), message, hint, about=(use.claim.id,))


@check("retraction-in-title", Severity.WARNING)
def retractions_in_titles(kb: KnowledgeBase) -> Iterator[Finding]:
    """The title of a source says that it was taken back, or is a notice of that, and its record does not.

    Publishers and PubMed put the word before the title, and importers keep it there, where no status sees it.
    Read the notice, and record it under `updates` of the source that was taken back.

    Rule: COPE, Retraction Guidelines (a retracted paper is clearly marked as such).
    """
    found = [
        reference.id
        for reference in kb.references.values()
        if _TAKEN_BACK.match(reference.title or "") and not _is_recorded(reference)
    ]
    leaning = items_leaning_on(kb, found)
    for key in found:
        title = kb.references[key].title or ""
        sign = _SIGN.search(title)
        start, end = sign.span() if sign else (0, len(title))
        place = kb.references[key].origin.part("title", title, start, end - start)
        message = f"the title of '{key}' tells of a retraction, and its record does not"
        hint = "read the notice, and add what it is under 'updates': {type: retraction, date: <day>}"
        yield Finding(place, message, hint, about=leaning[key])


def _is_recorded(reference: Reference) -> bool:
    kinds = [update.type for update in reference.updates]
    return any(kind.is_retraction or kind is UpdateType.EXPRESSION_OF_CONCERN for kind in kinds)


def _cited(article: Article, key: str, offset: int) -> Finding:
    place = place_of(article, offset, len(f"@{key}"))
    message = f"'{key}', which the prose cites, was retracted"
    hint = "cite another source, or say in this sentence that it was retracted"
    return Finding(place, message, hint, about=(article_item(article.id),))
