"""Whether every path through an algorithm can be walked, ends, and says what it rests on."""

from collections.abc import Iterator

from generator.checks.mentions import Mention, unknown_id
from generator.core.checking import algorithm_item, check
from generator.core.diagnostic import Finding, Related, Severity
from generator.core.graph.steps import dead_ends, endless_steps, unending_loops, unreachable_steps
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Step
from generator.core.vocabulary import StepKind

_WITHOUT_NEXT = {
    StepKind.DECISION: "delete it, and lead on by 'branches', one for each answer",
    StepKind.END: "delete it: nothing follows an end; change 'kind' if the path goes on",
}


@check("step-unknown", Severity.ERROR, stops_build=True)
def unknown_steps(kb: KnowledgeBase) -> Iterator[Finding]:
    """An algorithm starts at, or leads to, a step that it does not have.

    Somebody following it would stand before a missing page of the path. Correct the id, or write the step.

    Rule: this site's own; every path leads somewhere.
    """
    for algorithm in kb.algorithms.values():
        about = (algorithm_item(algorithm.article),)
        for mention in _named_steps(algorithm, about):
            if mention.id not in algorithm.steps:
                yield unknown_id(mention, "step", algorithm.steps)


@check("step-unreachable", Severity.ERROR)
def unreachable(kb: KnowledgeBase) -> Iterator[Finding]:
    """No path from the start reaches a step.

    Nobody following the algorithm would ever be told it. Lead a path there, or delete it.

    Rule: this site's own; what nobody reaches tells nobody anything.
    """
    for algorithm in kb.algorithms.values():
        for step in unreachable_steps(algorithm):
            message = f"no path from '{algorithm.start}' reaches the step '{step.id}'"
            yield _at(
                algorithm,
                step,
                "",
                message,
                "name it in 'next' of another step or in 'to' of a branch, or delete it",
            )


@check("step-dead-end", Severity.ERROR)
def steps_leading_nowhere(kb: KnowledgeBase) -> Iterator[Finding]:
    """After a step nothing follows although it is no end, or no path from it ever reaches an end.

    The patient would be left in the middle of the path. Add `next` or branches, or make it `kind: end`; a
    referral may close a path.

    Rule: this site's own; every path ends where somebody meant it to.
    """
    for algorithm in kb.algorithms.values():
        for step in dead_ends(algorithm):
            message = f"nothing follows the {step.kind} step '{step.id}'"
            is_decision = step.kind is StepKind.DECISION
            missing = "'branches', one for each answer" if is_decision else "'next: <the step that follows>'"
            hint = f"add {missing}; where the path ends here, write 'kind: end'"
            yield _at(algorithm, step, "", message, hint)
        for step in endless_steps(algorithm):
            message = f"no path from the step '{step.id}' reaches an end"
            yield _at(
                algorithm,
                step,
                "",
                message,
                "let one of the steps that follow it lead to a step with 'kind: end'",
            )


@check("decision-single-exit", Severity.ERROR)
def single_exits(kb: KnowledgeBase) -> Iterator[Finding]:
    """A decision has only one exit, so it decides nothing.

    Either an answer was forgotten, or it is an action. Add the other exit, or change the kind.

    Rule: this site's own; one exit decides nothing.
    """
    for algorithm, step in _steps(kb, StepKind.DECISION):
        if len(step.branches) == 1:
            message = f"the decision '{step.id}' has only one exit"
            yield _at(
                algorithm,
                step,
                "branches",
                message,
                "add the branch for the other answer; where there is none, write 'kind: action' with 'next'",
            )


@check("otherwise-missing", Severity.ERROR)
def missing_otherwise(kb: KnowledgeBase) -> Iterator[Finding]:
    """A decision has no exit for everybody whom no other exit fits, or has it in the wrong place.

    Real patients fall between answers; without `otherwise` the path ends for them. Make the last branch,
    and only that one, `otherwise: true`.

    Rule: GLIA (decidability: no patient falls between the conditions).
    """
    for algorithm, step in _steps(kb, StepKind.DECISION):
        if not step.branches:
            continue
        if not any(branch.otherwise for branch in step.branches):
            message = f"the decision '{step.id}' has no exit for everybody else"
            yield _at(
                algorithm,
                step,
                "branches",
                message,
                "add as last branch '{otherwise: true, label: <No>, to: <step>}' for whom no other fits",
            )
        for branch in step.branches[:-1]:
            if branch.otherwise:
                message = f"'otherwise' is not the last exit of the decision '{step.id}'"
                place = branch.origin.span("otherwise")
                yield Finding(
                    place,
                    message,
                    "move this branch to the end of 'branches', and keep only one of its kind",
                    about=_about(algorithm),
                )


