"""The site opened by double click: styles, pictures and links without any server."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.page_types import PAGE_TYPES, PageType
from tests.browser.test_previews import ONE_LINE

pytestmark = pytest.mark.browser

STYLED = "getComputedStyle(document.querySelector('.site-header')).position !== 'static' || " + (
    "getComputedStyle(document.body).marginTop === '0px'"
)

SHOWN_TARGETS = """(links) => links.map((link) => link.checkVisibility() &&
  new URL(link.getAttribute("href"), document.baseURI).href.split("#")[0])"""


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page()


@pytest.mark.parametrize("page_type", PAGE_TYPES[:13], ids=lambda page_type: page_type.name)
def test_a_page_opens_from_disk_with_its_styles(page_type: PageType, own_site: Path, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto((own_site / page_type.path).as_uri())
    assert page.evaluate(STYLED)
    assert page.evaluate("document.styleSheets.length") == page.locator("link[rel=stylesheet]").count()
    assert complaints == []
    page.close()


def test_the_page_for_a_wrong_address_can_be_read_from_disk(own_site: Path, page: Page) -> None:
    page.goto((own_site / "404.html").as_uri())
    assert page.evaluate(STYLED)
    page.close()


def test_from_disk_the_search_gives_way_to_the_lists_and_previews_stay(own_site: Path, page: Page) -> None:
    page.goto((own_site / "search.html").as_uri())
    for name in ("All claims", "All references"):
        expect(page.get_by_role("link", name=name)).to_be_visible()
    assert not page.get_by_role("searchbox").count()
    page.goto((own_site / "musculoskeletal/osteoporosis-back-pain/index.html").as_uri())
    assert not page.get_by_role("searchbox").count()
    page.mouse.move(1, 1)
    page.mouse.move(*page.locator(".answer-prose a.claim-mark").first.evaluate(ONE_LINE))
    expect(page.locator(".preview")).to_be_visible()
    page.get_by_role("banner").get_by_role("link", name="claims A to Z").click()
    page.wait_for_url((own_site / "claims/index.html").as_uri())
    page.close()


def test_a_reader_walks_from_home_to_a_source_and_back_without_a_server(own_site: Path, page: Page) -> None:
    page.goto((own_site / "index.html").as_uri())
    for path in (
        "musculoskeletal/osteoporosis-back-pain/index.html",
        "claims/teriparatide-new-back-pain.html",
        "references/nevitt2006a.html",
        "claims/teriparatide-new-back-pain.html",
        "musculoskeletal/osteoporosis-back-pain/index.html",
        "musculoskeletal/osteoporosis-back-pain/algorithm.html",
        "index.html",
    ):
        wanted = (own_site / path).as_uri()
        links = page.locator("a[href]")
        addresses = links.evaluate_all(SHOWN_TARGETS)
        places = [place for place, address in enumerate(addresses) if address == wanted]
        assert places, f"no link to {path} on {page.url}"
        links.nth(places[0]).click()
        page.wait_for_url(lambda url, wanted=wanted: url.split("#")[0] == wanted)  # type: ignore[misc]
        assert page.locator("h1").is_visible()
    page.close()
