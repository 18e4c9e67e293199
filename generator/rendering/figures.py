"""The figures of a claim: a table that holds everything in words, with a small plot beside each figure.

Nothing is said to be good or bad: left is lower and right is higher, because only the claim's own words
can tell whether more of its outcome is to be wished for.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from markupsafe import Markup

from generator.core.model import Claim, Pico
from generator.rendering.axes import Axis, AxisKind, axis_for
from generator.rendering.figure_rows import PlotGroup, PlotRow, plot_groups
from generator.rendering.figure_words import scale_words, written
from generator.rendering.plots import axis_plot, row_plot
from generator.rendering.svg import element


def effect_figure(claim: Claim, titles: Callable[[str], str], links: Callable[[str], str]) -> Markup:
    """The estimates of a claim as an accessible figure; empty where it has none.

    `titles` and `links` turn the key of a reference into what readers call it and the address of its entry.
    """
    groups = plot_groups(claim.estimates)
    if not groups:
        return Markup("")
    is_only = len(groups) == 1
    caption = [*_caption(claim)]
    tables = []
    for group, rows in groups.items():
        # HTML wants the only table of a figure to be named by the figure's caption.
        if is_only:
            caption += [" ", element("span", _title(group, rows), class_="measure")]
        head = () if is_only else (element("caption", _title(group, rows)),)
        axis = _axis_of(group, rows)
        body = [_row(axis, group, row, titles(row.source), links(row.source)) for row in rows]
        tables.append(
            element(
                "table",
                *head,
                element("tbody", *body),
                element("tfoot", *_foot(axis, group, claim.pico)),
                data_comparison="none" if group.is_quiet else None,
            )
        )
    return element("figure", element("figcaption", *caption), *tables, class_="effects")


def _caption(claim: Claim) -> Iterator[str]:
    pico = claim.pico
    yield element("b", (pico.outcome if pico else None) or claim.kind.label)
    if pico and pico.intervention and pico.comparator:
        yield " "
        yield element("small", f"{pico.intervention} compared with {pico.comparator}")


def _axis_of(group: PlotGroup, rows: Sequence[PlotRow]) -> Axis:
    figures = [figure for row in rows for figure in row.figures]
    scale = group.scale
    if scale and scale.important is not None and group.kind is AxisKind.DIFFERENCE:
        figures.append(scale.important)
    if group.kind is AxisKind.DIFFERENCE and group.is_comparison:
        figures += [-figure for figure in figures]  # no effect in the middle: lower and higher look alike
    ends = (scale.min, scale.max) if scale and group.kind is AxisKind.AMOUNT else (None, None)
    return axis_for(group.kind, figures, ends)


def _title(group: PlotGroup, rows: Sequence[PlotRow]) -> str:
    interval = "with 95% interval" if any(row.is_at_95 for row in rows) else ""
    return ", ".join(words for words in (group.title, group.unit, interval) if words)


def _row(axis: Axis, group: PlotGroup, row: PlotRow, title: str, href: str) -> Markup:
    name = ", ".join((f"{group.title} {row.words}", *row.remarks)) + _against_no_effect(axis, group, row)
    plot = row_plot(axis, row.value, row.interval, name=name, band=_band(group))
    remarks = (element("small", remark) for remark in row.remarks)
    words = element("div", *_figure(row.words), *remarks, class_="figure")
    return element(
        "tr",
        element("th", *_head(row, title, href), scope="row"),
        element("td", element("div", plot, words)),
    )


def _head(row: PlotRow, title: str, href: str) -> Iterator[str]:
    """The source, or a group of a study before its source, then the circumstances."""
    source = element("a", title, href=href)
    if row.arm:
        yield from (row.arm, " ", element("small", source, *(f" · {note}" for note in row.notes)))
    else:
        yield from (source, " ", element("small", " · ".join(row.notes)) if row.notes else "")


def _against_no_effect(axis: Axis, group: PlotGroup, row: PlotRow) -> str:
    """Where a comparison lies, for those who do not see the line."""
    if axis.no_effect is None or not group.is_comparison:
        return ""
    line = written(axis.no_effect)
    low, high = row.interval or (row.value, row.value)
    if low is None or high is None:
        return ""
    if row.interval and low <= axis.no_effect <= high:
        return f"; the interval includes {line}, no difference"
    side = "below" if high < axis.no_effect else "above" if low > axis.no_effect else "at"
    return f"; {'the whole interval is ' * bool(row.interval)}{side} {line}, no difference"


def _figure(words: str) -> Iterator[str]:
    """The figure in bold; what stands in brackets after it is not broken over lines."""
    figure, space, bracketed = words.partition(" (")
    yield element("b", figure)
    if space:
        yield from (" ", element("span", f"({bracketed}"))


def _foot(axis: Axis, group: PlotGroup, pico: Pico | None) -> Iterator[Markup]:
    low, high = written(axis.ticks[0]), written(axis.ticks[-1])
    name = f"Axis from {low} to {high}" + (", lower on the left" if group.is_comparison else "")
    plot = axis_plot(axis, name=name, is_comparison=group.is_comparison)
    yield element("tr", element("td"), element("td", element("div", plot)))
    said = " ".join(_axis_words(axis, group, pico))
    if said:
        yield element("tr", element("td", element("small", said), colspan="2"))


def _axis_words(axis: Axis, group: PlotGroup, pico: Pico | None) -> Iterator[str]:
    if group.scale:
        yield f"{scale_words(group.scale)}."
    if axis.kind is AxisKind.RATIO:
        yield "Logarithmic."
    if axis.no_effect is not None:
        yield f"Line at {axis.no_effect}: no {'change' if group.is_quiet else 'difference'}."
    band = _band(group)
    if band is not None:
        yield f"Shaded: less than {written(band)}, the smallest difference that matters."
    if group.is_comparison and pico and pico.intervention:
        yield f"Left: lower with {pico.intervention}; right: higher."


def _band(group: PlotGroup) -> Decimal | None:
    return group.scale.important if group.scale and group.kind is AxisKind.DIFFERENCE else None
