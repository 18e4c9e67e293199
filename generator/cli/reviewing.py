"""What `approve` and `hold` share: who acts and when, what stands in the way, signature, and files."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import click

from generator.cli.group import CannotRunError, root_of, unknown
from generator.clock import moment_of
from generator.core.acting import Act, events_of, items_named, kept_words_of
from generator.core.declaration import Id
from generator.core.model import ReviewEvent
from generator.core.refusals import refusals_of
from generator.core.reviewer import person_of_account, roles_for
from generator.core.signed_text import needs_signature
from generator.core.vocabulary import Decision, Role
from generator.git import GitError, identity, is_repository
from generator.loading.content import CONTENT
from generator.loading.files import INVISIBLE
from generator.project import Project, open_project
from generator.signing.events import Proof, sign_event, verify_events
from generator.signing.ssh_keygen import SigningError
from generator.signing.trust import DOUBTS
from generator.writing.events import add_files, event_files

F = TypeVar("F", bound=Callable[..., None])


class _Sentence(click.ParamType[str]):
    """Text of one paragraph that a file can hold and a reader can see."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text on one line; refuses what nobody could see, or would load again."""
        text = " ".join(value.split())
        if not text or INVISIBLE.search(text) or not text.isprintable():
            self.fail("say it in visible words", param, ctx)
        return text


SENTENCE = _Sentence()

_OPTIONS = (
    click.option("--as", "who", metavar="PERSON", help="Who you are (default: whose account git names)."),
    click.option("--at", metavar="MOMENT", help="When, such as 2026-05-02T14:05:00Z (default: now)."),
    click.option("--sign", type=click.Path(path_type=Path), metavar="KEYFILE", help="Your SSH key."),
    click.option("--yes", is_flag=True, help="Do not ask at the end."),
)


def acting_options(command: F) -> F:
    """The options of every command that writes a review event."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a reviewer sits: the project of today, the moment of the act, and the key to sign with."""

    project: Project
    when: datetime
    key: Path | None

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.project.root


def open_desk(folder: Path, at: str | None, sign: Path | None) -> Desk:
    """The project as it stands today; raises UsageError for a moment that is none or has not come."""
    try:
        now, when = moment_of(None), moment_of(at)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if when > now:
        raise click.UsageError(f"'{at}' has not come yet; nobody decides in the future")
    return Desk(open_project(root_of(folder), now.date()), when, sign.expanduser() if sign else None)


def items_of(project: Project, words: Iterable[str]) -> tuple[str, ...]:
    """The items that words name, each once; refuses those that name nothing."""
    keys: list[str] = []
    for word in words:
        named = items_named(project.kb, word)
        if not named:
            raise unknown("claim or article", word, [*project.kb.claims, *project.kb.articles])
        keys += named
    return tuple(dict.fromkeys(keys))


def person_acting(desk: Desk, named: str | None) -> Id:
    """The person as typed, else the one whose account git's settings name."""
    if named:
        return Id(named)
    try:
        known = identity(desk.root)
    except GitError as error:
        raise CannotRunError(f"{error}; say who you are with --as") from None
    person = person_of_account(desk.project.kb.board, email=known.email, login=known.login)
    if person is None:
        raise click.ClickException("git's settings name no account of the board; say who you are with --as")
    return person.id


def role_acting(desk: Desk, who: Id, decision: Decision, named: str | None = None) -> Role:
    """The role as typed, else the only one in which the person can decide so, else asked for."""
    if named:
        return Role(named)
    person = desk.project.kb.board.people.get(who)
    roles = roles_for(person, decision) or person.roles if person else (Role.CLINICAL,)
    if len(roles) == 1 or decision is Decision.HOLD:
        return roles[0]
    if not is_terminal():
        raise click.ClickException(f"'{who}' has several roles; choose with --role: {', '.join(roles)}")
    choice = click.Choice([role.value for role in roles])
    return Role(click.prompt("In which role do you act", type=choice, default=roles[0].value))


def is_terminal() -> bool:
    """True where somebody can answer."""
    return sys.stdin.isatty()


def unanswered(lacking: Mapping[str, bool]) -> list[str]:
    """The options that lack where there is nobody to ask; none on a terminal."""
    if is_terminal():
        return []
    return [
        f"this cannot be asked without a terminal (say {option})"
        for option, lacks in lacking.items()
        if lacks
    ]


def refuse(reasons: Iterable[str]) -> None:
    """Refuse with every reason at once, if there is any."""
    found = list(dict.fromkeys(reasons))
    if found:
        raise click.ClickException("\n  ".join(["nothing was written:", *found]))


def refusals(desk: Desk, act: Act) -> list[str]:
    """Why the act would count for nothing, a lacking signature included."""
    policy = desk.project.kb.board.policy
    if "board" in desk.project.kb.unreadable:
        return ["content/board.yml cannot be read, so nobody is on the board (run 'evidence check')"]
    found = [str(refusal) for refusal in refusals_of(desk.project.kb, desk.project.assessment, act)]
    needs_key = needs_signature(policy, act.when.date()) and act.decision not in DOUBTS
    if needs_key and key_of(desk, act) is None:
        found.append("the board requires signed events (give your SSH key with --sign)")
    if desk.key and not policy.site:
        found.append("nothing can be signed, since the policy in board.yml names no 'site'")
    return found


def key_of(desk: Desk, act: Act) -> Path | None:
    """The key as typed; where a signature is required, else the one git signs commits with."""
    required = needs_signature(desk.project.kb.board.policy, act.when.date()) and act.decision not in DOUBTS
    if desk.key or not required or not is_repository(desk.root):
        return desk.key
    try:
        named = identity(desk.root).signing_key
    except GitError:
        return None
    return Path(named).expanduser() if named else None


def confirm(question: str, *, is_sure: bool) -> None:
    """The last question; refuses where nobody says yes."""
    if is_sure:
        return
    refuse(unanswered({"--yes": True}))
    if not click.confirm(question):
        raise click.ClickException("nothing was written")


def write_act(desk: Desk, act: Act) -> tuple[tuple[str, ...], Project]:
    """Sign and write the events of the act; returns the new paths and the project as it is then."""
    kb = desk.project.kb
    files: dict[Path, str] = {}
    for event in _signed(desk, act, events_of(kb, desk.project.assessment, act)):
        home = desk.root / CONTENT / (event.article or "")
        files |= {home / name: text for name, text in event_files(event, kept_words_of(kb, event)).items()}
    try:
        new = add_files(files)
    except OSError as error:
        place = f"'{error.filename}': " if error.filename else ""
        raise CannotRunError(f"nothing was written: {place}{error.strerror}") from None
    paths = tuple(path.relative_to(desk.root).as_posix() for path in new)
    return paths, open_project(desk.root, desk.project.as_of)


def _signed(desk: Desk, act: Act, events: tuple[ReviewEvent, ...]) -> tuple[ReviewEvent, ...]:
    key, site = key_of(desk, act), desk.project.kb.board.policy.site
    if key is None or not site:
        return events
    try:
        signed = tuple(sign_event(event, site, key=key) for event in events)
    except SigningError as error:
        raise CannotRunError(f"nothing was written: {error} ({error.hint})") from None
    verdicts = verify_events(replace(desk.project.kb, events=signed), None)
    refuse(
        f"the signature would count for nothing: {verdict.because}"
        for verdict in verdicts
        if verdict.proof is not Proof.GOOD
    )
    return signed
