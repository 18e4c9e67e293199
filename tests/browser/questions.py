"""The twenty questions of `tests/questions.yml`, asked of the built site in a real Chromium.

`python -m tests.browser.questions [SITE]` prints the table: for each question the place of the first claim
that answers it, or a dash where none is among the first three.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import served
from tests.projects import PROJECT, build, copy_project
from tests.test_questions import QUESTIONS

FIRST = 3


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, the claims that came first, and the place (from 1) of one that answers it; 0 for none."""

    question: str
    found: tuple[str, ...]
    place: int


def ask(page: Page, address: str, question: str) -> tuple[str, ...]:
    """The ids of the statements that the search of a site shows for a question, the best first."""
    page.goto(f"{address}/search.html?q={quote(question)}")
    page.locator("[data-search-page][data-state=answered]").wait_for()
    links = page.locator(".search-result h3 a[href^='claims/']")
    addresses = links.evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    return tuple(Path(str(address)).stem for address in addresses)


def answered(browser: Browser, address: str) -> Iterator[Answered]:
    """Every question, asked of the site at an address."""
    page = browser.new_page()
    for asked in QUESTIONS:
        found = ask(page, address, asked["question"])
        places = [place for place, claim in enumerate(found[:FIRST], 1) if claim in asked["finds"]]
        yield Answered(asked["question"], found, places[0] if places else 0)
    page.close()


def table(answers: Sequence[Answered]) -> str:
    """The answers as lines of text, the count last."""
    lines = [f"{one.place or '–'}  {one.question}\n     {', '.join(one.found[:FIRST])}" for one in answers]
    right = sum(bool(one.place) for one in answers)
    return "\n".join([*lines, f"{right} of {len(answers)} among the first {FIRST}"])


def main(site: Path) -> None:
    """Print the table for a built site."""
    path = next(found for name in ("chromium", "google-chrome") if (found := shutil.which(name)))
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        sys.stdout.write(table(list(answered(browser, address))) + "\n")
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as work:
            main(build(copy_project(PROJECT, Path(work) / "own")))
