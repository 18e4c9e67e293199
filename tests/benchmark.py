"""Processor seconds and peak memory of each stage over generated bases: `python -m tests.benchmark 100 1000`.

A benchmark, not a test: it prints and asserts nothing. Each size runs in a process of its own, so that peak
memory is that of one size; pandoc runs as a child and its memory is printed apart. What the system needs of
the seconds is its own column: where thousands of files were deleted in the last minutes, ext4 looks long for
the place of each new one, and `TMPDIR=/dev/shm make bench` measures without a disk.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from generator.build.search import FOLDER, index_entries
from generator.build.site import make_edition, write_pages
from generator.cli.group import collect_rarely
from generator.core.checking import run_checks
from generator.core.registry import modules_of
from generator.core.status import assess
from generator.exports import export_files
from generator.loading.content import load_content
from generator.loading.files import Folder
from generator.pages.sheets import sheets
from generator.project import all_checks, open_project
from generator.rendering.bibliography import format_references
from generator.rendering.edition import PAGE_TYPES, Edition, Settings
from generator.rendering.graph_data import graph_data
from generator.rendering.search_entry import search_entries
from generator.rendering.site_files import LongFile, SiteFile
from tests.corpus import write_corpus

AS_OF = date(2026, 6, 1)
THEME = Path(__file__).parent.parent / "site_overrides"

SLOWEST = 12

T = TypeVar("T")


def main(sizes: list[str]) -> None:
    """Run every size in a process of its own."""
    print("articles  stage              seconds  of system  ms/article  peak MB")
    for size in sizes or ["100", "1000"]:
        subprocess.run([sys.executable, "-m", "tests.benchmark", "--one", size], check=True)


def measure(articles: int) -> None:
    """Print one line per stage for a base of this many articles."""
    collect_rarely()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root, articles, THEME)
        found = _measure_apart(root, articles)
        project = _timed(articles, "check (all three)", lambda: open_project(root, AS_OF))
        cache = root / ".cache"
        _timed(articles, "references, cold", lambda: format_references(project.kb.references.values(), cache))
        edition = _timed(
            articles,
            "references, warm",
            lambda: make_edition(project, Settings(), theme=THEME, cache=cache),
        )
        spent: dict[str, _Spent] = {}
        count = _timed(articles, "pages", lambda: write_pages(_pages(edition, spent), root / "site"))
        _timed(articles, "graph as data", lambda: write_pages(_graph_files(edition), root / "graph"))
        index = _timed(articles, "search index", lambda: _search_index(edition, root / "site"))
        for stage in ("PDF, cold", "PDF, warm"):
            _timed(articles, stage, lambda: sum(1 for _ in sheets(edition)))
        print(f"{articles:>8}  search index: {index}", flush=True)
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"{articles:>8}  {count} pages, {found} findings, pandoc's peak {child} MB", flush=True)
        _print_slowest(articles, spent)


def _measure_apart(root: Path, articles: int) -> int:
    """Each stage of a check by itself; the base is let go before that of the build is made."""
    kb = _timed(articles, "load", lambda: load_content(Folder(root)))
    found = _timed(articles, "checks", lambda: run_checks(kb, all_checks().values()))
    _timed(articles, "status", lambda: assess(kb, AS_OF))
    return len(found)


@dataclass
class _Spent:
    """What the files of one page type took."""

    seconds: float = 0.0
    files: int = 0


def _pages(edition: Edition, spent: dict[str, _Spent]) -> Iterator[SiteFile]:
    """Everything but what is printed, which is kept by its content and measured apart."""
    for _ in modules_of("generator.pages"):
        pass
    for pages_of in PAGE_TYPES:
        if pages_of is not sheets:
            yield from _metered(pages_of(edition), spent.setdefault(pages_of.__name__, _Spent()))


def _metered(files: Iterator[SiteFile], spent: _Spent) -> Iterator[SiteFile]:
    """The same files, the time until each of them counted; writing them is not in it."""
    start = time.process_time()
    for file in files:
        spent.seconds += time.process_time() - start
        spent.files += 1
        yield file
        start = time.process_time()
    spent.seconds += time.process_time() - start


def _print_slowest(articles: int, spent: dict[str, _Spent]) -> None:
    print("articles  slowest page types      ms/article  files/article")
    slowest = sorted(spent.items(), key=lambda item: item[1].seconds, reverse=True)
    for name, took in slowest[:SLOWEST]:
        milliseconds, files = 1000 * took.seconds / articles, took.files / articles
        print(f"{articles:>8}  {name:<24}  {milliseconds:>8.2f}  {files:>13.1f}", flush=True)


def _search_index(edition: Edition, site: Path) -> str:
    count = index_entries(search_entries(edition), site, language="en")
    files = [file for file in (site / FOLDER).rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return (
        f"{count} records, {len(files)} files, {size / 1e6:.1f} MB, peak of all programs until then {peak} MB"
    )


def _graph_files(edition: Edition) -> Iterator[LongFile]:
    yield from export_files(graph_data(edition.kb, edition.assessment))


def _timed(articles: int, stage: str, run: Callable[[], T]) -> T:
    own, system = _processor_seconds()
    result = run()
    own_end, system_end = _processor_seconds()
    of_system = system_end - system
    seconds = own_end - own + of_system
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    milliseconds = 1000 * seconds / articles
    print(
        f"{articles:>8}  {stage:<17}  {seconds:>7.2f}  {of_system:>9.2f}  {milliseconds:>10.2f}  {peak:>7}",
        flush=True,
    )
    return result


def _processor_seconds() -> tuple[float, float]:
    """Own ones and those of the system, of this process and its finished children, pandoc among them."""
    times = os.times()
    return times.user + times.children_user, times.system + times.children_system


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
    else:
        main(sys.argv[1:])
