"""Whether shares that a sentence gives as the parts of one whole make the whole.

Only a sentence that names the rest says that its shares belong together; others may tell of several wholes.
"""

from collections.abc import Iterator
from fractions import Fraction

from generator.checks.worded import texts_with
from generator.core import english
from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.quantities import Quantity, QuantityKind, quantities_in
from generator.core.sentences import sentence_spans

_NEAR = 30
"""So many characters lie between the rest and its share at most: `the rest (30%)`."""


@check("parts-not-whole", Severity.WARNING, one_article=True)
def parts_unlike_wholes(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence gives shares and the rest of them, and together they are not 100%.

    One of the shares was mistyped, or they belong to different people, and nobody can tell which. Correct
    them from the source; each may be rounded by half a percent.

    Rule: arithmetic; the parts of a whole make 100%.
    """
    for worded, rest in texts_with(kb, english.REST):
        shares, start = _shares_around(worded.text, rest.start(), rest.end())
        together = sum((share.value for share in shares), Fraction(0))
        if len(shares) > 1 and abs(together - 100) > Fraction(len(shares), 2):
            place = worded.place(start + shares[0].offset, shares[0].length)
            message = f"{_listed(shares)} are told as parts of one whole, and make {float(together):g}%"
            yield Finding(
                place,
                message,
                "compare the shares with the source: together they make 100%",
                about=worded.about,
            )


def _shares_around(text: str, rest: int, end: int) -> tuple[list[Quantity], int]:
    """The shares of the sentence with the rest, and where it begins; none where the rest has no share."""
    for start, last in sentence_spans(text):
        if start <= rest < last:
            shares = [one for one in quantities_in(text[start:last]) if _is_share(one)]
            has_share = any(end <= start + one.offset <= end + _NEAR for one in shares)
            return (shares if has_share else []), start
    return [], 0


def _is_share(quantity: Quantity) -> bool:
    is_plain = not quantity.bound and not quantity.is_change and quantity.high is None
    return quantity.kind is QuantityKind.PERCENT and is_plain


def _listed(shares: list[Quantity]) -> str:
    return ", ".join(f"{float(share.value):g}%" for share in shares)
