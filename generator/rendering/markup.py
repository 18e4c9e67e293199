"""Markdown: prose to sanitised HTML with an open place for every mark.

Marks, fences, comments and links to sources never reach Markdown (see `placeholders`). Editors may write
phrasing tags; all other tags print as themselves, so that structure, ids and classes come from here alone
and nobody can forge them.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, partial
from html import escape
from threading import Lock
from types import MappingProxyType
from typing import cast
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block

from generator.core.knowledge_base import KnowledgeBase
from generator.core.message import message
from generator.core.prose import source_links, without_answer
from generator.core.untouchable import PHRASING, TAG
from generator.rendering.language import ENGLISH, Language
from generator.rendering.placeholders import (
    Prose,
    settled,
    with_places,
    without_entities_of_places,
    without_private,
)
from generator.rendering.sanitise import is_local, sanitise_inline, sanitise_prose

__all__ = ["Prose", "body_without_answer", "render_inline", "render_prose", "rewrite_source_links"]

body_without_answer = without_answer


def render_prose(text: str, language: Language = ENGLISH) -> Prose:
    """Render the prose of an article, or any text of paragraphs and headings.

    `language`: in which blocks say whom they are for, and tables are numbered.
    """
    return _rendered(text, partial(_convert, language), sanitise_prose)


def render_inline(text: str) -> Prose:
    """Render one paragraph or sentence, without the tags of a paragraph around it.

    Offsets of its marks count in the text with each run of white space taken as one blank.
    """
    return _rendered(" ".join(text.split()), _convert_line, sanitise_inline)


def rewrite_source_links(text: str, source: str, kb: KnowledgeBase) -> tuple[str, tuple[str, ...]]:
    """Let a plain page link to articles by the path of their source; also the targets that do not exist.

    `source` is the path of the page below `content/`. The links become tags, which MkDocs does not follow;
    links to other plain pages are left to it.
    """
    folder, unknown, pieces, done = posixpath.dirname(source), [], [], 0
    pages = {f"{article.address}/index.md" for article in kb.articles.values()} | {"index.md"}
    for link in source_links(text):
        path = posixpath.normpath(posixpath.join(folder, re.split("[?#]", link.target)[0]))
        if path in kb.plain_pages or path.startswith("about/"):
            continue
        if path not in pages or link.words is None:
            unknown.append(link.target)
            continue
        start, end = link.words
        href = escape(_page_of(link.target))
        pieces += [text[done : link.start], f'<a href="{href}">', text[start:end], "</a>"]
        done = link.end
    return "".join(pieces) + text[done:], tuple(unknown)


_lock = Lock()


def _rendered(text: str, convert: Callable[[str], str], sanitise: Callable[[str], str]) -> Prose:
    text = without_private(text)
    source = with_places(text, _page_of)
    try:
        with _lock:
            html = convert(source)
    except RecursionError:
        # Blocks nested by the hundred: shown as it was written.
        html = f"<p>{escape(source)}</p>"
    return settled(sanitise(without_entities_of_places(html)), text)


@cache
def _markdown(language: Language) -> Markdown:
    # One object for all pages, since making one costs as much as rendering one.
    return Markdown(
        extensions=["tables", "def_list", "abbr", "sane_lists", _OurRules(language)], output_format="html"
    )


def _convert(language: Language, text: str) -> str:
    return _markdown(language).reset().convert(text)


def _convert_line(text: str) -> str:
    markdown = _markdown(ENGLISH).reset()
    root = Element("div")
    SubElement(root, "p").text = text
    for processor in markdown.treeprocessors:
        processor.run(root)
    html = markdown.serializer(root)
    for postprocessor in markdown.postprocessors:
        html = postprocessor.run(html)
    return html.partition("<p>")[2].rpartition("</p>")[0]


def _page_of(target: str) -> str:
    return re.sub(r"\.md(?=$|[?#])", ".html", target, count=1, flags=re.IGNORECASE)


class _OurRules(Extension):
    """Our blocks, phrasing tags alone, headings from the second level, tables that scroll."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the names Markdown calls)
        md.registerExtension(self)
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "/", "@"]
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.register(_PhrasingTags(f"({TAG})", md), "html", 90)
        md.treeprocessors.register(_PlainTexts(md), "plain_texts", 25)
        md.treeprocessors.register(_Structure(md, self.language), "structure", 8)
        self.blocks = _Blocks(md.parser, md)
        attributes = dict(_ATTRIBUTE.findall(self.language.said_lang))
        for name, title in _BLOCKS.items():
            known = {"NAME": name, "TITLE": self.language.say(title), "LANG": attributes}
            self.blocks.register(type(name, (_ProseBlock,), known), {})
        md.parser.blockprocessors.register(self.blocks, "blocks", 89.99)

    def reset(self) -> None:
        self.blocks._reset()


