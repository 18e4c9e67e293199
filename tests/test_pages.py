"""The lists, the pages of claims and references, the queue, the board, and old addresses."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.core.declaration import Days, Id, PartialDate, make
from generator.core.fingerprint import canonical_json, fingerprint_of
from generator.core.knowledge_base import NO_BOARD, KnowledgeBase
from generator.core.model import (
    Appraisal,
    Board,
    Claim,
    Contradiction,
    Home,
    Person,
    Policy,
    Recommendation,
    Recusal,
    RedFlags,
    Reference,
    Relations,
    Removed,
    ReviewEvent,
    Update,
)
from generator.core.status import assess
from generator.core.vocabulary import Decision, Rating, RecommendationDirection, Role, Strength, UpdateType
from generator.pages.board import board_page, policy_words
from generator.pages.calendar import calendar_page
from generator.pages.changes import changes_pages
from generator.pages.checked import checked_pages
from generator.pages.checks import checks_page
from generator.pages.claim import claim_pages
from generator.pages.claims import claim_catalogue, claim_lists
from generator.pages.contradictions import contradictions_page
from generator.pages.home import home_page
from generator.pages.missing import missing_page
from generator.pages.moved import moved_pages
from generator.pages.person import person_pages
from generator.pages.reference import newer_versions, reference_pages
from generator.pages.references import reference_catalogue, reference_lists
from generator.pages.review import QueueItem, queue_page, review_queue
from generator.pages.statistics import statistics_page
from generator.pages.topic import topic_pages
from generator.rendering.assets import assets_of
from generator.rendering.backlinks import backlinks_of
from generator.rendering.claim_review import claim_review
from generator.rendering.comparison import FieldChange, changes_since
from generator.rendering.edition import Edition, PageType, Settings
from generator.rendering.site_files import LongFile
from generator.rendering.templates import template_environment
from tests.builders import AS_OF, algorithm, article, base, certainty, claim, event, line, reference, step
from tests.html_pages import HtmlPage, dangers, internal_targets, read_page

THEME = Path(__file__).parent.parent / "site_overrides"
TEMPLATES = template_environment(THEME)

ALL: tuple[PageType, ...] = (
    home_page,
    topic_pages,
    claim_lists,
    claim_pages,
    reference_lists,
    reference_pages,
    queue_page,
    calendar_page,
    changes_pages,
    board_page,
    person_pages,
    checked_pages,
    checks_page,
    statistics_page,
    contradictions_page,
    missing_page,
    moved_pages,
)


def edition(kb: KnowledgeBase, as_of: date = AS_OF, site_url: str = "") -> Edition:
    """An edition of a base, without formatted references."""
    return Edition(kb, assess(kb, as_of), TEMPLATES, Settings(site_url=site_url))


def pages(kb: KnowledgeBase, *types: PageType, as_of: date = AS_OF) -> dict[str, HtmlPage]:
    """The pages of some page types by path; no path is made twice."""
    made = [page for pages_of in types for page in pages_of(edition(kb, as_of))]
    assert len({page.path for page in made}) == len(made)
    return {
        one.path: read_page(one.path, one.content.decode()) for one in made if not isinstance(one, LongFile)
    }


def many_claims(count: int, words: str = "Naps {}.") -> list[Claim]:
    """As many claims, in order of their names."""
    return [claim(f"c{number}", statement=words.format(number)) for number in range(count)]


def on(day: int, *items: Claim, **fields: Any) -> ReviewEvent:
    """An event of a day of May 2026 on these claims as they are, leaning on the reference of `line()`."""
    leaning = {"doe2020": fingerprint_of(reference())}
    return event(
        {item.id: fingerprint_of(item) for item in items},
        leans_on={item.id: leaning for item in items},
        **{"date": datetime(2026, 5, day, 12, tzinfo=UTC), **fields},
    )


def queued(kb: KnowledgeBase, as_of: date = AS_OF) -> dict[str, list[QueueItem]]:
    """The queue by the word of each group."""
    return {group.word: list(group.items) for group in review_queue(edition(kb, as_of))}


def shown(changes: tuple[FieldChange, ...]) -> list[tuple[str, str, str]]:
    """Each change as field, words before, words after; what differs in brackets."""

    def side(pieces: Any) -> str:
        return " ".join(f"[{piece.text}]" if piece.is_changed else piece.text for piece in pieces)

    return [(change.field, side(change.before), side(change.after)) for change in changes]


@pytest.fixture
def stale() -> KnowledgeBase:
    """A base in which a claim was approved, its words kept, and then changed."""
    before = claim(plain="Naps help.", certainty=certainty(Rating.MODERATE))
    today = claim(statement="Naps may ease tiredness.", plain="Naps help.", certainty=certainty(Rating.LOW))
    kb = base(article(), today, events=[on(1, before)])
    return replace(kb, kept={fingerprint_of(before): canonical_json(before)})


def test_an_empty_base_has_every_list_and_says_that_it_is_empty() -> None:
    made = pages(KnowledgeBase(), *ALL)
    assert "There is no topic yet." in made["index.html"].text
    assert "There is no statement here yet." in made["claims/index.html"].text
    assert "There is no reference here yet." in made["references/index.html"].text
    assert "There is nothing to review yet." in made["review.html"].text
    assert "Nobody is on the board yet" in made["board.html"].text


def test_links_between_these_pages_lead_to_pages_and_fragments_that_exist() -> None:
    flagged = article(red_flags=make(RedFlags, claims=(Id("naps-tiredness"),)))
    kb = base(
        flagged, claim(aliases=(Id("old"),)), algorithms=[algorithm(step("a"))], events=[on(1, claim())]
    )
    made = pages(kb, *ALL)
    elsewhere = ("about/", "css/", "js/", "rest/naps/", "graph", "search.html", "references.")
    for page in made.values():
        for tag, path, fragment in internal_targets(page):
            if not path.startswith(elsewhere) and not path.endswith(".json"):
                assert path in made, f"{page.path}: {tag}"
                assert not fragment or fragment in made[path].ids, f"{page.path}: {tag}"


def test_a_claim_names_the_articles_and_the_steps_that_show_it() -> None:
    only_a_step = claim("other")
    path = algorithm(step("rest", claims=(Id("other"),)))
    made = pages(base(article(), claim(), only_a_step, algorithms=[path]), claim_pages)

    def addresses(name: str) -> set[str]:
        return {tag.attributes.get("href", "") for tag in made[f"claims/{name}.html"].named("a")}

    assert "../rest/naps/index.html#claim-naps-tiredness" in addresses("naps-tiredness")
    assert {"../rest/naps/index.html", "../rest/naps/algorithm.html#step-rest"} <= addresses("other")


def test_words_of_editors_never_become_markup() -> None:
    evil = "<script>alert(1)</script>"
    kb = base(
        article(question=evil, verdict=evil),
        claim(statement=evil, plain=evil, evidence=(line(says=evil, quote=evil),)),
        reference(title=evil),
        events=[on(1, claim(), note=evil, interests=evil)],
    )
    kb = replace(kb, home=make(Home, title=evil, body=evil, body_line=1))
    for page in pages(kb, *ALL).values():
        assert list(dangers(page)) == [], page.path


def test_500_claims_are_one_page_with_letters_as_fragments() -> None:
    made = list(claim_catalogue(edition(base(*many_claims(500)))).pages())
    assert [(page.path, len(page.sections)) for page in made if "by-" not in page.path] == [
        ("claims/index.html", 1)
    ]
    assert made[0].leaps[0].href == "#list-n"


def test_501_claims_are_split_by_letter_and_a_letter_past_500_into_parts() -> None:
    kb = base(*many_claims(501), claim("tea", statement="Tea wakes."))
    made = {page.path: page for page in claim_catalogue(edition(kb)).pages() if "by-" not in page.path}
    assert list(made) == [
        "claims/index.html",
        "claims/list/n-1.html",
        "claims/list/n-2.html",
        "claims/list/t.html",
    ]
    assert made["claims/index.html"].sections == ()
    assert [leap.href for leap in made["claims/list/t.html"].leaps] == ["n-1.html", "n-2.html", "t.html"]
    assert [leap.is_current for leap in made["claims/list/t.html"].leaps] == [False, False, True]
    rows = [len(page.sections[0].rows) for page in made.values() if page.sections]
    assert rows == [500, 1, 1]


def test_a_narrowed_list_past_500_is_split_like_the_whole_one() -> None:
    made = pages(base(*many_claims(501)), claim_lists)
    assert "claims/list/by-kind-effect-n-2.html" in made
    assert "claims/by-kind-effect.html" in made


def test_references_are_listed_by_name_and_by_year_and_split_by_both() -> None:
    references = [reference(f"r{number}", issued=PartialDate(2012)) for number in range(500)]
    kb = base(*references, reference("late", issued=PartialDate(2020)), reference("never", issued=None))
    made = (page.path for page in reference_catalogue(edition(kb)).pages())
    paths = [path for path in made if "/by-" not in path or "by-year" in path]
    assert paths == [
        "references/index.html",
        "references/list/d-1.html",
        "references/list/d-2.html",
        "references/by-year.html",
        "references/list/2020.html",
        "references/list/2012.html",
        "references/list/no-year.html",
    ]


def test_only_filters_that_find_something_are_links() -> None:
    kb = base(article(), claim(), claim("b", certainty=certainty(Rating.LOW)))
    made = {page.path: page for page in claim_catalogue(edition(kb)).pages()}
    certainties = next(found for found in made["claims/index.html"].filters if found.label == "Certainty")
    assert [(option.label, option.href, option.count) for option in certainties.options] == [
        ("High", "by-certainty-high.html", 1),
        ("Moderate", "", 0),
        ("Low", "by-certainty-low.html", 1),
        ("Very low", "", 0),
        ("Not graded", "", 0),
    ]
    assert "claims/by-certainty-moderate.html" not in made
    assert made["claims/by-topic-rest.html"].total == 2


def test_a_narrowed_list_marks_its_own_filter_as_the_current_page() -> None:
    made = pages(base(article(), claim()), claim_lists)
    current = [
        tag.attributes["href"]
        for tag in made["claims/by-kind-effect.html"].named("a")
        if tag.attributes.get("aria-current") == "page"
    ]
    assert current == ["by-kind-effect.html"]


def test_a_to_z_ignores_case_accents_and_marks_and_puts_figures_first() -> None:
    words = ["Öl helps.", "“Oak” helps.", "5 naps help.", "apples help."]
    kb = base(*(claim(f"c{place}", statement=text) for place, text in enumerate(words)))
    page = next(iter(claim_catalogue(edition(kb)).pages()))
    rows = [(section.label, read_page("", row).texts[0]) for section in page.sections for row in section.rows]
    assert rows == [
        ("0–9", "5 naps help."),
        ("A", "apples help."),
        ("O", "“Oak” helps."),
        ("O", "Öl helps."),
    ]


def test_a_stale_claim_shows_the_approved_words_beside_todays_and_names_the_fields(
    stale: KnowledgeBase,
) -> None:
    made = edition(stale)
    review = claim_review(
        made, made.views("claims/naps-tiredness.html"), stale.claims[Id("naps-tiredness")], is_high_risk=False
    )
    assert shown(review.changes) == [
        ("Statement", "Naps ease tiredness.", "Naps [may] ease tiredness."),
        ("Certainty, rating", "[moderate]", "[low]"),
    ]
    text = pages(stale, claim_pages)["claims/naps-tiredness.html"].text
    assert "What changed since the approval" in text
    assert "Last approved on 1 May 2026 by" in text


def test_a_stale_claim_whose_approved_words_are_not_kept_says_so(stale: KnowledgeBase) -> None:
    text = pages(replace(stale, kept={}), claim_pages)["claims/naps-tiredness.html"].text
    assert "The approved words are not kept in this base" in text


def test_a_comparison_knows_an_evidence_line_again_and_names_what_came_and_went() -> None:
    before = claim(evidence=(line("a", says="No ease"), line("b")))
    after = claim(evidence=(line("b"), line("a", says="Some ease"), line("c")))
    assert shown(changes_since(canonical_json(before), after, str.upper)) == [
        ("Evidence, A, what it says", "[No] ease", "[Some] ease"),
        (
            "Evidence, C",
            "",
            "[reference: c; direction: supports; directness: direct; locator: Abstract; read: abstract]",
        ),
    ]


def test_a_suspect_claim_says_what_changed_in_its_source() -> None:
    kb = base(article(), claim(), reference(title="Naps in old adults"), events=[on(1, claim())])
    kb = replace(kb, kept={fingerprint_of(reference()): canonical_json(reference())})
    made = edition(kb)
    review = claim_review(
        made, made.views("claims/naps-tiredness.html"), kb.claims[Id("naps-tiredness")], is_high_risk=False
    )
    assert review.status.word == "suspect"
    assert [(source.name, shown(source.changes)) for source in review.sources] == [
        ("Doe 2020", [("Title", "Naps in adults", "Naps in [old] adults")])
    ]


def test_words_on_hold_stand_on_no_page_and_the_hold_gives_its_reason() -> None:
    secret = claim(
        statement="Naps cure everything.", plain="Sleep cures all.", evidence=(line(says="Cured."),)
    )
    before = replace(secret, statement="Naps cure much.")
    hold = on(3, secret, decision=Decision.HOLD, note="A dose is wrong")
    kb = base(article(), secret, events=[on(1, before), hold])
    kb = replace(kb, kept={fingerprint_of(before): canonical_json(before)})
    for page in pages(kb, *ALL).values():
        for words in ("cure everything", "cures all", "cure much", "Cured."):
            assert words not in page.text, page.path
    text = pages(kb, claim_pages)["claims/naps-tiredness.html"].text
    assert "Do not rely on this: A dose is wrong" in text


def test_relations_are_shown_from_both_ends() -> None:
    doubt = make(Contradiction, claim=Id("naps-tiredness"), because="Other people were asked.")
    other = claim("other", statement="Naps do nothing.", relations=make(Relations, contradicts=(doubt,)))
    made = pages(base(article(), claim(), other), claim_pages)
    for path in ("claims/naps-tiredness.html", "claims/other.html"):
        assert "Says otherwise" in made[path].text
        assert "Other people were asked." in made[path].text


def test_a_contradiction_that_both_sides_declare_stands_once_on_each_page() -> None:
    ours = make(Contradiction, claim=Id("other"), because="Younger people were asked.")
    theirs = make(Contradiction, claim=Id("naps-tiredness"), because="Older people were asked.")
    both = (
        claim(relations=make(Relations, contradicts=(ours,))),
        claim("other", statement="Naps do nothing.", relations=make(Relations, contradicts=(theirs,))),
    )
    made = pages(base(article(), *both), claim_pages)
    for path, own in (("naps-tiredness", "Younger"), ("other", "Older")):
        text = made[f"claims/{path}.html"].text
        assert text.count("Says otherwise") == 1
        assert f"{own} people were asked." in text


def test_a_claim_without_a_search_says_so_and_what_its_article_says() -> None:
    text = pages(base(article(), claim()), claim_pages)["claims/naps-tiredness.html"].text
    assert "No systematic search is recorded for this statement." in text
    assert "last searched on 1 Jan 2026" in text


def test_newer_versions_form_a_chain_that_a_circle_cannot_make_endless() -> None:
    def older(key: str, newer: str) -> Reference:
        return reference(key, custom=make(Appraisal, superseded_by=Id(newer)))

    first = older("a", "b")
    made = edition(base(first, older("b", "c"), older("c", "a")))
    assert [found.id for found in newer_versions(made, first)] == ["b", "c"]


def test_a_reference_shows_each_claim_that_uses_it_and_what_it_does_to_it() -> None:
    retracted = make(
        Appraisal, updates=(make(Update, type=UpdateType.RETRACTION, date=PartialDate(2026, 3)),)
    )
    kb = base(article(), claim(), reference(custom=retracted))
    text = pages(kb, reference_pages)["references/doe2020.html"].text
    for words in ("Naps ease tiredness.", "supports", "High: 4 of 4", "Source retracted", "Do naps help?"):
        assert words in text


def test_the_queue_goes_from_urgent_to_new_and_inside_a_group_by_time_waited() -> None:
    first, second, new, held = (claim(key, statement=f"{key} helps.") for key in ("a", "b", "c", "d"))
    begun = {"decision": Decision.START_REVIEW}
    events = [on(9, first, **begun), on(2, second, **begun), on(3, held, decision=Decision.HOLD)]
    found = queued(base(article(), first, second, new, held, events=events))
    assert list(found) == ["hold", "under-review", "submitted"]
    assert [(item.name, item.since) for item in found["under-review"]] == [
        ("b helps.", "2 May 2026"),
        ("a helps.", "9 May 2026"),
    ]
    assert [item.kind for item in found["submitted"]] == ["Text of an article", "Statement"]


def test_the_queue_marks_high_risk_and_says_what_is_lacking_and_who_can_act() -> None:
    kb = base(article(red_flags=make(RedFlags, claims=(Id("naps-tiredness"),))), claim())
    item = queued(kb)["submitted"][-1]
    assert item.is_high_risk
    assert item.needs == ("Approvals: 1 clinical",)
    assert [person.name for person in item.people] == ["Ann"]


def test_neither_authors_nor_the_recused_can_act() -> None:
    people = {
        Id("ann"): make(
            Person,
            id=Id("ann"),
            name="Ann",
            roles=(Role.CLINICAL,),
            recused=(make(Recusal, topic=Id("rest"), from_=date(2026, 1, 1)),),
        ),
        Id("ben"): make(Person, id=Id("ben"), name="Ben", roles=(Role.CLINICAL, Role.EDITOR)),
    }
    policy = make(Policy, quorum={Role.CLINICAL: 1}, valid_for=Days(365))
    kb = replace(base(article(), claim()), board=make(Board, people=people, policy=policy))
    assert queued(kb)["submitted"][-1].people == ()
    assert "Nobody on the board today" in pages(kb, queue_page)["review.html"].text


def test_a_hold_lacks_releases_and_an_outdated_day_of_review_lacks_its_authors() -> None:
    held = base(article(), claim(), events=[on(1, claim()), on(2, claim(), decision=Decision.HOLD)])
    assert queued(held)["hold"][0].needs == ("Releases from the hold: 1 clinical",)
    assert [person.name for person in queued(held)["hold"][0].people] == ["Ann"]
    old = claim(review_by=date(2026, 5, 20))
    overdue = queued(base(article(), old, events=[on(1, old)]))["overdue"][0]
    assert overdue.needs == ("A new date of review; the last was 20 May 2026",)
    assert [person.name for person in overdue.people] == ["Ben"]


def test_an_open_request_for_changes_names_who_must_answer() -> None:
    request = on(2, claim(), decision=Decision.REQUEST_CHANGES, note="Which naps?")
    item = queued(base(article(), claim(), events=[on(1, claim()), request]))["under-review"][0]
    assert item.needs[0].startswith("An answer from Ann, who requested changes on 2 May 2026")


def test_the_home_page_names_the_newest_approved_claims_first() -> None:
    early, late = claim("early", statement="Early words."), claim("late", statement="Late words.")
    kb = base(article(), early, late, events=[on(1, early), on(2, late)])
    text = pages(kb, home_page)["index.html"].text.partition("Approved last")[2]
    assert text.index("Late words.") < text.index("Early words.")


def test_the_policy_of_the_board_is_said_in_words() -> None:
    policy = make(
        Policy,
        quorum={Role.CLINICAL: 1, Role.METHODS: 1},
        high_risk={Role.CLINICAL: 2, Role.METHODS: 1, Role.PATIENT: 1},
        valid_for=Days(365),
    )
    words = " ".join(policy_words(policy))
    assert "An approval takes these reviewers: 1 clinical and 1 methods." in words
    assert "2 clinical, 1 methods and 1 patient" in words
    assert "holds 365 days" in words


def test_a_person_page_lists_decisions_newest_first_and_what_they_covered() -> None:
    changed = claim(statement="Naps may ease tiredness.")
    kb = base(article(), changed, events=[on(1, claim()), on(2, changed), on(3, claim("gone"))])
    text = pages(kb, person_pages)["board/ann.html"].text
    assert text.index("3 May 2026") < text.index("2 May 2026") < text.index("1 May 2026")
    assert "no longer here" in text
    assert text.count("other words than those shown") == 1


def test_events_after_today_do_not_exist_for_a_person() -> None:
    made = pages(base(article(), claim(), events=[on(9, claim())]), person_pages, as_of=date(2026, 5, 8))
    assert "No decision is recorded." in made["board/ann.html"].text


def test_a_person_with_more_than_500_decisions_has_a_page_for_each_year() -> None:
    events = [on(1, claim()) for _ in range(500)]
    events.append(on(1, claim(), date=datetime(2025, 5, 1, 12, tzinfo=UTC)))
    made = pages(base(article(), claim(), events=events), person_pages)
    assert {"board/ann.html", "board/list/ann-2026.html", "board/list/ann-2025.html"} <= set(made)


def test_an_alias_leads_on_to_the_record_at_once() -> None:
    kb = base(article(aliases=(Id("sleep"),)), claim(aliases=(Id("old"),)), algorithms=[algorithm(step("a"))])
    made = pages(kb, moved_pages)
    assert set(made) == {"claims/old.html", "rest/sleep/index.html", "rest/sleep/algorithm.html"}
    targets = {path: refresh_target(page) for path, page in made.items()}
    assert targets == {
        "claims/old.html": "claims/naps-tiredness.html",
        "rest/sleep/index.html": "rest/naps/index.html",
        "rest/sleep/algorithm.html": "rest/naps/algorithm.html",
    }


def test_a_removed_claim_says_when_and_why_and_leads_nobody_on_by_itself() -> None:
    gone = make(Removed, id=Id("gone"), date=date(2026, 2, 3), because="It was wrong.", successor=Id("next"))
    then = make(
        Removed, id=Id("next"), date=date(2026, 3, 3), because="Split.", successor=Id("naps-tiredness")
    )
    kb = replace(base(article(), claim()), removed={Id("gone"): gone, Id("next"): then})
    page = pages(kb, moved_pages)["claims/gone.html"]
    assert "Removed on 3 Feb 2026: It was wrong." in page.text
    assert refresh_target(page) is None
    assert "naps-tiredness.html" in [tag.attributes.get("href") for tag in page.named("a")]


def test_an_alias_never_takes_the_page_of_a_record() -> None:
    kb = base(article(), claim(aliases=(Id("other"),)), claim("other"))
    assert pages(kb, moved_pages) == {}


@pytest.mark.parametrize(
    ("site_url", "base_path"), [("", "/"), ("https://x.org/kb", "/kb/"), ("https://x.org/", "/")]
)
def test_the_page_for_missing_addresses_links_from_the_root_of_its_server(
    site_url: str, base_path: str
) -> None:
    page = next(missing_page(edition(base(), site_url=site_url)))
    addresses = [tag.attributes["href"] for tag in read_page(page.path, page.text).named("link")]
    assert f"{base_path}{assets_of(THEME)['css/site.css'].path}" in addresses


def test_a_base_without_a_board_still_has_all_its_pages() -> None:
    made = pages(replace(base(article(), claim()), board=NO_BOARD), *ALL)
    assert "Nobody on the board today" in made["review.html"].text


def refresh_target(page: HtmlPage) -> str | None:
    """Where a page sends a browser on."""
    return next(
        (path for tag, path, _ in internal_targets(page) if tag.attributes.get("http-equiv") == "refresh"),
        None,
    )


def test_a_source_of_several_recommendations_of_one_claim_is_named_once() -> None:
    made = make(
        Recommendation, from_=Id("doe2020"), direction=RecommendationDirection.FOR, strength=Strength.STRONG
    )
    kb = base(article(), claim(recommendations=(made, made)))
    assert len(backlinks_of(kb).named_otherwise[Id("doe2020")]) == 1


def test_a_foreign_title_says_its_language_and_no_other_text_passes_for_one() -> None:
    german = reference(title="Wirbelbruch und Schmerz", language="de")
    page = pages(base(article(), claim(), german), *ALL)["references/doe2020.html"]
    assert page.named("h1")[0].attributes["lang"] == "de"
    odd = reference(title="Wirbelbruch", language='de" onload="x')
    page = pages(base(article(), claim(), odd), *ALL)["references/doe2020.html"]
    assert "lang" not in page.named("h1")[0].attributes
