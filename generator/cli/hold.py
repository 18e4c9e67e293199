"""`evidence hold`: one clinical reviewer stops dangerous words at the next build.

Nothing but the person and the words themselves can stand in the way: neither errors elsewhere nor files that
are not committed, since stopping must be quick.
"""

from dataclasses import replace
from pathlib import Path

import click

from generator.cli.group import main
from generator.cli.reviewing import (
    SENTENCE,
    Desk,
    acting_options,
    confirm,
    items_of,
    open_desk,
    person_acting,
    refusals,
    refuse,
    role_acting,
    unanswered,
    write_act,
)
from generator.core.acting import Act
from generator.core.vocabulary import Decision
from generator.reports.acts import hold_text, outcome_text, summary_text


@main.command()
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@click.option("--because", type=SENTENCE, help="The reason, which readers see in place of the words.")
@acting_options
@click.pass_obj
def hold(
    folder: Path,
    items: tuple[str, ...],
    *,
    because: str | None,
    who: str | None,
    at: str | None,
    sign: Path | None,
    yes: bool,
) -> None:
    """Stop the words of the ITEMs: from the next build on nobody reads them until a quorum releases them.

    An ITEM is a claim, an article (its page and its algorithm, while its claims stay on their own pages),
    or `algorithm:ID`.
    """
    desk = open_desk(folder, at, sign)
    keys = _held_by(desk, items)
    person = person_acting(desk, who)
    role = role_acting(desk, person, Decision.HOLD)
    act = Act(person, role, Decision.HOLD, desk.when, keys, note=because)
    lacking = unanswered({"--because": because is None, "--yes": not yes})
    refuse([*lacking, *refusals(desk, replace(act, note=because or "to be asked"))])
    click.echo(summary_text(desk.project.kb, desk.project.assessment, act))
    if because is None:
        act = replace(act, note=click.prompt("Why? Readers see this instead of the words", type=SENTENCE))
    confirm("Put these words on hold?", is_sure=yes)
    paths, after = write_act(desk, act)
    click.echo(hold_text(after.kb, after.assessment, act))
    click.echo(outcome_text(after.kb, after.assessment, act, paths), nl=False)


def _held_by(desk: Desk, words: tuple[str, ...]) -> tuple[str, ...]:
    # Whoever stops a page does not stop every claim it shows: those stand on other pages too.
    named = ((word, key) for word in words for key in items_of(desk.project, [word]))
    return tuple(dict.fromkeys(key for word, key in named if key == word or ":" in key))
