"""Whether the words of a step say the same as its fields: how long, to whom, and which exit."""

from collections.abc import Iterator
from fractions import Fraction

from generator.checks.worded import plain_step_texts, step_texts
from generator.core.checking import algorithm_item, check
from generator.core.diagnostic import Finding, Related, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Branch, Step
from generator.core.quantities import QuantityKind, quantities_in
from generator.core.vocabulary import StepKind

_HOURS = {
    "hour": Fraction(1),
    "day": Fraction(24),
    "week": Fraction(168),
    "month": Fraction(730),
    "year": Fraction(8766),
}
_NEAR = Fraction(1, 12)
"""Four weeks and a month are one time."""


@check("timing-differs", Severity.WARNING, one_article=True)
def differing_timings(kb: KnowledgeBase) -> Iterator[Finding]:
    """The words of a step that waits give another time than its `timing`.

    The page prints both, and somebody waits the longer one. Correct the one or the other; times stand in
    `timing` and need not stand in the text. A time between `wait` and `at_most` is theirs.

    Rule: GLIA (executability: what to do is stated exactly).
    """
    for algorithm, step in _steps(kb):
        timing = step.timing
        known = [] if timing is None else [*_hours_in(timing.wait or ""), *_hours_in(timing.at_most or "")]
        if step.kind is not StepKind.WAIT or not known:
            continue
        about = (algorithm_item(algorithm.article),)
        for worded in (*step_texts(step, about), *plain_step_texts(step, about)):
            for quantity in quantities_in(worded.text):
                hours = (
                    _hours_in(quantity.written_in(worded.text)) if quantity.kind is QuantityKind.TIME else []
                )
                if any(not _is_within(one, known) for one in hours):
                    written = quantity.written_in(worded.text)
                    message = f"'{written}' in the step '{step.id}' is not what its 'timing' says"
                    place = worded.place(quantity.offset, quantity.length)
                    yield Finding(
                        place,
                        message,
                        "correct the sentence, or 'wait' and 'at_most' under 'timing'",
                        about=about,
                    )


@check("referral-unnamed", Severity.WARNING, one_article=True)
def unnamed_referrals(kb: KnowledgeBase) -> Iterator[Finding]:
    """A step refers somebody and does not say to whom or how soon.

    A patient with a warning sign could wait for weeks for the wrong service. Add `refer` with `service` and
    `urgency` (today, two-weeks or routine).

    Rule: GLIA (executability: what to do is stated exactly).
    """
    for algorithm, step in _steps(kb):
        if step.kind is StepKind.REFER and step.refer is None:
            message = f"the refer step '{step.id}' does not say to whom and how soon"
            about = (algorithm_item(algorithm.article),)
            hint = "add 'refer: {service: <to whom>, urgency: routine}', or urgency: two-weeks or today"
            yield Finding(step.origin.span(), message, hint, about=about)


@check("branches-alike", Severity.ERROR)
def alike_branches(kb: KnowledgeBase) -> Iterator[Finding]:
    """Two exits of a decision are taken on the same words and lead to different steps.

    Nobody could know which of the two ways to go. Word the conditions so that only one fits, or delete one.

    Rule: GLIA (decidability: a condition leads one way).
    """
    for algorithm, step in _steps(kb):
        first: dict[str, Branch] = {}
        for branch in step.branches:
            earlier = first.setdefault(_folded(branch.when or branch.label or ""), branch)
            if earlier is not branch and earlier.to != branch.to and (branch.when or branch.label):
                message = f"two exits of '{step.id}' are taken on '{branch.when or branch.label}'"
                related = (Related(earlier.origin.span(), "the other exit"),)
                place = branch.origin.span("when" if branch.when else "label")
                about = (algorithm_item(algorithm.article),)
                yield Finding(
                    place, message, "word 'when' of each exit so that only one of them fits", related, about
                )


def _steps(kb: KnowledgeBase) -> Iterator[tuple[Algorithm, Step]]:
    for algorithm in kb.algorithms.values():
        for step in algorithm.steps.values():
            yield algorithm, step


def _hours_in(text: str) -> list[Fraction]:
    """Both ends of every time of a text, in hours."""
    times = [one for one in quantities_in(text) if one.kind is QuantityKind.TIME and one.unit in _HOURS]
    return [end * _HOURS[one.unit] for one in times for end in (one.value, one.high) if end is not None]


def _is_within(hours: Fraction, known: list[Fraction]) -> bool:
    return min(known) * (1 - _NEAR) <= hours <= max(known) * (1 + _NEAR)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".?!")
