"""What pages show of the citation graph: the weight of a source, contradictions, what is shared, numbers."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from generator.core.declaration import Id, make
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Appraisal, Claim, Contradiction, Estimate, Relations, Update
from generator.core.status import assess
from generator.core.vocabulary import Decision, Design, Direction, Measure, UpdateType
from generator.pages.article import article_pages
from generator.pages.claim import claim_pages
from generator.pages.claims import claim_catalogue, claim_lists
from generator.pages.contradictions import contradictions_page
from generator.pages.reference import reference_pages
from generator.pages.references import reference_lists
from generator.pages.statistics import statistics_page
from tests.builders import AS_OF, algorithm, article, base, claim, event, line, reference, step
from tests.html_pages import HtmlPage
from tests.test_pages import edition, pages

ONE_STUDY = "Rests on one study"


def measured(key: str, value: str, **fields: Any) -> Claim:
    estimate = make(
        Estimate, from_=Id("doe2020"), measure=Measure.RISK_RATIO, value=Decimal(value), shown=True
    )
    return claim(key, estimates=(estimate,), **fields)


def approved(kb: KnowledgeBase) -> KnowledgeBase:
    """The base with every item approved."""
    subjects = assess(kb, AS_OF).subjects
    events = [
        event(
            {subject.key: subject.fingerprint},
            folder=Id(key.partition(":")[2] or "naps"),
            leans_on={subject.key: dict(subject.leans_on)} if subject.leans_on else {},
        )
        for key, subject in subjects.items()
    ]
    return replace(kb, events=tuple(events))


def held(kb: KnowledgeBase, key: str) -> KnowledgeBase:
    """The base with one claim on hold."""
    words = assess(kb, AS_OF).subjects[key].fingerprint
    hold = event(
        {key: words}, decision=Decision.HOLD, note="Wrong dose", date=datetime(2026, 5, 2, tzinfo=UTC)
    )
    return replace(kb, events=(*kb.events, hold))


def test_the_page_of_a_source_tells_what_would_be_left_without_it() -> None:
    depending = claim("b", evidence=(), relations=make(Relations, depends_on=(Id("naps-tiredness"),)))
    path = algorithm(step("a", claims=(Id("naps-tiredness"),)))
    kb = approved(base(article(), claim(), depending, reference(), algorithms=[path]))
    page = pages(kb, reference_pages)["references/doe2020.html"].text
    assert "Statements 2, of which 1 would have no direct support without it" in flat(page)
    # The claim, what depends on it, the article's own words and the algorithm.
    assert "Approvals that would lapse if it were retracted 4" in flat(page)
    assert "None of 1" in page
    assert "Through Naps ease tiredness. Distance 2" in flat(page)
    assert "Printed algorithms Tired by day" in flat(page)


def test_a_source_that_nothing_leans_on_says_so() -> None:
    page = pages(base(article(), claim(), reference(), reference("spare")), reference_pages)
    assert "Nothing on this site leans on it." in page["references/spare.html"].text


def test_the_table_of_a_source_is_cut_and_says_by_how_much() -> None:
    claims = [claim(f"c{number}") for number in range(25)]
    page = pages(base(article(), *claims, reference()), reference_pages)["references/doe2020.html"]
    assert "Statements 25, of which 25 would have no direct support without it" in flat(page.text)
    assert "And 5 more statements" in flat(page.text)
    # In the table of uses, and in the table of what leans on it or folded below that.
    assert all(hrefs(page).count(f"../claims/c{number}.html") >= 2 for number in range(25))


def test_articles_and_algorithms_past_the_first_are_folded_and_not_cut() -> None:
    keys = [f"a{number:02}" for number in range(23)]
    shown = [article(key, body="/// answer\nYes [@claim:naps-tiredness].\n///\n") for key in keys]
    paths = [algorithm(step("a", claims=(Id("naps-tiredness"),)), article=key) for key in keys]
    kb = base(*shown, claim(article="a00"), reference(), algorithms=paths)
    page = pages(kb, reference_pages)["references/doe2020.html"]
    assert "And 3 more articles" in flat(page.text)
    assert "And 3 more algorithms" in flat(page.text)
    wanted = {f"../rest/{key}/{name}.html" for key in keys for name in ("index", "algorithm")}
    assert wanted <= {*hrefs(page)}


def test_what_the_statistics_cannot_hold_leads_to_its_whole_list() -> None:
    spare = [reference(f"spare{number}") for number in range(103)]
    alone = [claim(f"c{number}") for number in range(102)]
    made = pages(
        base(article(body="Nothing."), *alone, reference(), *spare),
        *(statistics_page, claim_lists, reference_lists),
    )
    page = made["statistics.html"]
    assert "And 3 more" in flat(page.text)
    assert "And 2 more" in flat(page.text)
    assert {"references/by-name-nowhere.html", "claims/by-page-none.html"} <= {*hrefs(page)}
    unshown, unused = made["claims/by-page-none.html"], made["references/by-name-nowhere.html"]
    assert {f"c{number}.html" for number in range(102)} <= {*hrefs(unshown)}
    assert {f"spare{number}.html" for number in range(103)} <= {*hrefs(unused)}


def test_nothing_is_said_of_the_support_of_words_on_hold() -> None:
    kb = held(base(article(), claim(), reference()), "naps-tiredness")
    made = pages(kb, reference_pages, claim_pages, article_pages)
    assert all(ONE_STUDY not in page.text for page in made.values())
    assert "None of 1" not in made["references/doe2020.html"].text
    assert "of which" not in made["references/doe2020.html"].text
    assert all("by-support" not in page.path for page in claim_catalogue(edition(kb)).pages())


def test_a_claim_that_one_study_carries_is_labelled_so() -> None:
    two = claim("two", evidence=(line(), line("roe2021")))
    review = claim("review", evidence=(line("sum2022"),))
    summing = reference("sum2022", custom=make(Appraisal, design=Design.SYSTEMATIC_REVIEW))
    kb = base(article(), claim(), two, review, reference(), reference("roe2021"), summing)
    made = pages(kb, claim_pages)
    labelled = {path for path, page in made.items() if ONE_STUDY in page.text}
    assert labelled == {"claims/naps-tiredness.html"}


def test_two_reports_of_one_study_are_one_study() -> None:
    custom = make(Appraisal, design=Design.RCT, registration="NCT 01")
    twice = claim(evidence=(line(), line("doe2022")))
    kb = base(article(), twice, reference(custom=custom), reference("doe2022", custom=custom))
    assert ONE_STUDY in pages(kb, claim_pages)["claims/naps-tiredness.html"].text


def test_open_contradictions_stand_apart_from_explained_ones() -> None:
    told = make(Relations, contradicts=(make(Contradiction, claim=Id("b"), because="Longer naps."),))
    kb = base(article(), measured("a", "0.8"), measured("b", "1.2"), measured("c", "0.8", relations=told))
    page = flat(pages(kb, contradictions_page)["contradictions.html"].text)
    opened, explained = page.split("Explained 1")
    assert "Open 1" in opened
    assert "Opposite directions" in opened
    assert "Risk ratio: 0.8" in opened
    assert "Longer naps." in explained
    assert "Longer naps." not in opened


def test_a_contradiction_keeps_the_words_on_hold_to_itself() -> None:
    told = make(Relations, contradicts=(make(Contradiction, claim=Id("b"), because="Longer naps."),))
    first = measured("a", "0.8", statement="Naps do wonders.", relations=told)
    page = pages(held(base(article(), first, measured("b", "1.2")), "a"), contradictions_page)
    text = page["contradictions.html"].text
    assert "Wrong dose" in text
    assert [hidden for hidden in ("Naps do wonders.", "Longer naps.", "0.8") if hidden in text] == []


def test_articles_that_rest_on_the_same_sources_name_one_another() -> None:
    other = article("sleep", question="Does sleep help?", body="/// answer\nYes [@claim:b].\n///\n")
    made = pages(base(article(), other, claim(), claim("b", article="sleep"), reference()), article_pages)
    assert "Does sleep help? 1 source in common" in flat(made["rest/naps/index.html"].text)
    assert "Do naps help? 1 source in common" in flat(made["rest/sleep/index.html"].text)


def test_sources_that_the_same_statements_cite_name_one_another() -> None:
    both = claim(evidence=(line(), line("roe2021", direction=Direction.DISPUTES, says="No")))
    made = pages(base(article(), both, reference(), reference("roe2021")), reference_pages)
    assert "in 1 statement" in flat(made["references/doe2020.html"].text)


def test_a_circle_of_support_is_shown_as_its_way() -> None:
    first = reference("a2020", custom=make(Appraisal, includes=(Id("b2021"),)))
    other = reference("b2021", custom=make(Appraisal, includes=(Id("a2020"),)))
    page = flat(pages(base(article(), claim(), first, other), statistics_page)["statistics.html"].text)
    assert "Source Doe 2020a Source Doe 2020b Source Doe 2020a" in page


def test_a_page_of_this_site_that_supports_its_own_claim_is_shown_as_the_way_round() -> None:
    own = reference("site", title="Do naps help?", DOI=None, custom=make(Appraisal))
    kb = base(article(), claim(evidence=(line("site"),)), own)
    page = flat(pages(kb, statistics_page)["statistics.html"].text)
    assert "Article Do naps help? Statement Naps ease tiredness. Source Doe 2020 Article" in page or (
        "Statement Naps ease tiredness. Source Doe 2020 Article Do naps help? Statement" in page
    )
    assert "Pages of this site that are cited as support" in page


def test_statements_that_a_retraction_made_doubtful_stand_together() -> None:
    retracted = make(Update, type=UpdateType.RETRACTION)
    kb = approved(base(article(), claim(), claim("b"), reference()))
    source = reference(custom=make(Appraisal, design=Design.RCT, updates=(retracted,)))
    kb = replace(kb, references={source.id: source})
    page = flat(pages(kb, statistics_page)["statistics.html"].text)
    assert "Shared Doe 2020" in page
    assert page.count("Source retracted") >= 2


def test_every_number_of_the_statistics_leads_to_its_list() -> None:
    kb = base(article(), claim(), claim("b", article="naps"), reference(), reference("spare"))
    page = pages(kb, statistics_page, as_of=date(2026, 6, 1))["statistics.html"]
    numbers = [tag for tag in page.tags if tag.attributes.get("class") == "count"]
    linked = {tag.attributes["href"] for tag in page.named("a")}
    assert numbers
    assert {
        "claims/by-support-one-study.html",
        "references/by-use-none.html",
        "contradictions.html#open",
    } <= linked
    assert "Statements that no article shows 1" in flat(page.text)
    assert "Sources that nothing names 1" in flat(page.text)


def hrefs(page: HtmlPage) -> list[str]:
    """Where the links of a page lead."""
    return [tag.attributes.get("href") or "" for tag in page.named("a")]


def flat(text: str) -> str:
    """The words of a page with single blanks between them."""
    return re.sub(r"\s+", " ", text)
