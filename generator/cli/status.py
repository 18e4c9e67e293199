"""`evidence status`: the computed status of every item, or of one."""

import sys
from pathlib import Path

import click

from generator.cli.group import AS_OF, main, open_at, unknown
from generator.reports.console import status_lines


@main.command()
@click.argument("item", required=False)
@AS_OF
@click.pass_obj
def status(folder: Path, item: str | None, as_of: str | None) -> None:
    """Print the computed status of every article and claim, or of one ITEM."""
    project = open_at(folder, as_of)
    lines = list(status_lines(project.kb, project.assessment, item))
    if item and not lines:
        raise unknown("claim or article", item, [*project.kb.claims, *project.kb.articles])
    for line in lines:
        click.echo(line)
    if project.stopping:
        click.echo(f"problems of loading or links: {len(project.stopping)}; run 'evidence check'", err=True)
        sys.exit(1)
