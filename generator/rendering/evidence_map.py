"""The evidence map: statements and sources as a picture with real links, and the same as a table.

The table holds everything; the picture holds what fits and says what it leaves out. On a phone, and on
paper where the picture is longer than a page, the style sheet shows the table instead.
"""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from generator.rendering.evidence_graph import (
    EvidenceGraph,
    MapClaim,
    MapEdge,
    MapReference,
    evidence_graph,
    part_to_draw,
)
from generator.rendering.evidence_layout import edge_words, kind_words, lay_out, status_words
from generator.rendering.evidence_picture import evidence_picture
from generator.rendering.svg import element

PAPER_HEIGHT = 900.0  # of a picture as wide as the text of an A4 or Letter page, in its own unit

__all__ = ["MapClaim", "MapEdge", "MapReference", "evidence_map"]


def evidence_map(
    claims: Sequence[MapClaim],
    references: Sequence[MapReference],
    edges: Iterable[MapEdge],
    *,
    title: str = "Evidence map",
    identifier: str = "evidence-map",
    current: str = "",
) -> Markup:
    """Picture and table of statements with the sources that bear on them; empty where none does.

    `identifier` begins every id in it, for a page with several maps; `current` is the id or key of the
    statement or source whose page it is. A reference that no edge leads to is not shown, unless it is inside
    a review to which one does.
    """
    graph = evidence_graph(claims, references, edges)
    if not graph.edges:
        return Markup("")
    part = part_to_draw(graph)
    layout = lay_out(part)
    picture = evidence_picture(layout, part, title=title, identifier=identifier, current=current)
    anchor = f"{identifier}-table"
    caption = element("figcaption", *_caption(graph, part, anchor))
    summary = element("summary", "The same as a table")
    return element(
        "div",
        element("figure", picture, caption),
        element("details", summary, _table(graph), id=anchor),
        class_="evidence-map",
        id=identifier,
        data_prints="table" if layout.height > PAPER_HEIGHT else "picture",
    )


def _caption(graph: EvidenceGraph, part: EvidenceGraph, anchor: str) -> Iterator[str]:
    yield "A line joins a statement to a source that bears on it; the word before the source says how."
    if any(source.inside for source in part.sources):
        yield " A study inside a review’s box is part of that review and does not count twice."
    counts = (
        (len(graph.claims) - len(part.claims), "statement"),
        (len(graph.cited) - len(part.cited), "source"),
    )
    left_out = [f"{count} more {noun}{'s' if count > 1 else ''}" for count, noun in counts if count]
    if left_out:
        yield f" And {' and '.join(left_out)} in the "
        yield element("a", "table", href=f"#{anchor}")
        yield "."


def _table(graph: EvidenceGraph) -> Markup:
    heads = [element("th", words, scope="col") for words in ("Source", "What it does to the statement")]
    cited, reviews = graph.cited, graph.reviews
    rows: dict[str, list[Markup]] = {claim.id: [] for claim in graph.claims}
    for edge in graph.edges:
        row = _table_row(cited[edge.reference], edge, reviews.get(edge.reference))
        rows[edge.claim].append(row)
    bodies = [_body(claim, rows[claim.id]) for claim in graph.claims]
    return element("table", element("thead", element("tr", *heads)), *bodies)


def _body(claim: MapClaim, rows: Sequence[Markup]) -> Markup:
    words = " · ".join(word for word in (claim.certainty, status_words(claim.status)) if word)
    link = element("a", claim.label, href=claim.href)
    head = element("th", link, " ", element("small", words), colspan="2", scope="rowgroup")
    none = element("tr", element("td", "No source", colspan="2"))
    return element("tbody", element("tr", head), *(rows or [none]))


def _table_row(reference: MapReference, edge: MapEdge, review: MapReference | None) -> Markup:
    words = kind_words(reference) + (f" · inside {review.label}" if review else "")
    link = element("a", reference.label, href=reference.href)
    return element(
        "tr",
        element("td", link, " ", element("small", words)),
        element("td", edge_words(edge), data_direction=edge.direction),
    )
