"""The index that readers search, made by the program pagefind from a small document for each record.

It reads no page of the site: from pages it took two gigabytes for a thousand articles, and what must not be
found had to be left out again. The widgets it brings are not ours and are taken away.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.rendering.search_document import document_of
from generator.rendering.search_entry import SearchEntry

FOLDER = "pagefind"

_WIDGETS = ("pagefind-*ui.*", "pagefind-highlight.js")


class SearchError(Exception):
    """The program that makes the index is absent or failed; the message says what it said."""


def index_entries(entries: Iterable[SearchEntry], stage: Path, *, language: str) -> int:
    """Write the index of a finished site into its folder `pagefind`; returns how many.

    Raises SearchError.
    """
    with tempfile.TemporaryDirectory(prefix="evidence-search-") as folder:
        count = _write_documents(entries, Path(folder), language)
        command = [
            *(sys.executable, "-m", "pagefind", "--site", folder, "--output-path", str(stage / FOLDER)),
            *("--keep-index-url", "--silent"),
        ]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SearchError(f"pagefind made no index: {(done.stderr or done.stdout).strip()}")
    for pattern in _WIDGETS:
        for file in (stage / FOLDER).glob(pattern):
            file.unlink()
    return count


def _write_documents(entries: Iterable[SearchEntry], folder: Path, language: str) -> int:
    count = 0
    for entry in entries:
        file = folder / entry.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(document_of(entry, language), "utf-8")
        count += 1
    return count
