"""Which way a sentence points: to less or more of something, and to better or worse for people.

Silent wherever the words leave room: a second direction, a denial or a doubt about it in the first sentence
means that nobody can tell from the words alone.
"""

from collections.abc import Mapping
from functools import lru_cache

from generator.core import english
from generator.core.phrases import Phrases
from generator.core.sentences import first_sentence

_AMOUNTS = {-1: english.LOWER, 0: english.SAME, 1: english.HIGHER}
_BENEFITS = {-1: english.WORSE, 1: english.BETTER}


@lru_cache(maxsize=1 << 18)
def amount_in(text: str) -> int | None:
    """-1, 0 or 1 for lower, no different and higher; None where the first sentence leaves room."""
    return _only_one(text, _AMOUNTS)


@lru_cache(maxsize=1 << 18)
def benefit_in(text: str) -> int | None:
    """1 or -1 for better and worse; None where the first sentence leaves room."""
    return _only_one(text, _BENEFITS)


def _only_one(text: str, listed: Mapping[int, Phrases]) -> int | None:
    matches = {sign: words.first_in(text) for sign, words in listed.items()}
    if not any(matches.values()):
        return None
    end = len(first_sentence(text))
    found = {sign for sign, match in matches.items() if match and match.start() < end}
    denied = english.DENIED.first_in(text)
    if len(found) != 1 or (0 not in found and denied and denied.start() < end):
        return None
    return found.pop()
