"""`evidence build`: the website, whole or not at all."""

import sys
from pathlib import Path

import click

from generator.cli.group import AS_OF, day, main, root_of


@main.command()
@AS_OF
@click.option("--strict", is_flag=True, help="Warnings stop the build.")
@click.option(
    "--publish",
    type=click.Choice(["current", "approved"]),
    help="Today's words with their status, or the last approved words (default: what mkdocs.yml says).",
)
@click.pass_obj
def build(folder: Path, as_of: str | None, publish: str | None, *, strict: bool) -> None:
    """Build the website into `site/`, whole or not at all."""
    # The engine takes half a second to import; the other commands do without it.
    from generator.plugin import build_site

    root = root_of(folder)
    if not build_site(root / "mkdocs.yml", day(as_of), strict=strict, publish=publish):
        sys.exit(1)
    click.echo(f"The site is built: open {root / 'site' / 'index.html'}")
