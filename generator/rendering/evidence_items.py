"""What an evidence map is given: statements, sources, the lines between them, and the words around them."""

from typing import NamedTuple

from generator.core.message import message


class MapClaim(NamedTuple):
    """A statement; `certainty` in words, `status` the value of `data-status`.

    A statement on hold comes with the words that replace it as its label. `notes` are lines below it, such as
    what was compared. `is_own`: the label is people's, in the language of the records.
    """

    id: str
    label: str
    href: str
    certainty: str
    status: str
    notes: tuple[str, ...] = ()
    is_own: bool = False


class MapReference(NamedTuple):
    """A source; `kind` is the label of its design, `inside` the studies that a review includes.

    `notes` are lines below it, such as what its body recommends.
    """

    key: str
    label: str
    href: str
    kind: str
    inside: tuple["MapReference", ...] = ()
    is_retracted: bool = False
    notes: tuple[str, ...] = ()
    is_own: bool = False


class MapEdge(NamedTuple):
    """An evidence line: what a source does to a statement, directly or indirectly.

    Or a recommendation: then the direction is `for` or `against`, and in place of directness stands how
    strong it is.
    """

    claim: str
    reference: str
    direction: str
    directness: str
    says: str = ""


class MapWords(NamedTuple):
    """What the words around a map call its two columns and the lines between them."""

    left: str
    right: str
    one_left: str
    one_right: str
    description: str
    caption: str
    does: str
    nothing: str


EVIDENCE_WORDS = MapWords(
    left=message("Statements"),
    right=message("Sources"),
    one_left="statement",
    one_right="source",
    description=message(
        "Statements on the left, sources on the right; a line joins a source to a statement."
    ),
    caption=message(
        "A line joins a statement to a source that bears on it; the word before the source says how."
    ),
    does=message("What it does to the statement"),
    nothing=message("No source"),
)
