"""The words of boxes and exits as lines: what they say, how wide they are, how much room they take.

Nothing is ever shortened: a box grows with its words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.rendering.flowchart.measures import width_of, wrapped, wrapped_pieces
from generator.rendering.flowchart.records import ChartExit, ChartStep, Lettering, Piece, TextLine

_AFTER_NUMBER = 45


@dataclass(frozen=True, slots=True)
class Lettered:
    """Lines counted from the left top corner of what holds them."""

    lines: tuple[TextLine, ...]
    width: int
    height: int


def leading(size: int) -> int:
    """From one baseline to the next."""
    return -(-size * 6 // 5)


@lru_cache(maxsize=4096)
def boxed(step: ChartStep, width: int, letters: Lettering) -> Lettered:
    """The words of a step in a box of a width."""
    pad, title = letters.pad, letters.start if step.tag else letters.title
    number = Piece(str(step.number))
    taken = width_of(number.text, title, is_bold=True)
    left = pad + max(taken, width_of("0", title, is_bold=True)) + _AFTER_NUMBER
    # Below a title in large letters the rest has the whole width, so that the number costs it none.
    rest = pad if step.tag else left
    parts = [
        *_lines("title", _titled(step), title, left, width - left - pad, is_bold=True),
        *(
            line
            for text in step.warnings
            for line in _lines(
                "warning", (Piece(text),), letters.fact, rest, width - rest - pad, is_bold=True
            )
        ),
        *(
            line
            for text in step.facts
            for line in _lines("fact", (Piece(text),), letters.fact, rest, width - rest - pad)
        ),
        *_lines("note", step.note, letters.note, rest, width - rest - pad),
    ]
    placed, height = _stacked(parts, pad)
    first = TextLine(
        "number", (number,), pad, placed[0].y if placed else pad + title, title, taken, is_bold=True
    )
    return Lettered((first, *placed), width, height + pad)


def override_box(text: str, width: int, letters: Lettering) -> Lettered:
    """What stands before the start, over the whole width."""
    pad = letters.pad
    lines = list(_lines("title", (Piece(text),), letters.start, pad, width - 2 * pad, is_bold=True))
    placed, height = _stacked(lines, pad)
    return Lettered(placed, width, height + pad)


@lru_cache(maxsize=4096)
def worded(one: ChartExit, letters: Lettering) -> Lettered:
    """The words on an exit, centred."""
    words = _balanced(one.label, letters.exit, letters.label)
    width = max(width_of(line, letters.exit, is_bold=True) for line in words)
    until = wrapped(one.until, letters.fact, max(width, letters.label)) if one.until else ()
    width = max([width, *(width_of(line, letters.fact) for line in until)])
    parts = [*_exact("exit", words, letters.exit, is_bold=True), *_exact("until", until, letters.fact)]
    placed, height = _stacked(parts, 0)
    centred = (_moved(line, (width - line.width) // 2, 0) for line in placed)
    return Lettered(tuple(centred), width, height + letters.fact // 4)


def moved(lines: Iterable[TextLine], x: int, y: int) -> tuple[TextLine, ...]:
    """The lines moved to the right and down."""
    return tuple(_moved(line, x, y) for line in lines)


def _titled(step: ChartStep) -> tuple[Piece, ...]:
    return (Piece(f"{step.tag}: {step.title}"),) if step.tag else (Piece(step.title),)


def _balanced(text: str, size: int, width: int) -> tuple[str, ...]:
    """As many lines as the width asks for, none longer than need be."""
    widest = max(width, *(width_of(word, size, is_bold=True) for word in text.split()))
    lines = wrapped(text, size, widest, is_bold=True)
    narrow = widest
    while narrow > 300 and len(wrapped(text, size, narrow - 50, is_bold=True)) == len(lines):
        narrow -= 50
    kept = wrapped(text, size, narrow, is_bold=True)
    # A narrower line must not break a word that was whole.
    return kept if " ".join(kept) == " ".join(lines) else lines


def _lines(
    role: str, pieces: tuple[Piece, ...], size: int, x: int, width: int, *, is_bold: bool = False
) -> Iterator[TextLine]:
    for line in wrapped_pieces(pieces, size, width, is_bold=is_bold):
        text = "".join(piece.text for piece in line)
        yield TextLine(role, line, x, 0, size, width_of(text, size, is_bold=is_bold), is_bold=is_bold)


def _exact(role: str, lines: Iterable[str], size: int, *, is_bold: bool = False) -> Iterator[TextLine]:
    for text in lines:
        yield TextLine(
            role, (Piece(text),), 0, 0, size, width_of(text, size, is_bold=is_bold), is_bold=is_bold
        )


def _stacked(lines: Iterable[TextLine], top: int) -> tuple[tuple[TextLine, ...], int]:
    """The lines one below the other from a height, and where the last one ends."""
    placed = []
    for line in lines:
        placed.append(_moved(line, 0, top + line.size))
        top += leading(line.size)
    return tuple(placed), top


def _moved(line: TextLine, x: int, y: int) -> TextLine:
    return TextLine(
        line.role, line.pieces, line.x + x, line.y + y, line.size, line.width, is_bold=line.is_bold
    )
