"""The mutation score: each code finds its own defect, wherever it lies, and says nothing of what is sound.

The base of `sound_base.py` is clean; a defect of each code is planted in it at random places, and must be
found there, with nothing beside it but the consequences that its entry in `tests/defects` declares.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.project import all_rules
from tests.builders import printed
from tests.planting import Defect, Ground, codes_of, findings_in, plant, read_defects

SEEDS = 3
MOST_SEEDS = 30
"""Tried only until each consequence that an entry declares has come about."""

CASES = Path(__file__).parent

ALL_DEFECTS = tuple(read_defects())
PLANTED = tuple(defect for defect in ALL_DEFECTS if not defect.shown_by)
SHOWN = tuple(defect for defect in ALL_DEFECTS if defect.shown_by)


def _name(defect: Defect) -> str:
    return f"{defect.code} {defect.steps.get('how', '')}".strip()


def test_the_sound_base_has_no_findings() -> None:
    ground = plant(Defect("none", {"at": "content/board.yml"}), 0)
    assert printed(findings_in(ground)) == []


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_each_code_has_a_defect_that_it_finds(code: str) -> None:
    assert any(defect.code == code for defect in ALL_DEFECTS), "describe one in tests/defects"


def test_each_defect_is_of_a_code_that_exists() -> None:
    assert {defect.code for defect in ALL_DEFECTS} <= all_rules().keys()


@pytest.mark.parametrize("defect", PLANTED, ids=_name)
def test_a_planted_defect_is_found_where_it_lies_with_nothing_else(defect: Defect) -> None:
    brought: set[str] = set()
    for seed in range(MOST_SEEDS):
        if seed >= SEEDS and brought == defect.beside:
            break
        brought |= _found_beside(defect, plant(defect, seed))
    assert brought == defect.beside, "what is declared as a consequence comes about somewhere"


@pytest.mark.parametrize("defect", SHOWN, ids=_name)
def test_a_code_that_needs_more_than_a_base_is_shown_by_a_case(defect: Defect) -> None:
    cases = [
        case
        for file in sorted((CASES / defect.shown_by).glob("*.yml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
    assert any(defect.code in _codes_of_case(case) for case in cases)


def _found_beside(defect: Defect, ground: Ground) -> set[str]:
    found = findings_in(ground, defect.steps.get("publish", "current"))
    places = [(one.span.path, one.span.line) for one in found if one.code == defect.code]
    assert ground.place in places, printed(found)
    beside = codes_of(found) - {defect.code}
    assert beside <= defect.beside, printed(found)
    return set(beside)


def _codes_of_case(case: dict[str, Any]) -> set[str]:
    return {*case.get("codes", ()), *(str(line).partition(" ")[0] for line in case.get("expect", ()))}
