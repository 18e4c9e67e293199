"""What a reader's line carries: every request of an article's page, and how many bytes once compressed."""

import gzip
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route

from generator.project import open_project
from generator.rendering.links import article_path
from tests.projects import AS_OF, PROJECT

pytestmark = pytest.mark.browser

ARTICLES = sorted(map(article_path, open_project(PROJECT, AS_OF).kb.articles.values()))

MOST = 40_000
"""Bytes of an article's page with everything it needs, down to its end, compressed as hosts do."""


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_is_light_and_asks_nobody_else(
    article: str, browser: Browser, addresses: dict[str, str], own_site: Path
) -> None:
    asked: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{addresses['own']}/{article}", wait_until="networkidle")
        page.keyboard.press("End")
        page.locator(".citations a").last.hover()
        page.locator(".preview").wait_for()
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((f"{addresses['own']}/", "data:"))] == []
    paths = [urlsplit(url).path.lstrip("/") for url in asked if not url.startswith("data:")]
    sizes = {path: len(gzip.compress((own_site / path).read_bytes(), 9)) for path in paths}
    lines = [f"{size:>8}  {path}" for path, size in sizes.items()]
    sys.stdout.write("\n".join(["", *lines, f"{sum(sizes.values()):>8}  in {len(paths)} requests", ""]))
    assert len(paths) == len(sizes), "nothing is asked twice"
    assert sum(sizes.values()) <= MOST


SHIFTS = """window.shifted = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("path", [ARTICLES[0], "graph.html", "search.html", "index.html"])
@pytest.mark.parametrize("size", [{"width": 412, "height": 823}, {"width": 1280, "height": 900}], ids=str)
def test_nothing_moves_while_a_page_arrives(
    path: str, size: dict[str, int], browser: Browser, addresses: dict[str, str]
) -> None:
    with browser.new_context(viewport=size) as context:  # type: ignore[arg-type]  # wants literals
        page = context.new_page()
        page.add_init_script(SHIFTS)
        page.route("**/*.js", _late)
        page.goto(f"{addresses['own']}/{path}", wait_until="networkidle")
        assert page.evaluate("window.shifted") < 0.05


def _late(route: Route) -> None:
    """As on a slow line, where a page is drawn before its scripts come."""
    time.sleep(0.15)
    route.continue_()


def test_the_picture_stays_where_the_data_of_the_map_does_not_come(
    browser: Browser, addresses: dict[str, str]
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/graph/overview.js", lambda route: route.abort())
        page.goto(f"{addresses['own']}/graph.html", wait_until="networkidle")
        assert page.locator("[data-graph-instead]").is_visible()
        assert not page.locator("[data-graph-map]").is_visible()
