"""What a sentence of the prose states that a reader may act on: effect, harm, frequency, course, advice.

A word alone says little, so most lists count only beside an outcome, an illness or people. What asks,
defines, tells history or speaks about methods is passed over; recall and false alarms are measured on
sentences that nobody looked at (`tests/cases/statements.yml`).
"""

import re
from typing import NamedTuple

from generator.core import english_asides as asides
from generator.core import english_prose as words
from generator.core import english_subjects as subjects
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

_MARKUP = " *_|\"'"
_FEWEST_WORDS = 3
"""A single word of bidding says nothing yet."""


def statement_in(text: str, head: str = "") -> str:
    """What a sentence states, in a word with its article; empty where it states nothing medical.

    `head`: that of its table, where it is a row of one.
    """
    if asides.ASIDE.first_in(text) or (head and asides.MEANINGS.first_in(head)):
        return ""
    if has_frequency(text):
        return "a frequency"
    if asides.RESEARCH.first_in(text) and not asides.SHOWN.first_in(text):
        is_claimed = words.CLAIMED.first_in(text) and subjects.OUTCOMES.first_in(text)
        return "an effect" if is_claimed or words.IN_STEP.search(text) else ""
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
    return any(_is_bidding(part) for part in text.split(": ", 1))


def _is_bidding(text: str) -> bool:
    start = text.lstrip(_MARKUP)
    return (
        len(start.split()) >= _FEWEST_WORDS
        and words.BIDDING.begin(start)
        and not asides.BIDDING_READERS.begin(start)
    )


class _Topics(NamedTuple):
    """What a sentence is about."""

    is_ill: bool
    is_treated: bool
    is_of_body: bool
    is_of_people: bool


def _topics_of(text: str) -> _Topics:
    return _Topics(
        bool(subjects.OUTCOMES.first_in(text) or subjects.ILLNESS.are_in(text)),
        bool(subjects.TREATMENTS.first_in(text) or subjects.DRUG.are_in(text)),
        bool(subjects.BODY.first_in(text)),
        bool(subjects.PEOPLE.first_in(text)),
    )


def _course(text: str) -> str:
    """An effect, a course or a frequency in words; definitions and history are passed over."""
    if asides.BYGONE.search(text) or asides.DONE.first_in(text):
        return ""
    topics = _topics_of(text)
    return _told(text, topics) or _about(text, topics)


def _told(text: str, topics: _Topics) -> str:
    """What a word of ours tells of these topics."""
    is_topical = topics.is_ill or topics.is_treated or topics.is_of_body
    if words.WORKS.first_in(text) or (", the " in text and words.IN_STEP.search(text)):
        return "an effect"
    is_made_so = "make" in text and words.MADE_SO.search(text)
    if is_topical and (is_made_so or words.EFFECTS.first_in(text)):
        return "an effect"
    is_of_people = topics.is_ill or topics.is_of_body or topics.is_of_people
    if words.BY_ITSELF.first_in(text) or (is_of_people and words.PROGNOSIS.first_in(text)):
        return "how an illness goes on"
    return "a frequency" if is_of_people and words.FREQUENCIES.first_in(text) else ""


def _about(text: str, topics: _Topics) -> str:
    """What a sentence is about without a word of ours: of health there is seldom anything else to tell."""
    if asides.DEFINING.match(text) or asides.EXPLAINING.search(text) or asides.PAST.first_in(text):
        return ""
    if topics.is_treated:
        return "what a treatment does"
    is_of_health = topics.is_ill or topics.is_of_body
    if is_of_health and words.COURSES.first_in(text):
        return "how an illness goes on"
    start = text.lstrip(_MARKUP)
    if asides.POINTING.begin(start) or (not topics.is_ill and subjects.ANATOMY.first_in(text)):
        return ""
    begins_with_people = subjects.PEOPLE.begin(start)
    return "something about health" if is_of_health or begins_with_people else ""
