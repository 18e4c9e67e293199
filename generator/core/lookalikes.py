"""Letters of another script that pass for Latin ones, in a Latin word or as a whole word of a Latin text.

Greek letters are symbols in medicine (TNFα, μg, β-blocker), so at either end of a word they may stand beside
Latin ones; those that are drawn exactly like a Latin letter may not. A whole word passes for a Latin one if
each of its letters does, but not beside a word with a letter that only its own script has: that is quoted.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

_WORD = re.compile(r"[^\W\d_]+")
_OTHERS = frozenset(
    {"GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "FULLWIDTH", "MATHEMATICAL"}
)
"""Scripts, and sets of signs, with letters that are drawn like Latin ones."""
_SETS_OF_SIGNS = frozenset({"FULLWIDTH", "MATHEMATICAL"})
_DRAWN_LIKE_LATIN = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
_PASSES_FOR_LATIN = _DRAWN_LIKE_LATIN | frozenset(
    "АВСЕНІЈКМОРЅТХУҮԌԚԜасԁеһіјӏорԛѕухѵԝνυՍՏՕԼօոսհցզյᎪᎬᎻᎫᏦᏞᎷᏢᏚᎢᏙᎳᏃ"
)
"""Cyrillic, Greek, Armenian and Cherokee letters that are drawn like a Latin one in common fonts.

Chosen by eye, after the idea of Unicode's confusables; к, п and г are told apart from k, n and r.
"""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A letter of another script in a Latin word; `offset`, `word`: the word and where it begins.

    `is_whole`: no letter of the word is Latin.
    """

    word: str
    offset: int
    letter: str
    is_whole: bool = False

    @property
    def name(self) -> str:
        """`U+0430, Cyrillic small letter a`."""
        return f"U+{ord(self.letter):04X}, {unicodedata.name(self.letter).capitalize()}"


def lookalikes_in(text: str) -> Iterator[Lookalike]:
    """The words of a text with letters that only look Latin; none, quickly, in ASCII."""
    if text.isascii():
        return
    before = ""
    for match in _WORD.finditer(text):
        word = match[0]
        if not word.isascii():
            if (place := _place_in(word)) is not None:
                yield Lookalike(word, match.start(), word[place])
            elif _passes_whole(word) and not _is_quoted(word, before, text, match.end()):
                yield Lookalike(word, match.start(), word[0], is_whole=True)
        before = word


def _passes_whole(word: str) -> bool:
    # A Greek letter alone is a symbol.
    is_symbol = len(word) == 1 and _script_of(word) == "GREEK"
    return not is_symbol and all(map(_passes_for_latin, word))


def _passes_for_latin(letter: str) -> bool:
    if letter in _PASSES_FOR_LATIN:
        return True
    return _script_of(letter) in _SETS_OF_SIGNS and normalize("NFKC", letter).isascii()


def _is_quoted(word: str, before: str, text: str, end: int) -> bool:
    """True beside a word of the same script that no reader takes for Latin, or where no word is Latin."""
    following = _WORD.search(text, end)
    script = _script_of(word[0])
    for other in (before, following[0] if following else ""):
        if any(_script_of(letter) == script and not _passes_for_latin(letter) for letter in other):
            return True
    return not any(_script_of(letter) == "LATIN" for letter in text)


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
