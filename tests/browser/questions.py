"""The questions of `tests/questions.yml`, asked of the built site in a real Chromium as a reader would ask.

`python -m tests.browser.questions [SITE]` prints the table: for each question the place of the first claim
that answers it, or a dash where none is among the first three, and what came first. The ten questions of
`tests/fresh_questions.yml` are counted apart.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.projects import PROJECT, build, copy_project
from tests.serving import served
from tests.test_questions import FRESH, QUESTIONS, Question

FIRST = 3
BOX = "#search-words"


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, the claims that answer it, those found, and the place of the first that does, or 0."""

    question: str
    finds: tuple[str, ...]
    found: tuple[str, ...]
    place: int


def ask(page: Page, question: str) -> None:
    """Type a question into the open page of the search, and wait for the answers."""
    page.fill(BOX, question)
    page.press(BOX, "Enter")
    page.locator("[data-search-page][data-state=answered]").wait_for()


def claims_on(page: Page) -> tuple[str, ...]:
    """The ids of the statements that the page shows, the best first."""
    links = page.locator(".search-result h3 a[href^='claims/']")
    addresses = links.evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    return tuple(Path(str(address)).stem for address in addresses)


def answered(browser: Browser, address: str, questions: Iterable[Question]) -> Iterator[Answered]:
    """Questions, asked of the site at an address one after the other."""
    page = browser.new_page()
    page.goto(f"{address}/search.html")
    page.locator("[data-search-page][data-state=open]").wait_for()
    for asked in questions:
        ask(page, asked["question"])
        found = claims_on(page)
        places = [place for place, claim in enumerate(found[:FIRST], 1) if claim in asked["finds"]]
        yield Answered(asked["question"], asked["finds"], found, places[0] if places else 0)
    page.close()


def table(answers: Sequence[Answered]) -> str:
    """The answers as lines of text, the count last."""
    lines = [
        f"{one.place or '–'}  {one.question}\n"
        f"     expected {' or '.join(one.finds)}\n     found    {', '.join(one.found[:FIRST])}"
        for one in answers
    ]
    right = sum(bool(one.place) for one in answers)
    return "\n".join([*lines, f"{right} of {len(answers)} among the first {FIRST}"])


def main(site: Path) -> None:
    """Print the table for a built site."""
    path = next(found for name in ("chromium", "google-chrome") if (found := shutil.which(name)))
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, questions in (("The twenty", QUESTIONS), ("The fresh ones", FRESH)):
            answers = list(answered(browser, address, questions))
            sys.stdout.write(f"{name}\n{table(answers)}\n\n")
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as work:
            main(build(copy_project(PROJECT, Path(work) / "own")))
