"""`evidence export`: the citation graph in a format for other programs."""

import sys
from pathlib import Path

import click

from generator.cli.group import AS_OF, CannotRunError, main, open_at
from generator.exports import all_exports
from generator.rendering.graph_data import graph_data
from generator.writing.whole_file import replace_file_by


@main.command()
@click.argument("form", metavar="FORMAT", type=click.Choice([*all_exports()]))
@AS_OF
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to this file instead of standard output.",
)
@click.pass_obj
def export(folder: Path, form: str, as_of: str | None, *, file: Path | None) -> None:
    """Print the citation graph as json, graphml, gexf, json-ld, nodes-csv or edges-csv."""
    project = open_at(folder, as_of)
    if project.stopping:
        problems = f"problems of loading or links: {len(project.stopping)}"
        raise click.ClickException(f"{problems}; run 'evidence check', nothing was written")
    pieces = all_exports()[form].make(graph_data(project.kb, project.assessment))
    if file is None:
        sys.stdout.writelines(pieces)
        return
    try:
        replace_file_by(file, pieces)
    except OSError as error:
        raise CannotRunError(f"'{file}' cannot be written: {error.strerror}") from None
    click.echo(f"wrote {file}")
