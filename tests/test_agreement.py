"""Which numbers of a sentence agree with an estimate: as written, rounded, derived, or about.

Each row is one sentence beside one estimate; the last word is whether the estimate carries its first result.
"""

from decimal import Decimal
from typing import Any

import pytest

from generator.core.agreement import figure_of_rest, is_carried, is_in_frame
from generator.core.declaration import Id, make
from generator.core.model import Absolute, Arm, Estimate, Pico
from generator.core.quantities import quantities_in
from generator.core.vocabulary import Measure
from tests.builders import claim

GROUPS = {"measure": "proportion", "unit": "percent", "arms": [{"value": "44"}, {"value": "21"}]}
COUNTS = {"measure": "proportion", "arms": [{"events": 15, "total": 91}, {"events": 21, "total": 85}]}
RATES = {"measure": "rate", "arms": [{"rate": "0.51", "per": "100 person-years"}]}
RATIO = {"measure": "risk-ratio", "value": "0.66", "ci": ["0.55", "0.80"]}
ABSOLUTE = {**RATIO, "absolute": {"per": 1000, "without": "44.8", "with_": "42.9"}}
DIFFERENCE = {"measure": "mean-difference", "value": "-0.7", "ci": ["-1.2", "-0.3"], "unit": "points"}
FALL = {"measure": "mean-difference", "value": "-9", "ci": ["-11", "-7"], "unit": "mmHg"}
SMALL_RATIO = {"measure": "risk-ratio", "value": "0.30", "ci": ["0.24", "0.38"]}
RISK = {"measure": "risk-difference", "value": "-0.41", "unit": "percentage points"}
PERCENT = {"measure": "proportion", "value": "19.2", "ci": ["13.6", "24.8"], "unit": "percent"}


