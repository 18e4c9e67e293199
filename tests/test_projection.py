"""`publish: approved` as a function of the base: which words it shows, and what it never delays.

`status_builders.small_base` says what leans on what. The built site is tested in `test_approved_site.py`.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.core.approved_words import approved_words
from generator.core.checking import run_checks
from generator.core.declaration import Id, PartialDate, make
from generator.core.fingerprint import canonical_json, fingerprint_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Appraisal, RedFlags, ReviewEvent, Update
from generator.core.projection import Projection, approved_projection
from generator.core.quorum import Quorum
from generator.core.status import Assessment, assess
from generator.core.vocabulary import Ahead, ClaimKind, Rating, Risk, UpdateType
from generator.project import all_checks, in_approved_words, open_project
from generator.rendering.claim_figures import with_figures
from generator.rendering.links import Links
from generator.rendering.views import Views
from tests.builders import certainty
from tests.projects import AS_OF, SITES
from tests.status_builders import (
    ARTICLE,
    HIGH,
    ORDINARY,
    approvals_of,
    approved_base,
    board,
    day,
    event,
    reference,
    small_base,
    status_on,
    subject,
    table_words,
    with_record,
)

ROWS = yaml.safe_load((Path(__file__).parent / "cases/publishing/approved_words.yml").read_text("utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["case"]))
def test_the_words_to_show_follow_from_the_events(row: dict[str, Any]) -> None:
    def quorum_of(words: str) -> Quorum:
        return HIGH if words[-1] in row.get("risky", "") else ORDINARY

    item, number = subject(row.get("today", "A1")), row.get("as_of", 100)
    item = replace(item, quorum=quorum_of(item.fingerprint))
    status = status_on(number, item, [event(written) for written in row["events"]])
    shown = approved_words(item, status, board(), day(number), read=str, quorum_of=quorum_of)
    assert (shown[-1] if shown else "nothing") == row["shows"]


def kept(kb: KnowledgeBase) -> KnowledgeBase:
    """The base with the words of all its records kept, as the tool keeps them at an approval."""
    held = (kb.claims, kb.articles, kb.algorithms, kb.references)
    records = [record for records in held for record in records.values()]
    return replace(
        kb, kept={fingerprint_of(record): canonical_json(record) for record in records} | dict(kb.kept)
    )


def projected(kb: KnowledgeBase, number: int = 5) -> tuple[KnowledgeBase, Assessment]:
    """The base in approved words on a day, with its assessment; nothing may be unreadable."""
    projection = projection_of(kb, number)
    assert projection.problems == ()
    return projection.kb, assess(projection.kb, day(number))


def projection_of(kb: KnowledgeBase, number: int = 5) -> Projection:
    return approved_projection(kb, assess(kb, day(number)))


def edited(kb: KnowledgeBase, key: str, **fields: Any) -> KnowledgeBase:
    """The base after an edit of a claim."""
    return with_record(kb, key, replace(kb.claims[Id(key)], **fields))


def unapproved(kb: KnowledgeBase, key: str) -> KnowledgeBase:
    """The base as if nobody had approved one of its items."""

    def without(event: ReviewEvent) -> ReviewEvent:
        return replace(event, covers={item: words for item, words in event.covers.items() if item != key})

    return replace(kb, events=tuple(map(without, kb.events)))


def words_of(kb: KnowledgeBase, assessment: Assessment, key: str) -> tuple[str, str]:
    """The statement of a claim and its status."""
    return kb.claims[Id(key)].statement, table_words(assessment.claims[Id(key)])


BEFORE = "Most people feel better within six weeks."


def test_where_everything_is_approved_the_projection_is_the_base_itself() -> None:
    kb = kept(approved_base())
    shown, assessment = projected(kb)
    assert (shown.articles, shown.claims, shown.algorithms) == (kb.articles, kb.claims, kb.algorithms)
    assert set(kb.references) - set(shown.references) == {"lonely2018"}, "what nothing uses is left out"
    assert {table_words(status) for status in assessment.claims.values()} == {"approved"}


def test_an_edited_claim_keeps_its_approved_words_and_their_status() -> None:
    kb = edited(kept(approved_base()), "relief", statement="Nobody feels better.")
    assert words_of(*projected(kb), "relief") == (BEFORE, "approved")


def test_what_leant_on_approved_words_stays_approved_with_them() -> None:
    kb = edited(kept(approved_base()), "relief", statement="Nobody feels better.")
    shown, assessment = projected(kb)
    assert table_words(assessment.claims[Id("walking")]) == "approved"
    assert assessment.articles[ARTICLE].stage == "approved"
    assert "Nobody" not in f"{shown.claims} {shown.articles}"


def test_what_was_never_approved_is_absent() -> None:
    shown, assessment = projected(kept(small_base()))
    assert (shown.articles, shown.claims, shown.algorithms, shown.references) == ({}, {}, {}, {})
    assert assessment.articles == {}


def test_an_algorithm_without_its_article_is_absent() -> None:
    shown, _ = projected(unapproved(kept(approved_base()), "article"))
    assert shown.algorithms == {}


def test_an_article_that_names_a_claim_nobody_approved_is_not_approved() -> None:
    kb = kept(approved_base())
    new = replace(kb.claims[Id("walking")], id=Id("running"), statement="People who run feel better.")
    body = kb.articles[ARTICLE].body + "\nRunning helps [@claim:running].\n"
    kb = with_record(kb, "article", replace(kb.articles[ARTICLE], body=body))
    events = approvals_of(kb, 0)
    shown, assessment = projected(kept(replace(kb, claims={**kb.claims, new.id: new}, events=events)))
    article = assessment.articles[ARTICLE]
    assert (article.withheld, article.stage.value, article.valid_until) == (
        ("running",),
        "under-review",
        None,
    )
    assert list(shown.withheld) == ["running"]


def test_a_retraction_reaches_approved_words_at_once() -> None:
    kb = edited(kept(approved_base()), "relief", statement="Nobody feels better.")
    notice = make(Update, type=UpdateType.RETRACTION, date=PartialDate(2026, 1, 3))
    kb = with_record(kb, "smith2020", reference("smith2020", custom=make(Appraisal, updates=(notice,))))
    assert words_of(*projected(kb), "relief") == (BEFORE, "under review, retracted source")


def test_a_hold_is_in_force_whichever_words_it_covered() -> None:
    kb = edited(kept(approved_base()), "relief", statement="Nobody feels better.")
    kb = replace(kb, events=(*kb.events, event("3 cleo clinical hold C1: Wrong", key="relief")))
    assert words_of(*projected(kb), "relief") == (BEFORE, "hold")


def test_a_red_flag_that_nobody_approved_is_shown_and_says_so() -> None:
    kb = kept(approved_base())
    new = replace(kb.claims[Id("fracture")], id=Id("paralysis"), statement="Paralysis is an emergency.")
    flags = make(RedFlags, claims=(Id("fracture"), Id("paralysis")))
    kb = with_record(kb, "article", replace(kb.articles[ARTICLE], red_flags=flags, question="Other words?"))
    kb = replace(kb, claims={**kb.claims, new.id: new})
    shown, assessment = projected(kb)
    assert shown.articles[ARTICLE].red_flags == flags
    assert shown.articles[ARTICLE].question == "Does back pain get better?"
    assert assessment.claims[Id("paralysis")].ahead is Ahead.NEW
    assert table_words(assessment.articles[ARTICLE].own) == "under review, stale"


@pytest.mark.parametrize("place", ["prose", "algorithm"])
def test_a_harm_that_nobody_approved_is_shown_where_todays_article_shows_it(place: str) -> None:
    kb = kept(approved_base())
    new = replace(kb.claims[Id("walking")], id=Id("falls"), kind=ClaimKind.HARM, statement="Walkers fall.")
    if place == "prose":
        body = kb.articles[ARTICLE].body + "\n[@claim:falls]\n"
        kb = with_record(kb, "article", replace(kb.articles[ARTICLE], body=body))
    else:
        steps = {k: replace(s, claims=(*s.claims, new.id)) for k, s in kb.algorithms[ARTICLE].steps.items()}
        kb = with_record(kb, "algorithm", replace(kb.algorithms[ARTICLE], steps=steps))
    shown, assessment = projected(replace(kb, claims={**kb.claims, new.id: new}))
    assert shown.new_harms == {ARTICLE: (new.id,)}
    assert new.id in [claim.id for claim in shown.shown_by(shown.articles[ARTICLE])]
    assert assessment.claims[new.id].ahead is Ahead.NEW
    assert assessment.articles[ARTICLE].stage == "under-review"


def test_a_harm_that_no_published_article_shows_is_absent() -> None:
    kb = kept(approved_base())
    new = replace(kb.claims[Id("walking")], id=Id("falls"), kind=ClaimKind.HARM, statement="Walkers fall.")
    shown, _ = projected(replace(kb, claims={**kb.claims, new.id: new}))
    assert new.id not in shown.claims


def rated(rating: Rating, **fields: Any) -> KnowledgeBase:
    """An approved base whose claim `relief` has this certainty."""
    kb = edited(small_base(), "relief", certainty=certainty(rating, **fields))
    return kept(replace(kb, events=approvals_of(kb, 0)))


def test_a_lowered_certainty_is_shown_at_once_on_the_approved_words() -> None:
    kb = rated(Rating.MODERATE, note="The approved note")
    kb = edited(kb, "relief", statement="Nobody.", certainty=certainty(Rating.LOW, note="Another note"))
    shown, assessment = projected(kb)
    claim = shown.claims[Id("relief")]
    assert (claim.statement, claim.rating) == (BEFORE, Rating.LOW)
    assert claim.certainty is not None
    assert claim.certainty.note == "The approved note"
    status = assessment.claims[Id("relief")]
    assert (status.ahead, table_words(status)) == (Ahead.LOWERED, "under review, stale")


def test_a_certainty_that_is_gone_counts_as_lowered() -> None:
    shown, _ = projected(edited(rated(Rating.MODERATE), "relief", certainty=None))
    assert shown.claims[Id("relief")].rating is Rating.NOT_GRADED


def test_a_raised_certainty_waits_for_its_approval() -> None:
    shown, assessment = projected(edited(rated(Rating.LOW), "relief", certainty=certainty(Rating.HIGH)))
    assert shown.claims[Id("relief")].rating is Rating.LOW
    assert assessment.claims[Id("relief")].ahead is None


def test_a_removed_claim_stays_where_approved_words_show_it() -> None:
    kb = kept(approved_base())
    claims = {key: claim for key, claim in kb.claims.items() if key != "walking"}
    shown, assessment = projected(replace(kb, claims=claims))
    assert words_of(shown, assessment, "walking") == ("People who walk feel better sooner.", "approved")
    assert shown.claims[Id("walking")].article == ARTICLE


def test_a_removed_algorithm_stays_where_approved_words_place_it() -> None:
    kb = small_base()
    article = kb.articles[ARTICLE]
    kb = with_record(kb, "article", replace(article, body=f"{article.body}\n[@algorithm]\n"))
    kb = kept(replace(kb, events=approvals_of(kb, 0)))
    shown, assessment = projected(replace(kb, algorithms={}))
    assert shown.algorithms[ARTICLE].title == "What to do"
    assert table_words(assessment.algorithms[ARTICLE]) == "approved"


def test_the_steps_of_an_approved_algorithm_keep_their_order() -> None:
    kb = small_base()
    algorithm = kb.algorithms[ARTICLE]
    walk = algorithm.steps[Id("walk")]
    ids = ("walk", "look", "ask", "call")
    steps = {
        Id(key): replace(walk, id=Id(key), next=Id(after) if after else None)
        for key, after in zip(ids, [*ids[1:], ""], strict=True)
    }
    kb = with_record(kb, "algorithm", replace(algorithm, steps=steps))
    kb = kept(replace(kb, events=approvals_of(kb, 0)))
    without = {key: step for key, step in steps.items() if key != "look"}
    kb = with_record(kb, "algorithm", replace(algorithm, title="Other words", steps=without))
    shown, _ = projected(kb)
    assert list(shown.algorithms[ARTICLE].steps) == list(ids)


def test_a_reference_that_is_gone_is_shown_as_it_was_kept() -> None:
    kb = edited(kept(approved_base()), "relief", statement="Nobody feels better.", evidence=())
    references = {key: found for key, found in kb.references.items() if key != "smith2020"}
    shown, _ = projected(replace(kb, references=references))
    assert shown.references[Id("smith2020")].title == "The trial of smith2020"


def test_words_of_lower_risk_do_not_publish_what_lacked_reviewers() -> None:
    kb = edited(small_base(), "relief", risk=Risk.HIGH)
    events = approvals_of(kb, 0, "ann clinical, ben methods")
    kb = edited(kept(replace(kb, events=events)), "relief", risk=None, statement="Other words.")
    shown, _ = projected(kb)
    assert "relief" not in shown.claims


def test_words_that_are_not_kept_are_left_out_and_named() -> None:
    kb = edited(replace(approved_base(), kept={}), "relief", statement="Nobody feels better.")
    projection = projection_of(kb)
    assert "relief" not in projection.kb.claims
    assert [problem.message for problem in projection.problems] == [
        "the approved words of 'relief' cannot be shown: they are not kept"
    ]


def test_a_claim_keeps_its_authors_and_its_dates_where_its_article_is_withheld() -> None:
    shown, _ = projected(unapproved(kept(approved_base()), "article"))
    assert shown.articles == {}
    late = assess(shown, day(301))
    assert table_words(late.claims[Id("relief")]) == "under review, overdue", (
        "the article's next review counts"
    )
    assert assess(shown, day(5)).subjects["relief"].authors == {"ed"}


def test_a_withheld_claim_on_which_others_lean_changes_nothing_for_them() -> None:
    shown, assessment = projected(unapproved(kept(approved_base()), "relief"))
    assert "relief" not in shown.claims
    assert table_words(assessment.claims[Id("walking")]) == "approved"


def test_what_is_left_out_is_no_error_of_what_is_shown() -> None:
    shown = in_approved_words(open_project(SITES / "approved", AS_OF)).kb
    codes = {found.code for found in run_checks(shown, all_checks().values())}
    assert codes.isdisjoint({"claim-unknown", "link-unknown", "citation-unknown", "id-removed"})


def test_a_withheld_claim_lends_no_figure_and_no_name_to_other_words() -> None:
    shown, assessment = projected(unapproved(kept(approved_base()), "relief"))
    views = Views(shown, assessment, {}, Links("index.html"))
    assert with_figures("Expect {relief.value}.", views) == "Expect (not approved yet)."
    assert views.short_title("relief") == "a statement that is not approved yet"


def test_events_after_the_day_publish_nothing() -> None:
    kb = kept(approved_base(on=9))
    shown, _ = projected(kb, 5)
    assert shown.claims == {}
    assert kb.events[0].date > datetime(2026, 1, 6, tzinfo=UTC)
