"""Whether each evidence line says enough to be followed, and was read by somebody."""

import re
from collections.abc import Iterator

from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, EvidenceLine
from generator.core.vocabulary import Direction, Directness, Read

LONGEST_QUOTE = 40
"""Words of a source that may be quoted."""

_WORD = re.compile(r"\S+")
_NO_PLACE = re.compile(r"\W*(?:n/?a|none|no|unknown|tb[ad]|todo|see (?:source|text))?\W*", re.IGNORECASE)
"""What is written where a field asks and nobody has an answer."""


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
            hint = "add 'says: <what it found, in one sentence>' below it"
            yield Finding(line.origin.span("direction"), message, hint, about=(claim.id,))


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
            hint = (
                "add 'differs: [population]', or intervention, comparator or outcome: the part that is not "
                "the same"
            )
            yield Finding(line.origin.span("directness"), message, hint, about=(claim.id,))
        elif line.directness is Directness.DIRECT and line.differs:
            message = f"'{line.reference}' is called direct, yet it differs in {', '.join(line.differs)}"
            hint = "write 'directness: indirect' if it studied something else, or delete 'differs'"
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
            hint = "read it and write 'read: full-text' or 'read: abstract', or delete this source here"
            yield Finding(line.origin.span("read"), message, hint, about=(claim.id,))


@check("dispute-not-seen", Severity.WARNING, one_article=True)
def unread_disputes(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source is said to dispute the claim, and was read by nobody of ours.

    The disagreement is hearsay, and may be none, or a greater one. Read at least the abstract, name under
    `cited_by` the source that tells of it, or call the line neutral until somebody has looked.

    Rule: this site's own; nobody vouches for what nobody read.
    """
    for claim, line in _lines(kb):
        if line.direction is Direction.DISPUTES and line.read is Read.NOT_SEEN and not line.cited_by:
            message = f"nobody has read '{line.reference}', which should dispute '{claim.id}'"
            hint = "read it and correct 'read', or add 'cited_by: <the source that tells of it>'"
            yield Finding(line.origin.span("read"), message, hint, about=(claim.id,))


@check("locator-missing", Severity.ERROR)
def missing_locators(kb: KnowledgeBase) -> Iterator[Finding]:
    """An evidence line does not say where in its source the statement stands.

    Whoever checks it would have to read the whole source, and few will. Add `locator`: a page, a table, a
    section, or "Abstract"; a dash or "n/a" is none. A source that nobody has seen needs none.

    Rule: this site's own; a reviewer finds the place in a minute.
    """
    for claim, line in _lines(kb):
        if line.read is not Read.NOT_SEEN and (not line.locator or _NO_PLACE.fullmatch(line.locator)):
            message = f"nothing says where to look in '{line.reference}', cited by '{claim.id}'"
            hint = "add 'locator: <place>', such as p. 12, Table 2 or Abstract, so that readers find it"
            place = line.origin.span("locator" if line.locator else "reference")
            yield Finding(place, message, hint, about=(claim.id,))


@check("quote-long", Severity.WARNING, one_article=True)
def long_quotes(kb: KnowledgeBase) -> Iterator[Finding]:
    """A quote has more than 40 words.

    A quote is there to be compared with the sentence at a glance, and longer ones may need the publisher's
    leave. Keep the words that decide.

    Rule: this site's own; a quote is compared at a glance.
    """
    for claim, line in _lines(kb):
        quote = line.quote or ""
        words = len(quote.split())
        if words > LONGEST_QUOTE:
            message = f"the quote from '{line.reference}' has {words} words"
            beyond = list(_WORD.finditer(quote))[LONGEST_QUOTE]
            place = line.origin.part("quote", quote, beyond.start(), len(beyond[0]))
            hint = f"end the quote before this word: {LONGEST_QUOTE} words are the most"
            yield Finding(place, message, hint, about=(claim.id,))


def _lines(kb: KnowledgeBase) -> Iterator[tuple[Claim, EvidenceLine]]:
    for claim in kb.claims.values():
        for line in claim.evidence:
            yield claim, line


def _verb(line: EvidenceLine) -> str:
    return (
        "disputes the claim"
        if line.direction is Direction.DISPUTES
        else "neither supports nor disputes the claim"
    )
