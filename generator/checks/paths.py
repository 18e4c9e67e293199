"""What the steps of a path must say: what they rest on, how long they wait, and what comes before a wait."""

from collections.abc import Iterator

from generator.core.approval import Status
from generator.core.checking import algorithm_item, check
from generator.core.declaration import Id
from generator.core.diagnostic import Finding, Related, Severity, Span
from generator.core.graph.steps import steps_after_waiting
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Step
from generator.core.reading_order import STEPS_OF_A_SHEET
from generator.core.review_round import review_check
from generator.core.status import Assessment
from generator.core.vocabulary import Stage, StepKind

"""Steps that fit on one printed page and into one head."""

_ACTING = (StepKind.ACTION, StepKind.REFER, StepKind.WAIT)


@check("step-ungrounded", Severity.ERROR)
def ungrounded_steps(kb: KnowledgeBase) -> Iterator[Finding]:
    """A step that acts, refers or waits cites no claim.

    Somebody will do to a patient what it says, and cannot ask why. Cite the claims it rests on under
    `claims`; what is only good practice is a claim of `kind: good-practice`.

    Rule: AGREE II, item 12 (an explicit link between recommendations and evidence).
    """
    for algorithm, step in _steps(kb):
        if step.kind in _ACTING and not step.claims:
            message = f"the {step.kind} step '{step.id}' cites no claim"
            yield Finding(
                step.origin.span(),
                message,
                "add 'claims: [<id>]' with the claims that say why this is done",
                about=_about(algorithm),
            )


@check("wait-untimed", Severity.WARNING)
def untimed_waits(kb: KnowledgeBase) -> Iterator[Finding]:
    """A step waits and does not say how long.

    One reader waits a week and another a year. Add `timing` with `wait` or `at_most`; times stand there and
    not in the text, so that every page and printout can show them.

    Rule: GLIA (executability: what to do is stated exactly).
    """
    for algorithm, step in _steps(kb):
        if step.kind is StepKind.WAIT and not (step.timing and (step.timing.wait or step.timing.at_most)):
            message = f"the wait step '{step.id}' does not say how long"
            hint = "add 'timing: {wait: <how long>}', or 'timing: {at_most: <the longest>}'"
            yield Finding(step.origin.span(), message, hint, about=_about(algorithm))


@check("red-flag-late", Severity.ERROR)
def late_red_flags(kb: KnowledgeBase) -> Iterator[Finding]:
    """A red flag of the article is asked for only after a wait that it should override.

    The patient with the warning sign would wait first. Cite the claim on a step before the wait too.

    Rule: this site's own; red flags override waits.
    """
    for algorithm in kb.algorithms.values():
        article = kb.articles.get(algorithm.article)
        if article is None or not article.red_flags.claims:
            continue
        late = {step.id for step in steps_after_waiting(algorithm)}
        cited = [mention for mention in _citations(algorithm) if mention[0] in article.red_flags.claims]
        early = {claim for claim, step, _ in cited if step.id not in late}
        for claim, step, place in cited:
            if claim not in early:
                message = f"the red flag '{claim}' is asked for only after a wait, on the step '{step.id}'"
                hint = "add it to 'claims' of a step before the wait too, so that nobody waits with it"
                yield Finding(place, message, hint, about=_about(algorithm))


@check("population-open", Severity.WARNING)
def open_populations(kb: KnowledgeBase) -> Iterator[Finding]:
    """An algorithm does not say for whom it is not meant, although its article has red flags.

    People with a warning sign would start a path that was not made for them. Add `not_for` to the
    `population`.

    Rule: AGREE II, item 3 (the population is specifically described).
    """
    for algorithm in kb.algorithms.values():
        article = kb.articles.get(algorithm.article)
        if article and article.red_flags.claims and not algorithm.population.not_for:
            message = f"the algorithm '{algorithm.title}' does not say for whom it is not meant"
            place = algorithm.population.origin.span()
            yield Finding(
                place,
                message,
                "add 'not_for: <who needs something else>' under 'population'",
                about=_about(algorithm),
            )


@check("algorithm-long", Severity.WARNING)
def long_algorithms(kb: KnowledgeBase) -> Iterator[Finding]:
    """An algorithm has more than 15 steps.

    Nobody keeps it in mind between two patients, and it does not fit on a printed page. Split it where one
    question ends, and refer from one article to the other.

    Rule: this site's own; a path fits on one page.
    """
    for algorithm in kb.algorithms.values():
        if len(algorithm.steps) > STEPS_OF_A_SHEET:
            message = f"the algorithm '{algorithm.title}' has {len(algorithm.steps)} steps"
            hint = f"join steps or split it in two: {STEPS_OF_A_SHEET} are the most that fit on a sheet"
            first_beyond = list(algorithm.steps.values())[STEPS_OF_A_SHEET]
            yield Finding(first_beyond.origin.span(), message, hint, about=_about(algorithm))


@review_check("path-unapproved", Severity.WARNING)
def unapproved_paths(kb: KnowledgeBase, assessment: Assessment) -> Iterator[Finding]:
    """An approved algorithm rests on a claim that is not approved, or no longer.

    Its printout bears the word "approved", and one of its steps rests on what nobody vouches for today. Bring
    the claim through review, or word the step without it; where nothing of an algorithm is approved, its page
    says so itself.

    Rule: this site's own; approval never outlives its grounds.
    """
    for algorithm in kb.algorithms.values():
        if assessment.algorithms[algorithm.article].stage is not Stage.APPROVED:
            continue
        open_claims: dict[Id, Span] = {}
        for claim, _, place in _citations(algorithm):
            if claim in assessment.claims and assessment.claims[claim].stage is not Stage.APPROVED:
                open_claims.setdefault(claim, place)
        if open_claims:
            named = ", ".join(f"'{claim}' ({_words(assessment.claims[claim])})" for claim in open_claims)
            message = f"the approved algorithm '{algorithm.title}' rests on {named}"
            hint = "ask reviewers to approve these claims, or word the steps without them"
            first, *others = open_claims.values()
            related = tuple(Related(place, "here too") for place in others)
            yield Finding(first, message, hint, related, about=_about(algorithm))


def _steps(kb: KnowledgeBase) -> Iterator[tuple[Algorithm, Step]]:
    for algorithm in kb.algorithms.values():
        for step in algorithm.steps.values():
            yield algorithm, step


def _citations(algorithm: Algorithm) -> Iterator[tuple[Id, Step, Span]]:
    for step in algorithm.steps.values():
        for position, claim in enumerate(step.claims):
            yield claim, step, step.origin.span("claims", position)
        for branch in step.branches:
            for position, claim in enumerate(branch.claims):
                yield claim, step, branch.origin.span("claims", position)


def _about(algorithm: Algorithm) -> tuple[str, ...]:
    return (algorithm_item(algorithm.article),)


def _words(status: Status) -> str:
    return "on hold" if status.stage is Stage.HOLD else status.word.replace("-", " ")
