"""Lists of phrases as people write them, made into something that finds them fast.

One phrase a line. `a/b` is a choice of words, `[a/b]` may be left out, and what follows a semicolon says
where it counts: `may; not after who, which`, `best; not before supportive`, `more; after have, cause`, and
`worse; last` at the end of a clause. All lists share one walk over the words of a text, since most texts hold
no first word of most of them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[a-z0-9]+(?:[-'’][a-z0-9]+)*")
"""A word of a text in lower case."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of phrases as one pattern of lower case; `bit` marks the texts that hold a first word of it."""

    bit: int
    pattern: re.Pattern[str]

    def first_in(self, text: str) -> re.Match[str] | None:
        """The first of the phrases in a text, whatever its case."""
        every, words = _first_words(text)
        if not every & self.bit:
            return None
        lowered = _lowered(text)
        for found in words:
            if found & self.bit and (match := self.pattern.match(lowered, found >> _MOST_LISTS)):
                return match
        return None

    def first_between(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first of the phrases that begins between two offsets of a text."""
        every, words = _first_words(text)
        if not every & self.bit:
            return None
        lowered = _lowered(text)
        for found in words:
            place = found >> _MOST_LISTS
            if place >= end:
                return None
            if found & self.bit and place >= start and (match := self.pattern.match(lowered, place)):
                return match
        return None

    def begin(self, text: str) -> bool:
        """True where a text begins with one of them."""
        return self.pattern.match(_lowered(text)) is not None


def phrases(listed: str) -> Phrases:
    """The phrases of a list, one a line."""
    lines = [line.strip() for line in listed.strip().splitlines()]
    bit = 1 << len(_LISTS)
    firsts = {word for line in lines for word in re.split(r"[\s;]", line, maxsplit=1)[0].split("/")}
    for word in firsts:
        _BITS[word] = _BITS.get(word, 0) | bit
    _first_words.cache_clear()
    made = Phrases(bit, re.compile("|".join(_pattern_of(line) for line in lines)))
    _LISTS.append(made)
    return made


_LISTS: list[Phrases] = []
_BITS: dict[str, int] = {}
"""By first word, the bits of the lists that hold a phrase beginning with it."""


_MOST_LISTS = 64
"""Below this bit stand the lists, above it where the word begins."""


@lru_cache(maxsize=1 << 18)
def _first_words(text: str) -> tuple[int, tuple[int, ...]]:
    """The words of a text with which a phrase of some list begins, each as its place and its lists.

    Before them all their lists at once, since most texts hold no first word of most lists. Remembered for all
    texts of a large base, hence one number for place and lists.
    """
    known = _BITS.get
    every = 0
    words: list[int] = []
    for word in WORD.finditer(_lowered(text)):
        if bits := known(word[0]):
            every |= bits
            words.append(word.start() << _MOST_LISTS | bits)
    return every, tuple(words)


def _lowered(text: str) -> str:
    # Only where as many characters come out as went in, do the places stay true.
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _pattern_of(line: str) -> str:
    phrase, *conditions = (part.strip() for part in line.split(";"))
    before, after = ("".join(parts) for parts in zip(("", ""), *map(_beside, conditions), strict=True))
    first, *others = phrase.split()
    following = "".join(_following(token) for token in others)
    return rf"(?<![\w-]){before}{_choice(first)}{following}(?![\w-]){after}"


def _beside(condition: str) -> tuple[str, str]:
    """What a condition asks of the words before a phrase, and of those after it; or ValueError."""
    if condition == "last":
        return "", r"(?=\s*(?:[.,;:()]|$))"
    if (read := _CONDITIONS.fullmatch(condition)) is None:
        raise ValueError(f"no condition of a phrase: {condition!r}")
    where, listed = read.groups()
    words = [re.escape(word.strip()) for word in listed.split(",")]
    if where == "not before":
        return "", rf"(?!\s(?:{'|'.join(words)})\b)"
    if where == "not after":
        return "".join(rf"(?<!\b{word}\s)" for word in words), ""
    # Each of them has a length of its own, which one look behind may not have.
    behind = "|".join(rf"(?<=\b{word}\s)" for word in words)
    return f"(?:{behind})", ""


_CONDITIONS = re.compile("(not before|not after|after) (.+)")


def _following(token: str) -> str:
    return rf"(?:\s{_choice(token[1:-1])})?" if token.startswith("[") else rf"\s{_choice(token)}"


def _choice(token: str) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in token.split('/'))})"
