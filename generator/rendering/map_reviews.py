"""Which studies stand inside which review on the map, and where: never beside it, like a second vote.

A study that several cited reviews include stands in the first of them by key, so that the place of a study
does not change with what is written elsewhere. A review inside a review lends its studies to the outer one.
A ring is so small that no other record stands in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import cos, hypot, pi, sin, sqrt

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.map_layout import Point

APART = 9.0
"""About how far studies stand from each other and from the mark of their review, in units of the map."""

WIDEST = 36
"""The radius of the widest ring."""

FREE = 0.8
"""Of the way to the nearest other record, how much a ring may take."""

_TURN = pi * (3 - sqrt(5))
"""The angle by which seeds of a sunflower follow each other: no two fall into one line."""


@dataclass(frozen=True, slots=True)
class Rings:
    """By study the review around it and its place there; by review the radius of its ring."""

    review_of: Mapping[Id, Id] = field(default_factory=dict)
    places: Mapping[Id, Point] = field(default_factory=dict)
    radius: Mapping[Id, int] = field(default_factory=dict)


def review_rings(
    kb: KnowledgeBase, citing: Mapping[Id, Sequence[Id]], at: Mapping[str, Point], claims: Iterable[Point]
) -> Rings:
    """The rings of all reviews that something other than a review cites.

    `at`: where references stand, and would stand; `claims`: where no ring may reach either.
    """
    own = _reviews(kb, citing)
    review_of = {study: _outermost(study, own) for study in own}
    studies: dict[Id, list[Id]] = {}
    for study, review in sorted(review_of.items()):
        studies.setdefault(review, []).append(study)
    others = [place for key, place in at.items() if key not in review_of]
    places: dict[Id, Point] = {}
    radius: dict[Id, int] = {}
    for review, room in _rooms({key: at[key] for key in studies}, [*others, *claims]).items():
        inside, steps = studies[review], sqrt(len(studies[review]) + 0.5) + 0.9
        apart = min(APART, room / steps)
        radius[review] = int(apart * steps)
        places |= {study: _seed(at[review], number, apart) for number, study in enumerate(inside)}
    return Rings(review_of, places, radius)


def _rooms(reviews: Mapping[Id, Point], others: Iterable[Point]) -> dict[Id, float]:
    """How wide the ring of each review may be; only what stands in its square or the next is looked at."""
    squares: dict[tuple[int, int], list[Point]] = {}
    side = round(WIDEST / FREE)
    for place in others:
        squares.setdefault((place.x // side, place.y // side), []).append(place)
    rooms = {}
    for review, (x, y) in reviews.items():
        around = product((x // side - 1, x // side, x // side + 1), (y // side - 1, y // side, y // side + 1))
        near = (place for square in around for place in squares.get(square, ()))
        away = (hypot(place.x - x, place.y - y) for place in near)
        rooms[review] = min(WIDEST, FREE * min((one for one in away if one), default=WIDEST / FREE))
    return rooms


def _reviews(kb: KnowledgeBase, citing: Mapping[Id, Sequence[Id]]) -> dict[Id, Id]:
    """By study the first review around it; none where that would lead back to the study."""
    found: dict[Id, Id] = {}
    for review in sorted(key for key in kb.references if _is_cited(kb, citing.get(key, ()))):
        for study in sorted({*kb.references[review].custom.includes} & kb.references.keys()):
            if study not in found and study != _outermost(review, found):
                found[study] = review
    return found


def _is_cited(kb: KnowledgeBase, citers: Iterable[Id]) -> bool:
    return any(citer in kb.claims or citer in kb.articles for citer in citers)


def _outermost(key: Id, around: Mapping[Id, Id]) -> Id:
    while key in around:
        key = around[key]
    return key


def _seed(middle: Point, number: int, apart: float) -> Point:
    away, angle = apart * sqrt(number + 1.5), number * _TURN - pi / 2
    return Point(round(middle.x + away * cos(angle)), round(middle.y + away * sin(angle)))
