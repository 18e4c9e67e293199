"""The links of the prose to other pages, written by their source path."""

import posixpath
import re
from collections.abc import Iterator

from generator.checks.mentions import MOST_GUESSES, place_of, prose_texts
from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity, nearest
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Home
from generator.core.prose import source_links, source_path
from generator.core.untouchable import regions_of

_RECORD = re.compile(r"(?:\.\./)*(?P<folder>claims|references)/(?P<id>[\w-]+)\.html(?:#.*)?")


@check("link-unknown", Severity.ERROR, stops_build=True)
def unknown_links(kb: KnowledgeBase) -> Iterator[Finding]:
    """The prose links to a Markdown file, or to the page of a claim or reference, that does not exist.

    Readers would land on "not found". Links to other pages are written by their source path, such as
    `../other-article/index.md`; correct the path. A claim is better marked with `[@claim:id]`, and a
    reference cited with `[@key]`, than linked.

    Rule: this site's own; no link leads to nothing.
    """
    known = {f"{article.address}/index.md" for article in (kb.today or kb).articles.values()} | kb.plain_pages
    if kb.home:
        known |= {"index.md"}
    guesses = 0
    for text, about in prose_texts(kb):
        for link in source_links(text.body):
            path = source_path(_folder(text), link.target)
            if path in known or path.removesuffix("/index.md").rpartition("/")[2] in kb.unreadable:
                continue
            guesses += 1
            # Each guess looks at every page.
            close = nearest(path, sorted(known)) if guesses <= MOST_GUESSES else None
            hint = (
                f"did you mean '{_relative(text, close)}'?"
                if close
                else "correct the path: links lead to index.md of an article, or to a page under content/"
            )
            place = place_of(text, link.offset, len(link.target))
            yield Finding(place, f"'{link.target}' leads to no page", hint, about=about)
        yield from _unknown_records(kb, text, about)


def _unknown_records(kb: KnowledgeBase, text: Article | Home, about: tuple[str, ...]) -> Iterator[Finding]:
    """Links to the page of a record that does not exist; what was removed or renamed keeps a page."""
    for link in regions_of(text.body).links if ".html" in text.body else ():
        match = _RECORD.fullmatch(link.target)
        if match is None:
            continue
        records = kb.claims if match["folder"] == "claims" else kb.references
        aliases = {alias for claim in kb.claims.values() for alias in claim.aliases}
        known = {*records, *aliases, *kb.removed, *kb.withheld, *kb.unreadable, "index"}
        if match["id"] not in known and not kb.unreadable & {"claims", "references"}:
            close = nearest(match["id"], sorted(records))
            hint = (
                f"did you mean '{close}'?"
                if close
                else "correct the id of the claim or reference in this link"
            )
            place = place_of(text, link.offset, len(link.target))
            yield Finding(place, f"'{link.target}' leads to no page", hint, about=about)


def _folder(text: Article | Home) -> str:
    return text.address if isinstance(text, Article) else ""


def _relative(text: Article | Home, path: str) -> str:
    return posixpath.relpath(path, _folder(text) or ".")
