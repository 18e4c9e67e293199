"""A report cut to a length: whole sections go, from the least risky end, and the report says which.

Half a section would look like a whole one, and a count without its reason like a complete report.
"""

from dataclasses import dataclass
from enum import IntEnum

CLAIM = "claim"
TEXT = "article or algorithm"

_NOTE_ROOM = 600


class Risk(IntEnum):
    """How much is lost with a section; what stands lower goes first."""

    EDITORIAL = 0
    FILES = 1
    EVENTS = 2
    ORDINARY = 3
    CHECKS = 4
    REACH = 5
    REFERENCES = 6
    HIGH = 7
    LAPSES = 8
    CALLED_OUT = 9
    NEVER_LEFT_OUT = 10


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report as finished Markdown; `noun`: what is lost with it."""

    text: str
    risk: Risk
    noun: str = ""


def fitting(sections: list[Section], longest: int, command: str) -> list[Section]:
    """The sections that fit, with a note after the first of what is left out.

    `command`: how to read all of it. Of sections with equal risk the last goes first.
    """
    length = sum(len(section.text) + 2 for section in sections)
    left_out: dict[int, str] = {}
    for position in sorted(range(len(sections)), key=lambda n: (sections[n].risk, -n)):
        section = sections[position]
        is_enough = length + (_NOTE_ROOM if left_out else 0) <= longest
        if is_enough or section.risk is Risk.NEVER_LEFT_OUT:
            break
        if section.text:
            length -= len(section.text) + 2
            left_out[position] = section.noun
    if not left_out:
        return sections
    note = _note(list(left_out.values()), command)
    kept = [section for position, section in enumerate(sections) if position not in left_out]
    return [kept[0], Section(note, Risk.NEVER_LEFT_OUT), *kept[1:]]


def _note(nouns: list[str], command: str) -> str:
    counts = ((nouns.count(noun), noun) for noun in (CLAIM, TEXT))
    parts = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count]
    parts += [noun for noun in nouns if noun not in (CLAIM, TEXT)]
    return (
        "**This report is cut.** It is too long for one comment; left out from the least risky end: "
        f"{', '.join(parts)}. To read all of it: `{command}`."
    )
