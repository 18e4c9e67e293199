"""Where everything of an evidence map stands: statements left, sources right, a line for every edge.

Boxes are as high as their words, measured; nothing is moved to make room for a line. The words that say
what a source does stand one below the other before its box, so that no two lines end at one place.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from generator.core.message import counted, message
from generator.rendering.evidence_graph import EvidenceGraph, Source
from generator.rendering.evidence_items import MapClaim, MapEdge, MapReference
from generator.rendering.evidence_words import claim_words, kind_words
from generator.rendering.language import Language
from generator.rendering.svg import is_shortened, wrap_text

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

MANY = 16384
"""So much of statements and sources is kept, as the same stand on the maps of many pages."""


class BoxText(NamedTuple):
    """The label and the smaller words of a box, broken into lines."""

    lines: tuple[str, ...]
    small: tuple[str, ...]
    is_shortened: bool
    """True where the lines leave out some of the label."""

    @property
    def height(self) -> float:
        """How high the lines are together."""
        return LABEL_LINE * len(self.lines) + SMALL_LINE * len(self.small)


class ClaimBox(NamedTuple):
    """A statement's box."""

    claim: MapClaim
    text: BoxText
    top: float
    height: float


class SourceRow(NamedTuple):
    """A source with its text, and the edges that reach it; `top` is counted from the top of its box."""

    reference: MapReference
    text: BoxText
    edges: Sequence[MapEdge]
    left: float
    top: float
    height: float


class SourceBox(NamedTuple):
    """A source and, below its own row, the studies it includes."""

    rows: tuple[SourceRow, ...]
    notes: tuple[str, ...]
    """What is said of studies that are not drawn here."""
    top: float
    height: float


class Line(NamedTuple):
    """A drawn edge: the heights of its two ends, and how far to the right it reaches."""

    edge: MapEdge
    start: float
    end: float
    source_left: float


class Layout(NamedTuple):
    """The whole map; `height` is where the last box ends."""

    claims: tuple[ClaimBox, ...]
    sources: tuple[SourceBox, ...]
    lines: tuple[Line, ...]
    height: float


def lay_out(graph: EvidenceGraph, language: Language) -> Layout:
    """Place every statement, source and line of a graph that has some; words take room in a language."""
    edges: dict[str, list[MapEdge]] = {}
    for edge in graph.edges:
        edges.setdefault(edge.reference, []).append(edge)
    texts = [
        _claim_text(claim.label, (*claim.notes, claim_words(claim.certainty, claim.status, language)))
        for claim in graph.claims
    ]
    bodies = [_rows_and_notes(source, edges, language) for source in graph.sources]
    heights = [2 * PAD + text.height for text in texts], [height for _, _, height in bodies]
    depth = max(sum(column) + GAP * (len(column) - 1) for column in heights)
    claims = tuple(map(ClaimBox, graph.claims, texts, _tops(heights[0], depth), heights[0]))
    sources = tuple(
        SourceBox(rows, notes, top, height)
        for (rows, notes, height), top in zip(bodies, _tops(heights[1], depth), strict=True)
    )
    return Layout(claims, sources, tuple(_lines(claims, sources)), TOP + depth)


@lru_cache(maxsize=MANY)
def _claim_text(label: str, words: tuple[str, ...]) -> BoxText:
    return _text(label, words, CLAIM_WIDTH - 2 * PAD, lines=10)


@lru_cache(maxsize=MANY)
def _source_text(label: str, kind: str, notes: tuple[str, ...], indent: float) -> BoxText:
    width = SOURCE_WIDTH - 2 * PAD - (indent + INSET if indent else 0)
    return _text(label, (kind, *notes), width, lines=2)


def _text(label: str, words: Sequence[str], width: float, *, lines: int) -> BoxText:
    made = wrap_text(label, size=LABEL_SIZE, width=width, lines=lines)
    below = (line for part in words for line in wrap_text(part, size=SMALL_SIZE, width=width, lines=3))
    return BoxText(made, tuple(below), is_shortened(label, made))


def _rows_and_notes(
    source: Source, edges: Mapping[str, Sequence[MapEdge]], language: Language
) -> tuple[tuple[SourceRow, ...], tuple[str, ...], float]:
    """What stands in the box of a source, and how high it is."""
    head = _source_row(source.reference, edges, language, indent=0, top=0)
    if not source.inside and not source.unnamed and not source.shared:
        return (head,), (), head.height
    rows, notes = [head], _notes(source, language)
    top = head.height + (SMALL_LINE + PAD if source.inside else 0)
    for study in source.inside:
        rows.append(_source_row(study, edges, language, indent=INDENT, top=top))
        top += rows[-1].height
    top += SMALL_LINE * len(notes) + (PAD if notes or source.inside else 0)
    return tuple(rows), notes, top


def _source_row(
    reference: MapReference,
    edges: Mapping[str, Sequence[MapEdge]],
    language: Language,
    *,
    indent: float,
    top: float,
) -> SourceRow:
    own = edges.get(reference.key, ())
    text = _source_text(reference.label, kind_words(reference, language), reference.notes, indent)
    height = max(2 * PAD + text.height, PORT * len(own) + 4)
    return SourceRow(reference, text, own, SOURCE_LEFT + indent, top, height)


def _notes(source: Source, language: Language) -> tuple[str, ...]:
    notes = []
    if source.unnamed:
        notes.append(counted("and {count} more study", "and {count} more studies", source.unnamed))
    if source.shared:
        where = source.shared_with[0] if len(source.shared_with) == 1 else message("other reviews")
        notes.append(
            counted(
                "{count} study drawn inside {where}",
                "{count} studies drawn inside {where}",
                source.shared,
                where=where,
            )
        )
    width = SOURCE_WIDTH - 2 * PAD
    said = map(language.say, notes)
    return tuple(line for note in said for line in wrap_text(note, size=SMALL_SIZE, width=width, lines=2))


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


def _lines(claims: Sequence[ClaimBox], sources: Sequence[SourceBox]) -> Iterator[Line]:
    """Lines in the order of their ends, so that those of a statement leave it without crossing."""
    ends: dict[str, list[tuple[MapEdge, float, float]]] = {}
    for box in sources:
        for row in box.rows:
            first = row.top + box.top + (row.height - PORT * (len(row.edges) - 1)) / 2
            for place, edge in enumerate(row.edges):
                ends.setdefault(edge.claim, []).append((edge, first + PORT * place, row.left))
    for claim in claims:
        own = sorted(ends.get(claim.claim.id, ()), key=itemgetter(1))
        step = min((claim.height - 2 * PAD) / max(len(own), 1), 14.0)
        start = claim.top + (claim.height - step * (len(own) - 1)) / 2
        for place, (edge, end, left) in enumerate(own):
            yield Line(edge, start + step * place, end, left)
