"""How much a reviewer has to read, so that nobody begins before a clinic what takes an hour."""

from dataclasses import dataclass

from generator.core.changes import BranchChanges, ItemChange, Kind
from generator.core.fingerprint import canonical_part
from generator.core.model import Claim

_HALF_MINUTES_PER_CLAIM = 3
_HALF_MINUTES_MORE_AT_HIGH_RISK = 2
_HALF_MINUTES_PER_FIGURE = 2
_HALF_MINUTES_PER_TEXT = 6
_ROUND_TO = 5


@dataclass(frozen=True, slots=True)
class Workload:
    """What changed in meaning, counted.

    `figures`: what must be read at its source: estimates that are new or changed, and evidence lines that are
    new or changed and carry none of those. `minutes`: a minute and a half for each claim, one more where the
    larger quorum applies, one for each figure, three for the words of each article and algorithm, half for
    each reference; rounded up to five.
    """

    claims: int
    high_risk: int
    articles: int
    algorithms: int
    references: int
    figures: int
    minutes: int


def workload_of(changes: BranchChanges) -> Workload:
    """The work of reading everything that changed in meaning."""
    claims = [change for change in changes.claims if change.is_of_meaning]
    articles = sum(change.is_of_meaning for change in changes.articles)
    algorithms = sum(change.is_of_meaning for change in changes.algorithms)
    references = sum(change.is_of_meaning for change in changes.references)
    high_risk = sum(changes.is_high_risk(change) for change in claims)
    figures = sum(figures_to_read(change) for change in claims)
    half_minutes = (
        len(claims) * _HALF_MINUTES_PER_CLAIM
        + high_risk * _HALF_MINUTES_MORE_AT_HIGH_RISK
        + figures * _HALF_MINUTES_PER_FIGURE
        + (articles + algorithms) * _HALF_MINUTES_PER_TEXT
        + references
    )
    minutes = -(-half_minutes // (2 * _ROUND_TO)) * _ROUND_TO
    return Workload(len(claims), high_risk, articles, algorithms, references, figures, minutes)


def figures_to_read(change: ItemChange[Claim]) -> int:
    """How many figures of a claim must be read at their source."""
    if change.after is None or change.kind is Kind.EDITORIAL:
        return 0
    before = change.before
    known = {canonical_part(estimate) for estimate in before.estimates} if before else set()
    known |= {canonical_part(line) for line in before.evidence} if before else set()
    estimates = [e for e in change.after.estimates if canonical_part(e) not in known]
    sources = {estimate.from_ for estimate in estimates}
    lines = [
        line
        for line in change.after.evidence
        if line.reference not in sources and canonical_part(line) not in known
    ]
    return len(estimates) + len(lines)
