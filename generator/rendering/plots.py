"""One row of an effect plot, and the axis below the rows, as small SVG pictures of one width.

A square is a value with its interval, an open diamond one without; an arrow leads off the axis. The figure
stands beside its picture in words, so a picture says only what they do not: where a comparison lies. Pictures
are kept, because a claim's figure stands on its own page and on every article that shows it.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup

from generator.core.message import message
from generator.rendering.axes import Axis, AxisKind
from generator.rendering.language import ENGLISH, Language
from generator.rendering.svg import element, printed, text_width

WIDTH = 220.0
ROW_HEIGHT = 34.0
SIDE = 14.0
TICK_SIZE = 11.0


@lru_cache(maxsize=8192)
def row_plot(
    axis: Axis,
    value: Decimal | None,
    interval: tuple[Decimal, Decimal] | None,
    *,
    name: str,
    band: Decimal | None,
) -> Markup:
    """A figure on an axis; `band` is the smallest difference that matters, shaded around no effect.

    `name`: what the words beside it do not say; a picture without any is one for the eye alone.
    """
    middle = ROW_HEIGHT / 2
    return element(
        "svg",
        *_ground(axis, band),
        *(_interval(axis, interval, middle) if interval else ()),
        *([_point(axis, value, middle, is_open=interval is None)] if value is not None else []),
        **_frame(ROW_HEIGHT, name),
    )


@lru_cache(maxsize=8192)
def axis_plot(axis: Axis, *, is_comparison: bool, language: Language = ENGLISH) -> Markup:
    """The ticks of an axis with their figures, and which side is lower and higher: for the eye alone."""
    height = 36.0 if is_comparison else 20.0
    sides = (
        _label(language.say(message("← lower")), 0, 32, anchor="start"),
        _label(language.say(message("higher →")), WIDTH, 32, anchor="end"),
    )
    # Its row is hidden from speech already.
    return element(
        "svg",
        *_ticks(axis),
        *(sides if is_comparison else ()),
        **{**_frame(height, ""), "aria_hidden": None},
        font_size=TICK_SIZE,
        text_anchor="middle",
    )


def labelled_ticks(axis: Axis) -> tuple[Decimal, ...]:
    """The ticks whose figures fit beside each other; no effect and the ends come first."""
    first = [tick for tick in (axis.no_effect, axis.ticks[0], axis.ticks[-1]) if tick is not None]
    chosen: list[Decimal] = []
    for tick in dict.fromkeys([*first, *axis.ticks]):
        if all(_gap(axis, tick, other) >= 4 for other in chosen):
            chosen.append(tick)
    return tuple(sorted(chosen))


def _frame(height: float, name: str) -> dict[str, str | float | None]:
    """What every picture has; it is legible without styles too."""
    return {
        "viewBox": f"0 0 {printed(WIDTH)} {printed(height)}",
        "width": WIDTH,
        "fill": "none",
        "stroke": "currentColor",
        "role": "img" if name else None,
        "aria_label": name or None,
        "aria_hidden": None if name else "true",
        "class_": "plot",
    }


def _ground(axis: Axis, band: Decimal | None) -> Iterator[Markup]:
    if band is not None and axis.kind is AxisKind.DIFFERENCE:
        left, right = _x(axis, -band), _x(axis, band)
        yield element(
            "rect", x=left, y=0, width=right - left, height=ROW_HEIGHT, class_="band", stroke="none"
        )
    if axis.no_effect is not None:
        x = printed(_x(axis, axis.no_effect))
        yield element("path", d=f"M{x},0V{printed(ROW_HEIGHT)}", class_="no-effect")
    else:
        middle = printed(ROW_HEIGHT / 2)
        track = f"M{printed(SIDE)},{middle}H{printed(WIDTH - SIDE)}"
        yield element("path", d=track, class_="track")


def _interval(axis: Axis, interval: tuple[Decimal, Decimal], y: float) -> Iterator[Markup]:
    low, high = (printed(_x(axis, figure)) for figure in interval)
    is_off_low, is_off_high = (not 0 <= axis.place(figure) <= 1 for figure in interval)
    # The pen goes down one end, along the line, and down the other end.
    start = "m5-4l-5,4l5,4m-5-4" if is_off_low else "m0-4v8m0-4"
    end = "m-5-4l5,4l-5,4" if is_off_high else "m0-4v8"
    path = f"M{low},{printed(y)}{start}H{high}{end}"
    yield element("path", d=path, class_="interval")


def _point(axis: Axis, value: Decimal, y: float, *, is_open: bool) -> Markup:
    x = _x(axis, value)
    if not is_open:
        # A square is a line as broad as it is long.
        return element("path", d=f"M{printed(x - 4)},{printed(y)}h8", stroke_width=8)
    shape = f"M{printed(x)},{printed(y - 5.5)}l5.5,5.5-5.5,5.5-5.5-5.5z"
    return element("path", d=shape, class_="open")


def _ticks(axis: Axis) -> Iterator[Markup]:
    labelled = labelled_ticks(axis)
    line = f"M{printed(SIDE)},1H{printed(WIDTH - SIDE)}"
    ticks = (f"M{printed(_x(axis, tick))},1v{4 if tick in labelled else 2}" for tick in axis.ticks)
    yield element("path", d=line + "".join(ticks), class_="axis")
    yield from (_label(_tick_words(axis, tick), _tick_middle(axis, tick), 16) for tick in labelled)


def _label(text: str, x: float, y: float, *, anchor: str | None = None) -> Markup:
    return element("text", text, x=x, y=y, text_anchor=anchor)


def _gap(axis: Axis, one: Decimal, other: Decimal) -> float:
    halves = sum(text_width(_tick_words(axis, tick), TICK_SIZE) / 2 for tick in (one, other))
    return abs(_tick_middle(axis, one) - _tick_middle(axis, other)) - halves


def _tick_middle(axis: Axis, tick: Decimal) -> float:
    """Where the figure of a tick stands: below it, but never over the side."""
    half = text_width(_tick_words(axis, tick), TICK_SIZE) / 2
    return min(max(_x(axis, tick), half), WIDTH - half)


def _tick_words(axis: Axis, tick: Decimal) -> str:
    return f"{tick.normalize():f}" + "%" * (axis.kind is AxisKind.SHARE)


def _x(axis: Axis, figure: Decimal) -> float:
    """Where a figure stands, in whole units: half of one is less than a line is wide."""
    return round(SIDE + (WIDTH - 2 * SIDE) * min(max(axis.place(figure), 0.0), 1.0))
