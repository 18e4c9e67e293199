"""The command line: `evidence check`, `status`, `explain`, `build`, `serve`.

An adapter: it reads options and the clock, calls one function, prints, and sets the exit code: 0 clean,
1 errors or refusal, 2 could not run.
"""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from generator.core.diagnostic import Severity, nearest
from generator.core.model import all_records
from generator.core.schema import manual_of
from generator.project import Project, all_rules, day_of, open_project
from generator.reports.console import (
    print_diagnostics,
    records_text,
    rule_text,
    status_lines,
    summary_text,
)

AS_OF = click.option("--as-of", metavar="DATE", help="The day of the statuses (default: today, UTC).")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "folder", type=click.Path(path_type=Path), default=Path(), help="The project's folder.")
@click.version_option(package_name="evidence-knowledge-base")
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Check and publish a knowledge base of medical evidence."""
    context.obj = folder


@main.command()
@AS_OF
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.pass_obj
def check(folder: Path, as_of: str | None, *, strict: bool) -> None:
    """Check the content; writes nothing."""
    project = _open(folder, as_of)
    print_diagnostics(project.diagnostics, project.root)
    click.echo(summary_text(project.diagnostics, records_text(project.kb)))
    failing = Severity.WARNING if strict else Severity.ERROR
    if any(diagnostic.severity >= failing for diagnostic in project.diagnostics):
        sys.exit(1)


@main.command()
@click.argument("item", required=False)
@AS_OF
@click.pass_obj
def status(folder: Path, item: str | None, as_of: str | None) -> None:
    """Print the computed status of every article and claim, or of one ITEM."""
    project = _open(folder, as_of)
    lines = list(status_lines(project.kb, project.assessment, item))
    if item and not lines:
        raise _unknown("claim or article", item, [*project.kb.claims, *project.kb.articles])
    for line in lines:
        click.echo(line)
    if project.stopping:
        click.echo(f"problems of loading or links: {len(project.stopping)}; run 'evidence check'", err=True)
        sys.exit(1)


@main.command()
@click.argument("word")
def explain(word: str) -> None:
    """Print the manual of a diagnostic code, or of a record such as `claim` with its fields."""
    rules = all_rules()
    records = {name.lower(): record for name, record in all_records().items()}
    if word in rules:
        click.echo(rule_text(rules[word]))
    elif word.lower() in records:
        click.echo("\n".join(manual_of(records[word.lower()])))
    else:
        raise _unknown("code or record", word, [*rules, *records])


@main.command()
@AS_OF
@click.option("--strict", is_flag=True, help="Warnings stop the build.")
@click.pass_obj
def build(folder: Path, as_of: str | None, *, strict: bool) -> None:
    """Build the website into `site/`, whole or not at all."""
    # The engine takes half a second to import; the other commands do without it.
    from generator.plugin import build_site

    root = _root(folder)
    if not build_site(root / "mkdocs.yml", _day(as_of), strict=strict):
        sys.exit(1)
    click.echo(f"The site is built: open {root / 'site' / 'index.html'}")


@main.command()
@AS_OF
@click.option("--address", default="127.0.0.1:8000", help="Where to serve.")
@click.pass_obj
def serve(folder: Path, as_of: str | None, address: str) -> None:
    """Show the site while you write, built again on every save."""
    from generator.plugin import serve_site

    serve_site(_root(folder) / "mkdocs.yml", _day(as_of) if as_of else None, address)


def _open(folder: Path, as_of: str | None) -> Project:
    return open_project(_root(folder), _day(as_of))


def _root(folder: Path) -> Path:
    start = folder.resolve()
    for candidate in (start, *start.parents):
        if (candidate / "mkdocs.yml").is_file():
            return candidate
    raise click.UsageError(f"no mkdocs.yml in {folder} or above; give the project's folder with -C")


def _day(as_of: str | None) -> date:
    try:
        return day_of(as_of)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _unknown(noun: str, written: str, known: Iterable[str]) -> click.ClickException:
    close = nearest(written, known)
    hint = f"; did you mean '{close}'?" if close else ""
    return click.ClickException(f"there is no {noun} '{written}'{hint}")
