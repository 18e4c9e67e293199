"""What is left of a phrase of `pico` once its spelling is taken away, so that two claims can be compared.

Case, punctuation, articles, plurals and the order of words go; a few words that mean the same to whoever
fills in a population become one. Numbers and whatever denies stay, since they make another question.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*|[<>≤≥=%+]")
_IDLE = frozenset(
    {"a", "an", "the", "of", "in", "with", "who", "have", "has", "had", "for", "to", "at", "and", "on", "is"}
    | {"are", "were", "was", "by"}
)
_SYNONYMS = (
    ("people", "adult", "person", "patient", "participant", "individual", "subject"),
    ("child", "kid"),
    ("woman", "female"),
    ("man", "male"),
    ("older", "elderly"),
    ("low", "lower"),
    ("drug", "medicine", "medication"),
    ("death", "mortality"),
    ("bleeding", "bleed", "haemorrhage", "hemorrhage"),
    ("no", "none", "nothing"),
)
"""Words of one meaning, the first for all of them."""
_SAME = {word: first for first, *others in _SYNONYMS for word in others}
_IRREGULAR = {"children": "child", "women": "woman", "men": "man", "persons": "person", "feet": "foot"}
_NO_PLURAL = ("ss", "us", "is", "ous")


@lru_cache(maxsize=1 << 14)
def essence_of(text: str | None) -> str:
    """The words of a phrase that make the question, each in its one form, in the order of the alphabet."""
    words = (_one_form(word) for word in _WORD.findall((text or "").casefold()) if word not in _IDLE)
    return " ".join(sorted(words))


def _one_form(word: str) -> str:
    singular = _IRREGULAR.get(word) or _singular(word)
    return _SAME.get(singular, singular)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
