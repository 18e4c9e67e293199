"""`evidence impact`: what leans on a source, a study, a claim or a person, and what falls with it."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.group import AS_OF, CannotRunError, main, open_at, unknown
from generator.core.graph.impact import Impacts
from generator.core.graph.named import names_known, node_named, reference_of_doi
from generator.core.graph.records import Node
from generator.core.identifiers import doi_fault
from generator.core.knowledge_base import KnowledgeBase
from generator.reports.impact import ImpactReport, impact_data, impact_lines

MOST_BYTES = 10_000_000


@main.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@AS_OF
@click.option(
    "--retracted", "dois", metavar="DOI", multiple=True, help="The source with this DOI; repeatable."
)
@click.option(
    "--list",
    "file",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="A file with one id or DOI a line, `#` before a comment; `-` for standard input.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
@click.pass_obj
def impact(
    folder: Path,
    ids: tuple[str, ...],
    as_of: str | None,
    *,
    dois: tuple[str, ...],
    file: Path | None,
    form: str,
) -> None:
    """Print what leans on a reference, claim, person or study (by its registration), and what falls with it.

    Claims come by distance, with their certainty and how many independent sources would remain.
    """
    words = [*ids, *(_words(file) if file else ())]
    if not words and not dois:
        raise click.UsageError("name an ID, or give --retracted or --list")
    project = open_at(folder, as_of)
    lost = [*(_named(project.kb, word) for word in words), *(_retracted(project.kb, doi) for doi in dois)]
    report = ImpactReport.of(Impacts(project.kb, project.assessment), lost)
    if form == "json":
        click.echo(json.dumps(impact_data(report), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(impact_lines(report)))
    if project.stopping:
        click.echo(f"problems of loading or links: {len(project.stopping)}; run 'evidence check'", err=True)
        sys.exit(1)


def _words(file: Path) -> Iterator[str]:
    try:
        if str(file) != "-" and file.stat().st_size > MOST_BYTES:
            raise CannotRunError(f"'{file}' is larger than {MOST_BYTES:,} bytes")
        text = sys.stdin.read() if str(file) == "-" else file.read_text("utf-8-sig")
    except OSError as error:
        raise CannotRunError(f"'{file}' cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise CannotRunError(f"'{file}' is not UTF-8 text") from None
    for line in text.splitlines():
        # A DOI may hold a '#', so only one after a blank, or at the start, begins a comment.
        word = f" {line}".partition(" #")[0].strip()
        if word:
            yield word


def _named(kb: KnowledgeBase, word: str) -> Node:
    node = node_named(kb, word)
    if node is None:
        raise unknown("reference, claim, person or study", word, names_known(kb))
    return node


def _retracted(kb: KnowledgeBase, written: str) -> Node:
    node = reference_of_doi(kb, written)
    if node is not None:
        return node
    if fault := doi_fault(written):
        raise click.ClickException(f"'{written}' is {fault.why}; {fault.hint}")
    raise unknown("reference with the DOI", written, [one.DOI for one in kb.references.values() if one.DOI])
