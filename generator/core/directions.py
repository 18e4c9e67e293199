"""Which way a sentence points: to less or more of something, and to better or worse for people.

Read is the first sentence without what it begins with: for whom or when it holds. Silent wherever the words
leave room: two directions, a doubt before the one, or a contrast anywhere mean that nobody can tell from the
words alone.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.core import english
from generator.core.phrases import Kinds
from generator.core.sentences import first_sentence

AMOUNTS = {-1: "lower", 0: "no different", 1: "higher"}
BENEFITS = {-1: "worse", 1: "better"}

_AMOUNTS = Kinds({-1: english.LOWER, 0: english.SAME, 1: english.HIGHER})
_BENEFITS = Kinds({-1: english.WORSE, 1: english.BETTER})
_GOOD = Kinds({0: english.GOOD_THINGS, -1: english.WORSE, 1: english.BETTER})
_CIRCUMSTANCES = re.compile(
    r"(?:If|In|For|Among|When|After|With|Over|Compared)\b(?:\([^)]{0,200}\)|[^,.;()]){0,400},\s"
)


class Pointing(NamedTuple):
    """-1, 0 or 1 for lower or worse, no different, and higher or better; or that it is not so.

    `offset`, `length`: the word that says so.
    """

    sign: int
    is_denied: bool = False
    offset: int = 0
    length: int = 0

    def named(self, words: Mapping[int, str]) -> str:
        """What it says, with the word for each sign."""
        return f"not {words[self.sign]}" if self.is_denied else words[self.sign]

    def contradicts(self, other: "Pointing") -> bool:
        """True where both cannot be said of the same thing."""
        if self.is_denied or other.is_denied:
            return self.sign == other.sign and self.is_denied != other.is_denied
        return self.sign != other.sign


@lru_cache(maxsize=1 << 18)
def amount_in(text: str) -> Pointing | None:
    """Whether a sentence says lower, no different or higher; None where it leaves room."""
    return pointing_of(text, _AMOUNTS)


@lru_cache(maxsize=1 << 18)
def benefit_in(text: str) -> Pointing | None:
    """Whether a sentence says better or worse; None where it leaves room, as less of what is worse does."""
    found = pointing_of(text, _BENEFITS)
    return None if found and english.LOWER.first_in(first_sentence(text)) else found


def tells_of_good(text: str) -> bool:
    """True where a sentence tells of something of which more is better."""
    return _GOOD.may_be_in(text) and bool(_GOOD.firsts_in(text, 0, len(first_sentence(text))))


def pointing_of(text: str, directions: Kinds[int]) -> Pointing | None:
    """The only one of some directions in the first sentence of a text; None where it leaves room."""
    if not directions.may_be_in(text):
        return None
    end = len(first_sentence(text))
    circumstances = _CIRCUMSTANCES.match(text, 0, end)
    begin = circumstances.end() if circumstances else 0
    found = directions.firsts_in(text, begin, end)
    if len(found) != 1 or english.CONTRASTED.first_in(text, begin, end):
        return None
    [(sign, match)] = found.items()
    place, length = match.start(), len(match[0])
    if sign and (denied := english.DENIED.first_in(text, begin, place)):
        is_denied = _is_all_denied(text, denied, place)
        return Pointing(sign, True, place, length) if is_denied else None
    return Pointing(sign, False, place, length)


def _is_all_denied(text: str, denied: re.Match[str], place: int) -> bool:
    """True where the first denial denies the direction at `place` itself, and is the only one before it."""
    not_done = english.NOT_DONE.first_in(text, denied.start(), place)
    is_alone = not english.DENIED.first_in(text, denied.end(), place)
    return not_done is not None and not_done.start() == denied.start() and is_alone
