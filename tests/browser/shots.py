"""Screenshots of every page type, for people to look at: `python -m tests.browser.shots FOLDER [NAME...]`.

Each page is taken at 1280 and 390 px, light and dark, and as print sees it. A command, not a test. With names
only those page types are taken.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import on_the_day
from tests.browser.page_types import PAGE_TYPES, PageType
from tests.projects import PROJECT, SITES, build, copy_project
from tests.serving import served

WIDTHS = {1280: 900, 390: 844}
SCHEMES = ("light", "dark")
PAPER = {"width": 794, "height": 1123}


def take(page_types: list[PageType], folder: Path) -> Iterator[Path]:
    """Take all pictures of the page types; yields each file as it is written."""
    folder.mkdir(parents=True, exist_ok=True)
    path = next(found for name in ("chromium", "google-chrome") if (found := shutil.which(name)))
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        own = build(copy_project(PROJECT, Path(work) / "own"))
        held = build(copy_project(SITES / "held", Path(work) / "held"))
        with served(own) as own_address, served(held) as held_address:
            addresses = {"own": own_address, "held": held_address}
            for page_type in page_types:
                address = f"{addresses[page_type.site]}/{page_type.path}"
                yield from _on_screen(browser, address, folder / page_type.name)
                yield _on_paper(browser, address, folder / page_type.name)


def _on_screen(browser: Browser, address: str, stem: Path) -> Iterator[Path]:
    for (width, height), scheme in product(WIDTHS.items(), SCHEMES):
        file = stem.with_name(f"{stem.name}-{width}-{scheme}.png")
        size = {"width": width, "height": height}
        with on_the_day(browser.new_context(viewport=size, color_scheme=scheme)) as context:  # type: ignore[arg-type]  # wants literals
            page = context.new_page()
            page.goto(address, wait_until="networkidle")
            page.screenshot(path=file, full_page=True)
        yield file


def _on_paper(browser: Browser, address: str, stem: Path) -> Path:
    file = stem.with_name(f"{stem.name}-print.png")
    with on_the_day(browser.new_context(viewport=PAPER, color_scheme="dark")) as context:  # type: ignore[arg-type]  # wants literals
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(address, wait_until="networkidle")
        page.screenshot(path=file, full_page=True)
    return file


if __name__ == "__main__":
    wanted = sys.argv[2:]
    for written in take(
        [kind for kind in PAGE_TYPES if not wanted or kind.name in wanted], Path(sys.argv[1])
    ):
        sys.stdout.write(f"{written}\n")
