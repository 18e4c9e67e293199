"""The map of the whole base: where things stand, and that they stay there."""

import math
import random
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.map_layout import CELL, MapLayout, Point, lay_out_map, slots

NAMES = st.text("abcdefghij", min_size=1, max_size=6)


@dataclass
class Base:
    """A small base as the layout sees it."""

    topics: dict[str, list[str]] = field(default_factory=dict)
    claims: dict[str, list[str]] = field(default_factory=dict)
    citing: dict[str, list[str]] = field(default_factory=dict)

    def laid_out(self) -> MapLayout:
        return lay_out_map(self.topics, self.claims, self.citing)

    def topic_of(self, article: str) -> str:
        return next(topic for topic, articles in self.topics.items() if article in articles)


@st.composite
def bases(draw: st.DrawFn) -> Base:
    chance = random.Random(draw(st.integers(0, 2**32)))
    base = Base()
    for topic in range(draw(st.integers(1, 6))):
        articles = [f"t{topic}a{number}" for number in range(chance.randint(1, 6))]
        base.topics[f"t{topic}"] = articles
        for article in articles:
            base.claims[article] = [f"{article}c{number}" for number in range(chance.randint(0, 30))]
    citers = [*(claim for own in base.claims.values() for claim in own), *base.claims]
    for number in range(draw(st.integers(0, 60))):
        near = chance.choice([*base.claims.values()])
        pool = near if near and chance.random() < 0.6 else citers
        base.citing[f"r{number}"] = [chance.choice(pool) for _ in range(chance.randint(0, 5))]
    for key in list(base.citing):
        if chance.random() < 0.1:
            base.citing[key] = [chance.choice([*base.citing])]
    return base


@given(bases(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_same_base_in_any_order_is_laid_out_the_same(base: Base, chance: random.Random) -> None:
    def shuffled(groups: dict[str, list[str]]) -> dict[str, list[str]]:
        keys = list(groups)
        chance.shuffle(keys)
        return {key: chance.sample(groups[key], len(groups[key])) for key in keys}

    other = Base(shuffled(base.topics), shuffled(base.claims), shuffled(base.citing)).laid_out()
    assert other == base.laid_out()


@given(bases(), st.data())
@settings(max_examples=80, deadline=None)
def test_a_new_claim_moves_only_its_surroundings(base: Base, data: st.DataObject) -> None:
    before = base.laid_out()
    article = data.draw(st.sampled_from(sorted(base.claims)))
    cited = data.draw(st.sets(st.sampled_from(sorted(base.citing)))) if base.citing else set()
    base.claims[article].append("new")
    for key in cited:
        base.citing[key].append("new")
    after = base.laid_out()
    assert after.topics == before.topics
    assert after.articles == before.articles
    topic = base.topic_of(article)
    elsewhere = [a for a in base.claims if base.topic_of(a) != topic]
    for other in elsewhere:
        assert [after.claims[c] for c in base.claims[other]] == [before.claims[c] for c in base.claims[other]]
    for key, place in before.references.items():
        is_cited = _reaches(key, base, cited)
        assert is_cited or _away(place, after.references[key]) <= CELL, key


def _reaches(key: str, base: Base, cited: set[str]) -> bool:
    """Whether a source is cited by the new claim, or stands beside one that is, through any chain."""
    seen: set[str] = set()
    waiting = [key]
    while waiting:
        one = waiting.pop()
        if one in cited:
            return True
        if one not in seen:
            seen.add(one)
            waiting += [other for other in base.citing.get(one, ()) if other in base.citing]
    # What nothing cites stands in rows that grow shorter when one of them is cited.
    return not any(citer in base.claims or citer not in base.citing for citer in base.citing[key])


@given(bases())
@settings(max_examples=60, deadline=None)
def test_everything_stands_on_the_map_and_articles_keep_apart(base: Base) -> None:
    layout = base.laid_out()
    everything = [*layout.claims.values(), *layout.references.values()]
    assert len(layout.claims) == sum(map(len, base.claims.values()))
    assert set(layout.references) == set(base.citing)
    assert all(
        -CELL / 5 <= p.x <= layout.width + CELL and -CELL / 5 <= p.y <= layout.height for p in everything
    )
    circles = list(layout.articles.values())
    for place, one in enumerate(circles):
        for other in circles[:place]:
            assert math.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius
    for article, claims in base.claims.items():
        home = layout.articles[article]
        assert all(
            math.hypot(layout.claims[c].x - home.x, layout.claims[c].y - home.y) <= home.radius
            for c in claims
        )
        assert len({layout.claims[claim] for claim in claims}) == len(claims)


@given(bases())
@settings(max_examples=40, deadline=None)
def test_topics_never_overlap(base: Base) -> None:
    squares = list(base.laid_out().topics.values())
    for place, a in enumerate(squares):
        for b in squares[:place]:
            assert a.x + a.side <= b.x or b.x + b.side <= a.x or a.y + a.side <= b.y or b.y + b.side <= a.y


def test_what_two_articles_cite_stands_between_them() -> None:
    base = Base({"t": ["a", "b"]}, {"a": ["a1"], "b": ["b1"]}, {"shared": ["a1", "b1"]})
    layout = base.laid_out()
    one, other, shared = layout.claims["a1"], layout.claims["b1"], layout.references["shared"]
    assert _away(shared, Point((one.x + other.x) // 2, (one.y + other.y) // 2)) <= 0.13 * CELL


def test_what_is_cited_more_often_from_one_side_stands_nearer_to_it() -> None:
    base = Base(
        {"t": ["a"], "u": ["b"]}, {"a": ["a1", "a2", "a3"], "b": ["b1"]}, {"r": ["a1", "a2", "a3", "b1"]}
    )
    layout = base.laid_out()
    place = layout.references["r"]
    assert _away(place, layout.claims["a1"]) < _away(place, layout.claims["b1"])


@given(st.dictionaries(NAMES, st.integers(0, 19), max_size=19), st.integers(0, 19))
def test_one_more_entry_moves_others_by_one_slot_except_round_the_end(
    wanted: dict[str, int], slot: int
) -> None:
    before, after = slots(wanted, 20), slots({**wanted, "new": slot}, 20)
    assert len(set(after.values())) == len(after)
    kept = [name for name in wanted if before[name] >= wanted[name] and after[name] >= wanted[name]]
    assert all(after[name] - before[name] in (0, 1) for name in kept)


def _away(one: Point, other: Point) -> float:
    return math.hypot(one.x - other.x, one.y - other.y)
