"""`evidence approve`: a reviewer reads a meaning, decides, and one new file says so."""

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import click

from generator.cli.group import CannotRunError, main
from generator.cli.reviewing import (
    SENTENCE,
    Desk,
    acting_options,
    confirm,
    is_terminal,
    items_of,
    open_desk,
    person_acting,
    refusals,
    refuse,
    role_acting,
    unanswered,
    write_act,
)
from generator.core.acting import NO_INTERESTS, NUMBERS_NOT_READ, NUMBERS_READ, Act, changed_items
from generator.core.diagnostic import Severity, printable
from generator.core.vocabulary import Decision, Role
from generator.git import GitError, changed_below, default_branch, is_repository, merge_base, new_below
from generator.project import FOLDERS, all_rules, open_revision
from generator.reports.acts import VERBS, blocking_lines, outcome_text, proof_note, summary_text
from generator.reports.console import print_fragments
from generator.reports.item_sheet import item_sheet
from generator.writing.events import REVIEWS

_DECISIONS = [decision.value for decision in Decision if decision is not Decision.HOLD]
_VOTES = (Decision.APPROVE, Decision.RELEASE)
_READ_BEFORE = (*_VOTES, Decision.REQUEST_CHANGES)
_SHOWN = 8
"""So many paths of uncommitted files are named."""


@dataclass(frozen=True, slots=True)
class _Answers:
    """What the reviewer said in options; None where it is still to be asked."""

    interests: str | None
    has_conflict: bool
    numbers: str | None
    note: str | None


@main.command()
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.option("--decision", type=click.Choice(_DECISIONS), default="approve", help="What you decide.")
@acting_options
@click.option("--role", type=click.Choice([role.value for role in Role]), help="In which role.")
@click.option("--changed", is_flag=True, help="Everything this branch changed.")
@click.option("--base", metavar="REV", help="Compared with what (default: the default branch).")
@click.option("--interests", type=SENTENCE, help="Your interests in the matter, or 'none'.")
@click.option("--conflict", is_flag=True, help="They stand in the way of an independent judgement.")
@click.option("--numbers", type=click.Choice([NUMBERS_READ, NUMBERS_NOT_READ]), help="Read at the source?")
@click.option("--note", type=SENTENCE, help="A note that readers see.")
@click.option("--pull-request", type=click.IntRange(1), metavar="N", help="The pull request.")
@click.pass_obj
def approve(
    folder: Path,
    items: tuple[str, ...],
    decision: str,
    *,
    who: str | None,
    at: str | None,
    sign: Path | None,
    yes: bool,
    role: str | None,
    changed: bool,
    base: str | None,
    interests: str | None,
    conflict: bool,
    numbers: str | None,
    note: str | None,
    pull_request: int | None,
) -> None:
    """Read what the ITEMs mean and approve exactly these words, or decide otherwise.

    An ITEM is a claim, an article (its own words, every claim it shows, its algorithm), `article:ID` or
    `algorithm:ID`.
    """
    if bool(items) == changed:
        raise click.UsageError("name items, or say --changed")
    desk = open_desk(folder, at, sign)
    keys = _changed(desk, base) if changed else items_of(desk.project, items)
    chosen = Decision(decision)
    person = person_acting(desk, who)
    acting = role_acting(desk, person, chosen, role)
    act = Act(person, acting, chosen, desk.when, keys, pull_request=pull_request)
    _decide(desk, act, _Answers(interests, conflict, numbers, note), is_sure=yes)


def _decide(desk: Desk, act: Act, answers: _Answers, *, is_sure: bool) -> None:
    lacking = _lacking(act.decision, answers, is_sure=is_sure)
    refuse([*unanswered(lacking), *_obstacles(desk, act, answers)])
    _show(desk, act)
    act = _asked(act, answers)
    refuse(refusals(desk, act))
    question = _QUESTIONS.get(act.decision, f"{VERBS[act.decision].capitalize()} these items?")
    confirm(question, is_sure=is_sure)
    paths, after = write_act(desk, act)
    click.echo(outcome_text(after.kb, after.assessment, act, paths), nl=False)
    if note := proof_note(after.kb, act, paths):
        click.echo(note, err=True)


