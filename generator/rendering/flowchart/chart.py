"""The chart of an algorithm for one reader: the words of its views in boxes, its exits between them.

It is made from the very views the list in words is made from, so that a hold, a figure or an approval that is
missing says the same in both. Its words are measured and drawn, so are said here, in the page’s language.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.core.message import joined, message
from generator.core.vocabulary import Audience
from generator.rendering.flowchart.records import Chart, ChartExit, ChartStep, Piece
from generator.rendering.language import ENGLISH, Language
from generator.rendering.steps import AlgorithmView, BranchView, StepView

OVERRIDE = message("Warning signs come first. They override every step and every wait.")
START = message("Start")


def chart_of(
    view: AlgorithmView, audience: Audience, *, has_red_flags: bool, language: Language = ENGLISH
) -> Chart:
    """The chart in one reader's wording; patients read the clinicians' where there is no other.

    An algorithm on hold has no steps, and so has its chart.
    """
    chart = _Chart(language, is_plain=audience is Audience.PATIENTS)
    return Chart(
        tuple(map(chart.step, view.steps)),
        tuple(way for step in view.steps for way in chart.exits(step)),
        language.say(OVERRIDE) if has_red_flags and view.steps else "",
    )


class _Chart:
    """Says the words of one chart."""

    def __init__(self, language: Language, *, is_plain: bool) -> None:
        self.say = language.say
        self.is_plain = is_plain

    def step(self, step: StepView) -> ChartStep:
        """A box."""
        return ChartStep(
            id=step.anchor,
            number=step.number,
            kind=step.kind,
            title=self.say((self.is_plain and step.plain_title) or step.title),
            tag=self.say(START) if step.number == 1 else "",
            warnings=tuple(map(self.say, step.holds)),
            facts=tuple(map(self.say, facts_of(step))),
            note=tuple(self._said(piece) for piece in _note(step)),
        )

    def exits(self, step: StepView) -> Iterator[ChartExit]:
        """The lines that leave a box, each with its words."""
        if step.exit:
            yield ChartExit(step.anchor, step.exit.href.removeprefix("#"))
        for branch in step.branches:
            label = self.say((self.is_plain and branch.plain) or branch.when)
            until = self.say(until_of(branch))
            yield ChartExit(step.anchor, branch.exit.href.removeprefix("#"), label, until)

    def _said(self, piece: Piece) -> Piece:
        return replace(piece, text=self.say(piece.text), name=self.say(piece.name))


def facts_of(step: StepView) -> Iterator[str]:
    """To whom and how long, each fact as a sentence of a picture."""
    if step.refer:
        yield message("{urgency}. Refer to: {whom}", urgency=step.urgency, whom=step.refer)
    times = [message("Wait: {time}.", time=step.wait)] if step.wait else []
    times += [message("At most: {time}.", time=step.at_most)] if step.at_most else []
    if times:
        yield joined(" ", times)


def until_of(branch: BranchView) -> str:
    """When a loop ends; empty where nobody says so."""
    return message("Until: {condition}", condition=branch.until) if branch.until else ""


def _note(step: StepView) -> Iterator[Piece]:
    """The weakest certainty with a link to its claim, the sources with links to their entries."""
    if step.weakest:
        claim = step.weakest_claim
        yield Piece(step.weakest.words, claim.href if claim else "", claim.name if claim else "")
    if step.sources:
        yield Piece("[")
        for cited in step.sources.parts:
            if cited.before:
                yield Piece(cited.before.strip(), is_glued=True)
            is_next_word = cited.before.endswith(" ")
            yield Piece(f"{cited.number}", cited.href, _source(cited.number), is_glued=not is_next_word)
        yield Piece("]", is_glued=True)
    if not step.is_approved:
        yield Piece(joined("", ("· ", step.approved)) if step.weakest or step.sources else step.approved)


def _source(number: int) -> str:
    return message("Source {number}", number=number)
