"""Whether two wordings of one result are known to differ: `cases/two_wordings.yml`."""

from pathlib import Path

import pytest
import yaml

from generator.core.directions import Pointing, amount_in, benefit_in
from generator.core.hedges import differing_levels
from generator.core.opposed_directions import opposed_directions
from generator.core.told_numbers import missing_in

GROUPS: dict[str, list[list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "cases/two_wordings.yml").read_text("utf-8")
)
PAIRS = [pair for group in GROUPS.values() for pair in group]


def _differs(statement: str, plain: str) -> str:
    told = "direction" if list(opposed_directions(statement, plain)) else ""
    if list(missing_in(statement, plain)):
        told += " number"
    if differing_levels(statement, plain):
        told += " hedge"
    return told.strip() or "nothing"


@pytest.mark.parametrize(("statement", "plain", "what"), [pair[:3] for pair in PAIRS if len(pair) == 3])
def test_each_pair_of_wordings_is_known_to_differ_or_not(statement: str, plain: str, what: str) -> None:
    assert _differs(statement, plain) == what
    assert _differs(statement, statement) == "nothing"


@pytest.mark.parametrize(("statement", "plain"), [pair[:2] for pair in PAIRS if len(pair) > 3])
def test_what_is_missed_today_raises_no_other_alarm(statement: str, plain: str) -> None:
    assert _differs(statement, plain) == "nothing", "if it is seen now, it is no longer 'missed'"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Naps lower the risk of falls.", Pointing(-1)),
        ("In people at higher risk (over 70), naps lower the risk.", Pointing(-1)),
        ("Naps do not lower the risk of falls.", Pointing(-1, is_denied=True)),
        ("Naps do not change the risk of falls.", Pointing(0)),
        ("We do not know whether naps lower the risk.", None),
        ("Naps lower the risk of falls but raise that of insomnia.", None),
        ("Without naps, falls are more common.", None),
        ("Sham naps led to more falls.", None),
        ("Naps are used to lower the risk of falls.", None),
        ("Naps ease lower back pain.", None),
        ("People who do not smoke have fewer falls.", None),
    ],
)
def test_each_sentence_points_to_less_or_more_or_nowhere(text: str, expected: Pointing | None) -> None:
    found = amount_in(text)
    assert (found and found[:2]) == (expected and expected[:2])


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Exercise makes knee pain worse.", -1),
        ("Naps make new or worse pain rare.", None),
        ("Naps make it less likely that sleep gets worse.", None),
        ("People sleep better after naps.", 1),
    ],
)
def test_each_sentence_points_to_better_or_worse_or_nowhere(text: str, sign: int | None) -> None:
    found = benefit_in(text)
    assert (found.sign if found else None) == sign


def test_more_with_the_one_is_less_with_the_other() -> None:
    stated = "Apixaban causes fewer bleeds than warfarin."
    assert list(opposed_directions(stated, "With warfarin, bleeding is more common.")) == []
    assert list(opposed_directions(stated, "With apixaban, bleeding is more common.")) != []


def test_a_number_on_two_scales_is_told_once() -> None:
    stated = "The number needed to treat is 20, and the difference is 5 percentage points."
    assert len(list(missing_in(stated, "The number needed to treat is 40."))) == 1
