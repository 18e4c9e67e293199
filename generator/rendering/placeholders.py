"""Places held open in HTML: one private-use character for each mark of the prose, which nobody can forge.

There is no second reader of marks. Before Markdown runs, each mark that `generator.core.prose` finds becomes
one character, each fence another, and comments nothing. An inline processor in Markdown was the alternative:
at any priority it saw other code, links and list items than the checks did, in corners that only a random
test finds, and a page then lacked a mark that the checks had passed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Protocol

from generator.core.prose import Mark, marks_of, source_links
from generator.core.untouchable import Fence, normal_label, regions_of


class Widget(Protocol):
    """Makes the HTML that stands in the place of a mark."""

    def __call__(self, mark: Mark, /, *, is_alone: bool) -> str:
        """The HTML of a mark that is the whole of its paragraph or list item, or a part of one."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Sanitised HTML in which a private-use character stands for each mark, and the marks in order."""

    html: str
    marks: tuple[Mark, ...]

    def fill(self, widget: Widget) -> str:
        """The HTML with `widget(mark, is_alone=...)` in place of each mark.

        A mark that is the whole of its paragraph or list item is alone: its widget replaces the paragraph,
        or the content of the item, and may be a block.
        """

        def put(match: re.Match[str]) -> str:
            place = match[1] or match[2] or match[3]
            return widget(self.marks[ord(place) - _FIRST_MARK], is_alone=match[3] is None)

        return _PLACES.sub(put, self.html)


_FIRST_MARK, _FIRST_FENCE, _MOST = 0xF0000, 0x100000, 60_000
_LOOSE_BRACKET = "\ue000"
_MARK = "[\U000f0000-\U000ffffd]"
_ANY_MARK = re.compile(_MARK)
_FENCE = "[\U00100000-\U0010fffd]"
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\x00\x02\x03]")
_ENTITY = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")
_PLACES = re.compile(rf"<p>({_MARK})</p>|(?<=<li>)\s*({_MARK})\s*(?=</li>|<[uo]l\b)|({_MARK})")
_FENCES = re.compile(rf"<p>\s*({_FENCE})\s*</p>|({_FENCE})")
_BRACKET = re.compile(r"\[(?:(?P<label>[^\[\]]*)\])?")
_OUTPUT = re.compile(rf"<(?P<close>/)?(?P<name>[a-z0-9]+)(?:[^\">]|\"[^\"]*\")*>|{_MARK}")


def without_private(text: str) -> str:
    """The text with every character that could pass for a place replaced, at the same length."""
    return _PRIVATE.sub("\ufffd", text)


def with_places(text: str, page_of: Callable[[str], str]) -> str:
    """The Markdown with places for its marks and fences, without comments, its links leading to pages."""
    pieces, done = [], 0
    for start, end, instead in sorted(_replacements(text, page_of)):
        pieces += [text[done:start], instead]
        done = end
    # Markdown takes a first line of blanks for code.
    return re.sub(r"^[ \t]+$", "", "".join(pieces) + text[done:], flags=re.MULTILINE)


def without_entities_of_places(html: str) -> str:
    """The HTML of Markdown without numbers of characters that a later reader would decode into places."""

    def harmless(match: re.Match[str]) -> str:
        number = int(match[1], 16) if match[1] else int(match[2])
        return "\ufffd" if number > 0x10FFFF or _PRIVATE.match(chr(number)) else match[0]

    return _ENTITY.sub(harmless, html)


def settled(html: str, text: str) -> Prose:
    """Sanitised HTML with its fences, and places numbered in the order of the page.

    A place that got inside a link, code or a tag in spite of all becomes the words of the mark again.
    """
    marks, fences = marks_of(text), regions_of(text).fences
    shown: list[Mark] = []
    depth = 0

    def words(place: re.Match[str]) -> str:
        mark = marks[ord(place[0]) - _FIRST_MARK]
        return escape(text[mark.offset : mark.offset + mark.length])

    def settle(match: re.Match[str]) -> str:
        nonlocal depth
        if match["name"] is None and depth == 0:
            shown.append(marks[ord(match[0]) - _FIRST_MARK])
            return chr(_FIRST_MARK + len(shown) - 1)
        if match["name"] in ("a", "code", "pre"):
            depth += -1 if match["close"] else 1
        return _ANY_MARK.sub(words, match[0])

    html = _OUTPUT.sub(settle, html.replace(_LOOSE_BRACKET, "["))
    html = _FENCES.sub(lambda match: _code(fences[ord(match[1] or match[2]) - _FIRST_FENCE]), html)
    return Prose(html, tuple(shown))


def _replacements(text: str, page_of: Callable[[str], str]) -> Iterator[tuple[int, int, str]]:
    regions = regions_of(text)
    for number, mark in enumerate(marks_of(text)[:_MOST]):
        yield mark.offset, mark.offset + mark.length, chr(_FIRST_MARK + number)
    for number, fence in enumerate(regions.fences[:_MOST]):
        yield fence.start, fence.end, f"\n\n{fence.indent}{chr(_FIRST_FENCE + number)}\n\n"
    for start, end in regions.comments:
        yield start, end, re.sub(r"[^\n]", "", text[start:end])
    starts = {mark.offset for mark in marks_of(text)}
    for bracket in _BRACKET.finditer(regions.visible):
        # From each bracket that begins nothing, Markdown would look for the end of a link, however far.
        if bracket.start() not in starts and normal_label(bracket["label"] or "") not in regions.labels:
            yield bracket.start(), bracket.start() + 1, _LOOSE_BRACKET
    for link in source_links(text):
        yield link.offset, link.offset + len(link.target), page_of(link.target)


def _code(fence: Fence) -> str:
    return f'<pre tabindex="0"><code>{escape(fence.code, quote=False)}</code></pre>'