_QUESTIONS = {
    Decision.APPROVE: "Approve these words?",
    Decision.REQUEST_CHANGES: "Request changes to these words?",
    Decision.RELEASE: "Release these words?",
}


def _changed(desk: Desk, base: str | None) -> tuple[str, ...]:
    root = desk.root
    try:
        base = base or default_branch(root)
        before = open_revision(root, merge_base(root, base, "HEAD"), desk.project.as_of)
    except GitError as error:
        raise CannotRunError(f"{error}; name what to compare with by --base") from None
    found = changed_items(before.assessment, desk.project.assessment)
    if not found:
        raise click.ClickException(f"this branch changed no words against '{base}'")
    return found


def _lacking(decision: Decision, answers: _Answers, *, is_sure: bool) -> dict[str, bool]:
    """Which options lack that would otherwise be asked for."""
    return {
        "--interests": decision in _VOTES and answers.interests is None,
        "--numbers": decision is Decision.APPROVE and answers.numbers is None,
        "--note": decision is Decision.REQUEST_CHANGES and answers.note is None,
        "--yes": not is_sure,
    }


def _obstacles(desk: Desk, act: Act, answers: _Answers) -> list[str]:
    """What refuses the act whatever is answered, so that nobody answers in vain."""
    supposed = replace(
        act,
        interests=answers.interests or NO_INTERESTS,
        has_conflict=answers.has_conflict,
        numbers=answers.numbers or NUMBERS_READ,
        note=answers.note or "to be asked",
    )
    found = refusals(desk, supposed)
    if act.decision is Decision.APPROVE:
        errors = [code for code, rule in all_rules().items() if rule.severity is Severity.ERROR]
        found += blocking_lines(desk.project.diagnostics, act.items, errors)
    if act.decision in _VOTES:
        stopping = desk.project.stopping
        found += [f"{problem.span}: error[{problem.code}] {problem.message}" for problem in stopping]
    return [*found, *_uncommitted(desk)]


def _uncommitted(desk: Desk) -> list[str]:
    root = desk.root
    if not is_repository(root):
        click.echo("note: no git repository, so nobody can tell whether others see the same words", err=True)
        return []
    try:
        new = {path for path in new_below(root, FOLDERS) if REVIEWS in PurePosixPath(path).parts}
        # The files of acts that are not committed yet cover nothing that others do not see.
        found = [path for path in changed_below(root, FOLDERS) if path not in new]
    except GitError as error:
        raise CannotRunError(f"{error}; git must tell whether these words are committed") from None
    if not found:
        return []
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    names = ", ".join(f"'{printable(path)}'" for path in found[:_SHOWN])
    return [f"not committed: {names}{more} (commit first, so that others see the same words)"]


def _show(desk: Desk, act: Act) -> None:
    kb, assessment = desk.project.kb, desk.project.assessment
    click.echo(summary_text(kb, assessment, act))
    if act.decision not in _READ_BEFORE:
        return
    for key in act.items:
        print_fragments(item_sheet(kb, assessment, key))
        click.echo()


def _asked(act: Act, answers: _Answers) -> Act:
    """The act with the answers, those that lack asked for."""
    interests, has_conflict = answers.interests, answers.has_conflict
    if act.decision in _VOTES and interests is None:
        interests = click.prompt("Your interests in this matter", default=NO_INTERESTS, type=SENTENCE)
        if interests != NO_INTERESTS and not has_conflict:
            has_conflict = click.confirm("Do they stand in the way of an independent judgement?")
    numbers = answers.numbers
    if act.decision is Decision.APPROVE and numbers is None:
        was_read = click.confirm("Did you read the numbers at their source?")
        numbers = NUMBERS_READ if was_read else NUMBERS_NOT_READ
    note = _note(act.decision) if answers.note is None and is_terminal() else answers.note
    return replace(act, interests=interests, has_conflict=has_conflict, numbers=numbers, note=note)


def _note(decision: Decision) -> str | None:
    if decision is Decision.REQUEST_CHANGES:
        return str(click.prompt("What must change", type=SENTENCE))
    written = click.prompt("A note for readers (Enter for none)", default="", show_default=False)
    return SENTENCE.convert(written, None, None) if written.strip() else None
