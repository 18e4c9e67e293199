"""Words that a text does not have and that people look for it by: other names, short forms, other spellings.

All of them follow from the text and the glossary, so that no list of search terms has to be kept beside them.
"""

import re
from collections.abc import Iterator

from generator.core.knowledge_base import KnowledgeBase
from generator.rendering.glossary_terms import terms_in

_NAME = re.compile(r"\b[A-Z][\w’']*(?:[ -][A-Z][\w’']*){2,6}")
_WORD = re.compile(r"[^\W\d_]{5,}")
_AMERICAN = (
    (re.compile(r"(?<=[a-z])?(?:ae|oe)(?=[a-z])"), "e"),
    (re.compile(r"is(?=(?:e|ed|es|ing|ation)$)"), "iz"),
    (re.compile(r"our(?=s?$|ed$)"), "or"),
    (re.compile(r"(?<=[bt])re$"), "er"),
)
_FEWEST, _MOST = 2, 6


def found_by(kb: KnowledgeBase, text: str) -> Iterator[str]:
    """Other words for what a text says: the glossary's, short forms, American spellings."""
    for entry in terms_in(kb.glossary, text):
        yield entry.plain
        yield from short_forms(entry.word)
    for name in _NAME.findall(text):
        yield from short_forms(name)
    yield from american_spellings(text)


def short_forms(name: str) -> Iterator[str]:
    """The initials of a name of several words, as `TIA`; a word in capitals keeps all its letters."""
    parts = re.findall(r"[^\W\d_]+", name.replace("’s", "").replace("'s", ""))
    letters = "".join(part if part.isupper() else part[0] for part in parts)
    if len(parts) > 1 and _FEWEST <= len(letters) <= _MOST:
        yield letters.upper()


def american_spellings(text: str) -> Iterator[str]:
    """The words of a British text that are written otherwise in America, as they are there."""
    for word in dict.fromkeys(_WORD.findall(text.lower())):
        other = word
        for british, american in _AMERICAN:
            other = british.sub(american, other)
        if other != word:
            yield other
