"""The status of a whole base: articles as a whole, high risk, authors, and what a retraction reaches.

`status_builders.small_base` says what leans on what.
"""

from dataclasses import replace
from typing import Any

import pytest

from generator.core.declaration import Id, PartialDate, make
from generator.core.fingerprint import canonical_json, fingerprint_of_text
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Appraisal, Author, Recommendation, Reference, Update
from generator.core.status import ArticleStatus, assess
from generator.core.vocabulary import (
    Audience,
    ClaimKind,
    Reason,
    RecommendationDirection,
    Risk,
    Stage,
    Strength,
    UpdateType,
)
from generator.core.wording import status_words
from tests.status_builders import (
    ARTICLE,
    approvals_of,
    approved_base,
    day,
    event,
    lapsed,
    reference,
    small_base,
    with_record,
    words_by_item,
)

RETRACTED = "under review, retracted source"


def retracted(key: str, *notices: str, **fields: Any) -> Reference:
    """A reference with a retraction of each of these days, written `2026-01-20`."""
    updates = tuple(
        make(Update, type=UpdateType.RETRACTION, date=PartialDate(*map(int, notice.split("-"))))
        for notice in notices
    )
    return reference(key, custom=make(Appraisal, updates=updates), **fields)


def article_of(kb: KnowledgeBase, number: int) -> ArticleStatus:
    return assess(kb, day(number)).articles[ARTICLE]


def test_an_article_is_approved_when_its_words_its_claims_and_its_algorithm_are() -> None:
    article = article_of(approved_base(), 5)
    assert (article.stage, article.open_claims) == (Stage.APPROVED, ())
    # The day of its next review comes before the approvals run out.
    assert (article.since, article.valid_until) == (day(0), day(300))


def test_an_article_is_valid_until_the_first_of_its_parts_is_not() -> None:
    kb = small_base()
    kb = with_record(kb, "relief", replace(kb.claims[Id("relief")], review_by=day(40)))
    kb = replace(kb, events=approvals_of(kb, 0))
    assert article_of(kb, 40).valid_until == day(40)
    assert article_of(kb, 41).stage is Stage.UNDER_REVIEW
    assert lapsed(kb, 41) == {"relief": "under review, overdue"}


def test_an_article_of_which_nothing_was_reviewed_is_submitted() -> None:
    article = article_of(small_base(), 5)
    assert (article.stage, article.since, article.valid_until) == (Stage.SUBMITTED, None, None)


@pytest.mark.parametrize("home", ["other", ARTICLE], ids=["borrowed", "moved here"])
def test_a_claim_reviewed_elsewhere_ends_what_shows_it_and_is_not_the_beginning_of_its_review(
    home: str,
) -> None:
    kb = small_base()
    kb = with_record(kb, "relief", replace(kb.claims[Id("relief")], article=Id(home), review_by=day(40)))
    elsewhere = tuple(
        replace(one, folder=Id("other"), covers={"relief": one.covers["relief"]})
        for one in approvals_of(kb, 0)
    )
    assert article_of(replace(kb, events=elsewhere), 5).since is None
    assert article_of(replace(kb, events=(*elsewhere, *approvals_of(kb, 10)[:1])), 15).since == day(10)
    assert article_of(replace(kb, events=(*elsewhere, *approvals_of(kb, 10))), 15).valid_until == day(40)


def test_an_article_of_which_one_claim_is_in_review_is_under_review() -> None:
    kb = replace(small_base(), events=(event("3 ann clinical start-review", key="walking"),))
    article = article_of(kb, 5)
    assert (article.stage, article.since) == (Stage.UNDER_REVIEW, day(3))


def test_an_article_is_on_hold_when_its_own_words_are() -> None:
    kb = approved_base()
    kb = replace(kb, events=(*kb.events, event("9 ann clinical hold: Wrong drug", key="article")))
    article = article_of(kb, 10)
    assert (article.stage, article.since, article.valid_until) == (Stage.HOLD, day(9), None)
    assert lapsed(kb, 10) == {"article": "hold"}


def test_an_article_whose_claim_is_on_hold_is_under_review_and_names_it() -> None:
    kb = approved_base()
    kb = replace(kb, events=(*kb.events, event("9 ann clinical hold: Wrong bone", key="fracture")))
    article = article_of(kb, 10)
    assert (article.stage, article.open_claims) == (Stage.UNDER_REVIEW, ("fracture",))


