"""`evidence check`: every diagnostic, and the exit code that a pull request needs.

Where only some findings are asked for, files that cannot be read are named all the same: what nobody could
read was not checked either.
"""

import sys
from pathlib import Path

import click

from generator.cli.group import AS_OF, CannotRunError, day, main, open_at, root_of, unknown
from generator.cli.pull_request_event import EVENT, proposer_of, request_in
from generator.core.diagnostic import FILES, Diagnostic, Severity
from generator.core.succession import Proposer
from generator.git import GitError, files_at
from generator.loading.files import MAX_BYTES
from generator.project import FOLDERS, Project, all_rules, open_request
from generator.reports.check_formats import CheckReport, all_check_formats
from generator.reports.console import (
    Lines,
    family_lines,
    line_reader,
    print_diagnostics,
    record_counts,
    records_text,
    summary_text,
)

TEXT = "text"


@main.command()
@AS_OF
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--base", metavar="REV", help="Also check what may become of this revision, such as origin/main."
)
@click.option("--head", metavar="REV", help="With --base: check this commit, not the files on disk.")
@EVENT
@click.option(
    "--only", metavar="CODE|FAMILY", multiple=True, help="Only findings of this code or family; repeatable."
)
@click.option(
    "--format",
    "form",
    type=click.Choice([TEXT, *sorted(all_check_formats())]),
    default=TEXT,
    show_default=True,
    help="For people, for the lines of a pull request, or for programs.",
)
@click.pass_obj
def check(
    folder: Path,
    as_of: str | None,
    *,
    strict: bool,
    base: str | None,
    head: str | None,
    event: Path | None,
    only: tuple[str, ...],
    form: str,
) -> None:
    """Check the content; writes nothing."""
    wanted = _codes(only)
    if base is not None and not base.strip():
        raise click.UsageError("--base names no revision; give one, such as origin/main")
    if event and not base:
        raise click.UsageError("--event says who proposes a change; name what it is for with --base")
    if head is not None and not (base and head.strip()):
        raise click.UsageError("--head names a commit to compare; name what it is for with --base")
    proposer = proposer_of(request_in(event)) if event else None
    project = _open_on(base, head, folder, as_of, proposer) if base else open_at(folder, as_of)
    report = _report(project, only, wanted, _lines_of(project.root, head))
    if form == TEXT:
        _print_text(report)
    else:
        click.echo(all_check_formats()[form](report), nl=False)
    failing = Severity.WARNING if strict else Severity.ERROR
    if any(diagnostic.severity >= failing for diagnostic in report.diagnostics):
        sys.exit(1)


def _codes(only: tuple[str, ...]) -> frozenset[str]:
    """The codes of all codes and families asked for; all where none is."""
    rules = all_rules()
    families = {rule.family.name for rule in rules.values()}
    for word in only:
        if word not in rules and word not in families:
            raise unknown("code or family", word, [*rules, *families])
    return frozenset(
        code for code, rule in rules.items() if not only or code in only or rule.family.name in only
    )


def _open_on(
    base: str, head: str | None, folder: Path, as_of: str | None, proposer: Proposer | None
) -> Project:
    try:
        return open_request(root_of(folder), base, day(as_of), proposer=proposer, head=head or "")
    except GitError as error:
        raise CannotRunError(str(error)) from None


def _lines_of(root: Path, head: str | None) -> Lines:
    """The lines of the files that were checked: those on disk, or those of a commit."""
    if not head:
        return line_reader(root)
    files = files_at(root, head, FOLDERS, limit=MAX_BYTES).files
    return lambda path: files.get(path, b"").decode("utf-8-sig", errors="replace").splitlines()


def _report(project: Project, only: tuple[str, ...], wanted: frozenset[str], lines: Lines) -> CheckReport:
    rules = all_rules()

    def is_shown(found: Diagnostic) -> bool:
        is_unread = rules[found.code].family == FILES and found.severity is Severity.ERROR
        return found.code in wanted or is_unread

    shown = tuple(found for found in project.diagnostics if is_shown(found))
    left_out = len(project.diagnostics) - len(shown)
    summary = summary_text(shown, records_text(project.kb))
    return CheckReport(
        diagnostics=shown,
        rules=rules,
        as_of=project.as_of,
        records=record_counts(project.kb),
        summary=f"{summary}; not shown: {left_out} of other codes" if left_out else summary,
        lines=lines,
        only=only,
        left_out=left_out,
    )


def _print_text(report: CheckReport) -> None:
    print_diagnostics(report.diagnostics, report.lines)
    for line in family_lines(report.diagnostics, report.rules):
        click.echo(line)
    click.echo(report.summary)
