"""The picture and the list of an algorithm's page say the same graph, which is the one in the record."""

from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.core.model import Algorithm
from generator.core.reading_order import STEPS_OF_A_SHEET
from generator.core.status import assess
from generator.core.vocabulary import StepKind
from generator.pages.algorithm import algorithm_pages
from generator.rendering.edition import Edition, Settings
from generator.rendering.templates import template_environment
from tests.builders import AS_OF, article, base, claim
from tests.flowcharts import CLAIMS, random_algorithm

TEMPLATES = template_environment(Path(__file__).parent.parent / "site_overrides")

Edge = tuple[str, str]


@pytest.mark.parametrize("first", range(0, 100, 20))
def test_both_say_the_graph_of_the_record(first: int) -> None:
    for seed in range(first, first + 20):
        written = random_algorithm(seed)
        page = read(page_of(written))
        steps = written.steps.items()
        wanted = sorted((f"step-{key}", f"step-{to}") for key, step in steps for to in step.exits)
        assert sorted(page.listed) == wanted
        # Patients' wording has a picture of its own where it differs; each draws every exit once.
        assert page.pictures, seed
        for name, drawn in page.pictures.items():
            assert sorted(drawn.lines) == wanted, (seed, name)
            assert sorted(drawn.words) == sorted(exits_in_words(written))
            assert sorted(drawn.steps) == sorted(f"step-{key}" for key in written.steps)


def test_both_give_a_step_the_same_number_and_every_loop_its_end() -> None:
    for seed in range(20):
        written = random_algorithm(seed)
        page = read(page_of(written))
        for drawn in page.pictures.values():
            assert drawn.steps == page.numbers
        ends = [branch.until for step in written.steps.values() for branch in step.branches if branch.until]
        said = "".join("".join(page.text).split())
        assert all("".join(until.split()) in said for until in ends)


class Picture:
    """What one picture says."""

    def __init__(self) -> None:
        self.lines: list[Edge] = []
        self.words: list[Edge] = []
        self.steps: dict[str, str] = {}


class Twin(HTMLParser):
    """The edges and numbers of the list, and of each picture."""

    def __init__(self) -> None:
        super().__init__()
        self.listed: list[Edge] = []
        self.numbers: dict[str, str] = {}
        self.pictures: dict[str, Picture] = {}
        self.text: list[str] = []
        self._step = self._picture = self._box = ""
        self._is_number = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        classes = found.get("class", "").split()
        if "step" in classes:
            self._step = found["id"]
            self.numbers[self._step] = found["data-number"]
        if "exit" in classes:
            self.listed.append((self._step, found["href"].removeprefix("#")))
        if tag == "div" and "scrolls" in classes:
            self._picture = found["aria-label"]
            self.pictures[self._picture] = Picture()
        if found.get("data-from"):
            picture = self.pictures[self._picture]
            edges = picture.lines if "line" in classes else picture.words
            edges.append((found["data-from"], found["data-to"]))
        if "data-step" in found:
            self._box = found["data-step"]
        self._is_number = found.get("data-role") == "number"

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._is_number and self._box:
            self.pictures[self._picture].steps[self._box] = data
            self._is_number = False


def read(text: str) -> Twin:
    page = Twin()
    page.feed(text)
    return page


def page_of(written: Algorithm) -> str:
    kb = base(article(), *(claim(key) for key in CLAIMS), algorithms=[written])
    made = Edition(kb, assess(kb, AS_OF), TEMPLATES, Settings())
    return next(iter(algorithm_pages(made))).text


def exits_in_words(written: Algorithm) -> Iterable[Edge]:
    for key, step in written.steps.items():
        if step.kind is StepKind.DECISION:
            yield from ((f"step-{key}", f"step-{branch.to}") for branch in step.branches)


def test_a_long_algorithm_has_pages_of_its_own_for_the_picture_each_said_to_go_on() -> None:
    long, short = random_algorithm(6), random_algorithm(1)
    assert len(long.steps) > STEPS_OF_A_SHEET >= len(short.steps)
    assert 'data-words="apart"' in page_of(long)
    assert page_of(long).count('<p class="continued on-paper">') >= 1
    assert 'data-words="beside"' in page_of(short)
    assert 'class="continued' not in page_of(short)
