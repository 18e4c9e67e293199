"""How wide words are, and how they break into lines, in the widths of Arial.

Liberation Sans and Helvetica share these widths; narrower letters leave room, and a picture tells its viewer
the width of every line, so that wider ones are drawn together instead of running out of their box.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from generator.rendering.flowchart.records import Piece

Words = tuple[Piece, ...]

_REGULAR = {
    191: "'",
    223: "ijl‘’",
    260: "|",
    278: "ftI!,./:;[\\] ·\u00a0",
    334: "r()-`“”{}",
    355: '"•',
    400: "*°",
    500: "cksvxyzJç^",
    557: "0123456789abdeghnopquL#$?_–§€£éäöüñ±≥≤",
    584: "+<=>~×−µα",
    611: "FTZßø",
    667: "ABEKPSVXY&",
    723: "wCDHNRU",
    778: "GOQ",
    838: "mM⊕",
    890: "%",
    944: "W",
    1016: "—…→@",
}
_BOLD = {
    238: "'",
    278: "ijlI,./\\ ·‘’|\u00a0",
    334: "ft!()-:;[]`",
    390: "r*{}•",
    475: '"°',
    500: "z“”",
    557: "0123456789aceksvxyJ#$_–§€£éäç±≥≤",
    584: "+<=>^~×−µ",
    611: "bdghnopquFLTZ?öüßøñα",
    667: "EPSVXY",
    723: "ABCDHKNRU&",
    778: "wGOQ",
    838: "M⊕",
    890: "m%",
    944: "W",
    1000: "—…→@",
}
_UNKNOWN = 1120
_RIGHT_TO_LEFT = 640
"""Of Hebrew and Arabic letters, none of which is wide."""


@cache
def _widths(*, is_bold: bool) -> dict[str, int]:
    table = _BOLD if is_bold else _REGULAR
    return {glyph: width for width, glyphs in table.items() for glyph in glyphs}


@lru_cache(maxsize=8192)
def width_of(text: str, size: int, *, is_bold: bool = False) -> int:
    """How wide a text is at a size, rounded up; a letter that nobody measured counts as the widest."""
    widths = _widths(is_bold=is_bold)
    return -(-size * sum(widths.get(glyph) or _unmeasured(glyph) for glyph in text) // 1000)


def _unmeasured(glyph: str) -> int:
    return _RIGHT_TO_LEFT if "\u0590" <= glyph <= "\u07ff" else _UNKNOWN


@lru_cache(maxsize=8192)
def wrapped(text: str, size: int, width: int, *, is_bold: bool = False) -> tuple[str, ...]:
    """The whole text in lines of at most a width; a word that is wider is broken."""
    return tuple(
        "".join(piece.text for piece in line)
        for line in wrapped_pieces((Piece(text),), size, width, is_bold=is_bold)
    )


def wrapped_pieces(pieces: Words, size: int, width: int, *, is_bold: bool = False) -> tuple[Words, ...]:
    """The same for words of which some lead somewhere."""
    lines: list[list[Piece]] = []
    room = 0
    space = width_of(" ", size, is_bold=is_bold)
    for unit in _units(pieces, size, width, is_bold=is_bold):
        taken = sum(width_of(word.text, size, is_bold=is_bold) for word in unit)
        if not lines or taken + space > room:
            lines.append(list(unit))
            room = width - taken
            continue
        last = lines[-1].pop()
        lines[-1] += _joined(last, unit)
        room -= taken + space
    return tuple(map(tuple, lines))


def _joined(last: Piece, unit: Sequence[Piece]) -> list[Piece]:
    """The words after the last ones of a line, in one piece where they lead to the same place."""
    first = unit[0]
    if (last.href, last.name) == (first.href, first.name):
        return [replace(last, text=f"{last.text} {first.text}"), *unit[1:]]
    if not last.href:
        return [replace(last, text=f"{last.text} "), *unit]
    # The space belongs to no link.
    return (
        [last, Piece(" "), *unit] if first.href else [last, replace(first, text=f" {first.text}"), *unit[1:]]
    )


def _units(pieces: Words, size: int, width: int, *, is_bold: bool) -> list[list[Piece]]:
    """What no line may part: the words, with what is glued to them; a word that is too wide in parts."""
    units: list[list[Piece]] = []
    for piece in pieces:
        is_glued = piece.is_glued
        for word in piece.text.split():
            parts = _parts(word, size, width, is_bold=is_bold)
            own = [Piece(part, piece.href, piece.name) for part in parts]
            together = (
                sum(width_of(one.text, size, is_bold=is_bold) for one in [*units[-1], own[0]]) if units else 0
            )
            if is_glued and units and together <= width:
                units[-1].append(own.pop(0))
            units += [[one] for one in own]
            is_glued = False
    return units


def _parts(word: str, size: int, width: int, *, is_bold: bool) -> list[str]:
    parts: list[str] = []
    while width_of(word, size, is_bold=is_bold) > width and len(word) > 1:
        end = _fitting(word, size, width, is_bold=is_bold)
        parts.append(word[:end])
        word = word[end:]
    return [*parts, word]


def _fitting(word: str, size: int, width: int, *, is_bold: bool) -> int:
    end = len(word)
    while end > 1 and width_of(word[:end], size, is_bold=is_bold) > width:
        end -= 1
    return end
