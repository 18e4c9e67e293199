"""Where everything of an evidence map stands: statements left, sources right, a line for every edge.

Boxes are as high as their words, measured; nothing is moved to make room for a line. The words that say
what a source does stand one below the other before its box, so that no two lines end at one place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from generator.rendering.evidence_graph import EvidenceGraph, MapClaim, MapEdge, MapReference, Source
from generator.rendering.svg import wrap_text

WIDTH = 760.0
CLAIM_LEFT = 1.0
CLAIM_WIDTH = 246.0
CHIP_LEFT = 350.0
SOURCE_LEFT = 510.0
SOURCE_WIDTH = 249.0
INDENT = 12.0
INSET = 6.0
PAD = 7.0
GAP = 14.0
TOP = 28.0

LABEL_SIZE = 13.0
LABEL_LINE = 17.0
SMALL_SIZE = 12.0
SMALL_LINE = 16.0
PORT = 21.0

STATUS_WORDS = {
    "approved": "Approved",
    "stale": "Changed since approval",
    "suspect": "A source changed",
    "overdue": "Approval out of date",
    "retracted-source": "A source was retracted",
    "under-review": "In review",
    "submitted": "Not reviewed yet",
    "hold": "On hold",
}


@dataclass(frozen=True, slots=True)
class ClaimBox:
    """A statement's box, its text broken into lines."""

    claim: MapClaim
    lines: tuple[str, ...]
    small: tuple[str, ...]
    height: float
    top: float = 0


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its text, and the edges that reach it."""

    reference: MapReference
    lines: tuple[str, ...]
    small: tuple[str, ...]
    edges: tuple[MapEdge, ...]
    left: float
    height: float
    top: float = 0

    @property
    def ports(self) -> tuple[tuple[MapEdge, float], ...]:
        """Each edge with the height at which it ends."""
        first = self.top + (self.height - PORT * (len(self.edges) - 1)) / 2
        return tuple((edge, first + PORT * place) for place, edge in enumerate(self.edges))


@dataclass(frozen=True, slots=True)
class SourceBox:
    """A source and, below its own row, the studies it includes."""

    rows: tuple[SourceRow, ...]
    notes: tuple[str, ...]
    """What is said of studies that are not drawn here."""
    height: float
    top: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn edge: the heights of its two ends, and how far to the right it reaches."""

    edge: MapEdge
    start: float
    end: float
    source_left: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole map; `height` is where the last box ends."""

    claims: tuple[ClaimBox, ...]
    sources: tuple[SourceBox, ...]
    lines: tuple[Line, ...]
    height: float


def lay_out(graph: EvidenceGraph) -> Layout:
    """Place every statement, source and line of a graph that has some."""
    edges: dict[str, list[MapEdge]] = {}
    for edge in graph.edges:
        edges.setdefault(edge.reference, []).append(edge)
    claims = [_claim_box(claim) for claim in graph.claims]
    sources = [_source_box(source, edges) for source in graph.sources]
    heights = [box.height for box in claims], [box.height for box in sources]
    depth = max(sum(column) + GAP * (len(column) - 1) for column in heights)
    placed_claims = tuple(
        replace(box, top=top) for box, top in zip(claims, _tops(heights[0], depth), strict=True)
    )
    placed_sources = tuple(
        _moved(box, top) for box, top in zip(sources, _tops(heights[1], depth), strict=True)
    )
    return Layout(placed_claims, placed_sources, tuple(_lines(placed_claims, placed_sources)), TOP + depth)


def status_words(status: str) -> str:
    """A status in two or three words."""
    return STATUS_WORDS.get(status, status)


def kind_words(reference: MapReference) -> str:
    """`Trial`, and that it was retracted."""
    return " · ".join(word for word in ("Retracted" * reference.is_retracted, reference.kind) if word)


def edge_words(edge: MapEdge) -> str:
    """`supports`, or `supports, indirectly`."""
    return f"{edge.direction}, indirectly" if edge.directness == "indirect" else edge.direction


def _claim_box(claim: MapClaim) -> ClaimBox:
    width = CLAIM_WIDTH - 2 * PAD
    lines = wrap_text(claim.label, size=LABEL_SIZE, width=width, lines=4)
    words = " · ".join(word for word in (claim.certainty, status_words(claim.status)) if word)
    small = wrap_text(words, size=SMALL_SIZE, width=width, lines=2)
    return ClaimBox(claim, lines, small, _text_height(lines, small))


def _source_box(source: Source, edges: Mapping[str, Sequence[MapEdge]]) -> SourceBox:
    head = _source_row(source.reference, edges, indent=0)
    inside = tuple(_source_row(study, edges, indent=INDENT) for study in source.inside)
    notes = _notes(source)
    top = head.height + (SMALL_LINE + PAD if inside else 0)
    rows = [head]
    for row in inside:
        rows.append(replace(row, top=top))
        top += row.height
    top += SMALL_LINE * len(notes) + (PAD if notes or inside else 0)
    return SourceBox(tuple(rows), notes, top)


def _source_row(
    reference: MapReference, edges: Mapping[str, Sequence[MapEdge]], *, indent: float
) -> SourceRow:
    width = SOURCE_WIDTH - 2 * PAD - (indent + INSET if indent else 0)
    own = tuple(edges.get(reference.key, ()))
    lines = wrap_text(reference.label, size=LABEL_SIZE, width=width, lines=2)
    small = wrap_text(kind_words(reference), size=SMALL_SIZE, width=width, lines=1)
    height = max(_text_height(lines, small), PORT * len(own) + 4)
    return SourceRow(reference, lines, small, own, SOURCE_LEFT + indent, height)


def _notes(source: Source) -> tuple[str, ...]:
    notes = []
    if source.unnamed:
        notes.append(f"and {source.unnamed} more {_studies(source.unnamed)}")
    if source.shared:
        where = source.shared_with[0] if len(source.shared_with) == 1 else "other reviews"
        notes.append(f"{source.shared} {_studies(source.shared)} drawn inside {where}")
    width = SOURCE_WIDTH - 2 * PAD
    return tuple(line for note in notes for line in wrap_text(note, size=SMALL_SIZE, width=width, lines=2))


def _studies(number: int) -> str:
    return "study" if number == 1 else "studies"


def _text_height(lines: Sequence[str], small: Sequence[str]) -> float:
    return 2 * PAD + LABEL_LINE * len(lines) + SMALL_LINE * len(small)


def _tops(heights: Sequence[float], depth: float) -> list[float]:
    """Where boxes begin that share a column evenly."""
    free = depth - sum(heights) - GAP * (len(heights) - 1)
    space = free / len(heights)
    tops = []
    top = TOP + space / 2
    for height in heights:
        tops.append(top)
        top += height + GAP + space
    return tops


def _moved(box: SourceBox, top: float) -> SourceBox:
    return replace(box, top=top, rows=tuple(replace(row, top=row.top + top) for row in box.rows))


def _lines(claims: Sequence[ClaimBox], sources: Sequence[SourceBox]) -> Iterator[Line]:
    """Lines in the order of their ends, so that those of a statement leave it without crossing."""
    ends = [(edge, end, row.left) for box in sources for row in box.rows for edge, end in row.ports]
    for box in claims:
        own = sorted((end for end in ends if end[0].claim == box.claim.id), key=itemgetter(1))
        step = min((box.height - 2 * PAD) / max(len(own), 1), 14.0)
        first = box.top + (box.height - step * (len(own) - 1)) / 2
        for place, (edge, end, left) in enumerate(own):
            yield Line(edge, first + step * place, end, left)
