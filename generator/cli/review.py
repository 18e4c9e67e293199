"""`evidence review`: what a branch changes, in words, for whoever reviews its pull request.

A report that could be made is exit code 0, whatever it says, also of content that does not load: to refuse
is the work of `evidence check`.
"""

from pathlib import Path

import click

from generator.build.branch import Branch, open_branch
from generator.cli.group import AS_OF, CannotRunError, day, main, root_of
from generator.cli.pull_request_event import proposer_of, request_in
from generator.core.succession import Proposer
from generator.git import GitError
from generator.reports.pull_request import LONGEST, report_markdown
from generator.reports.pull_request_json import report_json


@main.command()
@AS_OF
@click.option("--base", metavar="REV", help="What the branch would be merged into, such as origin/main.")
@click.option("--head", metavar="REV", help="The branch (default: the files on disk).")
@click.option(
    "--event",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A forge's event of a pull request, which names what is not typed.",
)
@click.option("--format", "layout", type=click.Choice(["markdown", "json"]), default="markdown")
@click.option("--whole", is_flag=True, help="Do not cut the report to the length of one comment.")
@click.pass_obj
def review(
    folder: Path,
    as_of: str | None,
    *,
    base: str | None,
    head: str | None,
    event: Path | None,
    layout: str,
    whole: bool,
) -> None:
    """Print what a branch changes in meaning; writes nothing."""
    request = request_in(event) if event else None
    against = base or (request.base if request else "")
    if not against:
        raise click.UsageError("say what to compare with: --base origin/main, or --event FILE")
    proposer = proposer_of(request) if request else None
    branch = _opened(root_of(folder), against, head or (request.head if request else ""), as_of, proposer)
    if layout == "json":
        click.echo(report_json(branch.changes, branch.frame), nl=False)
    else:
        longest = None if whole else LONGEST
        click.echo(report_markdown(branch.changes, branch.frame, longest), nl=False)


def _opened(root: Path, base: str, head: str, as_of: str | None, proposer: Proposer | None) -> Branch:
    try:
        return open_branch(root, base, head, day(as_of), proposer=proposer)
    except GitError as error:
        raise CannotRunError(str(error)) from None
