"""Findings as workflow commands of GitHub, which show them on the lines of a pull request.

What comes from strangers is escaped as GitHub reads it back, so that no text of theirs begins a command.
"""

from generator.core.diagnostic import Diagnostic, Severity
from generator.reports.check_formats import CheckReport, check_format

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


@check_format("github")
def github_commands(report: CheckReport) -> str:
    """One command per finding, then the closing line.

    GitHub shows ten of each level and step, so the worst come first.
    """
    worst_first = sorted(report.diagnostics, key=lambda found: (-found.severity, found))
    return "".join(f"{_command(found)}\n" for found in worst_first) + f"{report.summary}\n"


def _command(found: Diagnostic) -> str:
    span = found.span
    properties = {
        "file": span.path,
        "line": f"{span.line}",
        "col": f"{span.column}",
        "endColumn": f"{span.column + max(span.length, 1)}",
        "title": found.code,
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{found.message}\n{found.hint}" if found.hint else found.message
    return f"::{_COMMANDS[found.severity]} {written}::{_message(text)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
