"""Diagnostics like a good compiler's: code, place, one sentence naming the thing, and a hint.

Bad input never raises; it becomes a `Diagnostic`. Every code has a manual: the docstring of the function
that words its message, collected in a `Catalogue` of rules for `evidence explain` and the documentation.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from inspect import cleandoc
from typing import ParamSpec


class Severity(IntEnum):
    """How much a diagnostic matters; a higher number is worse."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word printed before the code: note, warning or error."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: path with forward slashes, line and column from 1, length in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """A second place that explains a diagnostic."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who accepts a finding, why, until which day, and the level it had before."""

    by: str
    because: str
    until: date
    severity: Severity


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem of the input, ordered by its place."""

    span: Span
    code: str
    severity: Severity
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    about: tuple[str, ...] = field(default=(), compare=False)
    """Ids of the items (claim, article, algorithm address) that cannot be approved while it stands."""
    accepted: Acceptance | None = field(default=None, compare=False)
    """Where somebody accepted the finding; its own level is then that of a note."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check yields: a sentence at a place; the check's code and level are added by the registry."""

    span: Span
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """The subject that rules share: the name that `--only` takes, and what its rules ask, as one sentence."""

    name: str
    title: str


FILES = Family("files", "Whether every file can be read as the records it holds")


@dataclass(frozen=True, slots=True)
class Rule:
    """The public description of a code: its level, its manual, and its family."""

    code: str
    severity: Severity
    manual: str
    family: Family = FILES
    of_requests: bool = False
    """True where it compares a request with its base, so that no page can say how it went."""

    @property
    def summary(self) -> str:
        """What is wrong, in one line: the first of the manual."""
        return self.manual.partition("\n")[0]

    @property
    def advice(self) -> str:
        """The rest of the manual: why it matters, what to do, and the rule's source."""
        return self.manual.partition("\n")[2].strip()


def rule_of(code: str, severity: Severity, declared: Callable[..., object]) -> Rule:
    """The rule of a declared function: its docstring is the manual, the file it stands in the family."""
    module = sys.modules[declared.__module__]
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    title = (module.__doc__ or "").partition("\n")[0].rstrip(".")
    return Rule(code, severity, cleandoc(declared.__doc__ or ""), Family(name, title))


P = ParamSpec("P")

LOADING_RULES: dict[str, Rule] = {}


def problem(
    code: str, severity: Severity, family: Family = FILES
) -> Callable[[Callable[P, Finding]], Callable[P, Diagnostic]]:
    """Declare the one function that words the message of `code`; its docstring is the manual.

    The decorated function returns a `Finding`; its callers get the finished `Diagnostic`.
    """

    def declare(word: Callable[P, Finding]) -> Callable[P, Diagnostic]:
        LOADING_RULES[code] = Rule(code, severity, cleandoc(word.__doc__ or ""), family)

        def diagnose(*args: P.args, **kwargs: P.kwargs) -> Diagnostic:
            return finish(word(*args, **kwargs), code, severity)

        return diagnose

    return declare


def finish(finding: Finding, code: str, severity: Severity) -> Diagnostic:
    """The diagnostic of a finding under its code and level, its message in one line."""
    # Words that are quoted may have stood on two.
    message = finding.message.replace("\n", " ")
    return Diagnostic(finding.span, code, severity, message, finding.hint, finding.related, finding.about)


def printable(text: str) -> str:
    """The text of a stranger, such as a file's name, with an escape for each sign that cannot be seen."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None where none is close (for hints)."""
    # difflib is slow to import and only needed once something is wrong.
    from difflib import get_close_matches

    lowered = {candidate.lower(): candidate for candidate in known}
    matches = get_close_matches(word.lower(), list(lowered), n=1, cutoff=0.6)
    return lowered[matches[0]] if matches else None
