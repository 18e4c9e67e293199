"""What an evidence map shows: which sources, which of them inside which review, in what order.

A study that a cited review includes stands inside that review and nowhere else, so that nobody takes it
for a second vote. Where there is too much to draw, what disputes a statement is the last to be left out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from generator.rendering.evidence_items import MapClaim, MapEdge, MapReference

MOST_CLAIMS = 14
MOST_SOURCES = 24
MOST_UNCITED = 6

_DIRECTIONS = {"supports": 0, "for": 0, "disputes": 1, "against": 1, "neutral": 2}
_OPPOSING = ("disputes", "against")


class Source(NamedTuple):
    """A source that bears on a statement by itself, with the studies drawn inside it."""

    reference: MapReference
    inside: tuple[MapReference, ...] = ()
    unnamed: int = 0
    """How many more studies are inside it."""
    shared: int = 0
    """How many of its studies stand inside another review,"""
    shared_with: tuple[str, ...] = ()
    """and what these reviews are called."""

    @property
    def rows(self) -> tuple[MapReference, ...]:
        """The source, then what is inside it."""
        return (self.reference, *self.inside)


class EvidenceGraph(NamedTuple):
    """Statements, sources and the edges between them, each edge once and with both its ends."""

    claims: tuple[MapClaim, ...]
    sources: tuple[Source, ...]
    edges: tuple[MapEdge, ...]
    is_tied: bool = False
    """True where two sources could as well change places."""

    @property
    def reviews(self) -> Mapping[str, MapReference]:
        """The review inside which a study stands, by the study's key."""
        return {study.key: source.reference for source in self.sources for study in source.inside}

    @property
    def cited(self) -> Mapping[str, MapReference]:
        """The sources that some edge leads to, by key."""
        keys = {edge.reference for edge in self.edges}
        return {row.key: row for source in self.sources for row in source.rows if row.key in keys}


def evidence_graph(
    claims: Sequence[MapClaim], references: Sequence[MapReference], edges: Iterable[MapEdge]
) -> EvidenceGraph:
    """All that is cited; statements in their order, sources where their lines cross least."""
    given = _by_key(references)
    ids = {claim.id for claim in claims}
    known = tuple(dict.fromkeys(e for e in edges if e.claim in ids and e.reference in given))
    return _sorted(tuple(claims), _folded(given, {edge.reference for edge in known}), known)


def part_to_draw(graph: EvidenceGraph) -> EvidenceGraph:
    """As much of the graph as a picture can hold; of what could change places, the weightier comes first."""
    claims = graph.claims
    is_small = len(claims) <= MOST_CLAIMS and len(graph.sources) <= MOST_SOURCES
    if is_small and not graph.is_tied and not any(source.inside for source in graph.sources):
        return graph
    if len(claims) > MOST_CLAIMS:
        joined = {edge.claim for edge in graph.edges}
        claims = tuple(claim for claim in claims if claim.id in joined)[:MOST_CLAIMS]
    ids = {claim.id for claim in claims}
    edges = tuple(edge for edge in graph.edges if edge.claim in ids)
    lines = _by_reference(edges)
    sources: list[Source] = []
    room = MOST_SOURCES
    for source in sorted(graph.sources, key=lambda one: _weight(one, lines)):
        part = _part_of(source, lines, room)
        if part:
            sources.append(part)
            room -= sum(row.key in lines for row in part.rows)
    drawn = {row.key for source in sources for row in source.rows}
    return _sorted(claims, sources, tuple(edge for edge in edges if edge.reference in drawn))


def _by_reference(edges: Iterable[MapEdge]) -> dict[str, list[MapEdge]]:
    lines: dict[str, list[MapEdge]] = {}
    for edge in edges:
        lines.setdefault(edge.reference, []).append(edge)
    return lines


def _by_key(references: Sequence[MapReference]) -> dict[str, MapReference]:
    own = {reference.key: reference for reference in references}
    if not any(reference.inside for reference in references):
        return own
    found: dict[str, MapReference] = {}

    def add(one: MapReference) -> None:
        if one.key not in found:
            found[one.key] = one
        for study in one.inside:
            add(study)

    for reference in references:
        add(reference)
    # What is given by itself knows its own studies; as a part of another it may come without them.
    return found | own


