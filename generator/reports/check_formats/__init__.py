"""The findings of a check for programs, one file per format, found by discovery.

The text for people is in `reports/console.py`, since only that needs colours and the width of a terminal.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.core.diagnostic import Diagnostic, Rule, Severity
from generator.core.registry import modules_of
from generator.reports.console import Lines


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What one run of the checks found, and what it read."""

    diagnostics: tuple[Diagnostic, ...]
    rules: Mapping[str, Rule]
    """Every rule by its code."""
    as_of: date
    records: Mapping[str, int]
    """How many records of each sort were read."""
    summary: str
    """The closing line of the text."""
    lines: Lines
    only: tuple[str, ...] = ()
    """The codes and families that were asked for; empty for all."""
    left_out: int = 0
    """How many findings of other codes there are besides."""


CheckFormat = Callable[[CheckReport], str]

CHECK_FORMATS: dict[str, CheckFormat] = {}


def check_format(name: str) -> Callable[[CheckFormat], CheckFormat]:
    """Mark the function of a module of this package that writes the findings in the format of this name."""

    def declare(write: CheckFormat) -> CheckFormat:
        CHECK_FORMATS[name] = write
        return write

    return declare


def all_check_formats() -> Mapping[str, CheckFormat]:
    """Every format by its name."""
    for _ in modules_of(__name__):
        pass
    return CHECK_FORMATS


def counts_of(diagnostics: tuple[Diagnostic, ...]) -> dict[str, int]:
    """How many findings there are of each level, the worst first."""
    levels = sorted(Severity, reverse=True)
    return {level.word: sum(found.severity is level for found in diagnostics) for level in levels}
