"""Where each character of a YAML text stands in its source, for the five ways in which YAML writes a text.

What is read again here was read by the YAML parser before: wherever the two do not agree on the text, nothing
is told, so that a place is either exact or that of the whole text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

_Sign = tuple[str, int, int]
"""A character of the text, where it begins in the source, and where it ends there."""

_MOST_INDENTS = 64
_REMEMBERED = 256

_BLANKS = re.compile(r"[ \t\n]+")
_JOINED = re.compile(r"\\\n[ \t\n]*")
_ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|(?P<named>.))", re.DOTALL
)
_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class Written(NamedTuple):
    """The places of the characters of a text in its source; lines count from 0."""

    begins: tuple[int, ...]
    ends: tuple[int, ...]
    lines: tuple[int, ...]
    """Where the lines of the source begin."""

    def part(self, offset: int, length: int) -> tuple[int, int, int]:
        """Line, place in that line, and length of a part of the text, which ends with its line."""
        begin = self.begins[min(offset, len(self.begins) - 1)]
        line = bisect_right(self.lines, begin) - 1
        last = offset + length
        if line + 1 < len(self.lines):
            last = min(last, bisect_left(self.begins, self.lines[line + 1] - 1))
        end = self.ends[min(last, len(self.ends)) - 1] if length else begin
        return line, begin - self.lines[line], max(end - begin, 0)


@lru_cache(maxsize=_REMEMBERED)
def written_of(source: str, text: str) -> Written | None:
    """Where the characters of a text stand in the scalar it was read from; None where that is not certain.

    `source`: the scalar with its quotes or its `>` and all lines. `text`: what it means, without blanks at
    its ends.
    """
    for signs in _readings(source):
        read = list(signs)
        whole = "".join(sign for sign, _, _ in read)
        if text and whole.strip() == text:
            lead = len(whole) - len(whole.lstrip())
            kept = read[lead : lead + len(text)]
            lines = accumulate((len(line) + 1 for line in source.split("\n")), initial=0)
            _, begins, ends = zip(*kept, strict=True)
            return Written(begins, ends, tuple(lines)[:-1])
    return None


def _readings(source: str) -> Iterator[Iterator[_Sign]]:
    if source[:1] in ("|", ">"):
        for indent in _indents(source):
            yield _block(source, indent, is_folded=source[0] == ">")
    elif source[:1] in ("'", '"'):
        yield _flow(source, 1, len(source) - 1, quote=source[0])
    else:
        yield _flow(source, 0, len(source), quote="")


def _flow(source: str, begin: int, end: int, quote: str) -> Iterator[_Sign]:
    """A plain or quoted text: a line break is a blank, and blank lines are line breaks."""
    while begin < end:
        if blanks := _BLANKS.match(source, begin, end):
            breaks = [place for place in range(*blanks.span()) if source[place] == "\n"]
            if not breaks:
                yield from ((source[place], place, place + 1) for place in range(*blanks.span()))
            elif len(breaks) == 1:
                yield " ", breaks[0], breaks[0] + 1
            yield from (("\n", place, place + 1) for place in breaks[1:])
            begin = blanks.end()
        elif quote == '"' and (joined := _JOINED.match(source, begin, end)):
            places = [place for place in range(*joined.span()) if source[place] == "\n"]
            yield from (("\n", place, place + 1) for place in places[1:])
            begin = joined.end()
        else:
            after = begin + _width(source, begin, quote)
            yield _meant(source[begin:after], quote), begin, after
            begin = after


def _width(source: str, begin: int, quote: str) -> int:
    if quote == "'" and source.startswith("''", begin):
        return 2
    if quote == '"' and (escape := _ESCAPE.match(source, begin)):
        return len(escape[0])
    return 1


def _meant(written: str, quote: str) -> str:
    if len(written) == 1:
        return written
    if quote == "'":
        return "'"
    escape = _ESCAPE.match(written)
    if escape is None or escape["named"]:
        return _NAMED.get(written[1], written[1])
    code = int(escape["x"] or escape["u"] or escape["U"], 16)
    return chr(code) if code <= 0x10FFFF else ""


def _indents(source: str) -> Iterator[int]:
    """How many blanks may stand before each line: those of the first one, or fewer where a digit says so."""
    head, _, body = source.partition("\n")
    first = next((line for line in body.split("\n") if line.strip(" ")), "")
    widest = len(first) - len(first.lstrip(" "))
    yield widest
    if any(sign.isdigit() for sign in head[1:3]):
        yield from range(widest - 1, max(widest - _MOST_INDENTS, -1), -1)


def _block(source: str, indent: int, *, is_folded: bool) -> Iterator[_Sign]:
    """A text in lines of its own; folded, a break between two lines that begin without a blank is a blank."""
    begin = source.find("\n") + 1
    breaks: list[int] = []
    joins = False
    for line in source[begin:].split("\n") if begin else ():
        after = begin + len(line)
        if line[:indent].strip(" "):
            break
        if len(line) > indent:
            starts_blank = line[indent] in " \t"
            folded = is_folded and joins and not starts_blank
            yield from _breaks(breaks, is_folded=folded)
            yield from ((source[place], place, place + 1) for place in range(begin + indent, after))
            joins, breaks = not starts_blank, []
        breaks.append(after)
        begin = after + 1


def _breaks(places: list[int], *, is_folded: bool) -> Iterator[_Sign]:
    if is_folded and len(places) == 1:
        yield " ", places[0], places[0] + 1
    else:
        yield from (("\n", place, place + 1) for place in places[1 if is_folded else 0 :])
