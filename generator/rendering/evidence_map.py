"""The evidence map: statements and sources as a picture with real links, and the same as a table.

The table holds everything; the picture holds what fits and says what it leaves out. On a phone, and on
paper where the picture is longer than a page, the style sheet shows the table instead.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from markupsafe import Markup

from generator.rendering.escaping import escaped, finished
from generator.rendering.evidence_graph import (
    EVIDENCE_WORDS,
    EvidenceGraph,
    MapClaim,
    MapEdge,
    MapReference,
    MapWords,
    evidence_graph,
    part_to_draw,
)
from generator.rendering.evidence_layout import claim_words, edge_words, kind_words, lay_out
from generator.rendering.evidence_picture import evidence_picture

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
    words: MapWords = EVIDENCE_WORDS,
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
    picture = evidence_picture(layout, part, words, title=title, identifier=identifier, current=current)
    prints = "table" if layout.height > PAPER_HEIGHT else "picture"
    anchor = f"{identifier}-table"
    return finished(
        f'<div class="evidence-map" id="{escaped(identifier)}" data-prints="{prints}">'
        f"<figure>{picture}<figcaption>{''.join(_caption(graph, part, anchor, words))}</figcaption></figure>"
        f'<details id="{escaped(anchor)}"><summary>The same as a table</summary>'
        f"{_table(graph, words)}</details></div>"
    )


def _caption(graph: EvidenceGraph, part: EvidenceGraph, anchor: str, words: MapWords) -> Iterator[str]:
    yield escaped(words.caption)
    if any(source.inside for source in part.sources):
        yield " A study inside a review’s box is part of that review and does not count twice."
    counts = (
        (len(graph.claims) - len(part.claims), words.one_left),
        (len(graph.cited) - len(part.cited), words.one_right),
    )
    left_out = [f"{count} more {noun}{'s' if count > 1 else ''}" for count, noun in counts if count]
    if left_out:
        yield f' And {" and ".join(left_out)} in the <a href="#{escaped(anchor)}">table</a>.'


def _table(graph: EvidenceGraph, words: MapWords) -> str:
    cited, reviews = graph.cited, graph.reviews
    # What a body recommends stands in the row of its recommendation, not beside its name.
    said = {edge.says for edge in graph.edges}
    rows: dict[str, list[str]] = {claim.id: [] for claim in graph.claims}
    for edge in graph.edges:
        row = _table_row(cited[edge.reference], edge, reviews.get(edge.reference), said)
        rows[edge.claim].append(row)
    one = escaped(words.one_right.capitalize())
    heads = f'<thead><tr><th scope="col">{one}</th><th scope="col">{escaped(words.does)}</th></tr></thead>'
    nothing = f'<tr><td colspan="2">{escaped(words.nothing)}</td></tr>'
    bodies = (_head(claim) + ("".join(rows[claim.id]) or nothing) for claim in graph.claims)
    return f"<table>{heads}<tbody>{'</tbody><tbody>'.join(bodies)}</tbody></table>"


def _head(claim: MapClaim) -> str:
    words = escaped(" · ".join((*claim.notes, claim_words(claim.certainty, claim.status))))
    link = f'<a href="{escaped(claim.href)}">{escaped(claim.label)}</a>'
    return f'<tr><th colspan="2" scope="rowgroup">{link} <small>{words}</small></th></tr>'


def _table_row(
    reference: MapReference, edge: MapEdge, review: MapReference | None, said: Collection[str]
) -> str:
    notes = (note for note in reference.notes if note not in said)
    words = escaped(" · ".join((kind_words(reference), *notes)))
    words += f" · inside {escaped(review.label)}" if review else ""
    link = f'<a href="{escaped(reference.href)}">{escaped(reference.label)}</a>'
    says = f" <small>{escaped(edge.says)}</small>" if edge.says else ""
    does = escaped(edge_words(edge.direction, edge.directness))
    does = f'<td data-direction="{escaped(edge.direction)}">{does}{says}</td>'
    return f"<tr><td>{link} <small>{words}</small></td>{does}</tr>"