class _PhrasingTags(HtmlInlineProcessor):
    """Keeps phrasing tags; one left open is text, or it would reach into the paragraphs that follow."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the name and types Markdown's stubs get wrong)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        name = m["name"].lower()
        if name not in PHRASING:
            return None, m.start(), m.end()
        if not m["close"] and name not in ("br", "wbr"):
            following = re.compile(rf"<(/?){name}(?=[\s>])", re.IGNORECASE).search(data, m.end())
            if following is None or not following[1]:
                return None, m.start(), m.end()
        return super().handleMatch(m, data)


_INLINE_SIGNS = re.compile(r"[`\\\[<&*_\x02]|  \n")
_BLOCKS = {
    "answer": "",
    "patient": message("In plain words"),
    "clinician": message("For clinicians"),
    "warning": message("Important"),
}
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class _Blocks(BlocksProcessor):  # type: ignore[misc]  # pymdownx has no types
    """Blocks without options, which would be read as YAML and could set any attribute."""

    def split_header(self, block: str, length: int) -> tuple[dict[str, str], str]:
        return {}, block


class _ProseBlock(Block):  # type: ignore[misc]  # pymdownx has no types
    ARGUMENT = None
    TITLE = ""
    LANG: Mapping[str, str] = MappingProxyType({})

    def on_create(self, parent: Element) -> Element:
        block = SubElement(parent, "div", {"class": "prose-block", "data-block": self.NAME})
        if title := self.argument or self.TITLE:
            lang = {} if self.argument else self.LANG
            SubElement(block, "p", {"class": "prose-block-title", **lang}).text = title
        return block


class _PlainTexts(Treeprocessor):
    """Spares the many texts without a sign of inline markup the search for it."""

    def run(self, root: Element) -> None:
        # An abbreviation needs no sign, and is not sought in what is spared.
        has_abbreviations = bool(cast(AbbrTreeprocessor, self.md.treeprocessors["abbr"]).abbrs)
        for element in root.iter():
            text = element.text
            if text and (len(text) == 1 or not (has_abbreviations or _INLINE_SIGNS.search(text))):
                element.text = AtomicString(text)


class _Structure(Treeprocessor):
    """Headings with ids below the page's own, tables in a region that scrolls, pictures of the site alone."""

    def __init__(self, md: Markdown, language: Language) -> None:
        super().__init__(md)
        self.language = language

    def run(self, root: Element) -> None:
        _name_headings([element for element in root.iter() if re.fullmatch("h[1-6]", str(element.tag))])
        for parent in list(root.iter()):
            for index, child in enumerate(parent):
                if child.tag == "table":
                    parent[index] = _scrolling(child)
                elif child.tag == "img" and not is_local(child.get("src", "")):
                    _make_link(child)
                elif child.tag == "pre":
                    child.set("tabindex", "0")
        for number, region in enumerate(root.iterfind(".//div[@role='region']"), 1):
            columns = ", ".join(filter(None, (_words_of(cell) for cell in region.iter("th"))))
            name = message("Table {number}: {columns}", number=number, columns=columns)
            name = name if columns else message("Table {number}", number=number)
            region.set("aria-label", self.language.say(name))


def _name_headings(headings: list[Element]) -> None:
    level, times = 1, Counter[str]()
    for heading in headings:
        level = min(max(int(heading.tag[1]), 2), level + 1)
        heading.tag = f"h{level}"
        # The prefix keeps ids of headings apart from those of claims, references and the page itself.
        slug = "-".join(["section", *re.findall(r"[^\W_]+", _words_of(heading).lower())])
        times[slug] += 1
        while times[slug] > 1:
            slug = f"{slug}-{times[slug]}"
            times[slug] += 1
        heading.set("id", slug)


def _words_of(element: Element) -> str:
    # Between these two characters Markdown keeps what it has put aside.
    text = re.sub("\x02[^\x03]*\x03", "", "".join(element.itertext()))
    return " ".join(without_private(text).replace("\ufffd", "").split())


def _scrolling(table: Element) -> Element:
    region = Element("div", {"class": "scrolls", "role": "region", "tabindex": "0"})
    region.tail, table.tail = table.tail, None
    region.append(table)
    for cell in table.iter():
        if cell.tag == "th":
            cell.set("scope", "col")
        if style := cell.attrib.pop("style", ""):
            cell.set("class", f"align-{style.removeprefix('text-align: ').rstrip(';')}")
    return region


def _make_link(image: Element) -> None:
    # A picture from elsewhere would tell others who reads this page.
    address = image.get("src", "")
    image.tag, image.text = "a", image.get("alt") or address
    image.attrib.clear()
    image.set("href", address)
