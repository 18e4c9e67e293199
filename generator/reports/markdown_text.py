"""Texts of strangers as Markdown that prints them literally, and the few shapes a report is made of.

A pull request of a stranger must not ping people, refer to issues, set links or pictures, or forge headings
of the report. Signs that Markdown reads are written as entities, which no renderer takes for structure; the
signs that a forge reads in the finished text (`@name`, `#12`, addresses) are parted from what follows by a
zero-width space, since a backslash would not survive until then.
"""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from generator.rendering.comparison import Piece

LONGEST = 600
"""How much of one text is printed; the whole stands in its file."""

_GAP = "&#8203;"
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ud800-\udfff\ue000-\uf8ff\ufeff]")

_ENTITIES = {sign: f"&#{ord(sign)};" for sign in "\\`*_[]|~#$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

_READ_BY_FORGES = re.compile(
    r"(?<=[@#!~%$])(?=[\w\"{])"  # mentions, issues, merge requests, labels, milestones
    r"|(?<=&)(?=[A-Za-z0-9_])"
    r"|(?<=\bGH-)(?=\d)"
    r"|(?<=[A-Za-z]:)(?=//)"  # addresses that become links by themselves
    r"|(?<=\bmailto:)|(?<=\bxmpp:)"
    r"|(?<=\bwww)(?=\.)"
    r"|(?<=:)(?=[\w+-]+:)",  # emoji
    re.IGNORECASE,
)
_COMMIT = re.compile(r"\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,64}\b", re.IGNORECASE)
_AT_LINE_START = re.compile(r"([-+=:/])(?=\s|\1|[-:]|$)|\d{1,9}[.)](?=\s|$)")

_PRIVATE = "\ue000"


def plain(text: str, most: int = LONGEST) -> str:
    """A text on one line that prints as written, cut where it is longer than `most` characters."""
    words = _HIDDEN.sub("\ufffd", " ".join(str(text).split()))
    if len(words) > most:
        words = f"{words[:most].rstrip()} … ({len(words):,} characters)"
    lead = _AT_LINE_START.match(words)
    marked = _COMMIT.sub(lambda commit: _PRIVATE.join(re.findall(".{1,4}", commit[0])), words)
    marked = _READ_BY_FORGES.sub(_PRIVATE, marked)
    escaped = "".join(_ENTITIES.get(sign, sign) for sign in marked)
    if lead:
        last = lead.end() - 1
        # Nothing before the sign is longer than it was: only digits stand there.
        escaped = f"{escaped[:last]}&#{ord(escaped[last])};{escaped[last + 1 :]}"
    return escaped.replace(_PRIVATE, _GAP)


def code(name: str) -> str:
    """An id, key or address of ours in code font, to be copied; what is none prints as text."""
    return f"`{name}`" if re.fullmatch(r"[\w./:@-]+", name, re.ASCII) else plain(name)


def link(label: str, address: str) -> str:
    """A link to an address of the web; anything else leaves the label alone."""
    words = plain(label)
    if not address.startswith(("https://", "http://")):
        return words
    return f"[{words}]({quote(address, safe='/:?#@!$&+,;=%~.-_')})"


def shifted(before: str, after: str) -> str:
    """Two short texts as one: `~~old~~ **new**` where they differ."""
    if before == after:
        return plain(after)
    sides = ((before, "~~"), (after, "**"))
    return " ".join(f"{mark}{plain(text)}{mark}" for text, mark in sides if text)


def marked(pieces: Iterable[Piece], mark: str) -> str:
    """Words of which those that changed are marked with `**` or `~~`."""
    return " ".join(
        f"{mark}{plain(piece.text)}{mark}" if piece.is_changed else plain(piece.text) for piece in pieces
    )


def quoted(*paragraphs: str) -> str:
    """Finished paragraphs as a quotation."""
    return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs)


def bullets(items: Iterable[str], *, indent: int = 0) -> str:
    """Finished lines as a list; four blanks lead a line inwards in every dialect."""
    return "\n".join(f"{'    ' * indent}- {item}" for item in items)


def more(items: Sequence[object], most: int) -> list[str]:
    """The sentence that says how many of a list are left out; none where nothing is."""
    return [f"and {len(items) - most} more; `--format json` lists all"] if len(items) > most else []


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Finished cells as a table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def folded(summary: str, blocks: Iterable[str]) -> str:
    """Blocks that a reader opens; the summary is our own text."""
    return "\n\n".join([f"<details>\n<summary>{summary}</summary>", *blocks, "</details>"])


def fenced(lines: Iterable[str]) -> str:
    """Lines to copy; they hold ids and our own words only."""
    return "\n".join(["```text", *lines, "```"])
