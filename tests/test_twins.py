"""Two sites that tell of the same question: one with every defect of the sample article, one repaired.

What the checks say of the negative twin stands in `sites/negative-twin/expected.txt`. Where a check learns
something, read what it says now, and only then write it anew:

    .venv/bin/python -m tests.test_twins > tests/sites/negative-twin/expected.txt
"""

import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.core.diagnostic import Diagnostic, Severity
from generator.project import open_project
from tests.builders import AS_OF, SITES, printed
from tests.corpus import write_corpus
from tests.planting import codes_of
from tests.projects import AS_OF as SHIPPED_ON
from tests.projects import PROJECT

NEGATIVE = SITES / "negative-twin"
EXPECTED = NEGATIVE / "expected.txt"

REPAIRED = "musculoskeletal/osteoporosis-back-pain"
EXPLAINED = yaml.safe_load((SITES.parent / "cases/repaired_twin.yml").read_text(encoding="utf-8"))
"""What the checks still say of the shipped article, and why it may stand."""

NOTICED = {
    "a citation without a reference": "citation-unknown",
    "its own pages cited as guidelines": "guideline-own",
    "no certainty": "certainty-missing",
    "P values without sizes": "p-value-alone",
    "different figures for one outcome": "claims-differ",
    "contradicting durations": "plain-number-differs",
    "effects told in prose": "prose-unmarked",
    "harms absent": "harm-missing",
    "contrary trials absent, since nobody searched": "search-missing",
    "all reviewed, above pending review": "review-asserted",
    "sources written by a machine": "support-unreviewed",
    "most citations of sources that nobody reviewed": "sources-unreviewed",
    "a change in one group as an effect": "change-as-effect",
    "a verdict firmer than its evidence": "verdict-too-sure",
    "a step that rests on nothing": "step-ungrounded",
}
"""What is wrong with the sample article, and the code that says so."""


def _said_of_the_negative_twin() -> tuple[Diagnostic, ...]:
    return open_project(NEGATIVE, AS_OF).diagnostics


def test_the_negative_twin_is_told_exactly_what_is_wrong_with_it() -> None:
    assert printed(_said_of_the_negative_twin()) == EXPECTED.read_text(encoding="utf-8").splitlines()


def test_the_negative_twin_shows_thirty_codes_and_more() -> None:
    assert len(codes_of(_said_of_the_negative_twin())) >= 30


@pytest.mark.parametrize(("defect", "code"), NOTICED.items(), ids=NOTICED)
def test_each_defect_of_the_sample_article_is_noticed(defect: str, code: str) -> None:
    assert code in codes_of(_said_of_the_negative_twin()), defect


def test_the_shipped_content_has_no_error_that_nobody_accepted() -> None:
    found = open_project(PROJECT, SHIPPED_ON).diagnostics
    assert printed(one for one in found if one.severity is Severity.ERROR) == []


def test_the_repaired_twin_keeps_only_warnings_that_are_explained() -> None:
    found = [
        f"{one.code} {one.message}"
        for one in open_project(PROJECT, SHIPPED_ON).diagnostics
        if REPAIRED in one.span.path and one.severity is not Severity.NOTE
    ]
    assert sorted(found) == sorted(known["finding"] for known in EXPLAINED)
    assert all(known["because"] for known in EXPLAINED)


@pytest.mark.parametrize("day", [AS_OF, SHIPPED_ON])
def test_the_generated_base_has_no_finding(day: date, tmp_path: Path) -> None:
    write_corpus(tmp_path, 60, PROJECT / "site_overrides")
    assert printed(open_project(tmp_path, day).diagnostics) == []


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in printed(_said_of_the_negative_twin()))
