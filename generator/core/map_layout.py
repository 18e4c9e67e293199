"""Where everything stands on the map of the whole base, so that it stands there again tomorrow.

No forces, no iteration: every place follows from ids and counts alone. Topics are squares along a Z curve,
articles take cells in their topic, claims rings around their article, sources the weighted middle of what
cites them. So adding a claim moves nothing outside its topic but what it cites, and besides that only sources
that share a ring with one of these, or are cited by the same article: by no more than `CELL`. A topic that
outgrows its square, or a new one, moves those that follow.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from zlib import crc32

CELL = 1000
"""The width of the square of an article that is alone in its topic; no article's circle is wider."""

TITLE = 0.09
MARGIN = 0.04
CLAIMS_WITHIN = 0.62
SOURCES_FROM = 0.78
ROOM = 0.43
RAISED = 0.04
SCATTER = 0.12 * CELL


class Point(NamedTuple):
    """A place in whole units, x to the right, y down."""

    x: int
    y: int


class Square(NamedTuple):
    """The region of a topic."""

    x: int
    y: int
    side: int


class Circle(NamedTuple):
    """The room of an article, with its claims and the sources that only they cite."""

    x: int
    y: int
    radius: int


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Everything by id, and how far the map reaches."""

    topics: dict[str, Square] = field(default_factory=dict)
    articles: dict[str, Circle] = field(default_factory=dict)
    claims: dict[str, Point] = field(default_factory=dict)
    references: dict[str, Point] = field(default_factory=dict)
    width: int = CELL
    height: int = CELL


def lay_out_map(
    topics: Mapping[str, Sequence[str]],
    claims: Mapping[str, Sequence[str]],
    citing: Mapping[str, Sequence[str]],
) -> MapLayout:
    """Place topics with their articles, articles with their claims, and references with what cites them.

    `citing`: the claims, articles and other references that cite a reference, one entry for each time. What
    nothing cites stands below the topics. The order of what is given does not matter.
    """
    squares = _squares({topic: len(articles) for topic, articles in topics.items()})
    circles: dict[str, Circle] = {}
    for topic, articles in topics.items():
        circles |= _circles(squares[topic], articles)
    points: dict[str, Point] = {}
    for article, own in claims.items():
        points |= _rings(circles[article], own)
    homes = {claim: article for article, own in claims.items() for claim in own}
    depth = max((square.y + square.side for square in squares.values()), default=0)
    references = _references(citing, homes, circles, points, depth)
    right = max((square.x + square.side for square in squares.values()), default=CELL)
    below = max((point.y + CELL // 10 for point in references.values()), default=0)
    return MapLayout(squares, circles, points, references, right, max(depth, below))


def slots(wanted: Mapping[str, int], capacity: int) -> dict[str, int]:
    """A slot of its own for everything, the wanted one or the next that is free, round the end.

    One more entry moves others by one slot, except those that it sends round the end, whatever the order in
    which they are given.
    """
    taken: dict[str, int] = {}
    late: list[str] = []
    following = 0
    for name in sorted(wanted, key=lambda name: (wanted[name], name)):
        slot = max(wanted[name], following)
        if slot < capacity:
            taken[name], following = slot, slot + 1
        else:
            late.append(name)
    if late:
        full = set(taken.values())
        taken |= zip(late, (slot for slot in range(capacity) if slot not in full), strict=False)
    return taken


def _squares(sizes: Mapping[str, int]) -> dict[str, Square]:
    """Squares with sides of powers of two, the largest first, so that none leaves a gap on the curve."""
    sides = {topic: 1 << max(math.isqrt(max(size, 1) - 1), 0).bit_length() for topic, size in sizes.items()}
    found, cursor = {}, 0
    for topic in sorted(sizes, key=lambda topic: (-sides[topic], topic)):
        x, y = _on_curve(cursor)
        found[topic] = Square(x * CELL, y * CELL, sides[topic] * CELL)
        cursor += sides[topic] ** 2
    return found


def _on_curve(index: int) -> tuple[int, int]:
    """The cell at an index of the Z curve: even bits are x, odd bits are y."""
    x = y = 0
    for bit in range((index.bit_length() + 1) // 2):
        x |= (index >> (2 * bit) & 1) << bit
        y |= (index >> (2 * bit + 1) & 1) << bit
    return x, y


def _circles(square: Square, articles: Sequence[str]) -> dict[str, Circle]:
    columns = math.isqrt(max(len(articles), 1) - 1) + 1
    rows = -(-len(articles) // columns)
    margin, title = square.side * MARGIN, square.side * TITLE
    width = (square.side - 2 * margin) / columns
    height = (square.side - 2 * margin - title) / max(rows, 1)
    radius = round(ROOM * min(width, height))
    places = slots(_scattered(articles, columns * rows), columns * rows)
    found = {}
    for article, place in places.items():
        row, column = divmod(place, columns)
        # Every other row runs backwards, so that neighbouring slots are neighbours on the map.
        column = columns - 1 - column if row % 2 else column
        x = square.x + margin + (column + 0.5) * width
        y = square.y + margin + title + (row + 0.5 - RAISED) * height
        found[article] = Circle(round(x), round(y), radius)
    return found


def _rings(circle: Circle, claims: Sequence[str]) -> dict[str, Point]:
    """Claims on as few rings as hold them: 12 on the innermost, 6 more on each further one."""
    rings = 1
    while 3 * rings * rings + 9 * rings < len(claims):
        rings += 1
    capacity = 3 * rings * rings + 9 * rings
    return {
        claim: _on_ring(circle, *_ring_and_turn(slot, rings))
        for claim, slot in slots(_scattered(claims, capacity), capacity).items()
    }


def _ring_and_turn(slot: int, rings: int) -> tuple[float, float]:
    ring, room = 1, 12
    while slot >= room:
        slot, ring, room = slot - room, ring + 1, room + 6
    return CLAIMS_WITHIN * (ring + 1) / (rings + 1), (slot + ring / 2) / room


def _on_ring(circle: Circle, share: float, turn: float) -> Point:
    angle = 2 * math.pi * turn
    away = circle.radius * share
    return Point(round(circle.x + away * math.sin(angle)), round(circle.y - away * math.cos(angle)))


def _references(
    citing: Mapping[str, Sequence[str]],
    homes: Mapping[str, str],
    circles: Mapping[str, Circle],
    points: Mapping[str, Point],
    depth: int,
) -> dict[str, Point]:
    found: dict[str, Point] = {}
    own: dict[str, dict[str, float]] = {}
    rest: list[str] = []
    for key, citers in citing.items():
        known = [citer for citer in citers if citer in points or citer in circles]
        articles = {homes.get(citer, citer) for citer in known}
        if len(articles) > 1:
            found[key] = _middle(key, [points.get(citer) or circles[citer] for citer in known])
        elif articles:
            article = articles.pop()
            turns = own.setdefault(article, {})
            turns[key] = _turn(key, circles[article], [points[citer] for citer in known if citer in points])
        else:
            rest.append(key)
    for article, turns in own.items():
        found |= _around(circles[article], turns)
    while placed := {key: _middle(key, places) for key in rest if (places := _found(citing[key], found))}:
        found |= placed
        rest = [key for key in rest if key not in placed]
    return found | _below(rest, depth)


def _found(citers: Sequence[str], found: Mapping[str, Point]) -> list[Point]:
    return [found[citer] for citer in citers if citer in found]


def _turn(key: str, circle: Circle, claims: Sequence[Point]) -> float:
    """In which direction of its article a source is wanted: where the claims that cite it are."""
    x = sum(point.x - circle.x for point in claims)
    y = sum(point.y - circle.y for point in claims)
    return math.atan2(x, -y) / (2 * math.pi) % 1 if x or y else _share(key)


def _around(circle: Circle, turns: Mapping[str, float]) -> dict[str, Point]:
    """The sources of one article, outside its claims, so that none lies on a claim."""
    rings = 1
    while 24 * rings * (rings + 1) < len(turns):
        rings += 1
    capacity = 24 * rings * (rings + 1)
    wanted = {key: int(turn * capacity) % capacity for key, turn in turns.items()}
    step = (1 - SOURCES_FROM) / rings
    return {
        key: _on_ring(circle, SOURCES_FROM + step * (slot % rings), slot / capacity)
        for key, slot in slots(wanted, capacity).items()
    }


def _middle(key: str, places: Iterable[Point | Circle]) -> Point:
    """The middle, a little scattered, so that sources which the same claims cite do not cover each other."""
    chosen = list(places)
    angle = 2 * math.pi * _share(key)
    away = SCATTER * math.sqrt(_share(key[::-1]))
    x = sum(place.x for place in chosen) / len(chosen) + away * math.sin(angle)
    y = sum(place.y for place in chosen) / len(chosen) + away * math.cos(angle)
    return Point(round(x), round(y))


def _below(keys: Sequence[str], depth: int) -> dict[str, Point]:
    """What nothing cites, in rows of ten in each cell's width below everything else."""
    columns = 10 * max(1, math.isqrt(len(keys) // 10))
    capacity = -(-len(keys) // columns) * columns
    places = slots(_scattered(keys, capacity), capacity) if keys else {}
    step = CELL // 10
    return {
        key: Point(step // 2 + step * (slot % columns), depth + CELL // 4 + step * (slot // columns))
        for key, slot in places.items()
    }


def _scattered(names: Sequence[str], capacity: int) -> dict[str, int]:
    return {name: crc32(name.encode()) % capacity for name in names}


def _share(name: str) -> float:
    """A number from 0 up to 1 that follows from a name alone."""
    return crc32(name.encode()) / 2**32
