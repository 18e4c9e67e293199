"""A real Chromium, and the built sites on a loopback address, for the tests of this folder.

Every context starts on the day of all tests, so that a script that looks at the clock sees a fresh site.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.page_types import PageType
from tests.projects import AS_OF
from tests.serving import served

Open = Callable[..., Page]

SEARCH_IS_READY = "[data-search-page]:is([data-state=open], [data-state=answered])"


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def addresses(own_site: Path, held_site: Path) -> Iterator[dict[str, str]]:
    """Where each site is served."""
    with served(own_site) as own, served(held_site) as held:
        yield {"own": own, "held": held}


@pytest.fixture
def open_page(browser: Browser, addresses: dict[str, str]) -> Iterator[Open]:
    """Opens a page of a type; `watch` gets it still empty, and the options are those of a browser context."""
    with ExitStack() as contexts:

        def opened(
            page_type: PageType,
            *,
            query: str = "",
            watch: Callable[[Page], object] | None = None,
            **options: Any,
        ) -> Page:
            context = contexts.enter_context(on_the_day(browser.new_context(**options)))
            page = context.new_page()
            if watch:
                watch(page)
            page.goto(f"{addresses[page_type.site]}/{page_type.path}{query}")
            if page_type.path.startswith("search.html") and options.get("java_script_enabled", True):
                page.locator(SEARCH_IS_READY).wait_for()
            return page

        yield opened


@contextmanager
def on_the_day(context: BrowserContext) -> Iterator[BrowserContext]:
    """The context, with its clock on the day of all tests, closed at the end."""
    context.clock.set_fixed_time(AS_OF.isoformat())
    yield context
    context.close()
