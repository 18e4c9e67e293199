"""What a patient can do now: heed the warning signs, follow the first step, and ask the doctor.

The editors' questions come first; the others follow from what the page shows (a benefit, a harm, weak
evidence, advice that differs), so that they fit every article and say nothing about medicine themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.message import message
from generator.core.model import Algorithm, Article, Claim
from generator.core.reading_order import reading_order
from generator.core.vocabulary import ClaimKind, Rating, Stage, StepKind
from generator.rendering.claim_figures import with_figures
from generator.rendering.views import Views

BENEFIT = message("How likely is it that this helps someone like me?")
HARM = message("What harms could it do, and how likely are they for me?")
WAITING = message("What else could I do, and what may happen if I wait?")
WEAK = message("The evidence for some of this is weak. How sure are you, and what would change your advice?")
DIFFERS = message("Advice differs between the bodies that give it. Which do you follow, and why?")


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A decision of the algorithm, at which somebody who is on the way already can begin."""

    question: str
    href: str


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What stands under "What to do now"; `algorithm` is an address, empty where there is none to follow."""

    has_red_flags: bool
    algorithm: str
    entry_points: tuple[EntryPoint, ...]
    questions: tuple[str, ...]


def next_steps(
    article: Article,
    shown: tuple[Claim, ...],
    *,
    algorithm: str = "",
    entry_points: tuple[EntryPoint, ...] = (),
) -> NextSteps:
    """The next steps of an article; `shown` are the claims whose words the page shows."""
    own = article.plain.questions if article.plain else ()
    asked = dict.fromkeys([*own, *_questions(shown)])
    return NextSteps(bool(article.red_flags.claims), algorithm, entry_points, tuple(asked))


def entry_points_of(algorithm: Algorithm, views: Views, href: str) -> tuple[EntryPoint, ...]:
    """The decisions behind the first step, in patients' words; none while the algorithm is on hold."""
    if views.assessment.algorithms[algorithm.article].stage is Stage.HOLD:
        return ()
    return tuple(
        EntryPoint(
            with_figures((step.plain and step.plain.title) or step.title, views), f"{href}#step-{step.id}"
        )
        for step in reading_order(algorithm)
        if step.kind is StepKind.DECISION and step.id != algorithm.start
    )


def _questions(shown: tuple[Claim, ...]) -> Iterator[str]:
    kinds = {claim.kind for claim in shown}
    if ClaimKind.EFFECT in kinds:
        yield BENEFIT
    if kinds & {ClaimKind.EFFECT, ClaimKind.HARM}:
        yield HARM
    yield WAITING
    if any(claim.certainty and claim.rating in (Rating.LOW, Rating.VERY_LOW) for claim in shown):
        yield WEAK
    if any(len({made.direction for made in claim.recommendations}) > 1 for claim in shown):
        yield DIFFERS
