"""Whether a sentence sells: praise, superlatives, comparisons with nothing, significance without a number."""

from collections.abc import Iterator

from generator.checks.worded import marked_claims, sentence_of, texts_with
from generator.checks.wordings import worded_claims
from generator.core import english
from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim
from generator.core.quantities import QuantityKind, quantities_in
from generator.core.sentences import Sentence, prose_sentences, sentence_spans
from generator.core.vocabulary import ClaimKind

_ADVISING = frozenset({ClaimKind.RECOMMENDATION, ClaimKind.GOOD_PRACTICE})
_MEASURES = frozenset({QuantityKind.P_VALUE, QuantityKind.LEVEL, QuantityKind.SCORE, QuantityKind.MEASURED})


@check("wording-promotional", Severity.WARNING, one_article=True)
def promotional_words(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence praises instead of telling.

    Words such as 'breakthrough' or 'remarkable' raise hopes that no figure of the page carries. Give the
    figure and its certainty, and leave the praise out.

    Rule: this site's own; figures tell, praise does not.
    """
    for worded, match in texts_with(kb, english.PROMOTIONAL):
        word = worded.text[match.start() : match.end()]
        place = worded.place(match.start(), len(word))
        message = f"'{word}' praises and tells nothing"
        yield Finding(
            place,
            message,
            "say how large the effect is and how sure, or leave the word out",
            about=worded.about,
        )


@check("superlative", Severity.WARNING, one_article=True)
def superlatives(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence calls something the best, the safest or the most effective.

    That compares it with everything else, and hardly any study did. Name what it was compared with, and by
    how much it was better. What a body recommends may be quoted in its words.

    Rule: this site's own; a comparison names what it compared.
    """
    advice = {key for key, claim in kb.claims.items() if claim.kind in _ADVISING}
    for worded, match in texts_with(kb, english.SUPERLATIVES):
        if isinstance(worded.record, Claim) and worded.record.id in advice:
            continue
        word = worded.text[match.start() : match.end()]
        place = worded.place(match.start(), len(word))
        hint = "say with what it was compared, and by how much it was better"
        yield Finding(place, f"'{word}' compares with everything there is", hint, about=worded.about)


@check("comparison-open", Severity.WARNING, one_article=True)
def open_comparisons(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence calls something better, and neither it nor the claim's question says than what.

    Better than nothing, than a dummy pill and than the usual treatment are three different findings. Name the
    other side in the sentence and as `comparator` in `pico`. In the prose the claims that the sentence marks
    are asked.

    Rule: PICO, Cochrane Handbook, chapter 2 (an effect has a comparator).
    """
    for claim, wordings in worded_claims(kb):
        if claim.pico and claim.pico.comparator:
            continue
        for wording in wordings:
            match = english.COMPARISONS.first_in(wording.text)
            if match and not english.COMPARED_WITH.first_in(wording.text):
                word = wording.text[match.start() : match.end()]
                message = f"'{word}' in '{claim.id}' does not say compared with what"
                place = wording.place(match.start(), len(word))
                hint = "say it in the sentence, and write 'comparator: <what>' under 'pico'"
                yield Finding(place, message, hint, about=(claim.id,))
    for article in kb.articles.values():
        for sentence in prose_sentences(article.body):
            match = english.COMPARISONS.first_in(sentence.text) if sentence.marks else None
            if (
                match
                and not english.COMPARED_WITH.first_in(sentence.text)
                and _lacks_comparator(kb, sentence)
            ):
                worded = sentence_of(article, sentence)
                word = sentence.text[match.start() : match.end()]
                message = f"'{word}' in the prose does not say compared with what"
                hint = "say it in the sentence, such as 'than no treatment'"
                place = worded.place(match.start(), len(word))
                yield Finding(place, message, hint, about=worded.about)


@check("significance-bare", Severity.WARNING, one_article=True)
def bare_significance(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence calls something significant and gives no number.

    Readers take it for large or important; it may only mean that chance is an unlikely reason. Say how much
    it was, with its interval, or leave the word out.

    Rule: ICMJE Recommendations (statistics: findings with their size); ASA statement on P values.
    """
    for worded, match in texts_with(kb, english.SIGNIFICANT):
        if not _has_number(_sentence_around(worded.text, match.start())):
            word = worded.text[match.start() : match.end()]
            place = worded.place(match.start(), len(word))
            hint = "say how large the difference was, or leave the word out"
            yield Finding(place, f"'{word}' comes without a number", hint, about=worded.about)


def _lacks_comparator(kb: KnowledgeBase, sentence: Sentence) -> bool:
    """True where claims are marked and none of them compares with anything."""
    claims = marked_claims(kb, sentence)
    return bool(claims) and not any(claim.pico and claim.pico.comparator for claim in claims)


def _sentence_around(text: str, offset: int) -> str:
    return next((text[start:end] for start, end in sentence_spans(text) if start <= offset < end), text)


def _has_number(sentence: str) -> bool:
    return any(quantity.is_result or quantity.kind in _MEASURES for quantity in quantities_in(sentence))
