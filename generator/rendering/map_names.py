"""Where each record of a map that loads by region is: small scripts by the first two letters of a word.

Questions and sources are found by every longer word of their names, and every record by its id. Statements
are not found by their words: the lists and the search of the site do that better than a map could.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

from generator.core.declaration import Id
from generator.rendering.map_nodes import MapOfBase
from generator.rendering.map_scripts import script_calling
from generator.rendering.names import shortened
from generator.rendering.rows import Rows, article_name

SHORTEST = 4


def name_scripts(rows: Rows, base: MapOfBase) -> Iterator[tuple[str, str]]:
    """Each script with the two letters that it is for."""
    found: dict[str, list[list[Any]]] = {}
    for key, kind, region, label in _entries(rows, base):
        words = () if kind == "claim" else (word for word in label.split() if len(word) >= SHORTEST)
        for letters in dict.fromkeys(map(first_letters, (key, *words))):
            found.setdefault(letters, []).append([key, kind, region, label])
    for letters, entries in sorted(found.items()):
        yield letters, script_calling("know", {"entries": entries})


def first_letters(word: str) -> str:
    """The first two letters or digits without accents, as the script takes them; `_` where there is none."""
    plain = unicodedata.normalize("NFKD", word).lower()
    letters = [letter for letter in plain if letter.isascii() and letter.isalnum()]
    return "".join(letters[:2]) or "_"


def _entries(rows: Rows, base: MapOfBase) -> Iterator[tuple[Id, str, int, str]]:
    kb, regions = base.kb, base.shard_of
    for article in kb.articles.values():
        yield article.id, "article", regions[article.id], article_name(article)
    for claim in kb.claims.values():
        yield claim.id, "claim", regions[claim.article], shortened(rows.statement(claim))
    for key, region in base.homes.items():
        yield key, "reference", region, rows.views.short_title(key)
