"""The numbers typed into the steps of an algorithm: whether a claim that the step cites says the same.

A number taken as `{claim-id.value}` follows its claim by itself; one that was typed is compared with the
wordings, estimates and doses of the claims cited. Times belong to `timing` and are not looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.wordings import wordings_of
from generator.core.agreement import is_carried, is_in_frame
from generator.core.checking import algorithm_item, check
from generator.core.declaration import Origin
from generator.core.diagnostic import Finding, Severity, Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Claim, Step
from generator.core.quantities import Quantity, QuantityKind, quantities_in

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Typed:
    """A number typed into a step, with the claims that the step cites."""

    algorithm: Algorithm
    step: Step
    claims: tuple[Claim, ...]
    quantity: Quantity
    origin: Origin
    field: str
    text: str

    @property
    def written(self) -> str:
        return self.quantity.written_in(self.text)

    @property
    def place(self) -> Span:
        return self.origin.part(self.field, self.text, self.quantity.offset, self.quantity.length)

    @property
    def about(self) -> tuple[str, ...]:
        return (algorithm_item(self.algorithm.article),)


@check("step-figure-untraced", Severity.WARNING)
def untraced_figures(kb: KnowledgeBase) -> Iterator[Finding]:
    """A step gives a percentage, a count, a ratio or a difference that none of its claims says.

    It has no source, and nothing lapses when the truth changes. Take it from a claim as `{claim-id.value}`,
    cite the claim whose sentence says it, or word the step without it.

    Rule: AGREE II, item 12 (an explicit link between recommendations and evidence).
    """
    for typed in _typed_numbers(kb):
        if typed.quantity.is_result and not any(_says(claim, typed.quantity) for claim in typed.claims):
            message = f"'{typed.written}' in the step '{typed.step.id}' is said by no claim that it cites"
            hint = (
                "write {claim-id.value} in its place, or add the claim that says it to 'claims' of the step"
            )
            yield Finding(typed.place, message, hint, about=typed.about)


@check("step-dose-untraced", Severity.ERROR)
def untraced_doses(kb: KnowledgeBase) -> Iterator[Finding]:
    """A step gives a dose that none of its claims carries.

    A dose is the most dangerous number of a page, and this one was compared with no source. Cite the claim
    whose `exposure` carries it, or leave the dose to that claim.

    Rule: this site's own; a dose is compared with its source field by field.
    """
    for typed in _typed_numbers(kb):
        is_dose = typed.quantity.kind is QuantityKind.DOSE
        if is_dose and not any(_carries_dose(claim, typed.quantity) for claim in typed.claims):
            message = f"the dose '{typed.written}' in the step '{typed.step.id}' is in no claim that it cites"
            hint = "add the claim whose 'exposure' has it to 'claims' of the step, or leave the dose out"
            yield Finding(typed.place, message, hint, about=typed.about)


def _typed_numbers(kb: KnowledgeBase) -> Iterator[_Typed]:
    for algorithm in kb.algorithms.values():
        for step in algorithm.steps.values():
            for origin, field, text in _texts(step):
                if _DIGIT.search(text):
                    yield from _in_text(kb, algorithm, step, origin, field, text)


def _in_text(
    kb: KnowledgeBase, algorithm: Algorithm, step: Step, origin: Origin, field: str, text: str
) -> Iterator[_Typed]:
    named = [*step.claims, *(claim for branch in step.branches for claim in branch.claims)]
    if kb.unreadable and ("claims" in kb.unreadable or not kb.unreadable.isdisjoint(named)):
        # What could not be read may be what says it.
        return
    claims = tuple(kb.claims[key] for key in dict.fromkeys(named) if key in kb.claims)
    blanked = _PLACEHOLDER.sub(lambda match: " " * len(match[0]), text)
    for quantity in quantities_in(blanked):
        if _DIGIT.search(quantity.written_in(blanked)):
            yield _Typed(algorithm, step, claims, quantity, origin, field, text)


def _texts(step: Step) -> Iterator[tuple[Origin, str, str]]:
    fields = [(step.origin, "title", step.title), (step.origin, "text", step.text)]
    if step.plain:
        fields += [
            (step.plain.origin, "title", step.plain.title),
            (step.plain.origin, "text", step.plain.text),
        ]
    for branch in step.branches:
        fields += [(branch.origin, name, getattr(branch, name)) for name in ("when", "label", "plain")]
    yield from ((origin, field, text) for origin, field, text in fields if text)


def _says(claim: Claim, quantity: Quantity) -> bool:
    if is_carried(quantity, claim) or is_in_frame(quantity, claim):
        return True
    return any(
        _is_same(quantity, other) for wording in wordings_of(claim) for other in quantities_in(wording.text)
    )


def _carries_dose(claim: Claim, dose: Quantity) -> bool:
    texts = [wording.text for wording in wordings_of(claim)]
    texts += [f"{one.dose} {one.unit or ''}" for one in claim.exposure if one.dose]
    return any(
        (other.value, other.high, other.unit) == (dose.value, dose.high, dose.unit)
        for text in texts
        for other in quantities_in(text)
    )


def _is_same(one: Quantity, other: Quantity) -> bool:
    if one.is_share and other.is_share:
        return one.share == other.share
    return (one.kind, one.value, one.high) == (other.kind, other.value, other.high)