def test_an_article_whose_algorithm_changed_is_under_review_with_every_claim_approved() -> None:
    kb = approved_base()
    kb = with_record(kb, "algorithm", replace(kb.algorithms[ARTICLE], title="What to do first"))
    article = article_of(kb, 5)
    assert (article.stage, article.open_claims) == (Stage.UNDER_REVIEW, ())
    assert lapsed(kb, 5) == {"algorithm": "under review, stale"}


def test_an_article_counts_the_statements_it_shows() -> None:
    kb = small_base()
    more = [replace(kb.claims[Id("relief")], id=Id(f"claim-{number}")) for number in range(11)]
    marks = " ".join(f"[@claim:{claim.id}]" for claim in more)
    article = kb.articles[ARTICLE]
    kb = with_record(kb, "article", replace(article, body=f"{article.body}\nAlso {marks}.\n"))
    kb = replace(kb, claims={**kb.claims, **{claim.id: claim for claim in more}})
    kb = replace(kb, events=approvals_of(kb, 0))
    kb = with_record(kb, "claim-4", replace(more[4], statement="Something else."))
    status = article_of(kb, 5)
    approved = len(status.shown) - len(status.open_claims)
    assert (approved, len(status.shown), status.open_claims) == (13, 14, ("claim-4",))


def test_an_event_on_an_article_counts_for_the_folder_it_lies_in() -> None:
    kb = small_base()
    elsewhere = tuple(replace(approval, folder=Id("neck-pain")) for approval in approvals_of(kb, 0))
    # Ids of claims are found over the whole base; `article` and `algorithm` belong to their folder.
    assert lapsed(replace(kb, events=elsewhere), 5) == {"article": "submitted", "algorithm": "submitted"}


@pytest.mark.parametrize(
    "fields",
    [
        {"risk": Risk.HIGH},
        {"kind": ClaimKind.DOSE},
        {"kind": ClaimKind.DOSE, "risk": Risk.ORDINARY},
        {
            "recommendations": (
                make(
                    Recommendation,
                    from_=Id("smith2020"),
                    direction=RecommendationDirection.FOR,
                    strength=Strength.STRONG,
                ),
            )
        },
    ],
    ids=["marked as high risk", "a dose", "a dose marked as ordinary", "a strong recommendation"],
)
def test_what_is_of_high_risk_needs_the_larger_quorum(fields: dict[str, Any]) -> None:
    kb = small_base()
    kb = with_record(kb, "relief", replace(kb.claims[Id("relief")], **fields))
    ordinary = replace(kb, events=approvals_of(kb, 0, "ann clinical, ben methods"))
    # The red flag `fracture` is of high risk by its place.
    assert lapsed(ordinary, 5) == {"relief": "under review", "fracture": "under review"}
    assert lapsed(replace(kb, events=approvals_of(kb, 0)), 5) == {}


def test_without_a_rule_for_high_risk_the_ordinary_quorum_holds_for_all() -> None:
    kb = small_base()
    kb = replace(kb, board=replace(kb.board, policy=replace(kb.board.policy, high_risk={})))
    kb = replace(kb, events=approvals_of(kb, 0, "ann clinical, ben methods"))
    assert lapsed(kb, 5) == {}


def test_a_former_author_of_the_article_approves_none_of_its_items() -> None:
    kb = small_base()
    authors = (make(Author, person=Id("ed")), make(Author, person=Id("ben"), former=True))
    kb = with_record(kb, "article", replace(kb.articles[ARTICLE], authors=authors))
    kb = replace(kb, events=approvals_of(kb, 0))
    assert set(words_by_item(kb, 5).values()) == {"under review"}


def test_a_content_error_blocks_the_item_it_is_about_and_no_other() -> None:
    kb = approved_base()
    blocked = frozenset({"relief", "article:back-pain"})
    assessment = assess(kb, day(5), blocked)
    assert assessment.claims[Id("relief")].reason is Reason.IN_REVIEW
    assert assessment.articles[ARTICLE].own.reason is Reason.IN_REVIEW
    assert assessment.claims[Id("walking")].stage is Stage.APPROVED
    assert assessment.algorithms[ARTICLE].stage is Stage.APPROVED


