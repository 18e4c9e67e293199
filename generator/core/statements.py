"""What a sentence of the prose states that a reader may act on: effect, harm, frequency, course, advice.

A word alone says little, so most lists count only beside an outcome, an illness or people. What asks,
defines, tells history or speaks about methods is passed over; recall and false alarms are measured on
sentences that nobody looked at (`tests/cases/statements.yml`).
"""

import re

from generator.core import english_prose as words
from generator.core.quantities import Quantity, QuantityKind, quantities_in

_FREQUENCIES = frozenset(
    {
        QuantityKind.PERCENT,
        QuantityKind.COUNT,
        QuantityKind.RATIO,
        QuantityKind.INTERVAL,
        QuantityKind.NEEDED,
        QuantityKind.P_VALUE,
    }
)
_COUNTED = re.compile(
    r"\W+(?:\w+\W+){0,3}?(?:trials?|stud(?:y|ies)|records?|abstracts?|reviews?|reports?|outcomes?|sources?)\b",
    re.IGNORECASE,
)
"""What is counted there are papers, not people."""

_FEWEST_WORDS = 3
"""A single word of bidding says nothing yet."""


def statement_in(text: str) -> str:
    """What a sentence states, in a word with its article; empty where it states nothing medical."""
    if words.ASIDE.first_in(text):
        return ""
    if has_frequency(text):
        return "a frequency"
    if words.RESEARCH.first_in(text) and not words.SHOWN.first_in(text):
        return ""
    return _advice_or_harm(text) or _course(text)


def has_frequency(text: str) -> bool:
    """True where it gives a number of people, a ratio or an interval."""
    return any(_is_frequency(quantity, text) for quantity in quantities_in(text))


def _is_frequency(quantity: Quantity, text: str) -> bool:
    if quantity.kind not in _FREQUENCIES or quantity.bound:
        return False
    return not _COUNTED.match(text, quantity.offset + quantity.length)


def _advice_or_harm(text: str) -> str:
    if words.ADVICE.first_in(text) or _bids(text):
        return "advice"
    return "harm or safety" if words.HARMS.first_in(text) else ""


def _bids(text: str) -> bool:
    start = text.lstrip(" *_|\"'")
    return (
        len(start.split()) >= _FEWEST_WORDS
        and words.BIDDING.begin(start)
        and not words.BIDDING_READERS.begin(start)
    )


def _course(text: str) -> str:
    """An effect, a course or a frequency in words; definitions and history are passed over."""
    if words.BYGONE.search(text) or words.DONE.first_in(text):
        return ""
    if words.WORKS.first_in(text):
        return "an effect"
    is_ill = bool(words.OUTCOMES.first_in(text) or words.ILLNESS.search(text))
    is_treated = bool(words.TREATMENTS.first_in(text) or words.DRUG.search(text))
    if (is_ill or is_treated) and words.EFFECTS.first_in(text):
        return "an effect"
    is_of_people = is_ill or bool(words.PEOPLE.first_in(text))
    if is_of_people and words.PROGNOSIS.first_in(text):
        return "how an illness goes on"
    if is_of_people and words.FREQUENCIES.first_in(text):
        return "a frequency"
    if words.DEFINING.search(text):
        return ""
    # No verb of ours: a treatment is told of all the same, and an illness beside a time or a `may`.
    if is_treated:
        return "what a treatment does"
    return "how an illness goes on" if is_ill and words.COURSES.first_in(text) else ""
