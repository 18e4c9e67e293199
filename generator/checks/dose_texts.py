"""Every text in which a dose may be read wrongly, with its place: the walk that the checks of doses share.

It holds no check. An amount is one text with its unit, since a reader meets them together, though the files
have a field for each.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.checks.mentions import place_of, prose_texts
from generator.core.checking import algorithm_item
from generator.core.declaration import Origin
from generator.core.diagnostic import Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim, Home, Step


@dataclass(frozen=True, slots=True)
class DoseText:
    """A text in which a dose may stand, with what to say of it."""

    text: str
    origin: Origin
    field: str
    about: tuple[str, ...]
    prose: Article | Home | None = None
    amount: int = 0
    """How long the amount of a medicine is, where its unit follows."""

    def place(self, offset: int, length: int) -> Span:
        """Where a part of it stands."""
        if self.prose:
            return place_of(self.prose, offset, length)
        if self.amount:
            return self._place_in_exposure(offset, length)
        return self.origin.part(self.field, self.text, offset, length)

    def _place_in_exposure(self, offset: int, length: int) -> Span:
        """The amount and its unit are read as one text, and written in two fields."""
        amount, unit = self.text[: self.amount], self.text[self.amount + 1 :]
        if offset > self.amount:
            return self.origin.part("unit", unit, offset - self.amount - 1, length)
        return self.origin.part("dose", amount, offset, min(length, self.amount - offset))


def dose_texts(kb: KnowledgeBase, may_hold: Callable[[str], bool]) -> Iterator[DoseText]:
    """The texts of claims, steps and prose that may hold a dose, as `may_hold` says of their words."""
    for claim in kb.claims.values():
        for origin, field, written in _texts_of_claim(claim):
            if written and may_hold(written):
                yield DoseText(written, origin, field, (claim.id,))
        yield from _amounts(claim, may_hold)
    for algorithm in kb.algorithms.values():
        for step in algorithm.steps.values():
            for origin, field, written in _texts_of_step(step):
                if written and may_hold(written):
                    yield DoseText(written, origin, field, (algorithm_item(algorithm.article),))
    for prose, about in prose_texts(kb):
        if may_hold(prose.body):
            yield DoseText(prose.body, prose.origin, "", about, prose)


def _amounts(claim: Claim, may_hold: Callable[[str], bool]) -> Iterator[DoseText]:
    for taken in claim.exposure:
        written = f"{taken.dose} {taken.unit or ''}"
        if taken.dose and may_hold(written):
            yield DoseText(written, taken.origin, "dose", (claim.id,), amount=len(taken.dose))


def _texts_of_claim(claim: Claim) -> Iterator[tuple[Origin, str, str | None]]:
    yield claim.origin, "statement", claim.statement
    yield claim.origin, "plain", claim.plain
    for taken in claim.exposure:
        yield taken.origin, "schedule", taken.schedule
        yield taken.origin, "route", taken.route


def _texts_of_step(step: Step) -> Iterator[tuple[Origin, str, str | None]]:
    yield step.origin, "title", step.title
    yield step.origin, "text", step.text
    if step.plain:
        yield step.plain.origin, "title", step.plain.title
        yield step.plain.origin, "text", step.plain.text
