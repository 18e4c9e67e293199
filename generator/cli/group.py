"""What every command shares: the group, the project's folder, the day, and how a refusal is said.

Exit codes: 0 clean, 1 errors or refusal, 2 could not run.
"""

import gc
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from generator.clock import day_of
from generator.core.diagnostic import nearest
from generator.project import Project, open_project

AS_OF = click.option("--as-of", metavar="DATE", help="The day of the statuses (default: today, UTC).")


class CannotRunError(click.ClickException):
    """The command could not do its work here; the content is not to blame."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "folder", type=click.Path(path_type=Path), default=Path(), help="The project's folder.")
@click.version_option(package_name="evidence-knowledge-base")
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Check and publish a knowledge base of medical evidence."""
    collect_rarely()
    context.obj = folder


def collect_rarely() -> None:
    """Let the garbage collector look less often: records form no circles, and there are millions of them."""
    gc.set_threshold(200_000, 50, 100)


def open_at(folder: Path, as_of: str | None) -> Project:
    """The project in a folder or above it, on the day as typed."""
    return open_project(root_of(folder), day(as_of))


def root_of(folder: Path) -> Path:
    """The folder, or the nearest above it, that holds a project."""
    start = folder.resolve()
    for candidate in (start, *start.parents):
        if (candidate / "mkdocs.yml").is_file():
            return candidate
    raise click.UsageError(f"no mkdocs.yml in {folder} or above; give the project's folder with -C")


def day(as_of: str | None) -> date:
    """The day as typed, else that of the environment, else today."""
    try:
        return day_of(as_of)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def unknown(noun: str, written: str, known: Iterable[str]) -> click.ClickException:
    """The refusal of a word that names nothing, with the nearest that does."""
    close = nearest(written, known)
    hint = f"; did you mean '{close}'?" if close else ""
    return click.ClickException(f"there is no {noun} '{written}'{hint}")
