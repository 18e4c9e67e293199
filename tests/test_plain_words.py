"""What patients get besides their own wording: dots for people, words explained, and what to do now."""

import re
from decimal import Decimal

import pytest

from generator.core.declaration import Id, make
from generator.core.fingerprint import fingerprint_of
from generator.core.model import (
    Absolute,
    Arm,
    Branch,
    Claim,
    Estimate,
    GlossaryEntry,
    Pico,
    PlainWording,
    RedFlags,
    StepWording,
)
from generator.core.vocabulary import ClaimKind, Decision, Measure, Rating, StepKind
from generator.rendering.glossary_terms import Terms
from generator.rendering.icon_array import PITCH, icon_array
from generator.rendering.next_steps import BENEFIT, HARM, WAITING, WEAK, entry_points_of, next_steps
from tests.builders import algorithm, article, base, certainty, claim, event, step
from tests.test_pages import edition

QUESTION = make(Pico, outcome="Tiredness", intervention="Naps", comparator="No naps")


def counted(without: str, with_: str, kind: ClaimKind = ClaimKind.EFFECT) -> Claim:
    absolute = make(Absolute, per=1000, without=Decimal(without), with_=Decimal(with_))
    estimate = make(Estimate, from_=Id("a"), measure=Measure.RISK_RATIO, absolute=absolute, shown=True)
    return claim(kind=kind, pico=QUESTION, estimates=(estimate,))


def dots(picture: str, name: str) -> int:
    path = re.search(rf'class="{name}" d="([^"]*)"', picture)
    assert path
    return sum(round(float(run) / PITCH) + 1 for run in re.findall(r"h([\d.]+)", path[1]))


@pytest.mark.parametrize(
    ("figure", "filled"),
    [("0", 0), ("1", 1), ("50", 50), ("51", 51), ("96", 96), ("4.5", 5), ("1000", 1000)],
)
def test_a_thousand_dots_are_drawn_and_as_many_filled_as_people(figure: str, filled: int) -> None:
    view = icon_array(counted(figure, "10"))
    assert view
    assert [group.name for group in view.groups] == ["no naps", "naps"]
    picture = str(view.groups[0].picture)
    assert (dots(picture, "counted"), dots(picture, "everybody")) == (filled, 1000)
    assert f'aria-label="{filled} of 1,000 dots are filled"' in picture
    assert view.groups[0].count == f"{Decimal(figure):,f}"


def test_there_are_no_dots_without_counts_of_people_for_two_groups() -> None:
    rate = make(Arm, name="Naps", rate=Decimal("10.7"), per="1000 person-years")
    other = make(Arm, name="No naps", rate=Decimal("11.3"), per="1000 person-years")
    by_time = make(Estimate, from_=Id("a"), measure=Measure.HAZARD_RATIO, arms=(rate, other))
    assert icon_array(claim(kind=ClaimKind.EFFECT, pico=QUESTION, estimates=(by_time,))) is None
    assert icon_array(claim(kind=ClaimKind.EFFECT, pico=QUESTION)) is None
    assert icon_array(counted("10", "9", kind=ClaimKind.PROGNOSIS)) is None
    assert icon_array(counted("10", "1001")) is None


def glossary(*words: str) -> Terms:
    return Terms({word: make(GlossaryEntry, word=word, plain="Explained", source="ours") for word in words})


def test_a_term_is_linked_where_the_page_names_it_first_and_the_words_stay_as_they_are() -> None:
    terms = glossary("stroke")
    first = terms.explained("A stroke or two strokes <b>")
    assert first == 'A <a class="term" href="#term-stroke">stroke</a> or two strokes &lt;b&gt;'
    assert terms.explained("Another stroke") == "Another stroke"
    assert [view.word for view in terms.views()] == ["stroke"]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Bone cements help", ["Bone cements"]),
        ("bone and cement", ["bone", "cement"]),
        ("backbone, cemented", []),
        ("BONE", ["BONE"]),
    ],
)
def test_terms_are_whole_words_the_longest_first_in_any_case(text: str, linked: list[str]) -> None:
    found = glossary("bone", "bone cement", "cement").explained(text)
    assert re.findall(r">([^<]+)</a>", found) == linked


def test_terms_are_listed_from_a_to_z_whatever_the_order_of_the_page() -> None:
    terms = glossary("zinc", "GRADE", "aspirin")
    terms.explained("zinc GRADE aspirin")
    assert [view.anchor for view in terms.views()] == ["term-aspirin", "term-grade", "term-zinc"]


def test_the_editors_questions_come_first_and_the_rest_follow_from_what_the_page_shows() -> None:
    own = article(plain=make(PlainWording, questions=("May I nap at work?", WAITING)))
    weak = claim(kind=ClaimKind.EFFECT, certainty=certainty(Rating.LOW))
    assert next_steps(own, (weak,)).questions == ("May I nap at work?", WAITING, BENEFIT, HARM, WEAK)
    assert next_steps(article(), (claim(kind=ClaimKind.MECHANISM),)).questions == (WAITING,)


def test_only_warning_signs_that_exist_come_first() -> None:
    assert not next_steps(article(), ()).has_red_flags
    assert next_steps(article(red_flags=make(RedFlags, claims=(Id("a"),))), ()).has_red_flags


def test_patients_may_begin_at_each_later_decision_unless_the_steps_are_on_hold() -> None:
    rested = make(StepWording, title="Have you rested?")
    ways = (make(Branch, when="Tired", to=Id("end")),)
    steps = algorithm(
        step("start", StepKind.DECISION, branches=(make(Branch, when="Tired", to=Id("later")),)),
        step("later", StepKind.DECISION, plain=rested, branches=ways),
        step("end"),
    )
    hold = event({"algorithm": fingerprint_of(steps)}, decision=Decision.HOLD, note="A warning")
    for events, questions in ((), [("Have you rested?", "algorithm.html#step-later")]), ((hold,), []):
        views = edition(base(article(), claim(), algorithms=[steps], events=events)).views(
            "rest/naps/index.html"
        )
        found = entry_points_of(steps, views, "algorithm.html")
        assert [(point.question, point.href) for point in found] == questions
