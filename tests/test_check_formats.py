"""The formats of `evidence check`: JSON as its schema says, SARIF as the standard says, no forged command."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.core.diagnostic import Acceptance, Diagnostic, Related, Severity, Span
from generator.project import all_rules
from generator.reports.check_formats import CheckReport, all_check_formats
from generator.reports.check_formats.as_json import SCHEMA
from generator.reports.console import family_lines, line_reader

ACCEPTED = Acceptance("ben", "The source says so", date(2026, 12, 31), Severity.ERROR)

FOUND = (
    Diagnostic(
        Span("content/a b/ü.yml", 3, 5, 4), "locator-missing", Severity.ERROR, "no 'locator'", "add it"
    ),
    Diagnostic(Span("content/a b/ü.yml", 3, 5, 4), "locator-missing", Severity.ERROR, "no 'page'"),
    Diagnostic(
        Span("references/r.yml", 1),
        "reference-duplicate",
        Severity.NOTE,
        "'one' is 'two'",
        "accepted",
        (Related(Span("references/r.yml", 2, 1, 3), "recorded here"),),
        about=("one", "naps"),
        accepted=ACCEPTED,
    ),
)


def report(*found: Diagnostic, lines: Mapping[str, list[str]] | None = None) -> CheckReport:
    """A report on these findings in files with these lines."""
    texts = lines or {}
    return CheckReport(
        diagnostics=found,
        rules=all_rules(),
        as_of=date(2026, 11, 23),
        records={"article": 1},
        summary="1 article: as it is",
        lines=lambda path: texts.get(path, []),
    )


def written(name: str, *found: Diagnostic, lines: Mapping[str, list[str]] | None = None) -> Any:
    """What a format of JSON says."""
    return json.loads(all_check_formats()[name](report(*found, lines=lines)))


def test_the_schema_of_the_json_is_one_and_describes_it() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA)
    for found in ((), FOUND):
        assert list(validator.iter_errors(written("json", *found))) == []


def test_the_schema_knows_every_field_and_what_each_finding_needs() -> None:
    whole = written("json", *FOUND)
    whole["findings"][0]["unknown"] = 1
    del whole["findings"][1]["code"]
    assert len(list(Draft202012Validator(SCHEMA).iter_errors(whole))) == 2


def test_each_result_of_sarif_points_at_its_rule_and_at_a_path_below_the_project() -> None:
    [run] = written("sarif", *FOUND)["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        [place] = result["locations"]
        artifact = place["physicalLocation"]["artifactLocation"]
        assert artifact["uriBaseId"] in run["originalUriBaseIds"]
        assert not artifact["uri"].startswith("/")
        assert artifact["uri"].isascii()
        assert " " not in artifact["uri"]
    for rule in rules:
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]


def test_an_accepted_finding_is_suppressed_in_sarif_and_keeps_its_level() -> None:
    [run] = written("sarif", *FOUND)["runs"]
    first, _, accepted = run["results"]
    assert "suppressions" not in first
    assert accepted["level"] == "error"
    [suppression] = accepted["suppressions"]
    assert suppression["kind"] == "inSource"
    assert suppression["justification"] == "ben, until 2026-12-31: The source says so"
    assert [place["message"]["text"] for place in accepted["relatedLocations"]] == ["recorded here"]


def test_the_fingerprint_of_a_finding_stays_when_its_line_moves_and_not_when_its_words_change() -> None:
    found = FOUND[0]
    path = found.span.path
    lower = replace(found, span=replace(found.span, line=4))
    here = _fingerprints(found, lines={path: ["", "", "  words"]})
    assert here == _fingerprints(lower, lines={path: ["", "", "", "words"]})
    assert here != _fingerprints(found, lines={path: ["", "", "  other words"]})


def test_two_findings_alike_have_two_fingerprints() -> None:
    found = FOUND[0]
    further = replace(found, span=replace(found.span, column=9))
    assert len(set(_fingerprints(found, further))) == 2


@pytest.mark.parametrize("stranger", ["x\n::error::forged", "x\r::add-mask::y", "x%0A::error::forged"])
def test_no_text_of_strangers_begins_a_command(stranger: str) -> None:
    found = replace(FOUND[0], message=stranger, hint=stranger, span=Span(f"content/{stranger},line=1.yml", 1))
    first, *rest = all_check_formats()["github"](report(found)).splitlines()
    assert rest == ["1 article: as it is"]
    properties, _, message = first.removeprefix("::error ").partition("::")
    assert [part.partition("=")[0] for part in properties.split(",")] == [
        "file",
        "line",
        "col",
        "endColumn",
        "title",
    ]
    assert message.count("%0A") == len(stranger.split("\n")) * 2 - 1


def test_the_families_are_counted_where_there_are_several() -> None:
    assert family_lines(FOUND[:2], all_rules()) == []
    assert family_lines(FOUND, all_rules()) == ["evidence     2 errors", "identifiers  1 note"]


def test_each_family_has_a_title_and_no_code_is_called_like_one() -> None:
    rules = all_rules()
    families = {rule.family for rule in rules.values()}
    names = {family.name for family in families}
    assert len(names) == len(families)
    assert not names & rules.keys()
    assert all(len(family.title) > 20 for family in families)


def test_a_file_that_is_gone_has_no_lines(tmp_path: Path) -> None:
    assert line_reader(tmp_path)("content/gone.yml") == []


def _fingerprints(*found: Diagnostic, lines: Mapping[str, list[str]] | None = None) -> list[str]:
    [run] = written("sarif", *found, lines=lines)["runs"]
    return [result["partialFingerprints"]["evidence/v1"] for result in run["results"]]
