"""What stands in the way of an approval: errors, said before anything else and again beside their item.

A reviewer must not read for twenty minutes what nobody can approve. An error that was accepted still takes
the approval away, though it prints as a note.
"""

from collections.abc import Iterator

from generator.core.changes import BranchChanges
from generator.core.diagnostic import Diagnostic, Severity
from generator.reports.markdown_text import bullets, code, more, plain
from generator.reports.titles import Titles

_MOST = 10


def obstacle_list(changes: BranchChanges, titles: Titles) -> Iterator[str]:
    """For the head of the report: what cannot be approved, and every error of the branch."""
    blocked, errors = changes.blocked, _errors(changes)
    if blocked:
        names = [plain(titles.named(key), 120) for key in blocked[:_MOST]]
        names += [f"{len(blocked) - _MOST} more"] if len(blocked) > _MOST else []
        yield f"**Cannot be approved as it is, because of an error: {'; '.join(names)}.**"
    elif errors:
        yield "**The checks find errors, so this branch should not be merged as it is.**"
    if errors:
        yield bullets(_error(changes, titles, error) for error in errors[:_MOST])
        yield from more(errors, _MOST)


def obstacles_of(changes: BranchChanges, key: str) -> list[str]:
    """For the section of one item: why nobody can approve it."""
    if not changes.is_blocked(key):
        return []
    found = (error for error in _all_errors(changes) if key in error.about)
    return [f"**It cannot be approved**: {_words(error)}" for error in found]


def _errors(changes: BranchChanges) -> list[Diagnostic]:
    new, blocked = set(changes.diagnostics_new), set(changes.blocked)
    return [error for error in _all_errors(changes) if error in new or not blocked.isdisjoint(error.about)]


def _all_errors(changes: BranchChanges) -> Iterator[Diagnostic]:
    for found in changes.head.diagnostics:
        level = found.accepted.severity if found.accepted else found.severity
        if level is Severity.ERROR:
            yield found


def _error(changes: BranchChanges, titles: Titles, error: Diagnostic) -> str:
    named = [titles.named(key) for key in error.about if key in changes.head.assessment.subjects]
    lead = f"{plain(named[0], 120)}: " if named else ""
    return f"{lead}{_words(error)}; {plain(error.span.path, 160)}, line {error.span.line}"


def _words(error: Diagnostic) -> str:
    hint = f" ({plain(error.hint, 300)})" if error.hint else ""
    return f"{plain(error.message, 300)}{hint}; {code(error.code)}"
