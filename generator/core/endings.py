"""Names known by their endings, as hepatitis and propranolol are: a list of endings that is read fast.

The last letters of each word are looked up first, since nearly every word ends otherwise.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_NAME = re.compile(r"[a-z]{5,}")
_LOOKED_UP = 3


@dataclass(frozen=True, slots=True)
class Endings:
    """Endings of names, each after at least `fewest` letters; with or without the s of a plural."""

    endings: tuple[str, ...]
    last_letters: frozenset[str]
    fewest: int

    def are_in(self, text: str) -> bool:
        """True where a word of the text ends with one of them."""
        for name in _names_in(text):
            if name[-_LOOKED_UP:] in self.last_letters and self._end(name):
                return True
            if name[-1] == "s" and name[-_LOOKED_UP - 1 : -1] in self.last_letters and self._end(name[:-1]):
                return True
        return False

    def _end(self, name: str) -> bool:
        return any(
            name.endswith(ending) and len(name) >= len(ending) + self.fewest for ending in self.endings
        )


@lru_cache(maxsize=64)
def _names_in(text: str) -> tuple[str, ...]:
    # Several lists are asked of one text, one after the other.
    return tuple(_NAME.findall(text.lower()))


def endings(listed: str, fewest: int) -> Endings:
    """The endings of a list, between blanks, of three letters at least."""
    every = tuple(listed.split())
    return Endings(every, frozenset(ending[-_LOOKED_UP:] for ending in every), fewest)
