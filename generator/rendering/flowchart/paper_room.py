"""How much paper an algorithm takes where a browser prints its page, as `print.css` sets it.

No browser is at hand when a site is built, so lines are counted from the widths of letters; a page that runs
over all the same says so itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.core.message import message
from generator.core.vocabulary import Audience
from generator.rendering.flowchart.chart import facts_of, until_of
from generator.rendering.flowchart.measures import width_of
from generator.rendering.language import ENGLISH, Language
from generator.rendering.steps import AlgorithmView, StepView

GUTTER = 90
"""Between columns of words, and between a picture and the words beside it."""
COLUMNS = 3
_TITLE, _FACTS, _FLAGS, _WORDS = 130, 75, 80, 70
_AS_WIDE = 94
"""What the letters of the page are wide in hundredths of Arial, with some room for the ends of lines."""
_NARROWEST_FLAG, _BETWEEN_FLAGS = 1200, 80
_AROUND_FLAGS = 260
_HEADING = 120


@dataclass(frozen=True, slots=True)
class Around:
    """What a page says around the steps: each warning sign, and the paragraphs at its foot."""

    flags: tuple[str, ...]
    foot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """Everything that is printed beside the picture, for one reader."""

    title: str
    facts: str
    steps: tuple[str, ...]
    around: Around


def printed_words(
    view: AlgorithmView, around: Around, audience: Audience, language: Language = ENGLISH
) -> PrintedWords:
    """The words of a page for one reader; patients read the clinicians' where there is no other."""
    facts = (
        *(message("For:"), view.population, message("Not for:"), view.not_for, message("Status:")),
        *(view.status.clinicians, view.weakest.words if view.weakest else ""),
    )
    is_plain = audience is Audience.PATIENTS
    steps = tuple(" ".join(map(language.say, _said(step, is_plain=is_plain))) for step in view.steps)
    said = Around(tuple(map(language.say, around.flags)), tuple(map(language.say, around.foot)))
    return PrintedWords(view.title, " ".join(map(language.say, facts)), steps, said)


def height_of_head(words: PrintedWords, page: int) -> int:
    """The title, for whom, and the warning signs."""
    count = max(1, (page + _BETWEEN_FLAGS) // (_NARROWEST_FLAG + _BETWEEN_FLAGS))
    count = min(count, len(words.around.flags)) or 1
    column = (page - 140 + _BETWEEN_FLAGS) // count - _BETWEEN_FLAGS
    flags = [_height([flag], _FLAGS, column) for flag in words.around.flags]
    in_rows = sum(max(flags[at : at + count]) for at in range(0, len(flags), count))
    return (
        _height([words.title], _TITLE, page) + _height([words.facts], _FACTS, page) + in_rows + _AROUND_FLAGS
    )


def height_beside(words: PrintedWords, page: int, picture: tuple[int, int]) -> int:
    """A page whose words flow beside a picture of this width and height, and on below it."""
    width, height = picture
    y, beside = _HEADING, page - width - GUTTER
    for text in (*words.steps, *words.around.foot):
        left = _width(text, _WORDS)
        narrow = min(-(-left // beside), max(0, -(-(height - y) // _leading(_WORDS))))
        wide = max(0, -(-(left - narrow * beside) // page))
        y += (narrow + wide) * _leading(_WORDS)
    return height_of_head(words, page) + max(y, height)


def height_below(words: PrintedWords, page: int, height: int) -> int:
    """A page with the words of the steps in columns below a picture of this height."""
    column = (page - (COLUMNS - 1) * GUTTER) // COLUMNS
    steps = [_height([text], _WORDS, column) for text in words.steps]
    # Columns end where a step does, or nearly so: none is longer than an even share and one step.
    in_columns = -(-sum(steps) // COLUMNS) + max(steps, default=0) // 2
    foot = _height(words.around.foot, _WORDS, page)
    return height_of_head(words, page) + height + _HEADING + in_columns + foot


def _height(texts: Iterable[str], size: int, width: int) -> int:
    return sum(max(1, -(-_width(text, size) // width)) for text in texts) * _leading(size)


def _width(text: str, size: int) -> int:
    return width_of(text, size) * _AS_WIDE // 100


def _leading(size: int) -> int:
    return -(-size * 23 // 20)


def _said(step: StepView, *, is_plain: bool) -> Iterator[str]:
    yield f"{step.number} {(is_plain and step.plain_title) or step.title}."
    yield from step.holds
    yield (is_plain and step.plain_text) or step.text
    yield from facts_of(step)
    yield f"{step.actor}."
    for branch in step.branches:
        yield (is_plain and branch.plain) or branch.when
        yield message("Go to {number}.", number=branch.exit.number)
        yield until_of(branch)
    if step.exit:
        yield message("Go to {number}.", number=step.exit.number)
