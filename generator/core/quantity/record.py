"""The record of one number of a sentence: its kind, its exact value and its place.

Values are fractions as written, so that 40%, 4 in 10 and 2 in 5 are one share; how precise a number claims
to be stands in its decimals.
"""

from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from generator.core.vocabulary import Measure


class QuantityKind(StrEnum):
    """What a number of a sentence says."""

    PERCENT = "percent"
    COUNT = "count"
    """So many of so many: 38 of 95, 4 in 10, 10.7 per 1,000."""
    FRACTION = "fraction"
    """In words: half, a third, three quarters."""
    RATIO = "ratio"
    DIFFERENCE = "difference"
    MEAN = "mean"
    INTERVAL = "interval"
    NEEDED = "number-needed"
    LEVEL = "level"
    """The 95% of a confidence interval."""
    P_VALUE = "p-value"
    HETEROGENEITY = "heterogeneity"
    AGE = "age"
    TIME = "time"
    OFTEN = "often"
    """Three times a day."""
    DATE = "date"
    """A year, or the day of a date."""
    DOSE = "dose"
    MEASURED = "measured"
    """An amount with a unit that is no dose: 140 mmHg, 7 mmol/L."""
    SCORE = "score"
    PEOPLE = "people"
    STUDIES = "studies"
    LABEL = "label"
    """Part of a name: SF-36, type 2, grade 3."""
    UNCLASSED = "unclassed"

    __hash__ = str.__hash__
    """That of an enumeration is many times slower, and each number is looked up in several sets."""


_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.COUNT, QuantityKind.FRACTION})
RESULTS = _SHARES | {
    QuantityKind.RATIO,
    QuantityKind.DIFFERENCE,
    QuantityKind.MEAN,
    QuantityKind.INTERVAL,
    QuantityKind.NEEDED,
}
"""What a study finds."""


@lru_cache(maxsize=64)
def unit_of(decimals: int) -> Fraction:
    """One unit of the last digit, where so many stand after the point."""
    return Fraction(1, 10**decimals)


class Quantity(NamedTuple):
    """One number of a text, or a range of two, as written; a tuple, since a large base has a million."""

    kind: QuantityKind
    value: Fraction
    """In its own unit: 40 for 40%, 4 for 4 in 10, 1/3 for a third."""
    offset: int
    length: int
    decimals: int = 0
    high: Fraction | None = None
    """The second number of a range or interval."""
    whole: Fraction | None = None
    """Out of how many."""
    measure: Measure | None = None
    """Where the words name it."""
    unit: str = ""
    is_about: bool = False
    bound: int = 0
    """1 for at least and more than, -1 for at most and less than."""
    is_change: bool = False
    """True for 34% lower, 4 fewer in 1,000, by 5 points: the size of a difference, not a level."""

    @property
    def is_share(self) -> bool:
        """True for a part of a whole."""
        return self.kind in _SHARES

    @property
    def is_result(self) -> bool:
        """True for what a study finds; ages, times, doses and scores frame a finding."""
        return self.kind in RESULTS

    @property
    def share(self) -> Fraction | None:
        """The part of a whole as an exact fraction of 1; None for all that is no part of a whole."""
        return self.in_shares(self.value) if self.is_share else None

    @property
    def step(self) -> Fraction:
        """One unit of the last digit written, as a fraction of 1 for a part of a whole."""
        return self.in_shares(unit_of(self.decimals))

    @property
    def end(self) -> int:
        """Where the text goes on after it."""
        return self.offset + self.length

    def in_shares(self, number: Fraction) -> Fraction:
        """A number of its own unit as a fraction of 1, or unchanged where it is no part of a whole."""
        if self.kind is QuantityKind.PERCENT:
            return number / 100
        return number / self.whole if self.kind is QuantityKind.COUNT and self.whole else number

    def written_in(self, text: str) -> str:
        """Its own words in the text it was read from."""
        return text[self.offset : self.end]
