"""What of the prose is running text, and what nobody may touch: code, comments, tags, links, addresses.

Markdown is read here once, first by lines, then by characters, in Python-Markdown's order of precedence.
The renderer takes fences, comments and marks from here instead of reading them a second time, so that
checks and pages cannot disagree. Everything untouchable is blanked, never cut out: offsets stay true.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.core.prose_lines import BREAK, blanked, divided

MOST_TEXTS = 32_768
"""How many texts are remembered taken apart: every check walks all of them, so all must fit."""

PHRASING = frozenset(
    {"a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark"}
    | {"q", "s", "samp", "small", "strong", "sub", "sup", "u", "var", "wbr"}
)
"""The HTML tags that count as HTML in prose; every other one prints as itself, as `<LLN and >` must."""

TAG = (
    rf"<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    rf"(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:\"[^\"<>{BREAK}]*\"|'[^'<>{BREAK}]*'|[^\s\"'=<>`\[\]{BREAK}]+))?)*+\s*/?>"
)
"""A tag by the grammar of HTML; what has no such form is text."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block of code, and how far it is indented."""

    start: int
    end: int
    indent: str
    code: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link, image or definition of a link.

    `target` is as written and begins at `offset`; `words` is the place of the words of a link.
    """

    start: int
    end: int
    target: str
    offset: int
    words: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Regions:
    """A prose text taken apart.

    `visible` is as long as the text and keeps its running text alone, each line break that ends a paragraph,
    item, heading or row replaced by `BREAK`. Comments are pairs of start and end; labels are those that a
    definition gives an address (`[label]: page.html`).
    """

    visible: str
    fences: tuple[Fence, ...]
    comments: tuple[tuple[int, int], ...]
    links: tuple[Link, ...]
    labels: frozenset[str]


@lru_cache(maxsize=MOST_TEXTS)
def regions_of(text: str) -> Regions:
    """Take a prose text apart."""
    rest, fences, comments = _without_fences(text)
    rest, inline_comments = _without_code(divided(rest))
    links = tuple(_links(rest, text))
    definitions = _DEFINITION.finditer(rest) if "]:" in rest else ()
    labels = frozenset(normal_label(match["label"]) for match in definitions if match["label"])
    if labels:
        rest = _REFERENCE.sub(
            lambda match: _blank(match) if normal_label(match["label"]) in labels else match[0], rest
        )
    for sign, pattern in _PATTERNS:
        # Most texts hold few of these, and looking for a sign is cheap.
        if sign in rest:
            rest = pattern.sub(_blank, rest)
    return Regions(rest, fences, (*comments, *inline_comments), links, labels)


def normal_label(label: str) -> str:
    """A label as labels are compared."""
    return " ".join(label.lower().split())


_FENCE_OR_COMMENT = re.compile(
    r"^(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})(?P<label>[^`\n]*)\n"
    r"(?P<code>(?:.*\n)*?)(?:[ ]*(?P=fence)[`~]*[ ]*$|(?P<rest>.+\Z|\Z))"
    r"|^[ ]{0,3}<!--(?s:.*?)-->",
    re.MULTILINE,
)


def _without_fences(text: str) -> tuple[str, tuple[Fence, ...], tuple[tuple[int, int], ...]]:
    if "```" not in text and "~~~" not in text and "<!--" not in text:
        return text, (), ()
    # Fences and comments together, since a fence inside a comment is none, nor the other way round.
    fences, comments = [], []

    def take(match: re.Match[str]) -> str:
        if match["fence"] is None:
            comments.append(match.span())
        else:
            margin = re.compile(rf"^[ ]{{0,{len(match['indent'])}}}", re.MULTILINE)
            code = margin.sub("", match["code"] + (match["rest"] or ""))
            fences.append(Fence(match.start(), match.end(), match["indent"], code))
        return blanked(match[0])

    return _FENCE_OR_COMMENT.sub(take, text), tuple(fences), tuple(comments)


_CODE_COMMENT_ESCAPE = re.compile(r"`+|<!--|\\[\\`\[\]()@!*_{}>#+\-.|/]")
_DELIMITERS = "\\`[]()@!"


def _without_code(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    # Whichever begins first holds what it contains: a backtick in a comment opens no code.
    ticks = _Ticks(text)
    pieces, comments, done, position, last_comment = [], [], 0, 0, text.rfind("-->")
    while match := _CODE_COMMENT_ESCAPE.search(text, position):
        start, position = match.span()
        end = start
        if match[0][0] == "`":
            start, end = ticks.code_span(start, position)
        elif match[0][0] == "\\":
            end = position if match[0][1] in _DELIMITERS else start
        elif position <= last_comment:
            end = text.index("-->", position) + 3
            comments.append((start, end))
        if end > start:
            pieces += [text[done:start], blanked(text[start:end])]
            done = position = end
    return "".join(pieces) + text[done:], tuple(comments)


class _Ticks:
    """The runs of backticks of a text, by their length."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: dict[int, list[int]] = {}
        for match in re.finditer("`+", text):
            self.starts.setdefault(len(match[0]), []).append(match.start())

    def code_span(self, start: int, inside: int) -> tuple[int, int]:
        """The code span that a run of backticks opens, as Python-Markdown finds it; empty if it opens none.

        It ends with the next run of the same length; where there is none, with the longest shorter one,
        unless a longer one follows.
        """
        limit = self.text.find(BREAK, inside)
        following = {}
        for length, starts in self.starts.items():
            index = bisect_left(starts, inside)
            if index < len(starts) and (limit < 0 or starts[index] < limit):
                following[length] = starts[index]
        opened = inside - start
        closing = opened if opened in following else max(following, default=0)
        if not 0 < closing <= opened:
            return start, start
        return inside - closing, following[closing] + closing


