"""Approvals and real history: branches, merges, rebases, moves, clones, and what `check --base` says."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.core.declaration import Id
from generator.project import open_project
from tests.builders import AS_OF, write_files
from tests.case_steps import add_event, take_steps
from tests.projects import SITES, copy_project
from tests.repositories import Repository, make_repository

CLAIMS = "content/rest/naps/claims.yml"
INDEX = "content/rest/naps/index.md"
EVERYTHING = ["article", "algorithm", "naps-tiredness", "naps-mood"]

BOARD = """\
people:
  ann: {name: Ann, roles: [clinical], from: 2026-01-01}
  ben: {name: Ben, roles: [editor], from: 2026-01-01}
  cleo: {name: Cleo, roles: [clinical], from: 2026-01-01}
policy:
  quorum: {clinical: 1}
  valid_for: 365 days
"""

ASIDE = "nap: {plain: Sleep by day, source: ours}\n"

MOOD = """\
naps-mood:
  kind: effect
  statement: Naps may lift mood.
  pico: {population: Adults, intervention: Naps, comparator: No naps, outcome: Mood}
  certainty: {rating: low, of: Any lift, start: high, down: {imprecision: 2}, note: No figure, by: us}
  evidence:
  - {reference: doe2020, direction: supports, directness: direct, locator: Abstract, read: abstract}
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository of an article with two claims, of which everything is approved by Ann."""
    root = copy_project(SITES / "minimal", tmp_path / "project")
    take_steps(
        root,
        {
            "files": {"content/board.yml": BOARD},
            "append": {CLAIMS: MOOD},
            "change": {INDEX: [{"was": "\n[@algorithm]\n", "now": "\n[@claim:naps-mood]\n\n[@algorithm]\n"}]},
            "events": [{"covers": EVERYTHING}],
        },
    )
    return make_repository(root)


def test_a_rebase_that_changes_nothing_keeps_every_approval(repository: Repository) -> None:
    repository.branch("review")
    _change(repository, {CLAIMS: ("Naps may lift mood.", "Naps may well lift mood.")})
    _speak(repository, by="cleo", covers=["naps-mood"], date=_on(20))
    _speak(repository, by="cleo", covers=["article", "algorithm"], date=_on(21))
    before = _words(repository)
    repository.switch("main")
    repository.commit("Elsewhere", {"content/glossary.yml": ASIDE})
    repository.switch("review")
    assert repository.rebase("main")
    assert _words(repository) == before
    assert _words(repository)["naps-mood"] == "approved"
    assert _check(repository).exit_code == 0


def test_a_hand_resolved_merge_that_changes_one_digit_loses_exactly_that_claim(
    repository: Repository,
) -> None:
    repository.branch("dates")
    _change(repository, {CLAIMS: ("naps-tiredness:\n", "naps-tiredness:\n  review_by: 2027-03-01\n")})
    repository.switch("main")
    _change(repository, {CLAIMS: ("naps-tiredness:\n", "naps-tiredness:\n  review_by: 2027-05-01\n")})
    assert set(_words(repository).values()) == {"approved"}
    assert not repository.merge("dates")
    text = repository.git("show", f"main:{CLAIMS}") + "\n"
    resolved = text.replace("(mean difference -2)", "(mean difference -3)").replace("value: -2", "value: -3")
    repository.commit("Merge by hand", {CLAIMS: resolved})
    assert _claims(repository) == {"naps-tiredness": "stale", "naps-mood": "approved"}


def test_a_moved_article_keeps_its_approvals(repository: Repository) -> None:
    repository.branch("move")
    write_files(repository.root, {"content/sleep/topic.yml": "title: Sleep\n"})
    repository.git("mv", "content/rest/naps", "content/sleep/naps")
    repository.commit()
    assert set(_words(repository).values()) == {"approved"}
    assert _check(repository).exit_code == 0
    repository.switch("main")
    assert repository.merge("move")
    assert set(_words(repository).values()) == {"approved"}


def test_a_renamed_article_keeps_its_approvals(repository: Repository) -> None:
    repository.branch("rename")
    _change(repository, {INDEX: ("authors: [ben]", "authors: [ben]\naliases: [naps]")})
    repository.git("mv", "content/rest/naps", "content/rest/short-sleep")
    repository.commit()
    assert set(_words(repository).values()) == {"approved"}
    assert _check(repository).exit_code == 0


def test_two_reviewers_who_approve_at_once_merge_without_conflict(repository: Repository) -> None:
    take_steps(
        repository.root,
        {"change": {"content/board.yml": [{"was": "{clinical: 1}", "now": "{clinical: 2}"}]}},
    )
    _change(repository, {CLAIMS: ("Naps may lift mood.", "Naps may well lift mood.")})
    for by in ("ann", "cleo"):
        repository.branch(by, "main")
        _speak(repository, by=by, covers=["naps-mood"], date=_on(20))
        assert _check(repository).exit_code == 0
        repository.switch("main")
    assert repository.merge("ann")
    assert _words(repository)["naps-mood"] == "under-review"
    assert repository.merge("cleo")
    assert _words(repository)["naps-mood"] == "approved"


def test_an_outdated_branch_took_nothing_away(repository: Repository) -> None:
    repository.branch("old")
    repository.commit("Elsewhere", {"content/glossary.yml": ASIDE})
    repository.switch("main")
    _speak(repository, by="cleo", decision="hold", note="Dangerous", date=_on(20))
    repository.switch("old")
    assert _check(repository).exit_code == 0


def test_what_is_not_committed_yet_is_checked_too(repository: Repository) -> None:
    take_steps(repository.root, {"delete": ["content/rest/naps/reviews/2026-05-01-ann-*.yml"]})
    done = _check(repository, "HEAD")
    assert done.exit_code == 1
    assert "error[event-removed]" in done.stdout


def test_a_merge_as_a_forge_makes_it_is_checked_against_the_base(repository: Repository) -> None:
    repository.branch("request")
    _speak(repository, by="ben", role="editor", covers=["naps-mood"], date=_on(20))
    repository.branch("merged", "main")
    repository.commit("Elsewhere", {"content/glossary.yml": ASIDE})
    assert repository.merge("request")
    done = _check(repository)
    assert done.exit_code == 1
    assert "error[event-refused] 'ben' acts as editor, and editors do not approve" in done.stdout


def test_an_event_removed_behind_branches_that_merged_each_other_is_missed(repository: Repository) -> None:
    repository.branch("request")
    repository.commit("Aside", {"content/glossary.yml": ASIDE})
    repository.switch("main")
    _speak(repository, by="cleo", decision="hold", note="Dangerous", date=_on(20))
    held = repository.git("rev-parse", "main")
    assert repository.merge("request")
    repository.switch("request")
    assert repository.merge(held)
    take_steps(repository.root, {"delete": ["content/rest/naps/reviews/2026-05-20-cleo-*.yml"]})
    repository.commit("Hide")
    assert len(repository.git("merge-base", "--all", "main", "request").split()) == 2
    done = _check(repository)
    assert done.exit_code == 1
    assert "error[event-removed]" in done.stdout


def test_a_project_in_a_folder_of_its_repository_is_checked(tmp_path: Path) -> None:
    root = copy_project(SITES / "minimal", tmp_path / "whole" / "our [base]*")
    repository = make_repository(tmp_path / "whole")
    add_event(root, {})
    done = _check(Repository(root), "main")
    assert done.exit_code == 0
    assert "warning[event-unproven]" in done.stdout
    repository.commit("Approve")
    take_steps(root, {"delete": ["content/rest/naps/reviews"]})
    assert "error[kept-words-removed]" in _check(Repository(root), "main").stdout


@pytest.mark.parametrize("options", [["--depth=1"], ["--depth=1", "--no-single-branch"]])
def test_a_shallow_clone_is_told_to_fetch_its_history(
    repository: Repository, tmp_path: Path, options: list[str]
) -> None:
    repository.branch("request")
    repository.commit("Elsewhere", {"content/glossary.yml": ASIDE})
    clone = repository.clone(tmp_path / "clone", *options)
    done = _check(clone, "origin/main")
    assert done.exit_code == 2
    assert done.stderr.endswith("the clone is shallow: fetch its whole history (fetch-depth: 0)\n")


def test_a_shallow_clone_that_cannot_know_where_the_branch_left_is_told_so(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit("Later", {"content/glossary.yml": ASIDE})
    repository.branch("request")
    repository.commit("Mine", {"content/glossary.yml": ASIDE.replace("day", "noon")})
    repository.switch("main")
    repository.commit("Theirs", {"content/about/policy.md": "# Policy\n\nOurs.\n"})
    repository.switch("request")
    clone = repository.clone(tmp_path / "clone", "--depth=2", "--no-single-branch")
    done = _check(clone, "origin/main")
    assert done.exit_code == 2
    assert "nobody can tell where 'HEAD' left" in done.stderr


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "-h", "HEAD:content"])
def test_what_is_no_commit_is_said(repository: Repository, revision: str) -> None:
    done = _check(repository, f"{revision}")
    assert done.exit_code == 2
    assert done.stderr == f"Error: '{revision}' is no commit of this repository\n"


def test_a_project_outside_a_repository_is_said(tmp_path: Path) -> None:
    done = _check(Repository(copy_project(SITES / "minimal", tmp_path / "project")))
    assert done.exit_code == 2
    assert "not a git repository" in done.stderr


@pytest.mark.parametrize(("account", "code"), [(11, 0), (12, 1)])
def test_the_event_of_a_pull_request_says_in_whose_name_it_approves(
    repository: Repository, tmp_path: Path, account: int, code: int
) -> None:
    known = BOARD.replace("name: Cleo,", "name: Cleo, account: {github: cleo, id: 11},")
    repository.commit("Know her account", {"content/board.yml": known})
    repository.branch("review")
    _speak(repository, by="cleo", covers=["naps-mood"], date=_on(20))
    assert _check(repository).exit_code == 0
    ends = {"base": {"sha": "a" * 40}, "head": {"sha": "b" * 40}}
    file = tmp_path / "event.json"
    file.write_text(json.dumps({"pull_request": {"number": 7, "user": {"id": account}, **ends}}))
    result = _check(repository, "main", f"--event={file}")
    assert result.exit_code == code
    assert ("event-by-another" in result.output) == bool(code)


@pytest.mark.parametrize("base", ["", " "])
def test_an_empty_base_is_no_base(repository: Repository, base: str) -> None:
    result = _check(repository, base)
    assert result.exit_code == 2
    assert "--base names no revision" in result.output


def test_an_event_needs_a_base(repository: Repository, tmp_path: Path) -> None:
    arguments = ["-C", f"{repository.root}", "check", "--event", f"{tmp_path / 'event.json'}"]
    assert CliRunner().invoke(main, arguments).exit_code == 2


def _check(repository: Repository, base: str = "main", *options: str) -> Result:
    arguments = ["-C", f"{repository.root}", "check", "--as-of", f"{AS_OF}", f"--base={base}", *options]
    return CliRunner().invoke(main, arguments, prog_name="evidence")


def _change(repository: Repository, changes: Mapping[str, tuple[str, str]]) -> None:
    steps = {path: [{"was": was, "now": now}] for path, (was, now) in changes.items()}
    take_steps(repository.root, {"change": steps})
    repository.commit()


def _speak(repository: Repository, **event: Any) -> None:
    add_event(repository.root, event)
    repository.commit()


def _on(day: int) -> datetime:
    return datetime(2026, 5, day, 12, tzinfo=UTC)


def _words(repository: Repository) -> dict[str, str]:
    assessment = open_project(repository.root, AS_OF).assessment
    return {key: assessment.status_of(key).word for key in assessment.subjects}


def _claims(repository: Repository) -> dict[str, str]:
    words = _words(repository)
    return {claim: words[claim] for claim in (Id("naps-tiredness"), Id("naps-mood"))}
