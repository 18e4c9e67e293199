"""`evidence build`: the website, whole or not at all."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.build.branch import open_branch
from generator.cli.group import AS_OF, CannotRunError, day, main, root_of
from generator.cli.pull_request_event import EVENT, proposer_of, request_in
from generator.git import GitError


def address(_: click.Context, parameter: click.Parameter, written: str | None) -> str | None:
    """The address as written; refused where nobody could follow it from paper."""
    if written and not (written.startswith(("https://", "http://")) and urlsplit(written).hostname):
        raise click.BadParameter(f"'{written}' is no address such as https://example.org/base/")
    return written or None


@main.command()
@AS_OF
@click.option("--strict", is_flag=True, help="Warnings stop the build.")
@click.option(
    "--publish",
    type=click.Choice(["current", "approved"]),
    help="Today's words with their status, or the last approved words (default: what mkdocs.yml says).",
)
@click.option(
    "--site-url",
    metavar="URL",
    callback=address,
    help="Where the site will stand: sheets carry it as a QR code (default: what mkdocs.yml says).",
)
@click.option("--base", metavar="REV", help="A preview: also, as report.html, what changed against this.")
@EVENT
@click.pass_obj
def build(
    folder: Path,
    as_of: str | None,
    publish: str | None,
    *,
    strict: bool,
    site_url: str | None,
    base: str | None,
    event: Path | None,
) -> None:
    """Build the website into `site/`, whole or not at all."""
    if event and not base:
        raise click.UsageError("--event says who proposes a change; name what it is for with --base")
    # The engine takes half a second to import; the other commands do without it.
    from generator.plugin import build_site

    root, today = root_of(folder), day(as_of)
    proposer = proposer_of(request_in(event)) if event else None
    try:
        branch = open_branch(root, base, "", today, proposer=proposer) if base else None
    except GitError as error:
        raise CannotRunError(str(error)) from None
    settings = root / "mkdocs.yml"
    if not build_site(settings, today, strict=strict, publish=publish, site_url=site_url, branch=branch):
        sys.exit(1)
    click.echo(f"The site is built: open {root / 'site' / 'index.html'}")
