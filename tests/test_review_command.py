"""`evidence review` as a person or a workflow calls it: what it takes, what it refuses, what it writes."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.build.branch import open_branch
from generator.build.report_page import report_page
from generator.build.site import make_edition
from generator.cli import main
from generator.forges.github import PayloadError, PullRequest, read_pull_request
from generator.git import paths_changed
from generator.project import open_project
from generator.rendering.edition import Settings
from tests.builders import AS_OF, copy_site, write_files
from tests.preview import fetch, preview
from tests.projects import PROJECT, build, complete_project, run
from tests.repositories import Repository, make_repository

THEME = PROJECT / "site_overrides"
CLAIMS = "content/rest/naps/claims.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    root = copy_site("minimal", tmp_path / "project")
    made = make_repository(root, {"mkdocs.yml": "site_name: Invented\n"})
    made.branch("work")
    text = (root / CLAIMS).read_text()
    made.commit("Propose", {CLAIMS: text.replace("may ease", "might ease")})
    return made


def test_a_report_is_printed_and_nothing_is_written(repository: Repository) -> None:
    before = repository.git("status", "--porcelain", "--ignored")
    result = review(repository.root, "--base", "main")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 claim, 0 high-risk, 2 figures to read at source, about 5 minutes\n")
    assert repository.git("status", "--porcelain", "--ignored") == before


def test_the_json_twin_is_json(repository: Repository) -> None:
    result = review(repository.root, "--base", "main", "--head", "work", "--format", "json")
    assert json.loads(result.stdout)["approve"] == ["naps-tiredness"]


def test_an_event_names_base_and_head(repository: Repository, tmp_path: Path) -> None:
    event = event_file(tmp_path, repository)
    repository.switch("main")
    typed = ("--base", repository.git("rev-parse", "main"), "--head", "work")
    assert review(repository.root, "--event", event).stdout == review(repository.root, *typed).stdout


def test_what_is_typed_counts_before_the_event(repository: Repository, tmp_path: Path) -> None:
    event = event_file(tmp_path, repository)
    result = review(repository.root, "--event", event, "--base", "work")
    assert result.stdout.startswith("Nothing changed\n")


def test_the_checks_say_what_the_branch_may_not_do_to_its_base(repository: Repository) -> None:
    board = repository.root / "content/board.yml"
    text = board.read_text().replace("roles: [clinical]", "roles: [clinical, methods]")
    repository.commit("Give a role", {"content/board.yml": text})
    result = review(repository.root, "--base", "main", "--head", "work")
    assert "board-changed" in result.stdout
    twin = review(repository.root, "--base", "main", "--head", "work", "--format", "json")
    assert "board-changed" in [found["code"] for found in json.loads(twin.stdout)["diagnostics"]["new"]]


def test_content_that_does_not_load_still_gives_a_report(repository: Repository) -> None:
    repository.commit("Break", {CLAIMS: "naps-tiredness: [\n"})
    result = review(repository.root, "--base", "main")
    assert result.exit_code == 0
    assert "**Some files of this branch cannot be read.**" in result.stdout


def test_a_base_must_be_named(repository: Repository) -> None:
    result = review(repository.root)
    assert result.exit_code == 2
    assert "say what to compare with: --base origin/main, or --event FILE" in result.stderr


@pytest.mark.parametrize("ends", [("nowhere", "work"), ("main", "nowhere")])
def test_a_revision_that_does_not_exist_is_said(repository: Repository, ends: tuple[str, str]) -> None:
    result = review(repository.root, "--base", ends[0], "--head", ends[1])
    assert result.exit_code == 2
    assert result.stderr == "Error: 'nowhere' is no commit of this repository\n"


def test_a_shallow_clone_is_told_what_to_fetch(repository: Repository, tmp_path: Path) -> None:
    repository.switch("main")
    repository.commit("Meanwhile", {"notes.txt": "Later.\n"})
    clone = repository.clone(tmp_path / "clone", "--depth=1", "--no-single-branch")
    result = review(clone.root, "--base", "origin/main", "--head", "origin/work")
    assert result.exit_code == 2
    assert "fetch-depth: 0" in result.stderr


def test_a_folder_without_git_is_said(tmp_path: Path) -> None:
    root = copy_site("minimal", tmp_path / "project")
    write_files(root, {"mkdocs.yml": "site_name: Invented\n"})
    result = review(root, "--base", "main")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "the event is no JSON"),
        ("[" * 100_000, "the event is no JSON"),
        ("[]", "the event tells of no pull request: it has no 'pull_request'"),
        ('{"pull_request": {"number": true}}', "the 'number' of the pull request is no number"),
        ('{"pull_request": {"number": 7}}', "'base.sha' of the pull request is no commit"),
        (
            '{"pull_request": {"number": 7, "base": {"sha": "--upload-pack=x"}}}',
            "'base.sha' of the pull request is no commit",
        ),
    ],
)
def test_an_event_that_is_none_is_refused(
    repository: Repository, tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(PayloadError, match=message[:20]):
        read_pull_request(text)
    (tmp_path / "event.json").write_text(text)
    result = review(repository.root, "--event", f"{tmp_path / 'event.json'}")
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize("write", [None, lambda file: file.write_bytes(b"\xff\xfe")])
def test_an_event_that_cannot_be_read_is_said(
    repository: Repository, tmp_path: Path, write: Callable[[Path], Any] | None
) -> None:
    if write:
        write(tmp_path / "event.json")
    result = review(repository.root, "--event", f"{tmp_path / 'event.json'}")
    assert result.exit_code == 2
    assert "event.json" in result.stderr


def test_an_event_of_a_pull_request_is_read() -> None:
    request = {"number": 7, "base": {"sha": "a" * 40}, "head": {"sha": "b" * 40}, "title": "x"}
    assert read_pull_request(json.dumps({"pull_request": request})) == PullRequest(7, "a" * 40, "b" * 40)


def test_changed_paths_are_those_of_the_project_and_of_what_lies_around_it(tmp_path: Path) -> None:
    made = make_repository(tmp_path / "all", {"inner/content/a.yml": "a\n", "outer.txt": "a\n"})
    made.branch("work")
    names = ['inner/content/ü "q".yml', "inner/content/-x.yml", "inner/new\nline.txt"]
    made.commit("Odd names", dict.fromkeys(names, "b\n"))
    made.commit("Outside", {"outer.txt": "b\n"})
    write_files(made.root, {"inner/untracked.yml": "c\n"})
    committed = paths_changed(made.root / "inner", "main", "work")
    assert committed == (":/outer.txt", "content/-x.yml", 'content/ü "q".yml', "new\nline.txt")
    assert paths_changed(made.root / "inner", "main") == tuple(sorted((*committed, "untracked.yml")))


def test_the_preview_has_a_page_of_the_report_and_escapes_it(repository: Repository) -> None:
    attack = "<b onclick=x>might</b> <script>ease</script> @octocat ~~all~~"
    text = (repository.root / CLAIMS).read_text()
    write_files(repository.root, {CLAIMS: text.replace("might ease", attack)})
    branch = open_branch(repository.root, "main", "", AS_OF)
    edition = make_edition(open_project(repository.root, AS_OF), Settings(), theme=THEME, cache=None)
    page = report_page(edition, branch).text
    shown = re.sub(r"</?(?:strong|del)>|\u200b|&#8203;", "", page)
    assert "&lt;b onclick=x&gt;might&lt;/b&gt; &lt;script&gt;ease&lt;/script&gt; @octocat" in shown
    assert "<del>may ease</del>" in page
    assert "<script>ease" not in page


def test_only_a_preview_against_a_base_has_the_page(repository: Repository, tmp_path: Path) -> None:
    project = complete_project(repository.root)
    before = {"EVIDENCE_REVIEWED_AGAINST": "main"}
    assert not (build(project, environment=before) / "report.html").exists()
    with preview(project, "--base", "main") as (address, _):
        assert "<h1>What this branch changes</h1>" in fetch(f"{address}/report.html")


def test_a_preview_is_built_with_its_report_and_leads_there_from_every_page(repository: Repository) -> None:
    site = build(complete_project(repository.root), "--base", "main")
    assert "<strong>might</strong>" in (site / "report.html").read_text()
    for path, way in (("index.html", ""), ("claims/index.html", "../"), ("rest/naps/index.html", "../../")):
        assert f'<a href="{way}report.html">what it changes</a>' in (site / path).read_text()
    assert "report.html" not in (build(repository.root) / "index.html").read_text()


def test_a_preview_against_nothing_is_not_built(repository: Repository) -> None:
    project = complete_project(repository.root)
    done = run(project, "evidence", "build", "--base", "nowhere")
    assert (done.returncode, "'nowhere' is no commit of this repository" in done.stderr) == (2, True)
    assert not (project / "site").exists()
    done = run(project, "evidence", "build", "--event", "event.json")
    assert "--event says who proposes a change" in done.stderr


def review(root: Path, *arguments: str) -> Result:
    """Run the command in a project on the day of all tests."""
    whole = ["-C", f"{root}", "review", "--as-of", "2026-06-01", *arguments]
    return CliRunner().invoke(main, whole, prog_name="evidence")


RECORDS: dict[str, Any] = {
    "user": {"id": 41898282},
    "base": {"sha": "a" * 40, "ref": "main", "repo": {"id": 5}},
    "head": {"sha": "b" * 40, "ref": "record/1234", "repo": {"id": 5}},
}


@pytest.mark.parametrize(
    ("changed", "author", "is_recording"),
    [
        ({}, 41898282, True),
        ({"user": {"id": 11}}, 11, False),
        ({"user": None}, 0, False),
        ({"user": {"id": "11"}}, 0, False),
        ({"user": {"id": True}}, 0, False),
        ({"head": {**RECORDS["head"], "repo": {"id": 6}}}, 41898282, False),
        ({"head": {**RECORDS["head"], "repo": None}}, 41898282, False),
        ({"head": {**RECORDS["head"], "ref": "fix-record/1"}}, 41898282, False),
    ],
)
def test_only_the_run_that_records_reviews_speaks_for_others(
    changed: dict[str, Any], author: int, *, is_recording: bool
) -> None:
    request = read_pull_request(json.dumps({"pull_request": {"number": 7, **RECORDS, **changed}}))
    assert (request.author, request.is_recording) == (author, is_recording)


def event_file(folder: Path, repository: Repository) -> str:
    """A file with the event of the pull request from `work` to `main`."""
    ends = {name: {"sha": repository.git("rev-parse", name)} for name in ("main", "work")}
    event = {"action": "opened", "pull_request": {"number": 7, "base": ends["main"], "head": ends["work"]}}
    (folder / "event.json").write_text(json.dumps(event))
    return f"{folder / 'event.json'}"
