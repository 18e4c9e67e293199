"""Where paragraphs, items, headings and rows of the prose end, and which lines are indented code.

Nothing inline may cross such an end: a stray backtick in one list item must not hide a mark in the next.
The rules are Python-Markdown's: blocks lie between blank lines, and four spaces make a level of a list.
"""

import re
from dataclasses import dataclass, field
from enum import Enum

BREAK = "\0"
"""Stands for a line break that nothing inline may cross."""

_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d+\.)[ ]")
_TERM = re.compile(r"[ ]{0,3}:[ ]{1,3}")
_HEADING_OR_RULE = re.compile(
    r"#{1,6}|=+[ ]*$|-+[ ]*$|[ ]{0,3}(?:(?:-+[ ]{0,2}){3,}|(?:_+[ ]{0,2}){3,}|(?:\*+[ ]{0,2}){3,})$"
)
_DEFINITION = re.compile(
    r"[ ]{0,3}\[[^\[\]]+\]:[ ]*\S+[ ]*(?:\"[^\"]*\"|'[^']*'|\(.*\))?[ ]*$|\*\[[^\]\\]+\][ ]?:"
)
_BLOCK = re.compile(r"[ ]{0,3}(?P<slashes>/{3,})[ ]*(?:(?P<name>[\w-]+)[ ]*(?:\|.*)?)?$")

BLOCK_NAMES = frozenset({"answer", "patient", "clinician", "warning"})
"""The blocks of the prose: `/// patient`."""


def blanked(text: str) -> str:
    """Blanks in place of everything but line breaks."""
    return _VISIBLE.sub(" ", text)


_VISIBLE = re.compile(rf"[^\n{BREAK}]")


def divided(text: str) -> str:
    """The text with code by indentation and quote signs blanked, and `BREAK` wherever something ends."""
    lines = text.split("\n")
    reader = _LineReader()
    pieces: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        shown, begins, ends = reader.read(line, following)
        if pieces and begins:
            pieces[-1] = BREAK
        pieces += [shown, BREAK if ends else "\n"]
    return "".join(pieces[:-1])


class _Kind(Enum):
    NOTHING = 0
    PARAGRAPH = 1
    LIST = 2
    TABLE = 3
    CODE = 4


@dataclass
class _LineReader:
    """Remembers what the lines belong to, how deep the list is, and which blocks are open."""

    kind: _Kind = _Kind.NOTHING
    depth: int = 0
    is_quoted: bool = False
    blocks: list[str] = field(default_factory=list)

    def read(self, line: str, following: str) -> tuple[str, bool, bool]:
        """The line as it may be seen, whether it begins something, and whether it is the whole of it."""
        if not line:
            self.kind = _Kind.NOTHING
            return line, True, True
        shown, content = _unquoted(line) if ">" in line or "\t" in line else (line, line)
        if not content or content.isspace():
            self.kind = _Kind.NOTHING
            return shown, True, True
        is_signed = shown != line
        if (is_signed or self.is_quoted) and self._crosses_quote(signed=is_signed):
            self.kind, self.depth = _Kind.NOTHING, 0
        level = (len(content) - len(content.lstrip(" "))) // 4 if content[0] == " " else 0
        begins = self.kind is _Kind.NOTHING
        if begins or (self.kind is _Kind.CODE and level <= self.depth):
            self._begin(content, level, following)
        if self.kind is _Kind.CODE:
            return blanked(line), True, True
        bare = content[4 * level :]
        # Whatever ends or begins something begins with a sign or a digit, and most lines with a letter.
        is_text = bare[:1].isalpha()
        if not is_text and (_DEFINITION.match(bare) or self._ends_list(bare, level)):
            self.kind = _Kind.NOTHING
            return shown, True, True
        if not is_text and (_TERM.match(bare) or (self.kind is _Kind.LIST and _ITEM.match(bare))):
            self.depth = min(level, self.depth) + 1
            begins = True
        is_row = self.kind is _Kind.TABLE
        return shown, begins or is_row, is_row

    def _crosses_quote(self, *, signed: bool) -> bool:
        before, continues = self.is_quoted, self.kind is not _Kind.NOTHING
        # Without its sign a line still belongs to the quote, as long as no blank line ended it.
        self.is_quoted = signed or (before and continues)
        return self.is_quoted != before

    def _ends_list(self, line: str, level: int) -> bool:
        if not _HEADING_OR_RULE.match(line) and not self._is_block_line(line):
            return False
        self.depth = min(self.depth, level)
        return True

    def _is_block_line(self, line: str) -> bool:
        match = _BLOCK.match(line)
        if match is None:
            return False
        if match["name"] is None and match["slashes"] in self.blocks:
            del self.blocks[self.blocks.index(match["slashes"]) :]
            return True
        if match["name"] and match["name"].lower() in BLOCK_NAMES:
            self.blocks.append(match["slashes"])
            return True
        return False

    def _begin(self, content: str, level: int, following: str) -> None:
        if level > self.depth:
            self.kind = _Kind.CODE
            return
        self.depth = level
        if _ITEM.match(content[4 * level :]):
            self.kind = _Kind.LIST
        else:
            is_table = "|" in content and _is_separator(following)
            self.kind = _Kind.TABLE if is_table else _Kind.PARAGRAPH


def _unquoted(line: str) -> tuple[str, str]:
    """The line with its quote signs blanked, and what follows them with tabs as spaces."""
    match = _QUOTE.match(line) if ">" in line else None
    if match is None:
        return line, line.expandtabs(4)
    return " " * match.end() + line[match.end() :], line[match.end() :].expandtabs(4)


def _is_separator(line: str) -> bool:
    content = _unquoted(line)[1].strip()
    return "|" in content and "-" in content and not content.strip("|:- ")
