"""The git program under our hands: every name and byte survives, and nothing of a repository is ever run."""

import os
from pathlib import Path

import pytest

from generator.git import GitError, changed_below, commit_of, files_at, merge_base, merge_bases
from tests.repositories import Repository, make_repository

LIMIT = 1000

HOSTILE = (
    "content/two\nlines.yml",
    'content/"quoted".yml',
    "content/'single'.yml",
    "content/a\\b.yml",
    "content/tab\there.yml",
    "content/-option.yml",
    "content/ä-é-\u6c34.yml",
    "content/ blank .yml",
    "content/$(touch ran).yml",
    "content/*.yml",
)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return make_repository(tmp_path / "repository", {"content/index.md": "Ask here.\n"})


@pytest.mark.parametrize("name", HOSTILE)
def test_every_name_of_a_file_is_read_as_it_is(repository: Repository, name: str) -> None:
    repository.commit("Hostile", {name: "its words\n"})
    assert files_at(repository.root, "HEAD", ["content"], limit=LIMIT).files == {
        "content/index.md": b"Ask here.\n",
        name: b"its words\n",
    }


def test_all_hostile_names_together_keep_their_own_bytes(repository: Repository) -> None:
    written = {name: f"words {number}\n" for number, name in enumerate(HOSTILE)}
    repository.commit("Hostile", written)
    found = files_at(repository.root, "HEAD", ["content"], limit=LIMIT).files
    assert {name: found[name].decode() for name in HOSTILE} == written


def test_bytes_are_those_of_the_commit(repository: Repository) -> None:
    raw = bytes(range(256)) + b"\r\n\n"
    (repository.root / "content/raw.bin").write_bytes(raw)
    (repository.root / "content/empty.yml").write_bytes(b"")
    repository.commit()
    (repository.root / "content/raw.bin").write_bytes(b"changed since")
    found = files_at(repository.root, "HEAD", ["content"], limit=LIMIT).files
    assert (found["content/raw.bin"], found["content/empty.yml"]) == (raw, b"")


def test_a_large_file_is_named_and_not_read(repository: Repository) -> None:
    repository.commit("Large", {"content/large.yml": "x" * (LIMIT + 1), "content/fits.yml": "x" * LIMIT})
    found = files_at(repository.root, "HEAD", ["content"], limit=LIMIT)
    assert found.large == {"content/large.yml"}
    assert sorted(found.files) == ["content/fits.yml", "content/index.md"]


def test_links_and_other_repositories_are_named_and_not_followed(repository: Repository) -> None:
    (repository.root / "content/link.yml").symlink_to("/etc/passwd")
    commit = repository.commit("Link")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{commit},content/elsewhere")
    repository.git("commit", "--quiet", "--message", "Another repository")
    found = files_at(repository.root, "HEAD", ["content"], limit=LIMIT)
    assert found.links == {"content/link.yml", "content/elsewhere"}
    assert sorted(found.files) == ["content/index.md"]


def test_only_the_folders_asked_for_are_read(repository: Repository) -> None:
    repository.commit("More", {"secret.txt": "no\n", "contents/other.md": "no\n", "references/a.yml": "a\n"})
    found = files_at(repository.root, "HEAD", ["content", "references"], limit=LIMIT).files
    assert sorted(found) == ["content/index.md", "references/a.yml"]


@pytest.mark.parametrize("folder", ["base", "our [base]*", "a b", ":(top)", "-x"])
def test_a_project_in_a_folder_of_its_repository_gets_its_own_paths(
    repository: Repository, folder: str
) -> None:
    repository.commit("Deeper", {f"{folder}/content/index.md": "Ask there.\n"})
    found = files_at(repository.root / folder, "HEAD", ["content"], limit=LIMIT).files
    assert found == {"content/index.md": b"Ask there.\n"}


def test_nothing_of_a_repository_is_run(repository: Repository, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{ran}'\ncat\n")
    program.chmod(0o755)
    hooks = repository.root / ".git/hooks"
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        (hooks / hook).write_text(program.read_text())
        (hooks / hook).chmod(0o755)
    repository.commit("Attributes", {".gitattributes": "* filter=evil diff=evil\n"})
    ran.unlink(missing_ok=True)
    for setting in ("core.fsmonitor", "diff.external", "filter.evil.smudge", "diff.evil.textconv"):
        repository.git("config", setting, f"{program}")
    repository.git("config", "core.pager", f"{program}")
    os.utime(repository.root / "content/index.md", (1, 1))
    ran.unlink(missing_ok=True)
    files_at(repository.root, "HEAD", ["content"], limit=LIMIT)
    changed_below(repository.root, ["content"])
    merge_bases(repository.root, "HEAD", "HEAD")
    assert not ran.exists()


@pytest.mark.parametrize("revision", ["nowhere", "--all", "-h", "HEAD~9", "HEAD:content", "HEAD\nHEAD"])
def test_what_names_no_commit_is_said(repository: Repository, revision: str) -> None:
    with pytest.raises(GitError, match="is no commit of this repository"):
        commit_of(repository.root, revision)


def test_a_branch_named_like_an_option_is_a_branch(repository: Repository) -> None:
    commit = commit_of(repository.root, "HEAD")
    repository.git("update-ref", "refs/heads/--output=x", commit)
    assert commit_of(repository.root, "refs/heads/--output=x") == commit


def test_branches_without_common_history_are_said(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit("Alone")
    with pytest.raises(GitError, match="have no history in common"):
        merge_bases(repository.root, "main", "other")
    with pytest.raises(GitError, match="have no history in common"):
        merge_base(repository.root, "main", "other")


def test_branches_that_merged_each_other_have_two_common_commits(repository: Repository) -> None:
    repository.branch("other")
    theirs = repository.commit("Theirs", {"b": "b\n"})
    repository.switch("main")
    ours = repository.commit("Ours", {"a": "a\n"})
    assert repository.merge("other")
    repository.switch("other")
    assert repository.merge(ours)
    assert set(merge_bases(repository.root, "main", "other")) == {ours, theirs}


def test_no_replacement_of_a_commit_is_obeyed(repository: Repository) -> None:
    was = commit_of(repository.root, "HEAD")
    now = repository.commit("Later", {"content/index.md": "Something else.\n"})
    repository.git("replace", was, now)
    assert files_at(repository.root, was, ["content"], limit=LIMIT).files == {
        "content/index.md": b"Ask here.\n"
    }


def test_a_machine_without_git_is_said(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.root / "nowhere"))
    with pytest.raises(GitError, match="git is not installed"):
        commit_of(repository.root, "HEAD")


def test_changed_paths_are_told_as_they_are(repository: Repository) -> None:
    for name in HOSTILE:
        (repository.root / name).write_text("new\n")
    (repository.root / "content/index.md").write_text("changed\n")
    assert changed_below(repository.root, ["content"]) == tuple(sorted(["content/index.md", *HOSTILE]))
