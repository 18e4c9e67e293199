"""An evidence map's layout as SVG: links round the boxes, titles on the lines, presentation attributes only.

Colour comes from the style sheet by class and `data-direction`; dashes and words are in the picture itself,
so that it can be read in print, without styles and without telling colours apart. A map has hundreds of
elements: written out as strings, they cost a fraction of what building them would.
"""

from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup

from generator.core.message import message
from generator.rendering.escaping import escaped, finished
from generator.rendering.evidence_graph import EvidenceGraph
from generator.rendering.evidence_items import MapWords
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
    BoxText,
    ClaimBox,
    Layout,
    Line,
    SourceBox,
    SourceRow,
)
from generator.rendering.evidence_words import direction_word, edge_words
from generator.rendering.language import Language
from generator.rendering.svg import printed, text_width

LEGEND_HEIGHT = 34.0
DASHES = {"disputes": "7 4", "against": "7 4", "neutral": "2 4"}
SIGNS = {"supports": "+", "disputes": "×", "neutral": "−", "for": "+", "against": "×"}
_ALWAYS = ("supports", "disputes", "neutral")

# Where lines leave a statement, bend, and reach the words before a source.
_LEFT, _RIGHT = printed(CLAIM_LEFT + CLAIM_WIDTH), printed(CHIP_LEFT)
_MIDDLE = printed((CLAIM_LEFT + CLAIM_WIDTH + CHIP_LEFT) / 2)

_STROKE = 'fill="none" stroke="currentColor" stroke-width="1.8"'


def evidence_picture(
    layout: Layout,
    graph: EvidenceGraph,
    words: MapWords,
    language: Language,
    *,
    title: str,
    identifier: str,
    current: str,
) -> Markup:
    """The picture of a layout; `graph` is what was laid out, `current` whose page it is on."""
    height = layout.height + LEGEND_HEIGHT
    names = {claim.id: escaped(claim.label) for claim in graph.claims}
    names |= {row.key: escaped(row.label) for source in graph.sources for row in source.rows}
    name = escaped(identifier)
    pieces = [
        f'<svg viewBox="0 0 {printed(WIDTH)} {printed(height)}" font-size="{printed(SMALL_SIZE)}"',
        f' fill="currentColor" role="group" aria-labelledby="{name}-title"',
        f' aria-describedby="{name}-desc" class="picture">',
        f'<title id="{name}-title">{escaped(title)}</title>',
        f'<desc id="{name}-desc">{escaped(words.description)}</desc>',
        f'<g class="headings" aria-hidden="true">{_headings(words)}</g><g class="statements">',
        *(_statement(box, current, language) for box in layout.claims),
        '</g><g class="sources">',
        *(_source(box, current, language) for box in layout.sources),
        f'</g><g class="lines" {_STROKE}>',
        *(_line(line, names, language) for line in layout.lines),
        '</g><g class="chips" aria-hidden="true">',
        *(_chip(line, language) for line in layout.lines),
        '</g><g class="legend" aria-hidden="true">',
        _legend(height - 13, _directions(layout), language),
        "</g></svg>",
    ]
    return finished("".join(pieces))


def _statement(box: ClaimBox, current: str, language: Language) -> str:
    claim, text = box.claim, box.text
    here = ' aria-current="page"' if claim.id == current else ""
    lang = language.drawn_lang if claim.is_own else ""
    full = f"<title{lang}>{escaped(claim.label)}</title>" if text.is_shortened else ""
    frame = _frame(CLAIM_LEFT, box.top, CLAIM_WIDTH, box.height)
    words = _words(text, CLAIM_LEFT + PAD, box.top + PAD, lang=lang)
    status = escaped(claim.status)
    return (
        f'<a href="{escaped(claim.href)}" class="statement" data-status="{status}"{here}>'
        f"{full}{frame}{words}</a>"
    )


def _source(box: SourceBox, current: str, language: Language) -> str:
    head, *inside = box.rows
    frame = _frame(SOURCE_LEFT, box.top, SOURCE_WIDTH, box.height)
    parts = [frame, _row(head, box.top, current, language)]
    left, bottom = SOURCE_LEFT + PAD, head.top + box.top + head.height
    if inside:
        parts.append(_small(language.say(message("Inside this review:")), left, bottom + SMALL_SIZE - 1))
    for row in inside:
        width, top = SOURCE_WIDTH - (row.left - SOURCE_LEFT) - INSET, row.top + box.top
        parts += [_frame(row.left, top + 2, width, row.height - 4), _row(row, box.top, current, language)]
        bottom = top + row.height
    for place, note in enumerate(box.notes):
        parts.append(_small(note, left, bottom + PAD / 2 + SMALL_LINE * place + SMALL_SIZE))
    return f'<g class="source">{"".join(parts)}</g>'


