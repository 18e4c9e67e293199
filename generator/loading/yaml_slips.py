"""What a slip of YAML is in the words of somebody who does not know its grammar, and what to do about it.

The parser says what it expected; the beginning of that sentence tells which slip it was. A sentence that is
not listed is passed on as it is.
"""

from typing import NamedTuple


class Slip(NamedTuple):
    """What is wrong at a place, and what to do about it."""

    what: str
    hint: str


COMMA_EXPECTED = "did not find expected ','"
NAME_EXPECTED = "did not find expected alphabetic"

_COLON_UNEXPECTED = "mapping values are not allowed"
_BELOW = "begin this line exactly below the fields it belongs to"
_BELOW_OR_QUOTE = f"{_BELOW}; a quote above it may not be closed"
_CLOSE = "close the bracket, brace or quote that was opened before, or add the comma that is missing"
_LOOK = "see whether quotes and brackets are closed and lines begin below each other around here"
_TAB = Slip("this line begins with a tab", "put spaces in the place of the tab")

_SLIPS = {
    _COLON_UNEXPECTED: Slip(
        "a colon begins a field where none can begin",
        "put the value in quotes: a colon with a blank after it begins a new field",
    ),
    f"{COMMA_EXPECTED} or ']'": Slip("a list in brackets does not end", _CLOSE),
    f"{COMMA_EXPECTED} or '}}'": Slip("fields in braces do not end", _CLOSE),
    NAME_EXPECTED: Slip("a text without quotes cannot begin with '*' or '&'", "put the whole text in quotes"),
    "found character that cannot start any token": Slip(
        "a value cannot begin with this sign",
        "put the value in quotes: YAML keeps the sign with which it begins for itself",
    ),
    "did not find expected key": Slip("this line does not begin below the fields above it", _BELOW_OR_QUOTE),
    "could not find expected ':'": Slip("a field has no colon after it", _BELOW_OR_QUOTE),
    "did not find expected node content": Slip("a value is missing", _LOOK),
    "did not find expected '-' indicator": Slip("this line is no entry of the list above it", _LOOK),
    "found unexpected end of stream": Slip("a quote does not end", _LOOK),
    "found unexpected document indicator": Slip("a quote does not end", _LOOK),
}


def slip_of(said: str, line: str = "", column: int = 0) -> Slip:
    """The slip that the parser speaks of, in a line at a column from 0."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _TAB
    slip = next((slip for beginning, slip in _SLIPS.items() if said.startswith(beginning)), Slip(said, _LOOK))
    if said.startswith(_COLON_UNEXPECTED) and ": " not in line[:column]:
        # The value holds no colon of its own, so the line stands too far in.
        return slip._replace(hint=_BELOW)
    return slip
