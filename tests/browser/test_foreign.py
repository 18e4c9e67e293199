"""A page written from right to left over words written from left to right is accessible, and fits."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.test_foreign_site import foreign


def test_a_page_from_right_to_left_is_accessible_and_fits(browser: Browser, shared_folder: Path) -> None:
    site = foreign(shared_folder, "held", "he") / "site"
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((site / "knees/stiff-0/index.html").as_uri())
    assert [(one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]] == []
    left = "element => Math.round(element.getBoundingClientRect().right)"
    # The columns of the page do not turn round where its words do.
    assert page.locator(".prose > h2").first.evaluate(left) == page.locator(".page-head h1").evaluate(left)
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()
