"""The chart of an algorithm for one reader: the words of its views in boxes, its exits between them.

It is made from the very views the list in words is made from, so that a hold, a figure or an approval that is
missing says the same in both.
"""

from collections.abc import Iterator

from generator.core.vocabulary import Audience
from generator.rendering.flowchart.records import Chart, ChartExit, ChartStep, Piece
from generator.rendering.steps import AlgorithmView, BranchView, StepView

OVERRIDE = "Warning signs come first. They override every step and every wait."
START = "Start"


def chart_of(view: AlgorithmView, audience: Audience, *, has_red_flags: bool) -> Chart:
    """The chart in one reader's wording; patients read the clinicians' where there is no other.

    An algorithm on hold has no steps, and so has its chart.
    """
    is_plain = audience is Audience.PATIENTS
    return Chart(
        tuple(_step(step, is_plain=is_plain) for step in view.steps),
        tuple(way for step in view.steps for way in _exits(step, is_plain=is_plain)),
        OVERRIDE if has_red_flags and view.steps else "",
    )


def _step(step: StepView, *, is_plain: bool) -> ChartStep:
    return ChartStep(
        id=step.anchor,
        number=step.number,
        kind=step.kind,
        title=(is_plain and step.plain_title) or step.title,
        tag=START if step.number == 1 else "",
        warnings=step.holds,
        facts=tuple(_facts(step)),
        note=tuple(_note(step)),
    )


def _facts(step: StepView) -> Iterator[str]:
    if step.refer:
        yield f"{step.urgency}. Refer to: {step.refer}"
    times = [f"Wait: {step.wait}."] if step.wait else []
    times += [f"At most: {step.at_most}."] if step.at_most else []
    if times:
        yield " ".join(times)


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
            yield Piece(f"{cited.number}", cited.href, f"Source {cited.number}", is_glued=not is_next_word)
        yield Piece("]", is_glued=True)
    if not step.is_approved:
        yield Piece(f"· {step.approved}" if step.weakest or step.sources else step.approved)


def _exits(step: StepView, *, is_plain: bool) -> Iterator[ChartExit]:
    if step.exit:
        yield ChartExit(step.anchor, step.exit.href.removeprefix("#"))
    for branch in step.branches:
        label = (is_plain and branch.plain) or branch.when
        yield ChartExit(step.anchor, branch.exit.href.removeprefix("#"), label, _until(branch))


def _until(branch: BranchView) -> str:
    return f"Until: {branch.until}" if branch.until else ""
