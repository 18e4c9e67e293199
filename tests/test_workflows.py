"""The files under `.github/`: valid, pinned, with the least rights, and calling commands that exist."""

import json
import re
from typing import Any

import click
import pytest
import yaml

from generator.cli import main
from tests.projects import PROJECT, run
from tests.workflows import FILES, GITHUB, Step, jobs, steps, triggers, workflow

ACTIONS = {
    "actions/checkout": ("11bd71901bbe5b1630ceea73d27597364c9af683", "v4.2.2"),
    "actions/setup-python": ("a26af69be951a213d495a4c3e4e4022e16d87065", "v5.6.0"),
    "actions/upload-artifact": ("ea165f8d65b6e75b540449e92b4886f43607fa02", "v4.6.2"),
    "actions/download-artifact": ("d3f86a106a0bac45b974a628896c90dbdf5c8093", "v4.3.0"),
    "actions/configure-pages": ("983d7736d9b0ae728b81ab479565c72886d7745b", "v5.0.0"),
    "actions/upload-pages-artifact": ("56afc609e74202658d3ffba0e8f6dda462b719fa", "v3.0.1"),
    "actions/deploy-pages": ("d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e", "v4.0.5"),
}
"""Every action that may be used, with its digest and the version it is of."""

SCHEMAS = {
    "workflows/*.yml": "vendor.github-workflows",
    "ISSUE_TEMPLATE/[!c]*.yml": "vendor.github-issue-forms",
    "ISSUE_TEMPLATE/config.yml": "vendor.github-issue-config",
}
RIGHTS = {
    ("check.yml", "content"): {"contents": "read"},
    ("check.yml", "tests"): {"contents": "read"},
    ("report.yml", "write"): {"contents": "read", "pull-requests": "read"},
    ("report.yml", "judge"): {"statuses": "write"},
    ("report.yml", "comment"): {"pull-requests": "write"},
    ("publish.yml", "record"): {"contents": "write", "pull-requests": "write"},
    ("publish.yml", "build"): {"contents": "read", "pages": "read"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
}
"""Every job with all it may do."""

BRANCHES_OF_OURS = {None, "${{ github.event.repository.default_branch }}", "${{ github.ref_name }}"}
"""What may be checked out: what the event is about, or a branch by name; `github.ref_name` only on push."""

STEPS = list(steps())
ACTION_STEPS = [step for step in STEPS if step.action]
SCRIPT_STEPS = [step for step in STEPS if step.script]
EVIDENCE = [(step, command) for step in STEPS for command in step.evidence_commands]


@pytest.mark.parametrize("pattern", SCHEMAS)
def test_every_file_fits_the_schema_of_github(pattern: str) -> None:
    files = [str(path) for path in sorted(GITHUB.glob(pattern))]
    assert files
    done = run(PROJECT, "check-jsonschema", "--builtin-schema", SCHEMAS[pattern], *files)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("persona", ["regular", "pedantic"])
def test_an_auditor_of_workflows_finds_nothing(persona: str) -> None:
    assert _audit("--persona", persona) == []


def test_the_one_finding_that_is_ignored_says_why_on_its_line() -> None:
    assert _audit("--no-ignores") == ["dangerous-triggers"]
    ignores = [line for path in FILES for line in path.read_text("utf-8").splitlines() if "zizmor:" in line]
    assert len(ignores) == 1
    assert re.search(r"# zizmor: ignore\[dangerous-triggers\] \w+ .{20}", ignores[0])


@pytest.mark.parametrize("step", ACTION_STEPS, ids=str)
def test_every_action_is_one_of_the_table_by_its_digest(step: Step) -> None:
    digest, version = ACTIONS[step.action]
    line = f"uses: {step.action}@{digest} # {version}\n"
    assert step.fields["uses"] == f"{step.action}@{digest}"
    text = (GITHUB / "workflows" / step.file).read_text("utf-8")
    assert text.count(f"uses: {step.action}@") == text.count(line)


def test_every_action_of_the_table_is_used() -> None:
    assert {step.action for step in ACTION_STEPS} == set(ACTIONS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_allowed_but_to_a_job_that_needs_it(path: Any) -> None:
    parsed = workflow(path.name)
    assert parsed["permissions"] == {}
    assert parsed["defaults"] == {"run": {"shell": "bash"}}
    assert "group" in parsed["concurrency"]
    for name, job in jobs(path.name).items():
        assert job["permissions"] == RIGHTS[path.name, name]
        assert 0 < job["timeout-minutes"] <= 60


@pytest.mark.parametrize("step", [step for step in STEPS if step.action == "actions/checkout"], ids=str)
def test_a_checkout_keeps_no_token_and_never_takes_a_branch_of_strangers(step: Step) -> None:
    assert step.inputs["persist-credentials"] is False
    assert step.inputs["fetch-depth"] == 0
    assert "repository" not in step.inputs
    assert step.inputs.get("ref") in BRANCHES_OF_OURS
    if step.inputs.get("ref") == "${{ github.ref_name }}":
        assert "pull_request" not in triggers(step.file)


def test_nobody_names_the_head_of_a_pull_request() -> None:
    for path in FILES:
        text = path.read_text("utf-8")
        assert "pull_request_target" not in text
        assert not re.search(r"pull_request\.head|github\.head_ref|head_branch", text)


def test_what_runs_the_code_of_a_pull_request_has_no_secret_and_may_write_nothing() -> None:
    text = (GITHUB / "workflows/check.yml").read_text("utf-8")
    assert {path.name for path in FILES if "pull_request" in triggers(path.name)} == {"check.yml"}
    assert not re.search(r"secrets|github\.token|GH_TOKEN|GITHUB_TOKEN", text)
    assert {right for job in jobs("check.yml").values() for right in job["permissions"].values()} == {"read"}


def test_the_trusted_run_takes_a_change_as_data_and_writes_where_no_code_is() -> None:
    assert triggers("report.yml") == {"workflow_run"}
    for step in (step for step in STEPS if step.file == "report.yml"):
        assert not re.search(r"git (checkout|switch|worktree|restore|reset|merge)", step.script)
        if step.action == "actions/download-artifact":
            # Only from this very run: never what the run of the pull request made.
            assert set(step.inputs) == {"name"}
    for name, job in jobs("report.yml").items():
        used = {step.action for step in STEPS if (step.file, step.job) == ("report.yml", name)}
        assert ("write" in job["permissions"].values()) != ("actions/checkout" in used)


def test_the_token_is_given_only_to_steps_that_talk_to_the_forge() -> None:
    for path in FILES:
        assert all("GH_TOKEN" not in job.get("env", {}) for job in jobs(path.name).values())
    for step in STEPS:
        assert ("GH_TOKEN" in step.fields.get("env", {})) == bool(re.search(r"\bgh ", step.script)), step
        if "GH_TOKEN" in step.fields.get("env", {}):
            assert step.evidence_commands == [], "the generator needs no token"


@pytest.mark.parametrize("step", SCRIPT_STEPS, ids=str)
def test_a_script_gets_nothing_pasted_in_and_stops_at_the_first_failure(step: Step) -> None:
    assert "${{" not in step.script
    if step.script.count("\n") > 1:
        assert step.script.startswith("set -euo pipefail\n")


def test_publishing_keeps_every_run_and_never_two_at_once() -> None:
    assert workflow("publish.yml")["concurrency"] == {
        "group": "publish",
        "cancel-in-progress": False,
        "queue": "max",
    }
    assert triggers("publish.yml") == {"push", "schedule", "workflow_dispatch"}
    assert jobs("publish.yml")["build"]["needs"] == "record"
    assert jobs("publish.yml")["deploy"]["needs"] == "build"


@pytest.mark.parametrize(("step", "command"), EVIDENCE, ids=[f"{s}: {c[0]}" for s, c in EVIDENCE])
def test_every_command_of_ours_exists_with_these_options(step: Step, command: list[str]) -> None:
    called = main.commands[command[0]]
    context = click.Context(called, info_name=command[0])
    given, left_over, _ = called.make_parser(context).parse_args(args=command[1:])
    assert left_over == []
    for one in called.params:
        if one.name in given and isinstance(one.type, click.Choice):
            assert given[one.name] in one.type.choices, step


def test_the_workflows_call_all_that_the_forge_needs() -> None:
    called = {(step.file, step.job, command[0]) for step, command in EVIDENCE}
    assert called == {
        ("check.yml", "content", "check"),
        ("check.yml", "content", "codeowners"),
        ("check.yml", "content", "review"),
        ("check.yml", "content", "build"),
        ("report.yml", "write", "review"),
        ("report.yml", "write", "check"),
        ("publish.yml", "record", "record"),
        ("publish.yml", "build", "build"),
    }


def test_only_a_preview_is_built_against_a_base() -> None:
    built = {(step.file, "--base" in command) for step, command in EVIDENCE if command[0] == "build"}
    # Of `check`, pull requests and pushes; what readers get has no report.
    assert built == {("check.yml", True), ("check.yml", False), ("publish.yml", False)}


def test_the_site_is_told_where_it_will_stand() -> None:
    [(step, command)] = [(s, c) for s, c in EVIDENCE if s.file == "publish.yml" and c[0] == "build"]
    assert command[command.index("--site-url") + 1] == "$SITE_URL"
    assert step.fields["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}"}
    [asked] = [one for one in ACTION_STEPS if one.action == "actions/configure-pages"]
    assert (asked.job, asked.fields["id"]) == (step.job, "pages")


def test_a_status_speaks_only_of_what_goes_into_the_default_branch() -> None:
    # A commit has one status of a name, and another request may bring it to a branch with another board.
    judge, outputs = jobs("report.yml")["judge"], jobs("report.yml")["write"]["outputs"]
    assert "needs.write.outputs.is_judged == 'true'" in judge["if"]
    assert "!cancelled()" in judge["if"], "also where the report could not be written"
    default = "github.event.repository.default_branch"
    assert outputs["is_judged"] == f"${{{{ steps.find.outputs.base_ref == {default} }}}}"


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        (
            "propose-a-claim",
            "question sentence population comparison outcome evidence against interests",
        ),
        ("report-a-problem", "claim sentence fingerprint problem explanation interests"),
    ],
)
def test_the_fields_of_a_form_have_the_ids_that_links_fill_in(form: str, fields: str) -> None:
    body = yaml.safe_load((GITHUB / f"ISSUE_TEMPLATE/{form}.yml").read_text("utf-8"))["body"]
    assert [field["id"] for field in body if field["type"] != "markdown"] == fields.split()


def test_the_shipped_codeowners_says_what_the_shipped_board_says() -> None:
    done = run(PROJECT, "evidence", "codeowners", "--check", "--as-of", "2026-11-23")
    assert (done.returncode, done.stderr) == (0, "")


def _audit(*options: str) -> list[str]:
    """The audits that find something, as zizmor names them; it must not ask the network."""
    done = run(
        PROJECT, "zizmor", "--offline", "--strict-collection", "--no-exit-codes", "--no-progress",
        "--quiet", "--format", "json-v1", *options, str(GITHUB),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [finding["ident"] for finding in json.loads(done.stdout)]
