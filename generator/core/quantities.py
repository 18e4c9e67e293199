"""The numbers of an English sentence, from left to right: what each counts, exactly, and where it stands.

Reading is conservative: what no rule of `core/quantity/` can class is `unclassed`, and what is part of a name
(SF-36, type 2) is a `label`; nobody compares either.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from generator.core.quantity import patterns, words
from generator.core.quantity.number import exact, number_at
from generator.core.quantity.record import Quantity, QuantityKind
from generator.core.quantity.rules import class_number

__all__ = ["Quantity", "QuantityKind", "exact", "quantities_in"]

_LIKELY = (" less likely", " more likely")


@lru_cache(maxsize=1 << 18)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order, a range or a count as one; empty, quickly, without a number."""
    has_words = not words.SPOKEN.isdisjoint(patterns.WORD.findall(text.lower()))
    found: list[Quantity] = []
    position = 0
    while match := _next_number(text, position) if not has_words else patterns.START.search(text, position):
        quantity = _unclassed_at_once(text, match) or class_number(
            number_at(text, match, found[-1] if found else None)
        )
        position = quantity.end if quantity else match.end()
        if quantity:
            found.append(quantity)
    return tuple(_with_wholes(text, found))


def _unclassed_at_once(text: str, match: re.Match[str]) -> Quantity | None:
    """A small whole number between two words that tell nothing, as in `treatment 12 may`: a cheap way out."""
    start, end = match.span()
    if end - start > 3 or not match[0].isdecimal() or text[start - 1 : start] != " ":
        return None
    word = text[text.rfind(" ", 0, start - 1) + 1 : start - 1].lower()
    if not word.isalpha() or word in words.TELLING_AT_ONCE:
        return None
    following = text[end + 1 : text.find(" ", end + 1)] if text[end : end + 1] == " " else ""
    is_apart = following in words.TELLING_NOTHING or text.startswith(_LIKELY, end)
    if not is_apart and (patterns.FOLLOWED.match(text, end) or patterns.RANGE.match(text, end)):
        return None
    return Quantity(QuantityKind.UNCLASSED, Fraction(int(match[0])), start, end - start)


def _next_number(text: str, position: int) -> re.Match[str] | None:
    """The next number in digits; searching for a digit first is several times faster than for a number."""
    while digit := patterns.DIGIT.search(text, position):
        start = digit.start()
        if start > position and text[start - 1] in ".·":
            start -= 1
        if start > position and text[start - 1] in "-\u2212\u2013":
            start -= 1
        if match := patterns.NUMBER.match(text, start) or patterns.NUMBER.match(text, digit.start()):
            return match
        position = digit.end()
    return None


def _with_wholes(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """`Of every 1,000 people, 5 ...`: a bare number counts out of the people named before in its sentence."""
    whole: Quantity | None = None
    for quantity in found:
        if whole and patterns.SENTENCE_END.search(text, whole.end, quantity.offset):
            whole = None
        if quantity.kind is QuantityKind.PEOPLE and patterns.WHOLE_FIRST.search(text[: quantity.offset]):
            whole = quantity
        elif whole and _counts_of(quantity, whole):
            quantity = quantity._replace(kind=QuantityKind.COUNT, whole=whole.value)
        yield quantity


def _counts_of(quantity: Quantity, whole: Quantity) -> bool:
    bare = quantity.kind in (QuantityKind.UNCLASSED, QuantityKind.PEOPLE)
    return bare and 0 <= quantity.value <= whole.value and quantity.high is None