def _row(row: SourceRow, top: float, current: str, language: Language) -> str:
    """One source; `top` is that of its box."""
    reference, text = row.reference, row.text
    here = ' aria-current="page"' if reference.key == current else ""
    lang = language.drawn_lang if reference.is_own else ""
    full = f"<title{lang}>{escaped(reference.label)}</title>" if text.is_shortened else ""
    style = "small warns" if reference.is_retracted else "small"
    y = row.top + top + (row.height - text.height) / 2
    words = _words(text, row.left + PAD, y, style=style, lang=lang)
    return f'<a href="{escaped(reference.href)}"{here}>{full}{words}</a>'


def _line(line: Line, names: dict[str, str], language: Language) -> str:
    """From the statement to the words before the source, and from behind the words to the source."""
    edge, start, end = line.edge, printed(line.start), printed(line.end)
    words = edge_words(edge.direction, edge.directness, language)
    chip = _chip_words(edge.direction, edge.directness, language)
    behind = CHIP_LEFT + text_width(chip, SMALL_SIZE) + 12
    path = f"M{_LEFT},{start}C{_MIDDLE},{start} {_MIDDLE},{end} {_RIGHT},{end}"
    path += f"M{printed(behind)},{end}H{printed(line.source_left)}"
    name = f"{names[edge.reference]}: {escaped(words)}: {names[edge.claim]}"
    return _drawn(path, edge.direction, f' role="img"><title>{name}</title>')


def _chip(line: Line, language: Language) -> str:
    place = f'x="{printed(CHIP_LEFT + 6)}" y="{printed(line.end + 4)}"'
    direction = line.edge.direction
    chip = _chip_words(direction, line.edge.directness, language)
    return f'<text {place} data-direction="{escaped(direction)}">{escaped(chip)}</text>'


@lru_cache(maxsize=256)
def _chip_words(direction: str, directness: str, language: Language) -> str:
    return f"{SIGNS.get(direction, '')} {edge_words(direction, directness, language)}".strip()


def _directions(layout: Layout) -> tuple[str, ...]:
    """What the legend explains: where any line is of its kinds, those of evidence and what else is drawn."""
    drawn = {line.edge.direction for line in layout.lines}
    if drawn.isdisjoint(SIGNS):
        return ()
    return tuple(name for name in SIGNS if name in _ALWAYS or name in drawn)


@lru_cache(maxsize=1024)
def _legend(y: float, directions: tuple[str, ...], language: Language) -> str:
    return "".join(_samples(y, directions, language))


def _samples(y: float, directions: tuple[str, ...], language: Language) -> Iterator[str]:
    for place, direction in enumerate(directions):
        x = CLAIM_LEFT + 130 * place
        sample = _drawn(f"M{printed(x)},{printed(y - 4)}H{printed(x + 36)}", direction, ">")
        word = escaped(direction_word(direction, language))
        yield f'<g {_STROKE}>{sample}</g><text x="{printed(x + 44)}" y="{printed(y)}">{word}</text>'


def _words(text: BoxText, left: float, top: float, *, style: str = "small", lang: str = "") -> str:
    x, size = printed(left), printed(LABEL_SIZE)
    words = [
        f'<text x="{x}" y="{printed(top + LABEL_LINE * place + LABEL_SIZE)}" font-size="{size}"{lang}>'
        f"{escaped(line)}</text>"
        for place, line in enumerate(text.lines)
    ]
    top += LABEL_LINE * len(text.lines)
    words += [
        _small(line, left, top + SMALL_LINE * place + SMALL_SIZE, style=style)
        for place, line in enumerate(text.small)
    ]
    return "".join(words)


def _small(text: str, x: float, y: float, *, style: str = "small") -> str:
    return f'<text x="{printed(x)}" y="{printed(y)}" class="{style}">{escaped(text)}</text>'


def _frame(x: float, y: float, width: float, height: float) -> str:
    box = f'x="{printed(x)}" y="{printed(y)}" width="{printed(width)}" height="{printed(height)}"'
    return f'<rect {box} rx="4" class="frame" fill="none" stroke="currentColor"/>'


def _drawn(path: str, direction: str, rest: str) -> str:
    """A line in the style of its direction; `rest` ends its tag and may hold its name."""
    style = f' stroke-dasharray="{DASHES[direction]}"' if direction in DASHES else ""
    return f'<path d="{path}" class="line" data-direction="{escaped(direction)}"{style}{rest}</path>'


@lru_cache(maxsize=8)
def _headings(words: MapWords) -> str:
    return "".join(
        f'<text x="{printed(x)}" y="15">{escaped(heading)}</text>'
        for x, heading in ((CLAIM_LEFT, words.left), (SOURCE_LEFT, words.right))
    )
