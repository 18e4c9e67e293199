"""The paths through an algorithm: how sure the weakest step on each is, and what on it was retracted.

A path runs from the start to an end and meets no step twice; loops add nothing that it does not hold. Where
there are too many to print, those that end at one step are told together, by everything on any of them: the
weakest of several is what somebody who only sees the end can rely on.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.core.declaration import Id
from generator.core.message import message
from generator.core.model import Algorithm, Claim, Step
from generator.core.reading_order import reading_order
from generator.core.wording import certainty_words
from generator.rendering.sheets.standing import retracted_sources
from generator.rendering.steps import weakest_rating_of
from generator.rendering.views import Views

MOST = 16
"""So many paths are printed one by one."""


@dataclass(frozen=True, slots=True)
class PathView:
    """A path by the numbers of its steps, or all to one end; `weakest_at` says where it is weakest."""

    steps: tuple[int, ...]
    title: str
    """The title of the step where it ends."""
    is_single: bool
    weakest: str
    weakest_at: tuple[int, ...]
    retracted: tuple[str, ...]


def paths_of(algorithm: Algorithm, views: Views) -> tuple[PathView, ...]:
    """The paths from the start, in reading order."""
    steps = {step.id: step for step in reading_order(algorithm)}
    numbers = {step: number for number, step in enumerate(steps, start=1)}
    ways: list[tuple[Id, ...]] = []
    for way in _ways(algorithm.start, steps):
        ways.append(way)
        if len(ways) > MOST:
            return _by_end(algorithm, steps, numbers, views)
    ways.sort(key=lambda way: [numbers[step] for step in way])
    return tuple(_path(way[-1], way, steps, numbers, views, is_single=True) for way in ways)


def _ways(start: Id, steps: Mapping[Id, Step]) -> Iterator[tuple[Id, ...]]:
    waiting: list[tuple[Id, ...]] = [(start,)] if start in steps else []
    while waiting:
        way = waiting.pop()
        exits = dict.fromkeys(step for step in steps[way[-1]].exits if step in steps)
        if not exits:
            yield way
        waiting += [(*way, step) for step in exits if step not in way]


def _by_end(
    algorithm: Algorithm, steps: Mapping[Id, Step], numbers: Mapping[Id, int], views: Views
) -> tuple[PathView, ...]:
    reached = _closure([algorithm.start], {key: step.exits for key, step in steps.items()})
    before: dict[Id, list[Id]] = {}
    for key, step in steps.items():
        for exit_ in step.exits:
            before.setdefault(exit_, []).append(key)
    ends = [key for key, step in steps.items() if key in reached and not step.exits]
    return tuple(
        _path(end, reached & _closure([end], before), steps, numbers, views, is_single=False) for end in ends
    )


def _path(
    end: Id,
    on_way: Collection[Id],
    steps: Mapping[Id, Step],
    numbers: Mapping[Id, int],
    views: Views,
    *,
    is_single: bool,
) -> PathView:
    resting = {key: list(_claims(step, on_way, views)) for key, step in steps.items() if key in on_way}
    ratings = {key: weakest_rating_of(claims, views) for key, claims in resting.items()}
    known = [rating for rating in ratings.values() if rating]
    weakest = min(known, key=lambda rating: rating.level, default=None)
    retracted = retracted_sources((claim for claims in resting.values() for claim in claims), views)
    return PathView(
        steps=tuple(numbers[step] for step in on_way) if is_single else (numbers[end],),
        title=steps[end].title,
        is_single=is_single,
        weakest=certainty_words(weakest) if weakest else message("Nothing on it was rated"),
        weakest_at=tuple(sorted(numbers[key] for key, one in ratings.items() if one and one is weakest)),
        retracted=tuple(views.short_title(source.id) for source in retracted),
    )


def _claims(step: Step, on_way: Collection[Id], views: Views) -> Iterator[Claim]:
    branches = (claim for branch in step.branches if branch.to in on_way for claim in branch.claims)
    for key in dict.fromkeys([*step.claims, *branches]):
        if key in views.kb.claims:
            yield views.kb.claims[key]


def _closure(start: list[Id], leads: Mapping[Id, Iterable[Id]]) -> set[Id]:
    found: set[Id] = set()
    waiting = list(start)
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting += leads.get(step, ())
    return found
