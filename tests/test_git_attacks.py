"""Attacks that only git can carry: merges, trees and names that no editor would make, read from a commit.

Each is judged as the trusted workflow judges it, by `check --base main --head work`, and reported as it
reports; what is on disk plays no part.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.builders import AS_OF, copy_site
from tests.case_steps import add_event, take_steps
from tests.repositories import Repository, make_repository
from tests.test_attacks import APPROVED

REVIEWS = "content/rest/naps/reviews"
NOWHERE = "1" * 40


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A base in which all is approved and, later, one claim on hold; a branch `work` from before that."""
    root = copy_site("minimal", tmp_path / "project")
    take_steps(root, APPROVED)
    made = make_repository(root, {"mkdocs.yml": "site_name: Invented\n"})
    made.branch("work")
    made.commit("Elsewhere", {"content/glossary.yml": "nap: {plain: Sleep by day, source: ours}\n"})
    made.switch("main")
    hold = datetime(2026, 5, 10, 12, tzinfo=UTC)
    add_event(root, {"decision": "hold", "date": hold, "note": "Dangerous"})
    made.commit("Hold")
    made.switch("work")
    return made


def _merge_without_the_hold(repository: Repository) -> None:
    repository.git("merge", "--quiet", "--no-commit", "--no-ff", "main")
    next((repository.root / REVIEWS).glob("2026-05-10-*")).unlink()
    repository.commit("Merge")


def _merge_only_in_name(repository: Repository) -> None:
    repository.git("merge", "--quiet", "--strategy=ours", "--no-edit", "main")


def _merge_each_other_and_remove(repository: Repository) -> None:
    repository.git("branch", "earlier")
    repository.git("merge", "--quiet", "--no-edit", "main")
    repository.switch("main")
    repository.git("merge", "--quiet", "--no-edit", "earlier")
    repository.switch("work")
    next((repository.root / REVIEWS).glob("2026-05-10-*")).unlink()
    repository.commit("Remove")


def _keep_the_reviews_elsewhere(repository: Repository) -> None:
    repository.git("rm", "-r", "--quiet", "--cached", REVIEWS)
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{NOWHERE},{REVIEWS}")
    repository.git("commit", "--quiet", "--message", "A submodule")


def _keep_all_content_elsewhere(repository: Repository) -> None:
    repository.git("rm", "-r", "--quiet", "--cached", "content")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{NOWHERE},content")
    repository.git("commit", "--quiet", "--message", "A submodule")


def _name_a_file_in_no_encoding(repository: Repository) -> None:
    name = os.fsencode(repository.root) + b"/content/rest/naps/\xff.yml"
    Path(os.fsdecode(name)).write_text("x\n")
    repository.commit("An odd name")


def _lead_the_board_elsewhere(repository: Repository) -> None:
    blob = repository.git("hash-object", "-w", "--stdin", given=b"rest/topic.yml")
    repository.git("update-index", "--cacheinfo", f"120000,{blob},content/board.yml")
    repository.git("commit", "--quiet", "--message", "A link")


def _write_the_board_twice(repository: Repository) -> None:
    other = repository.git("hash-object", "-w", "--stdin", given=b"people: {}\n")
    raw = b""
    for line in repository.git("ls-tree", "work:content").splitlines():
        mode, _, digits, name = line.split()
        entry = f"{mode.lstrip('0')} {name}".encode() + b"\0"
        raw += entry + bytes.fromhex(digits)
        raw += entry + bytes.fromhex(other) if name == "board.yml" else b""
    tree = repository.git("hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=raw)
    lines = repository.git("ls-tree", "work").splitlines()
    listed = [f"040000 tree {tree}\tcontent" if line.endswith("\tcontent") else line for line in lines]
    whole = repository.git("mktree", given="\n".join([*listed, ""]).encode())
    commit = repository.git("commit-tree", whole, "-p", "work", "-m", "Two entries of one name")
    repository.git("update-ref", "refs/heads/work", commit)


ATTACKS: dict[Callable[[Repository], None], str] = {
    _merge_without_the_hold: "the review event '2026-05-10-ann-",
    _merge_only_in_name: "the review event '2026-05-10-ann-",
    _merge_each_other_and_remove: "the review event '2026-05-10-ann-",
    _keep_the_reviews_elsewhere: f"'{REVIEWS}' is a link to another place",
    _keep_all_content_elsewhere: "'content' is a link to another place",
    _name_a_file_in_no_encoding: r"'content/rest/naps/\udcff.yml' is not read from this place",
    _lead_the_board_elsewhere: "'content/board.yml' is a link to another place",
    _write_the_board_twice: "'content/board.yml' is a link to another place",
}


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__.strip("_"))
def test_each_attack_by_git_is_refused_and_reported(
    attack: Callable[[Repository], None], repository: Repository
) -> None:
    attack(repository)
    refused = _run(repository, "check")
    assert refused.exit_code == 1, refused.output
    assert ATTACKS[attack] in refused.output
    assert _run(repository, "check", "--format", "json").exit_code == 1
    for layout in ("markdown", "json"):
        assert _run(repository, "review", "--format", layout).exit_code == 0


@pytest.mark.parametrize("way", ["replace", "grafts"])
def test_history_is_what_its_commits_say(way: str, repository: Repository) -> None:
    next((repository.root / REVIEWS).glob("2026-05-01-ann-*")).unlink()
    removal = repository.commit("Remove an approval")
    repository.commit("Go on", {"content/about/more.md": "# More\n"})
    if way == "replace":
        repository.git("replace", repository.git("rev-parse", "main"), removal)
    else:
        tip = repository.git("rev-parse", "main")
        (repository.root / ".git/info/grafts").write_text(f"{tip} {removal}\n")
    refused = _run(repository, "check")
    assert refused.exit_code == 1
    assert "the review event '2026-05-01-ann-" in refused.output


def test_attributes_decide_nothing_and_are_named_to_who_merges(repository: Repository) -> None:
    attributes = "content/**/claims.yml ident working-tree-encoding=UTF-16 -diff linguist-generated\n"
    repository.commit(
        "Hide", {".gitattributes": f"{attributes}content/**/reviews/* merge=union filter=evil\n"}
    )
    assert _run(repository, "check").exit_code == 0
    assert "ask a maintainer before merging**\n\n- .gitattributes\n" in _run(repository, "review").output


def _run(repository: Repository, command: str, *options: str) -> Result:
    ends = ("--base", "main", "--head", "work", "--as-of", f"{AS_OF}")
    return CliRunner().invoke(main, ["-C", f"{repository.root}", command, *ends, *options])
