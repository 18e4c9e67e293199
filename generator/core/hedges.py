"""How sure a sentence sounds: plain, probably, may, or very uncertain, as GRADE words its four levels.

A text sounds as unsure as its weakest hedge and as sure as its first sentence; where the two disagree about
a finding, there is none. Source: GRADE guidelines 26, informative statements.
"""

import re
from functools import lru_cache

from generator.core import english
from generator.core.phrases import Kinds
from generator.core.sentences import first_sentence

FIRMEST = 4
"""The level of a sentence without any hedge."""

_VAGUE = 0
_HEDGES = Kinds({**english.HEDGES, _VAGUE: english.VAGUE_HEDGES})
_WORDS_OF_LEVEL = {
    4: "without a hedge",
    3: "with 'probably'",
    2: "with 'may'",
    1: "with 'very uncertain' or 'we do not know'",
}


@lru_cache(maxsize=1 << 18)
def hedge_levels(text: str) -> frozenset[int] | None:
    """The levels of all hedges of a text; None where it hedges in words of no level."""
    found = _HEDGES.firsts_in(text)
    return None if _VAGUE in found else frozenset(found)


def sounds_too_sure(text: str, level: int) -> bool:
    """True where no hedge of a text is as weak as the certainty's level asks for."""
    levels = hedge_levels(text)
    return levels is not None and min(levels, default=FIRMEST) > level


def sounds_too_unsure(text: str, level: int) -> bool:
    """True where the first sentence hedges more than the level asks for, and nothing after makes it good."""
    levels = hedge_levels(text)
    if not levels or level in levels:
        return False
    first = hedge_levels(first_sentence(text))
    return first is not None and bool(first) and max(first) < level


def differing_levels(stated: str, told: str) -> tuple[int, int] | None:
    """The levels of two wordings whose weakest hedges differ; None where one hedges in words of no level."""
    levels = hedge_levels(stated), hedge_levels(told)
    if levels[0] is None or levels[1] is None:
        return None
    ours, theirs = (min(one, default=FIRMEST) for one in levels if one is not None)
    return (ours, theirs) if ours != theirs else None


def firmness_of(verdict: str) -> int | None:
    """How firm a verdict is, from 4 (yes, no) to 0 (it depends); None for one that begins otherwise."""
    for level, beginnings in english.VERDICTS.items():
        if beginnings.begin(verdict):
            later = hedge_levels(verdict) or frozenset()
            return min(level, min(later, default=level))
    return None


def most_doubtful_hedge(text: str) -> re.Match[str] | None:
    """The first of the hedges that make a text sound as unsure as it does."""
    found = _HEDGES.firsts_in(text)
    return found[min(found)] if found else None


def surest_first_hedge(text: str) -> re.Match[str] | None:
    """The first of the hedges that make the first sentence of a text sound as sure as it does."""
    found = _HEDGES.firsts_in(first_sentence(text))
    return found[max(found)] if found else None


def opening_of(verdict: str) -> str:
    """The words with which a verdict answers, such as `Probably`; empty where it begins otherwise."""
    found = (beginnings.beginning(verdict) for beginnings in english.VERDICTS.values())
    return next((verdict[: match.end()] for match in found if match), "")


def wording_of_level(level: int) -> str:
    """How a sentence of a level is worded, as a hint says it."""
    return _WORDS_OF_LEVEL[level]
