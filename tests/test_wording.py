"""How sentences are cut, how sure they sound, how hard they are to read: `cases/wording.yml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.core.hedges import firmness_of, hedge_levels, sounds_too_sure, sounds_too_unsure
from generator.core.phrases import phrases
from generator.core.readability import Length, grade_of, length_of, syllables_of
from generator.core.sentences import prose_sentences, sentence_spans

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases/wording.yml").read_text("utf-8"))


def _levels(text: str) -> object:
    levels = hedge_levels(text)
    if levels is None:
        return "open"
    return (min(levels) if len(levels) == 1 else sorted(levels)) if levels else "none"


def _sound(level: int, text: str) -> str:
    if sounds_too_sure(text, level):
        return "too sure"
    return "too unsure" if sounds_too_unsure(text, level) else "right"


@pytest.mark.parametrize(("text", "expected"), CASES["hedges"].items())
def test_each_sentence_has_the_hedges_of_its_level(text: str, expected: object) -> None:
    assert _levels(text) == expected


@pytest.mark.parametrize(("verdict", "expected"), CASES["verdicts"].items())
def test_each_verdict_has_its_firmness(verdict: str, expected: object) -> None:
    firmness = firmness_of(verdict)
    assert ("none" if firmness is None else firmness) == expected


@pytest.mark.parametrize(("level", "text", "expected"), CASES["sounds"])
def test_each_text_is_held_against_its_level(level: int, text: str, expected: str) -> None:
    assert _sound(level, text) == expected


@pytest.mark.parametrize(("word", "expected"), CASES["syllables"].items())
def test_each_word_has_its_syllables(word: str, expected: int) -> None:
    assert syllables_of(word) == expected


@pytest.mark.parametrize(("text", "expected"), CASES["sentences"].items())
def test_each_text_is_cut_into_its_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end].strip() for start, end in sentence_spans(text)] == expected


@pytest.mark.parametrize(("body", "expected"), CASES["prose"].items())
def test_only_running_text_is_read_as_sentences(body: str, expected: list[str]) -> None:
    found = prose_sentences(body)
    assert [" ".join(sentence.text.split()) for sentence in found] == expected
    for sentence in found:
        first = sentence.text.split()[0]
        assert body[sentence.offset :].startswith(first), "its place is where it begins"


def test_the_grade_follows_the_formula_of_kincaid() -> None:
    assert grade_of(Length(sentences=10, words=100, syllables=150)) == pytest.approx(
        0.39 * 10 + 11.8 * 1.5 - 15.59
    )
    assert grade_of(Length()) == 0


def test_a_word_of_the_glossary_counts_two_syllables_at_most() -> None:
    text = "Osteoporosis weakens bones."
    assert length_of(text).syllables - length_of(text, frozenset({"osteoporosis"})).syllables == 3


def test_a_list_of_phrases_knows_choices_options_and_neighbours() -> None:
    listed = phrases("""
        best/worst [possible] care; not before plan, home; not after second
        may
    """)
    assert [bool(listed.first_in(text)) for text in ("Best care", "the worst possible care", "May")] == [
        True
    ] * 3
    for text in ("best care home", "second best care", "bestcare", "dismay", "best-may", ""):
        assert listed.first_in(text) is None, text
