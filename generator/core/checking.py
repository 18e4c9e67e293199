"""Checks: how one is declared, how all of them run, and what an acceptance does to their findings.

A check is a generator of findings over the base. Its code, level and docstring make the rule that
`evidence explain` prints; a check whose finding makes a link lead nowhere also stops the build.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from inspect import cleandoc

from generator.core.diagnostic import Diagnostic, Finding, Rule, Severity, Span, finish
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Accepted, Algorithm, Article, Claim, Reference

CheckFunction = Callable[[KnowledgeBase], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check with its rule; `stops_build` where a page could not be made honestly with the finding."""

    rule: Rule
    find: CheckFunction
    stops_build: bool


CHECKS: dict[str, Check] = {}


def check(
    code: str, severity: Severity, *, stops_build: bool = False
) -> Callable[[CheckFunction], CheckFunction]:
    """Declare a check under its code and level; its docstring is the manual."""

    def declare(find: CheckFunction) -> CheckFunction:
        CHECKS[code] = Check(Rule(code, severity, cleandoc(find.__doc__ or "")), find, stops_build)
        return find

    return declare


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


def apply_acceptances(
    kb: KnowledgeBase, diagnostics: tuple[Diagnostic, ...], as_of: date
) -> tuple[Diagnostic, ...]:
    """Accepted findings become notes with the reason; an acceptance that matches nothing is a warning."""
    by_place: dict[tuple[str, str], Accepted] = {}
    unused: dict[Span, Accepted] = {}
    for item, accepted in _acceptances(kb):
        unused[accepted.origin.span()] = accepted
        if accepted.until >= as_of:
            by_place[accepted.code, item] = accepted
    result = []
    for diagnostic in diagnostics:
        keys = [(diagnostic.code, item) for item in diagnostic.about]
        matching = [by_place[key] for key in keys if key in by_place]
        for acceptance in matching:
            unused.pop(acceptance.origin.span(), None)
        result.append(_as_note(diagnostic, matching[0]) if matching else diagnostic)
    result += [_unused(accepted, as_of) for accepted in unused.values()]
    return tuple(sorted(result))


ACCEPTANCE_UNUSED = Rule(
    "acceptance-unused",
    Severity.WARNING,
    "An acceptance matches no finding, or its last day has passed.\n\n"
    "What is accepted must stay visible and must end. Delete the acceptance, or mend what it covered.",
)


def _acceptances(kb: KnowledgeBase) -> Iterator[tuple[str, Accepted]]:
    owners: list[tuple[str, Claim | Article | Algorithm | Reference]] = [
        *kb.claims.items(),
        *((article_item(key), article) for key, article in kb.articles.items()),
        *((algorithm_item(key), algorithm) for key, algorithm in kb.algorithms.items()),
        *kb.references.items(),
    ]
    for item, record in owners:
        accepted = record.custom.accepted if isinstance(record, Reference) else record.accepted
        for acceptance in accepted:
            yield item, acceptance


def _as_note(diagnostic: Diagnostic, accepted: Accepted) -> Diagnostic:
    hint = f"accepted by {accepted.by} until {accepted.until}: {accepted.because}"
    return replace(diagnostic, severity=Severity.NOTE, hint=hint)


def _unused(accepted: Accepted, as_of: date) -> Diagnostic:
    ended = accepted.until < as_of
    why = f"ended on {accepted.until}" if ended else "matches no finding"
    finding = Finding(accepted.origin.span("code"), f"the acceptance of '{accepted.code}' {why}", "delete it")
    return finish(finding, ACCEPTANCE_UNUSED.code, ACCEPTANCE_UNUSED.severity)