def _nested(opening: str, closing: str, depth: int) -> str:
    plain = rf"[^{opening}{closing}{BREAK}]"
    text = rf"{plain}*+"
    for _ in range(depth):
        text = rf"(?:{plain}++|{opening}{text}{closing})*+"
    return text


_TARGET = _nested(r"\(", r"\)", 3)
_WORDS = r"\[(?P<words>" + _nested(r"\[", r"\]", 3) + r")\]"
_LINK = re.compile(
    rf"!?{_WORDS}\("
    rf"(?:\s*<(?P<angle>[^<>{BREAK}]*)>\s*(?:'[^'{BREAK}]*'|\"[^\"{BREAK}]*\")?\s*\)"
    rf"|(?P<titled>[^()'\"{BREAK}]*)(?P<quote>['\"])[^{BREAK}]{{0,1000}}?(?P=quote)\s*\)"
    rf"|(?P<plain>{_TARGET})\))"
)
_REFERENCE = re.compile(rf"!?{_WORDS}\s?\[(?P<label>[^\[\]{BREAK}]*)\]")
_DEFINITION = re.compile(
    rf"(?<![^\n{BREAK}])[ ]{{0,3}}(?:\[(?!@)(?P<label>[^\[\]{BREAK}]+)\]:[ ]*(?P<target>[^\s{BREAK}]+)"
    rf"[ ]*(?:\"[^\"\n{BREAK}]*\"|'[^'\n{BREAK}]*'|\([^\n{BREAK}]*\))?[ ]*"
    rf"|\*\[[^\]\\\n{BREAK}]+\][ ]?:[^\n{BREAK}]*)(?=\n|{BREAK}|\Z)"
)
_AUTOLINK = re.compile(
    rf"<(?:[A-Za-z][A-Za-z0-9+.-]*://[^<>{BREAK}]*|[^<>\s@!\[\]{BREAK}]+@[^<>\s@{BREAK}]+)>"
)
_OPAQUE = re.compile(
    r"<(?P<name>a|code|pre|script|style|textarea)(?=[\s>])"
    rf"(?:(?!<(?P=name)[\s>])[^{BREAK}])*?</(?P=name)\s*>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(TAG)
_ADDRESS = re.compile(rf"\bhttps?://[^\s<>(){BREAK}]+")
_PATTERNS = (
    ("]:", _DEFINITION),
    ("](", _LINK),
    ("<", _AUTOLINK),
    ("</", _OPAQUE),
    ("<", _ANY_TAG),
    ("://", _ADDRESS),
)


def _links(rest: str, text: str) -> Iterator[Link]:
    for match in _LINK.finditer(rest) if "](" in rest else ():
        group = next(name for name in ("angle", "titled", "plain") if match[name] is not None)
        yield _link(text, match, group, None if match[0].startswith("!") else match.span("words"))
    for match in _DEFINITION.finditer(rest) if "]:" in rest else ():
        if match["target"]:
            yield _link(text, match, "target", None)


def _link(text: str, match: re.Match[str], group: str, words: tuple[int, int] | None) -> Link:
    target = text[match.start(group) : match.end(group)]
    offset = match.start(group) + len(target) - len(target.lstrip())
    return Link(match.start(), match.end(), target.strip(), offset, words)


def _blank(match: re.Match[str]) -> str:
    return blanked(match[0])
