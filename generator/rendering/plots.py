"""One row of an effect plot, and the axis below the rows, as small SVG pictures of one width.

A square is a value with its interval, an open diamond one without; an arrow leads off the axis. What is
drawn is also said: the picture's name is the row in words. Pictures are kept, because a claim's figure
stands on its own page and on every article that shows it.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup

from generator.rendering.axes import Axis, AxisKind
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
    """A figure on an axis; `band` is the smallest difference that matters, shaded around no effect."""
    middle = ROW_HEIGHT / 2
    return element(
        "svg",
        *_ground(axis, band),
        *(_interval(axis, interval, middle) if interval else ()),
        *([_point(axis, value, middle, is_open=interval is None)] if value is not None else []),
        viewBox=f"0 0 {printed(WIDTH)} {printed(ROW_HEIGHT)}",
        width=WIDTH,
        height=ROW_HEIGHT,
        role="img",
        aria_label=name,
        class_="plot",
    )


@lru_cache(maxsize=8192)
def axis_plot(axis: Axis, *, name: str, is_comparison: bool) -> Markup:
    """The ticks of an axis with their figures, and which side is lower and higher."""
    height = 36.0 if is_comparison else 20.0
    sides = [
        _label("← lower", 0, 32, anchor="start"),
        _label("higher →", WIDTH, 32, anchor="end"),
    ]
    return element(
        "svg",
        element(
            "path", d=f"M{printed(SIDE)},1H{printed(WIDTH - SIDE)}", class_="axis", stroke="currentColor"
        ),
        *_ticks(axis),
        *(sides if is_comparison else ()),
        viewBox=f"0 0 {printed(WIDTH)} {printed(height)}",
        width=WIDTH,
        height=height,
        role="img",
        aria_label=name,
        class_="plot",
    )


def labelled_ticks(axis: Axis) -> tuple[Decimal, ...]:
    """The ticks whose figures fit beside each other; no effect and the ends come first."""
    first = [tick for tick in (axis.no_effect, axis.ticks[0], axis.ticks[-1]) if tick is not None]
    chosen: list[Decimal] = []
    for tick in dict.fromkeys([*first, *axis.ticks]):
        if all(_gap(axis, tick, other) >= 4 for other in chosen):
            chosen.append(tick)
    return tuple(sorted(chosen))


def _ground(axis: Axis, band: Decimal | None) -> Iterator[Markup]:
    if band is not None and axis.kind is AxisKind.DIFFERENCE:
        left, right = _x(axis, -band), _x(axis, band)
        yield element("rect", x=left, y=0, width=right - left, height=ROW_HEIGHT, class_="band", fill="none")
    if axis.no_effect is not None:
        x = printed(_x(axis, axis.no_effect))
        yield element("path", d=f"M{x},0V{printed(ROW_HEIGHT)}", class_="no-effect", stroke="currentColor")
    else:
        middle = printed(ROW_HEIGHT / 2)
        track = f"M{printed(SIDE)},{middle}H{printed(WIDTH - SIDE)}"
        yield element("path", d=track, class_="track", stroke="currentColor", stroke_opacity=0.25)


def _interval(axis: Axis, interval: tuple[Decimal, Decimal], y: float) -> Iterator[Markup]:
    ends = []
    for figure, side in ((interval[0], -1), (interval[1], 1)):
        x, is_off = _x(axis, figure), not 0 <= axis.place(figure) <= 1
        tip = f"m{-side * 5},-4l{side * 5},4l{-side * 5},4" if is_off else "m0,-4v8"
        ends.append(f"M{printed(x)},{printed(y)}{tip}")
    left, right = (printed(_x(axis, figure)) for figure in interval)
    path = f"M{left},{printed(y)}H{right}{''.join(ends)}"
    yield element("path", d=path, class_="interval", fill="none", stroke="currentColor", stroke_width=2)


def _point(axis: Axis, value: Decimal, y: float, *, is_open: bool) -> Markup:
    x = _x(axis, value)
    if not is_open:
        return element("rect", x=x - 4, y=y - 4, width=8, height=8, class_="point", fill="currentColor")
    shape = f"M{printed(x)},{printed(y - 5.5)}l5.5,5.5l-5.5,5.5l-5.5,-5.5z"
    return element("path", d=shape, class_="point open", fill="none", stroke="currentColor", stroke_width=2)


def _ticks(axis: Axis) -> Iterator[Markup]:
    labelled = labelled_ticks(axis)
    for tick in axis.ticks:
        path = f"M{printed(_x(axis, tick))},1v{4 if tick in labelled else 2}"
        yield element("path", d=path, class_="axis", stroke="currentColor")
    for tick in labelled:
        yield _label(_tick_words(axis, tick), _tick_middle(axis, tick), 16, anchor="middle")


def _label(text: str, x: float, y: float, *, anchor: str) -> Markup:
    return element("text", text, x=x, y=y, text_anchor=anchor, font_size=TICK_SIZE, fill="currentColor")


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
    return SIDE + (WIDTH - 2 * SIDE) * min(max(axis.place(figure), 0.0), 1.0)
