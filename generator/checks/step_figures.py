"""The figures that enter an algorithm as `{claim-id.value}`: each is known, printed, and cited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.mentions import Mention, unknown_id
from generator.core.checking import algorithm_item, check
from generator.core.declaration import Id, Origin
from generator.core.diagnostic import Finding, Severity, Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Claim, Step

_BRACES = re.compile(r"\{([^{}]*)\}")
_FIGURE = re.compile(r"(?P<claim>[A-Za-z0-9][A-Za-z0-9_-]*)\.(?P<part>value|ci)")


@dataclass(frozen=True, slots=True)
class _Figure:
    algorithm: Algorithm
    step: Step
    origin: Origin
    field: str
    text: str
    found: re.Match[str]
    is_printed: bool
    """True in the fields whose figures the page replaces."""

    @property
    def place(self) -> Span:
        return self.origin.part(self.field, self.text, self.found.start(), len(self.found[0]))

    @property
    def written(self) -> str:
        return self.found[1]

    @property
    def parts(self) -> re.Match[str] | None:
        return _FIGURE.fullmatch(self.written)

    @property
    def about(self) -> tuple[str, ...]:
        return (algorithm_item(self.algorithm.article),)


@check("figure-unknown", Severity.ERROR, stops_build=True)
def unknown_figures(kb: KnowledgeBase) -> Iterator[Finding]:
    """A step takes a figure from a claim that does not exist, or in a form or place that is not replaced.

    The reader would see the braces instead of the number. The forms are `{claim-id.value}` and
    `{claim-id.ci}`, in the title and the text of a step, for clinicians or patients.

    Rule: this site's own; braces must not reach readers as text.
    """
    for figure in _figures(kb):
        parts = figure.parts
        shown = f"'{{{figure.written}}}'"
        if parts is None:
            message, hint = (
                f"{shown} is no figure of a claim",
                "write {claim-id.value} or {claim-id.ci}, with the id of a claim",
            )
            yield Finding(figure.place, message, hint, about=figure.about)
        elif not figure.is_printed:
            message, hint = (
                f"{shown} is not turned into a figure here",
                "move it into 'title' or 'text' of the step, where the page prints the figure",
            )
            yield Finding(figure.place, message, hint, about=figure.about)
        elif parts["claim"] not in kb.claims and not _is_excused(kb, parts["claim"]):
            yield unknown_id(Mention(Id(parts["claim"]), figure.place, figure.about), "claim", kb.claims)


@check("figure-missing", Severity.ERROR)
def missing_figures(kb: KnowledgeBase) -> Iterator[Finding]:
    """A step takes a figure from a claim that shows none.

    The page could only say that it is not given. Mark the estimate of the claim's sentence with
    `shown: true`, give it an interval, or word the step without the figure.

    Rule: this site's own; a figure in a step shows something.
    """
    for figure, claim, part in _known_figures(kb):
        if not _gives(claim, part):
            message = f"the claim '{claim.id}' shows no {'interval' if part == 'ci' else 'figure'}"
            hint = "add 'shown: true' to the estimate of the claim, or word the step without its figure"
            yield Finding(figure.place, message, hint, about=figure.about)


@check("figure-uncited", Severity.ERROR)
def uncited_figures(kb: KnowledgeBase) -> Iterator[Finding]:
    """A step takes a figure from a claim that it does not cite.

    The approval of an algorithm leans on the claims it cites: a figure from another claim could change
    without anybody looking. Add the claim to `claims` of the step.

    Rule: this site's own; approval never outlives its grounds.
    """
    for figure, claim, _ in _known_figures(kb):
        step = figure.step
        if claim.id not in step.claims and not any(claim.id in branch.claims for branch in step.branches):
            message = f"the step '{step.id}' takes a figure from '{claim.id}' and does not cite it"
            yield Finding(
                figure.place, message, f"add '{claim.id}' to 'claims' of the step", about=figure.about
            )


def _known_figures(kb: KnowledgeBase) -> Iterator[tuple[_Figure, Claim, str]]:
    for figure in _figures(kb):
        parts = figure.parts
        if parts and figure.is_printed and (claim := kb.claims.get(Id(parts["claim"]))):
            yield figure, claim, parts["part"]


def _figures(kb: KnowledgeBase) -> Iterator[_Figure]:
    for algorithm in kb.algorithms.values():
        for step in algorithm.steps.values():
            for origin, field, text, is_printed in _texts(step):
                for match in _BRACES.finditer(text or ""):
                    yield _Figure(algorithm, step, origin, field, text or "", match, is_printed)


def _texts(step: Step) -> Iterator[tuple[Origin, str, str | None, bool]]:
    yield step.origin, "title", step.title, True
    yield step.origin, "text", step.text, True
    if step.plain:
        yield step.plain.origin, "title", step.plain.title, True
        yield step.plain.origin, "text", step.plain.text, True
    yield step.origin, "because", step.because, False
    for branch in step.branches:
        for field in ("when", "label", "plain", "until"):
            yield branch.origin, field, getattr(branch, field), False


def _is_excused(kb: KnowledgeBase, name: str) -> bool:
    return name in kb.unreadable or name in kb.removed or "claims" in kb.unreadable


def _gives(claim: Claim, part: str) -> bool:
    shown = claim.shown_estimate
    if shown is None:
        return False
    if part == "ci":
        return shown.ci is not None
    counted = shown.events is not None and shown.total is not None
    return shown.value is not None or bool(shown.arms) or counted
