"""Whether what the prose states is told from what it defines, tells and asks: `cases/statements.yml`."""

from pathlib import Path

import pytest
import yaml

from generator.core.sentences import prose_rows, prose_sentences
from generator.core.statements import statement_in

SENTENCES: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "cases/statements.yml").read_text("utf-8")
)

LEAST_RECALL = {"developed": 0.95, "held_out": 0.8}
LEAST_PRECISION = {"developed": 0.98, "held_out": 0.95}


def _found(bodies: list[str]) -> list[str]:
    return [body for body in bodies if any(_stated(body))]


def _stated(body: str) -> list[str]:
    sentences = (*prose_sentences(body), *prose_rows(body))
    return [statement_in(sentence.text, sentence.head) for sentence in sentences if not sentence.is_question]


@pytest.mark.parametrize("part", SENTENCES)
def test_most_statements_of_the_prose_are_noticed(part: str) -> None:
    stated = SENTENCES[part]["stated"]
    assert len(_found(stated)) >= LEAST_RECALL[part] * len(stated)


@pytest.mark.parametrize("part", SENTENCES)
def test_few_ordinary_sentences_are_taken_for_statements(part: str) -> None:
    right, wrong = (len(_found(SENTENCES[part][name])) for name in ("stated", "unstated"))
    assert right >= LEAST_PRECISION[part] * (right + wrong)


@pytest.mark.parametrize("part", SENTENCES)
def test_thirty_sentences_and_more_of_either_kind_are_judged(part: str) -> None:
    assert all(len(set(sentences)) > 30 for sentences in SENTENCES[part].values())


def test_a_table_that_explains_words_states_nothing() -> None:
    table = "| {} | {} |\n|---|---|\n| Relapse | The illness comes back |\n"
    assert not any(_stated(table.format("Term", "Meaning")))
    assert any(_stated(table.format("Event", "Course")))
    assert any(_stated(table.format("Term", "Meaning") + "\n" + table.format("Event", "Course")))


def test_a_row_of_a_table_is_one_statement_and_its_head_is_none() -> None:
    body = "| Drug pain | Eases |\n|---|---|\n| Naproxen | Eases pain [@claim:a] |\n\nText.\n"
    (row,) = prose_rows(body)
    assert body[row.offset :].startswith("| Naproxen")
    assert [item.id for mark in row.marks for item in mark.items] == ["a"]
