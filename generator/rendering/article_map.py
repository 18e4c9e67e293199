"""The evidence map of an article: its statements beside its sources, in the parts that belong together.

One markup serves every width: a table of statements with the numbers of what supports or disputes them, which
is all that a phone and paper show, and beside it the sources and the lines, for screens that have the room.
Rows are of one height in each column, so that lines know where they end before any text is set: whatever
the font, the zoom or the language, row 2 of 5 is centred at three tenths of the whole.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.core.declaration import Id
from generator.core.message import counted, joined
from generator.core.model import Claim, Reference
from generator.core.vocabulary import Direction
from generator.rendering.evidence_graph import EvidenceGraph, evidence_graph
from generator.rendering.evidence_items import MapReference
from generator.rendering.evidence_notes import contradictions
from generator.rendering.evidence_parts import OTHER, WHOLE_UP_TO, Part, parts_of
from generator.rendering.evidence_words import edge_words, inside_words, kind_words
from generator.rendering.map_records import map_records, sources_of
from generator.rendering.numbering import entry_href
from generator.rendering.record_views import ClaimView
from generator.rendering.views import Views

HEIGHT = 99
"""Of the picture of the lines in its own unit, coarse to be light; its width is `WIDTH`."""
WIDTH = 9
SPREAD = 0.5
"""Over so much of the height of a statement its lines spread."""


class Numbered(NamedTuple):
    """A source by its number on the page."""

    number: int
    href: str


class Bearing(NamedTuple):
    """What some sources do to a statement, such as `disputes, indirectly`."""

    direction: str
    words: str
    sources: tuple[Numbered, ...]


class Statement(NamedTuple):
    """A row of the table: a claim, and what its sources do to it."""

    view: ClaimView
    href: str
    facts: str
    """Certainty and status, as `Low: 2 of 4 · Approved`."""
    contradicts: tuple[str, ...]
    bearings: tuple[Bearing, ...]


class SourceRow(NamedTuple):
    """A source beside the table."""

    number: int
    name: str
    href: str
    words: str
    is_inside: bool
    """True for a study inside the review above it."""
    is_retracted: bool


class Lines(NamedTuple):
    """All lines of one direction as the data of one path."""

    direction: str
    path: str


class PartView(NamedTuple):
    """A part of the map; `title` and `anchor` are empty where the map has no other."""

    title: str
    anchor: str
    counts: str
    is_disputed: bool
    statements: tuple[Statement, ...]
    sources: tuple[SourceRow, ...]
    lines: tuple[Lines, ...]


class ArticleMap(NamedTuple):
    """The parts of the map, and the size of the pictures of their lines in their own unit."""

    parts: tuple[PartView, ...]
    box: str = f"0 0 {WIDTH} {HEIGHT}"


def article_map(
    views: Views, claims: Sequence[Claim], numbers: Mapping[str, int], hrefs: Mapping[Id, str]
) -> ArticleMap | None:
    """The map of what an article shows; None where no source that it numbers bears on any claim.

    `numbers` are those of the sources by key, `hrefs` where each claim stands on the page.
    """
    parts = parts_of(claims) if len(claims) > WHOLE_UP_TO else (Part("", tuple(claims)),)
    page = _Page(views, numbers, hrefs)
    drawn = [
        view for number, part in enumerate(parts, 1) if (view := page.part(part, f"evidence-map-{number}"))
    ]
    return ArticleMap(tuple(drawn)) if drawn else None


class _Page(NamedTuple):
    """What the parts of one page share."""

    views: Views
    numbers: Mapping[str, int]
    hrefs: Mapping[Id, str]

    def part(self, part: Part, anchor: str) -> PartView | None:
        """A part with everything in it; None where no numbered source bears on it."""
        references = [one for one in sources_of(self.views.kb, part.claims) if one.id in self.numbers]
        graph = evidence_graph(*map_records(self.views, part.claims, references))
        if not graph.edges:
            return None
        is_contested = part.title != OTHER and is_disputed(self.views, part.claims)
        return PartView(
            part.title,
            anchor if part.title else "",
            _counts(part.claims, references),
            is_contested,
            tuple(self._statements(part.claims, graph)),
            tuple(self._sources(graph)),
            tuple(_lines(graph)),
        )

    def _statements(self, claims: Sequence[Claim], graph: EvidenceGraph) -> Iterator[Statement]:
        contradicted = contradictions(self.views, claims)
        for claim in claims:
            view = self.views.claim(claim)
            certainty = "" if view.is_held else view.certainty.words
            facts = joined(" · ", (word for word in (certainty, view.status.label) if word))
            bearings = tuple(self._bearings(claim.id, graph))
            yield Statement(view, self.hrefs[claim.id], facts, contradicted.get(claim.id, ()), bearings)

    def _bearings(self, claim: Id, graph: EvidenceGraph) -> Iterator[Bearing]:
        """What is done to a claim, by direction in the order of the lines, directly before indirectly."""
        own = [edge for edge in graph.edges if edge.claim == claim]
        ways = list(dict.fromkeys(edge.direction for edge in own))
        found: dict[tuple[str, str], dict[str, None]] = {}
        for edge in sorted(own, key=lambda edge: (ways.index(edge.direction), edge.directness)):
            found.setdefault((edge.direction, edge.directness), {})[edge.reference] = None
        for (direction, directness), keys in found.items():
            sources = sorted(Numbered(self.numbers[key], entry_href(key)) for key in keys)
            words = edge_words(direction, directness, self.views.language)
            yield Bearing(direction, words, tuple(sources))

    def _sources(self, graph: EvidenceGraph) -> Iterator[SourceRow]:
        said = {edge.says for edge in graph.edges}
        for row in _rows(graph):
            review = graph.reviews.get(row.key)
            inside = inside_words(review.label) if review else ""
            # What a body recommends stands with its recommendation.
            notes = (note for note in row.notes if note not in said)
            kind = kind_words(row._replace(kind=self.views.language.say(row.kind)), self.views.language)
            words = joined(" · ", (word for word in (kind, *notes, inside) if word))
            yield SourceRow(
                self.numbers[row.key],
                row.label,
                entry_href(row.key),
                words,
                review is not None,
                row.is_retracted,
            )


def _rows(graph: EvidenceGraph) -> list[MapReference]:
    """The sources to which a line leads, a study below its review."""
    cited = graph.cited
    return [row for source in graph.sources for row in source.rows if row.key in cited]


def _lines(graph: EvidenceGraph) -> Iterator[Lines]:
    """A line for every edge, from its place on the statement to the middle of the source."""
    places = {claim.id: place for place, claim in enumerate(graph.claims)}
    rows = {row.key: place for place, row in enumerate(_rows(graph))}
    edges = list(dict.fromkeys((edge.claim, edge.reference, edge.direction) for edge in graph.edges))
    edges.sort(key=lambda edge: (places[edge[0]], rows[edge[1]]))
    count, passed = Counter(claim for claim, _, _ in edges), Counter[str]()
    paths: dict[str, list[str]] = {}
    for claim, reference, direction in edges:
        passed[claim] += 1
        port = (passed[claim] - 0.5) / count[claim] - 0.5
        start = _height(places[claim] + SPREAD * port, len(places))
        end = _height(rows[reference], len(rows))
        paths.setdefault(direction, []).append(f"M0 {start}S5 {end} {WIDTH} {end}")
    return (Lines(direction, "".join(drawn)) for direction, drawn in paths.items())


def _height(row: float, rows: int) -> int:
    """Where the middle of a row of so many is."""
    return round((row + 0.5) / rows * HEIGHT)


def is_disputed(views: Views, claims: Sequence[Claim]) -> bool:
    """True where a source or another claim disputes one of the claims, or bodies disagree."""
    if contradictions(views, claims):
        return True
    readable = [claim for claim in claims if not views.is_held(claim)]
    ways = [{made.direction for made in claim.recommendations} for claim in readable]
    return any(len(way) > 1 for way in ways) or bool(_disputing(claims))


def _disputing(claims: Sequence[Claim]) -> set[Id]:
    lines = (line for claim in claims for line in claim.evidence)
    return {line.reference for line in lines if line.direction is Direction.DISPUTES}


def _counts(claims: Sequence[Claim], references: Sequence[Reference]) -> str:
    disputing = len(_disputing(claims))
    words = [
        counted("{count} statement", "{count} statements", len(claims)),
        counted("{count} source", "{count} sources", len(references)),
    ]
    if disputing:
        words.append(counted("{count} of them disputes", "{count} of them dispute", disputing))
    return joined(", ", words)
