"""The numbers of steps: the author's order wherever it can be followed, and never a step before its way."""

from dataclasses import replace
from random import Random

from generator.core.declaration import Id, make
from generator.core.model import Algorithm, Branch, Step
from generator.core.reading_order import reading_order
from generator.core.vocabulary import StepKind
from tests.builders import algorithm, step
from tests.flowcharts import random_algorithm


def test_steps_keep_the_order_of_the_file_where_every_way_leads_on() -> None:
    written = algorithm(asks("a", "b", "c"), acts("b", "c"), step("c"))
    assert order(written) == ["a", "b", "c"]


def test_a_step_written_too_early_is_read_after_those_that_lead_to_it() -> None:
    written = algorithm(asks("a", "c", "b"), step("b"), acts("d", "b"), acts("c", "d"))
    assert order(written) == ["a", "c", "d", "b"]


def test_only_a_loop_leads_back() -> None:
    written = algorithm(acts("a", "b"), acts("b", "c"), asks("c", "a", "d", "c"), step("d"))
    assert order(written) == ["a", "b", "c", "d"]


def test_steps_that_nothing_reaches_come_last_and_a_missing_start_loses_none() -> None:
    assert order(algorithm(acts("a", "c"), step("b"), step("c"))) == ["a", "c", "b"]
    lost = algorithm(acts("a", "b"), step("b"))
    assert {one.id for one in reading_order(replace(lost, start=Id("nowhere")))} == {"a", "b"}


def test_the_order_is_topological_for_every_random_algorithm() -> None:
    for seed in range(300):
        written = random_algorithm(seed)
        numbers = {one.id: place for place, one in enumerate(reading_order(written))}
        assert sorted(numbers) == sorted(written.steps)
        loops = {
            (one, to)
            for one in written.steps
            for to in written.steps[one].exits
            if numbers[to] <= numbers[one]
        }
        # What leads back leads to a step from which its own can be reached: a loop, not a wrong order.
        for source, to in loops:
            assert source in reached(written, to)


def test_the_order_does_not_depend_on_how_the_file_is_shuffled_where_only_one_fits() -> None:
    steps = [acts("a", "b"), acts("b", "c"), acts("c", "d"), step("d")]
    rest = steps[1:]
    Random(1).shuffle(rest)
    assert order(algorithm(steps[0], *rest)) == ["a", "b", "c", "d"]


def order(written: Algorithm) -> list[str]:
    return [one.id for one in reading_order(written)]


def reached(written: Algorithm, start: Id) -> set[Id]:
    """The steps on some way from a step, that step included."""
    found, waiting = {start}, [start]
    while waiting:
        onwards = set(written.steps[waiting.pop()].exits) - found
        found |= onwards
        waiting += onwards
    return found


def acts(key: str, to: str) -> Step:
    return step(key, StepKind.ACTION, next=Id(to))


def asks(key: str, *ways: str) -> Step:
    return step(key, StepKind.DECISION, branches=tuple(make(Branch, when=way, to=Id(way)) for way in ways))
