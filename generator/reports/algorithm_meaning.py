"""The whole meaning of an algorithm as labelled rows: for whom it is, and its steps by number."""

from collections.abc import Iterator, Mapping

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Branch, Step
from generator.core.reading_order import reading_order
from generator.rendering.claim_figures import with_figures_of
from generator.reports.meaning import Row, name_of


def algorithm_rows(kb: KnowledgeBase, algorithm: Algorithm) -> Iterator[Row]:
    """Title, population and every step with its exits, in both wordings."""
    steps = reading_order(algorithm)
    numbers = {step.id: f"step {number}" for number, step in enumerate(steps, start=1)}
    yield Row("Title", (algorithm.title,))
    yield Row("For", (algorithm.population.for_,))
    yield Row("Not for", (algorithm.population.not_for or "(nobody is named)",))
    yield Row("Begins with", (_named(algorithm.start, numbers),))
    for step in steps:
        yield Row(numbers[step.id].capitalize(), tuple(_step(kb, step, numbers)))


def _step(kb: KnowledgeBase, step: Step, numbers: Mapping[Id, str]) -> Iterator[str]:
    yield f"{step.kind.label}: {_filled(kb, step.title)} ({step.id})"
    if step.text:
        yield _filled(kb, step.text)
    plain = step.plain
    wording = " / ".join(_filled(kb, text) for text in (plain and plain.title, plain and plain.text) if text)
    yield f"for patients: {wording or 'no wording of its own'}"
    if step.actor:
        yield f"by {step.actor}"
    if step.refer:
        yield f"refer to {step.refer.service}, {step.refer.urgency.label.lower()}"
    if step.timing and step.timing.wait:
        yield f"wait {step.timing.wait}"
    if step.timing and step.timing.at_most:
        yield f"at most {step.timing.at_most}"
    if step.because:
        yield f"because: {step.because}"
    yield from (f"rests on: {name_of(kb, claim)}" for claim in step.claims)
    if step.next:
        yield f"then {_named(step.next, numbers)}"
    for branch in step.branches:
        yield from _branch(kb, branch, numbers)


def _branch(kb: KnowledgeBase, branch: Branch, numbers: Mapping[Id, str]) -> Iterator[str]:
    parts = (
        f"if {branch.when}" if branch.when else "",
        "otherwise" if branch.otherwise else "",
        branch.label,
    )
    words = ", ".join(part for part in parts if part)
    plain = f" (for patients: {branch.plain})" if branch.plain else ""
    until = f", until {branch.until}" if branch.until else ""
    yield f"{words}{plain}: {_named(branch.to, numbers)}{until}"
    yield from (f"  which rests on: {name_of(kb, claim)}" for claim in branch.claims)


def _named(step: Id, numbers: Mapping[Id, str]) -> str:
    return f"{numbers[step]} ({step})" if step in numbers else f"'{step}'"


def _filled(kb: KnowledgeBase, text: str) -> str:
    return with_figures_of(text, kb.claims)
