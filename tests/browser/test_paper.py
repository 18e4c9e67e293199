"""What comes out of the printer: an algorithm on one sheet, and never a dark one."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Open
from tests.browser.page_types import PAGE_TYPES, PageType

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
@pytest.mark.parametrize("sheet", ["A4", "Letter"])
def test_an_algorithm_prints_whole_on_one_sheet(
    page_type: PageType, reader: str, sheet: str, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(page_type, query=f"?for={reader}")
    page.emulate_media(media="print")
    words = page.evaluate(WORDS)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(page.pdf(format=sheet))
    assert pages_in(file.read_bytes()) == 1
    read = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, capture_output=True, text=True).stdout
    # A word that is broken at the end of a line comes without its hyphen.
    on_paper = joined(read)
    missing = [text for text in words if joined(text) not in on_paper and not all_in(text, on_paper)]
    assert missing == []


def test_what_is_read_on_the_screen_is_read_on_paper(open_page: Open) -> None:
    for page_type in ALGORITHMS:
        page = open_page(page_type, query="?for=clinicians")
        on_screen = page.evaluate(STEPS, SAID)
        page.emulate_media(media="print")
        assert page.evaluate(STEPS, SAID) == on_screen


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


def joined(text: str) -> str:
    """The letters of a text, without spaces and hyphens."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def all_in(text: str, whole: str) -> bool:
    """True where every word of a text is in another; columns may part a text."""
    return all(joined(word) in whole for word in text.split())
