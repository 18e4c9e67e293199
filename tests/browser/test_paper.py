"""What comes out of the printer: an algorithm on one sheet, and never a dark one."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.pages.algorithm import algorithm_pages
from tests.browser.conftest import Open
from tests.browser.page_types import PAGE_TYPES, PageType
from tests.builders import article, base, claim
from tests.flowcharts import CLAIMS, random_algorithm, wide_algorithm
from tests.paper import Paper, edition_of

pytestmark = pytest.mark.browser

COLOURS = """() => [...document.querySelectorAll("html, body, body *")].map((element) => {
  const style = getComputedStyle(element);
  return [element.tagName, style.color, style.backgroundColor, style.fill, style.stroke,
          style.borderTopColor];
})"""

ALGORITHMS = [page_type for page_type in PAGE_TYPES if page_type.name.startswith("algorithm")]


WORDS = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.getClientRects().length && !parent.closest(".spoken")) found.push(walker.currentNode.data);
  }
  return found;
}"""
INKS = """() => [...new Set([...document.querySelectorAll("main *")]
  .filter((element) => element.getClientRects().length && !element.closest(".spoken"))
  .flatMap((element) => {
    const style = getComputedStyle(element);
    const border = parseFloat(style.borderTopWidth) ? style.borderTopColor : "none";
    const inks = [style.color, style.stroke, style.backgroundColor, border];
    return element.matches("text, .tip") ? [...inks, style.fill] : inks;
  }).filter((ink) => !["none", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(ink)))]"""
SAID = ".statement, .step-text, .branches b, .when, .until, .step-facts:not(.soft), .exit"
STEPS = """said => [...document.querySelectorAll(".step")].map((step) => [...step.querySelectorAll(said)]
  .filter((element) => element.getClientRects().length).map((element) => element.textContent.trim()))"""


LETTERS = """() => [...document.querySelectorAll(".flowchart .picture text")]
  .filter((text) => text.getClientRects().length)
  .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a * 72 / 96)"""
LEAST = 7.0
"""Points."""


@pytest.mark.parametrize("page_type", ALGORITHMS, ids=lambda page_type: page_type.name)
@pytest.mark.parametrize("reader", ["clinicians", "patients"])
def test_no_letter_of_a_printed_picture_is_too_small_to_read(
    page_type: PageType, reader: str, open_page: Open
) -> None:
    page = open_page(page_type, query=f"?for={reader}")
    page.emulate_media(media="print")
    # As wide as what both sizes of paper hold.
    page.set_viewport_size({"width": round(190 / 25.4 * 96), "height": 900})
    letters = page.evaluate(LETTERS)
    assert letters
    assert min(letters) >= LEAST - 0.01


