"""What a reader's line carries: every request of an article's page, and how many bytes once compressed."""

import gzip
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from generator.project import open_project
from generator.rendering.links import article_path
from tests.projects import AS_OF, PROJECT

pytestmark = pytest.mark.browser

ARTICLES = sorted(map(article_path, open_project(PROJECT, AS_OF).kb.articles.values()))

MOST = 40_000
"""Bytes of an article's page with everything it needs, compressed as hosts do."""


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_is_light_and_asks_nobody_else(
    article: str, browser: Browser, addresses: dict[str, str], own_site: Path
) -> None:
    asked: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{addresses['own']}/{article}", wait_until="networkidle")
    assert [url for url in asked if not url.startswith((f"{addresses['own']}/", "data:"))] == []
    paths = [urlsplit(url).path.lstrip("/") for url in asked if not url.startswith("data:")]
    sizes = {path: len(gzip.compress((own_site / path).read_bytes(), 9)) for path in paths}
    lines = [f"{size:>8}  {path}" for path, size in sizes.items()]
    sys.stdout.write("\n".join(["", *lines, f"{sum(sizes.values()):>8}  in {len(paths)} requests", ""]))
    assert len(paths) == len(sizes), "nothing is asked twice"
    assert sum(sizes.values()) <= MOST
