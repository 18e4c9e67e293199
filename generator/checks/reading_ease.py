"""Whether patients can read what is written for them: grade, length of sentences, abbreviations.

The grade is measured over all words for patients of an article, since the formula says nothing of single
sentences; the finding stands at the hardest of them.
"""

import re
from collections.abc import Iterator
from math import floor

from generator.checks.article_texts import all_texts, patient_texts
from generator.core import english
from generator.core.checking import article_item, check
from generator.core.declaration import Id
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim
from generator.core.readability import (
    FEWEST_WORDS,
    LONGEST_SENTENCE,
    Length,
    grade_of,
    length_of,
    total,
    words_in,
)
from generator.core.sentences import sentence_spans

_FEWEST_OF_HARDEST = 8
_FEWEST_OF_CLAIM = 15
_FAR_ABOVE = 6
_USUAL_SENTENCE = 18
_BRACKETED = re.compile(r" ?\([^()]*\)")
_ABBREVIATION = re.compile(r"(?P<letters>[A-Z](?<![\w/&.-].)[A-Z]{1,5})s?(?![\w/&-])")
_NEAR = 30
_ROMAN = re.compile(r"[IVX]+")
_SPELLED_OUT = re.compile(r"\((?:[^()]*[ ,])?([A-Z]{2,6})s?\)|(?<![\w-])([A-Z]{2,6})s? \([A-Za-z][^()]{3,}\)")


@check("reading-level", Severity.WARNING, one_article=True)
def hard_reading(kb: KnowledgeBase) -> Iterator[Finding]:
    """The words for patients of an article are harder to read than the policy allows.

    Whoever struggles with the words cannot weigh what they say. Shorten the sentences and take everyday
    words. Measured is the Flesch-Kincaid grade over all words for patients of the article:
    0.39 x words per sentence + 11.8 x syllables per word - 15.59, where words of the glossary count as two
    syllables at most; `reading_grade` of the policy is the highest that passes.

    Rule: Flesch-Kincaid grade (Kincaid and others, 1975); the highest grade is this site's policy.
    """
    of_claims = kb.found_once(_lengths_of_claims)
    for article in kb.articles.values():
        texts = list(patient_texts(kb, article))
        lengths = [
            of_claims[worded.record.id] if isinstance(worded.record, Claim) else _length_of(kb, worded.text)
            for worded in texts
        ]
        whole = total(lengths)
        grade = floor(grade_of(whole))
        if whole.words < FEWEST_WORDS or grade <= kb.board.policy.reading_grade:
            continue
        long_enough = [
            (length, worded)
            for length, worded in zip(lengths, texts, strict=True)
            if length.words >= _FEWEST_OF_HARDEST
        ]
        if long_enough:
            hardest = max(long_enough, key=lambda pair: grade_of(pair[0]))[1]
            allowed = kb.board.policy.reading_grade
            message = (
                f"the words for patients of '{article.id}' need {grade} years of school, and {allowed} are "
                "allowed"
            )
            hint = "begin with this text, the hardest of them: make sentences shorter and use everyday words"
            yield Finding(hardest.place(), message, hint, about=(article_item(article.id),))


@check("reading-level-claim", Severity.WARNING, one_article=True)
def hard_claims(kb: KnowledgeBase) -> Iterator[Finding]:
    """The words for patients of one claim are far harder to read than the policy allows.

    An article that is easy as a whole may hide the one sentence that matters. Shorten it, or take everyday
    words. Measured as for `reading-level`, on the claim alone: a finding stands only 6 years of school above
    `reading_grade` and from 15 words on, since the formula is coarse for so little text.

    Rule: Flesch-Kincaid grade as in `reading-level`; the margin is this site's own.
    """
    allowed = kb.board.policy.reading_grade + _FAR_ABOVE
    for key, length in kb.found_once(_lengths_of_claims).items():
        if length.words >= _FEWEST_OF_CLAIM and (grade := floor(grade_of(length))) >= allowed:
            policy = kb.board.policy.reading_grade
            message = (
                f"the words for patients of '{key}' need {grade} years of school, and {policy} are allowed"
            )
            place = kb.claims[key].origin.text("plain", kb.claims[key].plain or "")
            yield Finding(place, message, _shorter(length), about=(key,))