def test_a_retraction_reaches_every_item_that_leans_on_the_source_through_claims() -> None:
    kb = with_record(approved_base(), "smith2020", retracted("smith2020", "2026-01-03"))
    # Relief rests on it, walking and the answer on relief, the algorithm on walking.
    assert lapsed(kb, 5) == dict.fromkeys(["relief", "walking", "article", "algorithm"], RETRACTED)
    algorithm = assess(kb, day(5)).algorithms[ARTICLE]
    assert (algorithm.sources, algorithm.valid_until) == (("smith2020",), None)
    assert status_words(algorithm, Audience.CLINICIANS) == "A source was retracted 3 Jan 2026: smith2020"


def test_what_leans_on_two_retracted_sources_names_both() -> None:
    kb = with_record(approved_base(), "smith2020", retracted("smith2020", "2026-01-04"))
    kb = with_record(kb, "jones2021", retracted("jones2021", "2026-01-03"))
    assessment = assess(kb, day(5))
    for status in (assessment.claims[Id("walking")], assessment.algorithms[ARTICLE]):
        assert status.sources == ("jones2021", "smith2020")
        assert status_words(status, Audience.CLINICIANS).startswith("A source was retracted 3 Jan 2026: ")


def test_the_order_of_records_changes_no_status() -> None:
    kb = with_record(approved_base(), "smith2020", retracted("smith2020", "2026-01-04"))
    kb = with_record(kb, "jones2021", retracted("jones2021", "2026-01-03"))
    turned = replace(kb, claims=dict(reversed(list(kb.claims.items()))), events=kb.events[::-1])
    assert assess(turned, day(5)).claims == assess(kb, day(5)).claims
    assert assess(turned, day(5)).algorithms == assess(kb, day(5)).algorithms


def test_a_hold_on_a_claim_hides_no_retraction_from_what_leans_on_it() -> None:
    kb = with_record(approved_base(), "jones2021", retracted("jones2021", "2026-01-03"))
    kb = replace(kb, events=(*kb.events, event("4 ann clinical hold: Retracted", key="walking")))
    assert words_by_item(kb, 5)["walking"] == "hold"
    assert words_by_item(kb, 5)["algorithm"] == RETRACTED


def test_a_retraction_of_what_nobody_reviewed_is_said_all_the_same() -> None:
    kb = with_record(small_base(), "brown2019", retracted("brown2019", "2026-01-03"))
    assert words_by_item(kb, 5)["article"] == RETRACTED


def test_a_quorum_that_approves_with_the_retraction_clears_it_everywhere() -> None:
    kb = with_record(approved_base(), "smith2020", retracted("smith2020", "2026-01-03"))
    kb = replace(kb, events=(*kb.events, *approvals_of(kb, 10)))
    assert lapsed(kb, 10) == {}


def acknowledged(*, kept: bool) -> KnowledgeBase:
    kb = with_record(approved_base(), "smith2020", retracted("smith2020", "2026-01-03"))
    texts = {ref: canonical_json(kb.references[ref]) for ref in kb.references} if kept else {}
    kept_words = {fingerprint_of_text(text): text for text in texts.values()}
    return replace(kb, events=(*kb.events, *approvals_of(kb, 10)), kept=kept_words)


def test_an_acknowledged_retraction_stays_so_when_another_field_changes() -> None:
    kb = acknowledged(kept=True)
    kb = with_record(kb, "smith2020", retracted("smith2020", "2026-01-03", DOI="10.1000/1"))
    assert lapsed(kb, 11) == {"relief": "under review, suspect"}


def test_without_kept_words_nobody_can_know_that_a_retraction_was_acknowledged() -> None:
    kb = acknowledged(kept=False)
    kb = with_record(kb, "smith2020", retracted("smith2020", "2026-01-03", DOI="10.1000/1"))
    assert words_by_item(kb, 11)["relief"] == RETRACTED


def test_a_second_retraction_is_not_acknowledged_by_the_first() -> None:
    kb = acknowledged(kept=True)
    kb = with_record(kb, "smith2020", retracted("smith2020", "2026-01-03", "2026-01-11"))
    assert words_by_item(kb, 12)["relief"] == RETRACTED


def test_a_correction_of_a_source_makes_suspect_and_retracts_nothing() -> None:
    corrected = make(Appraisal, updates=(make(Update, type=UpdateType.CORRECTION),))
    kb = with_record(approved_base(), "smith2020", reference("smith2020", custom=corrected))
    assert lapsed(kb, 5) == {"relief": "under review, suspect"}
