"""Links to exactly these words, and citations to copy: with a script, without one, by keyboard, on paper."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.contrast import AXE
from tests.browser.page_types import PAGE_TYPES, PageType
from tests.browser.test_pages import NARROW, WIDE

pytestmark = pytest.mark.browser

TYPES = {kind.name: kind for kind in PAGE_TYPES}
CLAIM = TYPES["claim"]
CHANGED = PageType("claim-changed", "own", "claims/intermediate-risk-events.html")
MAY_COPY = {"permissions": ["clipboard-read", "clipboard-write"]}
CLIPBOARD = "() => navigator.clipboard.readText()"


@pytest.mark.parametrize("has_script", [True, False])
def test_a_link_to_words_that_are_not_shown_says_so(open_page: Open, *, has_script: bool) -> None:
    page = open_page(CHANGED, java_script_enabled=has_script)
    notices, unknown = page.locator(".other-words"), page.locator("[data-permalink]")
    earlier = notices.first.get_attribute("id")
    expect(notices.first).to_be_hidden()
    page.goto(f"{page.url}#{earlier}")
    expect(notices.first).to_be_visible()
    expect(notices.first).to_be_in_viewport()
    expect(unknown).to_be_hidden()
    # The words of today are there for every link, and a link to them needs no remark.
    page.goto(page.url.replace(f"#{earlier}", ""))
    page.locator(".sharing a[href^='#v-']").click()
    expect(page.locator("h1")).to_be_in_viewport()
    expect(notices.first).to_be_hidden()
    expect(unknown).to_be_hidden()
    if has_script:
        page.evaluate("() => { location.hash = 'v-0123456789abcdef'; }")
        expect(unknown).to_be_visible()
        expect(unknown).to_contain_text("have changed since")


@pytest.mark.parametrize("has_script", [True, False])
def test_an_old_address_leads_on_and_a_script_keeps_the_place_and_the_reader(
    open_page: Open, *, has_script: bool
) -> None:
    page = open_page(
        PageType("old", "held", "claims/example-coughing.html"),
        query="?for=patients#history",
        java_script_enabled=has_script,
    )
    place = "?for=patients#history" if has_script else ""
    expect(page).to_have_url(re.compile(rf"/claims/example-cough\.html{re.escape(place)}$"))


def test_a_citation_is_found_and_copied_by_keyboard(open_page: Open) -> None:
    page = open_page(CLAIM, viewport=NARROW, **MAY_COPY)
    summary = page.locator(".cite summary")
    summary.focus()
    page.keyboard.press("Enter")
    for label in ("Vancouver", "APA", "BibTeX", "RIS", "CSL-JSON"):
        page.keyboard.press("Tab")
        button = page.locator("[data-copy]:focus")
        expect(button).to_contain_text(label)
        page.keyboard.press("Enter")
        expect(button.get_by_role("status")).to_have_text("Copied")
        shown = page.locator(".cite [data-copy-from]").filter(has=button).locator("dd")
        assert page.evaluate(CLIPBOARD) == (shown.text_content() or "").strip()
    axe = Axe().run(page, options=AXE)
    assert axe.response["violations"] == []
    width = page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= NARROW["width"], "text for machines does not widen the page"


def test_the_copied_link_is_whole_and_leads_back_to_these_words(open_page: Open) -> None:
    page = open_page(CLAIM, viewport=WIDE, **MAY_COPY)
    page.locator(".sharing > p [data-copy]").click()
    copied = page.evaluate(CLIPBOARD)
    assert copied.startswith(page.url)
    page.goto(copied)
    expect(page.locator(".these-words:target h1")).to_be_in_viewport()


def test_without_a_script_citations_are_there_to_select_and_paper_has_none(open_page: Open) -> None:
    page = open_page(CLAIM, java_script_enabled=False)
    page.locator(".cite summary").click()
    expect(page.locator(".cite pre").first).to_be_visible()
    assert page.locator("[data-copy]").evaluate_all("all => all.every((one) => one.hidden)")
    page.emulate_media(media="print")
    expect(page.locator(".sharing")).to_be_hidden()


def test_a_statement_in_an_article_leads_to_its_page_and_from_there_to_its_words(open_page: Open) -> None:
    page = open_page(TYPES["article-back-pain"], viewport=WIDE)
    page.locator(".claim .permalink").first.click()
    expect(page.locator(".these-words h1")).to_be_in_viewport()
    page.locator(".sharing a[href^='#v-']").click()
    expect(page.locator(".these-words:target h1")).to_be_in_viewport()
    expect(page.locator("[data-permalink]")).to_be_hidden()
