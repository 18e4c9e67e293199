"""The register of contradictions: pairs of claims that do not agree, the open ones before the explained."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.core.contradictions import Contradiction, Disagreement, contradictions, number_of
from generator.core.message import joined, message
from generator.core.model import Claim
from generator.rendering.edition import Edition, page_type
from generator.rendering.figure_words import circumstances, estimate_words
from generator.rendering.lists import LIMIT
from generator.rendering.rows import ClaimRow, Rows
from generator.rendering.site_files import Page

PATH = "contradictions.html"

KINDS = {
    Disagreement.DIRECTION: message("Opposite directions"),
    Disagreement.VALUE: message("Different values"),
    Disagreement.TOLD: message("Says otherwise"),
}
"""What two claims differ in, as the page says it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a pair; `number` is empty for one without a figure and for one on hold."""

    claim: ClaimRow
    number: str
    about: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that do not agree; `because` holds the reasons given that may be shown."""

    kind: str
    sides: tuple[Side, Side]
    because: tuple[str, ...]
    replaces: bool


@page_type
def contradictions_page(edition: Edition) -> Iterator[Page]:
    """`contradictions.html`."""
    rows = Rows.on(edition, PATH)
    found = contradictions(edition.kb)
    open_pairs = [pair for pair in found if pair.is_open]
    explained = [pair for pair in found if not pair.is_open]
    context = {
        "open_pairs": tuple(_pairs(rows, open_pairs)),
        "explained": tuple(_pairs(rows, explained)),
        "open_left_out": max(0, len(open_pairs) - LIMIT),
        "explained_left_out": max(0, len(explained) - LIMIT),
    }
    yield edition.page(PATH, "contradictions.html", context)


def _pairs(rows: Rows, found: Iterable[Contradiction]) -> Iterator[Pair]:
    for pair in tuple(found)[:LIMIT]:
        sides = (_side(rows, pair.first), _side(rows, pair.other))
        yield Pair(KINDS[pair.kind], sides, _reasons(rows, pair), pair.replaces)


def _side(rows: Rows, claim: Claim) -> Side:
    estimate = None if rows.views.is_held(claim) else number_of(claim)
    if estimate is None:
        return Side(rows.claim(claim), "", "")
    number = f"{estimate.measure.label}: {estimate_words(estimate)}" if estimate_words(estimate) else ""
    return Side(rows.claim(claim), number, joined(", ", circumstances(estimate)))


def _reasons(rows: Rows, pair: Contradiction) -> tuple[str, ...]:
    # What a claim says of another is among its words, so a hold covers it too.
    told = ((pair.first, pair.other), (pair.other, pair.first))
    reasons = (
        contradiction.because
        for claim, other in told
        for contradiction in (claim.relations.contradicts if claim.relations else ())
        if contradiction.claim == other.id and not rows.views.is_held(claim)
    )
    return tuple(dict.fromkeys(reasons))
