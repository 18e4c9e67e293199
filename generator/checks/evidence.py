"""Whether each evidence line says enough to be followed, and was read by somebody."""

from collections.abc import Iterator

from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, EvidenceLine
from generator.core.vocabulary import Direction, Directness, Read

LONGEST_QUOTE = 40
"""Words of a source that may be quoted."""


@check("says-missing", Severity.ERROR)
def unexplained_lines(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source that disputes the claim, or cannot decide it, is listed without what it says.

    Disagreement must stand beside the claim in words, not as a bare entry of a list. Add `says`: what the
    source found, in one sentence.

    Rule: this site's own; disagreement is told in words.
    """
    for claim, line in _lines(kb):
        if line.direction is not Direction.SUPPORTS and not line.says:
            message = f"'{line.reference}' {_verb(line)}, but nothing says what it found"
            yield Finding(line.origin.span("direction"), message, "add 'says'", about=(claim.id,))


@check("directness-inconsistent", Severity.ERROR)
def inconsistent_directness(kb: KnowledgeBase) -> Iterator[Finding]:
    """An indirect line does not say in what it differs, or a direct line says that it differs.

    Indirect evidence is about other people, another treatment, another comparison or another outcome; readers
    must see which. Add `differs`, or correct `directness`.

    Rule: GRADE Handbook, chapter 5 (indirectness: people, treatment, comparison, outcome).
    """
    for claim, line in _lines(kb):
        if line.directness is Directness.INDIRECT and not line.differs:
            message = f"'{line.reference}' is indirect, but nothing says in what it differs"
            hint = "add 'differs': population, intervention, comparator or outcome"
            yield Finding(line.origin.span("directness"), message, hint, about=(claim.id,))
        elif line.directness is Directness.DIRECT and line.differs:
            message = f"'{line.reference}' is called direct, yet it differs in {', '.join(line.differs)}"
            hint = "write 'directness: indirect', or delete 'differs'"
            yield Finding(line.origin.span("differs"), message, hint, about=(claim.id,))


@check("support-not-seen", Severity.ERROR)
def unread_support(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source that should support the claim was read by nobody of ours.

    A citation copied from somebody else's list is hearsay, and the claim cannot be approved while it
    stands. Read at least the abstract, or delete the line.

    Rule: this site's own; nobody vouches for what nobody read.
    """
    for claim, line in _lines(kb):
        if line.direction is Direction.SUPPORTS and line.read is Read.NOT_SEEN:
            message = f"nobody has read '{line.reference}', which should support '{claim.id}'"
            hint = "read it and correct 'read', or delete the line"
            yield Finding(line.origin.span("read"), message, hint, about=(claim.id,))


@check("locator-missing", Severity.ERROR)
def missing_locators(kb: KnowledgeBase) -> Iterator[Finding]:
    """An evidence line does not say where in its source the statement stands.

    Whoever checks it would have to read the whole source, and few will. Add `locator`: a page, a table, a
    section, or "Abstract". A source that nobody has seen needs none.

    Rule: this site's own; a reviewer finds the place in a minute.
    """
    for claim, line in _lines(kb):
        if not line.locator and line.read is not Read.NOT_SEEN:
            message = f"nothing says where to look in '{line.reference}', cited by '{claim.id}'"
            hint = "add 'locator', such as a page, a table or 'Abstract'"
            yield Finding(line.origin.span("reference"), message, hint, about=(claim.id,))


@check("quote-long", Severity.WARNING, one_article=True)
def long_quotes(kb: KnowledgeBase) -> Iterator[Finding]:
    """A quote has more than 40 words.

    A quote is there to be compared with the sentence at a glance, and longer ones may need the publisher's
    leave. Keep the words that decide.

    Rule: this site's own; a quote is compared at a glance.
    """
    for claim, line in _lines(kb):
        words = len((line.quote or "").split())
        if words > LONGEST_QUOTE:
            message = f"the quote from '{line.reference}' has {words} words"
            hint = f"keep {LONGEST_QUOTE} words at most"
            yield Finding(line.origin.span("quote"), message, hint, about=(claim.id,))


def _lines(kb: KnowledgeBase) -> Iterator[tuple[Claim, EvidenceLine]]:
    for claim in kb.claims.values():
        for line in claim.evidence:
            yield claim, line


def _verb(line: EvidenceLine) -> str:
    return "disputes the claim" if line.direction is Direction.DISPUTES else "cannot decide the claim"
