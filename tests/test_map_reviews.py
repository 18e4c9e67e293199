"""On the map a study inside a cited review stands inside its ring, in one ring only; circles do no harm."""

from itertools import combinations
from math import hypot

from hypothesis import given

from generator.core.declaration import Id, make
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Appraisal
from generator.rendering.map_nodes import map_of
from tests.builders import article, base, claim, line, reference
from tests.random_bases import bases


def including(key: str, *studies: str) -> KnowledgeBase:
    """A base with a review of some studies, which a claim cites beside the first of them."""
    review = reference(key, custom=make(Appraisal, includes=tuple(map(Id, studies))))
    cites = (line(key), line(studies[0]))
    return base(article(), claim(evidence=cites), review, *(reference(one) for one in studies))


def test_the_studies_of_a_cited_review_stand_apart_from_each_other_inside_its_ring() -> None:
    drawn = map_of(including("review", *(f"s{number:02}" for number in range(40))))
    rings, middle = drawn.rings, drawn.layout.references["review"]
    away = {key: hypot(at.x - middle.x, at.y - middle.y) for key, at in rings.places.items()}
    assert len(away) == 40
    assert all(3 < one < rings.radius[Id("review")] for one in away.values())
    pairs = combinations(rings.places.values(), 2)
    assert all(hypot(one.x - other.x, one.y - other.y) > 3 for one, other in pairs)


def test_a_study_more_moves_no_other_study_whose_key_comes_before() -> None:
    few, more = map_of(including("review", "a", "b")), map_of(including("review", "a", "b", "c"))
    middle = few.layout.references["review"], more.layout.references["review"]
    for key in (Id("a"), Id("b")):
        one, other = few.rings.places[key], more.rings.places[key]
        assert (one.x - middle[0].x, one.y - middle[0].y) == (other.x - middle[1].x, other.y - middle[1].y)


def test_a_review_that_nothing_cites_draws_no_study_away() -> None:
    review = reference("review", custom=make(Appraisal, includes=(Id("study"),)))
    assert not map_of(base(article(), claim(), review, reference("study"))).rings.places


@given(bases())
def test_every_study_of_a_cited_review_is_in_one_ring_or_around_itself(kb: KnowledgeBase) -> None:
    drawn = map_of(kb)
    rings = drawn.rings
    cited = {line.reference for one in kb.claims.values() for line in one.evidence}
    cited |= {one.id for page in kb.articles.values() for one in kb.cited_in_prose(page)}
    inside = {
        (key, study)
        for key, one in kb.references.items()
        for study in one.custom.includes
        if key in cited and study in kb.references
    }
    assert set(rings.review_of) <= {study for _, study in inside}
    for review, study in inside:
        # What is in no ring leads back to itself through reviews: it is the outermost of them all.
        assert study in rings.review_of or rings.review_of.get(review, review) == study
    assert not set(rings.review_of) & set(rings.review_of.values())
    assert set(rings.radius) == set(rings.review_of.values())
    others = {key: at for key, at in drawn.layout.references.items() if key not in rings.review_of}
    for review, radius in rings.radius.items():
        middle = others[review]
        for at in (*others.values(), *drawn.layout.claims.values()):
            assert at == middle or hypot(at.x - middle.x, at.y - middle.y) > radius
