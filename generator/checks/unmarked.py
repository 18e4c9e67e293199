"""Whether the prose states anything medical outside a claim: effects, harms, frequencies, doses, advice.

Only sentences and rows of tables that tell are judged, not those that ask, define or speak about the
evidence; headings, quotes, code and links are left alone.
"""

import re
from collections.abc import Iterator

from generator.checks.doses import is_dose_carried
from generator.checks.mentions import prose_texts
from generator.checks.worded import marked_claims, sentence_of
from generator.core.agreement import is_carried, is_in_frame
from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Home
from generator.core.prose import Answer, MarkKind, answer_of
from generator.core.quantities import Quantity, QuantityKind, quantities_in
from generator.core.sentences import Sentence, prose_headings, prose_rows, prose_sentences
from generator.core.statements import has_frequency, statement_in

_NUMBERED = re.compile(r"^ {0,3}#{1,6} .*\d", re.MULTILINE)
"""A heading with a number."""
_MARK = "put [@claim:<id>] here for a claim that says it, or mark the gap with [@needed, what is missing]"
_BULK = frozenset({"g", "gram", "grams", "kg"})
"""Units of food and bodies, too."""
_TAKEN = re.compile(r"\b(?:takes?|gives?|injects?)(?: (?:up to|at most|about))?\s*$", re.IGNORECASE)


@check("prose-unmarked", Severity.WARNING, one_article=True)
def unmarked_statements(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence of the prose states an effect, a harm, a frequency or advice, and marks no claim.

    It shows no certainty, nobody approved it, and nothing lapses when its source changes. Make it a claim and
    mark it with `[@claim:id]`; where no evidence was found, write `[@needed, what]`. A citation alone is for
    methods, definitions and history. Items of lists and rows of tables are sentences too, but for tables
    that explain words; of headings only those with a number are judged.

    Rule: this site's own; every statement shows its certainty and status.
    """
    for prose, sentence in _sentences(kb):
        if _has_mark(sentence, MarkKind.CLAIM, MarkKind.NEEDED, MarkKind.MALFORMED) or sentence.is_question:
            continue
        if any(_is_dose(number, sentence) for number in _numbers_of(sentence)):
            # `prose-dose` says it, and more sharply.
            continue
        stated = statement_in(sentence.text, sentence.head)
        if stated and not _is_in_answer(prose, sentence):
            worded = sentence_of(prose, sentence)
            message = f"'{_shortened(sentence.text)}' states {stated} and marks no claim"
            yield Finding(worded.place(), message, _MARK, about=worded.about)
    for prose, _ in prose_texts(kb):
        for heading in prose_headings(prose.body) if _NUMBERED.search(prose.body) else ():
            # Without a verb much sounds like a statement that is none; a number does not.
            if has_frequency(heading.text) and not heading.marks and not heading.is_question:
                worded = sentence_of(prose, heading)
                message = f"the heading '{_shortened(heading.text)}' states a frequency"
                hint = "make the heading a question or a subject, and tell the number in a claim below"
                yield Finding(worded.place(), message, hint, about=worded.about)


@check("prose-dose", Severity.ERROR)
def doses_in_prose(kb: KnowledgeBase) -> Iterator[Finding]:
    """A dose stands in the prose, and no claim marked in its sentence carries it.

    A dose is the most dangerous number of a page: only in `exposure` is it compared with its source and
    approved by those who answer for it. Move it into a claim with `exposure`, and mark the claim.

    Rule: this site's own; a dose is compared with its source field by field.
    """
    for prose, sentence in _sentences(kb):
        for dose in _numbers_of(sentence):
            if _is_dose(dose, sentence) and not any(
                is_dose_carried(dose, claim) for claim in marked_claims(kb, sentence)
            ):
                worded = sentence_of(prose, sentence)
                message = f"the dose '{dose.written_in(sentence.text)}' stands in the prose"
                hint = "write it as a claim with 'exposure', and put [@claim:<id>] into this sentence"
                place = worded.place(dose.offset, dose.length)
                yield Finding(place, message, hint, about=worded.about)


@check("prose-number-differs", Severity.WARNING, one_article=True)
def differing_prose_numbers(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence of the prose gives a number that none of the claims it marks carries.

    Readers take the number for the claim's, and it stays when the claim changes. Take the number from the
    claim, or mark the claim it belongs to.

    Rule: this site's own; one result has one number wherever it stands.
    """
    for prose, sentence in _sentences(kb):
        claims = marked_claims(kb, sentence)
        if not claims or len(claims) < _count_of_marked(sentence):
            continue
        for number in _numbers_of(sentence):
            if number.is_result and not any(
                is_carried(number, claim) or is_in_frame(number, claim) for claim in claims
            ):
                worded = sentence_of(prose, sentence)
                names = ", ".join(f"'{claim.id}'" for claim in claims)
                message = f"'{number.written_in(sentence.text)}' is no number of {names}"
                place = worded.place(number.offset, number.length)
                hint = "take the number from the claim, or mark the claim that gives it"
                yield Finding(place, message, hint, about=worded.about)


def _sentences(kb: KnowledgeBase) -> Iterator[tuple[Article | Home, Sentence]]:
    """The sentences of every prose, and the rows of its tables."""
    for prose, _ in prose_texts(kb):
        for sentence in (*prose_sentences(prose.body), *prose_rows(prose.body)):
            yield prose, sentence


def _is_in_answer(prose: Article | Home, sentence: Sentence) -> bool:
    """True for a sentence of the answer, of which `answer-unmarked` speaks."""
    answer = answer_of(prose.body)
    return bool(answer.text) and answer.offset <= sentence.offset < _end_of(answer, prose.body)


def _end_of(answer: Answer, body: str) -> int:
    return body.index(answer.text, answer.offset) + len(answer.text)


def _is_dose(quantity: Quantity, sentence: Sentence) -> bool:
    return quantity.kind is QuantityKind.DOSE and not _is_bulk(quantity, sentence.text)


def _is_bulk(dose: Quantity, text: str) -> bool:
    """True for grams that nobody is told to take: `take 1 g of` gives a dose."""
    return dose.unit in _BULK and (dose.unit == "kg" or not _TAKEN.search(text[: dose.offset]))


def _numbers_of(sentence: Sentence) -> tuple[Quantity, ...]:
    return quantities_in(sentence.text)


def _has_mark(sentence: Sentence, *kinds: MarkKind) -> bool:
    return any(mark.kind in kinds for mark in sentence.marks)


def _count_of_marked(sentence: Sentence) -> int:
    marks = [mark for mark in sentence.marks if mark.kind is MarkKind.CLAIM]
    return len({item.id for mark in marks for item in mark.items})


def _shortened(text: str) -> str:
    # A blanked mark leaves a space before the full stop.
    words = " ".join(text.split()).replace(" .", ".")
    return words if len(words) <= 50 else f"{words[:47]}..."
