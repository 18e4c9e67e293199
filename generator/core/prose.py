"""The marks of the prose, found at their place without rendering anything.

The grammar is Pandoc's: `[@key]`, `[@a; @b, p. 12]`, and ours on top: `[@claim:id]`, `[@needed, what]`,
`[@algorithm]`, `[@findings]`. Code, links, images, HTML tags and addresses are left alone; the Markdown
renderer shows exactly the marks found here, and a test holds the two to one another.
"""

import posixpath
import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from generator.core.prose_lines import BREAK, blanked
from generator.core.untouchable import MOST_TEXTS, Link, regions_of

ID = r"[A-Za-z0-9][A-Za-z0-9_-]*"

MARK = re.compile(rf"\[(?P<inner>@[^\[\]{BREAK}]*)\]")
"""A whole mark in the visible text; it may run over a line break but not over a paragraph."""

_CLAIM = re.compile(rf"@claim:(?P<id>{ID})")
_NEEDED = re.compile(r"@needed(\s*,.*)?", re.DOTALL)
_ITEM = re.compile(rf"^@(?P<id>{ID}(?::{ID})?)(?:\s*,\s*(?P<locator>[^@\s].*))?$", re.DOTALL)

_LEAD = re.compile(r"[\s>]*(?:(?:[-*+]|\d+\.)\s+)?")
_SOURCE = re.compile(r"(?![A-Za-z][A-Za-z0-9+.-]*:|/)[^?#\s]+\.md(?:[?#].*)?", re.IGNORECASE)
_ANSWER = re.compile(
    r"^[ ]{0,3}(?P<slashes>/{3,})[ ]*answer[ ]*(?:\|.*)?\n(?P<text>(?:.*\n)*?)"
    r"(?:[ ]{0,3}(?P=slashes)[ ]*$|(?P<rest>.*)\Z)",
    re.MULTILINE,
)


class MarkKind(Enum):
    """What a mark asks for."""

    CITATION = "citation"
    CLAIM = "claim"
    NEEDED = "needed"
    ALGORITHM = "algorithm"
    FINDINGS = "findings"
    MALFORMED = "malformed"


class CitationItem(NamedTuple):
    """One id inside a mark, with its locator and where it begins."""

    id: str
    locator: str
    offset: int


