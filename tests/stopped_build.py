"""A build that stops at a place and waits to be killed: `python -m tests.stopped_build FOLDER PLACE`.

It prints one line when it is there. Places: `pages` (some are written), `mark` (all are written, the stage is
not yet called complete), `renames` (the old site is moved away, the new one not yet in its place).
"""

import sys
import time
from collections.abc import Iterable
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NoReturn

from generator import plugin
from generator.build.site import write_pages
from generator.rendering.site_files import Page, Sheet


def wait_to_be_killed() -> NoReturn:
    """Say that the place is reached, and stay there."""
    sys.stdout.write("here\n")
    sys.stdout.flush()
    while True:
        time.sleep(60)


def stop_at(place: str) -> None:
    """Make the program wait at a place."""
    rename = Path.rename

    def write_some(pages: Iterable[Page | Sheet], folder: Path, _: object = None) -> int:
        write_pages(islice(pages, 3), folder)
        wait_to_be_killed()

    def rename_first(path: Path, target: Path) -> Path:
        rename(path, target)
        wait_to_be_killed()

    if place == "pages":
        vars(plugin)["write_pages"] = write_some
    elif place == "mark":
        vars(plugin)["mark_complete"] = lambda _: wait_to_be_killed()
    elif place == "renames":
        Path.rename = rename_first  # type: ignore[method-assign,assignment]


if __name__ == "__main__":
    stop_at(sys.argv[2])
    plugin.build_site(Path(sys.argv[1]) / "mkdocs.yml", date.fromisoformat(sys.argv[3]), strict=False)
