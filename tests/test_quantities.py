"""How the numbers of a sentence are read: what each counts, exactly, and where it stands.

Every sentence of `cases/quantities.yml` lists all of its quantities, in order: the words of each, its kind,
its exact value (low..high, so many/of so many), and what else was read of it.
"""

from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from generator.core.quantities import Quantity, QuantityKind, exact, quantities_in

SENTENCES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "cases/quantities.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_sentence_is_read_in_full(sentence: str) -> None:
    assert [_printed(found, sentence) for found in quantities_in(sentence)] == SENTENCES[sentence]


def test_forty_percent_is_four_in_ten_and_two_in_five() -> None:
    forms = ("40% of people", "40 per cent", "4 in 10 people", "two in five", "38 of 95", "400 per 1,000")
    assert {found.share for form in forms for found in quantities_in(form)} == {Fraction(2, 5)}


def test_a_step_is_one_unit_of_the_last_digit_written() -> None:
    steps = {form: quantities_in(form)[0].step for form in ("40%", "19.2%", "4 in 10", "risk ratio 0.66")}
    assert steps == {
        "40%": Fraction(1, 100),
        "19.2%": Fraction(1, 1000),
        "4 in 10": Fraction(1, 10),
        "risk ratio 0.66": Fraction(1, 100),
    }


def test_what_frames_a_finding_is_no_result() -> None:
    framing = (
        "In 431 people aged 70 or older, after 12 months of 20 micrograms, a score of 4 out of 10 (2 trials)."
    )
    assert [found.kind for found in quantities_in(framing) if found.is_result] == []


@pytest.mark.parametrize("sentence", ["0,01.1000 mg", "1" * 5000, f"0.{'1' * 5000}", "1,000" * 2000])
def test_a_number_that_no_arithmetic_takes_stops_nothing(sentence: str) -> None:
    assert [found.kind for found in quantities_in(sentence) if found.is_result] == []


def test_a_text_without_numbers_has_no_quantities() -> None:
    assert quantities_in("Naps ease tiredness; no one of them is worse.") == ()


@pytest.mark.parametrize(
    ("written", "value", "decimals"),
    [
        ("1,000", Fraction(1000), 0),
        ("10 000", Fraction(10000), 0),
        ("0·66", Fraction(33, 50), 2),
        ("0,66", Fraction(33, 50), 2),
        (".05", Fraction(1, 20), 2),
        ("−0.80", Fraction(-4, 5), 2),
    ],
)
def test_digits_are_read_as_they_are_written(written: str, value: Fraction, decimals: int) -> None:
    assert exact(written) == (value, decimals)


def _printed(found: Quantity, sentence: str) -> str:
    value = f"{found.value}" if found.kind is QuantityKind.FRACTION else _number(found.value)
    value += f"..{_number(found.high)}" if found.high is not None else ""
    value += f"/{_number(found.whole)}" if found.whole is not None else ""
    words = [f"{found.written_in(sentence)} = {found.kind} {value}", found.measure or "", found.unit]
    words += ["about" if found.is_about else "", {1: "or more", -1: "or less"}.get(found.bound, "")]
    words += ["change" if found.is_change else ""]
    return ", ".join(word for word in words if word)


def _number(value: Fraction) -> str:
    return f"{float(value):g}" if value.denominator != 1 else str(value)