@pytest.mark.parametrize("page_type", ALGORITHMS, ids=lambda page_type: page_type.name)
@pytest.mark.parametrize("reader", ["clinicians", "patients", "both"])
def test_an_algorithm_prints_whole_on_one_sheet(
    page_type: PageType, reader: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(page_type, query=f"?for={reader}")
    page.emulate_media(media="print")
    words = page.evaluate(WORDS)
    for sheet in ("A4", "Letter"):
        file = tmp_path / f"{sheet}.pdf"
        file.write_bytes(page.pdf(format=sheet))
        assert pages_in(file.read_bytes()) == 1, sheet
        command = ["pdftotext", "-raw", f"{file}", "-"]
        read = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        # A word that is broken at the end of a line comes without its hyphen.
        on_paper = joined(read)
        missing = [text for text in words if joined(text) not in on_paper and not all_in(text, on_paper)]
        assert missing == [], sheet


MADE = {"wide": wide_algorithm(), "tall": random_algorithm(58)}
"""The first asks for paper on its side, the second has 40 steps."""


@pytest.fixture(scope="module")
def made_pages(own_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of pages of algorithms unlike those that are shipped, in the styles of the site."""
    folder = tmp_path_factory.mktemp("made")
    for shared in ("css", "js"):
        (folder / shared).symlink_to(own_site / shared)
    addresses = {}
    for name, one in MADE.items():
        kb = base(article(), *(claim(key) for key in CLAIMS), algorithms=[one])
        [page] = algorithm_pages(edition_of(kb))
        file = folder / "rest" / name / "algorithm.html"
        file.parent.mkdir(parents=True)
        file.write_text(page.text, "utf-8")
        addresses[name] = file.as_uri()
    return addresses


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
@pytest.mark.parametrize(("name", "is_wide", "count"), [("wide", True, 1), ("tall", False, 7)])
def test_paper_lies_as_the_picture_needs_it_and_every_later_page_says_whose_it_is(
    name: str, count: int, sheet: str, made_pages: dict[str, str], browser: Browser, *, is_wide: bool
) -> None:
    page = browser.new_page()
    page.goto(made_pages[name])
    page.emulate_media(media="print")
    words, letters = page.evaluate(WORDS), page.evaluate(LETTERS)
    pages = Paper(page.pdf(format=sheet))
    page.close()
    assert len(pages.words) <= count
    for one in pages.document.pages:
        assert (one.mediabox[2] > one.mediabox[3]) is is_wide
    assert [text.startswith("Tired by day, continued") for text in texts_of(pages)] == [
        number > 0 for number in range(len(pages.words))
    ]
    assert min(letters) >= LEAST - 0.01
    assert all("NOTAPPROVED" in joined(text) for text in pages.drawn)
    on_paper = joined(" ".join(pages.drawn))
    assert [text for text in words if joined(text) not in on_paper and not all_in(text, on_paper)] == []


def test_a_page_that_runs_over_against_all_reckoning_says_so(open_page: Open) -> None:
    page = open_page(ALGORITHMS[0])
    page.evaluate("() => { document.querySelector('.provenance p').textContent = 'word '.repeat(6000) }")
    first, *others = texts_of(Paper(page.pdf(format="A4")))
    title = "Back pain with an osteoporotic vertebral fracture, continued"
    assert not first.startswith(title)
    assert others
    assert all(text.startswith(title) for text in others)


def test_what_is_read_on_the_screen_is_read_on_paper(open_page: Open) -> None:
    for page_type in ALGORITHMS:
        page = open_page(page_type, query="?for=clinicians")
        on_screen = page.evaluate(STEPS, SAID)
        assert not page.locator(".watermark").is_visible()
        page.emulate_media(media="print")
        assert page.locator(".watermark").is_visible()
        assert page.evaluate(STEPS, SAID) == on_screen
        assert page.evaluate(INKS) == ["rgb(0, 0, 0)"], "black on white, for any printer and photocopier"


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.name)
def test_dark_never_reaches_paper(page_type: PageType, open_page: Open) -> None:
    page = open_page(page_type)
    page.emulate_media(media="print", color_scheme="light")
    light = page.evaluate(COLOURS)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(COLOURS) == light
    for _, _, background, *_ in light[:2]:
        assert background in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_what_is_folded_on_the_screen_is_printed_or_named(open_page: Open) -> None:
    page = open_page(PAGE_TYPES[2])
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    assert not page.locator(".skip-link").is_visible()


def test_pages_of_a_pdf_are_counted(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.set_content("<p style='break-after: page'>one</p><p>two</p>")
    assert pages_in(page.pdf()) == 2
    page.close()


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF of Chromium's has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def texts_of(paper: Paper) -> list[str]:
    """The words of each page, what stands highest first."""
    return [
        " ".join(word.text for word in sorted(words, key=lambda one: (round(one.top), one.left)))
        for words in paper.words
    ]


def joined(text: str) -> str:
    """The letters of a text, without spaces and hyphens."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def all_in(text: str, whole: str) -> bool:
    """True where every word of a text is in another; columns may part a text."""
    return all(joined(word) in whole for word in text.split())
