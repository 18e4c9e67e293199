"""The amounts of a text that no number tells: `halves` and `doubles`, half a year, within a week, a litre.

They are read for the comparison of two wordings alone. An estimate is not asked for them, since whoever
writes `within a week` seldom means seven days.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.core import english_amounts as english
from generator.core.english_letters import in_english_letters
from generator.core.phrases import Kinds
from generator.core.quantities import Quantity, QuantityKind
from generator.core.quantity import words

_ANY = Kinds({0: english.FACTORS, 1: english.EVERY_SO_MANY, 2: english.UNITS_IN_WORDS})
_BEFORE = 24
_VOLUMES_AND_MASSES = ("l", "k")
_HALF = Fraction(1, 2)
_TELLING_LETTERS = 3


def spoken_amounts(text: str) -> tuple[Quantity, ...]:
    """The ratios, shares, times, volumes and masses of a text in words; none, quickly, in most texts."""
    if not _ANY.may_be_in(text):
        return ()
    text = in_english_letters(text)
    return (*_factors_in(text), *_shares_in(text), *_amounts_in(text))


def _factors_in(text: str) -> Iterator[Quantity]:
    for match in english.FACTORS.every_in(text):
        before = text[max(match.start() - _BEFORE, 0) : match.start()]
        if not english.MORE_THAN.search(before):
            yield Quantity(
                QuantityKind.RATIO,
                english.FACTOR_OF[match[0][:_TELLING_LETTERS]],
                match.start(),
                len(match[0]),
                is_about=english.NEARLY.search(before) is not None,
                is_change=True,
            )


def _shares_in(text: str) -> Iterator[Quantity]:
    for match in english.EVERY_SO_MANY.every_in(text):
        value = english.PART_OF[match[0].split()[1]]
        yield Quantity(QuantityKind.FRACTION, value, match.start(), len(match[0]))


def _amounts_in(text: str) -> Iterator[Quantity]:
    for unit in english.UNITS_IN_WORDS.every_in(text):
        low = max(unit.start() - _BEFORE, 0)
        if said := english.ONE_OR_HALF.search(text[low : unit.start()]):
            value = _value_of(said)
            start = low + said.start()
            name = unit[0].removesuffix("s")
            kind = QuantityKind.MEASURED if name.startswith(_VOLUMES_AND_MASSES) else QuantityKind.TIME
            # Whoever says a week instead of seven days does not count.
            yield Quantity(kind, value, start, unit.end() - start, unit=name, is_about=True)


def _value_of(said: re.Match[str]) -> Fraction:
    if said["more"]:
        return words.NUMBER_WORDS[said["more"].lower()] + _HALF
    return _HALF if said["half"] else Fraction(1)
