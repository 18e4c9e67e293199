"""An absolute effect as people: a thousand dots without and a thousand with, those with the outcome filled.

A dot stands for one person and nothing is rounded to hundreds, because most effects on this site are smaller
than one in a hundred. Dots are the dashes of a line, so that a thousand of them cost a few hundred bytes.
Small ones for everybody lie under the large ones, so that most of a picture is like the one beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup

from generator.core.message import message
from generator.core.model import Claim
from generator.core.vocabulary import ClaimKind
from generator.rendering.absolute_effects import THOUSAND, counts_of, plain_figure
from generator.rendering.language import ENGLISH, Language
from generator.rendering.names import lowered
from generator.rendering.svg import element

COLUMNS, ROWS = 50, 20
PITCH = 4
WIDTH, HEIGHT = COLUMNS * PITCH, ROWS * PITCH

_COMPARISONS = (ClaimKind.EFFECT, ClaimKind.HARM)


@dataclass(frozen=True, slots=True)
class IconGroup:
    """One group: how many of 1,000 people have the outcome, in words and as dots."""

    count: str
    name: str
    picture: Markup


@dataclass(frozen=True, slots=True)
class IconArray:
    """Both groups; `range` is the interval of the number with the intervention, empty where none is given."""

    outcome: str
    time: str
    groups: tuple[IconGroup, IconGroup]
    range: str


def icon_array(claim: Claim, language: Language = ENGLISH) -> IconArray | None:
    """The dots of a claim; None where its sources give no counts of people for a comparison."""
    main = claim.shown_estimate or next(iter(claim.estimates), None)
    counts = counts_of(claim, main, claim.estimates)
    if main is None or claim.kind not in _COMPARISONS or counts.base or not counts.figures or not claim.pico:
        return None
    if not all(0 <= figure <= THOUSAND for figure in counts.figures):
        return None
    without, with_ = counts.figures
    pico = claim.pico
    low_high = counts.interval
    return IconArray(
        outcome=pico.outcome or "",
        time=main.at or "",
        groups=(
            _group(without, lowered(pico.comparator or "without"), language),
            _group(with_, lowered(pico.intervention or "with"), language),
        ),
        range=message("{low} to {high}", low=plain_figure(low_high[0]), high=plain_figure(low_high[1]))
        if low_high
        else "",
    )


def _group(figure: Decimal, name: str, language: Language) -> IconGroup:
    filled = int(figure.quantize(Decimal(1), ROUND_HALF_UP))
    picture = element(
        "svg",
        element("path", class_="everybody", d=_dots(COLUMNS * ROWS)),
        element("path", class_="counted", d=_dots(filled)),
        class_="icons",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=language.say(message("{count} of 1,000 dots are filled", count=filled)),
    )
    return IconGroup(plain_figure(figure), name, picture)


def _dots(count: int) -> str:
    """So many dots, row by row."""
    return "".join(_rows(count))


def _rows(count: int) -> Iterator[str]:
    for row, first in enumerate(range(0, count, COLUMNS)):
        # A line of no length would show no dot.
        length = (min(count - first, COLUMNS) - 1) * PITCH or 0.1
        yield f"M2 {row * PITCH + 2}h{length}"
