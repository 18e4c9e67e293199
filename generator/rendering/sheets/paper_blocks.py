"""Finished HTML of a page as blocks for paper: the same words in the same order, without what is for screens.

It reads what our own templates and the sanitiser made, so that holds, citations and statuses on paper can
differ from those on the page nowhere. Pictures are left out; whatever they show stands beside them in words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urljoin

from generator.rendering.sheets.page_tree import Element, page_tree
from generator.rendering.sheets.table_columns import Block, column_shares, filled_row, has_small_letters

_SKIPPED = frozenset({"svg", "nav", "script", "style", "button", "template", "tfoot", "img", "header"})
_ON_SCREEN = frozenset(
    {"spoken", "off-paper", "button", "back", "review-folded", "contents", "uses", "no-wording"}
    | {"map-section", "sheet-links", "downloads", "sharing", "permalink", "breadcrumb", "stepper"}
)
_PARAGRAPHS = frozenset({"p", "summary", "dt", "dd", "figcaption"})
_ALONE = frozenset({"pre", "hr", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _PARAGRAPHS | _ALONE | {"ul", "ol", "table", "blockquote"}
_GROUPS = frozenset({"section", "div", "figure", "details", "header", "dl"})
_MARKS = {
    **dict.fromkeys(("b", "strong", "dfn"), "bold"),
    **dict.fromkeys(("i", "em", "cite", "var"), "italic"),
    **dict.fromkeys(("code", "kbd", "samp"), "code"),
    "sup": "raised",
    "sub": "lowered",
    "del": "gone",
    "s": "gone",
    "small": "small",
}
_STYLES = frozenset({"certainty", "status", "badge", "reader", "number", "harm", "needed", "withheld"})
_NAMES = frozenset({"answer", "red-flags", "claim", "note", "prose-block", "step", "recommendation"})

_DEEPEST = 6
"""Lists and groups nested deeper are set as if they were not; the typesetter has a limit."""

_WHITE = re.compile(r"[ \t\n\r\f]+")
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"


def paper_blocks(html: str, *, base: str) -> list[Block]:
    """The blocks of what a page says; `base` is the address of the page, empty where nobody knows it."""
    tree = page_tree(html)
    return [block for part in tree.all("main") or [tree] for block in _Paper(base).blocks(part)]


@dataclass(frozen=True, slots=True)
class _Paper:
    base: str
    depth: int = 0

    def blocks(self, element: Element) -> Iterator[Block]:
        """What stands inside an element, a name or number on the line of what it belongs to."""
        named: list[Block] = []
        for block in self.parts(element):
            if block["kind"] == "paragraph" and _is_name(block):
                yield from _paragraph(named, "dt")
                named = [{**run, "bold": True} for run in block["runs"]]
            elif named and block["kind"] == "paragraph":
                yield {**block, "runs": [*named, {"text": "\u2002"}, *block["runs"]]}
                named = []
            else:
                yield from _paragraph(named, "dt")
                yield block
                named = []
        yield from _paragraph(named, "dt")

    def parts(self, element: Element) -> Iterator[Block]:
        """What stands inside an element, its loose words as paragraphs."""
        runs: list[Block] = []
        for child in element.children:
            if isinstance(child, str) or not _has_blocks(child):
                runs += self.runs(child, {})
                continue
            yield from _paragraph(runs, "")
            runs = []
            yield from self.block(child)
        yield from _paragraph(runs, "")

    def block(self, element: Element) -> Iterator[Block]:
        if _is_off_paper(element):
            return
        tag, style = element.tag, next(iter(sorted(element.classes)), "")
        if "claim-facts" in element.classes:
            yield from _paragraph(list(self.inside(_without_links(element), {})), style)
        elif tag in _PARAGRAPHS and not any(_has_blocks(child) for child in _elements(element)):
            yield from _paragraph(list(self.inside(element, {})), style or tag)
        elif tag in _ALONE:
            yield from self.alone(element)
        elif self.depth < _DEEPEST:
            yield from replace(self, depth=self.depth + 1).holder(element)
        else:
            yield from self.blocks(element)

    def alone(self, element: Element) -> Iterator[Block]:
        """A block with nothing but words in it."""
        if element.tag == "hr":
            yield {"kind": "rule"}
        elif element.tag == "pre":
            yield {"kind": "code", "text": _text_of(element)}
        elif runs := _trimmed(list(self.inside(element, {}))):
            yield {"kind": "heading", "level": int(element.tag[1]), "runs": runs}

    def holder(self, element: Element) -> Iterator[Block]:
        """A block with blocks in it."""
        if element.tag == "table":
            yield from self.table(element)
        elif element.tag in ("ul", "ol"):
            yield from self.items(element)
        elif element.tag == "blockquote":
            yield from self.group(element, "quote")
        elif element.tag in _GROUPS:
            yield from self.group(element, next(iter(sorted(element.classes & _NAMES)), ""))
        else:
            yield from self.blocks(element)

    def group(self, element: Element, name: str) -> Iterator[Block]:
        if name == "note":
            yield from _paragraph(self.in_one_line(element.all("li")), name)
            return
        blocks = list(self.blocks(element))
        if name and blocks:
            yield {"kind": "group", "name": name, "blocks": blocks}
        else:
            yield from blocks

    def in_one_line(self, items: list[Element]) -> list[Block]:
        """The items of a short list one after another, as paper has no margin for them."""
        runs: list[Block] = []
        for item in items:
            runs += [{"text": "; "}] if runs else []
            runs += _trimmed(list(self.inside(item, {})))
        return runs

    def items(self, element: Element) -> Iterator[Block]:
        items = [blocks for item in element.all("li") if (blocks := list(self.blocks(item)))]
        if items:
            start = element.attributes.get("start", "")
            yield {
                "kind": "list",
                "ordered": element.tag == "ol",
                "start": int(start) if re.fullmatch("[0-9]{1,4}", start) else 1,
                "style": next(iter(sorted(element.classes)), ""),
                "items": items,
            }

    def table(self, element: Element) -> Iterator[Block]:
        for caption in element.all("caption"):
            yield from _paragraph(list(self.inside(caption, {})), "caption")
        head = [self.cells(row) for part in element.all("thead") for row in part.all("tr")]
        rows = [self.cells(row) for part in (element.all("tbody") or [element]) for row in part.all("tr")]
        widest = max((sum(cell["span"] for cell in row) for row in (*head, *rows)), default=0)
        if widest:
            filled = [[filled_row(row, widest) for row in part] for part in (head, rows)]
            yield {
                "kind": "table",
                "columns": column_shares([*filled[0], *filled[1]], widest),
                "small": has_small_letters(widest),
                "head": filled[0],
                "rows": filled[1],
            }

    def cells(self, row: Element) -> list[Block]:
        return [
            {
                "span": int(span) if re.fullmatch("[1-9][0-9]?", span) else 1,
                "bold": cell.tag == "th",
                "blocks": list(self.blocks(cell)),
            }
            for cell in row.all("td", "th")
            for span in [cell.attributes.get("colspan", "1")]
        ]

    def runs(self, child: Element | str, marks: dict[str, Any]) -> Iterator[Block]:
        if isinstance(child, str):
            yield {"text": _WHITE.sub(" ", child), **marks}
        elif child.tag == "br":
            yield {"text": "\n", "break": True}
        elif not _is_off_paper(child):
            if "statement" in child.classes and child.tag == "span":
                # Two wordings in one paragraph: paper gives each its line.
                yield {"text": "\n", "break": True}
            elif child.tag == "small":
                yield {"text": " ", **marks}
            yield from self.inside(child, {**marks, **self.marks(child)})

    def inside(self, element: Element, marks: dict[str, Any]) -> Iterator[Block]:
        for child in element.children:
            yield from self.runs(child, marks)

    def marks(self, element: Element) -> dict[str, Any]:
        marks: dict[str, Any] = {_MARKS[element.tag]: True} if element.tag in _MARKS else {}
        if style := next(iter(sorted(element.classes & _STYLES)), ""):
            marks["style"] = style
        if element.tag == "a" and (address := self.address(element.attributes.get("href", ""))):
            marks["href"] = address
        return marks

    def address(self, href: str) -> str:
        """Where a link leads on the web; the numbers of sources are found without one, as on paper."""
        if href.startswith("#"):
            return ""
        if not href.startswith(("https://", "http://", "mailto:")):
            href = urljoin(self.base, href) if self.base else ""
        return quote(href, safe=_IN_ADDRESSES)


def _is_off_paper(element: Element) -> bool:
    chosen = {"hidden", "data-only"} & element.attributes.keys()
    return element.tag in _SKIPPED or bool(element.classes & _ON_SCREEN) or bool(chosen)


def _has_blocks(child: Element | str) -> bool:
    if isinstance(child, str):
        return False
    return child.tag in _BLOCKS | _GROUPS or any(_has_blocks(inner) for inner in child.children)


def _elements(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]


def _without_links(element: Element) -> Element:
    children = [child for child in element.children if isinstance(child, str) or child.tag != "a"]
    return replace(element, children=children)


def _text_of(element: Element) -> str:
    return "".join(child if isinstance(child, str) else _text_of(child) for child in element.children)


def _paragraph(runs: list[Block], style: str) -> Iterator[Block]:
    if trimmed := _trimmed(runs):
        yield {"kind": "paragraph", "style": style, "runs": trimmed}


def _trimmed(runs: list[Block]) -> list[Block]:
    """Runs without white space at their ends and without two blanks in a row; like neighbours are one."""
    made: list[Block] = []
    for run in runs:
        text = run["text"]
        if not made or made[-1]["text"].endswith((" ", "\n")):
            text = text.lstrip(" ")
        if not text:
            continue
        if made and "break" not in run and {**made[-1], "text": ""} == {**run, "text": ""}:
            made[-1]["text"] += text
        else:
            made.append({**run, "text": text})
    while made and not made[-1]["text"].strip():
        made.pop()
    if made:
        made[-1]["text"] = made[-1]["text"].rstrip()
    return made


def _is_name(block: Block) -> bool:
    """True for the term of a list of terms, and for the number of a step."""
    return block["style"] == "dt" or all(run.get("style") == "number" for run in block["runs"])
