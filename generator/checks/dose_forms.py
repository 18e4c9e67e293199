"""Forms of writing a dose that have been misread: run together, without a comma, with letters for a route.

They stand on the lists of the Institute for Safe Medication Practices. Letters are only judged right after an
amount or in the fields of `exposure`, since SC, OD or HS mean other things elsewhere.
"""

import re
from collections.abc import Iterator

from generator.checks.worded import Worded, plain_step_texts, sentence_of, step_texts
from generator.checks.wordings import worded_claims
from generator.core.checking import algorithm_item, check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim
from generator.core.sentences import prose_sentences

_SAFER = {
    **dict.fromkeys(("HS", "hs", "BT"), "at bedtime"),
    **dict.fromkeys(("OD", "q1d"), "daily"),
    **dict.fromkeys(("SC", "SQ", "sub q"), "under the skin"),
    "qn": "every night",
    "UD": "as directed",
    "D/C": "stop",
    "OS": "left eye",
    "OU": "both eyes",
    "AU": "both ears",
    "@": "at",
}
_LETTERS = "|".join(re.escape(letters) for letters in _SAFER)
_UNIT = r"(?:mg|mcg|[µμ]g|micrograms?|milligrams?|ml|mL|units?)"
_TOGETHER = re.compile(r"(?<![\w.,-])\d[\d.,]*(?P<unit>mg|mcg|ml|mL|units?)(?![\w/])")
_UNDIVIDED = re.compile(rf"(?<![\d.,])(?P<number>\d{{5,30}}) ?(?:international )?{_UNIT}(?!\w)")
_COMPARED = re.compile(rf"(?P<sign>[<>])(?P<amount> ?\d[\d.,]* ?{_UNIT})(?![\w/])")
_BEFORE_AMOUNT = {"<": "less than", ">": "more than"}
_AFTER_AMOUNT = re.compile(rf"\d ?{_UNIT}(?: \w+){{0,3}}? (?P<letters>{_LETTERS})(?![\w/-])")
_ALONE = re.compile(rf"(?<![\w/])(?P<letters>{_LETTERS})(?![\w/-])")
_ANY = re.compile(r"\d ?(?:m[gclL]|[µμ]g|micro|milli|unit|international)")
"""Asked first: most texts hold no amount."""


@check("dose-misreadable", Severity.WARNING, one_article=True)
def misreadable_doses(kb: KnowledgeBase) -> Iterator[Finding]:
    """A dose is written in a form that has been misread.

    In 10mg the m was read as zeros, in 100000 units a zero was lost, @ and < were read as digits, > and < as
    each other, and HS, OD, SC and their like stand for several things. Put a space before the unit and commas
    into large numbers, and write signs, route and time in words.

    Rule: ISMP list of error-prone abbreviations, symbols, and dose designations.
    """
    for worded in _texts_with_amounts(kb):
        for start, written, hint in (*_forms_in(worded.text), *_letters_in(worded.text, _AFTER_AMOUNT)):
            yield _finding(worded, start, written, hint)
    for claim in kb.claims.values():
        for worded in _fields_of_exposure(claim):
            for start, written, hint in _letters_in(worded.text, _ALONE):
                yield _finding(worded, start, written, hint)


def _finding(worded: Worded, start: int, written: str, hint: str) -> Finding:
    place = worded.place(start, len(written))
    return Finding(place, f"'{written}' is easily misread as another dose", hint, about=worded.about)


def _forms_in(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _TOGETHER.finditer(text):
        number = match[0].removesuffix(match["unit"])
        yield match.start(), match[0], f"write '{number} {match['unit']}'"
    for match in _UNDIVIDED.finditer(text):
        divided = match[0].replace(match["number"], f"{int(match['number']):,}")
        yield match.start(), match[0], f"write '{divided}'"
    for match in _COMPARED.finditer(text):
        words = f"{_BEFORE_AMOUNT[match['sign']]} {match['amount'].strip()}"
        yield match.start(), match[0], f"write '{words}'"


def _letters_in(text: str, form: re.Pattern[str]) -> Iterator[tuple[int, str, str]]:
    for match in form.finditer(text):
        yield match.start("letters"), match["letters"], f"write '{_SAFER[match['letters']]}'"


def _texts_with_amounts(kb: KnowledgeBase) -> Iterator[Worded]:
    for claim, wordings in worded_claims(kb):
        for wording in wordings:
            if _ANY.search(wording.text):
                yield Worded(wording.text, (claim.id,), claim, wording.field)
    for algorithm in kb.algorithms.values():
        about = (algorithm_item(algorithm.article),)
        for step in algorithm.steps.values():
            texts = (*step_texts(step, about), *plain_step_texts(step, about))
            yield from (worded for worded in texts if _ANY.search(worded.text))
    for article in kb.articles.values():
        for sentence in prose_sentences(article.body) if _ANY.search(article.body) else ():
            yield sentence_of(article, sentence)


def _fields_of_exposure(claim: Claim) -> Iterator[Worded]:
    for taken in claim.exposure:
        for field in ("schedule", "route"):
            if text := getattr(taken, field):
                yield Worded(text, (claim.id,), taken, field)
