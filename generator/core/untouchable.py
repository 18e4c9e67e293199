"""What of the prose is running text, and what nobody may touch: code, comments, tags, links, addresses.

Markdown is read here once, by lines and then by characters, in Python-Markdown's order of precedence; the
renderer takes fences, comments and marks from here instead of reading them a second time, so checks and
pages cannot disagree. Everything untouchable is blanked, never cut out: offsets stay true.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

BREAK = "\x1e"
"""Stands for a line break that ends a paragraph, item, heading or row: nothing inline crosses it."""

PHRASING = frozenset(
    "a abbr b bdi br cite code del dfn em i ins kbd mark q s samp small strong sub sup u var wbr".split()
)
"""The HTML tags that count as HTML in prose; every other one prints as itself."""

TAG = re.compile(
    r"<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:\"[^\"<>\x1e]*\"|'[^'<>\x1e]*'|[^\s\"'=<>`\[\]]+))?)*\s*/?>"
)


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block of code: where it stands, how far it is indented, and the code."""

    start: int
    end: int
    indent: str
    code: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image: its target as written, and where the target begins."""

    target: str
    offset: int


@dataclass(frozen=True, slots=True)
class Regions:
    """The prose taken apart; `visible` is as long as the prose and keeps only its running text."""

    visible: str
    fences: tuple[Fence, ...]
    comments: tuple[tuple[int, int], ...]
    links: tuple[Link, ...]


@lru_cache(maxsize=1024)
def regions_of(text: str) -> Regions:
    """Take a prose text apart."""
    fences = tuple(_fences(text))
    for fence in fences:
        text = _blanked(text, fence.start, fence.end)
    text = "".join(_divided_lines(text))
    text, comments = _without_code_and_comments(text)
    links = tuple(_links(text))
    for pattern in (_DEFINITION, _ABBREVIATION, _LINK, _AUTOLINK, _OPAQUE, TAG, _ADDRESS):
        text = pattern.sub(_blank, text)
    return Regions(text, fences, comments, links)


_FENCE = re.compile(
    r"^(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})(?P<label>[^\n`]*)\n"
    r"(?P<code>(?:.*\n)*?)(?:[ ]*(?P=fence)[`~]*[ ]*$|(?P<rest>(?:.*\n)*.*)\Z)",
    re.MULTILINE,
)


def _fences(text: str) -> Iterator[Fence]:
    for match in _FENCE.finditer(text):
        code = match["code"] + (match["rest"] or "")
        margin = re.compile(rf"^[ ]{{0,{len(match['indent'])}}}", re.MULTILINE)
        yield Fence(match.start(), match.end(), match["indent"], margin.sub("", code))
