"""Takes out of the prose what restates a claim on hold, so that the hold reaches every wording of it.

A mark in a sentence carries the words before it, back to the sentence before or to the mark before; those
words go, and the mark remains, which then says that the statement is on hold.
"""

import re
from collections.abc import Collection

from generator.core.prose import Mark, MarkKind, is_alone, marks_of

_SENTENCE_END = re.compile(r"[.!?][)\"”’*_]*\s+(?=[A-Z0-9“\"(*_])")
_PARAGRAPH = re.compile(r"\n[ ]*\n|^[ ]*/{3,}[^\n]*\n|^[ ]*(?:[-*+]|\d+[.)])[ ]+|^#+[ ]+", re.MULTILINE)
_REST = re.compile(r"[^.!?;,\n]*[.!?;,]?")


def without_held_sentences(text: str, held: Collection[str]) -> str:
    """The prose without the words that carry a mark of a claim in `held`; the marks themselves stay."""
    if not held:
        return text
    pieces: list[str] = []
    done = 0
    marks = marks_of(text)
    for mark in marks:
        if not _is_held(mark, held) or is_alone(text, mark):
            continue
        before = max(
            (other.offset + other.length for other in marks if other.offset < mark.offset), default=0
        )
        start = max(done, before, _last_end(text, before, mark.offset))
        end = mark.offset + mark.length
        pieces += [text[done:start], " " if start else "", text[mark.offset : end]]
        following = min((other.offset for other in marks if other.offset >= end), default=len(text))
        rest = _REST.match(text, end)
        done = min(following, rest.end() if rest else end)
    return "".join([*pieces, text[done:]])


def _is_held(mark: Mark, held: Collection[str]) -> bool:
    return mark.kind is MarkKind.CLAIM and any(item.id in held for item in mark.items)


def _last_end(text: str, start: int, end: int) -> int:
    """Where the sentence or paragraph begins that a mark at `end` stands in, not before `start`."""
    return max(
        (
            found.end()
            for pattern in (_SENTENCE_END, _PARAGRAPH)
            for found in pattern.finditer(text, start, end)
        ),
        default=start,
    )
