"""Every answer of the citation graph equals one computed apart with networkx, over random bases.

The bases lead anywhere: to records that do not exist, back to themselves, round in circles.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from random import Random

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from generator.core.declaration import Id, PartialDate, make
from generator.core.graph.building import citation_graph, study_of
from generator.core.graph.impact import Impacts
from generator.core.graph.independence import supports
from generator.core.graph.losses import fallen_with, surely_fallen_with
from generator.core.graph.networks import circles, way_round
from generator.core.graph.records import Node, NodeKind
from generator.core.graph.sharing import (
    cited_together,
    clusters,
    most_leant_on,
    related_articles,
    unshown_claims,
    unused_references,
)
from generator.core.graph.support_circles import support_circles
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Appraisal, Claim, Estimate, Update
from generator.core.status import Assessment, assess
from generator.core.vocabulary import Direction, Directness, Measure, Stage, UpdateType
from tests import builders
from tests.random_bases import bases
from tests.test_citation_graph import network_of

LEANING = {
    ("claim", "cites"),
    ("claim", "names"),
    ("claim", "depends-on"),
    ("step", "depends-on"),
    ("article", "shows"),
    ("article", "cites"),
    ("reference", "includes"),
    ("reference", "reports"),
}


@given(bases(), st.integers(0, 2**32))
def test_the_impact_of_a_loss_reaches_what_networkx_reaches(kb: KnowledgeBase, seed: int) -> None:
    leaning = _leaning(kb)
    lost = Random(seed).choice(_sources(kb))
    starts = {lost.key, *(f"reference:{key}" for key in kb.references if _reports(kb, key, lost))}
    impact = Impacts(kb, assess(kb, builders.AS_OF)).of_sources([lost])
    expected = nx.multi_source_dijkstra_path_length(leaning.reverse(), starts)
    assert {one.node.key: one.distance for one in impact.reached} == {
        key: distance for key, distance in expected.items() if key not in starts
    }
    for one in impact.reached:
        assert leaning.has_edge(one.node.key, one.through.key)
        assert expected[one.through.key] == one.distance - 1
    assert [one.distance for one in impact.reached] == sorted(one.distance for one in impact.reached)


@given(bases(), st.integers(0, 2**32))
def test_what_several_losses_reach_together_is_as_near_as_the_nearest(kb: KnowledgeBase, seed: int) -> None:
    lost = Random(seed).sample(_sources(kb), k=min(2, len(_sources(kb))))
    impacts = Impacts(kb, assess(kb, builders.AS_OF))
    apart = [{one.node.key: one.distance for one in impacts.of_sources([each]).reached} for each in lost]
    gone = {node.key for node in lost}
    gone |= {f"reference:{key}" for key in kb.references for node in lost if _reports(kb, key, node)}
    nearest = {key: min(one[key] for one in apart if key in one) for one in apart for key in one}
    together = {one.node.key: one.distance for one in impacts.of_sources(lost).reached}
    assert together == {key: distance for key, distance in nearest.items() if key not in gone}


@given(bases())
def test_the_impact_of_a_claim_reaches_what_leans_on_it(kb: KnowledgeBase) -> None:
    for claim in kb.claims.values():
        impact = Impacts(kb, assess(kb, builders.AS_OF)).of_claim(claim.id)
        expected = nx.ancestors(_leaning(kb), f"claim:{claim.id}")
        assert {one.node.key for one in impact.reached} == expected - {f"claim:{claim.id}"}
        steps = {key.removeprefix("step:").partition("#")[0] for key in expected if key.startswith("step:")}
        assert set(impact.algorithms) == steps


@given(bases(), st.integers(0, 2**32))
def test_the_approvals_that_lapse_are_those_that_a_retraction_ends(kb: KnowledgeBase, seed: int) -> None:
    kb = _approved(kb, seed)
    before = assess(kb, builders.AS_OF)
    key = Random(seed).choice(sorted(kb.references))
    if kb.references[key].retraction:
        return
    impact = Impacts(kb, before).of_sources([Node(NodeKind.REFERENCE, key)])
    notice = make(Update, type=UpdateType.RETRACTION, date=PartialDate(2026, 5))
    retracted = replace(
        kb.references[key],
        custom=replace(kb.references[key].custom, updates=(*kb.references[key].updates, notice)),
    )
    after = assess(replace(kb, references={**kb.references, key: retracted}), builders.AS_OF)
    assert set(impact.lapses) == _ended(before, after)


@given(bases(), st.integers(0, 2**32))
def test_the_approvals_that_lapse_are_those_that_a_changed_claim_ends(kb: KnowledgeBase, seed: int) -> None:
    kb = _approved(kb, seed)
    if not kb.claims:
        return
    before = assess(kb, builders.AS_OF)
    key = Random(seed).choice(sorted(kb.claims))
    changed = replace(kb.claims[key], statement="Naps do something else.")
    after = assess(replace(kb, claims={**kb.claims, key: changed}), builders.AS_OF)
    assert set(Impacts(kb, before).of_claim(key).lapses) == _ended(before, after)


@given(bases(), st.integers(0, 2**32))
def test_the_approvals_that_lapse_are_those_that_a_person_carries(kb: KnowledgeBase, seed: int) -> None:
    kb = _approved(kb, seed)
    before = assess(kb, builders.AS_OF)
    impact = Impacts(kb, before).of_person(Id("ann"))
    after = assess(replace(kb, events=()), builders.AS_OF)
    assert set(impact.lapses) == _ended(before, after)
    assert Impacts(kb, before).of_person(Id("ben")).lapses == ()
    starts = {f"claim:{key}" for key in impact.lapses if ":" not in key}
    reached = {one.node.key: one.distance for one in impact.reached}
    network = _leaning(kb).reverse()
    expected = nx.multi_source_dijkstra_path_length(network, starts) if starts else {}
    assert reached == {key: distance for key, distance in expected.items() if key not in starts}


@given(bases())
def test_sources_count_as_one_where_anything_ties_them(kb: KnowledgeBase) -> None:
    ties = _ties(kb)
    for claim in kb.claims.values():
        lines = [line for line in claim.evidence if _supports(kb, claim, line.reference)]
        tied: nx.Graph[str] = nx.Graph()
        for line in lines:
            if line.direction is Direction.SUPPORTS and line.directness is Directness.DIRECT:
                for key in filter(None, (line.reference, line.cited_by)):
                    reached = nx.descendants(ties, key) | {key} if key in ties else {key}
                    tied.add_edges_from((f"source {line.reference}", other) for other in reached)
        groups = [
            {node.removeprefix("source ") for node in group if node.startswith("source ")}
            for group in nx.connected_components(tied)
        ]
        found = supports(kb)[claim.id].sources
        assert sorted(map(sorted, found)) == sorted(sorted(group) for group in groups if group)


@given(bases(), st.integers(0, 2**32))
def test_what_falls_is_the_least_that_must(kb: KnowledgeBase, seed: int) -> None:
    kb = _pooled(kb, seed)
    lost = Random(seed).choice(_sources(kb))
    assert fallen_with(kb, [lost]) == _fallen(kb, lost)
    assert surely_fallen_with(kb, [lost]) == _fallen(kb, lost, least=1)


@given(bases(), st.integers(0, 2**32))
def test_a_single_source_is_one_without_which_nothing_direct_remains(kb: KnowledgeBase, seed: int) -> None:
    kb = _pooled(kb, seed)
    sources = _sources(kb)
    for claim in kb.claims.values():
        direct = {key for key in kb.references if _supports(kb, claim, key)}
        singles = {node for node in sources if direct and direct <= _fallen(kb, node)}
        assert set(supports(kb)[claim.id].singles) == singles
        surely = {node for node in singles if direct <= _fallen(kb, node, least=1)}
        assert supports(kb)[claim.id].is_one_study == any(_is_study(kb, node) for node in surely)


@given(bases(), st.integers(0, 2**32))
def test_the_sources_that_remain_are_those_of_which_one_did_not_fall(kb: KnowledgeBase, seed: int) -> None:
    kb = _pooled(kb, seed)
    key = Random(seed).choice(sorted(kb.references))
    lost = Node(NodeKind.REFERENCE, key)
    impact = Impacts(kb, assess(kb, builders.AS_OF)).of_sources([lost])
    for claim, loss in impact.losses.items():
        sources = supports(kb)[claim].sources
        assert loss.before == len(sources) > 0
        assert loss.after == sum(not set(source) <= _fallen(kb, lost) for source in sources)
    assert set(impact.unsupported) == {
        claim
        for claim, found in supports(kb).items()
        if found.sources and not found.left_without(impact.fallen)
    } & set(impact.losses)


@given(bases())
def test_articles_are_related_by_every_reference_on_which_both_rest(kb: KnowledgeBase) -> None:
    network = network_of(citation_graph(kb))
    nodes = citation_graph(kb).nodes
    resting = {
        nodes[number].id: _cited(network, number)
        | {key for e in _out(network, number, "shows") for key in _cited(network, e)}
        for number in network
        if nodes[number].kind is NodeKind.ARTICLE
    }
    for article, others in related_articles(kb).items():
        expected = {other: resting[article] & resting[other] for other in resting if other != article}
        assert {one.article: set(one.references) for one in others} == {
            k: v for k, v in expected.items() if v
        }
        assert [-len(one.references) for one in others] == sorted(-len(one.references) for one in others)


@given(bases())
def test_references_are_cited_together_by_the_claims_that_cite_both(kb: KnowledgeBase) -> None:
    citing = {
        key: {c.id for c in kb.claims.values() for e in c.evidence if e.reference == key}
        for key in kb.references
    }
    pairs: nx.Graph[str] = nx.Graph()
    for one, other in combinations(citing, 2):
        if citing[one] & citing[other]:
            pairs.add_edge(one, other, claims=len(citing[one] & citing[other]))
    for key, others in cited_together(kb).items():
        expected = {k: v["claims"] for k, v in pairs[key].items()} if key in pairs else {}
        assert {one.reference: one.claims for one in others} == expected
    counted = {one.reference: one.claims for one in most_leant_on(kb)}
    assert counted == {key: len(claims) for key, claims in citing.items() if claims}


@given(bases())
def test_orphans_are_what_nothing_names(kb: KnowledgeBase) -> None:
    graph = citation_graph(kb)
    network = network_of(graph)
    lonely = set()
    for number, node in enumerate(graph.nodes):
        if node.kind is NodeKind.REFERENCE:
            ends = [*network.in_edges(number, data="kind"), *network.out_edges(number, data="kind")]
            ends = [e for e in ends if e[0] != e[1] and (e[2] != "includes" or e[1] == number)]
            # Notices that are no references say something of a source; nobody uses it by them.
            ends = [e for e in ends if graph.nodes[e[0]].kind is not NodeKind.NOTICE and e[2] != "reports"]
            if not ends:
                lonely.add(node.id)
    assert set(unused_references(kb)) == lonely
    shown = {nid for a in kb.articles.values() for nid in kb.claim_ids_in(a)}
    assert set(unshown_claims(kb)) == set(kb.claims) - shown


@given(bases(), st.integers(0, 2**32))
def test_clusters_are_the_claims_that_hang_together(kb: KnowledgeBase, seed: int) -> None:
    chance = Random(seed)
    stale = {claim for claim in kb.claims if chance.randrange(3)}
    tied: nx.Graph[str] = nx.Graph()
    for claim in stale:
        tied.add_node(claim)
        tied.add_edges_from(
            (claim, e.reference) for e in kb.claims[claim].evidence if e.reference in kb.references
        )
        told = kb.claims[claim].relations
        foundations = told.depends_on if told else ()
        resting = [key for made in kb.claims[claim].recommendations for key in made.rests_on]
        tied.add_edges_from((claim, key) for key in (*foundations, *resting) if key in stale)
    expected = [sorted(group & stale) for group in nx.connected_components(tied) if len(group & stale) > 1]
    found = clusters(kb, stale)
    assert sorted(sorted(one.claims) for one in found) == sorted(expected)
    for one in found:
        times = Counter(k for c in one.claims for k in {e.reference for e in kb.claims[c].evidence})
        assert set(one.references) == {k for k, n in times.items() if n > 1 and k in kb.references}


@given(bases())
def test_each_circle_of_support_is_told_once_by_a_shortest_way_round(kb: KnowledgeBase) -> None:
    leading: nx.DiGraph[str] = nx.DiGraph()
    for claim in kb.claims.values():
        told = claim.relations
        resting = [key for made in claim.recommendations for key in made.rests_on]
        leading.add_edges_from(
            (claim.id, key) for key in (*(told.depends_on if told else ()), *resting) if key in kb.claims
        )
        leading.add_edges_from(
            (claim.id, e.reference)
            for e in claim.evidence
            if e.direction is Direction.SUPPORTS and e.reference in kb.references
        )
    for source in kb.references.values():
        leading.add_edges_from((source.id, key) for key in source.custom.includes if key in kb.references)
    ways = [[node.id for node in way] for way in support_circles(kb)]
    round_ = [g for g in nx.strongly_connected_components(leading) if len(g) > 1 or _is_loop(leading, g)]
    assert sorted(min(group) for group in round_) == sorted(
        min(next(group for group in round_ if way[0] in group)) for way in ways
    )
    for way in ways:
        assert way[0] == way[-1]
        assert all(leading.has_edge(*step) for step in pairwise(way))
        back = nx.single_target_shortest_path_length(leading, way[0])
        assert len(way) == 2 + min(dict(back)[key] for key in leading[way[0]] if key in dict(back))


@given(st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=3), max_size=7))
def test_a_way_round_is_found_in_every_circle(edges: Mapping[int, list[int]]) -> None:
    network: nx.DiGraph[int] = nx.DiGraph(edges)
    for group in circles(edges):
        for start in group:
            way = way_round(edges, group, start)
            assert way[0] == way[-1] == start
            assert set(way) <= set(group)
            assert all(network.has_edge(*step) for step in pairwise(way))


def _sources(kb: KnowledgeBase) -> list[Node]:
    return [node for node in citation_graph(kb).nodes if node.kind in (NodeKind.REFERENCE, NodeKind.STUDY)]


def _leaning(kb: KnowledgeBase) -> "nx.DiGraph[str]":
    graph = citation_graph(kb)
    leaning: nx.DiGraph[str] = nx.DiGraph()
    leaning.add_nodes_from(node.key for node in graph.nodes)
    for edge in graph.edges:
        source, target = graph.nodes[edge.source], graph.nodes[edge.target]
        if (source.kind.value, edge.kind.value) in LEANING:
            leaning.add_edge(source.key, target.key)
    return leaning


def _reports(kb: KnowledgeBase, key: Id, lost: Node) -> bool:
    return lost.kind is NodeKind.STUDY and study_of(kb.references[key]) == lost.id


def _approved(kb: KnowledgeBase, seed: int) -> KnowledgeBase:
    """The base with approvals by Ann of some of its items as they are."""
    subjects, chance = assess(kb, builders.AS_OF).subjects, Random(seed)
    events = [
        builders.event(
            {subject.key: subject.fingerprint},
            folder=Id(key.partition(":")[2] or kb.claims[Id(key)].article),
            leans_on={subject.key: dict(subject.leans_on)} if subject.leans_on else {},
        )
        for key, subject in subjects.items()
        if chance.randrange(6)
    ]
    return replace(kb, events=tuple(events))


def _ended(before: Assessment, after: Assessment) -> set[str]:
    return {
        key
        for key in before.subjects
        if before.status_of(key).stage is Stage.APPROVED and after.status_of(key).stage is not Stage.APPROVED
    }


def _ties(kb: KnowledgeBase) -> "nx.DiGraph[str]":
    """What each reference has in common with others: parts, studies, newer versions."""
    ties: nx.DiGraph[str] = nx.DiGraph()
    ties.add_nodes_from(kb.references)
    for reference in kb.references.values():
        parts = [*reference.custom.includes, *filter(None, [reference.custom.superseded_by])]
        ties.add_edges_from((reference.id, key) for key in parts if key in kb.references)
        if study_of(reference):
            ties.add_edge(reference.id, f"study {study_of(reference)}")
    return ties


def _supports(kb: KnowledgeBase, claim: Claim, key: str) -> bool:
    return (
        key in kb.references
        and not kb.references[Id(key)].retraction
        and any(
            line.reference == key
            and line.direction is Direction.SUPPORTS
            and line.directness is Directness.DIRECT
            for line in claim.evidence
        )
    )


def _pooled(kb: KnowledgeBase, seed: int) -> KnowledgeBase:
    """The base with estimates that say how many studies some references pooled."""
    chance = Random(seed)

    def estimate() -> Estimate:
        studies = chance.choice([None, 1, 2, 3])
        key = chance.choice(sorted(kb.references))
        return make(Estimate, from_=key, measure=Measure.RISK_RATIO, studies=studies)

    claims = {
        key: replace(claim, estimates=tuple(estimate() for _ in range(chance.randrange(4))))
        for key, claim in kb.claims.items()
    }
    return replace(kb, claims=claims)


def _is_study(kb: KnowledgeBase, node: Node) -> bool:
    reports = [one for key, one in kb.references.items() if key == node.id or _reports(kb, key, node)]
    return any(one.custom.design is not None and one.custom.design.is_study for one in reports)


def _fallen(kb: KnowledgeBase, lost: Node, *, least: int = 0) -> set[str]:
    """By growing until nothing changes; `least`: of how many pooled studies a review must be known."""
    fallen = {lost.id} if lost.kind is NodeKind.REFERENCE else set()
    fallen |= {key for key in kb.references if _reports(kb, key, lost)}
    pooled: dict[str, int] = {}
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            pooled[estimate.from_] = max(pooled.get(estimate.from_, 0), estimate.studies or 0)
    while True:
        known = {key: {*source.custom.includes} & {*kb.references} for key, source in kb.references.items()}
        more = {
            key
            for key, inside in known.items()
            if inside and inside <= fallen and least <= pooled.get(key, 0) <= len(inside)
        }
        if more <= fallen:
            return fallen
        fallen |= more


def _edges_from(network: "nx.MultiDiGraph[int]", number: int) -> list[tuple[int, str]]:
    return [(target, data["kind"]) for _, target, data in network.out_edges(number, data=True)]


def _out(network: "nx.MultiDiGraph[int]", number: int, kind: str) -> set[int]:
    edges = _edges_from(network, number)
    return {target for target, named in edges if named == kind}


def _cited(network: "nx.MultiDiGraph[int]", number: int) -> set[str]:
    return {network.nodes[target]["key"] for target in _out(network, number, "cites")}


def _is_loop(network: "nx.DiGraph[str]", group: set[str]) -> bool:
    return any(network.has_edge(node, node) for node in group)


def test_days_do_not_matter_to_the_graph() -> None:
    kb = builders.base(builders.article(), builders.claim())
    custom = make(Appraisal, registration="NCT 01")
    kb = replace(kb, references={Id("doe2020"): builders.reference(custom=custom)})
    impact = Impacts(kb, assess(kb, date(2030, 1, 1))).of_sources([Node(NodeKind.STUDY, "nct01")])
    assert [one.node.key for one in impact.reached] == ["claim:naps-tiredness", "article:naps"]
    assert impact.unsupported == ("naps-tiredness",)
