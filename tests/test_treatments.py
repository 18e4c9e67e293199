"""Which words name a medicine or a procedure; what is on no list must stay unnamed."""

import pytest

from generator.core.treatments import is_procedure, speaks_of, treatment_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Teriparatide", {"teriparatide"}),
        ("Intravenous pamidronate", {"pamidronate"}),
        ("Aspirin 100 mg", {"aspirin"}),
        ("Calcitonin, long use", {"calcitonin"}),
        ("Bisphosphonate as the first drug", {"bisphosphonate", "drug"}),
        ("Inhaled budesonide with formoterol", {"budesonide", "formoterol"}),
        ("Metformin or empagliflozin", {"metformin", "empagliflozin"}),
        ("Vertebroplasty or balloon kyphoplasty", {"vertebroplasty", "kyphoplasty"}),
        ("Total knee replacement surgery", {"surgery"}),
        ("Epidural injection of a corticosteroid", {"epidural injection", "corticosteroid"}),
        ("Naps", set()),
        ("Supervised exercise", set()),
        ("A diet low in salt", set()),
        ("Brace (spinal orthosis)", set()),
        ("Watchful waiting over the tide of a season", set()),
        ("A warning sign in the history or on examination", set()),
    ],
)
def test_each_text_names_these_treatments(text: str, words: set[str]) -> None:
    assert treatment_words(text) == words


@pytest.mark.parametrize(
    "text",
    ["Balloon kyphoplasty", "Arthroscopic surgery", "Laparotomy", "Spinal cord stimulation", "Hip implant"],
)
def test_each_text_names_a_procedure(text: str) -> None:
    assert is_procedure(text)


@pytest.mark.parametrize(
    "text",
    [
        "Non-surgical care",
        "Non-surgical care without a procedure",
        "Usual care without surgery",
        "Subcutaneous teriparatide injections",
        "Study of anatomy",
        "Exercise",
    ],
)
def test_no_text_of_these_names_a_procedure(text: str) -> None:
    assert not is_procedure(text)


def test_a_text_speaks_of_a_treatment_in_capitals_too() -> None:
    assert speaks_of("ASPIRIN raises the risk of bleeding", treatment_words("Aspirin 100 mg"))
    assert not speaks_of("Warfarin raises the risk of bleeding", treatment_words("Aspirin 100 mg"))