def _studies_inside(reference: MapReference, given: Mapping[str, MapReference]) -> tuple[str, ...]:
    """The keys of the studies inside a review, and inside a review inside it."""
    if not reference.inside:
        return ()
    found: dict[str, None] = {}
    waiting = [reference]
    while waiting:
        for study in waiting.pop(0).inside:
            if study.key not in found and study.key != reference.key:
                found[study.key] = None
                waiting.append(given[study.key])
    return tuple(found)


def _folded(given: Mapping[str, MapReference], cited: set[str]) -> tuple[Source, ...]:
    inside = {key: _studies_inside(one, given) for key, one in given.items() if key in cited}
    if not any(inside.values()):
        return tuple(Source(given[key]) for key in inside)
    owner: dict[str, str] = {}

    def root(key: str) -> str:
        while key in owner:
            key = owner[key]
        return key

    for key, studies in inside.items():
        for study in studies:
            if study in cited and study not in owner and root(key) != study:
                owner[study] = key
    sources = []
    for key in inside:
        if key not in owner:
            away = [study for study in inside[key] if study in cited and root(study) != key]
            here = tuple(given[study] for study in inside[key] if study not in away)
            names = dict.fromkeys(given[root(study)].label for study in away)
            sources.append(Source(given[key], here, shared=len(away), shared_with=tuple(names)))
    return tuple(sources)


def _sorted(
    claims: tuple[MapClaim, ...], sources: Sequence[Source], edges: Sequence[MapEdge]
) -> EvidenceGraph:
    places = {claim.id: place for place, claim in enumerate(claims)}
    ranks = {edge: (places[edge.claim], _DIRECTIONS.get(edge.direction, 3)) for edge in edges}
    lines: dict[str, list[tuple[int, int]]] = {}
    for edge, rank in ranks.items():
        lines.setdefault(edge.reference, []).append(rank)

    def middle(*references: MapReference) -> tuple[float, float]:
        own = [rank for one in references for rank in lines.get(one.key, ())]
        if not own:
            return float(len(places)), 0
        return sum(place for place, _ in own) / len(own), sum(way for _, way in own) / len(own)

    placed = [(middle(*one.rows), _with_sorted(one, middle)) for one in sources]
    placed.sort(key=itemgetter(0))
    ordered = tuple(source for _, source in placed)
    rows = {row.key: place for place, row in enumerate(row for one in ordered for row in one.rows)}
    by_line = sorted(edges, key=lambda edge: (*ranks[edge], rows[edge.reference], edge.directness))
    is_tied = len({place for place, _ in placed}) < len(placed)
    return EvidenceGraph(claims, ordered, tuple(by_line), is_tied)


def _with_sorted(source: Source, middle: Callable[[MapReference], tuple[float, float]]) -> Source:
    return source._replace(inside=tuple(sorted(source.inside, key=middle))) if source.inside else source


def _weight(source: Source, lines: Mapping[str, Sequence[MapEdge]]) -> tuple[bool, int]:
    own = [edge for row in source.rows for edge in lines.get(row.key, ())]
    return not any(edge.direction in _OPPOSING for edge in own), -len(own)


def _part_of(source: Source, lines: Mapping[str, Sequence[MapEdge]], room: int) -> Source | None:
    """What of a source fits; None where no line leads to it or there is no room for its own row."""
    cited = [study for study in source.inside if study.key in lines]
    own = source.reference.key in lines
    if room < own + bool(cited) or not (own or cited):
        return None
    cited.sort(key=lambda study: _weight(Source(study), lines))
    drawn = cited[: room - own]
    others = [study for study in source.inside if study.key not in lines]
    named = others[:MOST_UNCITED]
    left = len(source.inside) - len(drawn) - len(named)
    return source._replace(inside=(*drawn, *named), unnamed=left) if source.inside else source
