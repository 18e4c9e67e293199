"""The map of the whole base at 110,000 nodes and 470,000 edges: `python -m tests.benchmark_map [ARTICLES]`.

A benchmark, not a test: it prints and asserts nothing. First the processor seconds and the memory of the
layout and the scripts, then, in headless Chromium over loopback, the first paint of `graph.html` and the
frames while panning with about 10,000 drawn nodes (of a base of 910 articles, which the map shows whole).
"""

import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Page, sync_playwright

from generator.build.site import write_pages
from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Topic
from generator.core.status import assess
from generator.core.vocabulary import Direction
from generator.pages.graph import graph_pages
from generator.rendering.assets import assets_of
from generator.rendering.edition import Edition, Settings
from generator.rendering.map_nodes import map_of
from generator.rendering.site_files import SiteFile
from generator.rendering.templates import template_environment
from tests.builders import AS_OF, article, claim, line, reference
from tests.projects import PROJECT
from tests.serving import served

THEME = PROJECT / "site_overrides"
CLAIMS, LINES = 8, 4
DIRECTIONS = (*[Direction.SUPPORTS] * 6, Direction.NEUTRAL, Direction.DISPUTES)

PAN = """async () => {
  const frames = [], { view } = evidence.graph;
  for (let i = 0; i < 40; i++) {
    evidence.graph.look(view.x + (i % 2 ? 40 : -40), view.y + 3, view.scale);
    const start = performance.now();
    await new Promise((done) => requestAnimationFrame(done));
    const painted = performance.now();
    frames.push(painted - start);
  }
  return frames;
}"""
# The time that drawing takes by itself: what a frame costs, without the wait for the screen.
COSTS = """() => {
  const wait = window.requestAnimationFrame, costs = [], { view } = evidence.graph;
  let paint = null;
  window.requestAnimationFrame = (run) => { paint = run; return 0; };
  for (let i = 0; i < 40; i++) {
    evidence.graph.look(view.x + (i % 2 ? 40 : -40), view.y, view.scale);
    const start = performance.now();
    paint?.();
    document.querySelector("canvas").getContext("2d").getImageData(0, 0, 1, 1);
    costs.push(performance.now() - start);
    paint = null;
  }
  window.requestAnimationFrame = wait;
  return costs;
}"""

T = TypeVar("T")


def main(articles: int) -> None:
    """Measure a base of this many articles, then one that the map draws whole."""
    edition = _edition(articles)
    kb = edition.kb
    edges = sum(1 + len(one.evidence) for one in kb.claims.values()) + len(kb.articles) * 7
    print(f"{len(kb.articles) + len(kb.claims) + len(kb.references)} nodes, about {edges} edges")
    before = _peak()
    with tempfile.TemporaryDirectory() as folder:
        site = _timed("graph, layout, scripts and page", lambda: _write(edition, Path(folder)))
        print(f"memory added at its peak: {_peak() - before} MB; scripts {_size(site / 'graph')} MB")
        _timed("of these the layout", lambda: map_of(kb))
        _in_chromium(site, "regions on demand")
    with tempfile.TemporaryDirectory() as folder:
        _in_chromium(_write(_edition(910), Path(folder)), "all at once")


def _edition(articles: int) -> Edition:
    chance = random.Random(1)
    topics = max(1, articles // 50)
    ids = [f"a{number}" for number in range(articles)]
    references = [
        reference(f"r{number}", title=f"Treatment {number} for its condition")
        for number in range(2 * articles)
    ]
    claims = [
        claim(
            f"c{number}-{position}",
            article=f"a{number}",
            statement=f"Treatment {number} may lower outcome {position} (risk ratio 0.8, 95% CI 0.5 to 0.9).",
            evidence=tuple(
                line(key, direction=chance.choice(DIRECTIONS)) for key in _cited(number, articles, chance)
            ),
        )
        for number in range(articles)
        for position in range(CLAIMS)
    ]
    kb = KnowledgeBase(
        topics={
            Id(f"t{n}"): Topic(id=Id(f"t{n}"), title=f"Topic {n}", summary="Generated.")
            for n in range(topics)
        },
        articles={
            Id(key): article(
                key, topic=f"t{number % topics}", question=f"Does treatment {number} help?", body=""
            )
            for number, key in enumerate(ids)
        },
        claims={one.id: one for one in claims},
        references={one.id: one for one in references},
    )
    return Edition(kb, assess(kb, AS_OF), template_environment(THEME), Settings())


def _cited(number: int, articles: int, chance: random.Random) -> set[str]:
    """Own sources, some of the neighbours and, now and then, one from anywhere."""
    keys = {f"r{2 * number + chance.randrange(2)}"}
    while len(keys) < LINES:
        far = chance.random() < 0.1
        other = chance.randrange(articles) if far else (number + 50 * chance.randrange(-6, 7)) % articles
        keys.add(f"r{2 * other + chance.randrange(2)}")
    return keys


def _write(edition: Edition, site: Path) -> Path:
    files: list[SiteFile] = [*graph_pages(edition), *assets_of(THEME).values()]
    write_pages(files, site)
    return site


def _in_chromium(site: Path, name: str) -> None:
    path = next(found for one in ("chromium", "google-chrome") if (found := shutil.which(one)))
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}/graph.html", wait_until="networkidle")
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        print(f"{name}: first paint {paint:.0f} ms, all loaded {loaded:.0f} ms")
        _frames(page, "as it opens")
        page.evaluate("evidence.graph.look(evidence.graph.view.x, evidence.graph.view.y, 0.12)")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1500)
        _frames(page, "nearer by")
        browser.close()


def _frames(page: Page, name: str) -> None:
    drawn = page.evaluate("[...evidence.graph.nodes.values()].filter((node) => node.isShown).length")
    frames, costs = sorted(page.evaluate(PAN)), sorted(page.evaluate(COSTS))
    print(
        f"  {name}: {drawn} nodes drawn; a frame takes {frames[20]:.0f} ms (worst {frames[-1]:.0f}),"
        f" its drawing {costs[20]:.0f} ms (worst {costs[-1]:.0f})"
    )


def _timed(stage: str, run: Callable[[], T]) -> T:
    start = time.process_time()
    result = run()
    print(f"{stage}: {time.process_time() - start:.1f} s of processor time", flush=True)
    return result


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*.js")) // 1_000_000


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
