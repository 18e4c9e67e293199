"""The order in which the steps of an algorithm are numbered and read: none before a step that leads to it.

Only a loop leads back, and a loop is an exit to a step on the way that was walked from the start, exits in
the order they are written. Where the ways leave a choice, the order of the file decides, since that is the
order the author reads them in.
"""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

from generator.core.declaration import Id
from generator.core.model import Algorithm, Step

STEPS_OF_A_SHEET = 15
"""So many steps have room on one sheet of paper, as picture and in words."""


def reading_order(algorithm: Algorithm) -> tuple[Step, ...]:
    """The steps in reading order, the start first, what no path reaches at the end."""
    steps = algorithm.steps
    written = sorted(steps, key=lambda key: key != algorithm.start)
    rank = {key: place for place, key in enumerate(written)}
    walked = _walked(algorithm, written)
    loops = set(_loops(algorithm, walked))
    waiting = dict.fromkeys(walked, 0)
    for source in walked:
        for to in _onwards(algorithm, source, loops):
            waiting[to] += 1
    ready = [rank[key] for key in walked if not waiting[key] and key == algorithm.start] or [
        rank[key] for key in walked if not waiting[key]
    ]
    heapify(ready)
    order: list[Id] = []
    while ready:
        key = written[heappop(ready)]
        order.append(key)
        for to in _onwards(algorithm, key, loops):
            waiting[to] -= 1
            if not waiting[to]:
                heappush(ready, rank[to])
    rest = (key for key in written if key not in set(order))
    return tuple(steps[key] for key in (*order, *rest))


def _onwards(algorithm: Algorithm, source: Id, loops: set[tuple[Id, Id]]) -> Iterator[Id]:
    for to in dict.fromkeys(algorithm.steps[source].exits):
        if to in algorithm.steps and (source, to) not in loops:
            yield to


def _walked(algorithm: Algorithm, written: list[Id]) -> list[Id]:
    """The steps that paths from the start reach; all of them where the start is unknown."""
    if algorithm.start not in algorithm.steps:
        return written
    found: dict[Id, None] = {algorithm.start: None}
    waiting = [algorithm.start]
    while waiting:
        for to in algorithm.steps[waiting.pop()].exits:
            if to in algorithm.steps and to not in found:
                found[to] = None
                waiting.append(to)
    return [key for key in written if key in found]


def _loops(algorithm: Algorithm, walked: list[Id]) -> Iterator[tuple[Id, Id]]:
    """The exits that lead to a step on the way on which their own step was reached."""
    done: set[Id] = set()
    for first in walked:
        way: dict[Id, Iterator[Id]] = {}
        if first not in done:
            way[first] = iter(algorithm.steps[first].exits)
        while way:
            here = next(reversed(way))
            to = next((one for one in way[here] if one in algorithm.steps), None)
            if to is None:
                done.add(here)
                del way[here]
            elif to in way:
                yield here, to
            elif to not in done:
                way[to] = iter(algorithm.steps[to].exits)
