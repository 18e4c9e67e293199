"""A flowchart's layout as SVG: real links, words that are read, lines that say from where to where they lead.

Colour comes from the style sheet by `data-kind` and `data-role`; strokes, dashes and words are in the picture
itself, so that it can be read on paper, without styles and without telling colours apart. Each line of text
names its measured width, so that a system with wider letters draws them closer and not over its neighbour.
"""

from collections.abc import Iterator

from markupsafe import Markup

from generator.rendering.escaping import escaped, finished
from generator.rendering.flowchart.records import POINT, Band, Box, Connector, FlowLayout, Point, TextLine

BEND = 30
_TIP = 28, 55
_DASHES = {"wait": ' stroke-dasharray="40 25"'}
_STROKES = {"decision": 14, "red-flag": 16}


def flowchart_pictures(
    layout: FlowLayout, parts: tuple[Band, ...], *, titles: tuple[str, str], identifier: str, lang: str = ""
) -> tuple[Markup, ...]:
    """One picture for each part; together they are the whole, and on a screen stand without a gap.

    `titles` are those of the first part and of all others; `lang` marks the language of the steps' titles.
    """
    pictures = [
        _picture(layout, part, title=titles[place > 0], name=f"{identifier}-{place}", lang=lang)
        for place, part in enumerate(parts)
    ]
    return tuple(map(finished, pictures))


def _picture(layout: FlowLayout, part: Band, *, title: str, name: str, lang: str) -> str:
    boxes = [box for box in layout.boxes if part.top <= box.y < part.bottom]
    lines = [line for line in layout.connectors if _reaches(line, part)]
    height = part.bottom - part.top
    view = f"0 {part.top} {layout.width} {height}"
    return "".join(
        (
            # The size in points is that of paper; a screen takes what it has.
            f'<svg viewBox="{view}" width="{layout.width / POINT:g}pt" height="{height / POINT:g}pt"',
            f' role="group" aria-labelledby="{escaped(name)}" class="picture"',
            f' font-size="80" fill="currentColor"><title id="{escaped(name)}">{escaped(title)}</title>',
            '<g class="lines" fill="none" stroke="currentColor" stroke-width="9">',
            *(_line(line, part) for line in lines),
            # Heard in a row, far from their steps, they say nothing; the list says each at its step.
            '</g><g class="exits" aria-hidden="true">',
            *(_words(line, part) for line in lines),
            "</g>",
            *(_box(box, lang) for box in boxes),
            "</svg>",
        )
    )


def _reaches(line: Connector, part: Band) -> bool:
    heights = [y for points in line.parts for _, y in points]
    return min(heights) < part.bottom and max(heights) >= part.top


def _line(line: Connector, part: Band) -> str:
    """The line with its tip; what began in an earlier part is drawn on there, and named once."""
    starts_here = part.top <= line.parts[0][0][1] < part.bottom
    names = (
        f' data-from="{escaped(line.source)}" data-to="{escaped(line.to)}"'
        if starts_here
        else ' data-continues=""'
    )
    loop = ' stroke-dasharray="55 22"' if line.is_loop else ""
    path = "".join(_path(points) for points in line.parts)
    x, y = line.parts[-1][-1]
    half, length = _TIP
    tip = f"M{x - half},{y - length}L{x},{y}L{x + half},{y - length}z"
    kind = "loop" if line.is_loop else "exit" if line.source else "override"
    return (
        f'<g class="line" data-kind="{kind}"{names}><path d="{path}"{loop}></path>'
        f'<path d="{tip}" class="tip" fill="currentColor"></path></g>'
    )


def _path(points: tuple[Point, ...]) -> str:
    """A line with gently rounded bends."""
    made = [f"M{points[0][0]},{points[0][1]}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(BEND, _length(before, here) // 2, _length(here, after) // 2)
        start, end = _towards(here, before, radius), _towards(here, after, radius)
        made.append(f"L{start[0]},{start[1]}Q{here[0]},{here[1]} {end[0]},{end[1]}")
    made.append(f"L{points[-1][0]},{points[-1][1]}")
    return "".join(made)


def _length(one: Point, other: Point) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(here: Point, there: Point, by: int) -> Point:
    length = _length(here, there) or 1
    return here[0] + (there[0] - here[0]) * by // length, here[1] + (there[1] - here[1]) * by // length


def _words(line: Connector, part: Band) -> str:
    if not line.label or not part.top <= line.label.y < part.bottom:
        return ""
    names = f'data-from="{escaped(line.source)}" data-to="{escaped(line.to)}"'
    return f'<g class="exit-words" {names}>{"".join(map(_text, line.label.lines))}</g>'


def _box(box: Box, lang: str) -> str:
    """A step: the frame and what it says lead to its place in the list, the sources to theirs."""
    own = [line for line in box.lines if line.role != "note"]
    # The first step is called so in our own words, and what stands before it says nothing else.
    lang = lang if box.number > 1 else ""
    note = [line for line in box.lines if line.role == "note"]
    if not box.number:
        href, name = "#red-flags", ""
    else:
        href, name = f"#{box.id}", f' data-step="{escaped(box.id)}"'
    dash, stroke = _DASHES.get(box.kind, ""), _STROKES.get(box.kind, 9)
    radius = box.height // 2 if box.kind == "end" else 25
    frame = (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="{min(radius, 100)}"'
        f' class="frame" fill="none" stroke="currentColor" stroke-width="{stroke}"{dash}></rect>'
    )
    bar = _bar(box) if box.kind == "refer" else ""
    return (
        f'<g class="box" data-kind="{escaped(box.kind)}"{name}><a href="{escaped(href)}">{frame}{bar}'
        f"{''.join(_text(line, lang if line.role == 'title' else '') for line in own)}</a>"
        f"{''.join(map(_text, note))}</g>"
    )


def _bar(box: Box) -> str:
    """A referral leads out of the page: a bar at its side says so where there is no colour."""
    start = f"M{box.x + 18},{box.y + 12}v{box.height - 24}"
    return f'<path d="{start}" stroke="currentColor" stroke-width="22"></path>'


def _text(line: TextLine, lang: str = "") -> str:
    weight = ' font-weight="700"' if line.is_bold else ""
    pieces = "".join(_pieces(line))
    return (
        f'<text x="{line.x}" y="{line.y}" font-size="{line.size}"{weight} textLength="{line.width}"'
        f' lengthAdjust="spacingAndGlyphs" data-role="{line.role}"{lang}>{pieces}</text>'
    )


def _pieces(line: TextLine) -> Iterator[str]:
    for piece in line.pieces:
        name = f' aria-label="{escaped(piece.name)}"' if piece.name else ""
        text = escaped(piece.text)
        yield f'<a href="{escaped(piece.href)}"{name}>{text}</a>' if piece.href else text
