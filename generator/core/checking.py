"""Checks: how one is declared, and how all of them run.

A check is a generator of findings over the base. Its code, level and docstring make the rule that
`evidence explain` prints; a check whose finding makes a link lead nowhere also stops the build.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from generator.core.collector import without_collector
from generator.core.diagnostic import Diagnostic, Finding, Rule, Severity, finish, rule_of
from generator.core.knowledge_base import KnowledgeBase

CheckFunction = Callable[[KnowledgeBase], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check with its rule; `stops_build` where a page could not be made honestly with the finding.

    `one_article`: what it finds in an article follows from that article with its algorithm, its claims and
    those it names, so that a comparison need not ask about articles that are equal (`core/differing.py`).
    """

    rule: Rule
    find: CheckFunction
    stops_build: bool
    one_article: bool = False


CHECKS: dict[str, Check] = {}


def check(
    code: str, severity: Severity, *, stops_build: bool = False, one_article: bool = False
) -> Callable[[CheckFunction], CheckFunction]:
    """Declare a check under its code and level; its docstring is the manual."""

    def declare(find: CheckFunction) -> CheckFunction:
        CHECKS[code] = Check(rule_of(code, severity, find), find, stops_build, one_article)
        return find

    return declare


@without_collector()
def run_checks(kb: KnowledgeBase, checks: Iterable[Check]) -> tuple[Diagnostic, ...]:
    """Everything the checks find, sorted by place; each place and sentence once, about all its items."""
    about: dict[Diagnostic, dict[str, None]] = {}
    for check in checks:
        for finding in check.find(kb):
            diagnostic = finish(finding, check.rule.code, check.rule.severity)
            about.setdefault(diagnostic, {}).update(dict.fromkeys(finding.about))
    return tuple(sorted(replace(diagnostic, about=tuple(items)) for diagnostic, items in about.items()))


def article_item(article: str) -> str:
    """The key of an article's own words."""
    return f"article:{article}"


def algorithm_item(article: str) -> str:
    """The key of an article's algorithm."""
    return f"algorithm:{article}"


def blocked_items(diagnostics: Iterable[Diagnostic]) -> frozenset[str]:
    """The items that cannot be approved: a finding of level error stands on them."""
    return frozenset(
        item
        for diagnostic in diagnostics
        if diagnostic.severity is Severity.ERROR
        for item in diagnostic.about
    )