@pytest.mark.parametrize(
    ("sentence", "estimate", "carried"),
    [
        ("40% have pain", {"measure": "proportion", "events": 38, "total": 95}, True),
        ("4 in 10 have pain", {"measure": "proportion", "events": 38, "total": 95}, True),
        ("two in five have pain", {"measure": "proportion", "events": 38, "total": 95}, True),
        ("38 of 95 have pain", {"measure": "proportion", "events": 38, "total": 95}, True),
        ("39 of 95 have pain", {"measure": "proportion", "events": 38, "total": 95}, False),
        ("41% have pain", {"measure": "proportion", "events": 38, "total": 95}, False),
        ("about half improved", {"measure": "proportion", "events": 229, "total": 431}, True),
        ("half of them improved", {"measure": "proportion", "events": 229, "total": 431}, False),
        ("230 of 433 improved", {"measure": "proportion", "events": 229, "total": 431}, False),
        ("19.2% have one", PERCENT, True),
        ("19% have one", PERCENT, True),
        ("19.24% have one", PERCENT, False),
        ("20% have one", PERCENT, False),
        ("about 20% have one", PERCENT, True),
        ("about 1 in 5 has one", PERCENT, True),
        ("about 1 in 4 has one", PERCENT, False),
        ("more than 15% have one", PERCENT, True),
        ("more than 25% have one", PERCENT, False),
        ("13.6 to 24.8% have one", PERCENT, True),
        ("19.2% (95% CI 13.6 to 24.8)", PERCENT, True),
        ("19% have one", {"measure": "proportion", "value": "0.19"}, True),
        ("44% against 21%", GROUPS, True),
        ("44 in 100 people", GROUPS, True),
        ("the risk fell from 44% to 21%", GROUPS, True),
        ("the risk fell from 44% to 20%", GROUPS, False),
        ("36 of 176 people", COUNTS, True),
        ("16.5% of people", COUNTS, True),
        ("51 in every 10,000 people", RATES, True),
        ("0.51% a year", RATES, True),
        ("52 in every 10,000 people", RATES, False),
        ("risk ratio 0.66", RATIO, True),
        ("RR 0.66", RATIO, True),
        ("odds ratio 0.66", RATIO, False),
        ("risk ratio 0.7", RATIO, True),
        ("risk ratio 0.664", RATIO, False),
        ("a 34% lower risk", RATIO, True),
        ("a 30% lower risk", RATIO, False),
        ("risk ratio 1.52", RATIO, False),
        ("1.52 times as many without it", RATIO, True),
        ("about 45 in every 1,000 people", ABSOLUTE, True),
        ("45 in every 1,000 people", ABSOLUTE, True),
        ("46 in every 1,000 people", ABSOLUTE, False),
        ("2 fewer in every 1,000 people", ABSOLUTE, True),
        ("4 fewer in every 1,000 people", ABSOLUTE, False),
        ("the difference is 0.7 points", DIFFERENCE, True),
        ("mean difference -0.7", DIFFERENCE, True),
        ("mean difference 0.8", DIFFERENCE, False),
        ("standardised mean difference -0.7", DIFFERENCE, False),
        ("lowers pain by 0.7 points", DIFFERENCE, True),
        ("risk difference -0.41 percentage points", RISK, True),
        ("about 4 fewer in every 1,000 people", RISK, True),
        ("a number needed to treat of 244", RISK, True),
        ("a number needed to treat of 100", RISK, False),
        ("a mean of 44 mmHg", {"measure": "mean", "value": "44"}, True),
        ("a median of 44 mmHg", {"measure": "mean", "value": "44"}, False),
        ("lowers it by 9 mmHg (95% CI 7 to 11)", FALL, True),
        ("by 1.1 percentage points (0.9 to 1.3)", {**RISK, "value": "-1.1", "ci": ["-1.3", "-0.9"]}, True),
        ("lowers the risk by 70% (95% CI 62% to 76%)", SMALL_RATIO, True),
        ("raises the risk by 40% (95% CI 20% to 60%)", {**RATIO, "value": "1.4", "ci": ["1.2", "1.6"]}, True),
        ("an efficacy of 97.2%", {"measure": "risk-ratio", "value": "0.028"}, True),
        ("an effectiveness of 96.2%", {"measure": "risk-ratio", "value": "0.028"}, False),
        ("half of the patients returned", {"measure": "median", "value": "42", "unit": "days"}, True),
        ("60% of the patients returned", {"measure": "median", "value": "42", "unit": "days"}, False),
        ("mean difference −0.7 points on a scale of 0 to 10", DIFFERENCE, True),
        ("mean difference −0.9 points on a scale of 0 to 10", DIFFERENCE, False),
    ],
)
def test_a_number_agrees_with_what_the_estimate_carries(
    sentence: str, estimate: dict[str, Any], *, carried: bool
) -> None:
    results = [found for found in quantities_in(sentence) if found.is_result]
    made = claim(estimates=(_estimate(estimate),))
    assert [is_carried(found, made) for found in results] == [carried] * len(results)
    assert results


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [("60% are free of it", True), ("6 in 10 are", True), ("57 of 95 are", True), ("55 of 95 are", False)],
)
def test_a_share_may_be_the_rest_of_another(sentence: str, *, rest: bool) -> None:
    made = claim(estimates=(_estimate({"measure": "proportion", "events": 38, "total": 95}),))
    assert (figure_of_rest(quantities_in(sentence)[0], made) is not None) is rest


def test_an_interval_agrees_with_the_interval_of_its_estimate_alone() -> None:
    made = claim(estimates=(_estimate(RATIO),))
    found = {
        text: quantities_in(text)[-1] for text in ("CI 0.55 to 0.80", "CI 0.55 to 0.81", "CI 0.6 to 0.8")
    }
    assert {text: is_carried(interval, made) for text, interval in found.items()} == {
        "CI 0.55 to 0.80": True,
        "CI 0.55 to 0.81": False,
        "CI 0.6 to 0.8": True,
    }


def test_a_percent_that_the_outcome_names_frames_the_result() -> None:
    made = claim(pico=make(Pico, population="Adults", outcome="Pain lower by at least 30%"))
    thirty, forty = (quantities_in(f"{number}% less pain")[0] for number in (30, 40))
    assert is_in_frame(thirty, made)
    assert not is_in_frame(forty, made)


def _estimate(fields: dict[str, Any]) -> Estimate:
    made = {name: _typed(value) for name, value in fields.items() if name not in ("arms", "absolute", "unit")}
    arms = [
        make(
            Arm,
            name="Group",
            **{name: value if name == "per" else _typed(value) for name, value in arm.items()},
        )
        for arm in fields.get("arms", ())
    ]
    absolute = {name: _typed(value) for name, value in fields.get("absolute", {}).items()}
    return make(
        Estimate,
        from_=Id("doe2020"),
        **{**made, "measure": Measure(fields["measure"]), "arms": tuple(arms), "unit": fields.get("unit")},
        absolute=make(Absolute, **absolute) if absolute else None,
    )


def _typed(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(Decimal(number) for number in value)
    return Decimal(value) if isinstance(value, str) and value[-1].isdigit() else value
