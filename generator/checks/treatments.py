"""What a treatment owes its readers: its harms beside its effects, and a comparison that was blinded.

Which interventions are medicines and procedures is told by word lists (`core/treatments`); what is on none,
such as sleep or exercise, is left alone.
"""

from collections.abc import Iterator

from generator.core.checking import article_item, check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim
from generator.core.prose import MarkKind
from generator.core.treatments import is_procedure, speaks_of, treatment_words
from generator.core.vocabulary import ClaimKind, Design

_REVIEWS = frozenset({Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS})
_HARM_WORDS = ("harm", "adverse", "side effect", "safety", "unwanted", "bleeding")
_BLINDING_WORDS = ("sham", "placebo", "blind")


@check("harm-missing", Severity.WARNING)
def missing_harms(kb: KnowledgeBase) -> Iterator[Finding]:
    """An article tells what a medicine or procedure does, and shows no claim about its harms.

    Without its harms a benefit cannot be weighed, and silence reads as safety. Add a claim of `kind: harm` on
    the same intervention and show it; where nothing was found, say so with `[@needed, harms of the
    treatment]`.

    Rule: CONSORT Harms 2022 and Cochrane Handbook, chapter 19 (benefits with their harms).
    """
    for article in kb.articles.values():
        effects = _first_effects(kb, article)
        if not effects or _shows_unreadable(kb, article):
            continue
        told = _told_harms(kb, article)
        for words, claim in effects.items():
            if not any(speaks_of(text, words) for text in told):
                what = claim.pico.intervention if claim.pico else claim.id
                message = f"'{article.id}' tells what '{what}' does, and shows no claim about its harms"
                hint = f"show a claim of 'kind: harm', or mark the gap with [@needed, harms of {what}]"
                place = claim.pico.origin.span("intervention") if claim.pico else claim.origin.span()
                yield Finding(place, message, hint, about=(article_item(article.id),))


@check("procedure-unblinded", Severity.WARNING)
def unblinded_procedures(kb: KnowledgeBase) -> Iterator[Finding]:
    """An effect of a procedure rests on open studies alone: on none with a sham procedure, and on no review.

    Being operated on works on hope, and pain eases with time; only a sham comparison tells the procedure from
    both. Cite a sham-controlled trial or a systematic review, also one that disagrees, or say in `says` that
    none was found.

    Rule: Cochrane Handbook, chapter 8 (bias where people know their treatment).
    """
    for claim in kb.claims.values():
        pico = claim.pico
        if claim.kind is not ClaimKind.EFFECT or not pico or not pico.intervention or not claim.evidence:
            continue
        if not is_procedure(pico.intervention) or _is_blinded(kb, claim):
            continue
        against = pico.comparator or ""
        if not is_procedure(against) and not _names_blinding(against):
            message = f"no sham-controlled study and no review stands behind the procedure in '{claim.id}'"
            hint = "cite one, or write under 'says' of a source that no sham-controlled study was found"
            yield Finding(claim.origin.span("evidence"), message, hint, about=(claim.id,))


def _first_effects(kb: KnowledgeBase, article: Article) -> dict[frozenset[str], Claim]:
    """The article's own first effect of each medicine or procedure, by the words that name it."""
    found: dict[frozenset[str], Claim] = {}
    for claim in kb.claims_of(article):
        if claim.kind is ClaimKind.EFFECT and claim.pico and claim.pico.intervention:
            words = treatment_words(claim.pico.intervention)
            words |= {exposure.drug.lower() for exposure in claim.exposure}
            if words:
                found.setdefault(words, claim)
    return found


def _shows_unreadable(kb: KnowledgeBase, article: Article) -> bool:
    """True where a claim that could not be read may be what tells of the harms."""
    if not kb.unreadable:
        return False
    named = {item.id for mark in kb.marks_of(article) if mark.kind is MarkKind.CLAIM for item in mark.items}
    return "claims" in kb.unreadable or not named.isdisjoint(kb.unreadable)


def _told_harms(kb: KnowledgeBase, article: Article) -> list[str]:
    """The texts that speak of harms: harm claims shown by the article, and gaps that it marks."""
    told = []
    for claim in kb.shown_by(article):
        if claim.kind is ClaimKind.HARM:
            told += [claim.statement, claim.pico.intervention or "" if claim.pico else ""]
    for mark in kb.marks_of(article):
        if mark.kind is MarkKind.NEEDED and any(word in mark.detail.lower() for word in _HARM_WORDS):
            told.append(mark.detail)
    return told


def _is_blinded(kb: KnowledgeBase, claim: Claim) -> bool:
    for line in claim.evidence:
        source = kb.references.get(line.reference)
        if source is None or source.custom.design in _REVIEWS:
            return True
        if _names_blinding(source.title or "") or _names_blinding(line.says or ""):
            return True
    return False


def _names_blinding(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in _BLINDING_WORDS)
