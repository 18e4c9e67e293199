"""Time of the sheets of many algorithms, set anew and found again: `python -m tests.benchmark_sheets 1000`.

Each algorithm is another one, drawn by lot as in the tests of the flowchart, of 3 to 40 steps.
"""

import sys
import tempfile
import time
from pathlib import Path

from generator.rendering.edition import Edition
from generator.rendering.flowchart.layout import lay_out
from tests.builders import AS_OF, article, base, claim
from tests.flowcharts import CLAIMS, random_algorithm
from tests.paper import edition_of, papers

KINDS = 12
"""So many different algorithms are made; making them is not what is measured."""


def main(count: int) -> None:
    """Print milliseconds per sheet, cold and from the cache."""
    editions = [_edition(seed) for seed in range(min(count, KINDS))]
    print("sheets  what              seconds  ms/sheet  kB/sheet")
    with tempfile.TemporaryDirectory() as folder:
        for what in ("set anew", "found again"):
            made, size, start = 0, 0, time.process_time()
            for number in range(count):
                # A cache of its own for each and no layout remembered, as if each were another article's.
                lay_out.cache_clear()
                sheets = papers(editions[number % len(editions)], Path(folder, f"{number}"))
                made += len(sheets)
                size += sum(len(sheet.pdf) for sheet in sheets.values())
            seconds = time.process_time() - start
            each = f"{1000 * seconds / made:>8.1f}  {size / made / 1000:>8.0f}"
            print(f"{made:>6}  {what:<16}  {seconds:>7.2f}  {each}", flush=True)


def _edition(seed: int) -> Edition:
    algorithm = random_algorithm(seed)
    kb = base(article(), *(claim(key) for key in CLAIMS), algorithms=[algorithm])
    return edition_of(kb, AS_OF)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
