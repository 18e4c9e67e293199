"""The marks of the prose, found at their place without rendering anything.

The grammar is Pandoc's: `[@key]`, `[@a; @b, p. 12]`, and ours on top: `[@claim:id]`, `[@needed, what]`,
`[@algorithm]`, `[@findings]`. Code, links, images, HTML tags and addresses are blanked out before the
search, so that offsets stay true; the Markdown renderer skips the same regions, and a test holds the two
to one another.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

ID = r"[A-Za-z0-9][A-Za-z0-9_-]*"

MARK = re.compile(r"\[(?P<inner>@[^\[\]\n]*(?:\n(?!\s*\n)[^\[\]\n]*)*)\](?!\()")
"""A whole mark; it may run over a line break but not over a paragraph."""

_ITEM = re.compile(rf"^@(?P<id>{ID}(?::{ID})?)(?:\s*,\s*(?P<locator>.+))?$", re.DOTALL)

_FENCE = re.compile(
    r"^[ ]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]*(?P=fence)[`~]*[ ]*$|\Z)", re.MULTILINE | re.DOTALL
)
_CODE_SPAN = re.compile(r"(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*|[^<>\s@]+@[^<>\s]+)>")
_LINK = re.compile(r"!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]\((?:[^()\\\n]|\\.|\([^()\n]*\))*\)", re.DOTALL)
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[^\n]*$", re.M)
_ESCAPED = re.compile(r"\\[\[\]\\`@]")
_INDENTED = re.compile(r"(?:\A|\n[ ]*\n)(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z)(?:[ ]*\n(?=[ ]{4}|\t))*)+")
_LIST_ITEM = re.compile(r"^[ ]{0,3}(?:[-*+]|\d+[.)])[ ]", re.M)
_BLOCK_OPEN = re.compile(r"^/{3,}\s*answer\b[^\n]*\n", re.M)
_BLOCK_CLOSE = re.compile(r"^/{3,}[ ]*$", re.M)


class MarkKind(Enum):
    """What a mark asks for."""

    CITATION = "citation"
    CLAIM = "claim"
    NEEDED = "needed"
    ALGORITHM = "algorithm"
    FINDINGS = "findings"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One id inside a mark, with its locator and where it begins."""

    id: str
    locator: str
    offset: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark; `offset` and `length` count characters of the prose it was found in."""

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
    if re.fullmatch(r"@needed(\s*,.*)?", word, re.DOTALL):
        detail = " ".join(word.partition(",")[2].split())
        return Mark(MarkKind.NEEDED, (), offset, length, detail)
    items = []
    for part in inner.split(";"):
        match = _ITEM.match(part.strip())
        if match is None:
            return Mark(MarkKind.MALFORMED, (), offset, length, word)
        lead = len(part) - len(part.lstrip())
        items.append(CitationItem(match["id"], " ".join((match["locator"] or "").split()), start + lead))
        start += len(part) + 1
    return _typed(tuple(items), offset, length, word)


@lru_cache(maxsize=4096)
def marks_of(text: str) -> tuple[Mark, ...]:
    """All marks of a prose text, in order, outside code, links, images, tags and addresses."""
    visible = blank_untouchable(text)
    return tuple(parse_mark(match["inner"], match.start()) for match in MARK.finditer(visible))


def answer_of(text: str) -> Answer:
    """The answer block of a prose text."""
    opening = _BLOCK_OPEN.search(text)
    if opening is None:
        return Answer("", 0, ())
    closing = _BLOCK_CLOSE.search(text, opening.end())
    end = closing.start() if closing else len(text)
    marks = tuple(mark for mark in marks_of(text) if opening.end() <= mark.offset < end)
    return Answer(text[opening.end() : end].strip(), opening.start(), marks)


def is_alone(text: str, mark: Mark) -> bool:
    """True where a mark is the whole of its paragraph or list item."""
    before = text[: mark.offset].rpartition("\n")[2]
    after = text[mark.offset + mark.length :].partition("\n")[0]
    return not after.strip() and re.fullmatch(r"\s*(?:[-*+]\s+|\d+[.)]\s+)?", before) is not None


def place_in(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def blank_untouchable(text: str) -> str:
    """The text with everything that must not be touched replaced by blanks of the same length."""
    text = _FENCE.sub(_blank, text)
    text = _INDENTED.sub(lambda match: _blank_indented(text, match), text)
    text = _ESCAPED.sub(_blank, text)
    for pattern in (_CODE_SPAN, _COMMENT, _AUTOLINK, _TAG, _LINK, _DEFINITION):
        text = pattern.sub(_blank, text)
    return text


def join_lines(text: str) -> str:
    """Prose with the line breaks inside paragraphs joined; all other layout counts.

    Lists, tables, headings, quotes, blocks and fences keep their lines, since there a break has meaning.
    """
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
            result[-1] = f"{result[-1]} {stripped}"
        else:
            result.append(line if _breaks_hard(line) else line.rstrip())
    return "\n".join(result).strip("\n")


def _typed(items: tuple[CitationItem, ...], offset: int, length: int, word: str) -> Mark:
    prefixed = [item.id.startswith("claim:") for item in items]
    if all(prefixed):
        bare = tuple(CitationItem(item.id[6:], item.locator, item.offset) for item in items)
        return Mark(MarkKind.CLAIM, bare, offset, length)
    if any(prefixed) or any(":" in item.id for item in items):
        return Mark(MarkKind.MALFORMED, (), offset, length, word)
    return Mark(MarkKind.CITATION, items, offset, length)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _blank_indented(text: str, match: re.Match[str]) -> str:
    # Four spaces after a list item continue the item; elsewhere they are code.
    above = text[: match.start()].rstrip().rpartition("\n\n")[2]
    return match[0] if _LIST_ITEM.search(above) or above.startswith("    ") else _blank(match)


_PARAGRAPH = re.compile(r"[ ]{0,3}(?![-*+>#|/:=]|\d+[.)]\s|`{3}|~{3}|\[[^\]]+\]:)\S")


def _continues(previous: str, line: str) -> bool:
    return bool(
        _PARAGRAPH.match(previous)
        and _PARAGRAPH.match(line)
        and not _breaks_hard(previous)
        and "|" not in previous + line
    )


def _breaks_hard(line: str) -> bool:
    return line.endswith(("  ", "\\"))
