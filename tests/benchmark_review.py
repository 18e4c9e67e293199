"""Processor seconds of `evidence review` for 50 claims of 10,000: `python -m tests.benchmark_review`.

A benchmark, not a test: it prints and asserts nothing. The base is read from git without a checkout, like
the branch.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from generator.build.branch import open_branch
from generator.cli.group import collect_rarely
from generator.core.changes import compare
from generator.reports.pull_request import report_markdown
from tests.corpus import CLAIMS, write_corpus
from tests.repositories import make_repository

AS_OF = date(2026, 6, 1)
THEME = Path(__file__).parent.parent / "site_overrides"
TOUCHED = 50

T = TypeVar("T")


def main(sizes: list[str]) -> None:
    """Measure bases of these many claims, 10,000 unless told."""
    print("claims  stage             seconds")
    for size in sizes or ["10000"]:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder) / "project", int(size))


def _measure(root: Path, claims: int) -> None:
    collect_rarely()
    _write_branch(root, claims // CLAIMS)
    branch = _timed(claims, "open and compare", lambda: open_branch(root, "main", "work", AS_OF))
    _timed(claims, "of it, compare", lambda: compare(branch.changes.base, branch.changes.head))
    report = _timed(claims, "report", lambda: report_markdown(branch.changes, branch.frame))
    print(f"{claims:>6}  {report.splitlines()[0]}; {len(report):,} characters")


def _write_branch(root: Path, articles: int) -> None:
    root.mkdir()
    write_corpus(root, articles, THEME)
    repository = make_repository(root)
    repository.branch("work")
    for file in sorted(root.glob("content/*/*/claims.yml"))[:TOUCHED]:
        file.write_text(file.read_text().replace("may lower outcome 3", "lowers outcome 3", 1))
    repository.commit("Edit")


def _timed(claims: int, stage: str, run: Callable[[], T]) -> T:
    start = time.process_time()
    result = run()
    print(f"{claims:>6}  {stage:<16}  {time.process_time() - start:>6.2f}", flush=True)
    return result


if __name__ == "__main__":
    main(sys.argv[1:])
