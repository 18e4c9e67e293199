"""The commands that read, as cases: files in, command, exactly what is printed, and the exit code."""

import shlex
from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.project import all_checks
from tests.builders import write_files
from tests.projects import CASE_EPOCH, SITES, copy_project, files_of, run

CASES = [
    case
    for file in sorted((Path(__file__).parent / "cases/cli").glob("*.yml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
]

_SETTING_UP = {"files", "change", "append", "delete", "environment", "folder", "site"}
KEYS = frozenset({"case", "command", "exit", "output", "error", "written"} | _SETTING_UP)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = copy_project(SITES / "minimal", tmp_path / "project")
    settings = (made / "mkdocs.yml").read_text()
    (made / "mkdocs.yml").write_text(f"{settings}site_url: https://naps.example/\n")
    return made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_each_command_prints_exactly_this(case: dict[str, Any], project: Path) -> None:
    assert set(case) <= KEYS
    if site := case.get("site"):
        rmtree(project)
        copy_project(SITES / site, project)
    _set_up(case, project)
    folder, day = project / case.get("folder", ""), case.get("environment", {})
    command = case["command"].replace("FOLDER", f"{project}")
    result = _evidence(folder, *shlex.split(command), environment=day)
    assert result.stdout.replace(f"{project}", "FOLDER") == case.get("output", "")
    assert result.stderr.replace(f"{project}", "FOLDER") == case.get("error", "")
    assert result.exit_code == case.get("exit", 0)
    for path, text in case.get("written", {}).items():
        assert (project / path).read_bytes().decode() == text


@pytest.mark.parametrize("code", sorted(all_checks()))
def test_explain_prints_the_manual_of_every_check(code: str, project: Path) -> None:
    result = _evidence(project, "explain", code)
    assert result.exit_code == 0
    rule = all_checks()[code].rule
    assert result.stdout == f"{rule.severity.word}[{code}]\n\n{rule.manual}\n"


@pytest.mark.parametrize("command", [["check"], ["check", "--strict"], ["status"], ["explain", "claim"]])
def test_what_reads_never_writes(command: list[str], project: Path) -> None:
    before = _state_of(project)
    day = {"SOURCE_DATE_EPOCH": CASE_EPOCH}
    assert run(project, "evidence", *command, environment=day).returncode == 0
    assert _state_of(project) == before


def test_the_day_of_the_environment_counts_where_none_is_given(project: Path) -> None:
    done = run(project, "evidence", "status", "naps", environment={"SOURCE_DATE_EPOCH": CASE_EPOCH})
    assert done.stdout.startswith("rest/naps: submitted as of 23 Nov 2026\n")


def test_a_given_day_counts_before_that_of_the_environment(project: Path) -> None:
    day = {"SOURCE_DATE_EPOCH": CASE_EPOCH}
    done = run(project, "evidence", "status", "naps", "--as-of", "2026-06-01", environment=day)
    assert done.stdout.startswith("rest/naps: submitted as of 1 Jun 2026\n")


@pytest.mark.parametrize("written", ["yesterday", "9" * 30])
def test_an_environment_without_a_true_day_is_said_and_not_guessed(project: Path, written: str) -> None:
    done = run(project, "mkdocs", "build", environment={"SOURCE_DATE_EPOCH": written})
    assert done.returncode != 0
    assert "SOURCE_DATE_EPOCH" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_day_in_the_settings_that_does_not_exist_is_said(project: Path) -> None:
    settings = (project / "mkdocs.yml").read_text()
    (project / "mkdocs.yml").write_text(
        settings.replace("  - evidence\n", "  - evidence: {as_of: 2026-02-30x}\n")
    )
    done = run(project, "mkdocs", "build")
    assert done.returncode != 0
    assert "2026-02-30x" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_version_is_printed(project: Path) -> None:
    assert _evidence(project, "--version").stdout == "evidence, version 0.1.0\n"


def _evidence(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> Result:
    whole = {"SOURCE_DATE_EPOCH": CASE_EPOCH, "COLUMNS": "80", **(environment or {})}
    return CliRunner().invoke(main, ["-C", f"{folder}", *arguments], env=whole, prog_name="evidence")


def _set_up(case: dict[str, Any], project: Path) -> None:
    write_files(project, case.get("files", {}))
    for path, changes in case.get("change", {}).items():
        text = (project / path).read_text()
        for change in changes:
            assert text.count(change["was"]) == 1, change["was"]
            text = text.replace(change["was"], change["now"])
        (project / path).write_text(text)
    for path, addition in case.get("append", {}).items():
        (project / path).write_text((project / path).read_text() + addition)
    for path in case.get("delete", ()):
        (project / path).unlink()


def _state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    times = {path: (folder / path).stat().st_mtime_ns for path in files_of(folder)}
    folders = {
        path.as_posix(): path.stat().st_mtime_ns for path in [folder, *folder.rglob("*")] if path.is_dir()
    }
    files = {path: (content, times[path]) for path, content in files_of(folder).items()}
    return files | {path: (b"", changed) for path, changed in folders.items()}
