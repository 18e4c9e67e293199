"""How often a text says that something is taken: so many times in so many days.

A text that leaves a choice (`once or twice a day`, `up to four times a day`) says nothing that could differ.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from generator.core.english_letters import in_english_letters

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "twelve": 12}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_DAYS = {
    "hour": Fraction(1, 24),
    **dict.fromkeys(("day", "night", "morning", "evening", "dai"), Fraction(1)),
    "week": Fraction(7),
    "month": Fraction(30),
}
_NUMBER = rf"\d{{1,9}}|{'|'.join(_NUMBERS)}"
_PERIOD = "day|night|morning|evening|week|month"
_TAKEN = re.compile(
    rf"\b(?:{'|'.join(_TIMES)}|(?:{_NUMBER}) times)"
    rf"(?: (?:a|per|each|every) (?P<per>{_PERIOD})| (?P<adverb>dai|night|week|month)ly)\b"
    rf"|\bevery (?:(?P<number>{_NUMBER}) (?P<periods>hour|day|week|month)s"
    rf"|(?P<other>other|second) (?P<second>day|night|week|month)|(?P<every>{_PERIOD}))\b"
    r"|\b(?P<alone>dai|night|week|month)ly\b"
    r"|(?<=(?:mg|µg|cg|ml|mL|ts|ms|et|le) )(?:a|per) (?P<rate>day|week)\b",
    re.IGNORECASE,
)
"""The last form is that of an amount: `200 mg a day`, `20 micrograms a week`, `1 tablet per day`."""
_SIGNS = ("day", "week", "month", "night", "every", "Every", "once", "Once", "twice", "times", "daily")
_OPEN = re.compile(r"\b(?:up to|at most|at least|or|to|needed|required|maximum|than)\b", re.IGNORECASE)
_BEFORE = 12
"""So many characters before a rhythm may leave it open."""


class Rhythm(NamedTuple):
    """So many times in so many days; no number where the text only names the period."""

    times: int | None
    days: Fraction
    offset: int
    length: int

    def may_be(self, other: "Rhythm") -> bool:
        """True where both may say the same."""
        if self.times is None or other.times is None:
            return self.days == other.days
        return self.times / self.days == other.times / other.days


def rhythms_in(text: str) -> tuple[Rhythm, ...]:
    """How often a text says that something is taken, from left to right."""
    # Looking for words is many times cheaper than the pattern, and few texts hold one.
    return tuple(_rhythms(text)) if any(sign in text for sign in _SIGNS) else ()


def _rhythms(text: str) -> Iterator[Rhythm]:
    text = in_english_letters(text)
    for match in _TAKEN.finditer(text):
        around = text[max(0, match.start() - _BEFORE) : match.end() + _BEFORE]
        times, days = _reading(match)
        if times != 0 and days and not _OPEN.search(around):
            yield Rhythm(times, days, match.start(), len(match[0]))


def _reading(match: re.Match[str]) -> tuple[int | None, Fraction]:
    if period := match["periods"]:
        days = _DAYS[period.lower()] * _number(match["number"])
        # Every 8 hours is three times a day.
        return (int(1 / days), Fraction(1)) if 0 < days < 1 else (1, days)
    if period := match["second"]:
        return 1, _DAYS[period.lower()] * 2
    if period := match["per"] or match["adverb"]:
        first = match[0].split()[0].lower()
        return _TIMES.get(first) or _number(first), _DAYS[period.lower()]
    return None, _DAYS[(match["every"] or match["alone"] or match["rate"]).lower()]


def _number(word: str) -> int:
    return _NUMBERS.get(word.lower()) or int(word)