class Mark(NamedTuple):
    """One mark; `offset` and `length` count characters of the prose it was found in.

    A tuple, since a large base has a hundred thousand.
    """

    kind: MarkKind
    items: tuple[CitationItem, ...]
    offset: int
    length: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The block `/// answer` at the head of the prose; `text` is empty where there is none."""

    text: str
    offset: int
    marks: tuple[Mark, ...]


def parse_mark(inner: str, offset: int = 0) -> Mark:
    """Read the inside of a mark (between the brackets), which begins at `offset`."""
    length = len(inner) + 2
    start = offset + 1
    word = inner.strip()
    if word in ("@algorithm", "@findings"):
        return Mark(MarkKind(word[1:]), (), offset, length)
    if word.startswith("@needed") and _NEEDED.fullmatch(word):
        detail = " ".join(word.partition(",")[2].split())
        return Mark(MarkKind.NEEDED, (), offset, length, detail)
    if simple := _CLAIM.fullmatch(word):
        # Most marks are such, and a large base has a hundred thousand.
        return Mark(
            MarkKind.CLAIM, (CitationItem(simple["id"], "", start + inner.index("@")),), offset, length
        )
    items = []
    for part in inner.split(";"):
        match = _ITEM.match(part.strip())
        if match is None:
            return Mark(MarkKind.MALFORMED, (), offset, length, word)
        lead = len(part) - len(part.lstrip())
        items.append(CitationItem(match["id"], " ".join((match["locator"] or "").split()), start + lead))
        start += len(part) + 1
    return _typed(tuple(items), offset, length, word)


@lru_cache(maxsize=MOST_TEXTS)
def marks_of(text: str) -> tuple[Mark, ...]:
    """All marks of a prose text, in order, outside code, links, images, tags and addresses."""
    visible = regions_of(text).visible
    return tuple(parse_mark(match["inner"], match.start()) for match in MARK.finditer(visible))


@lru_cache(maxsize=MOST_TEXTS)
def answer_of(text: str) -> Answer:
    """The answer block of a prose text."""
    block = _answer_block(text)
    if block is None:
        return Answer("", 0, ())
    start, end = block.start("text"), max(block.end("text"), block.end("rest"))
    marks = tuple(mark for mark in marks_of(text) if start <= mark.offset < end)
    return Answer(text[start:end].strip(), block.start(), marks)


def without_answer(text: str) -> str:
    """The prose with blanks in place of its answer block, so that everything else keeps its offset."""
    block = _answer_block(text)
    return text if block is None else text[: block.start()] + blanked(block[0]) + text[block.end() :]


def is_alone(text: str, mark: Mark) -> bool:
    """True where a mark is the whole of its paragraph or list item."""
    visible, end = regions_of(text).visible, mark.offset + mark.length
    first = visible.rfind(BREAK, 0, mark.offset) + 1
    last = visible.find(BREAK, end)
    before, after = text[first : mark.offset], text[end : last if last >= 0 else len(text)]
    return not after.strip() and _LEAD.fullmatch(before) is not None


def source_links(text: str) -> tuple[Link, ...]:
    """The links and images that lead to files of the sources (`../x/index.md`), each at its place."""
    return tuple(link for link in regions_of(text).links if _SOURCE.fullmatch(link.target))


def source_path(folder: str, target: str) -> str:
    """The path, below the content, to which a link of a text in a folder leads."""
    path = unquote(re.split(r"[?#]", target, maxsplit=1)[0])
    return posixpath.normpath(posixpath.join(folder, path))


def place_in(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def join_lines(text: str) -> str:
    """Prose with the line breaks inside paragraphs joined; all other layout counts.

    Lists, tables, headings, quotes, blocks and fences keep their lines, since there a break has meaning.
    """
    if "\n" not in text:
        return text if _breaks_hard(text) else text.rstrip()
    result: list[str] = []
    fence = ""
    for line in text.split("\n"):
        stripped = line.strip()
        if fence:
            result.append(line)
            fence = "" if stripped.startswith(fence) and not stripped.strip("`~") else fence
        elif opening := re.match(r"\s*(`{3,}|~{3,})", line):
            fence = opening[1]
            result.append(line.rstrip())
        elif result and _continues(result[-1], line):
            result[-1] += f" {line.lstrip() if _breaks_hard(line) else stripped}"
        else:
            result.append(line if _breaks_hard(line) else line.rstrip())
    return "\n".join(result).strip("\n")


def _answer_block(text: str) -> re.Match[str] | None:
    return _ANSWER.search(regions_of(text).visible.replace(BREAK, "\n"))


def _typed(items: tuple[CitationItem, ...], offset: int, length: int, word: str) -> Mark:
    prefixed = [item.id.startswith("claim:") for item in items]
    if all(prefixed):
        bare = tuple(CitationItem(item.id[6:], item.locator, item.offset) for item in items)
        return Mark(MarkKind.CLAIM, bare, offset, length)
    if any(prefixed) or any(":" in item.id for item in items):
        return Mark(MarkKind.MALFORMED, (), offset, length, word)
    return Mark(MarkKind.CITATION, items, offset, length)


_PARAGRAPH = re.compile(
    r"[ ]{0,3}(?![>#|/:=]|[-*+](?:\s|$)|-+$|(?:[-*_][ ]{0,2}){3,}$|\*\[|\d+[.)]\s|`{3}|~{3}|\[[^\]]+\]:)\S"
)


def _continues(previous: str, line: str) -> bool:
    return bool(
        _PARAGRAPH.match(previous)
        and _PARAGRAPH.match(line)
        and not _breaks_hard(previous)
        and "|" not in previous + line
    )


def _breaks_hard(line: str) -> bool:
    return line.endswith(("  ", "\\"))
