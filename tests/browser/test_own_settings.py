"""Every page type as some readers have it: letters twice as large, own colours, no motion, on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import on_the_day
from tests.browser.page_types import PAGE_TYPES
from tests.browser.test_pages import OVERFLOWING
from tests.projects import PROJECT

pytestmark = pytest.mark.browser

PALE = """() => [...document.querySelectorAll("main :is(h1, h2, p, li, td, th, dt, dd)")].filter((one) => {
  const { color } = getComputedStyle(one);
  return one.checkVisibility() && one.textContent.trim() && !one.closest("a, [aria-disabled]")
    && color !== "rgb(255, 255, 255)" && color !== "rgb(0, 0, 0)";
}).map((one) => one.outerHTML.slice(0, 120))"""
"""What keeps a colour of ours where the reader's are forced."""

OURS = """() => {
  const probe = document.body.appendChild(document.createElement("i"));
  const theirs = new Set(["none", "rgba(0, 0, 0, 0)"]);
  for (const name of ["Canvas", "CanvasText", "LinkText", "Highlight"]) {
    probe.style.color = name;
    theirs.add(getComputedStyle(probe).color);
  }
  probe.style.color = "LinkText";
  const link = getComputedStyle(probe).color;
  probe.remove();
  const dull = [...document.querySelectorAll("main :is(p, li) a[href]:not(svg *)")].find((one) =>
    one.checkVisibility() && getComputedStyle(one).color !== link);
  if (dull) return [dull.outerHTML.slice(0, 120)];
  const drawn = [...document.querySelectorAll("main svg :is(path, rect, text, circle, line)")];
  return [...new Set(drawn.filter((one) => one.checkVisibility()).flatMap((one) => {
    const { fill, stroke } = getComputedStyle(one);
    return [fill, stroke].filter((colour) => !theirs.has(colour))
      .map((colour) => `${one.parentElement.getAttribute("class")} ${one.getAttribute("class")} ${colour}`);
  }))];
}"""
"""The same in pictures, where no browser forces anything; and a link that does not look like one."""

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


def as_printed(page: Page) -> object:
    page.emulate_media(media="print")
    return page.evaluate(UNNAMED)


def in_colours_of_the_reader(page: Page) -> object:
    page.emulate_media(media="screen", forced_colors="active", reduced_motion="reduce", color_scheme="dark")
    assert page.evaluate("matchMedia('(forced-colors: active) and (prefers-reduced-motion: reduce)').matches")
    return page.evaluate(PALE) or page.evaluate(OURS) or page.evaluate(MOVING)


def in_large_letters(page: Page) -> object:
    page.emulate_media(media="screen", forced_colors="none")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    return page.evaluate(OVERFLOWING)


SETTINGS: tuple[Callable[[Page], object], ...] = (as_printed, in_colours_of_the_reader, in_large_letters)
"""In this order: large letters stay until the next page."""


def test_every_page_type_is_whole_as_some_readers_have_it(
    browser: Browser, addresses: dict[str, str]
) -> None:
    found = {}
    with on_the_day(browser.new_context(viewport={"width": 1280, "height": 900})) as context:
        page = context.new_page()
        # Each page is loaded once for all settings.
        for kind in PAGE_TYPES:
            page.goto(f"{addresses[kind.site]}/{kind.path}")
            for setting in SETTINGS:
                if said := setting(page):
                    found[kind.name, setting.__name__] = said
    assert found == {}


def test_styles_move_nothing_that_a_reader_did_not_ask_for() -> None:
    for sheet in (PROJECT / "site_overrides/css").glob("*.css"):
        moving = r"(?<![-\w])(animation|transition|scroll-behavior)[-\w]*:"
        assert not re.search(moving, sheet.read_text("utf-8")), sheet.name