@check("branch-unlabelled", Severity.ERROR)
def unlabelled_branches(kb: KnowledgeBase) -> Iterator[Finding]:
    """An exit of a decision does not say when it is taken.

    Nobody could choose it. Write `when`, or `otherwise: true` with a `label`; an exit taken otherwise has
    no `when`.

    Rule: GLIA (decidability: every condition is stated).
    """
    for algorithm, step in _steps(kb):
        for branch in step.branches:
            exit_words = f"the exit of '{step.id}' to '{branch.to}'"
            if branch.when and branch.otherwise:
                message, hint = (
                    f"{exit_words} has both 'when' and 'otherwise'",
                    "keep 'when' for one answer, or 'otherwise' with 'label' for everybody else",
                )
                yield Finding(branch.origin.span("when"), message, hint, about=_about(algorithm))
            elif not branch.when and not branch.otherwise:
                message = f"{exit_words} does not say when it is taken"
                hint = "add 'when: <the answer>', or 'otherwise: true' with 'label' for everybody else"
                yield Finding(branch.origin.span("to"), message, hint, about=_about(algorithm))


@check("decision-ungrounded", Severity.ERROR)
def ungrounded_decisions(kb: KnowledgeBase) -> Iterator[Finding]:
    """A decision cites no claim and does not say why it needs none.

    Readers must be able to ask why the path parts here. Cite claims on the step or its branches, or write
    `because` where findings or wishes of the patient alone decide.

    Rule: AGREE II, item 12 (an explicit link between recommendations and evidence).
    """
    for algorithm, step in _steps(kb, StepKind.DECISION):
        cited = step.claims or any(branch.claims for branch in step.branches)
        if not cited and not step.because:
            message = f"the decision '{step.id}' cites no claim and gives no reason"
            yield _at(
                algorithm,
                step,
                "",
                message,
                "add 'claims: [<id>]' that it rests on, or 'because: <reason>' where it needs no evidence",
            )


@check("exits-misplaced", Severity.ERROR)
def misplaced_exits(kb: KnowledgeBase) -> Iterator[Finding]:
    """A step has exits that its kind cannot have.

    Only decisions have branches; decisions lead on by branches alone; after an end nothing follows.
    Change the kind, or the exits.

    Rule: this site's own; one form of step, one meaning.
    """
    for algorithm, step in _steps(kb):
        if step.branches and step.kind is not StepKind.DECISION:
            message = f"the {step.kind} step '{step.id}' has branches"
            yield _at(
                algorithm,
                step,
                "branches",
                message,
                "write 'kind: decision' where people part, or 'next: <step>' in place of 'branches'",
            )
        if step.next and step.kind in _WITHOUT_NEXT:
            message = f"the {step.kind} step '{step.id}' has 'next'"
            yield _at(algorithm, step, "next", message, _WITHOUT_NEXT[step.kind])


@check("loop-without-until", Severity.ERROR)
def loops_without_until(kb: KnowledgeBase) -> Iterator[Finding]:
    """Steps can be walked in circles, and no branch on the way says what ends it.

    A patient could be kept waiting or on a medicine for ever. Write `until` on the branch that leads back:
    what has to happen, or how often at most.

    Rule: this site's own; no patient is kept waiting for ever.
    """
    for algorithm in kb.algorithms.values():
        for loop in unending_loops(algorithm):
            way = ", ".join(f"'{step.id}'" for step in loop)
            related = tuple(Related(step.origin.span(), "part of the loop") for step in loop[1:])
            place = loop[0].origin.span()
            message = f"nothing ends the loop of {way}"
            hint = (
                "add 'until: <what ends it>' to the branch that leads back, such as 'until: after 3 months'"
            )
            yield Finding(place, message, hint, related, _about(algorithm))


def _steps(kb: KnowledgeBase, kind: StepKind | None = None) -> Iterator[tuple[Algorithm, Step]]:
    for algorithm in kb.algorithms.values():
        for step in algorithm.steps.values():
            if kind in (None, step.kind):
                yield algorithm, step


def _named_steps(algorithm: Algorithm, about: tuple[str, ...]) -> Iterator[Mention]:
    yield Mention(algorithm.start, algorithm.origin.span("start"), about)
    for step in algorithm.steps.values():
        if step.next:
            yield Mention(step.next, step.origin.span("next"), about)
        for branch in step.branches:
            yield Mention(branch.to, branch.origin.span("to"), about)


def _at(algorithm: Algorithm, step: Step, field: str, message: str, hint: str) -> Finding:
    return Finding(step.origin.span(field), message, hint, about=_about(algorithm))


def _about(algorithm: Algorithm) -> tuple[str, ...]:
    return (algorithm_item(algorithm.article),)
