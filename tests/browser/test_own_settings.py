"""Every page type as some readers have it: letters twice as large, own colours, no motion, on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import on_the_day
from tests.browser.page_types import PAGE_TYPES, PageType
from tests.browser.test_pages import OVERFLOWING
from tests.projects import PROJECT

pytestmark = pytest.mark.browser

PALE = """() => [...document.querySelectorAll("main :is(h1, h2, p, li, td, th, dt, dd)")].filter((one) => {
  const { color } = getComputedStyle(one);
  return one.checkVisibility() && one.textContent.trim() && !one.closest("a, [aria-disabled]")
    && color !== "rgb(255, 255, 255)" && color !== "rgb(0, 0, 0)";
}).map((one) => one.outerHTML.slice(0, 120))"""
"""What keeps a colour of ours where the reader's are forced."""

MOVING = """() => document.getAnimations().length
  + [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).scrollBehavior === "smooth")
    .length"""

UNNAMED = """() => [...document.querySelectorAll("main :is([href^=http], [href^=mailto])")].filter((link) => {
  if (!link.checkVisibility() || link.closest(".sheet")) return false;
  const shown = link.textContent + getComputedStyle(link, "::after").content;
  const number = link.textContent.replace(/^(doi:|PubMed )/, "");
  return !shown.includes(link.getAttribute("href")) && !decodeURIComponent(link.href).includes(number);
}).map((link) => link.outerHTML)"""
"""Links of a printed page whose target nobody can read."""


def complaints(
    browser: Browser, addresses: dict[str, str], ask: Callable[[Page], object], **options: object
) -> dict[str, object]:
    """What `ask` finds on each page type, in one tab; the options are those of a browser context."""
    found = {}
    with on_the_day(browser.new_context(**options)) as context:  # type: ignore[arg-type]  # typed one by one
        page = context.new_page()
        for kind in PAGE_TYPES:
            page.goto(_address(kind, addresses))
            if said := ask(page):
                found[kind.name] = said
    return found


def _address(kind: PageType, addresses: dict[str, str]) -> str:
    return f"{addresses[kind.site]}/{kind.path}"


def test_letters_twice_as_large_still_fit(browser: Browser, addresses: dict[str, str]) -> None:
    def overflowing(page: Page) -> object:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        return page.evaluate(OVERFLOWING)

    assert complaints(browser, addresses, overflowing, viewport={"width": 1280, "height": 900}) == {}


def test_forced_colours_are_the_readers_and_nothing_moves(
    browser: Browser, addresses: dict[str, str]
) -> None:
    def found(page: Page) -> object:
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        return page.evaluate(PALE) or page.evaluate(MOVING)

    options = {"forced_colors": "active", "reduced_motion": "reduce", "color_scheme": "dark"}
    assert complaints(browser, addresses, found, **options) == {}


def test_a_printed_link_says_where_it_leads(browser: Browser, addresses: dict[str, str]) -> None:
    def unnamed(page: Page) -> object:
        page.emulate_media(media="print")
        return page.evaluate(UNNAMED)

    assert complaints(browser, addresses, unnamed) == {}


def test_styles_move_nothing_that_a_reader_did_not_ask_for() -> None:
    for sheet in (PROJECT / "site_overrides/css").glob("*.css"):
        moving = r"(?<![-\w])(animation|transition|scroll-behavior)[-\w]*:"
        assert not re.search(moving, sheet.read_text("utf-8")), sheet.name
