"""Pairs of claims that do not agree: told by the claims themselves, or found by comparing their numbers.

Two claims ask one question where population, intervention, comparator, outcome, time, group, definition,
unit and dose say the same but for their spelling. A pair is settled where one claim names the other and
why, or replaces it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import combinations

from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, Estimate
from generator.core.same_question import essence_of
from generator.core.vocabulary import Measure

MOST_PAIRS = 2000
"""So many pairs are compared for one question; past them each claim is compared with the first alone."""

_DIFFERENCES = frozenset(
    {Measure.MEAN_DIFFERENCE, Measure.STANDARDISED_MEAN_DIFFERENCE, Measure.RISK_DIFFERENCE}
)


class Disagreement(Enum):
    """What two claims differ in."""

    TOLD = "told"
    """One says that the other says otherwise, and nothing else shows it."""
    DIRECTION = "direction"
    """Their numbers lie on both sides of no difference."""
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims in the order of the base; `because`: the reasons they give, empty where it is open.

    `replaces`: true where one replaces the other, so that the older one explains itself.
    """

    first: Claim
    other: Claim
    kind: Disagreement
    because: tuple[str, ...] = ()
    replaces: bool = False

    @property
    def is_open(self) -> bool:
        """True where nobody said why the two differ."""
        return not (self.because or self.replaces)


def contradictions(kb: KnowledgeBase) -> tuple[Contradiction, ...]:
    """Every pair once: those found by their numbers, then those that are only told."""
    return kb.found_once(_contradictions)


def value_of(claim: Claim) -> Decimal | None:
    """The number of the sentence."""
    estimate = number_of(claim)
    return estimate.value if estimate else None


def number_of(claim: Claim) -> Estimate | None:
    """The estimate of the sentence: the shown one, or the only one."""
    only = claim.estimates[0] if len(claim.estimates) == 1 else None
    return claim.shown_estimate or only


def _contradictions(kb: KnowledgeBase) -> tuple[Contradiction, ...]:
    found: dict[frozenset[str], Contradiction] = {}
    for first, other in _same_question(kb):
        if kind := _difference(first, other):
            found[frozenset({first.id, other.id})] = _pair(first, other, kind)
    for claim in kb.claims.values():
        for told in claim.relations.contradicts if claim.relations else ():
            named = kb.claims.get(told.claim)
            if named and named is not claim and frozenset({claim.id, named.id}) not in found:
                found[frozenset({claim.id, named.id})] = _pair(claim, named, Disagreement.TOLD)
    return tuple(found.values())


def _same_question(kb: KnowledgeBase) -> Iterator[tuple[Claim, Claim]]:
    asking: dict[tuple[str, ...], list[Claim]] = {}
    for claim in kb.claims.values():
        if value_of(claim) is not None and (question := _question_of(claim)):
            asking.setdefault(question, []).append(claim)
    for claims in asking.values():
        if len(claims) * (len(claims) - 1) // 2 <= MOST_PAIRS:
            yield from combinations(claims, 2)
        else:
            yield from ((claims[0], other) for other in claims[1:])


def _difference(first: Claim, other: Claim) -> Disagreement | None:
    one, two = number_of(first), number_of(other)
    if one is None or two is None or one.value is None or two.value is None:
        return None
    if _side(one) * _side(two) < 0:
        return Disagreement.DIRECTION
    # A risk ratio and an odds ratio of the same study differ by what they are.
    return Disagreement.VALUE if one.measure is two.measure and one.value != two.value else None


def _side(estimate: Estimate) -> int:
    """On which side of no difference a comparison lies; 0 for none, and for what compares nothing."""
    if estimate.value is None or not (estimate.measure.is_ratio or estimate.measure in _DIFFERENCES):
        return 0
    distance = estimate.value - (1 if estimate.measure.is_ratio else 0)
    return (distance > 0) - (distance < 0)


def _pair(first: Claim, other: Claim, kind: Disagreement) -> Contradiction:
    reasons = (*_reasons(first, other), *_reasons(other, first))
    replaces = _replaces(first, other) or _replaces(other, first)
    return Contradiction(first, other, kind, reasons, replaces)


def _reasons(one: Claim, other: Claim) -> Iterable[str]:
    told = one.relations.contradicts if one.relations else ()
    return (contradiction.because for contradiction in told if contradiction.claim == other.id)


def _replaces(one: Claim, other: Claim) -> bool:
    return one.relations is not None and other.id in one.relations.supersedes


def _question_of(claim: Claim) -> tuple[str, ...]:
    """What two claims must share to be comparable; empty without population or outcome."""
    pico, estimate = claim.pico, number_of(claim)
    if pico is None or estimate is None or not (pico.population and pico.outcome):
        return ()
    asked = (pico.population, pico.outcome, pico.intervention, pico.comparator)
    measured = (estimate.at, estimate.group, estimate.definition, estimate.unit)
    doses = (f"{taken.drug} {taken.dose} {taken.unit} {taken.duration}" for taken in claim.exposure)
    essence = map(essence_of, (*asked, *measured, *doses))
    return (claim.kind, "ratio" if estimate.measure.is_ratio else estimate.measure, *essence)
