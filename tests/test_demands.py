"""What a methodologist asks, as `generator/checks/README.md` lists it, names every code and none besides."""

import re

import pytest

from generator.core.diagnostic import Severity
from generator.project import all_rules
from tests.test_layers import GENERATOR

LIST = GENERATOR / "checks/README.md"
OF_WORDING = frozenset(
    {
        "advice-words",
        "directions",
        "dose-forms",
        "framing",
        "hedging",
        "reading-ease",
        "review-words",
        "treatments",
        "two-readers",
        "wholes",
        "wording",
    }
)
"""The families that judge words, and so may be wrong."""

_ROW = re.compile(r"^\| (?P<asked>[^|]+\?) \| (?P<codes>[^|]+) \|$", re.MULTILINE)
_CODE = re.compile(r"`([a-z0-9-]+)`")


def _rows() -> dict[str, list[str]]:
    text = LIST.read_text(encoding="utf-8")
    return {row["asked"]: _CODE.findall(row["codes"]) for row in _ROW.finditer(text)}


def test_each_thing_asked_is_answered_by_codes_that_exist() -> None:
    for asked, codes in _rows().items():
        assert codes, asked
        assert set(codes) <= all_rules().keys(), asked


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_each_code_answers_something_that_is_asked(code: str) -> None:
    assert any(code in codes for codes in _rows().values()), "name it in the row that it answers"


def test_each_line_of_the_list_is_a_row() -> None:
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    assert len(lines) == len(_rows()) + sum(line.startswith("| Asked |") for line in lines)


def test_what_judges_words_is_never_an_error() -> None:
    judging = [rule for rule in all_rules().values() if rule.family.name in OF_WORDING]
    assert {rule.family.name for rule in judging} == OF_WORDING
    assert [rule.code for rule in judging if rule.severity is Severity.ERROR] == []
