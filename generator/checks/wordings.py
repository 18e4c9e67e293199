"""The sentences of a claim for both readers, and where a word of one stands in its file.

It holds no check. A word has a column of its own only where its text stands on one line as it was written;
else the place is that of the whole text.
"""

from typing import NamedTuple

from generator.core.declaration import Origin
from generator.core.diagnostic import Span
from generator.core.model import Claim


class Wording(NamedTuple):
    """One text of a record with the field it stands in."""

    text: str
    field: str
    origin: Origin

    def place(self, offset: int, length: int) -> Span:
        """Where a part of the text stands."""
        return place_in_field(self.origin.span(self.field), self.text, offset, length)


def wordings_of(claim: Claim) -> tuple[Wording, ...]:
    """The sentence for clinicians, then the one for patients where there is one."""
    stated = Wording(claim.statement, "statement", claim.origin)
    return (stated, Wording(claim.plain, "plain", claim.origin)) if claim.plain else (stated,)


def place_in_field(field: Span, text: str, offset: int, length: int) -> Span:
    """The place of a part of a text, if the text stands plain or in quotes on one line."""
    quotes = field.length - len(text)
    if quotes not in (0, 2):
        return field
    return Span(field.path, field.line, field.column + quotes // 2 + offset, length)
