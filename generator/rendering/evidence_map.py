"""The evidence map: statements and sources as a picture with real links, and the same as a table.

The table holds everything; the picture holds what fits and says what it leaves out. On a phone, and on
paper where the picture is longer than a page, the style sheet shows the table instead.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from markupsafe import Markup

from generator.core.message import counted, message
from generator.rendering.escaping import escaped, finished
from generator.rendering.evidence_graph import EvidenceGraph, evidence_graph, part_to_draw
from generator.rendering.evidence_items import EVIDENCE_WORDS, MapClaim, MapEdge, MapReference, MapWords
from generator.rendering.evidence_layout import MANY, lay_out
from generator.rendering.evidence_picture import evidence_picture
from generator.rendering.evidence_words import claim_words, edge_words, inside_words, kind_words
from generator.rendering.language import ENGLISH, Language

PAPER_HEIGHT = 900.0  # of a picture as wide as the text of an A4 or Letter page, in its own unit

HEADS = {"source": message("Source"), "statement": message("Statement")}


def evidence_map(
    claims: Sequence[MapClaim],
    references: Sequence[MapReference],
    edges: Iterable[MapEdge],
    *,
    title: str = message("Evidence map"),
    identifier: str = "evidence-map",
    current: str = "",
    words: MapWords = EVIDENCE_WORDS,
    language: Language = ENGLISH,
) -> Markup:
    """Picture and table of statements with the sources that bear on them; empty where none does.

    `identifier` begins every id in it, for a page with several maps; `current` is the id or key of the
    statement or source whose page it is. A reference that no edge leads to is not shown, unless it is inside
    a review to which one does.
    """
    if language is not ENGLISH:
        claims, references, words = _said(claims, references, words, language)
    graph = evidence_graph(claims, references, edges)
    if not graph.edges:
        return Markup("")
    part = part_to_draw(graph)
    layout = lay_out(part, language)
    picture = evidence_picture(
        layout, part, words, language, title=language.say(title), identifier=identifier, current=current
    )
    prints = "table" if layout.height > PAPER_HEIGHT else "picture"
    anchor = f"{identifier}-table"
    caption = "".join(_caption(graph, part, anchor, words, language))
    table = escaped(language.say(message("The same as a table")))
    return finished(
        f'<div class="evidence-map" id="{escaped(identifier)}" data-prints="{prints}">'
        f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"
        f'<details id="{escaped(anchor)}"><summary>{table}</summary>'
        f"{_table(graph, words, language)}</details></div>"
    )


def _caption(
    graph: EvidenceGraph, part: EvidenceGraph, anchor: str, words: MapWords, language: Language
) -> Iterator[str]:
    yield escaped(words.caption)
    if any(source.inside for source in part.sources):
        yield " " + language.say(
            message("A study inside a review’s box is part of that review and does not count twice.")
        )
    if part is graph:
        return
    counts = (
        (len(graph.claims) - len(part.claims), words.one_left),
        (len(graph.cited) - len(part.cited), words.one_right),
    )
    left_out = [_left_out(noun, count, language) for count, noun in counts if count]
    if left_out:
        what = " and ".join(left_out) if language is ENGLISH else ", ".join(left_out)
        yield " " + language.say(
            message('And {what} in the <a href="#{anchor}">table</a>.', what=what, anchor=escaped(anchor))
        )


def _left_out(noun: str, count: int, language: Language) -> str:
    if noun == "source":
        return language.say(counted("{count} more source", "{count} more sources", count))
    if noun == "step":
        return language.say(counted("{count} more step", "{count} more steps", count))
    return language.say(counted("{count} more statement", "{count} more statements", count))


def _said(
    claims: Sequence[MapClaim], references: Sequence[MapReference], words: MapWords, language: Language
) -> tuple[list[MapClaim], list[MapReference], MapWords]:
    """The same with all its messages in a language."""
    say = language.say
    said_claims = [
        one._replace(
            label=say(one.label),
            certainty=say(one.certainty),
            notes=tuple(map(say, one.notes)),
            is_own=bool(language.lang_of(one.label)),
        )
        for one in claims
    ]
    return said_claims, [_said_reference(one, language) for one in references], MapWords(*map(say, words))


def _said_reference(one: MapReference, language: Language) -> MapReference:
    say = language.say
    return one._replace(
        label=say(one.label),
        kind=say(one.kind),
        notes=tuple(map(say, one.notes)),
        inside=tuple(_said_reference(study, language) for study in one.inside),
        is_own=one.is_own and bool(language.lang_of(one.label)),
    )


def _table(graph: EvidenceGraph, words: MapWords, language: Language) -> str:
    cited, reviews = graph.cited, graph.reviews
    # What a body recommends stands in the row of its recommendation, not beside its name.
    said = {edge.says for edge in graph.edges}
    rows: dict[str, list[str]] = {claim.id: [] for claim in graph.claims}
    for edge in graph.edges:
        reference, review = cited[edge.reference], reviews.get(edge.reference)
        inside = review.label if review else ""
        rows[edge.claim].append(_table_row(_unsaid(reference, said), edge, inside, language))
    one = escaped(language.say(HEADS[words.one_right]))
    heads = f'<thead><tr><th scope="col">{one}</th><th scope="col">{escaped(words.does)}</th></tr></thead>'
    nothing = f'<tr><td colspan="2">{escaped(words.nothing)}</td></tr>'
    bodies = (_head(claim, language) + ("".join(rows[claim.id]) or nothing) for claim in graph.claims)
    return f"<table>{heads}<tbody>{'</tbody><tbody>'.join(bodies)}</tbody></table>"


def _unsaid(reference: MapReference, said: Collection[str]) -> MapReference:
    notes = tuple(note for note in reference.notes if note not in said)
    return reference if len(notes) == len(reference.notes) else reference._replace(notes=notes)


@lru_cache(maxsize=MANY)
def _head(claim: MapClaim, language: Language) -> str:
    words = escaped(" · ".join((*claim.notes, claim_words(claim.certainty, claim.status, language))))
    lang = language.own_lang if claim.is_own else ""
    link = f'<a href="{escaped(claim.href)}"{lang}>{escaped(claim.label)}</a>'
    return f'<tr><th colspan="2" scope="rowgroup">{link} <small>{words}</small></th></tr>'


@lru_cache(maxsize=MANY)
def _table_row(reference: MapReference, edge: MapEdge, inside: str, language: Language) -> str:
    words = escaped(" · ".join((kind_words(reference, language), *reference.notes)))
    if inside:
        words += f" · {escaped(language.say(inside_words(inside)))}"
    lang = language.own_lang if reference.is_own else ""
    link = f'<a href="{escaped(reference.href)}"{lang}>{escaped(reference.label)}</a>'
    says = f" <small{language.own_lang}>{escaped(edge.says)}</small>" if edge.says else ""
    does = escaped(edge_words(edge.direction, edge.directness, language))
    does = f'<td data-direction="{escaped(edge.direction)}">{does}{says}</td>'
    return f"<tr><td>{link} <small>{words}</small></td>{does}</tr>"
