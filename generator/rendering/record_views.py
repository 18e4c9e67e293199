"""The records as templates see them: finished words and addresses, so that templates need no logic.

They are tuples: every page makes dozens of them, and macros keep what they made of one by its value.
"""

from typing import NamedTuple


class CertaintyView(NamedTuple):
    """A rating with its place on the scale, for eyes and for speech."""

    rating: str
    words: str
    circles: str


class StatusView(NamedTuple):
    """A status as a word for both readers; `word` is the value of `data-status`, `label` its short form."""

    word: str
    label: str
    clinicians: str
    patients: str
    is_approved: bool
    valid_until: str


class ReferenceView(NamedTuple):
    """A source in one line and in full."""

    key: str
    href: str
    anchor: str
    title: str
    language: str
    """Of the title, as HTML's `lang` takes it (BCP 47); empty where none is recorded."""
    short: str
    label: str
    design: str
    """The design in full where the label is shorter, as `Systematic review` for `Review`."""
    year: str
    formatted: str
    """The whole reference as sanitised HTML, Vancouver style."""
    links: tuple[tuple[str, str], ...]
    """Labels and addresses of DOI, PubMed and the like."""
    retraction: str
    corrections: tuple[str, ...]
    superseded_by: str
    self_published: bool
    machine_written: bool
    unverified: tuple[str, ...]


class EvidenceView(NamedTuple):
    """One evidence line beside its source."""

    reference: ReferenceView
    direction: str
    directness: str
    differs: str
    locator: str
    read: str
    says: str
    quote: str
    quote_translation: str
    known_through: str
    """The source through which this one is known, where nobody read it itself."""


class ClaimView(NamedTuple):
    """A claim as every page shows it.

    `is_held`: a reviewer put it on hold; then both wordings are the sentence that says so, and what the
    sources say is left out, so that no page can print the words by another way.
    """

    id: str
    is_held: bool
    href: str
    anchor: str
    kind: str
    statement: str
    plain: str
    certainty: CertaintyView
    certainty_note: str
    status: StatusView
    version: str
    evidence: tuple[EvidenceView, ...]
    is_one_study: bool
    """True where the loss of one study would leave it no direct support; never for one that is held."""
