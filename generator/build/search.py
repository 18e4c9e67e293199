"""The index that readers search, made by the program pagefind from a small document for each record.

It reads no page of the site: from pages it took two gigabytes for a thousand articles, and what must not be
found had to be left out again. The program keeps all records in memory until it writes, 42 kB for each, so a
large base is indexed in parts, one process after the other, which the page of the search puts together again.
The widgets it brings are not ours and are taken away.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from generator.rendering.search_document import document_of
from generator.rendering.search_entry import RECORDS_AT_ONCE, SearchEntry

FOLDER = "pagefind"

_WIDGETS = ("pagefind-*ui.*", "pagefind-highlight.js")
_PROGRAM = ("*.js", "wasm.*")
"""What searches all parts, and stands beside the first alone."""


class SearchError(Exception):
    """The program that makes the index is absent or failed; the message says what it said."""


def index_entries(
    entries: Iterable[SearchEntry], stage: Path, *, language: str, at_once: int = RECORDS_AT_ONCE
) -> int:
    """Write the index of a finished site into its folder `pagefind`; returns how many records it has.

    The first part lies in that folder itself, the others in `2`, `3` and so on inside it. Raises SearchError.
    """
    parts = enumerate(_batches(entries, at_once), start=1)
    return sum(
        _index_part(batch, stage / FOLDER / (f"{part}" if part > 1 else ""), language)
        for part, batch in parts
    )


def _batches(entries: Iterable[SearchEntry], at_once: int) -> Iterator[Iterable[SearchEntry]]:
    """One at least, so that an empty base has an index too; each is used up before the next is asked for."""
    remaining = iter(entries)
    yield islice(remaining, at_once)
    for first in remaining:
        yield chain([first], islice(remaining, at_once - 1))


def _index_part(entries: Iterable[SearchEntry], target: Path, language: str) -> int:
    with tempfile.TemporaryDirectory(prefix="evidence-search-") as folder:
        written = _write_documents(entries, Path(folder), language)
        command = [
            *(sys.executable, "-m", "pagefind", "--site", folder, "--output-path", f"{target}"),
            *("--keep-index-url", "--silent"),
        ]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SearchError(f"pagefind made no index: {(done.stderr or done.stdout).strip()}")
    for pattern in (*_WIDGETS, *(() if target.name == FOLDER else _PROGRAM)):
        for file in target.glob(pattern):
            file.unlink()
    return written


def _write_documents(entries: Iterable[SearchEntry], folder: Path, language: str) -> int:
    count = 0
    for entry in entries:
        file = folder / entry.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(document_of(entry, language), "utf-8")
        count += 1
    return count
