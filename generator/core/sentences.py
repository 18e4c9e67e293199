"""Where the sentences of a text begin and end, in running text and in prose with marks.

Splitting is conservative: a full stop ends a sentence only before a capital, a digit or the end, and never
after an abbreviation, so that two sentences may pass as one but one never as two.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from generator.core.prose import Mark, marks_of
from generator.core.prose_lines import BREAK
from generator.core.untouchable import MOST_TEXTS, regions_of

MARKED = "\x01"
"""Stands for each character of a mark, so that a full stop inside it (`p. 12`) ends nothing."""

_PARAGRAPH_END = re.compile(r"\n\s*\n")
_SENTENCE_END = re.compile(rf"[.!?]['\")\]”’]*(?:\s*+{MARKED}++)*+(?=\s+[\"'(“‘]?[A-Z0-9]|\s*\Z)")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|vs|cf|approx|al|Figs?|Drs?|Mrs?|Ms|Prof|St|ca|incl|[A-Z])\.$", re.IGNORECASE
)
_LONGEST_ABBREVIATION = 12
"""Looking back further would cost time; no abbreviation above is half as long."""
_NO_PROSE = re.compile(r"\s*(?:#|>|\||/{3,}|:|\*\[|\[[^\]]+\]:)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_ROW = re.compile(r"\s*\|.*\|")
_RULE = re.compile(r"\s*\|?[\s|:-]*-[\s|:-]*$")
_BLANK = f"{MARKED} \t\n"
_LETTER = re.compile(r"[^\W\d_]")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")


class Sentence(NamedTuple):
    """One sentence of a prose, its marks blanked from `text`; `offset` counts from the beginning."""

    text: str
    offset: int
    marks: tuple[Mark, ...]
    head: str = ""
    """The head of its table, where it is a row of one."""

    @property
    def is_question(self) -> bool:
        """True where it asks and does not tell."""
        return self.text.rstrip().endswith("?")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each sentence of a text whose marks are `MARKED`."""
    done = 0
    ends: Iterable[re.Match[str]] = _SENTENCE_END.finditer(text)
    if "\n" in text:
        ends = sorted([*ends, *_PARAGRAPH_END.finditer(text)], key=lambda match: match.start())
    for match in ends:
        before = max(done, match.start() - _LONGEST_ABBREVIATION)
        is_sentence_end = text[match.start()] in ".!?"
        if is_sentence_end and _ABBREVIATION.search(text[before : match.start() + 1]):
            continue
        if text[done : match.end()].strip():
            yield done + _lead(text[done:]), match.end()
        done = match.end()
    if text[done:].strip():
        yield done + _lead(text[done:]), len(text)


def first_sentence(text: str) -> str:
    """The first sentence of a text."""
    if ". " not in text and "? " not in text and "\n" not in text:
        return text
    return _first_of_several(text)


@lru_cache(maxsize=1 << 18)
def _first_of_several(text: str) -> str:
    start, end = next(sentence_spans(text), (0, 0))
    return text[start:end]


@lru_cache(maxsize=MOST_TEXTS)
def prose_sentences(body: str) -> tuple[Sentence, ...]:
    """The sentences of a prose, without headings, quotes, tables, definitions, code, links and addresses."""
    marks = marks_of(body)
    found: list[Sentence] = []
    for paragraph, start in _paragraphs(body):
        # Quote signs are blanked in what is visible, so the line is asked as it was written.
        if paragraph.strip(_BLANK) and not _NO_PROSE.match(body, start):
            sentences = [_sentence(paragraph, start, span, marks) for span in _spans(paragraph)]
            found += [sentence for sentence in sentences if _LETTER.search(sentence.text)]
    return tuple(found)


@lru_cache(maxsize=MOST_TEXTS)
def prose_rows(body: str) -> tuple[Sentence, ...]:
    """The rows of the tables of a prose, each as one sentence with its bars; without heads and rules."""
    if "|" not in body:
        return ()
    marks = marks_of(body)
    paragraphs = _paragraphs(body)
    found: list[Sentence] = []
    head = ""
    for (row, start), (following, _) in zip(paragraphs, [*paragraphs[1:], ("", 0)], strict=True):
        if "|" not in row or not _ROW.match(row) or _RULE.match(row):
            continue
        if _RULE.match(following):
            head = row
        elif _LETTER.search((sentence := _row(row, start, marks, head)).text):
            found.append(sentence)
    return tuple(found)


def prose_headings(body: str) -> tuple[Sentence, ...]:
    """The headings of a prose."""
    if "#" not in body:
        return ()
    marks = marks_of(body)
    found = [
        _sentence(paragraph, start, (head.end(), len(paragraph)), marks)
        for paragraph, start in _paragraphs(body)
        if (head := _HEADING.match(paragraph))
    ]
    return tuple(heading for heading in found if _LETTER.search(heading.text))


def _paragraphs(body: str) -> list[tuple[str, int]]:
    """What stands between two breaks with its offset, marks as `MARKED`."""
    visible = regions_of(body).visible
    pieces: list[str] = []
    done = 0
    for mark in marks_of(body):
        pieces += [visible[done : mark.offset], MARKED * mark.length]
        done = mark.offset + mark.length
    paragraphs = ("".join(pieces) + visible[done:]).split(BREAK)
    starts = accumulate((len(paragraph) + 1 for paragraph in paragraphs), initial=0)
    return list(zip(paragraphs, starts, strict=False))


def _spans(paragraph: str) -> Iterator[tuple[int, int]]:
    item = _ITEM.match(paragraph)
    skipped = item.end() if item else 0
    for first, last in sentence_spans(paragraph[skipped:]):
        yield first + skipped, last + skipped


def _sentence(paragraph: str, start: int, span: tuple[int, int], marks: tuple[Mark, ...]) -> Sentence:
    first, last = span
    low = bisect_left(marks, start + first, key=_offset_of)
    high = bisect_left(marks, start + last, lo=low, key=_offset_of)
    return Sentence(paragraph[first:last].replace(MARKED, " "), start + first, marks[low:high])


def _row(row: str, start: int, marks: tuple[Mark, ...], head: str) -> Sentence:
    return _sentence(row, start, (_lead(row), len(row.rstrip())), marks)._replace(head=head)


def _offset_of(mark: Mark) -> int:
    return mark.offset


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())
