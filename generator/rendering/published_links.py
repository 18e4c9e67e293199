"""Where only approved words are shown, prose may link to pages that are left out: such links become words.

It works on finished HTML, where every form of link looks alike. Links into an article lose their fragment:
approved words may have other headings than those the link was written for.
"""

import posixpath
import re
from urllib.parse import unquote

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article

_LINK = re.compile(r'<a href="(?P<target>[^"#]+)(?:#[^"]*)?"(?P<more>[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
_ARTICLE = re.compile(r"(?!about/)(?P<topic>[^/]+)/(?P<name>[^/]+)/(?P<page>index|algorithm)\.html")
_RECORD = re.compile(r"(?P<list>claims|references)/(?!index\.|by-)(?P<name>[^/]+)\.html")


def without_dead_links(html: str, page: str, kb: KnowledgeBase) -> str:
    """The HTML of prose on the page at `page`, whose links to pages that are left out are their words."""
    if kb.today is None:
        return html

    def settle(link: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(link["target"])))
        article, record = _ARTICLE.fullmatch(path), _RECORD.fullmatch(path)
        if article and path != page and _is_shown(kb, article):
            return f'<a href="{link["target"]}"{link["more"]}>{link["words"]}</a>'
        is_dead = (article and path != page) or (record and not _has_page(kb, record))
        return link["words"] if is_dead else link[0]

    return _LINK.sub(settle, html)


def _is_shown(kb: KnowledgeBase, path: re.Match[str]) -> bool:
    article = kb.articles.get(Id(path["name"])) or _formerly(kb, path["name"])
    if article is None or article.topic != path["topic"]:
        return False
    return path["page"] == "index" or article.id in kb.algorithms


def _formerly(kb: KnowledgeBase, name: str) -> Article | None:
    return next((article for article in kb.articles.values() if name in article.aliases), None)


def _has_page(kb: KnowledgeBase, path: re.Match[str]) -> bool:
    name = Id(path["name"])
    if path["list"] == "references":
        return name in kb.references
    return name in kb.claims or name in kb.removed or any(name in c.aliases for c in kb.claims.values())
