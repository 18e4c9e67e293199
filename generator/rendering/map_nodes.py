"""The base as the map of the whole base sees it: what stands where, and in which file its words are.

The files are cut along the map, some hundred articles' neighbours together, so that whoever looks at one
region loads that region. A source that several regions cite is written into each of them, so that no region
needs another to be drawn.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.core.declaration import Id
from generator.core.graph.building import citation_graph
from generator.core.graph.records import EdgeKind, NodeKind
from generator.core.knowledge_base import KnowledgeBase
from generator.core.map_layout import MapLayout, lay_out_map
from generator.core.model import Claim, Reference
from generator.rendering.map_reviews import Rings, review_rings

SHARD = 1500
"""How many nodes of its own a file holds, at most by one article more."""

NO_TOPIC = "_"
"""What stands for the topic of sources that nothing cites; no folder can be called so."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A region with its articles; `articles` also names those whose page is not shown, only their claims."""

    name: str
    topic: str
    articles: tuple[Id, ...]


@dataclass(frozen=True)
class MapOfBase:
    """The layout with what belongs together."""

    kb: KnowledgeBase
    layout: MapLayout
    topics: Mapping[str, Sequence[Id]]
    """Articles by topic, those not shown among them where their claims are."""
    claims: Mapping[Id, Sequence[Claim]]
    """By their article."""
    citing: Mapping[Id, Sequence[Id]]
    """What cites each reference: claims once for each line, articles, and reviews that include it."""

    @cached_property
    def shards(self) -> tuple[Shard, ...]:
        """The regions, each topic's articles row by row; last those without any."""
        return tuple(self._shards())

    @cached_property
    def shard_of(self) -> dict[Id, int]:
        """The region of each article."""
        return {article: place for place, shard in enumerate(self.shards) for article in shard.articles}

    @cached_property
    def homes(self) -> dict[Id, int]:
        """The region of each reference: the one that cites it most, the first of several."""
        shard_of = dict(self.shard_of)
        shard_of |= {claim.id: shard_of[claim.article] for own in self.claims.values() for claim in own}
        last = len(self.shards) - 1
        found: dict[Id, int] = {}
        for key, citers in self.citing.items():
            times = Counter(shard_of[citer] for citer in citers if citer in shard_of)
            found[key] = min(times, key=lambda shard: (-times[shard], shard)) if times else last
        return found

    @cached_property
    def rings(self) -> Rings:
        """The studies that stand inside a cited review."""
        return review_rings(self.kb, self.citing, self.layout.references, self.layout.claims.values())

    @cached_property
    def nodes(self) -> int:
        """How many articles, claims and references there are."""
        return len(self.kb.articles) + len(self.kb.claims) + len(self.kb.references)

    def _shards(self) -> Iterator[Shard]:
        own = Counter(home for citers in self.citing.values() for home in self._first_home(citers))
        for topic, articles in self.topics.items():
            circles = self.layout.articles
            waiting: list[Id] = []
            size, number = 0, 1
            for article in sorted(articles, key=lambda one: (circles[one].y, circles[one].x, one)):
                waiting.append(article)
                size += 1 + len(self.claims.get(article, ())) + own[article]
                if size >= SHARD:
                    yield Shard(f"{topic}/{number}", topic, tuple(waiting))
                    waiting, size, number = [], 0, number + 1
            if waiting:
                yield Shard(f"{topic}/{number}", topic, tuple(waiting))
        yield Shard(f"{NO_TOPIC}/1", NO_TOPIC, ())

    def _first_home(self, citers: Sequence[Id]) -> tuple[Id, ...]:
        first = self.kb.claims.get(citers[0]) if citers else None
        return (first.article,) if first else ()


def map_of(kb: KnowledgeBase) -> MapOfBase:
    """The map of a base."""
    claims: dict[Id, list[Claim]] = {article: [] for article in kb.articles}
    for claim in kb.claims.values():
        claims.setdefault(claim.article, []).append(claim)
    topics: dict[str, list[Id]] = {topic: [] for topic in kb.topics}
    for article, own in claims.items():
        home = kb.articles.get(article) or (kb.home_of(own[0]) if own else None)
        topics.setdefault(home.topic if home else NO_TOPIC, []).append(article)
    topics = {topic: sorted(articles) for topic, articles in sorted(topics.items()) if articles}
    citing = _citing(kb)
    ids = {str(article): [claim.id for claim in own] for article, own in claims.items()}
    layout = lay_out_map(topics, ids, {str(key): citers for key, citers in citing.items()})
    return MapOfBase(kb, layout, topics, claims, citing)


def studies_of(reference: Reference, kb: KnowledgeBase) -> Iterator[Id]:
    """The studies that a review includes, as far as they are recorded."""
    return (key for key in reference.custom.includes if key in kb.references and key != reference.id)


def _citing(kb: KnowledgeBase) -> dict[Id, list[Id]]:
    """What cites each reference; where nothing does, the newer version of it."""
    graph = citation_graph(kb)
    citing: dict[Id, list[Id]] = {}
    for number in graph.of_kind(NodeKind.REFERENCE):
        sources = [*graph.sources(number, _CITING)] or graph.sources(number, _NEWER)
        citing[Id(graph.nodes[number].id)] = [Id(graph.nodes[one].id) for one in sources if one != number]
    return citing


_CITING = frozenset([EdgeKind.CITES, EdgeKind.INCLUDES])
_NEWER = frozenset([EdgeKind.SUPERSEDES])
