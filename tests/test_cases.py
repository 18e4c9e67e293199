"""Everything the project says about files that are wrong, as cases: files in, exact diagnostics out.

A case changes a site of `tests/sites` (`minimal` unless `site:` names another, `none` for an empty folder)
and lists what is expected, line by line; `programs: none` takes every program off the path, and
`publish: approved` publishes only approved words. A case of a request says what stands `before` it, and
what came to the base since (`tip`), with the account that proposes it. A code without a
manual or without a case fails.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.core.checking import run_checks
from generator.core.declaration import Id
from generator.core.vocabulary import StepKind
from generator.project import all_checks, all_rules, in_approved_words, open_project
from tests.builders import (
    AS_OF,
    algorithm,
    article,
    base,
    claim,
    copy_site,
    event,
    printed,
    step,
)
from tests.case_steps import STEPS, take_steps, without_digits
from tests.requests import request_of

CASES = Path(__file__).parent / "cases"
OWN = frozenset({"case", "site", "programs", "publish", "before", "tip", "proposer", "expect"})


@dataclass(frozen=True)
class Case:
    """A sentence that must hold, with the steps that set it up."""

    name: str
    steps: dict[str, Any]

    @property
    def expected(self) -> list[str]:
        """The diagnostics, each as `tests.builders.printed` prints it."""
        return [str(line) for line in self.steps["expect"]]

    @property
    def codes(self) -> set[str]:
        """The codes among them."""
        return {line.partition(" ")[0] for line in self.expected}


def _cases(*subjects: str) -> Iterator[Case]:
    for subject in subjects:
        for file in sorted((CASES / subject).glob("*.yml")):
            for steps in yaml.safe_load(file.read_text(encoding="utf-8")):
                assert set(steps) <= STEPS.keys() | OWN, f"{file.name}: {set(steps) - OWN}"
                yield Case(f"{subject}/{file.stem}: {steps['case']}", steps)


REQUESTS = tuple(_cases("succession"))
CASES_OF_SITES = tuple(_cases("checks", "loading"))
ALL_CASES = (*CASES_OF_SITES, *REQUESTS)


@pytest.mark.parametrize("case", CASES_OF_SITES, ids=lambda case: case.name)
def test_each_case_prints_exactly_these_diagnostics(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set_up(case, tmp_path)
    if case.steps.get("programs") == "none":
        monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
        # Nor does it remember what another day's machine verified.
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "nowhere"))
    project = open_project(tmp_path, AS_OF)
    if case.steps.get("publish") == "approved":
        project = in_approved_words(project)
    assert printed(project.diagnostics) == case.expected


@pytest.mark.parametrize("case", REQUESTS, ids=lambda case: case.name)
def test_each_request_prints_exactly_these_diagnostics(case: Case, tmp_path: Path) -> None:
    assert without_digits(request_of(case.steps, tmp_path).diagnostics) == case.expected


def test_the_minimal_site_is_clean(tmp_path: Path) -> None:
    project = open_project(copy_site("minimal", tmp_path), AS_OF)
    assert project.diagnostics == ()
    assert len(project.kb.claims) == 1


def test_the_builders_make_a_clean_base() -> None:
    steps = (step("nap", StepKind.ACTION, claims=(Id("naps-tiredness"),), next=Id("done")), step("done"))
    made = base(
        article(), claim(), algorithms=[algorithm(*steps)], events=[event({"article": f"1-{'0' * 64}"})]
    )
    assert printed(run_checks(made, all_checks().values())) == []


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_each_code_has_a_manual_and_a_case(code: str) -> None:
    manual = all_rules()[code].manual
    assert len(manual.splitlines()[0]) > 20, "its first line says what is wrong"
    assert "\n\n" in manual, "a second paragraph says why it matters and what to do"
    assert any(code in case.codes for case in ALL_CASES), "no case expects it"


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_each_manual_ends_with_the_source_of_its_rule(code: str) -> None:
    manual = all_rules()[code].manual
    *_, advice, source = manual.split("\n\n")
    assert re.fullmatch(r"Rule: \S[^\n]{3,}\.", source), "its last paragraph is one line, 'Rule: ....'"
    assert len(re.findall(r"\b[Rr]ules?:\s", manual)) == 1, "the source stands there only"
    assert advice != manual.splitlines()[0]


@pytest.mark.parametrize("code", sorted(all_checks()))
def test_each_manual_of_a_check_is_written_for_editors(code: str) -> None:
    manual = all_rules()[code].manual
    assert manual == manual.strip()
    assert all(len(line) <= 110 for line in manual.splitlines())


def test_case_names_are_unique() -> None:
    names = [case.name for case in ALL_CASES]
    assert len(names) == len(set(names))


def _set_up(case: Case, folder: Path) -> None:
    site = case.steps.get("site", "minimal")
    if site != "none":
        copy_site(site, folder)
    take_steps(folder, {key: step for key, step in case.steps.items() if key in STEPS})
