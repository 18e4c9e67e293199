"""A number of a sentence while it is being read: its digits, and the words around it.

It is the only record here that is filled in steps; what comes out is a `Quantity`.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from generator.core.quantity import patterns, words
from generator.core.quantity.record import Quantity, QuantityKind
from generator.core.vocabulary import Measure

_LEAD = 56
"""How many characters before a number may say what it is."""

_STATED = frozenset(
    {QuantityKind.RATIO, QuantityKind.DIFFERENCE, QuantityKind.PERCENT, QuantityKind.MEAN, QuantityKind.LEVEL}
)


@dataclass(slots=True)
class Number:
    """Digits or a number word at a place, with what may tell its kind."""

    text: str
    start: int
    end: int
    before: Quantity | None
    """The quantity read before it."""
    value: Fraction = Fraction(0)
    high: Fraction | None = None
    decimals: int = 0
    is_word: bool = False
    has_percent: bool = False
    """True where the first number of a range has a percent sign of its own."""
    lead: tuple[str, ...] = ()
    """The nearest words before it that mean something, nearest first."""
    low: tuple[str, ...] = ()
    """The same in small letters."""
    key: str = ""
    """The nearest of them in small letters."""
    is_straight: bool = False
    """True where no word stands between it and the quantity before."""
    is_about: bool = False
    bound: int = 0
    is_bare: bool = False
    """True where nothing follows that could be a unit or a noun."""

    @property
    def is_in_interval(self) -> bool:
        """True where it begins an interval: after CI, or in brackets straight after a result."""
        if self.lead and (self.lead[0] in words.INTERVALS or self.key == "interval"):
            return True
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
    _read_lead(number)
    if match["word"]:
        word = match["word"].lower()
        number.is_word = True
        number.value = Fraction(1, 2) if word == "half" else Fraction(words.NUMBER_WORDS.get(word, 1))
        return number
    number.value, number.decimals = exact(match["digits"])
    if match["sign"]:
        number.value = -number.value
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


def _read_lead(number: Number) -> None:
    """What stands before a number: about, bounds, and the nearest words that mean something."""
    lowest = max(number.before.end if number.before else 0, number.start - _LEAD)
    piece = number.text[lowest : number.start]
    if "." in piece or ";" in piece or "?" in piece or "!" in piece:
        piece = patterns.SENTENCE_END.split(piece)[-1]
    lead = patterns.LEAD_WORD.findall(piece)[::-1]
    number.is_straight = not lead
    position = 0
    while position < len(lead):
        taken = _take_modifier(number, lead[position], lead[position + 1] if position + 1 < len(lead) else "")
        if not taken:
            break
        position += taken
    number.lead = tuple(lead[position:])
    number.low = tuple([word.lower() for word in number.lead])
    number.key = number.low[0] if number.low else ""


def _take_modifier(number: Number, written: str, following: str) -> int:
    """How many words a modifier before the number takes; 0 where the word is none."""
    word, following = written.lower(), following.lower()
    if word in words.ABOUT or (word in words.BOUNDS and following == "just"):
        number.is_about = True
    elif word in words.BOUNDS:
        number.bound = words.BOUNDS[word]
    elif word == "than" and following in words.MORE_THAN:
        number.bound = words.MORE_THAN[following]
        return 1 if following in words.AGES else 2
    elif word == "to" and following == "up":
        number.bound = -1
        return 2
    elif word not in words.FILLERS:
        return 0
    return 1


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
