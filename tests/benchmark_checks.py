"""Processor seconds of the checks alone, by subject: `python -m tests.benchmark_checks 1000 10000`.

A benchmark, not a test: it prints and asserts nothing. 10,000 articles hold 80,000 claims. Whatever checks
share, such as the numbers of a sentence, is paid for by the first of them, as in a build. The last line of a
size says how many times as long a claim took as at the size before: 1.0 where time grows with the base alone.
"""

import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from generator.cli.group import collect_rarely
from generator.core.checking import run_checks
from generator.core.collector import without_collector
from generator.core.knowledge_base import KnowledgeBase
from generator.loading.content import load_content
from generator.loading.files import Folder
from generator.project import all_checks
from tests.corpus import write_corpus

THEME = Path(__file__).parent.parent / "site_overrides"
SLOWEST = 8


def main(sizes: list[str]) -> None:
    """Measure each size in turn, the smallest first."""
    collect_rarely()
    before = 0.0
    for articles in sorted(int(size) for size in sizes or ["100", "1000"]):
        kb = _generated(articles)
        before = _measure(kb, articles, before)


def _generated(articles: int) -> KnowledgeBase:
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(Path(folder), articles, THEME)
        return load_content(Folder(Path(folder)))


# Else the collector would run between two checks, which it does in no build.
@without_collector()
def _measure(kb: KnowledgeBase, articles: int, before: float) -> float:
    """Print the seconds of the slowest subjects and of all; returns the milliseconds of a claim."""
    seconds: dict[str, float] = defaultdict(float)
    found = 0
    for check in all_checks().values():
        start = time.process_time()
        found += len(run_checks(kb, [check]))
        seconds[check.find.__module__.rpartition(".")[2]] += time.process_time() - start
    for subject in sorted(seconds, key=lambda subject: -seconds[subject])[:SLOWEST]:
        print(f"{articles:>8}  {subject:<20} {seconds[subject]:>7.2f} s")
    spent = sum(seconds.values())
    each = 1000 * spent / len(kb.claims)
    ratio = f", {each / before:.2f} times that of the size before" if before else ""
    print(
        f"{articles:>8}  all of {len(kb.claims)} claims {spent:>7.2f} s, {found} findings, "
        f"{each:.3f} ms a claim{ratio}",
        flush=True,
    )
    return each


if __name__ == "__main__":
    main(sys.argv[1:])
