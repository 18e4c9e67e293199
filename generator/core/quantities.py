"""The numbers of an English sentence, from left to right: what each counts, exactly, and where it stands.

Reading is conservative: what no rule of `core/quantity/` can class is `unclassed`, and what is part of a name
(SF-36, type 2) is a `label`; nobody compares either.
"""

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from generator.core.english_letters import in_english_letters
from generator.core.quantity import patterns, words
from generator.core.quantity.number import exact, number_at
from generator.core.quantity.record import RESULTS, Quantity, QuantityKind, unit_of
from generator.core.quantity.rules import class_number

__all__ = ["RESULTS", "Quantity", "QuantityKind", "exact", "quantities_in", "unit_of"]

_LIKELY = (" less likely", " more likely")
_MOST_DIGITS = 4
_WHOLE_LEAD = 24
"""How many characters before a number may name it as a whole, as `of every` does."""
_CENTURIES = ("19", "20")
"""So a number of four digits begins that may be a year."""
_NOTHING_FOLLOWS = frozenset({" (", " [", ")", ").", "),", ") ", ". ", ".", ": ", ""})


@lru_cache(maxsize=1 << 18)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order, a range or a count as one; empty, quickly, without a number."""
    text = in_english_letters(text)
    number_words = _number_words(text)
    next_from = _Numbers(text, number_words).next_from if number_words else partial(_digits_from, text)
    found: list[Quantity] = []
    position = 0
    has_whole = False
    while match := next_from(position):
        quantity = _unclassed_at_once(text, match) or class_number(
            number_at(text, match, found[-1] if found else None)
        )
        if quantity is None:
            position = match.end()
            continue
        position = quantity.offset + quantity.length
        found.append(quantity)
        if quantity.kind is QuantityKind.PEOPLE:
            has_whole = True
    return tuple(_with_wholes(text, found) if has_whole else found)


class _Numbers:
    """The numbers of a text, in digits and in words, from left to right."""

    def __init__(self, text: str, number_words: list[int]) -> None:
        self.text = text
        self.digits = _digits_from(text, 0)
        self.words = number_words

    def next_from(self, position: int) -> re.Match[str] | None:
        """The first number that begins there or later; never asked to go back."""
        if self.digits and self.digits.start() < position:
            self.digits = _digits_from(self.text, position)
        while self.words and (not self.digits or self.words[-1] < self.digits.start()):
            start = self.words.pop()
            if start >= position and (match := patterns.START.match(self.text, start)):
                return match
        return self.digits


def _number_words(text: str) -> list[int]:
    """Where a word stands that may be a number, the last first."""
    lowered = text.lower()
    if words.SPOKEN.isdisjoint(patterns.WORD.findall(lowered)):
        return []
    found = [word.start() for word in patterns.WORD.finditer(lowered) if word[0] in words.SPOKEN_FIRST]
    return found[::-1]


def _digits_from(text: str, position: int) -> re.Match[str] | None:
    """The next number in digits; searching for a digit first is several times faster than for a number."""
    while digit := patterns.PLAIN_NUMBER.search(text, position):
        start = digit.start()
        before = text[start - 1 : start]
        if before in " ([" and digit["odd"] is None:
            return digit
        if before in ".·" and start > position:
            start -= 1
        if start > position and text[start - 1] in "-\u2212\u2013":
            start -= 1
        if match := patterns.NUMBER.match(text, start) or patterns.NUMBER.match(text, digit.start()):
            return match
        position = digit.start() + 1
    return None


def _unclassed_at_once(text: str, match: re.Match[str]) -> Quantity | None:
    """A whole number between two words that tell nothing, as in `treatment 12 may`: a cheap way out.

    None of more than four digits, nor one that may be a year.
    """
    start, end = match.span()
    length = end - start
    if length > _MOST_DIGITS or text[start - 1 : start] != " " or not (written := match[0]).isdecimal():
        return None
    if length == _MOST_DIGITS and written.startswith(_CENTURIES):
        return None
    word = text[text.rfind(" ", 0, start - 1) + 1 : start - 1].lower()
    if not word.isalpha() or word in words.TELLING_AT_ONCE:
        return None
    if text[end : end + 2] not in _NOTHING_FOLLOWS and not text.startswith(_LIKELY, end):
        following = text[end + 1 : text.find(" ", end + 1)] if text[end : end + 1] == " " else ""
        is_apart = following in words.TELLING_NOTHING
        if not is_apart and (patterns.FOLLOWED.match(text, end) or patterns.RANGE.match(text, end)):
            return None
    return Quantity(QuantityKind.UNCLASSED, exact(written)[0], start, length)


def _with_wholes(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """`Of every 1,000 people, 5 ...`: a bare number counts out of the people named before in its sentence."""
    whole: Quantity | None = None
    before = 0
    for quantity in found:
        # From number to number, not from the whole each time: a text of strangers may hold many thousands.
        if whole and patterns.SENTENCE_END.search(text, before, quantity.offset):
            whole = None
        before = quantity.offset
        lead = text[max(before - _WHOLE_LEAD, 0) : before]
        if quantity.kind is QuantityKind.PEOPLE and patterns.WHOLE_FIRST.search(lead):
            whole = quantity
        elif whole and _counts_of(quantity, whole):
            quantity = quantity._replace(kind=QuantityKind.COUNT, whole=whole.value)
        yield quantity


def _counts_of(quantity: Quantity, whole: Quantity) -> bool:
    bare = quantity.kind in (QuantityKind.UNCLASSED, QuantityKind.PEOPLE)
    return bare and 0 <= quantity.value <= whole.value and quantity.high is None
