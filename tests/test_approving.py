"""`evidence approve` and `evidence hold` in real git repositories: what is asked, refused, written and said.

Each case begins with the site `minimal`, committed, with the board of `PEOPLE`; the moment is 2026-11-23.
"""

import os
import pty
import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.clock import moment_of
from generator.core.acting import Act, events_of, items_named
from generator.core.declaration import Id
from generator.core.diagnostic import Severity
from generator.core.fingerprint import canonical_json, fingerprint_of, fingerprint_of_text
from generator.core.model import ReviewEvent
from generator.core.reviewer import person_of_account
from generator.core.vocabulary import Decision, Role, Stage
from generator.project import Project, open_project
from tests.builders import write_files
from tests.projects import CASE_DAY, CASE_EPOCH, SITES, build, copy_project, differing, files_of, program_path
from tests.repositories import Repository, make_repository

CASES = [
    case
    for file in sorted((Path(__file__).parent / "cases/approving").glob("*.yml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
]
SETTING_UP = frozenset({"case", "files", "settings", "before", "change", "uncommitted", "command"})
KEYS = SETTING_UP | {"exit", "output", "error", "written"}

PEOPLE = """\
people:
  ann: {name: Ann, roles: [clinical], account: {github: ann-login, id: 71}}
  ben: {name: Ben, roles: [editor]}
  cleo: {name: Cleo, roles: [clinical]}
  dora: {name: Dora, roles: [clinical, methods], account: {github: dora-login, id: 74}}
  fay: {name: Fay, roles: [clinical], from: 2026-01-10, until: 2026-03-31}
  gus: {name: Gus, roles: [clinical, methods], recused: [{topic: rest, from: 2026-02-01}]}
  mia: {name: Mia, roles: [methods], account: {github: example-mia, id: 503}}
policy: {quorum: {clinical: 1, methods: 1}, valid_for: 365 days}
"""

APPROVING = '--interests none --numbers "read at source" --yes'


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The site `minimal` with a larger board, in a repository."""
    folder = copy_project(SITES / "minimal", tmp_path / "project")
    return make_repository(folder, {"content/board.yml": PEOPLE})


def evidence(repository: Repository, command: str) -> Result:
    """A command as a script runs it, with nobody to answer."""
    environment = {"SOURCE_DATE_EPOCH": CASE_EPOCH, "COLUMNS": "80", "GIT_CONFIG_GLOBAL": os.devnull}
    arguments = ["-C", f"{repository.root}", *shlex.split(command)]
    return CliRunner().invoke(main, arguments, env=environment, prog_name="evidence")


def done(repository: Repository, command: str) -> str:
    """What a command prints that must not be refused."""
    result = evidence(repository, command)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_each_act_says_exactly_this_and_changes_no_other_file(
    case: dict[str, Any], repository: Repository
) -> None:
    assert set(case) <= KEYS
    set_up(repository, case)
    before = project_files(repository)
    result = evidence(repository, case["command"])
    assert result.stdout == case.get("output", "")
    assert result.stderr == case.get("error", "")
    assert result.exit_code == case.get("exit", 0)
    after = project_files(repository)
    assert differing(before, after) == case.get("written", [])
    assert set(before) <= set(after)


def project_files(repository: Repository) -> dict[str, bytes]:
    """Every file of the project with its bytes, those of git apart."""
    found = files_of(repository.root)
    return {path: content for path, content in found.items() if not path.startswith(".git/")}


def set_up(repository: Repository, case: Mapping[str, Any]) -> None:
    """Files and settings first, then commands, then edits of words, each committed; at last what is not."""
    for name, value in case.get("settings", {}).items():
        repository.git("config", name, value)
    repository.commit("Files", case.get("files", {}))
    for command in case.get("before", ()):
        done(repository, command)
    repository.commit("Acts")
    for path, changes in case.get("change", {}).items():
        text = (repository.root / path).read_text()
        for change in changes:
            assert text.count(change["was"]) == 1, change["was"]
            text = text.replace(change["was"], change["now"])
        (repository.root / path).write_text(text)
    repository.commit("Edits")
    write_files(repository.root, case.get("uncommitted", {}))


def project_of(repository: Repository) -> Project:
    """The project as it stands on the day of the tests."""
    return open_project(repository.root, CASE_DAY)


def events_in(repository: Repository) -> tuple[ReviewEvent, ...]:
    """The review events that load."""
    return project_of(repository).kb.events


def test_what_was_written_reads_back_as_what_was_decided(repository: Repository) -> None:
    before = project_of(repository)
    done(repository, f'approve naps --as mia --note "All: well #1" --pull-request 7 {APPROVING}')
    act = Act(
        by=Id("mia"),
        role=Role.METHODS,
        decision=Decision.APPROVE,
        when=moment_of(None, {"SOURCE_DATE_EPOCH": CASE_EPOCH}),
        items=items_named(before.kb, "rest/naps"),
        interests="none",
        numbers="read at source",
        note="All: well #1",
        pull_request=7,
    )
    assert events_in(repository) == events_of(before.kb, before.assessment, act)
    project = project_of(repository)
    assert project.count(Severity.ERROR) == project.count(Severity.WARNING) == 0
    kept = {fingerprint_of(record) for record in (*project.kb.claims.values(), *project.kb.articles.values())}
    kept |= {fingerprint_of(record) for record in project.kb.algorithms.values()}
    kept |= {fingerprint_of(record) for record in project.kb.references.values()}
    assert set(project.kb.kept) == kept


def test_two_approvals_complete_the_quorum_without_a_commit_between(repository: Repository) -> None:
    done(repository, f"approve naps --as ann {APPROVING}")
    done(repository, f"approve naps --as mia {APPROVING}")
    found = done(repository, f"status naps --as-of {CASE_DAY}")
    assert found.splitlines()[0] == "rest/naps: approved as of 23 Nov 2026"
    assert "naps-tiredness: approved | Wording and evidence approved 23 Nov 2026 by 2" in found


def test_one_act_on_two_articles_writes_an_event_into_each_folder(repository: Repository) -> None:
    second = {
        f"content/rest/sleep/{path.name}": path.read_text().replace("naps-tiredness", "sleep-tiredness")
        for path in (repository.root / "content/rest/naps").glob("*.*")
    }
    repository.commit("A second article", second)
    done(repository, f"approve naps-tiredness article:sleep --as mia {APPROVING}")
    assert [(event.folder, event.article, sorted(event.covers)) for event in events_in(repository)] == [
        ("naps", "rest/naps", ["naps-tiredness"]),
        ("sleep", "rest/sleep", ["article"]),
    ]


CHANGED = {"was": "Naps may ease tiredness (mean", "now": "Naps may well ease tiredness (mean"}


def changed_branch(repository: Repository) -> None:
    """A branch that changes the words of one claim and, without their meaning, those of others."""
    repository.branch("words")
    claims = repository.root / "content/rest/naps/claims.yml"
    claims.write_text(claims.read_text().replace(CHANGED["was"], CHANGED["now"]))
    index = repository.root / "content/rest/naps/index.md"
    index.write_text(index.read_text().replace("authors: [ben]", "authors: [ben]\nkeywords: [nap]"))
    repository.commit("Change the words")


def test_everything_that_a_branch_changed_is_named_by_one_word(repository: Repository) -> None:
    changed_branch(repository)
    done(repository, f"approve --changed --as mia {APPROVING}")
    (event,) = events_in(repository)
    assert list(event.covers) == ["naps-tiredness"]


def test_a_clone_compares_with_the_branch_of_its_origin(repository: Repository, tmp_path: Path) -> None:
    repository.git("branch", "--move", "main", "trunk")
    clone = repository.clone(tmp_path / "clone")
    changed_branch(clone)
    done(clone, f"approve --changed --as mia {APPROVING}")
    (event,) = events_in(clone)
    assert list(event.covers) == ["naps-tiredness"]


def test_what_the_other_branch_changed_meanwhile_is_not_what_this_one_did(repository: Repository) -> None:
    changed_branch(repository)
    repository.switch("main")
    repository.commit("Elsewhere", {"content/rest/naps/algorithm.yml": _other_algorithm(repository)})
    repository.switch("words")
    done(repository, f"approve --changed --base main --as mia {APPROVING}")
    (event,) = events_in(repository)
    assert list(event.covers) == ["naps-tiredness"]


def _other_algorithm(repository: Repository) -> str:
    return (repository.root / "content/rest/naps/algorithm.yml").read_text().replace("Take a", "Have a")


def test_an_archive_without_git_is_reviewed_with_a_note(tmp_path: Path) -> None:
    folder = copy_project(SITES / "minimal", tmp_path / "project")
    result = evidence(Repository(folder), f"approve naps-tiredness --as ann {APPROVING}")
    assert result.exit_code == 0
    assert result.stderr == (
        "note: no git repository, so nobody can tell whether others see the same words\n"
        "note: 'ann' has no account in content/board.yml, so a pull request with this file is refused: sign "
        "it (--sign), or let an editor record the account first\n"
    )
    assert len(open_project(folder, CASE_DAY).kb.events) == 1


def answered(repository: Repository, command: str, answers: str) -> tuple[int, str]:
    """The exit code and the screen of a command to which somebody types answers in a terminal."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": CASE_EPOCH, "TERM": "xterm", "COLUMNS": "80"}
    running = subprocess.Popen(
        [program_path("evidence"), *shlex.split(command)],
        cwd=repository.root,
        env=environment,
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    os.write(leader, answers.encode())
    screen = b""
    while chunk := _read(leader):
        screen += chunk
    os.close(leader)
    return running.wait(timeout=60), screen.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # Linux says so where the last program has closed a terminal.
        return b""


ACCOUNTS = [
    ("71+ann-login@users.noreply.github.com", "", "ann"),
    ("71+renamed@users.noreply.github.com", "", "ann"),
    ("71+renamed@users.noreply.github.com", "dora-login", "ann"),
    ("72+ann-login@users.noreply.github.com", "ann-login", None),
    ("Ann-Login@users.noreply.github.com", "", "ann"),
    ("ann@example.org", "DORA-login", "dora"),
    ("ann@example.org", "", None),
    ("ann-login@users.noreply.github.com", "dora-login", None),
    ("71+ann-login@users.noreply.github.com.example.org", "", None),
    ("", "", None),
]


@pytest.mark.parametrize(("email", "login", "who"), ACCOUNTS)
def test_only_an_account_of_the_forge_leads_to_a_person(
    email: str, login: str, who: str | None, repository: Repository
) -> None:
    found = person_of_account(project_of(repository).kb.board, email=email, login=login)
    assert (found.id if found else None) == who


MOMENTS = [
    ("2026-05-02T14:05:09Z", "2026-05-02T14:05:09Z"),
    ("2026-05-02T01:05+02:00", "2026-05-01T23:05:00Z"),
    ("2026-05-02 14:05:09.999Z", "2026-05-02T14:05:09Z"),
    (None, "2026-11-23T00:00:00Z"),
]


@pytest.mark.parametrize(("written", "meant"), MOMENTS)
def test_a_moment_is_one_second_in_utc(written: str | None, meant: str) -> None:
    assert f"{moment_of(written, {'SOURCE_DATE_EPOCH': CASE_EPOCH}):%Y-%m-%dT%H:%M:%SZ}" == meant


@pytest.mark.parametrize("written", ["2026-05-02", "2026-05-02T14:05", "0001-01-01T00:00+14:00", "now"])
def test_what_is_no_moment_is_said(written: str) -> None:
    with pytest.raises(ValueError, match="is not a moment such as 2026-05-02T14:05:00Z"):
        moment_of(written)


def test_a_reviewer_is_asked_for_everything_that_was_not_said(repository: Repository) -> None:
    answers = "methods\nI know an author\nn\ny\nWell done\ny\n"
    code, screen = answered(repository, "approve naps-tiredness --as dora", answers)
    assert code == 0, screen
    (event,) = events_in(repository)
    assert (event.by, event.role, event.decision) == ("dora", Role.METHODS, Decision.APPROVE)
    assert (event.interests, event.numbers, event.note) == (
        "I know an author",
        "read at source",
        "Well done",
    )
    questions = ["In which role", "interests", "stand in the way", "at their source", "note", "Approve these"]
    places = [screen.index(question) for question in questions]
    assert places == sorted(places)


def test_the_usual_answers_take_only_the_enter_key(repository: Repository) -> None:
    code, screen = answered(repository, "approve naps-tiredness --as ann", "\n\n\ny\n")
    assert code == 0, screen
    (event,) = events_in(repository)
    assert (event.interests, event.numbers, event.note) == ("none", "not read", None)


@pytest.mark.parametrize("last", ["n\n", "\n"])
def test_without_a_yes_nothing_is_written(repository: Repository, last: str) -> None:
    before = project_files(repository)
    code, screen = answered(repository, "approve naps-tiredness --as ann", f"\n\n\n{last}")
    assert code == 1
    assert "nothing was written" in screen
    assert project_files(repository) == before


def test_a_conflict_that_is_told_when_asked_refuses(repository: Repository) -> None:
    code, screen = answered(repository, "approve naps-tiredness --as ann", "My own firm\ny\ny\n\n")
    assert code == 1
    assert "'ann' has a conflict of interest in this matter" in screen
    assert events_in(repository) == ()


def test_whoever_holds_is_asked_why(repository: Repository) -> None:
    code, screen = answered(repository, "hold naps-tiredness --as ann", "The figure is wrong\ny\n")
    assert code == 0, screen
    (event,) = events_in(repository)
    assert (event.decision, event.note) == (Decision.HOLD, "The figure is wrong")


def test_a_terminal_gets_colours_and_a_pipe_none(repository: Repository) -> None:
    _, screen = answered(repository, "approve naps-tiredness --as ann", "\n\n\nn\n")
    assert "\x1b[1mStatement" in screen
    assert "\x1b" not in done(repository, f"approve naps-tiredness --as ann {APPROVING}")


def test_kept_words_cannot_steer_a_terminal(repository: Repository) -> None:
    done(repository, f"approve naps-tiredness --as ann --at 2026-11-20T10:00:00Z {APPROVING}")
    done(repository, f"approve naps-tiredness --as mia --at 2026-11-20T10:00:00Z {APPROVING}")
    claim = project_of(repository).kb.claims[Id("naps-tiredness")]
    forged = canonical_json(replace(claim, statement="Naps \x1b]0;owned\x07 ease tiredness."))
    reviews = repository.root / "content/rest/naps/reviews"
    (reviews / f"approved/{fingerprint_of_text(forged)}.json").write_text(forged)
    for file in reviews.glob("*.yml"):
        file.write_text(file.read_text().replace(fingerprint_of(claim), fingerprint_of_text(forged)))
    repository.commit("Forge")
    shown = done(repository, f"approve naps-tiredness --as ann {APPROVING}")
    assert "owned" in shown
    assert not any(sign in shown for sign in "\x1b\x07")


def made_key(ssh_keygen: str, folder: Path, name: str) -> Path:
    """A new key of a reviewer."""
    command = [ssh_keygen, "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", f"{folder / name}"]
    subprocess.run(command, check=True, timeout=60)
    return folder / name


@pytest.fixture
def key(ssh_keygen: str, repository: Repository, tmp_path: Path) -> Path:
    """Ann's key, on a board that requires signatures."""
    made = made_key(ssh_keygen, tmp_path, "ann")
    public = made.with_suffix(".pub").read_text().strip()
    board = PEOPLE.replace("ann: {", f"ann: {{keys: [{{key: {public}}}], ")
    board = board.replace("365 days}", "365 days, signatures: required, site: invented-site}")
    repository.commit("Require signatures", {"content/board.yml": board})
    return made


def test_a_signed_approval_counts_where_signatures_are_required(repository: Repository, key: Path) -> None:
    done(repository, f"approve naps-tiredness --as ann --sign {key} {APPROVING}")
    project = project_of(repository)
    assert project.count(Severity.ERROR) == project.count(Severity.WARNING) == 0
    assert [event.by for event in project.assessment.claims[Id("naps-tiredness")].counted] == ["ann"]


def test_the_key_that_git_signs_with_is_taken_where_one_is_required(
    repository: Repository, key: Path
) -> None:
    repository.git("config", "gpg.format", "ssh")
    repository.git("config", "user.signingkey", f"{key}")
    done(repository, f"approve naps-tiredness --as ann {APPROVING}")
    (event,) = events_in(repository)
    assert event.signature


def test_a_key_that_the_board_does_not_know_writes_nothing(
    repository: Repository, key: Path, ssh_keygen: str
) -> None:
    other = made_key(ssh_keygen, key.parent, "stranger")
    before = project_files(repository)
    result = evidence(repository, f"approve naps-tiredness --as ann --sign {other} {APPROVING}")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: nothing was written:\n"
        "  the signature would count for nothing: its key is not among those of 'ann'\n"
    )
    assert project_files(repository) == before


MARKED = """\
naps-tiredness:
  kind: effect
  statement: Naps may ease tiredness, stop-statement (mean difference -2).
  plain: Naps may ease tiredness, stop-plain.
  pico: {population: Adults, intervention: Naps, comparator: No naps, outcome: Tiredness}
  exposure: [{drug: Stop-drug, dose: "7", unit: stop-unit, route: stop-route, schedule: stop-often}]
  estimates:
    - {from: doe2020, measure: mean-difference, value: -2, ci: [-3, -1], shown: true, group: stop-group,
       at: stop-time, definition: stop-definition}
  certainty: {rating: low, of: Stop-ease, start: high, down: {imprecision: 2}, by: us, note: stop-note}
  evidence:
    - {reference: doe2020, direction: supports, directness: direct, locator: Abstract, read: abstract,
       says: stop-says, quote: stop-quote, quote_translation: stop-translation}
    - {reference: roe2021, direction: disputes, directness: direct, locator: Abstract, read: abstract,
       says: stop-dispute}
  recommendations:
    - {from: doe2020, direction: for, strength: conditional, as_stated: stop-stated, only_if: stop-only}
  relations: {contradicts: [{claim: naps-mood, because: stop-because}]}
naps-mood:
  kind: effect
  statement: Naps may lift the mood.
  pico: {population: Adults, intervention: Naps, comparator: No naps, outcome: Mood}
  certainty: {rating: low, of: Any lift, start: high, down: {imprecision: 2}, by: us, note: Not read}
  evidence: [{reference: roe2021, direction: supports, directness: direct, locator: Abstract, read: abstract}]
"""

HELD = {
    "hold naps-tiredness": [b"top-", b"may ease tiredness", b"changes by -2", b"-3 to -1"],
    "hold naps": [b"sleep by day", b"Take a nap", b"Carry on", b"Tired?", b"changes by"],
}
"""What no reader may meet after each command; every text of the claim is marked."""


@pytest.mark.parametrize("mode", ["current", "approved"])
@pytest.mark.parametrize("command", HELD)
def test_no_file_of_the_site_holds_words_that_were_stopped(
    repository: Repository, command: str, mode: str
) -> None:
    repository.commit("Mark every word", {"content/rest/naps/claims.yml": MARKED})
    for person in ("cleo", "mia"):
        done(repository, f"approve naps --as {person} {APPROVING}")
    done(repository, f'{command} --as ann --because "It is being checked" --yes')
    found = files_of(build(repository.root, "--publish", mode))
    assert any(b"It is being checked" in content for content in found.values())
    met = {
        f"{path}: …{content[max(0, content.find(word) - 60) : content.find(word) + 40]!r}"
        for path, content in found.items()
        for word in HELD[command]
        if word in content and path.endswith((".html", ".json", ".xml", ".svg"))
    }
    assert met == set()


def test_the_quorum_of_releases_brings_the_words_back(repository: Repository) -> None:
    at = "--at 2026-11-20T10:00:00Z"
    done(repository, f'hold naps-tiredness --as ann {at} --because "Being checked" --yes')
    for person in ("cleo", "mia"):
        assert project_of(repository).assessment.claims[Id("naps-tiredness")].stage is Stage.HOLD
        done(repository, f"approve naps-tiredness --as {person} --decision release --interests none --yes")
    assert project_of(repository).assessment.claims[Id("naps-tiredness")].stage is Stage.UNDER_REVIEW
