"""Words that mix alphabets: a letter of another script that looks like a Latin one hides in a Latin word.

Greek letters are symbols in medicine (TNFα, μg, β-blocker), so at either end of a word they may stand beside
Latin ones; those that are drawn exactly like a Latin letter may not.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_OTHERS = frozenset(
    {"GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "FULLWIDTH", "MATHEMATICAL"}
)
"""Scripts, and sets of signs, with letters that are drawn like Latin ones."""
_DRAWN_LIKE_LATIN = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A letter of another script in a Latin word; `offset`, `word`: the word and where it begins."""

    word: str
    offset: int
    letter: str

    @property
    def name(self) -> str:
        """`U+0430, Cyrillic small letter a`."""
        return f"U+{ord(self.letter):04X}, {unicodedata.name(self.letter).capitalize()}"


def lookalikes_in(text: str) -> Iterator[Lookalike]:
    """The words of a text that mix Latin letters with letters that only look so; none, quickly, in ASCII."""
    if text.isascii():
        return
    for match in _WORD.finditer(text):
        word = match[0]
        if not word.isascii() and (place := _place_in(word)) is not None:
            yield Lookalike(word, match.start(), word[place])


def _place_in(word: str) -> int | None:
    scripts = [_script_of(letter) for letter in word]
    if "LATIN" not in scripts:
        return None
    last = len(word) - 1
    for place, script in enumerate(scripts):
        is_symbol = script == "GREEK" and place in (0, last) and word[place] not in _DRAWN_LIKE_LATIN
        if script in _OTHERS and not is_symbol:
            return place
    return None


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
