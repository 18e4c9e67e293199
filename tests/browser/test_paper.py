"""What comes out of the printer: an algorithm on one sheet, and never a dark one."""

import re
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


@pytest.mark.parametrize("page_type", ALGORITHMS, ids=lambda page_type: page_type.name)
@pytest.mark.parametrize("sheet", ["A4", "Letter"])
def test_an_algorithm_prints_on_one_sheet(page_type: PageType, sheet: str, open_page: Open) -> None:
    page = open_page(page_type)
    printed = page.pdf(format=sheet)
    assert pages_in(printed) == 1


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
