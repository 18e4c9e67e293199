"""Old addresses stay alive: aliases lead on, and a removed id says when and why it went.

An id that is in use again takes precedence over an alias or a removal: its page is the record's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.message import message
from generator.core.model import Removed
from generator.core.wording import long_date
from generator.rendering.edition import Edition, page_type
from generator.rendering.links import algorithm_path, article_path, claim_path
from generator.rendering.names import shortened
from generator.rendering.rows import Rows, article_name
from generator.rendering.site_files import Page


@dataclass(frozen=True, slots=True)
class MovedView:
    """Where an old address leads; `day` and `because` only for what was removed."""

    heading: str
    name: str
    href: str
    day: str = ""
    because: str = ""

    @property
    def leads_on(self) -> bool:
        """True where a browser is sent on: never from what was removed, whose reason must be read."""
        return bool(self.href) and not self.because


@page_type
def moved_pages(edition: Edition) -> Iterator[Page]:
    """A small page at every old address of a claim, an article or an algorithm."""
    kb = edition.kb
    pages = {**_removed(edition), **_moved_articles(edition), **_moved_claims(edition)}
    taken = {claim_path(claim) for claim in kb.claims} | {article_path(a) for a in kb.articles.values()}
    taken |= {algorithm_path(kb.articles[home]) for home in kb.algorithms if home in kb.articles}
    for path, view in pages.items():
        if path not in taken:
            yield edition.page(path, "moved.html", {"moved": view, "is_indexed": False})


def _moved_claims(edition: Edition) -> dict[str, MovedView]:
    pages = {}
    for claim in edition.kb.claims.values():
        for alias in claim.aliases:
            path = claim_path(alias)
            row = Rows.on(edition, path).claim(claim)
            name = shortened(row.plain or row.statement)
            pages[path] = MovedView(message("This statement has a new address"), name, row.href)
    return pages


def _moved_articles(edition: Edition) -> dict[str, MovedView]:
    pages = {}
    for article in edition.kb.articles.values():
        for alias in article.aliases:
            places = [(f"{article.topic}/{alias}/index.html", article_path(article), article_name(article))]
            if algorithm := edition.kb.algorithms.get(article.id):
                old = f"{article.topic}/{alias}/algorithm.html"
                places.append((old, algorithm_path(article), algorithm.title))
            for old, new, name in places:
                pages[old] = MovedView(
                    message("This page has a new address"), name, edition.views(old).links.to(new)
                )
    return pages


def _removed(edition: Edition) -> dict[str, MovedView]:
    return {claim_path(i): _removed_view(edition, removed) for i, removed in edition.kb.removed.items()}


def _removed_view(edition: Edition, removed: Removed) -> MovedView:
    path = claim_path(removed.id)
    name, href = _successor(edition, Rows.on(edition, path), removed.successor)
    heading = message("This statement was removed")
    return MovedView(heading, name, href, long_date(removed.date), removed.because)


def _successor(edition: Edition, rows: Rows, successor: Id | None) -> tuple[str, str]:
    kb = edition.kb
    found = _last_successor(kb, successor)
    if claim := kb.claims.get(found):
        row = rows.claim(claim)
        return shortened(row.plain or row.statement), row.href
    if reference := kb.references.get(found):
        return rows.views.short_title(found), rows.views.links.reference(reference)
    if article := kb.articles.get(found):
        return article_name(article), rows.views.links.article(article)
    return found, ""


def _last_successor(kb: KnowledgeBase, successor: Id | None) -> Id:
    # A successor may have been removed in its turn; the chain ends where it would come back to itself.
    seen = set()
    found = successor or Id("")
    while found in kb.removed and found not in seen:
        seen.add(found)
        found = kb.removed[found].successor or Id("")
    return found
