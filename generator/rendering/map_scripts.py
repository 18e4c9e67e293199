"""The map's data as scripts: one overview, and one file for each region with the words of its nodes.

Scripts, not JSON: a page opened from disk may load a script of its folder, but fetch nothing. What stands in
lists of closed words is a number here; the overview holds the lists.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

from generator.core.declaration import Id
from generator.core.graph.building import foundations_of
from generator.core.model import Claim, Reference
from generator.core.vocabulary import ClaimKind, Design, Direction, Directness, Rating
from generator.rendering.edition import Edition
from generator.rendering.map_nodes import NO_TOPIC, MapOfBase, Shard, studies_of
from generator.rendering.map_words import MAP_WORDS
from generator.rendering.rows import Rows, article_name, design_name
from generator.rendering.views import STATUS_LABELS

WHOLE_UP_TO = 20_000
"""Up to so many nodes the map shows all at once; above, topics and articles first, and regions on demand."""

MOST_IN_SIGHT = 16
"""From so far away that more regions are in sight, none is loaded: nobody could tell their nodes apart."""

_KINDS, _DESIGNS, _RATINGS = list(ClaimKind), [*Design, None], list(Rating)
_DIRECTIONS, _DIRECTNESS = list(Direction), list(Directness)


class MapScripts:
    """Writes the scripts of one map."""

    def __init__(self, edition: Edition, base: MapOfBase, *, path: str) -> None:
        self.edition = edition
        self.kb = edition.kb
        self.base = base
        self.rows = Rows.on(edition, path)

    @property
    def is_whole(self) -> bool:
        """True where the base is small enough to be shown at once."""
        return self.base.nodes <= WHOLE_UP_TO

    @cached_property
    def statuses(self) -> list[tuple[str, str]]:
        """The statuses that occur, as values of `data-status` with their labels, the best first."""
        views, assessment = self.rows.views, self.edition.assessment
        found = {
            (view.word, view.label)
            for view in (
                *(views.status_of(claim) for claim in self.kb.claims.values()),
                *(self.rows.article_status(assessment.articles[article]) for article in self.kb.articles),
            )
        }
        order = list(STATUS_LABELS)
        return sorted(found, key=lambda status: (order.index(status[0]), status[1]))

    def overview(self) -> str:
        """The script that the page loads by itself: the lists of words, the topics, and which regions are."""
        layout, base = self.base.layout, self.base
        views = self.rows.views
        return script_calling(
            "open",
            self._said(
                {
                    "words": MAP_WORDS,
                    "size": [layout.width, layout.height],
                    "nodes": base.nodes,
                    "isWhole": self.is_whole,
                    "mostInSight": MOST_IN_SIGHT,
                    "statuses": self.statuses,
                    "kinds": [kind.label for kind in _KINDS],
                    "designs": [design_name(design) for design in _DESIGNS],
                    "ratings": [views.certainty(rating).words for rating in _RATINGS],
                    "topics": list(self._topics()),
                    "shards": [self._region(shard) for shard in base.shards],
                    "articles": []
                    if self.is_whole
                    else [[*layout.articles[key]] for key in self.kb.articles],
                }
            ),
        )

    def region(self, shard: Shard) -> str:
        """The script of a region."""
        place = self.base.shards.index(shard)
        claims = [claim for article in shard.articles for claim in self.base.claims.get(article, ())]
        articles = [key for key in shard.articles if key in self.kb.articles]
        references = self._references_of(place, articles, claims)
        at = {key: number for number, key in enumerate(references)}
        places = {key: number for number, key in enumerate(shard.articles)}
        nodes = {
            "shard": place,
            "articles": [self._article(key) for key in shard.articles],
            "claims": [self._claim(claim, places[claim.article]) for claim in claims],
            "references": [self._reference(key) for key in references],
        }
        return script_calling(
            "add", {**self._said(nodes), **self._of_articles(articles, places, at), **self._lines(claims, at)}
        )

    def _said(self, value: Any) -> Any:
        # English needs no walk through every word of the base.
        return value if self.edition.language.is_english else self.edition.language.say_all(value)

    def _of_articles(
        self, articles: list[Id], places: Mapping[Id, int], at: Mapping[Id, int]
    ) -> dict[str, list[Any]]:
        """The sources that articles cite in their text, and the claims of others that they show."""
        known = [self.kb.articles[key] for key in articles]
        return {
            "prose": [
                [places[article.id], at[reference.id]]
                for article in known
                for reference in self.kb.cited_in_prose(article)
            ],
            "shown": [
                [places[article.id], claim.id]
                for article in known
                for claim in self.kb.shown_by(article)
                if claim.article != article.id
            ],
        }

    def _lines(self, claims: list[Claim], at: Mapping[Id, int]) -> dict[str, list[Any]]:
        """The evidence lines of claims, their relations, and what joins their sources."""
        evidence = (
            (number, at[line.reference], 2 * _DIRECTIONS.index(line.direction) + _directness(line.directness))
            for number, claim in enumerate(claims)
            for line in claim.evidence
            if line.reference in at
        )
        sources = [(place, self.kb.references[key]) for key, place in at.items()]
        newer = ((place, source.custom.superseded_by) for place, source in sources)
        return {
            "lines": list(chain.from_iterable(evidence)),
            "relations": list(self._relations(claims)),
            "inside": [[place, key] for place, source in sources for key in studies_of(source, self.kb)],
            "newer": [[place, key] for place, key in newer if key in self.kb.references],
        }

    def _topics(self) -> Iterator[list[Any]]:
        kb, views = self.kb, self.rows.views
        for topic, articles in self.base.topics.items():
            known = kb.topics.get(Id(topic))
            square = self.base.layout.topics[topic]
            yield [
                *(topic, known.title if known else topic, views.links.topic(known) if known else ""),
                *square,
                sum(article in kb.articles for article in articles),
                sum(len(self.base.claims.get(article, ())) for article in articles),
            ]

    def _region(self, shard: Shard) -> list[Any]:
        topics = list(self.base.topics)
        circles = [self.base.layout.articles[article] for article in shard.articles]
        topic = topics.index(shard.topic) if shard.topic in topics else -1
        if shard.topic == NO_TOPIC or not circles:
            square = [0, 0, self.base.layout.width, self.base.layout.height]
            return [shard.name, topic, *square]
        return [
            *(shard.name, topic),
            *(min(c.x - c.radius for c in circles), min(c.y - c.radius for c in circles)),
            *(max(c.x + c.radius for c in circles), max(c.y + c.radius for c in circles)),
        ]

    def _references_of(self, place: int, articles: list[Id], claims: list[Claim]) -> list[Id]:
        """The references of a region: its own, and those of others that it cites."""
        own = self._own_references[place]
        cited = (line.reference for claim in claims for line in claim.evidence)
        named = (r.id for key in articles for r in self.kb.cited_in_prose(self.kb.articles[key]))
        return [key for key in dict.fromkeys((*own, *cited, *named)) if key in self.kb.references]

    @cached_property
    def _own_references(self) -> list[list[Id]]:
        found: list[list[Id]] = [[] for _ in self.base.shards]
        for key, home in self.base.homes.items():
            found[home].append(key)
        return found

    def _article(self, key: Id) -> list[Any]:
        circle = self.base.layout.articles[key]
        article = self.kb.articles.get(key)
        if article is None:
            return [key, *circle, "", "", -1]
        status = self.rows.article_status(self.edition.assessment.articles[key])
        return [key, *circle, article_name(article), article.address, self._status(status.word, status.label)]

    def _claim(self, claim: Claim, article: int) -> list[Any]:
        status = self.rows.views.status_of(claim)
        is_held = self.rows.views.is_held(claim)
        plain = status.patients if is_held else claim.plain or ""
        return [
            *(claim.id, *self.base.layout.claims[claim.id], article, self.rows.statement(claim), plain),
            _KINDS.index(claim.kind),
            self._status(status.word, status.label),
            -1 if is_held else _RATINGS.index(claim.rating),
        ]

    def _reference(self, key: Id) -> list[Any]:
        reference, rings = self.kb.references[key], self.base.rings
        return [
            *(key, *(rings.places.get(key) or self.base.layout.references[key])),
            *(
                self.rows.views.short_title(key),
                reference.title or "",
                _DESIGNS.index(reference.custom.design),
            ),
            int(reference.year) if reference.year.isdigit() else 0,
            int(reference.retraction is not None),
            self._cited_from(reference),
            len(self.kb.users_of(reference)),
            *(rings.review_of.get(key, ""), rings.radius.get(key, 0)),
        ]

    def _cited_from(self, reference: Reference) -> list[int]:
        """The regions in which what cites a reference stands, where they are not only its own."""
        shards, claims = self.base.shard_of, self.kb.claims
        citing = self.base.citing[reference.id]
        articles = (claims[key].article if key in claims else key for key in citing)
        found = sorted({shards[article] for article in articles if article in shards})
        return [] if found == [self.base.homes[reference.id]] else found

    def _relations(self, claims: list[Claim]) -> Iterator[list[Any]]:
        for number, claim in enumerate(claims):
            known = claim.relations
            kinds = (
                [other.claim for other in known.contradicts] if known else (),
                known.refines if known else (),
                foundations_of(claim),
                known.supersedes if known else (),
            )
            for kind, others in enumerate(kinds):
                yield from ([number, kind, other] for other in others if other in self.kb.claims)

    def _status(self, word: str, label: str) -> int:
        return self._places[word, label]

    @cached_property
    def _places(self) -> dict[tuple[str, str], int]:
        return {status: place for place, status in enumerate(self.statuses)}


def _directness(value: Directness) -> int:
    return _DIRECTNESS.index(value)


def script_calling(call: str, value: object) -> str:
    """A call with a value; nobody's text can end a script that is a file of its own."""
    return f"evidence.graph.{call}({json.dumps(value, ensure_ascii=False, separators=(',', ':'))});\n"
