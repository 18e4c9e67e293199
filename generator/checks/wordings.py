"""The sentences of a claim for both readers, and where a word of one stands in its file.

It holds no check.
"""

import re
from typing import NamedTuple

from generator.core.declaration import Origin
from generator.core.diagnostic import Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim


class Wording(NamedTuple):
    """One text of a record with the field it stands in."""

    text: str
    field: str
    origin: Origin

    def place(self, offset: int, length: int) -> Span:
        """Where a part of the text stands."""
        return self.origin.part(self.field, self.text, offset, length)

    def place_of(self, found: re.Match[str] | None) -> Span:
        """Where what was found in the text stands; where nothing was, the text."""
        return self.place(found.start(), len(found[0])) if found else self.origin.text(self.field, self.text)


def worded_claims(kb: KnowledgeBase) -> tuple[tuple[Claim, tuple[Wording, ...]], ...]:
    """Every claim with its sentences, made once for all checks that walk them."""
    return kb.found_once(_worded_claims)


def wordings_of(claim: Claim) -> tuple[Wording, ...]:
    """The sentence for clinicians, then the one for patients where there is one."""
    stated = Wording(claim.statement, "statement", claim.origin)
    return (stated, Wording(claim.plain, "plain", claim.origin)) if claim.plain else (stated,)


def _worded_claims(kb: KnowledgeBase) -> tuple[tuple[Claim, tuple[Wording, ...]], ...]:
    return tuple((claim, wordings_of(claim)) for claim in kb.claims.values())
