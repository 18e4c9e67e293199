"""The links of the prose to other pages, written by their source path."""

import posixpath
from collections.abc import Iterator

from generator.checks.mentions import MOST_GUESSES, place_of, prose_texts
from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity, nearest
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Home
from generator.core.prose import source_links, source_path


@check("link-unknown", Severity.ERROR, stops_build=True)
def unknown_links(kb: KnowledgeBase) -> Iterator[Finding]:
    """The prose links to a Markdown file that does not exist.

    Readers would land on "not found". Links to other pages are written by their source path, such as
    `../other-article/index.md`; correct the path.

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
            hint = f"did you mean '{_relative(text, close)}'?" if close else "correct the path"
            place = place_of(text, link.offset, len(link.target))
            yield Finding(place, f"'{link.target}' leads to no page", hint, about=about)


def _folder(text: Article | Home) -> str:
    return text.address if isinstance(text, Article) else ""


def _relative(text: Article | Home, path: str) -> str:
    return posixpath.relpath(path, _folder(text) or ".")
