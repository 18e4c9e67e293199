"""Whether a sentence sounds as sure as its certainty is, and the verdict no surer than its weakest claim.

Only claims that measure something are judged: what a body recommends has a strength instead.
"""

from collections.abc import Iterator

from generator.checks.worded import Worded, marked_claims, plain_article_texts, sentence_of
from generator.checks.wordings import Wording, worded_claims
from generator.core import english
from generator.core.checking import article_item, check
from generator.core.diagnostic import Finding, Severity
from generator.core.hedges import (
    firmness_of,
    most_doubtful_hedge,
    sounds_too_sure,
    sounds_too_unsure,
    surest_first_hedge,
    wording_of_level,
)
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim
from generator.core.prose import answer_of
from generator.core.sentences import Sentence, prose_sentences
from generator.core.statements import statement_in
from generator.core.vocabulary import ClaimKind, Rating

_MEASURED = frozenset(
    {ClaimKind.EFFECT, ClaimKind.HARM, ClaimKind.PROGNOSIS, ClaimKind.PREVALENCE, ClaimKind.DIAGNOSIS}
)
_FIELDS = {"statement": "statement", "plain": "plain wording"}
_TELLING = frozenset({"an effect", "harm or safety", "how an illness goes on", "a frequency"})
"""What a sentence of the prose may state in place of its claim; advice and much else only points to it."""

_MOST_UNGRADED = 2
"""What nobody graded may be worded with 'may' at most."""
_VERDICTS = {4: "'Yes' or 'No'", 3: "'Probably'", 2: "'Perhaps'", 1: "'We do not know'"}


