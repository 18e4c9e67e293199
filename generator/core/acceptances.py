"""Findings that a named person accepts until a day: what an acceptance does, and what none can do.

An accepted finding prints as a note and takes the approval all the same: to accept is to explain, and not
to mend.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.core.checking import CHECKS, algorithm_item, article_item
from generator.core.diagnostic import (
    LOADING_RULES,
    Acceptance,
    Diagnostic,
    Family,
    Finding,
    Rule,
    Severity,
    Span,
    finish,
    nearest,
)
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Accepted, Algorithm, Article, Claim, Reference
from generator.core.review_round import REVIEW_CHECKS
from generator.core.succession import COMPARISONS

ACCEPTANCES = Family("acceptances", "Whether what somebody accepted can be accepted, and still exists")

ACCEPTANCE_UNUSED = Rule(
    "acceptance-unused",
    Severity.WARNING,
    "An acceptance matches no finding, or its last day has passed.\n\n"
    "What is accepted must stay visible and must end. Delete the acceptance, or mend what it covered.\n\n"
    "Rule: this site's own; what is accepted must stay visible and must end.",
    ACCEPTANCES,
)

ACCEPTANCE_REFUSED = Rule(
    "acceptance-refused",
    Severity.ERROR,
    "An acceptance speaks of a finding that nobody can accept.\n\n"
    "Whether a file can be read, an id leads somewhere, a reviewer was free to review, or a date has passed\n"
    "is no matter of opinion, and readers must be able to rely on it. The finding stays as it is: delete\n"
    "the acceptance, and mend what was found.\n\n"
    "Rule: this site's own; facts and reviews are no matter of opinion.",
    ACCEPTANCES,
)

ACCEPTANCE_RULES = (ACCEPTANCE_REFUSED, ACCEPTANCE_UNUSED)

_REVIEW = "whether a review counts, and what is due, is no matter of opinion"
_OF_REVIEW = frozenset({"board-changes", "event-files", "reviews", "signatures"})
"""The families of the first round that are about people and their events."""


def acceptance_of(code: str) -> str:
    """How an acceptance of a code is written, as a hint says it."""
    return f"'accepted: [{{code: {code}, by: <you>, because: <why>, until: <day>}}]'"


def apply_acceptances(
    kb: KnowledgeBase, diagnostics: tuple[Diagnostic, ...], as_of: date
) -> tuple[Diagnostic, ...]:
    """Accepted findings become notes with the reason; an acceptance that cannot work is a finding itself."""
    by_place: dict[tuple[str, str], Accepted] = {}
    unused: dict[Span, Accepted] = {}
    result: list[Diagnostic] = []
    for item, accepted in _acceptances(kb):
        if why := _reason_to_refuse(accepted.code):
            result.append(_refused(accepted, why))
            continue
        unused[accepted.origin.span()] = accepted
        if accepted.until >= as_of:
            by_place[accepted.code, item] = accepted
    for diagnostic in diagnostics:
        keys = [(diagnostic.code, item) for item in diagnostic.about]
        matching = [by_place[key] for key in keys if key in by_place]
        for acceptance in matching:
            unused.pop(acceptance.origin.span(), None)
        result.append(_as_note(diagnostic, matching[0]) if matching else diagnostic)
    # What was left unread may be what an acceptance matches.
    told = (accepted for accepted in unused.values() if accepted.until < as_of or not kb.unreadable)
    result += [_unused(accepted, as_of) for accepted in told]
    return tuple(sorted(result))


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


def _reason_to_refuse(code: str) -> str:
    """Why findings of a code cannot be accepted; empty where they can, or where nobody knows the code."""
    if code in REVIEW_CHECKS:
        return _REVIEW
    if code in COMPARISONS:
        return "what a request may not do to the base, nobody can allow in the request"
    if code in LOADING_RULES or code in {rule.code for rule in ACCEPTANCE_RULES}:
        return "what cannot be read or believed cannot be shown"
    check = CHECKS.get(code)
    if check is None:
        return ""
    if check.rule.family.name in _OF_REVIEW:
        return _REVIEW
    is_fatal = check.stops_build and check.rule.severity is Severity.ERROR
    return "with it something on the page would lead nowhere" if is_fatal else ""


def _refused(accepted: Accepted, why: str) -> Diagnostic:
    message = f"'{accepted.code}' cannot be accepted: {why}"
    return _finished(
        ACCEPTANCE_REFUSED, accepted, message, "delete the acceptance, and mend what it should excuse"
    )


def _unused(accepted: Accepted, as_of: date) -> Diagnostic:
    ended = accepted.until < as_of
    why = f"ended on {accepted.until}" if ended else "matches no finding"
    close = None if ended or accepted.code in CHECKS else nearest(accepted.code, CHECKS)
    delete = (
        "delete it, and mend the finding or accept it again"
        if ended
        else "delete it: nothing is found any more"
    )
    hint = f"there is no such code; did you mean '{close}'?" if close else delete
    return _finished(ACCEPTANCE_UNUSED, accepted, f"the acceptance of '{accepted.code}' {why}", hint)


def _finished(rule: Rule, accepted: Accepted, message: str, hint: str) -> Diagnostic:
    return finish(Finding(accepted.origin.span("code"), message, hint), rule.code, rule.severity)


def _as_note(diagnostic: Diagnostic, accepted: Accepted) -> Diagnostic:
    hint = f"accepted by {accepted.by} until {accepted.until}: {accepted.because}"
    acceptance = Acceptance(accepted.by, accepted.because, accepted.until, diagnostic.severity)
    return replace(diagnostic, severity=Severity.NOTE, hint=hint, accepted=acceptance)
