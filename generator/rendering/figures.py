"""The figures of a claim: a table that holds everything in words, with a small plot beside each figure.

Nothing is said to be good or bad: left is lower and right is higher, because only the claim's own words
can tell whether more of its outcome is to be wished for.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from generator.core.message import joined, message
from generator.core.model import Claim, Pico
from generator.rendering.axes import Axis, AxisKind, axis_for
from generator.rendering.escaping import escaped, escaped_by, finished
from generator.rendering.figure_rows import PlotGroup, PlotRow, plot_groups
from generator.rendering.figure_words import scale_words, written
from generator.rendering.language import ENGLISH, Language
from generator.rendering.plots import axis_plot, row_plot

_PLACE = "\0"
"""Of an address; no text can hold this character, since loading refuses it."""


class Figure(NamedTuple):
    """A figure in pieces, between which stand the addresses of its sources: these differ by page."""

    pieces: tuple[str, ...]
    sources: tuple[str, ...]

    def linked(self, links: Callable[[str], str]) -> Markup:
        """The figure on a page; `links` turns the key of a reference into the address of its entry there."""
        first, *others = self.pieces
        addressed = zip(self.sources, others, strict=True)
        return finished(first + "".join(f"{escaped(links(source))}{piece}" for source, piece in addressed))


def effect_figure(claim: Claim, titles: Callable[[str], str], language: Language = ENGLISH) -> Figure:
    """The estimates of a claim as an accessible figure; empty where it has none.

    `titles` turns the key of a reference into what readers call it.
    """
    groups = plot_groups(claim.estimates)
    if not groups:
        return Figure(("",), ())
    is_only = len(groups) == 1
    write = escaped_by(language.say)
    caption, tables = _caption(claim, write, language.own_lang), []
    for group, rows in groups.items():
        title = write(_title(group, rows))
        # HTML wants the only table of a figure to be named by the figure's caption.
        caption += f' <span class="measure">{title}</span>' if is_only else ""
        head = "" if is_only else f"<caption>{title}</caption>"
        axis = _axis_of(group, rows)
        body = "".join(_row(axis, group, row, titles(row.source), language) for row in rows)
        foot = f"<tfoot>{_foot(axis, group, claim.pico, language)}</tfoot>"
        quiet = ' data-comparison="none"' if group.is_quiet else ""
        tables.append(f"<table{quiet}>{head}<tbody>{body}</tbody>{foot}</table>")
    whole = f'<figure class="effects"><figcaption>{caption}</figcaption>{"".join(tables)}</figure>'
    return Figure(tuple(whole.split(_PLACE)), tuple(row.source for rows in groups.values() for row in rows))


def _caption(claim: Claim, write: Callable[[str], str], own_lang: str) -> str:
    pico = claim.pico
    named = pico.outcome if pico else None
    outcome = f"<b{own_lang}>{write(named)}</b>" if named else f"<b>{write(claim.kind.label)}</b>"
    if not pico or not pico.intervention or not pico.comparator:
        return outcome
    compared = message(
        "{intervention} compared with {comparator}",
        intervention=pico.intervention,
        comparator=pico.comparator,
    )
    return f"{outcome} <small>{write(compared)}</small>"


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
    interval = message("with 95% interval") if any(row.is_at_95 for row in rows) else ""
    return joined(", ", (words for words in (group.title, group.unit, interval) if words))


def _row(axis: Axis, group: PlotGroup, row: PlotRow, title: str, language: Language) -> str:
    plot = row_plot(
        axis,
        row.value,
        row.interval,
        name=language.say(_against_no_effect(axis, group, row)),
        band=_band(group),
    )
    write = escaped_by(language.say)
    remarks = "".join(f"<small>{write(remark)}</small>" for remark in row.remarks)
    words = f'<div class="figure">{_figure(language.say(row.words))}{remarks}</div>'
    head = _head(row, f'<a href="{_PLACE}">{write(title)}</a>', write)
    return f'<tr><th scope="row">{head}</th><td><div>{plot}{words}</div></td></tr>'


def _head(row: PlotRow, source: str, write: Callable[[str], str]) -> str:
    """The source, or a group of a study before its source, then the circumstances."""
    notes = [write(note) for note in row.notes]
    if row.arm:
        return f"{escaped(row.arm)} <small>{' · '.join([source, *notes])}</small>"
    return f"{source} " + (f"<small>{' · '.join(notes)}</small>" if notes else "")


def _against_no_effect(axis: Axis, group: PlotGroup, row: PlotRow) -> str:
    """Where a comparison lies, for those who do not see the line."""
    if axis.no_effect is None or not group.is_comparison:
        return ""
    line = written(axis.no_effect)
    low, high = row.interval or (row.value, row.value)
    if low is None or high is None:
        return ""
    if row.interval and low <= axis.no_effect <= high:
        return message("The interval includes {line}, no difference", line=line)
    is_span = bool(row.interval)
    if high < axis.no_effect:
        whole = message("The whole interval is below {line}, no difference", line=line)
        return whole if is_span else message("It is below {line}, no difference", line=line)
    if low > axis.no_effect:
        whole = message("The whole interval is above {line}, no difference", line=line)
        return whole if is_span else message("It is above {line}, no difference", line=line)
    whole = message("The whole interval is at {line}, no difference", line=line)
    return whole if is_span else message("It is at {line}, no difference", line=line)


def _figure(words: str) -> str:
    """The figure in bold; what stands in brackets after it is not broken over lines."""
    figure, space, bracketed = words.partition(" (")
    return f"<b>{escaped(figure)}</b>" + (f" <span>({escaped(bracketed)}</span>" if space else "")


def _foot(axis: Axis, group: PlotGroup, pico: Pico | None, language: Language) -> str:
    plot = axis_plot(axis, is_comparison=group.is_comparison, language=language)
    said = " ".join(map(language.say, _axis_words(axis, group, pico)))
    words = f'<tr><td colspan="2"><small>{escaped(said)}</small></td></tr>' if said else ""
    # A row without a word in it would only be stepped through.
    return f'<tr aria-hidden="true"><td></td><td><div>{plot}</div></td></tr>{words}'


def _axis_words(axis: Axis, group: PlotGroup, pico: Pico | None) -> Iterator[str]:
    if group.scale:
        yield joined("", (scale_words(group.scale), "."))
    if axis.kind is AxisKind.RATIO:
        yield message("Logarithmic.")
    if axis.no_effect is not None:
        line = written(axis.no_effect)
        is_change = group.is_quiet
        no_difference = message("Line at {line}: no difference.", line=line)
        yield message("Line at {line}: no change.", line=line) if is_change else no_difference
    band = _band(group)
    if band is not None:
        yield message("Shaded: less than {width}, the smallest difference that matters.", width=written(band))
    if group.is_comparison and pico and pico.intervention:
        yield message("Left: lower with {intervention}; right: higher.", intervention=pico.intervention)


def _band(group: PlotGroup) -> Decimal | None:
    return group.scale.important if group.scale and group.kind is AxisKind.DIFFERENCE else None
