"""The scripts of the workflows, run as they stand there, in real repositories.

The forge is played by a program `gh` that answers from files and writes down what it was asked: no test can
reach GitHub, and what the scripts do with git and with the answers is all that can go wrong here.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import write_files
from tests.case_steps import add_event
from tests.projects import AS_OF_EPOCH, SITES, copy_project
from tests.repositories import Repository, make_repository
from tests.workflows import Step, step

GH = """#!/bin/sh
printf '%s\\n' "$*" >>"$FORGE/asked"
case "$1 $2" in
"auth git-credential" | "pr create" | "pr comment") exit 0 ;;
"pr list") grep -c '^pr create' "$FORGE/asked"; exit 0 ;;
esac
for word; do
    case $word in
    body=@*) cat "${word#body=@}" >"$FORGE/posted" ;;
    repos/*) asked=$(printf '%s' "${word%%\\?*}" | tr / _) ;;
    esac
done
cat "$FORGE/$asked.json" 2>/dev/null || printf '[]'
"""

REFUSES_MAIN = """#!/bin/sh
while read -r _ _ name; do
    if [ "$name" = refs/heads/main ]; then echo "protected branch" >&2; exit 1; fi
done
"""


CLAIMS = "content/rest/naps/claims.yml"


@dataclass(frozen=True)
class Runner:
    """A machine of the forge: a clone, and a folder for what lasts one job and for what the forge says."""

    remote: Path
    clone: Repository
    forge: Path

    def run(self, one: Step, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a step's script as the forge would, in the clone."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", one.script],
            cwd=self.clone.root,
            env={
                **os.environ,
                "PATH": f"{self.forge}{os.pathsep}{os.environ['PATH']}",
                "FORGE": f"{self.forge}",
                "RUNNER_TEMP": f"{self.forge}",
                "GITHUB_OUTPUT": f"{self.forge / 'output'}",
                "GITHUB_REPOSITORY": "board/base",
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_CONFIG_NOSYSTEM": "1",
                "LC_ALL": "C",
                "BRANCH": "main",
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def answer(self, address: str, *pages: Any) -> None:
        """What the forge answers there, page after page."""
        text = "".join(json.dumps(page) for page in pages)
        (self.forge / f"{address.replace('/', '_')}.json").write_text(text)

    def text_of(self, name: str) -> str:
        """What was written into a file of the forge's folder, empty where nothing was."""
        file = self.forge / name
        return file.read_text() if file.exists() else ""

    def remote_has(self, name: str) -> str:
        """The commit a branch of the remote points to."""
        return self.clone.git("ls-remote", "origin", f"refs/heads/{name}").partition("\t")[0]


@pytest.fixture
def runner(tmp_path: Path, jq: None) -> Runner:
    source = make_repository(tmp_path / "source", {"content/rest/naps/index.md": "Naps help.\n"})
    remote = tmp_path / "remote.git"
    source.git("clone", "--quiet", "--bare", ".", str(remote))
    # As GitHub does: a commit may be fetched by its name.
    Repository(remote).git("config", "uploadpack.allowAnySHA1InWant", "true")
    forge = tmp_path / "forge"
    forge.mkdir()
    (forge / "gh").write_text(GH)
    (forge / "gh").chmod(0o755)
    return Runner(remote, Repository(remote).clone(tmp_path / "clone"), forge)


FIND = step("report.yml", "write", "Find the open pull request with this head")
FETCH = step("report.yml", "write", "Fetch the pull request's commit as objects, without checking it out")
RULES = step("report.yml", "write", "Judge it by the rules of the base")
STATUS = step("report.yml", "judge", "Set the status of the commit")
REPORT = step("report.yml", "write", "Write the report")
POST = step("report.yml", "comment", "Post it, or replace the earlier one")
COMPARE = step("check.yml", "content", "Find what to compare with")
REVIEWS = step("publish.yml", "record", "Fetch the reviews of the merged pull requests")
PUSH = step("publish.yml", "record", "Push them, or propose them where the branch is protected")
RECORD = step("publish.yml", "record", "Record them")
ANSWER = step("publish.yml", "record", "Answer reviews that could not be recorded")


def _open_request(number: int, head: str, base: str = "main", account: int = 9) -> Mapping[str, Any]:
    return {
        "number": number,
        "user": {"id": account},
        "head": {"sha": head, "ref": "work", "repo": {"id": 6}},
        "base": {"sha": "b" * 40, "ref": base, "repo": {"id": 5}},
    }


def test_a_pull_request_is_found_by_its_head_on_any_page(runner: Runner) -> None:
    runner.answer("repos/board/base/pulls", [_open_request(7, "a" * 40)], [_open_request(9, "c" * 40)])
    assert runner.run(FIND, HEAD_SHA="c" * 40, DEFAULT_BRANCH="main").returncode == 0
    assert runner.text_of("output") == "number=9\nbase_ref=main\n"
    assert json.loads(runner.text_of("event.json")) == {"pull_request": _open_request(9, "c" * 40)}


def test_of_requests_with_one_head_that_into_the_default_branch_is_judged(runner: Runner) -> None:
    requests = [_open_request(7, "c" * 40, "elsewhere"), _open_request(9, "c" * 40)]
    runner.answer("repos/board/base/pulls", requests)
    assert runner.run(FIND, HEAD_SHA="c" * 40, DEFAULT_BRANCH="main").returncode == 0
    assert runner.text_of("output") == "number=9\nbase_ref=main\n"


def test_a_head_that_no_open_pull_request_has_any_longer_gets_no_report(runner: Runner) -> None:
    runner.answer("repos/board/base/pulls", [_open_request(7, "a" * 40)])
    assert runner.run(FIND, HEAD_SHA="c" * 40, DEFAULT_BRANCH="main").returncode == 0
    assert runner.text_of("output") == ""


def test_the_head_of_a_pull_request_is_fetched_and_not_checked_out(runner: Runner, tmp_path: Path) -> None:
    base = runner.clone.git("rev-parse", "HEAD")
    head = _push_change(runner, tmp_path, "refs/pull/7/head", {"Makefile": "site:\n\ttouch stolen\n"})
    assert runner.run(FETCH, BASE_REF="main", HEAD_SHA=head).returncode == 0
    assert runner.clone.git("rev-parse", "refs/reported/base") == base
    assert runner.clone.git("show", f"{head}:Makefile") == "site:\n\ttouch stolen"
    assert not (runner.clone.root / "Makefile").exists()
    assert runner.clone.git("rev-parse", "HEAD") == base


@pytest.mark.parametrize(("account", "verdict"), [(1, "success"), (9, "failure")])
def test_a_request_is_judged_by_the_rules_of_the_base(
    account: int, verdict: str, runner: Runner, tmp_path: Path
) -> None:
    _push_project(runner, tmp_path)
    work = Repository(runner.remote).clone(tmp_path / "work")
    add_event(
        work.root,
        {"date": datetime(2026, 5, 20, 12, tzinfo=UTC), "note": "::set-output name=verdict::success"},
    )
    # The generator that the request brings is not the one that judges it.
    write_files(work.root, {"generator/cli/check.py": "raise SystemExit(0)\n"})
    head = work.commit("Approve, as Ann says", {})
    work.git("push", "--quiet", "origin", "HEAD:refs/pull/7/head")
    runner.answer("repos/board/base/pulls", [_open_request(7, head, account=account)])
    _bring_generator(runner)
    for one in (FIND, FETCH, REPORT, RULES):
        done = runner.run(
            one, HEAD_SHA=head, DEFAULT_BRANCH="main", BASE_REF="main", SOURCE_DATE_EPOCH=AS_OF_EPOCH
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert runner.text_of("output").splitlines()[-1] == f"verdict={verdict}"
    assert ("event-by-another" in done.stdout) == (verdict == "failure")
    assert ("event-by-another" in (runner.clone.root / "report.md").read_text()) == (verdict == "failure")
    first, *_, last = done.stdout.splitlines()
    assert first == f"::stop-commands::{last.strip(':')}", "what strangers wrote is printed between the two"


def test_what_nobody_could_judge_is_no_success(runner: Runner, tmp_path: Path) -> None:
    _push_project(runner, tmp_path)
    _bring_generator(runner)
    (runner.forge / "event.json").write_text("{}")
    assert runner.run(RULES, HEAD_SHA="HEAD").returncode == 0
    assert runner.text_of("output") == "verdict=error\n"


@pytest.mark.parametrize(
    ("verdict", "state"), [("success", "success"), ("failure", "failure"), ("error", "error"), ("", "error")]
)
def test_a_verdict_becomes_the_status_of_the_commit(verdict: str, state: str, runner: Runner) -> None:
    done = runner.run(
        STATUS, HEAD_SHA="c" * 40, VERDICT=verdict, CONTEXT="evidence / rules", RUN="https://run"
    )
    assert done.returncode == 0, done.stderr
    asked = runner.text_of("asked")
    assert (
        f"--method POST repos/board/base/statuses/{'c' * 40} -f state={state} -f context=evidence / rules"
        in asked
    )


def test_the_report_is_one_comment_that_is_replaced(runner: Runner) -> None:
    (runner.clone.root / "report.md").write_text("2 claims\n")
    marker = "<!-- evidence review -->"
    assert runner.run(POST, NUMBER="7", MARKER=marker).returncode == 0
    assert "--method POST repos/board/base/issues/7/comments" in runner.text_of("asked")
    assert runner.text_of("posted") == f"{marker}\n2 claims\n"
    copied = {"id": 1, "user": {"login": "somebody"}, "body": f"{marker}\nNothing to see"}
    ours = {"id": 2, "user": {"login": "github-actions[bot]"}, "body": f"{marker}\n2 claims"}
    runner.answer("repos/board/base/issues/7/comments", [copied], [ours])
    assert runner.run(POST, NUMBER="7", MARKER=marker).returncode == 0
    assert "--method PATCH repos/board/base/issues/comments/2" in runner.text_of("asked")


def test_a_change_is_compared_with_what_it_is_merged_onto(runner: Runner) -> None:
    before = runner.clone.git("rev-parse", "HEAD")
    runner.clone.branch("change")
    runner.clone.commit("Change", {"a.md": "a\n"})
    runner.clone.switch("main")
    base = runner.clone.commit("Meanwhile", {"b.md": "b\n"})
    assert runner.clone.merge("change")
    assert runner.run(COMPARE, BEFORE="").returncode == 0
    assert runner.run(COMPARE, BEFORE=before).returncode == 0
    assert runner.run(COMPARE, BEFORE="0" * 40).returncode == 0
    assert runner.text_of("output").split() == [f"revision={sha}" for sha in (base, before, base)]
    # A pull request that was pushed to has a `before` too: its own earlier head, which is no base.
    assert COMPARE.fields["env"] == {
        "BEFORE": "${{ github.event_name == 'push' && github.event.before || '' }}"
    }


def test_the_first_commit_of_all_is_compared_with_itself(runner: Runner) -> None:
    assert runner.run(COMPARE, BEFORE="0" * 40).returncode == 0
    assert runner.text_of("output") == f"revision={runner.clone.git('rev-parse', 'HEAD')}\n"


def test_the_reviews_of_each_merge_of_one_push_are_fetched_with_what_was_reviewed(
    runner: Runner, tmp_path: Path
) -> None:
    before = runner.clone.git("rev-parse", "HEAD")
    reviewed = _push_change(runner, tmp_path, "refs/pull/7/head", {"a.md": "a\n"})
    first = runner.clone.commit("Squashed (#7)", {"a.md": "a\n"})
    second = runner.clone.commit("Squashed (#9)", {"b.md": "b\n"})
    runner.answer(f"repos/board/base/commits/{first}/pulls", [_merged(7, first), _merged(8, "f" * 40)])
    runner.answer(f"repos/board/base/commits/{second}/pulls", [_merged(9, second)])
    runner.answer("repos/board/base/pulls/7/reviews", [{"commit_id": reviewed}], [{"commit_id": "e" * 40}])
    done = runner.run(REVIEWS, BASE_SHA=before, MERGED_SHA=second)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"'{'e' * 40}' cannot be had.", "'refs/pull/9/head' cannot be had."]
    assert sorted(path.name for path in (runner.forge / "merged").iterdir()) == ["7", "9"]
    assert json.loads(runner.text_of("merged/7/reviews.json")) == [
        {"commit_id": reviewed},
        {"commit_id": "e" * 40},
    ]
    assert json.loads(runner.text_of("merged/9/reviews.json")) == []
    assert runner.text_of("merged/7/commit") == f"{first}\n"
    assert runner.clone.git("cat-file", "-t", reviewed) == "commit"


def test_an_answer_that_is_no_answer_stops_the_recording(runner: Runner) -> None:
    before = runner.clone.git("rev-parse", "HEAD")
    merged = runner.clone.commit("Squashed (#7)", {"a.md": "a\n"})
    (runner.forge / f"repos_board_base_commits_{merged}_pulls.json").write_text("<html>")
    assert runner.run(REVIEWS, BASE_SHA=before, MERGED_SHA=merged).returncode != 0


def test_a_branch_that_was_just_made_has_nothing_to_record(runner: Runner) -> None:
    done = runner.run(REVIEWS, BASE_SHA="0" * 40, MERGED_SHA=runner.clone.git("rev-parse", "HEAD"))
    assert done.returncode == 0
    assert list((runner.forge / "merged").iterdir()) == []


def test_recorded_events_are_pushed_onto_what_came_meanwhile(runner: Runner, tmp_path: Path) -> None:
    merged = runner.clone.git("rev-parse", "HEAD")
    meanwhile = _push_change(runner, tmp_path, "refs/heads/main", {"c.md": "c\n"})
    runner.clone.commit("Record", {"content/rest/naps/reviews/x.yml": "by: ann\n"})
    done = runner.run(PUSH, MERGED_SHA=merged, PROPOSED=f"record/{merged}")
    assert done.returncode == 0, done.stderr
    assert runner.remote_has("main") == runner.clone.git("rev-parse", "HEAD")
    assert runner.clone.git("rev-parse", "HEAD^1") == meanwhile
    assert "pr create" not in runner.text_of("asked")


def test_recorded_events_are_proposed_where_the_branch_is_protected(runner: Runner) -> None:
    merged = runner.clone.git("rev-parse", "HEAD")
    hook = runner.remote / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(REFUSES_MAIN)
    hook.chmod(0o755)
    runner.clone.commit("Record", {"content/rest/naps/reviews/x.yml": "by: ann\n"})
    for _ in range(2):
        assert runner.run(PUSH, MERGED_SHA=merged, PROPOSED=f"record/{merged}").returncode == 0
    assert runner.remote_has("main") == merged
    assert runner.remote_has(f"record/{merged}") == runner.clone.git("rev-parse", "HEAD")
    assert runner.text_of("asked").count("pr create --base main") == 1


def test_where_nothing_was_recorded_nothing_is_pushed(runner: Runner) -> None:
    merged = runner.clone.git("rev-parse", "HEAD")
    done = runner.run(PUSH, MERGED_SHA=merged, PROPOSED=f"record/{merged}")
    assert (done.returncode, done.stdout) == (0, "Nothing to record.\n")
    assert runner.text_of("asked") == ""


def test_reviews_that_lack_a_line_are_answered_where_they_were_written(runner: Runner) -> None:
    for number, text in ((7, "Please add a line."), (9, "")):
        (runner.forge / f"merged/{number}").mkdir(parents=True)
        (runner.forge / f"merged/{number}/answers.md").write_text(text)
    assert runner.run(ANSWER).returncode == 0
    assert runner.text_of("asked") == f"pr comment 7 --body-file {runner.forge}/merged/7/answers.md\n"


def test_a_review_becomes_an_event_on_the_branch(runner: Runner, tmp_path: Path) -> None:
    before = _push_project(runner, tmp_path)
    claims = (runner.clone.root / CLAIMS).read_text()
    assert "statement: Naps" in claims
    changed = {CLAIMS: claims.replace("statement: Naps", "statement: Short naps")}
    reviewed = _push_change(runner, tmp_path, "refs/pull/7/head", changed)
    merged = runner.clone.commit("Squashed (#7)", changed)
    runner.clone.git("push", "--quiet", "origin", "main")
    runner.answer(f"repos/board/base/commits/{merged}/pulls", [_merged(7, merged)])
    runner.answer("repos/board/base/pulls/7/reviews", [_review(reviewed)])
    _bring_generator(runner)
    for one in (REVIEWS, RECORD, PUSH, ANSWER):
        done = runner.run(
            one,
            BASE_SHA=before,
            MERGED_SHA=merged,
            PROPOSED=f"record/{merged}",
            SOURCE_DATE_EPOCH=AS_OF_EPOCH,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    runner.clone.git("fetch", "--quiet", "origin")
    added = runner.clone.git("diff", "--name-status", merged, "origin/main").split("\n")
    assert all(line.startswith("A\tcontent/rest/naps/reviews/") for line in added)
    assert [line for line in added if re.search(r"/2026-05-02-ann-[0-9a-f]{8}\.yml$", line)]
    assert runner.clone.git("log", "-1", "--format=%an: %s", "origin/main") == (
        "github-actions[bot]: Record the reviews of pull request #7"
    )
    assert "pr comment" not in runner.text_of("asked")


def _push_project(runner: Runner, folder: Path) -> str:
    """Put a whole project on the branch, with a board member who has an account; returns the commit."""
    copy_project(SITES / "minimal", folder / "project")
    shutil.copytree(folder / "project", runner.clone.root, dirs_exist_ok=True)
    board = (runner.clone.root / "content/board.yml").read_text()
    account = board.replace("ann: {name: Ann,", "ann: {name: Ann, account: {github: ann-login, id: 1},")
    assert account != board
    commit = runner.clone.commit("The project", {"content/board.yml": account})
    runner.clone.git("push", "--quiet", "origin", "main")
    return commit


def _bring_generator(runner: Runner) -> None:
    """Put the generator where the scripts call it."""
    (runner.clone.root / ".venv").mkdir()
    (runner.clone.root / ".venv/bin").symlink_to(Path(sys.executable).parent)


def _review(commit: str) -> Mapping[str, Any]:
    return {
        "id": 41,
        "user": {"login": "ann-login", "id": 1},
        "body": "approve: all\nrole: clinical\ninterests: none\nnumbers: read at source",
        "state": "APPROVED",
        "commit_id": commit,
        "submitted_at": "2026-05-02T12:00:00Z",
    }


def _merged(number: int, commit: str) -> Mapping[str, Any]:
    return {
        "number": number,
        "merged_at": "2026-05-01T12:00:00Z",
        "merge_commit_sha": commit,
        "base": {"ref": "main"},
    }


def _push_change(runner: Runner, folder: Path, name: str, files: Mapping[str, str]) -> str:
    """Commit somebody else's change and push it to a name of the remote; returns the commit."""
    other = Repository(runner.remote).clone(folder / "other")
    commit = other.commit("Somebody's change", files)
    other.git("push", "--quiet", "origin", f"HEAD:{name}")
    shutil.rmtree(other.root)
    return commit