@check("wording-too-sure", Severity.WARNING, one_article=True)
def too_sure_wordings(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence sounds surer than its certainty.

    Readers act on the verb, not on the circles beside it. High certainty takes a plain verb, moderate
    'probably', low 'may', very low 'it is very uncertain whether' or, for patients, 'we do not know whether';
    what nobody graded takes 'may' at most. A sentence of the answer goes by the weakest claim it marks, and
    so does one of the prose that states an effect, a harm or a course.

    Rule: GRADE guidelines 26 (informative statements: one wording for each level).
    """
    for claim, wording in _judged(kb):
        level = _level_of(claim) or _MOST_UNGRADED
        if sounds_too_sure(wording.text, level):
            message = (
                f"{_subject(claim, wording)} sounds surer than its certainty, which {_certainty_words(claim)}"
            )
            hint = f"word it {wording_of_level(level)}, or {_rating_advice(claim)}"
            place = wording.place_of(most_doubtful_hedge(wording.text))
            yield Finding(place, message, hint, about=(claim.id,))
    for article in kb.articles.values():
        for sentence, weakest, is_answer in _marked_sentences(kb, article):
            level = _level_of(weakest) or _MOST_UNGRADED
            if sounds_too_sure(sentence.text, level) and (is_answer or _states(sentence)):
                worded = sentence_of(article, sentence)
                what = "answer" if is_answer else "prose"
                certainty = f"the certainty of '{weakest.id}', which {_certainty_words(weakest)}"
                message = f"the {what} sounds surer than {certainty}"
                hint = f"word the sentence {wording_of_level(level)}, no surer than its claim"
                hedge = most_doubtful_hedge(sentence.text)
                place = worded.place(hedge.start(), len(hedge[0])) if hedge else worded.place()
                yield Finding(place, message, hint, about=worded.about)


@check("wording-too-unsure", Severity.WARNING, one_article=True)
def too_unsure_wordings(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence sounds less sure than its certainty.

    Who reads 'may' where the evidence is strong underrates a benefit or a danger. High certainty takes a
    plain verb, moderate 'probably', low 'may'.

    Rule: GRADE guidelines 26 (informative statements: one wording for each level).
    """
    for claim, wording in _judged(kb):
        level = _level_of(claim)
        if level and sounds_too_unsure(wording.text, level):
            message = (
                f"{_subject(claim, wording)} sounds less sure than its certainty, which "
                f"{_certainty_words(claim)}"
            )
            hint = f"word it {wording_of_level(level)}, or {_rating_advice(claim)}"
            place = wording.place_of(surest_first_hedge(wording.text))
            yield Finding(place, message, hint, about=(claim.id,))


@check("verdict-too-sure", Severity.WARNING, one_article=True)
def too_sure_verdicts(kb: KnowledgeBase) -> Iterator[Finding]:
    """A verdict is firmer than the weakest claim of the answer.

    It is the only line that many read. On high certainty it says 'Yes' or 'No', on moderate 'Probably' or
    'Probably not', on low 'Perhaps' or 'Perhaps not', on very low or where nobody graded 'We do not know';
    'it depends' may stand alone or follow. Weaken the verdict, or take the claim out of the answer.

    Rule: GRADE guidelines 26 (informative statements), held against the weakest claim.
    """
    for article in kb.articles.values():
        weakest = _weakest(kb.answer_of(article))
        if weakest is None:
            continue
        level = _level_of(weakest) or 1
        for verdict in _verdicts(article):
            if (firmness_of(verdict.text) or 0) > level:
                certainty = f"the certainty of '{weakest.id}', which {_certainty_words(weakest)}"
                message = f"the verdict of '{article.id}' is firmer than {certainty}"
                hint = f"begin it with {_VERDICTS[level]}, or take the claim out of the answer"
                yield Finding(verdict.opening, message, hint, about=verdict.about)


@check("verdict-unclear", Severity.WARNING, one_article=True)
def unclear_verdicts(kb: KnowledgeBase) -> Iterator[Finding]:
    """The question can be answered by yes or no, and the verdict does not begin with an answer.

    Readers look for it there, and only fixed words can be held against the certainty. Begin with 'Yes', 'No',
    'Probably', 'Probably not', 'Perhaps', 'Perhaps not', 'We do not know' or 'It depends'.

    Rule: this site's own; its fixed words follow GRADE guidelines 26.
    """
    for article in kb.articles.values():
        if not english.YES_OR_NO.begin(article.question):
            continue
        for verdict in _verdicts(article):
            if firmness_of(verdict.text) is None:
                message = f"the verdict of '{article.id}' does not begin with an answer"
                hint = "begin it with Yes, No, Probably (not), Perhaps (not), We do not know, or It depends"
                yield Finding(verdict.place(), message, hint, about=verdict.about)


def _judged(kb: KnowledgeBase) -> Iterator[tuple[Claim, Wording]]:
    for claim, wordings in worded_claims(kb):
        if claim.kind in _MEASURED and claim.certainty:
            for wording in wordings:
                yield claim, wording


def _level_of(claim: Claim) -> int:
    return claim.rating.level


def _subject(claim: Claim, wording: Wording) -> str:
    return f"the {_FIELDS[wording.field]} of '{claim.id}'"


def _rating_advice(claim: Claim) -> str:
    return "correct 'rating' if the evidence says otherwise" if _level_of(claim) else "grade the certainty"


def _certainty_words(claim: Claim) -> str:
    if claim.rating is Rating.NOT_GRADED:
        return "nobody graded"
    return f"is {claim.rating.label.lower()}"


def _weakest(claims: tuple[Claim, ...]) -> Claim | None:
    judged = [claim for claim in claims if claim.kind in _MEASURED and claim.certainty]
    return min(judged, key=_level_of, default=None)


def _marked_sentences(kb: KnowledgeBase, article: Article) -> Iterator[tuple[Sentence, Claim, bool]]:
    """The sentences that mark claims, each with the weakest of them, and whether it stands in the answer."""
    inside = {mark.offset for mark in answer_of(article.body).marks}
    for sentence in prose_sentences(article.body):
        weakest = _weakest(tuple(marked_claims(kb, sentence))) if sentence.marks else None
        if weakest:
            yield sentence, weakest, any(mark.offset in inside for mark in sentence.marks)


def _states(sentence: Sentence) -> bool:
    """True where the sentence tells what the claim tells, and not how it was studied or what to do."""
    return not sentence.is_question and statement_in(sentence.text) in _TELLING


def _verdicts(article: Article) -> Iterator[Worded]:
    yield Worded(article.verdict, (article_item(article.id),), article, "verdict")
    yield from (worded for worded in plain_article_texts(article) if worded.field == "verdict")
