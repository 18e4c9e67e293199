"""The flowchart of a page: the picture of each wording, and how it shares paper with the words."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.core.message import message
from generator.core.vocabulary import Audience
from generator.rendering.flowchart.chart import chart_of
from generator.rendering.flowchart.layout import bands, lay_out
from generator.rendering.flowchart.paper_room import (
    GUTTER,
    Around,
    PrintedWords,
    height_below,
    height_beside,
    height_of_head,
    printed_words,
)
from generator.rendering.flowchart.picture import flowchart_pictures
from generator.rendering.flowchart.records import (
    BESIDE_WORDS,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SCREEN,
    Band,
    Chart,
    FlowLayout,
)
from generator.rendering.language import ENGLISH, Language
from generator.rendering.steps import AlgorithmView

BESIDE, BELOW, APART = "beside", "below", "apart"
"""Where the words stand on paper: beside the picture or below it on one page, or on pages of their own."""

_PAPERS = ((5386, 7852), (5553, 7353))
"""A4 and Letter within margins of 10 mm."""
_SPARE = 40
"""Words are counted, not set: so much less than the whole paper has to do."""
_CONTINUED = 300
"""The room of the line that begins a later page."""
_COLUMN = 1300
"""A column beside a picture is at least so wide."""

Charts = Mapping[Audience, Chart]
Words = Mapping[Audience, PrintedWords]
Layouts = Mapping[Audience, FlowLayout]


@dataclass(frozen=True, slots=True)
class FlowchartView:
    """The picture for clinicians, and the one for patients where their wording differs, each in its parts.

    `words` is where the words stand on paper, `is_wide` says that the paper lies on its side.
    """

    clinicians: tuple[Markup, ...]
    patients: tuple[Markup, ...]
    words: str
    is_wide: bool


@dataclass(frozen=True, slots=True)
class _Print:
    """A way to print a page; `width` and `height` are what A4 and Letter both hold, for pictures."""

    words: str
    is_wide: bool
    target: int

    @property
    def width(self) -> int:
        return PAGE_HEIGHT if self.is_wide else PAGE_WIDTH

    @property
    def height(self) -> int:
        return PAGE_WIDTH if self.is_wide else PAGE_HEIGHT

    @property
    def papers(self) -> tuple[tuple[int, int], ...]:
        """What each paper holds, for words: they take it as it is."""
        return tuple(one[::-1] if self.is_wide else one for one in _PAPERS)


_ON_ONE_PAGE = (
    _Print(BESIDE, is_wide=False, target=BESIDE_WORDS),
    _Print(BELOW, is_wide=False, target=PAGE_WIDTH),
    _Print(BESIDE, is_wide=True, target=PAGE_HEIGHT - BESIDE_WORDS // 2),
    _Print(BELOW, is_wide=True, target=PAGE_HEIGHT),
)
"""In the order in which they are tried: upright paper is what people have on their walls."""


def flowchart_view(
    view: AlgorithmView,
    around: Mapping[Audience, Around],
    *,
    has_red_flags: bool,
    language: Language = ENGLISH,
) -> FlowchartView | None:
    """The flowchart of an algorithm; None while it is on hold."""
    if not view.steps:
        return None
    charts = {one: chart_of(view, one, has_red_flags=has_red_flags, language=language) for one in Audience}
    words = {one: printed_words(view, around[one], one, language) for one in Audience}
    chosen, layouts = _printed(charts, words)
    pictures = {
        one: flowchart_pictures(
            layout,
            _parts(chosen, layout, words[one]),
            titles=(
                language.say(message("{title}: flowchart", title=view.title)),
                language.say(message("{title}: flowchart, continued", title=view.title)),
            ),
            identifier=f"flow-{one.value}",
            lang=language.drawn_lang,
        )
        for one, layout in layouts.items()
    }
    is_same = charts[Audience.CLINICIANS] == charts[Audience.PATIENTS]
    return FlowchartView(
        pictures[Audience.CLINICIANS],
        () if is_same else pictures[Audience.PATIENTS],
        chosen.words,
        chosen.is_wide,
    )


def _printed(charts: Charts, words: Words) -> tuple[_Print, Layouts]:
    """The first way in which the page of every reader is one, else pages of which no picture is shrunk."""
    apart = _Print(APART, is_wide=False, target=PAGE_WIDTH)
    layouts = _laid_out(charts, apart.target)
    # A picture that is higher than a page where it is widest leaves no room for words anywhere.
    if all(layout.height < apart.height for layout in layouts.values()):
        for one in _ON_ONE_PAGE:
            tried = _laid_out(charts, one.target)
            if all(_fits(one, tried[reader], words[reader]) for reader in charts):
                return one, tried
    if all(layout.width <= apart.width for layout in layouts.values()):
        return apart, layouts
    wide = _Print(APART, is_wide=True, target=PAGE_HEIGHT)
    return wide, _laid_out(charts, wide.target)


def _laid_out(charts: Charts, width: int) -> Layouts:
    return {reader: lay_out(chart, SCREEN, width) for reader, chart in charts.items()}


def _fits(one: _Print, layout: FlowLayout, words: PrintedWords) -> bool:
    most = one.width - GUTTER - _COLUMN if one.words == BESIDE else one.width
    if layout.width > most:
        return False
    return all(_needed(one, layout, words, width) + _SPARE <= height for width, height in one.papers)


def _needed(one: _Print, layout: FlowLayout, words: PrintedWords, width: int) -> int:
    if one.words == BESIDE:
        return height_beside(words, width, (layout.width, layout.height))
    return height_below(words, width, layout.height)


def _parts(chosen: _Print, layout: FlowLayout, words: PrintedWords) -> tuple[Band, ...]:
    if chosen.words != APART:
        return (Band(0, layout.height),)
    first = chosen.height - height_of_head(words, chosen.width)
    return bands(layout, chosen.height - _CONTINUED, first)
