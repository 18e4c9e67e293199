"""The questions that a search must answer: whether they are fairly chosen, and still point at shipped claims.

Search itself is tested where it is built; a question whose claim is gone would make that test look like a
failure of the search.
"""

from collections import Counter
from pathlib import Path
from typing import TypedDict

import yaml

from generator.core.declaration import Id
from generator.core.vocabulary import Audience
from generator.project import open_project
from tests.builders import AS_OF
from tests.projects import PROJECT


class Question(TypedDict):
    """A question, who asks it, and the claims of which one answers it."""

    question: str
    audience: str
    finds: tuple[str, ...]


def _read(name: str) -> list[Question]:
    asked = yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return [
        Question(question=one["question"], audience=one["audience"], finds=tuple(one["finds"]))
        for one in asked
    ]


QUESTIONS = _read("questions.yml")
FRESH = _read("fresh_questions.yml")


def test_each_question_is_answered_by_claims_that_exist() -> None:
    known = {str(claim) for claim in open_project(PROJECT, AS_OF).kb.claims}
    assert {claim for asked in (*QUESTIONS, *FRESH) for claim in asked["finds"]} <= known


def test_both_readers_ask_ten_questions_and_none_is_asked_twice() -> None:
    asked_by = Counter(Audience(asked["audience"]) for asked in QUESTIONS)
    assert asked_by == {Audience.PATIENTS: 10, Audience.CLINICIANS: 10}
    assert len({asked["question"] for asked in (*QUESTIONS, *FRESH)}) == len(QUESTIONS) + len(FRESH) == 30


def test_every_shipped_article_is_asked_about() -> None:
    kb = open_project(PROJECT, AS_OF).kb
    assert {kb.claims[Id(claim)].article for asked in QUESTIONS for claim in asked["finds"]} == set(
        kb.articles
    )