@check("sentence-long", Severity.WARNING, one_article=True)
def long_sentences(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence for patients has more than 25 words.

    Who reads with effort has lost its beginning before its end. Make two of it, or a list. Words in brackets
    are not counted.

    Rule: GOV.UK content design (sentences of more than 25 words are split).
    """
    for article in kb.articles.values():
        for worded in patient_texts(kb, article):
            if worded.text.count(" ") < LONGEST_SENTENCE:
                continue
            for start, end in sentence_spans(worded.text):
                sentence = _BRACKETED.sub("", worded.text[start:end])
                count = len(words_in(sentence))
                if count > LONGEST_SENTENCE:
                    shown = " ".join(sentence.split()[:5])
                    message = f"the sentence '{shown} ...' for patients has {count} words"
                    place = worded.place(start, 0)
                    yield Finding(
                        place,
                        message,
                        f"make two sentences of it: {LONGEST_SENTENCE} words are the most",
                        about=worded.about,
                    )


@check("abbreviation-unexplained", Severity.WARNING, one_article=True)
def unexplained_abbreviations(kb: KnowledgeBase) -> Iterator[Finding]:
    """An abbreviation is spelled out nowhere in its article and not in the glossary.

    Who does not know it cannot look it up, and many letters stand for several things. Spell it out where it
    stands first, with the letters in brackets, or add it to the glossary; what daily life knows by its
    letters (DNA, HIV, CT) needs nothing.

    Rule: ICMJE Recommendations (an abbreviation is spelled out where it stands first).
    """
    known = english.KNOWN_ABBREVIATIONS | english.SHOUTED | set(_in_glossary(kb))
    for article in kb.articles.values():
        seen = {*known}
        explained: set[str] | None = None
        for worded in all_texts(kb, article):
            for match in _ABBREVIATION.finditer(worded.text):
                letters = match["letters"]
                if letters in seen or _ROMAN.fullmatch(letters):
                    continue
                seen.add(letters)
                if explained is None:
                    # Most articles hold no letters that are not known, and need no second walk.
                    explained = {word for text in all_texts(kb, article) for word in _explained_in(text.text)}
                if letters in explained:
                    continue
                message = f"'{letters}' is explained nowhere in '{article.id}' and not in the glossary"
                hint = (
                    f"write it out where it comes first, 'full words ({letters})', or add it to "
                    "content/glossary.yml"
                )
                place = worded.place(match.start("letters"), len(letters))
                yield Finding(place, message, hint, about=worded.about)


def _lengths_of_claims(kb: KnowledgeBase) -> dict[Id, Length]:
    """By claim, the length of what it tells patients."""
    explained = kb.found_once(_explained_words)
    return {key: length_of(claim.plain, explained) for key, claim in kb.claims.items() if claim.plain}


def _length_of(kb: KnowledgeBase, text: str) -> Length:
    return length_of(text, kb.found_once(_explained_words))


def _explained_words(kb: KnowledgeBase) -> frozenset[str]:
    return frozenset(word for term in kb.glossary for word in term.lower().split())


def _shorter(length: Length) -> str:
    """What makes the most of the grade: the length of the sentences, or that of the words."""
    if length.words / length.sentences > _USUAL_SENTENCE:
        return f"make its sentences shorter: it has {length.words / length.sentences:.0f} words in each"
    return "use shorter, everyday words, or explain the long ones in content/glossary.yml"


def _in_glossary(kb: KnowledgeBase) -> Iterator[str]:
    for term, entry in kb.glossary.items():
        for text in (term, entry.plain):
            yield from (match["letters"] for match in _ABBREVIATION.finditer(text))


def _explained_in(text: str) -> Iterator[str]:
    """The letters that a text spells out, or uses as a name: beside `trial`, or among capitals."""
    for one, other in _SPELLED_OUT.findall(text):
        yield one or other
    for match in _ABBREVIATION.finditer(text):
        # A name and its neighbours are short; what lies further off does not count.
        before = text[max(0, match.start() - _NEAR) : match.start()].split()[-1:]
        after = text[match.end() : match.end() + _NEAR].split(maxsplit=1)[:1]
        beside = [*before, *after]
        is_among_capitals = any(len(word) > 1 and word.isupper() and word.isalpha() for word in beside)
        if is_among_capitals or english.NAMED_BY.first_in(" ".join(beside)):
            yield match["letters"]
