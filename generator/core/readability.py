"""How hard a text is to read: the Flesch-Kincaid grade, measured here without any word list or network.

Grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid and others, 1975). A syllable
is a run of vowels (a, e, i, o, u, y); a silent final e, es or ed is none. A word that the glossary explains
counts as two syllables at most: the page explains it, and no easier word exists.
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

LONGEST_SENTENCE = 25
"""Words of a sentence for patients (rule: GOV.UK content design, sentences of 25 words at most)."""
FEWEST_WORDS = 100
"""Below so many words the grade says nothing: the formula was made for samples of a hundred."""

_MOST_OF_EXPLAINED = 2
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d[\d,.]*\d|\d")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouyl]e|[aeiouy]le|[^aeiouycghlsxz]es|[aeiouy]les|[^aeiouytd]ed)$")
_APOSTROPHE = re.compile(r"['’]")
_SENTENCE_END = re.compile(r"[.!?:;]+(?:\s|$)")


class Length(NamedTuple):
    """Sentences, words and syllables of a text."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0


def grade_of(length: Length) -> float:
    """The Flesch-Kincaid grade: years of school that reading takes; 0 for no words."""
    if not length.words or not length.sentences:
        return 0.0
    return 0.39 * length.words / length.sentences + 11.8 * length.syllables / length.words - 15.59


def length_of(text: str, explained: Collection[str] = frozenset()) -> Length:
    """Sentences, words and syllables of a text; `explained` words, in lower case, count two at most."""
    words = words_in(text)
    if not words:
        return Length()
    is_unended = text.rstrip()[-1] not in ".!?:;"
    sentences = len(_SENTENCE_END.findall(text)) + is_unended
    return Length(max(sentences, 1), len(words), sum(map(syllables_of, words)) - _spared(words, explained))


def words_in(text: str) -> list[str]:
    """The words and numbers of a text."""
    return _WORD.findall(text)


def total(lengths: Iterable[Length]) -> Length:
    """All lengths in one."""
    counted = list(lengths)
    return Length(*(sum(counts) for counts in zip(*counted, strict=True))) if counted else Length()


@lru_cache(maxsize=1 << 16)
def syllables_of(word: str) -> int:
    """The syllables of a word by the rule of this module; a number counts as one."""
    parts = _APOSTROPHE.sub("", word.lower()).split("-")
    return sum(max(1, _syllables_of_part(part)) for part in parts)


def _syllables_of_part(part: str) -> int:
    runs = len(_VOWELS.findall(part))
    return runs - 1 if runs > 1 and _SILENT.search(part) else runs


def _spared(words: list[str], explained: Collection[str]) -> int:
    """The syllables above two of the words that are explained."""
    if not explained:
        return 0
    spared = 0
    for word in words:
        lowered = word.lower()
        if lowered in explained or lowered.removesuffix("s") in explained:
            spared += max(0, syllables_of(word) - _MOST_OF_EXPLAINED)
    return spared
