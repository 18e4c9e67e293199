"""What an evidence map shows: which sources, which of them inside which review, in what order.

A study that a cited review includes stands inside that review and nowhere else, so that nobody takes it
for a second vote. Where there is too much to draw, what disputes a statement is the last to be left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

MOST_CLAIMS = 14
MOST_SOURCES = 24
MOST_UNCITED = 6

_DIRECTIONS = {"supports": 0, "disputes": 1, "neutral": 2}


@dataclass(frozen=True, slots=True)
class MapClaim:
    """A statement; `certainty` in words, `status` the value of `data-status`.

    A statement on hold comes with the words that replace it as its label.
    """

    id: str
    label: str
    href: str
    certainty: str
    status: str


@dataclass(frozen=True, slots=True)
class MapReference:
    """A source; `kind` is the label of its design, `inside` the studies that a review includes."""

    key: str
    label: str
    href: str
    kind: str
    inside: tuple["MapReference", ...] = ()
    is_retracted: bool = False


@dataclass(frozen=True, slots=True)
class MapEdge:
    """An evidence line: what a source does to a statement, directly or indirectly."""

    claim: str
    reference: str
    direction: str
    directness: str


@dataclass(frozen=True, slots=True)
class Source:
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


@dataclass(frozen=True, slots=True)
class EvidenceGraph:
    """Statements, sources and the edges between them, each edge once and with both its ends."""

    claims: tuple[MapClaim, ...]
    sources: tuple[Source, ...]
    edges: tuple[MapEdge, ...]

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
    graph = EvidenceGraph(tuple(claims), _folded(given, {edge.reference for edge in known}), known)
    return _sorted(graph)


def part_to_draw(graph: EvidenceGraph) -> EvidenceGraph:
    """As much of the graph as a picture can hold."""
    claims = graph.claims
    if len(claims) > MOST_CLAIMS:
        joined = {edge.claim for edge in graph.edges}
        claims = tuple(claim for claim in claims if claim.id in joined)[:MOST_CLAIMS]
    ids = {claim.id for claim in claims}
    edges = tuple(edge for edge in graph.edges if edge.claim in ids)
    lines: dict[str, list[MapEdge]] = {}
    for edge in edges:
        lines.setdefault(edge.reference, []).append(edge)
    sources: list[Source] = []
    room = MOST_SOURCES
    for source in sorted(graph.sources, key=lambda one: _weight(one, lines)):
        part = _part_of(source, lines, room)
        if part:
            sources.append(part)
            room -= sum(row.key in lines for row in part.rows)
    drawn = {row.key for source in sources for row in source.rows}
    return _sorted(EvidenceGraph(claims, tuple(sources), tuple(e for e in edges if e.reference in drawn)))


def _by_key(references: Sequence[MapReference]) -> dict[str, MapReference]:
    found: dict[str, MapReference] = {}

    def add(one: MapReference) -> None:
        if one.key not in found:
            found[one.key] = one
        for study in one.inside:
            add(study)

    for reference in references:
        add(reference)
    # What is given by itself knows its own studies; as a part of another it may come without them.
    return found | {reference.key: reference for reference in references}


def _studies_inside(reference: MapReference, given: Mapping[str, MapReference]) -> tuple[str, ...]:
    """The keys of the studies inside a review, and inside a review inside it."""
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


def _sorted(graph: EvidenceGraph) -> EvidenceGraph:
    places = {claim.id: place for place, claim in enumerate(graph.claims)}

    def rank(edge: MapEdge) -> tuple[int, int]:
        return places[edge.claim], _DIRECTIONS.get(edge.direction, 3)

    edges = sorted(graph.edges, key=rank)
    lines: dict[str, list[MapEdge]] = {}
    for edge in edges:
        lines.setdefault(edge.reference, []).append(edge)

    def middle(*references: MapReference) -> tuple[float, float]:
        own = [edge for one in references for edge in lines.get(one.key, ())]
        if not own:
            return float(len(places)), 0
        return (
            sum(places[edge.claim] for edge in own) / len(own),
            sum(_DIRECTIONS.get(edge.direction, 3) for edge in own) / len(own),
        )

    sources = [replace(one, inside=tuple(sorted(one.inside, key=middle))) for one in graph.sources]
    sources.sort(key=lambda one: middle(*one.rows))
    rows = {row.key: place for place, row in enumerate(row for one in sources for row in one.rows)}
    edges.sort(key=lambda edge: (*rank(edge), rows[edge.reference], edge.directness))
    return EvidenceGraph(graph.claims, tuple(sources), tuple(edges))


def _weight(source: Source, lines: Mapping[str, Sequence[MapEdge]]) -> tuple[bool, int]:
    own = [edge for row in source.rows for edge in lines.get(row.key, ())]
    return not any(edge.direction == "disputes" for edge in own), -len(own)


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
    return replace(source, inside=(*drawn, *named), unnamed=left)
