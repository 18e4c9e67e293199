"""Processor seconds and peak memory of the citation graph of a large base: `python -m tests.benchmark_graph`.

A benchmark, not a test: it prints and asserts nothing. The base of 10,000 articles is made before the clock
starts; the graph of it has some 110,000 nodes and 470,000 edges. Exports are made after the graph.
"""

import random
import resource
import sys
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from generator.cli.group import collect_rarely
from generator.core.declaration import Id, make
from generator.core.graph.building import citation_graph
from generator.core.graph.impact import Impacts
from generator.core.graph.independence import supports
from generator.core.graph.records import Node, NodeKind
from generator.core.graph.sharing import cited_together, related_articles
from generator.core.graph.support_circles import support_circles
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Appraisal, Article, Claim, Relations
from generator.core.status import assess
from generator.core.vocabulary import Direction, Directness
from generator.exports import all_exports
from generator.rendering.graph_data import graph_data
from tests import builders

ARTICLES = 10_000
CLAIMS = 8
REFERENCES = 2

T = TypeVar("T")


def main(articles: int) -> None:
    """Print one line for each stage."""
    collect_rarely()
    print("graph               seconds  peak MB (above that of the base)")
    kb = large_base(articles)
    before = _peak()
    graph = _timed("edges and nodes", before, lambda: citation_graph(kb))
    _timed("reverse lists", before, lambda: graph.incoming)
    print(f"{len(graph.nodes):,} nodes, {len(graph.edges):,} edges")
    _timed("independence", before, lambda: supports(kb))
    _timed("shared sources", before, lambda: (related_articles(kb), cited_together(kb)))
    _timed("circles", before, lambda: support_circles(kb))
    assessment = _timed("status", before, lambda: assess(kb, builders.AS_OF))
    impacts = Impacts(kb, assessment)
    nodes = [Node(NodeKind.REFERENCE, key) for key in kb.references]
    _timed("impact of each source", before, lambda: _each(impacts, nodes))
    data = _timed("labels", before, lambda: graph_data(kb, assessment))
    for export in all_exports().values():
        _timed(export.path, before, partial(deque, export.make(data), 0))


def _each(impacts: Impacts, nodes: list[Node]) -> int:
    return sum(len(impacts.of_sources([node]).reached) for node in nodes)


def large_base(articles: int) -> KnowledgeBase:
    """A base shaped like the shipped content, its sources shared among neighbours."""
    chance = random.Random(1)
    sources = [
        builders.reference(
            f"r{number}",
            custom=make(Appraisal, includes=(Id(f"r{number + 1}"),) if number % 10 == 0 else ()),
        )
        for number in range(articles * REFERENCES)
    ]
    claims = [
        _claim(number, position, chance, articles) for number in range(articles) for position in range(CLAIMS)
    ]
    pages = [_article(number, chance, articles) for number in range(articles)]
    return builders.base(*sources, *claims, *pages)


def _claim(number: int, position: int, chance: random.Random, articles: int) -> Claim:
    near = [(number + chance.randrange(40)) % articles for _ in range(3)]
    lines = tuple(
        builders.line(
            f"r{REFERENCES * one + place % REFERENCES}",
            direction=chance.choice(tuple(Direction)),
            directness=chance.choice(tuple(Directness)),
        )
        for place, one in enumerate(near)
    )
    depends = (Id(f"c{number}-0"),) if position == 1 else ()
    relations = make(Relations, depends_on=depends)
    return builders.claim(f"c{number}-{position}", article=f"a{number}", evidence=lines, relations=relations)


def _article(number: int, chance: random.Random, articles: int) -> Article:
    shown = "\n\n".join(f"[@claim:c{number}-{position}]" for position in range(CLAIMS))
    cited = "".join(f"[@r{REFERENCES * ((number + chance.randrange(40)) % articles)}] " for _ in range(4))
    body = f"/// answer\nPerhaps [@claim:c{number}-0].\n///\n\nMethods {cited}.\n\n{shown}\n"
    return builders.article(f"a{number}", body=body)


def _timed(stage: str, before: int, run: Callable[[], T]) -> T:
    start = time.process_time()
    result = run()
    print(f"{stage:<22}{time.process_time() - start:>5.2f}  {_peak() - before:>7}", flush=True)
    return result


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ARTICLES)
