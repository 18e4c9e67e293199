"""`evidence codeowners`: whom GitHub asks about a change, written from the board or compared with it."""

from pathlib import Path

import click

from generator.cli.group import AS_OF, CannotRunError, main, open_at
from generator.project import Project
from generator.reports.codeowners import CODEOWNERS, codeowners_text, first_difference, people_left_out
from generator.writing.whole_file import replace_file


@main.command()
@AS_OF
@click.option("--check", "only_compare", is_flag=True, help="Write nothing; fail where the file differs.")
@click.pass_obj
def codeowners(folder: Path, as_of: str | None, *, only_compare: bool) -> None:
    """Write `.github/CODEOWNERS`, whom GitHub asks about a change, from the board."""
    project = open_at(folder, as_of)
    if project.stopping:
        problems = f"problems of loading or links: {len(project.stopping)}"
        raise click.ClickException(f"{problems}; run 'evidence check', nothing was written")
    text = codeowners_text(project.kb, project.as_of)
    different = first_difference(text, _text_of(project.root / CODEOWNERS))
    if only_compare:
        _refuse_drift(different)
    elif different:
        _write(project, text)
    click.echo(f"{CODEOWNERS} says what content/board.yml says")


def _refuse_drift(line: int) -> None:
    if line:
        where = f"'{CODEOWNERS}' does not say what content/board.yml says, from line {line} on"
        raise click.ClickException(f"{where}; run 'evidence codeowners' and commit the file")


def _write(project: Project, text: str) -> None:
    try:
        replace_file(project.root / CODEOWNERS, text)
    except OSError as error:
        raise CannotRunError(f"'{CODEOWNERS}' cannot be written: {error.strerror}") from None
    click.echo(f"wrote {CODEOWNERS}")
    for person in people_left_out(project.kb, project.as_of):
        click.echo(f"left out: '{person.id}' has no GitHub login in content/board.yml", err=True)


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise CannotRunError(f"'{CODEOWNERS}' cannot be read: {error.strerror}") from None
