"""How the columns of a table share the width of the paper.

Shares by length alone let a long word of a narrow column run over its neighbour: typst breaks no words.
"""

from collections.abc import Iterator
from typing import Any

from generator.rendering.flowchart.measures import width_of

Block = dict[str, Any]
"""A block as JSON: its `kind`, and what the kind needs. A run of text is its `text` with marks."""

_TABLE, _BESIDE = 4590, 60
"""Tenths of a point: how wide a table may be, and the room beside the words of a cell."""
_LETTERS, _SMALL_LETTERS = 78, 71
"""Letters of a table and of one with many columns, as wide as those of Arial of this size."""
_MANY = 7
_MOST = 200
"""A cell with more signs than these asks for no more room."""


def has_small_letters(count: int) -> bool:
    """True for a table of so many columns that they need smaller letters."""
    return count >= _MANY


def filled_row(row: list[Block], widest: int) -> list[Block]:
    """A row with an empty cell for each that it lacks."""
    missing = widest - sum(cell["span"] for cell in row)
    return [*row, *({"span": 1, "bold": False, "blocks": []} for _ in range(missing))]


def column_shares(rows: list[list[Block]], widest: int) -> list[int]:
    """The shares of the columns: none narrower than its longest word, the rest by the words they hold."""
    letters = _SMALL_LETTERS if has_small_letters(widest) else _LETTERS
    longest, signs = [1] * widest, [1] * widest
    for row in rows:
        for at, cell in _placed(row):
            text = " ".join(run["text"] for block in cell["blocks"] for run in block.get("runs", ()))
            if cell["span"] == 1:
                for word in text.replace("-", "- ").split():
                    longest[at] = max(longest[at], width_of(word, letters, is_bold=True))
            # What spans several columns asks each of them for its part of the room.
            for column in range(at, min(at + cell["span"], widest)):
                signs[column] = max(signs[column], min(_MOST, len(text)) // cell["span"])
    rest = max(_TABLE - sum(longest) - widest * _BESIDE, 0)
    return [least + _BESIDE + rest * count // sum(signs) for least, count in zip(longest, signs, strict=True)]


def _placed(row: list[Block]) -> Iterator[tuple[int, Block]]:
    """Each cell with the column in which it begins."""
    at = 0
    for cell in row:
        yield at, cell
        at += cell["span"]
