"""`evidence serve`: the site while one writes."""

from pathlib import Path

import click

from generator.cli.group import AS_OF, day, main, root_of


@main.command()
@AS_OF
@click.option("--address", default="127.0.0.1:8000", help="Where to serve.")
@click.option("--base", metavar="REV", help="Also show, as report.html, what changed against this revision.")
@click.pass_obj
def serve(folder: Path, as_of: str | None, address: str, base: str | None) -> None:
    """Show the site while you write, built again on every save."""
    from generator.plugin import serve_site

    serve_site(root_of(folder) / "mkdocs.yml", day(as_of) if as_of else None, address, base)
