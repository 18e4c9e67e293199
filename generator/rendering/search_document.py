"""An entry of the search as a document for pagefind, with a weight for each part of its words.

The card is the id of an element: pagefind keeps ids with a page, and looks for words in everything else, even
in what it calls metadata. Of what an entry is found by besides, each word stands once, for a small index.
"""

import json
import re
from collections.abc import Iterable, Iterator

from markupsafe import escape

from generator.rendering.search_cards import Card
from generator.rendering.search_entry import SearchEntry

SAYS, ABOUT, BESIDES = 4, 1, 0.3
"""How much a word counts by where it stands, in pagefind's scale from 0 to 10."""

_WORD = re.compile(r"[\w’']+")


def document_of(entry: SearchEntry, language: str) -> str:
    """One entry in HTML."""
    parts = (
        (SAYS, _sentences(entry.says)),
        (ABOUT, _sentences(entry.about)),
        (BESIDES, " ".join(_further_words(entry))),
        (1, " ".join(entry.facets)),
    )
    paragraphs = "".join(f'<p data-pagefind-weight="{weight}">{escape(text)}</p>' for weight, text in parts)
    card = escape(_without_spaces({**entry.card, "names": entry.names}))
    return (
        f'<!doctype html><html lang="{language}"><body data-pagefind-body>'
        f'<p id="{card}"></p>{paragraphs}</body></html>'
    )


def _without_spaces(card: Card) -> str:
    """A card as JSON in which each space is written as an escape: pagefind takes spaces out of ids."""
    return json.dumps(card, separators=(",", ":")).replace(" ", "\\u0020")


def _sentences(texts: Iterable[str]) -> str:
    """Texts with a full stop between them, across which no phrase is found."""
    return ". ".join(filter(None, texts))


def _further_words(entry: SearchEntry) -> Iterator[str]:
    known = set(_words(entry.says + entry.about))
    yield from (word for word in dict.fromkeys(_words(entry.besides)) if word not in known)


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _WORD.findall(text.lower())
