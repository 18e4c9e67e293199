"""`evidence check`: every diagnostic, and the exit code that a pull request needs."""

import sys
from pathlib import Path

import click

from generator.cli.group import AS_OF, main, open_at
from generator.core.diagnostic import Severity
from generator.reports.console import print_diagnostics, records_text, summary_text


@main.command()
@AS_OF
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.pass_obj
def check(folder: Path, as_of: str | None, *, strict: bool) -> None:
    """Check the content; writes nothing."""
    project = open_at(folder, as_of)
    print_diagnostics(project.diagnostics, project.root)
    click.echo(summary_text(project.diagnostics, records_text(project.kb)))
    failing = Severity.WARNING if strict else Severity.ERROR
    if any(diagnostic.severity >= failing for diagnostic in project.diagnostics):
        sys.exit(1)
