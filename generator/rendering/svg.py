"""Elements and lettering for what is drawn: everything escaped, every text measured before it is placed.

No font is read. A text is taken to be as wide as in the widest sans-serif that systems commonly put in
place of `system-ui` (the DejaVu and Verdana family), so that it runs into its neighbour nowhere. Measures are
kept, because the same names stand in the maps of many pages.
"""

from functools import cache, lru_cache

from markupsafe import Markup

from generator.rendering.escaping import escaped, finished

ELLIPSIS = "…"

_CLASSES = (  # width in em, and the glyphs that are at most so wide
    (0.29, "ijl'"),
    (0.37, " .,f"),
    (0.46, 'I:;|!rt()[]/\\-"·'),
    (0.51, "J°"),
    (0.61, "csxvzkyLF?"),
    (0.65, "abdeghnopquT0123456789$£€§–*_"),
    (0.73, "EPSYRZABKVX"),
    (0.83, "CDGHNOQU&w"),
    (0.86, "+<>=~±×−^#"),
    (1.00, "mMW—…"),
)


class _Widths(dict[str, float]):
    """Widths of glyphs; one that nobody measured is as wide as the widest."""

    def __missing__(self, glyph: str) -> float:
        return 1.1


_WIDTHS = _Widths({glyph: width for width, glyphs in _CLASSES for glyph in glyphs})


def element(name: str, *children: str, **attributes: str | float | None) -> Markup:
    """An element with its children, escaped unless they are markup already.

    An underscore within an attribute's name stands for a hyphen, one at its end for nothing; None leaves
    the attribute out. Numbers are printed with one decimal at most.
    """
    said = "".join(
        f' {_spelled(key)}="{escaped(value) if isinstance(value, str) else printed(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(child if isinstance(child, Markup) else escaped(child) for child in children)
    return finished(f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>")


@lru_cache(maxsize=65536)
def printed(value: float) -> str:
    """A number with one decimal at most."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """How wide a text may become at a font size, in the unit of the size."""
    return size * sum(map(_WIDTHS.__getitem__, text))


@lru_cache(maxsize=4096)
def wrap_text(text: str, *, size: float, width: float, lines: int) -> tuple[str, ...]:
    """A text in at most so many lines of a width; what does not fit ends in an ellipsis."""
    made: list[str] = []
    rest = " ".join(text.split())
    while rest:
        if len(made) == lines - 1 and text_width(rest, size) > width:
            return (*made, _cut(rest, size, width))
        line, rest = _first_line(rest, size, width)
        made.append(line)
    return tuple(made)


def is_shortened(text: str, lines: tuple[str, ...]) -> bool:
    """True where lines made of a text leave some of it out."""
    return "".join("".join(lines).split()) != "".join(text.split())


@cache
def _spelled(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _first_line(text: str, size: float, width: float) -> tuple[str, str]:
    end = _fitting(text, size, width)
    if end == len(text):
        return text, ""
    space = text.rfind(" ", 0, end + 1)
    if space > 0:
        return text[:space], text[space + 1 :]
    return text[:end], text[end:]


def _cut(text: str, size: float, width: float) -> str:
    """As many whole words as fit, or a part of one that is too long."""
    end = _fitting(text, size, width - text_width(ELLIPSIS, size))
    space = text.rfind(" ", 0, end + 1)
    return text[: space if space > 0 else end].rstrip(" ,;:.(") + ELLIPSIS


def _fitting(text: str, size: float, width: float) -> int:
    """How many glyphs fit, at least one."""
    room = width / size
    for position, glyph in enumerate(text):
        room -= _WIDTHS[glyph]
        if room < 0:
            return max(position, 1)
    return len(text)
