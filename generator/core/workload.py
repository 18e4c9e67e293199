"""How much a reviewer has to read, so that nobody begins before a clinic what takes an hour."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from generator.core.agreement import frames, is_carried
from generator.core.approved_records import ApprovedRecords
from generator.core.changes import BranchChanges, ItemChange, Kind
from generator.core.fingerprint import canonical_part
from generator.core.model import Claim
from generator.core.quantities import Quantity, QuantityKind, quantities_in

_HALF_MINUTES_PER_CLAIM = 3
_HALF_MINUTES_MORE_AT_HIGH_RISK = 2
_HALF_MINUTES_PER_FIGURE = 2
_HALF_MINUTES_PER_TEXT = 6
_ROUND_TO = 5

_NO_FIGURES = frozenset({QuantityKind.LABEL, QuantityKind.LEVEL})

_Number = tuple[Fraction, Fraction | None]


@dataclass(frozen=True, slots=True)
class Workload:
    """What changed in meaning, counted.

    `figures`: what must be read at its source: estimates and doses that the words approved last did not have,
    evidence lines that they did not have and that carry none of those, and numbers that none of their
    sentences said and that none of those has. Where nothing was approved before, that is every one.
    `minutes`: a minute and a half for each claim, one more where the larger quorum
    applies, one for each figure, three for the words of each article and algorithm, half for each reference;
    rounded up to five.
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
    approved = ApprovedRecords(changes.base.kb, changes.base.assessment)
    figures = sum(figures_to_read(change, _approved_before(approved, change)) for change in claims)
    half_minutes = (
        len(claims) * _HALF_MINUTES_PER_CLAIM
        + high_risk * _HALF_MINUTES_MORE_AT_HIGH_RISK
        + figures * _HALF_MINUTES_PER_FIGURE
        + (articles + algorithms) * _HALF_MINUTES_PER_TEXT
        + references
    )
    minutes = -(-half_minutes // (2 * _ROUND_TO)) * _ROUND_TO
    return Workload(len(claims), high_risk, articles, algorithms, references, figures, minutes)


def figures_to_read(change: ItemChange[Claim], approved: Claim | None) -> int:
    """How many figures of a claim must be read at their source by whoever knows those of `approved`."""
    after = change.after
    if after is None or change.kind is Kind.EDITORIAL:
        return 0
    former = (*approved.estimates, *approved.exposure, *approved.evidence) if approved else ()
    known = {canonical_part(part) for part in former}
    estimates = tuple(one for one in after.estimates if canonical_part(one) not in known)
    doses = tuple(one for one in after.exposure if canonical_part(one) not in known)
    sources = {estimate.from_ for estimate in estimates}
    lines = [
        line for line in after.evidence if line.reference not in sources and canonical_part(line) not in known
    ]
    counted = replace(
        after, estimates=estimates, exposure=doses, pico=None, certainty=None, recommendations=()
    )
    return len(estimates) + len(doses) + len(lines) + len(_stated_alone(approved, counted))


def _approved_before(approved: ApprovedRecords, change: ItemChange[Claim]) -> Claim | None:
    # Not the words before the branch: nobody may ever have compared their figures with a source.
    return approved.of(change.before.id, change.before) if change.before else None


def _stated_alone(before: Claim | None, counted: Claim) -> set[_Number]:
    """The numbers that the sentences say now and did not say, where no estimate or dose counted has them."""
    known = {_value(quantity) for quantity in _quantities(before)} if before else set()
    known |= {_value(quantity) for quantity in frames(counted)}
    # What no rule can class is taken for a figure only where somebody changed it.
    kinds = _NO_FIGURES if before else _NO_FIGURES | {QuantityKind.UNCLASSED}
    return {
        _value(quantity)
        for quantity in _quantities(counted)
        if quantity.kind not in kinds
        and _value(quantity) not in known
        and not (quantity.is_result and is_carried(quantity, counted))
    }


def _quantities(claim: Claim) -> Iterator[Quantity]:
    for words in (claim.statement, claim.plain or ""):
        yield from quantities_in(words)


def _value(quantity: Quantity) -> _Number:
    # 40%, 4 in 10 and 2 in 5 are one figure, whichever reader it is told.
    high = quantity.high
    return quantity.in_shares(quantity.value), None if high is None else quantity.in_shares(high)
