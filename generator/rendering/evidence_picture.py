"""An evidence map's layout as SVG: links round the boxes, titles on the lines, presentation attributes only.

Colour comes from the style sheet by class and `data-direction`; dashes and words are in the picture itself,
so that it can be read in print, without styles and without telling colours apart.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from generator.rendering.evidence_graph import EvidenceGraph
from generator.rendering.evidence_layout import (
    CHIP_LEFT,
    CLAIM_LEFT,
    CLAIM_WIDTH,
    INSET,
    LABEL_LINE,
    LABEL_SIZE,
    PAD,
    SMALL_LINE,
    SMALL_SIZE,
    SOURCE_LEFT,
    SOURCE_WIDTH,
    WIDTH,
    ClaimBox,
    Layout,
    Line,
    SourceBox,
    SourceRow,
    edge_words,
)
from generator.rendering.svg import element, is_shortened, printed, text_width

LEGEND_HEIGHT = 34.0
DASHES = {"disputes": "7 4", "neutral": "2 4"}
SIGNS = {"supports": "+", "disputes": "×", "neutral": "−"}


def evidence_picture(
    layout: Layout, graph: EvidenceGraph, *, title: str, identifier: str, current: str
) -> Markup:
    """The picture of a layout; `graph` is what was laid out, `current` whose page it is on."""
    height = layout.height + LEGEND_HEIGHT
    names = {claim.id: claim.label for claim in graph.claims}
    names |= {row.key: row.label for source in graph.sources for row in source.rows}
    lines = [_line(line, names) for line in layout.lines]
    chips = [_chip(line) for line in layout.lines]
    description = "Statements on the left, sources on the right; a line joins a source to a statement."
    return element(
        "svg",
        element("title", title, id=f"{identifier}-title"),
        element("desc", description, id=f"{identifier}-desc"),
        element("g", *_headings(), class_="headings", aria_hidden="true"),
        element("g", *(_statement(box, current) for box in layout.claims), class_="statements"),
        element("g", *(_source(box, current) for box in layout.sources), class_="sources"),
        element("g", *lines, class_="lines", fill="none", stroke="currentColor", stroke_width=1.75),
        element("g", *chips, class_="chips", aria_hidden="true"),
        element("g", *_legend(height - 13), class_="legend", aria_hidden="true"),
        viewBox=f"0 0 {printed(WIDTH)} {printed(height)}",
        font_size=SMALL_SIZE,
        fill="currentColor",
        role="group",
        aria_labelledby=f"{identifier}-title",
        aria_describedby=f"{identifier}-desc",
        class_="picture",
    )


def _headings() -> Iterator[Markup]:
    yield _text("Statements", x=CLAIM_LEFT, y=15)
    yield _text("Sources", x=SOURCE_LEFT, y=15)


def _statement(box: ClaimBox, current: str) -> Markup:
    claim = box.claim
    words = _words(box.lines, box.small, CLAIM_LEFT + PAD, box.top + PAD)
    frame = _frame(CLAIM_LEFT, box.top, CLAIM_WIDTH, box.height)
    full = [element("title", claim.label)] if is_shortened(claim.label, box.lines) else []
    return element(
        "a",
        *full,
        frame,
        *words,
        href=claim.href,
        class_="statement",
        data_status=claim.status,
        aria_current="page" if claim.id == current else None,
    )


def _source(box: SourceBox, current: str) -> Markup:
    head, *inside = box.rows
    parts = [_frame(SOURCE_LEFT, box.top, SOURCE_WIDTH, box.height), _row(head, current)]
    left, bottom = SOURCE_LEFT + PAD, head.top + head.height
    if inside:
        parts.append(_text("Inside this review:", x=left, y=bottom + SMALL_SIZE - 1, class_="small"))
    for row in inside:
        width = SOURCE_WIDTH - (row.left - SOURCE_LEFT) - INSET
        parts += [_frame(row.left, row.top + 2, width, row.height - 4), _row(row, current)]
        bottom = row.top + row.height
    for place, note in enumerate(box.notes):
        y = bottom + PAD / 2 + SMALL_LINE * place + SMALL_SIZE
        parts.append(_text(note, x=left, y=y, class_="small"))
    return element("g", *parts, class_="source")


def _row(row: SourceRow, current: str) -> Markup:
    reference = row.reference
    height = LABEL_LINE * len(row.lines) + SMALL_LINE * len(row.small)
    class_ = "small warns" if reference.is_retracted else "small"
    top = row.top + (row.height - height) / 2
    words = _words(row.lines, row.small, row.left + PAD, top, class_=class_)
    full = [element("title", reference.label)] if is_shortened(reference.label, row.lines) else []
    here = "page" if reference.key == current else None
    return element("a", *full, *words, href=reference.href, aria_current=here)


def _line(line: Line, names: dict[str, str]) -> Markup:
    """From the statement to the words before the source, and from behind the words to the source."""
    edge, left = line.edge, CLAIM_LEFT + CLAIM_WIDTH
    middle, start, end = printed((left + CHIP_LEFT) / 2), printed(line.start), printed(line.end)
    behind = CHIP_LEFT + text_width(_chip_words(line), SMALL_SIZE) + 12
    path = f"M{printed(left)},{start}C{middle},{start} {middle},{end} {printed(CHIP_LEFT)},{end}"
    path += f"M{printed(behind)},{end}H{printed(line.source_left)}"
    name = f"{names[edge.reference]}: {edge_words(edge)}: {names[edge.claim]}"
    return _drawn(path, edge.direction, name)


def _chip(line: Line) -> Markup:
    direction = escape(line.edge.direction)
    place = f'x="{printed(CHIP_LEFT + 6)}" y="{printed(line.end + 4)}"'
    return Markup(f'<text {place} data-direction="{direction}">{escape(_chip_words(line))}</text>')


def _chip_words(line: Line) -> str:
    return f"{SIGNS.get(line.edge.direction, '')} {edge_words(line.edge)}".strip()


def _legend(y: float) -> Iterator[Markup]:
    for place, direction in enumerate(SIGNS):
        x = CLAIM_LEFT + 130 * place
        sample = _drawn(f"M{printed(x)},{printed(y - 4)}H{printed(x + 36)}", direction)
        yield element("g", sample, fill="none", stroke="currentColor", stroke_width=1.75)
        yield _text(direction, x=x + 44, y=y)


def _words(
    lines: Sequence[str], small: Sequence[str], x: float, top: float, *, class_: str = "small"
) -> Iterator[Markup]:
    for place, line in enumerate(lines):
        yield _text(line, x=x, y=top + LABEL_LINE * place + LABEL_SIZE, size=LABEL_SIZE)
    top += LABEL_LINE * len(lines)
    for place, line in enumerate(small):
        yield _text(line, x=x, y=top + SMALL_LINE * place + SMALL_SIZE, class_=class_)


# A map has hundreds of what follows: written out, it costs a fraction of what building it would.


def _text(text: str, *, x: float, y: float, size: float = SMALL_SIZE, class_: str = "") -> Markup:
    said = f' font-size="{printed(size)}"' if size != SMALL_SIZE else ""
    said += f' class="{class_}"' if class_ else ""
    return Markup(f'<text x="{printed(x)}" y="{printed(y)}"{said}>{escape(text)}</text>')


def _frame(x: float, y: float, width: float, height: float) -> Markup:
    box = f'x="{printed(x)}" y="{printed(y)}" width="{printed(width)}" height="{printed(height)}"'
    return Markup(f'<rect {box} rx="4" class="frame" fill="none" stroke="currentColor"></rect>')


def _drawn(path: str, direction: str, name: str = "") -> Markup:
    """A line in the style of its direction; one without a name repeats what is said beside it."""
    style = f' stroke-dasharray="{DASHES[direction]}"' if direction in DASHES else ""
    said = f' role="img"><title>{escape(name)}</title>' if name else ">"
    return Markup(f'<path d="{path}" class="line" data-direction="{escape(direction)}"{style}{said}</path>')
