"""A number of a sentence while it is being read: its digits, and the words around it.

It is the only record here that is filled in steps; what comes out is a `Quantity`.
"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from generator.core.quantity import patterns, words
from generator.core.quantity.record import Quantity, QuantityKind
from generator.core.vocabulary import Measure

_LEAD = 56
"""How many characters before a number may say what it is."""

_ENDINGS = ".,;:)]"

_STATED = frozenset(
    {QuantityKind.RATIO, QuantityKind.DIFFERENCE, QuantityKind.PERCENT, QuantityKind.MEAN, QuantityKind.LEVEL}
)


class Lead(NamedTuple):
    """What stands before a number."""

    written: tuple[str, ...]
    """The nearest words before it that mean something, nearest first."""
    low: tuple[str, ...]
    """The same in small letters."""
    is_straight: bool
    """True where no word stands between it and the quantity before."""
    is_about: bool
    bound: int


class Number:
    """Digits or a number word at a place, with what may tell its kind.

    What is not known of every number has its default in the class: a large base has a million numbers.
    """

    value: Fraction = Fraction(0)
    high: Fraction | None = None
    decimals: int = 0
    is_word: bool = False
    has_percent: bool = False
    """True where the first number of a range has a percent sign of its own."""
    is_bare: bool = False
    """True where nothing follows that could be a unit or a noun."""

    def __init__(self, text: str, start: int, end: int, before: Quantity | None) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.before = before
        """The quantity read before it."""
        lowest = max(before.end if before else 0, start - _LEAD)
        self.lead, self.low, self.is_straight, self.is_about, self.bound = lead_in(text[lowest:start])
        self.key = self.low[0] if self.low else ""
        """The nearest word before it in small letters."""

    @property
    def is_in_interval(self) -> bool:
        """True where it begins an interval: after CI, or in brackets straight after a result."""
        if self.lead:
            return self.lead[0] in words.INTERVALS or self.key == "interval"
        if not (self.is_straight and self.before and self.before.kind in _STATED):
            return False
        return self.before.kind is QuantityKind.LEVEL or self.text[self.start - 1] in "(["

    @property
    def is_change(self) -> bool:
        """True after `by`, `a reduction of` and their like."""
        return self.key in words.CHANGE_BEFORE

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What follows the number."""
        return None if self.is_bare else pattern.match(self.text, self.end)

    def quantity(
        self,
        kind: QuantityKind,
        match: re.Match[str] | None = None,
        *,
        end: int = 0,
        whole: Fraction | None = None,
        measure: Measure | None = None,
        unit: str = "",
        bound: int | None = None,
        is_change: bool = False,
    ) -> Quantity:
        """The quantity of this number, up to `end` or the end of what matched behind it."""
        stop = end or (match.end() if match else self.end)
        return Quantity(
            kind,
            self.value,
            self.start,
            stop - self.start,
            self.decimals,
            self.high,
            whole,
            measure,
            unit,
            self.is_about,
            self.bound if bound is None else bound,
            is_change,
        )


def number_at(text: str, match: re.Match[str], before: Quantity | None) -> Number:
    """The number that `patterns.START` found, with its range and the words before it."""
    number = Number(text, match.start(), match.end(), before)
    if match["word"]:
        word = match["word"].lower()
        number.is_word = True
        number.value = Fraction(1, 2) if word == "half" else Fraction(words.NUMBER_WORDS.get(word, 1))
        return number
    number.value, number.decimals = exact(match["digits"])
    if match["sign"]:
        number.value = -number.value
    following = text[number.end : number.end + 1]
    # Nothing that a pattern knows begins like this, but the second number of `0.5, 0.8` in an interval.
    number.is_bare = following in _ENDINGS and not (following in ",;" and number.is_in_interval)
    if not number.is_bare:
        _read_range(number)
        number.is_bare = patterns.FOLLOWED.match(text, number.end) is None
    return number


@lru_cache(maxsize=1 << 14)
def exact(written: str) -> tuple[Fraction, int]:
    """The value of digits as written (`1,000`, `0·66`, `0,7`, `-.5`), and how many stand after the point."""
    sign = -1 if written[0] in "-−–" else 1
    plain = patterns.GROUPING.sub("", written.lstrip("-−–")).replace("·", ".").replace(",", ".")
    units, _, decimals = plain.partition(".")
    return Fraction(sign * int(units + decimals), 10 ** len(decimals)), len(decimals)


@lru_cache(maxsize=1 << 14)
def lead_in(piece: str) -> Lead:
    """What the text before a number says of it: about, bounds, and the nearest words that mean something."""
    if "." in piece or ";" in piece or "?" in piece or "!" in piece:
        piece = patterns.SENTENCE_END.split(piece)[-1]
    lead = patterns.LEAD_WORD.findall(piece)[::-1]
    low = [word.lower() for word in lead]
    is_about, bound, position = False, 0, 0
    while position < len(low):
        modifier = _modifier_of(low[position], low[position + 1] if position + 1 < len(low) else "")
        if not modifier:
            break
        taken, says_about, limit = modifier
        is_about, bound = is_about or says_about, limit or bound
        position += taken
    return Lead(tuple(lead[position:]), tuple(low[position:]), not lead, is_about, bound)


def _modifier_of(word: str, following: str) -> tuple[int, bool, int] | None:
    """How many words a modifier takes, whether it says about, and its bound; None where the word is none."""
    if word in words.ABOUT or (word in words.BOUNDS and following == "just"):
        return 1, True, 0
    if word in words.BOUNDS:
        return 1, False, words.BOUNDS[word]
    if word == "than" and following in words.MORE_THAN:
        return 1 if following in words.AGES else 2, False, words.MORE_THAN[following]
    if word == "to" and following == "up":
        return 2, False, -1
    return (1, False, 0) if word in words.FILLERS else None


def _read_range(number: Number) -> None:
    """A second number after `to`, a dash, or `and` after between; after a comma only inside an interval."""
    match = number.match(patterns.RANGE)
    if not match:
        return
    by = match["by"].strip()
    if (by == "and" and number.key != "between") or (by in (",", ";") and not number.is_in_interval):
        return
    number.high, decimals = exact(match["high"])
    number.decimals = max(number.decimals, decimals)
    number.has_percent = bool(match["percent"])
    number.end = match.end()
