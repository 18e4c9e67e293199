"""Medical terms explained where patients meet them: first met on a page, a term leads to its explanation.

A term is a link and nothing is added to the words, because they may be approved and the explanation is not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from markupsafe import Markup

from generator.core.model import GlossaryEntry
from generator.core.wording import long_date
from generator.rendering.escaping import escaped, finished


@dataclass(frozen=True, slots=True)
class TermView:
    """A term as the foot of a page and the glossary explain it; `date` is empty where none is recorded."""

    anchor: str
    word: str
    plain: str
    source: str
    date: str


@dataclass
class Terms:
    """The terms that one page explains, in the order in which they are met."""

    glossary: Mapping[str, GlossaryEntry]
    met: dict[str, None] = field(default_factory=dict)

    def explained(self, text: str) -> Markup:
        """The text, escaped, with each term of the glossary linked where the page names it first."""
        if not self.glossary:
            return Markup(escaped(text))
        pieces, done = [], 0
        for match in _pattern(tuple(self.glossary)).finditer(text):
            word = _known(tuple(self.glossary))[match["term"].casefold()]
            if word in self.met:
                continue
            self.met[word] = None
            pieces += [escaped(text[done : match.start()]), _link(word, match[0])]
            done = match.end()
        return finished("".join([*pieces, escaped(text[done:])]))

    def views(self) -> tuple[TermView, ...]:
        """The terms met so far, from A to Z."""
        return tuple(term_view(self.glossary[word]) for word in sorted(self.met, key=str.casefold))


def terms_in(glossary: Mapping[str, GlossaryEntry], text: str) -> tuple[GlossaryEntry, ...]:
    """The terms that a text names, each once, in the order in which it names them."""
    if not glossary:
        return ()
    known, words = _known(tuple(glossary)), _pattern(tuple(glossary)).finditer(text)
    return tuple(glossary[word] for word in dict.fromkeys(known[match["term"].casefold()] for match in words))


def term_view(entry: GlossaryEntry) -> TermView:
    """A term of the glossary."""
    date = long_date(entry.date) if entry.date else ""
    return TermView(_anchor(entry.word), entry.word, entry.plain, entry.source, date)


def _anchor(word: str) -> str:
    return "-".join(["term", *re.findall(r"[^\W_]+", word.lower())])


def _link(word: str, written: str) -> Markup:
    return finished(f'<a class="term" href="#{_anchor(word)}">{escaped(written)}</a>')


@lru_cache(maxsize=4)
def _known(words: tuple[str, ...]) -> dict[str, str]:
    return {word.casefold(): word for word in words}


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, the longest term first, with the plural that an s makes."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?P<term>{'|'.join(map(re.escape, longest))})s?(?!\w)", re.IGNORECASE)
