"""The second round of checks: what can only be asked once the statuses of a day are known.

Its findings are never accepted away, and take no approval: when something is due, and whose voice counts, is
no matter of opinion, and the status has already counted it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.core.checking import Check, run_checks
from generator.core.diagnostic import Diagnostic, Finding, Rule, Severity, rule_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.status import Assessment

ReviewFunction = Callable[[KnowledgeBase, Assessment], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class ReviewCheck:
    """A check of the second round with its rule."""

    rule: Rule
    find: ReviewFunction


REVIEW_CHECKS: dict[str, ReviewCheck] = {}


def review_check(code: str, severity: Severity) -> Callable[[ReviewFunction], ReviewFunction]:
    """Declare a check of the second round under its code and level; its docstring is the manual."""

    def declare(find: ReviewFunction) -> ReviewFunction:
        REVIEW_CHECKS[code] = ReviewCheck(rule_of(code, severity, find), find)
        return find

    return declare


def run_review_checks(kb: KnowledgeBase, assessment: Assessment) -> tuple[Diagnostic, ...]:
    """Everything the second round finds on the day of the assessment, sorted by place."""
    return run_checks(kb, (_on(assessment, check) for check in REVIEW_CHECKS.values()))


def _on(assessment: Assessment, check: ReviewCheck) -> Check:
    def find(kb: KnowledgeBase) -> Iterator[Finding]:
        return check.find(kb, assessment)

    return Check(check.rule, find, stops_build=False)
