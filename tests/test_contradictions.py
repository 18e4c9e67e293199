"""Contradictions equal those that a slow comparison of every two claims finds, over random bases."""

from decimal import Decimal
from itertools import combinations
from random import Random

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from generator.core.contradictions import Disagreement, contradictions
from generator.core.declaration import Id, make
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, Contradiction, Estimate, Pico, Relations
from generator.core.vocabulary import ClaimKind, Measure
from tests import builders

RATIOS = {Measure.RISK_RATIO, Measure.ODDS_RATIO, Measure.HAZARD_RATIO}
DIFFERENCES = {Measure.MEAN_DIFFERENCE}
NONE_AT = {**dict.fromkeys(RATIOS, Decimal(1)), **dict.fromkeys(DIFFERENCES, Decimal(0))}
"""The value of no difference; a proportion compares nothing and has none."""

MEASURES = [Measure.RISK_RATIO, Measure.ODDS_RATIO, Measure.MEAN_DIFFERENCE, Measure.PROPORTION]


def random_claims(seed: int, size: int) -> KnowledgeBase:
    """Claims on few questions, some spelled otherwise, which name and replace each other and themselves."""
    chance = Random(seed)
    keys = [f"c{number}" for number in range(size)]

    def one(key: str) -> Claim:
        outcome = chance.choice(["Pain", "PAIN", "Falls", None])
        figures = [_figure(chance) for _ in range(chance.choice([0, 1, 1, 1, 2]))]
        told = [make(Contradiction, claim=Id(chance.choice(keys)), because=f"{key} says") for _ in "x"]
        return builders.claim(
            key,
            kind=chance.choice([ClaimKind.EFFECT, ClaimKind.EFFECT, ClaimKind.HARM]),
            pico=make(Pico, population="Adults", intervention="Naps", outcome=outcome),
            estimates=tuple(figures),
            relations=make(
                Relations,
                contradicts=tuple(told) if chance.random() < 0.3 else (),
                supersedes=(Id(chance.choice(keys)),) if chance.random() < 0.2 else (),
            ),
        )

    return builders.base(builders.article(), *map(one, keys))


def _figure(chance: Random) -> Estimate:
    return make(
        Estimate,
        from_=Id("doe2020"),
        measure=chance.choice(MEASURES),
        value=chance.choice([None, *map(Decimal, ("0", "0.8", "1", "1.2", "-2", "2"))]),
        at=chance.choice(["1 year", "1 year", "2 years"]),
    )


@given(st.integers(0, 2**32), st.integers(1, 9))
def test_every_two_claims_that_do_not_agree_are_found_once(seed: int, size: int) -> None:
    kb = random_claims(seed, size)
    expected = {}
    for one, other in combinations(kb.claims.values(), 2):
        if kind := _kind(one, other):
            expected[frozenset({one.id, other.id})] = kind
    found = contradictions(kb)
    assert {frozenset({pair.first.id, pair.other.id}): pair.kind for pair in found} == expected
    assert len(found) == len(expected)


@given(st.integers(0, 2**32), st.integers(1, 9))
def test_a_pair_is_open_where_no_edge_of_the_graph_explains_it(seed: int, size: int) -> None:
    kb = random_claims(seed, size)
    explaining: nx.Graph[str] = nx.Graph()
    for claim in kb.claims.values():
        assert claim.relations
        explaining.add_edges_from((claim.id, told.claim) for told in claim.relations.contradicts)
        explaining.add_edges_from((claim.id, older) for older in claim.relations.supersedes)
    for pair in contradictions(kb):
        assert pair.is_open != explaining.has_edge(pair.first.id, pair.other.id)
        assert set(pair.because) <= {f"{pair.first.id} says", f"{pair.other.id} says"}


def _kind(one: Claim, other: Claim) -> Disagreement | None:
    """What two claims differ in, by looking at the two alone."""
    for mine, others in [(one.estimates, other.estimates)] if _one_question(one, other) else ():
        (first,), (second,) = mine, others
        assert first.value is not None
        assert second.value is not None
        none = NONE_AT.get(first.measure)
        if none is not None and min(first.value, second.value) < none < max(first.value, second.value):
            return Disagreement.DIRECTION
        if first.measure is second.measure and first.value != second.value:
            return Disagreement.VALUE
    return Disagreement.TOLD if _tells(one, other) or _tells(other, one) else None


def _one_question(one: Claim, other: Claim) -> bool:
    figures = (one.estimates, other.estimates)
    if one.kind is not other.kind or any(len(own) != 1 or own[0].value is None for own in figures):
        return False
    assert one.pico
    assert other.pico
    outcomes = {(claim.pico.outcome or "").lower() for claim in (one, other) if claim.pico}
    first, second = one.estimates[0], other.estimates[0]
    is_one_sort = first.measure is second.measure or {first.measure, second.measure} <= RATIOS
    return len(outcomes) == 1 and outcomes != {""} and is_one_sort and first.at == second.at


def _tells(one: Claim, other: Claim) -> bool:
    return one.relations is not None and any(told.claim == other.id for told in one.relations.contradicts)
