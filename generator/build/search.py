"""The index that readers search, made by the program pagefind from the pages as they stand in the stage.

Only pages whose `main` says so are read (`rendering/search_entry.py`), and of those not what merely repeats
other pages. The program brings widgets of its own, which our pages do not use: they are taken away.
"""

import subprocess
import sys
from pathlib import Path

FOLDER = "pagefind"

_REPEATS = (
    *(
        "nav",
        "svg",
        ".breadcrumb",
        ".contents",
        ".provenance",
        ".references",
        ".map-section",
        ".neighbourhood",
    ),
    *(".claim .note", ".scale", ".changes-section", ".related-section", ".stepper", ".icon-array"),
    *(".impact-table", ".uses-table", ".terms-section", ".history", ".events", ".comparison"),
)
"""What repeats, as selectors of CSS: the words of neighbours, the history, and what stands on every page."""

_WIDGETS = ("pagefind-*ui.*", "pagefind-highlight.js")


class SearchError(Exception):
    """The program that makes the index is absent or failed; the message says what it said."""


def index_site(stage: Path) -> None:
    """Write the index of a finished site into its folder `pagefind`. Raises SearchError."""
    command = [
        *(sys.executable, "-m", "pagefind", "--site", str(stage), "--output-subdir", FOLDER),
        *("--keep-index-url", "--silent", "--exclude-selectors", ", ".join(_REPEATS)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SearchError(f"pagefind made no index: {(done.stderr or done.stdout).strip()}")
    for pattern in _WIDGETS:
        for file in (stage / FOLDER).glob(pattern):
            file.unlink()
