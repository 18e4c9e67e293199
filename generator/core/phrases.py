"""Lists of phrases as people write them, made into something that finds them fast.

One phrase a line. `a/b` is a choice of words, `[a/b]` may be left out, and what follows a semicolon says
where it counts: `may; not after who, which`, `best; not before supportive`, `more; after have, cause`, and
`worse; last` at the end of a clause. All lists share one walk over the words of a text, since most texts hold
no first word of most of them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache, reduce
from operator import or_
from sys import maxsize
from typing import Generic, TypeVar

from generator.core.english_letters import in_small_letters

WORD = re.compile(r"[a-z0-9]+(?:[-'’][a-z0-9]+)*")
"""A word of a text in lower case."""

_WORDS_APART = re.compile(f"({WORD.pattern})")
"""Parts a text into its words and what stands between them, which is faster than finding each word."""


_K = TypeVar("_K")


class Phrases:
    """A list of phrases as one pattern of lower case; `bit` marks the texts that hold a first word of it."""

    def __init__(self, bit: int, written: str) -> None:
        self.bit = bit
        self._written = written

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when first needed: many commands judge no words."""
        return re.compile(self._written)

    def first_in(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first of the phrases in a text, whatever its case, that begins between two offsets."""
        every, lowered, places, lists = _read(text)
        bit = self.bit
        if not every & bit:
            return None
        for place, held in zip(places, lists, strict=True):
            if held & bit and start <= place < end and (match := self.pattern.match(lowered, place)):
                return match
        return None

    def every_in(self, text: str) -> Iterator[re.Match[str]]:
        """All of the phrases in a text, from left to right."""
        every, lowered, places, lists = _read(text)
        if every & self.bit:
            for place, held in zip(places, lists, strict=True):
                if held & self.bit and (match := self.pattern.match(lowered, place)):
                    yield match

    def begin(self, text: str) -> bool:
        """True where a text begins with one of them."""
        return self.beginning(text) is not None

    def beginning(self, text: str) -> re.Match[str] | None:
        """The phrase with which a text begins."""
        return self.pattern.match(in_small_letters(text))


class Kinds(Generic[_K]):
    """Several lists, each under its kind, that are looked for in one walk."""

    def __init__(self, listed: Mapping[_K, Phrases]) -> None:
        self._listed = tuple((kind, phrases.bit, phrases) for kind, phrases in listed.items())
        self._bits = reduce(or_, (phrases.bit for phrases in listed.values()))

    def may_be_in(self, text: str) -> bool:
        """False, quickly, for a text without a first word of any of the phrases."""
        return _read(text)[0] & self._bits != 0

    def firsts_in(self, text: str, start: int = 0, end: int = maxsize) -> dict[_K, re.Match[str]]:
        """By kind, the first of its phrases in a text that begins between two offsets."""
        found: dict[_K, re.Match[str]] = {}
        every, lowered, places, lists = _read(text)
        bits = self._bits
        if not every & bits:
            return found
        for place, held in zip(places, lists, strict=True):
            if held & bits and start <= place < end:
                for kind, bit, listed in self._listed:
                    if held & bit and kind not in found and (match := listed.pattern.match(lowered, place)):
                        found[kind] = match
        return found


def phrases(listed: str) -> Phrases:
    """The phrases of a list, one a line."""
    lines = [line.strip() for line in listed.strip().splitlines()]
    bit = 1 << len(_LISTS)
    firsts = {word for line in lines for word in re.split(r"[\s;]", line, maxsplit=1)[0].split("/")}
    for word in firsts:
        _BITS[word] = _BITS.get(word, 0) | bit
    _read.cache_clear()
    made = Phrases(bit, rf"(?<![\w-])(?:{'|'.join(map(_pattern_of, lines))})")
    _LISTS.append(made)
    return made


_LISTS: list[Phrases] = []
_BITS: dict[str, int] = {}
"""By first word, the bits of the lists that hold a phrase beginning with it."""


_Read = tuple[int, str, tuple[int, ...], tuple[int, ...]]
"""A text in lower case, and its words with which a phrase of some list begins.

First all lists of these words at once, since most texts hold no first word of most lists; then the text; then
where the words begin, and which lists each of them may begin. These are remembered for all texts of a large
base, hence two tuples of numbers that exist already.
"""


@lru_cache(maxsize=1 << 18)
def _read(text: str) -> _Read:
    known = _BITS.get
    lowered = in_small_letters(text)
    every = place = 0
    places: list[int] = []
    lists: list[int] = []
    for piece in _WORDS_APART.split(lowered):
        if held := known(piece):
            every |= held
            places.append(place)
            lists.append(held)
        place += len(piece)
    return every, lowered, tuple(places), tuple(lists)


def _pattern_of(line: str) -> str:
    """A phrase, each of its first words by itself, since one that begins otherwise is passed over at once."""
    phrase, *conditions = (part.strip() for part in line.split(";"))
    first, *others = phrase.split()
    following = "".join(_following(token) for token in others)
    return "|".join(_beginning_with(word, following, conditions) for word in map(re.escape, first.split("/")))


def _beginning_with(word: str, following: str, conditions: list[str]) -> str:
    asked = (_beside(condition, word) for condition in conditions)
    before, after = ("".join(parts) for parts in zip(("", ""), *asked, strict=True))
    return rf"{word}{before}{following}(?![\w-]){after}"


def _beside(condition: str, first: str) -> tuple[str, str]:
    """What a condition asks before a phrase, behind the first word of it, and after it; or ValueError."""
    if condition == "last":
        return "", r"(?=\s*(?:[.,;:()]|$))"
    if (read := _CONDITIONS.fullmatch(condition)) is None:
        raise ValueError(f"no condition of a phrase: {condition!r}")
    where, listed = read.groups()
    words = [re.escape(word.strip()) for word in listed.split(",")]
    if where == "not before":
        return "", rf"(?!\s(?:{'|'.join(words)})\b)"
    if where == "not after":
        return "".join(rf"(?<!\b{word}\s{first})" for word in words), ""
    # Each of them has a length of its own, which one look behind may not have.
    behind = "|".join(rf"(?<=\b{word}\s{first})" for word in words)
    return f"(?:{behind})", ""


_CONDITIONS = re.compile("(not before|not after|after) (.+)")


def _following(token: str) -> str:
    return rf"(?:\s{_choice(token[1:-1])})?" if token.startswith("[") else rf"\s{_choice(token)}"


def _choice(token: str) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in token.split('/'))})"
