"""The article and the algorithm: order, numbers of citations, findings, stepper, hold."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.core.declaration import Id, make
from generator.core.fingerprint import fingerprint_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import (
    Absolute,
    Arm,
    Branch,
    Change,
    Claim,
    Estimate,
    Pico,
    PlainWording,
    Recommendation,
    RedFlags,
    StepWording,
)
from generator.core.status import assess
from generator.core.subjects import leaning_records
from generator.core.vocabulary import (
    ChangeType,
    ClaimKind,
    Decision,
    Measure,
    Rating,
    RecommendationDirection,
    StepKind,
    Strength,
)
from generator.pages.algorithm import algorithm_pages
from generator.pages.article import article_pages
from generator.rendering.edition import Edition
from generator.rendering.findings import FindingRow, findings_tables
from generator.rendering.guidance import guidance_of
from generator.rendering.held_sentences import without_held_sentences
from generator.rendering.names import claim_names
from generator.rendering.numbering import Numbering
from generator.rendering.prose_marks import after_punctuation
from generator.rendering.stepper import Stepper, stepper_of
from generator.rendering.templates import template_environment
from generator.rendering.views import Views
from tests.builders import AS_OF, algorithm, article, base, certainty, claim, event, line, reference, step
from tests.html_pages import read_page

TEMPLATES = template_environment(Path(__file__).parent.parent / "site_overrides")

NAPS = Id("naps-tiredness")


def edition(kb: KnowledgeBase, as_of: date = AS_OF) -> Edition:
    return Edition(kb, assess(kb, as_of), TEMPLATES)


def article_text(kb: KnowledgeBase) -> str:
    """The content of the page of the first article."""
    return next(article_pages(edition(kb))).text.partition("<main")[2]


def views(kb: KnowledgeBase) -> Views:
    return edition(kb).views("rest/naps/index.html")


def hrefs(kb: KnowledgeBase) -> dict[Id, str]:
    return {claim: f"#claim-{claim}" for claim in kb.claims}


def body(*paragraphs: str) -> str:
    """Prose with the answer of `article()` and these paragraphs."""
    return "/// answer\nNaps ease tiredness [@claim:naps-tiredness].\n///\n\n" + "\n\n".join(paragraphs)


def other(key: str, **fields: Any) -> Claim:
    """A claim with a source of its own, whose key is the claim's with `-source`."""
    return claim(key, **{"statement": f"Statement of {key}.", "evidence": (line(f"{key}-source"),), **fields})


def sources(*keys: str) -> list[Any]:
    return [reference("doe2020"), *(reference(f"{key}-source") for key in keys)]


def approval(item: Any, kb: KnowledgeBase, **fields: Any) -> Any:
    """An approval of the item as it stands in the base."""
    key = item.id if isinstance(item, Claim) else "article"
    leaning = {record.id: fingerprint_of(record) for record in leaning_records(kb, item)}  # type: ignore[attr-defined]
    return event({key: fingerprint_of(item)}, leans_on={key: leaning}, **fields)


class TestNumbering:
    def test_three_in_a_row_become_a_range_and_two_do_not(self) -> None:
        numbering = Numbering()
        numbering.cite(["a", "b", "c", "d", "e"])
        assert shown(numbering.cite(["a", "b", "c", "e"])) == "1–3, 5"
        assert shown(numbering.cite(["a", "b"])) == "1, 2"
        assert shown(numbering.cite(["e", "d", "c", "a"])) == "1, 3–5"

    def test_a_locator_keeps_its_number_out_of_a_range(self) -> None:
        numbering = Numbering()
        assert shown(numbering.cite_at([("a", ""), ("b", "p. 12"), ("c", "")])) == "1, 2 (p. 12), 3"

    def test_numbers_follow_the_first_appearance_and_every_place_is_kept(self) -> None:
        numbering = Numbering()
        numbering.cite(["b"])
        numbering.cite(["a", "b"])
        assert [(entry.number, entry.key, entry.places) for entry in numbering.listed] == [
            (1, "b", ("cite-1", "cite-2")),
            (2, "a", ("cite-2",)),
        ]

    def test_a_place_that_cites_nothing_is_no_place(self) -> None:
        numbering = Numbering()
        assert numbering.cite([]) is None
        assert numbering.listed == ()


class TestMarksInSentences:
    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("They nap [@claim:a].", "They nap.[@claim:a]"),
            ("They nap [@claim:a], or not [@b].", "They nap,[@claim:a] or not.[@b]"),
            ("They nap\n[@claim:a].", "They nap.[@claim:a]"),
            ("Nobody knows [@needed, a trial].", "Nobody knows [@needed, a trial]."),
            ("See `[@claim:a].`", "See `[@claim:a].`"),
            ("[@claim:a]", "[@claim:a]"),
            ("Naps [@a] help.", "Naps [@a] help."),
        ],
    )
    def test_numbers_stand_behind_the_punctuation(self, written: str, read: str) -> None:
        assert after_punctuation(written) == read


class TestHeldSentences:
    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("Naps cure [@claim:a].", "[@claim:a]"),
            ("They sleep. Naps cure [@claim:a]. They wake.", "They sleep.  [@claim:a] They wake."),
            ("Tea helps [@claim:b], but naps cure [@claim:a].", "Tea helps [@claim:b] [@claim:a]"),
            ("Naps cure [@claim:a] at once, tea helps [@claim:b].", "[@claim:a] tea helps [@claim:b]."),
            ("One.\n\n- naps cure\n  all [@claim:a]\n- tea", "One.\n\n-  [@claim:a]\n- tea"),
            ("Tea helps [@claim:b].", "Tea helps [@claim:b]."),
            ("Above.\n\n[@claim:a]", "Above.\n\n[@claim:a]"),
        ],
    )
    def test_the_words_before_a_held_mark_go_and_the_mark_stays(self, written: str, read: str) -> None:
        assert without_held_sentences(written, {"a"}) == read


class TestOrder:
    def test_the_page_leads_from_the_question_to_its_provenance(self) -> None:
        flag = other("flag", kind=ClaimKind.GOOD_PRACTICE)
        kb = base(
            article(
                body=body("## Naps", "[@claim:naps-tiredness]"), red_flags=make(RedFlags, claims=(flag.id,))
            ),
            claim(),
            flag,
            *sources("flag"),
        )
        text = article_text(kb)
        parts = ["<h1>", 'class="answer"', 'id="red-flags"', 'class="review"', 'id="claim-naps-tiredness"']
        parts += ['id="evidence-map"', 'id="reference-list"', 'id="provenance"']
        places = [text.index(part) for part in parts]
        assert places == sorted(places)

    def test_a_change_that_is_still_to_come_has_changed_nothing_yet(self) -> None:
        to_come = make(Change, date=date(2026, 6, 2), type=ChangeType.EDITORIAL, summary="Not yet.")
        today = make(Change, date=AS_OF, type=ChangeType.EDITORIAL, summary="Only now.")
        now = next(article_pages(edition(base(article(changes=(today, change())), claim()))))
        assert re.findall(r"<dt>Updated</dt><dd[^>]*><time[^>]*>([^<]*)", now.text) == ["1 Jun 2026"]
        kb = base(article(changes=(to_come, change())), claim())
        made = next(article_pages(edition(kb)))
        assert re.findall(r"<dt>Updated</dt><dd[^>]*><time[^>]*>([^<]*)", made.text) == ["1 Apr 2026"]
        assert "Not yet." not in made.text
        assert "2 Jun 2026" not in made.text
        assert '"dateModified": "2026-06' not in made.text
        only = base(article(changes=(to_come,)), claim())
        assert stepper(only).steps[0].line == ""
        assert "2 Jun 2026" not in next(article_pages(edition(only))).text

    def test_patients_read_their_wording_first_and_clinicians_theirs_below(self) -> None:
        plain = make(PlainWording, question="Should I nap?", verdict="Yes, nap")
        kb = base(article(plain=plain, body=body("[@claim:naps-tiredness]")), claim(plain="Napping helps."))
        # What the search keeps of the page stands before it, in an attribute.
        text = "<h1" + article_text(kb).partition("<h1")[2]
        assert '<h1><span data-for="patients">Should I nap?</span>' in text
        order = [
            "Should I nap?",
            "Do naps help?",
            "Yes, nap",
            "Napping helps.</span>",
            "Naps ease tiredness.</span>",
        ]
        places = [text.index(words) for words in order]
        assert places == sorted(places)

    def test_numbers_follow_the_page_and_its_steps(self) -> None:
        flag, shown_claim, stepped = other("flag"), other("shown"), other("stepped")
        kb = base(
            article(
                body=body("Naps were counted [@method].", "[@claim:shown]", "[@algorithm]"),
                red_flags=make(RedFlags, claims=(flag.id,)),
            ),
            claim(),
            flag,
            shown_claim,
            stepped,
            *sources("flag", "shown", "stepped"),
            reference("method"),
            algorithms=[algorithm(step("rest", StepKind.ACTION, claims=(stepped.id,)))],
        )
        text = article_text(kb)
        listed = re.findall(r'<li id="ref-([^"]+)"', text)
        assert listed == ["doe2020", "flag-source", "method", "shown-source", "stepped-source"]
        assert re.findall(r'href="#ref-method"><span class="spoken">Reference </span>(\d)', text) == ["3"]

    def test_every_fragment_of_the_page_leads_somewhere_and_no_id_stands_twice(self) -> None:
        flag = other("flag")
        kb = base(
            article(
                body=body("[@claim:flag]", "[@claim:naps-tiredness]", "[@algorithm]", "[@claim:flag]"),
                red_flags=make(RedFlags, claims=(flag.id,)),
            ),
            claim(),
            flag,
            *sources("flag"),
            algorithms=[algorithm(step("rest", claims=(flag.id, NAPS)))],
        )
        for text in (article_text(kb), next(algorithm_pages(edition(kb))).text):
            ids = re.findall(r'\bid="([^"]+)"', text)
            assert len(ids) == len(set(ids))
            assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)

    def test_a_claim_that_only_a_step_shows_is_linked_to_its_own_page(self) -> None:
        kb = base(article(), claim(), other("harm", kind=ClaimKind.HARM), *sources("harm"))
        kb = replace(kb, algorithms={Id("naps"): algorithm(step("rest", claims=(Id("harm"),)))})
        text = article_text(kb)
        assert "#claim-harm" not in text
        assert "../../claims/harm.html" in text[text.index("Summary of findings</h2>") :]

    def test_a_claim_marked_in_a_sentence_leads_to_where_it_is_shown_in_full_or_to_its_own_page(self) -> None:
        text = article_text(base(article(), claim()))
        assert '<a class="claim-mark" href="../../claims/naps-tiredness.html">' in text
        shown_below = article_text(base(article(body=body("[@claim:naps-tiredness]")), claim()))
        assert '<a class="claim-mark" href="#claim-naps-tiredness">' in shown_below
        later = article_text(base(article(body=body("They are short [@claim:b].")), claim(), claim("b")))
        assert '<a class="claim-mark" id="claim-b" href="../../claims/b.html">' in later

    def test_what_only_the_answer_says_is_not_hidden_from_whoever_chose_the_patients_words(self) -> None:
        marked = article_text(base(article(), claim()))
        anchor = marked.index('<span id="claim-naps-tiredness"></span>')
        assert anchor < marked.index('<ul class="answer-plain"') < marked.index('<div class="answer-prose"')
        alone = "/// answer\n[@claim:naps-tiredness]\n///\n"
        in_full = article_text(base(article(body=alone), claim()))
        assert "answer-plain" not in in_full, "its own block has the patients' words"
        assert '<div class="claim" id="claim-naps-tiredness"' in in_full

    def test_sections_that_the_prose_does_not_place_follow_it(self) -> None:
        kb = base(article(), claim(), other("harm", kind=ClaimKind.HARM), *sources("harm"))
        kb = replace(kb, algorithms={Id("naps"): algorithm(step("rest", claims=(Id("harm"),)))})
        text = article_text(kb)
        assert text.index("Summary of findings</h2>") < text.index("Algorithm</h2>")

    def test_weakest_in_the_answer_is_that_of_its_weakest_claim(self) -> None:
        answer = "/// answer\nNaps help [@claim:naps-tiredness]. They are short [@claim:b].\n///\n"
        kb = base(article(body=answer), claim(), claim("b", certainty=certainty(Rating.LOW)))
        assert re.search(r"Weakest in this answer: .*?Low: 2 of 4", article_text(kb), re.DOTALL)


class TestFindings:
    def test_one_outcome_alone_makes_no_table(self) -> None:
        elsewhere = make(
            Pico, population="Children", intervention="Naps", comparator="No naps", outcome="Growth"
        )
        kb = base(article(), claim(), other("growth", pico=elsewhere), *sources("growth"))
        assert findings_tables(kb.claims.values(), views(kb), hrefs(kb)) == ()

    def test_harms_stand_in_the_same_table_after_the_benefits(self) -> None:
        harm = other("harm", kind=ClaimKind.HARM, pico=question("  Falls "))
        kb = base(article(), harm, claim(), *sources("harm"))
        (table,) = findings_tables(kb.claims.values(), views(kb), hrefs(kb))
        assert [row.kind for row in table.rows] == ["effect", "harm"]
        assert (table.intervention, table.comparator) == ("Naps", "no naps")

    def test_absolute_numbers_are_put_on_a_thousand(self) -> None:
        absolute = make(
            Absolute, per=100, without=Decimal("9.6"), with_=Decimal("8.5"), ci=span("7.9", "9.1")
        )
        row = finding(
            measure=Measure.RISK_RATIO, value=Decimal("0.88"), ci=span("0.79", "0.97"), absolute=absolute
        )
        assert (row.counts.without, row.counts.with_, row.difference) == ("96", "85", "11 fewer (5 to 17)")
        assert (row.ratio, row.ratio_note) == ("0.88 (0.79 to 0.97)", "Risk ratio")

    def test_an_interval_on_both_sides_says_so(self) -> None:
        absolute = make(Absolute, per=1000, without=Decimal(45), with_=Decimal(43), ci=span("36", "51"))
        row = finding(measure=Measure.HAZARD_RATIO, value=Decimal("0.96"), absolute=absolute)
        assert row.difference == "2 fewer (9 fewer to 6 more)"
        assert row.ratio_note == "Hazard ratio, no interval given"

    def test_groups_are_told_apart_by_name_and_counted(self) -> None:
        arms = (make(Arm, name="No naps", events=21, total=85), make(Arm, name="Naps", events=15, total=91))
        row = finding(measure=Measure.PROPORTION, arms=arms)
        assert (row.counts.without, row.counts.without_note) == ("247", "21 of 85")
        assert (row.counts.with_, row.difference, row.people) == ("165", "82 fewer", "176 people")

    def test_rates_keep_what_they_are_counted_on(self) -> None:
        arms = (
            make(Arm, name="Naps", rate=Decimal("0.51"), per="100 person-years"),
            make(Arm, name="No naps", rate=Decimal("0.57"), per="100 person-years"),
        )
        row = finding(measure=Measure.RATE, arms=arms, n=95000, studies=6)
        assert (row.counts.without, row.counts.with_, row.counts.base) == ("5.7", "5.1", "person-years")
        assert (row.difference, row.difference_note) == ("0.6 fewer", "per 1,000 person-years")
        assert (row.people, row.studies) == ("95,000 people", "6 studies")

    def test_a_risk_difference_in_percentage_points_is_put_on_a_thousand(self) -> None:
        row = finding(measure=Measure.RISK_DIFFERENCE, value=Decimal("-0.41"), unit="percentage points")
        assert row.difference == "4.1 fewer"

    def test_a_difference_of_means_keeps_its_unit(self) -> None:
        row = finding(
            measure=Measure.MEAN_DIFFERENCE, value=Decimal("0.7"), ci=span("0.3", "1.2"), unit="points"
        )
        assert (row.difference, row.difference_note) == ("0.7 points (0.3 to 1.2)", "Mean difference")

    def test_what_is_not_given_says_why(self) -> None:
        row = finding(
            measure=Measure.RISK_RATIO,
            value=Decimal("0.66"),
            absolute=make(Absolute, not_given="No baseline"),
        )
        assert (row.absent, row.ratio) == ("Not given: No baseline", "0.66")
        assert finding().absent == "No figure given"


class TestGuidance:
    def test_several_bodies_stand_under_their_question_and_single_ones_together(self) -> None:
        both = other("both", recommendations=(recommends("a"), recommends("b"), recommends("b")))
        alone = other("alone", recommendations=(recommends("a"),))
        kb = base(article(), both, alone, reference("a"), reference("b"))
        several, single = guidance_of(kb.claims.values(), views(kb), hrefs(kb))
        assert [len(body.recommendations) for body in several.bodies] == [1, 2]
        assert (single.question, single.bodies[0].href) == ("", "#claim-alone")

    def test_it_stands_after_the_last_recommendation_of_the_prose(self) -> None:
        first, last = (other(key, recommendations=(recommends(f"{key}-source"),)) for key in ("a", "b"))
        kb = base(
            article(body=body("[@claim:a]", "[@claim:b]", "After it.")),
            claim(),
            first,
            last,
            *sources("a", "b"),
        )
        text = article_text(kb)
        assert text.index('id="claim-b"') < text.index('id="guidance"') < text.index("After it.")


class TestStepper:
    def test_nothing_reviewed_is_submitted(self) -> None:
        kb = base(article(changes=(change(),)), claim())
        assert stages(kb) == [("Submitted", "now"), ("Under review", "open"), ("Approved", "open")]
        made = stepper(kb)
        assert made.steps[0].line == "1 Apr 2026"
        assert [person.name for person in made.steps[0].people] == ["Ben"]

    def test_part_of_it_approved_is_under_review_and_names_what_is_not(self) -> None:
        kb = base(article(body=body("[@claim:b]")), claim(), claim("b"))
        kb = replace(kb, events=(approval(kb.claims[NAPS], kb),))
        made = stepper(kb)
        assert [step.state for step in made.steps] == ["done", "now", "open"]
        assert made.steps[1].line == "since 1 May 2026"
        assert [person.name for person in made.steps[1].people] == ["Ann"]
        assert made.line == "1 of 2 statements approved"
        assert [claim.href for claim in made.open] == ["#claim-b"]
        assert [part.name for part in made.parts] == ["The text of this page"]
        assert re.search(r'1 of 2 statements approved; not:\s+<a href="#claim-b">', article_text(kb))

    def test_the_review_of_a_borrowed_claim_is_not_the_review_of_the_page(self) -> None:
        text = body("[@claim:b]", "[@claim:borrowed]")
        kb = base(
            article(body=text), article("rests"), claim(), claim("b"), claim("borrowed", article="rests")
        )
        earlier = datetime(2026, 3, 1, tzinfo=UTC)
        borrowed = approval(kb.claims[Id("borrowed")], kb, date=earlier, folder=Id("rests"))
        kb = replace(kb, events=(borrowed, approval(kb.claims[NAPS], kb)))
        made = stepper(kb)
        assert made.steps[1].line == "since 1 May 2026"
        assert made.line == "2 of 3 statements approved"

    def test_all_of_it_approved_says_by_whom_and_until_when(self) -> None:
        kb = base(article(), claim())
        kb = replace(kb, events=(approval(kb.claims[NAPS], kb), approval(kb.articles[Id("naps")], kb)))
        made = stepper(kb)
        assert [step.state for step in made.steps] == ["done", "done", "now"]
        assert made.steps[2].line == "1 May 2026, until 1 Jan 2027"
        assert [person.name for person in made.steps[2].people] == ["Ann"]

    def test_many_open_statements_are_folded(self) -> None:
        claims = [claim(f"c{number}") for number in range(4)]
        kb = base(article(body=body(*(f"[@claim:{one.id}]" for one in claims))), claim(), *claims)
        assert stepper(kb).is_folded
        assert "Not approved: 5 statements" in article_text(kb)

    def test_a_hold_takes_the_place_of_the_review(self) -> None:
        kb = base(article(), claim())
        kb = replace(kb, events=(hold("article", kb.articles[Id("naps")]),))
        assert stages(kb)[1] == ("On hold", "now")


class TestHold:
    def test_the_words_and_figures_of_a_held_claim_stand_nowhere(self) -> None:
        held = claim(
            statement="Naps cure tiredness (risk ratio 0.123).",
            plain="Naps cure you.",
            evidence=(line(says="Finds a cure"),),
            estimates=(
                make(Estimate, from_=Id("doe2020"), measure=Measure.RISK_RATIO, value=Decimal("0.123")),
            ),
        )
        second = other("harm", kind=ClaimKind.HARM)
        steps = algorithm(step("rest", text="Ratio {naps-tiredness.value}", claims=(NAPS,)))
        written = body(
            "[@claim:naps-tiredness]", "They cure [@claim:naps-tiredness].", "[@findings]", "[@algorithm]"
        )
        kb = base(article(body=written), held, second, *sources("harm"), algorithms=[steps])
        kb = replace(kb, events=(hold(NAPS, held),))
        for text in (article_text(kb), next(algorithm_pages(edition(kb))).text):
            assert not [words for words in ("cure", "Naps ease", "0.123") if words in text]
            assert '<p class="hold">Do not rely on this: Wrong dose</p>' in text

    def test_an_article_on_hold_keeps_its_question_and_what_must_not_wait(self) -> None:
        flag = other("flag")
        written = article(body=body("Secret prose."), red_flags=make(RedFlags, claims=(flag.id,)))
        kb = base(written, claim(), flag, *sources("flag"))
        kb = replace(kb, events=(hold("article", written),))
        text = article_text(kb)
        assert "Secret prose" not in text
        assert "Naps ease tiredness" not in text
        assert "Do naps help?" in text
        assert "Statement of flag." in text


class TestAlgorithm:
    def test_steps_are_numbered_in_the_order_of_the_page_from_the_start(self) -> None:
        first = step("late", StepKind.ACTION, next=Id("start"))
        start = step(
            "start", StepKind.DECISION, branches=(to("late", "Yes", until="Rested"), to("end", "No"))
        )
        made = algorithm(first, start, step("end"))
        text = algorithm_text(replace(made, start=Id("start")))
        assert re.findall(r'<li class="step" id="step-(\w+)"', text) == ["start", "late", "end"]
        assert '<a class="exit" href="#step-late">Go to 2</a>' in text
        assert '<a class="exit" href="#step-start">Back to 1</a>' in text

    def test_a_step_says_where_it_leads_also_where_that_is_the_next(self) -> None:
        text = algorithm_text(algorithm(step("a", StepKind.ACTION, next=Id("b")), step("b")))
        assert 'data-leads="next"' in text
        assert '<a class="exit" href="#step-b">Go to 2</a>' in text

    def test_both_wordings_stand_in_a_step_and_figures_enter_them(self) -> None:
        estimate = make(
            Estimate,
            from_=Id("doe2020"),
            measure=Measure.RISK_RATIO,
            value=Decimal("0.80"),
            ci=span("0.71", "0.90"),
            shown=True,
        )
        plain = make(StepWording, title="Lie down", text="Close your eyes.")
        words = "Ratio {naps-tiredness.value} ({naps-tiredness.ci}), {unknown.value}"
        text = algorithm_text(
            algorithm(step("rest", text=words, plain=plain, claims=(NAPS,))), estimates=(estimate,)
        )
        assert text.index("Lie down") < text.index("Close your eyes.") < text.index("<b>Rest.</b>")
        assert "Ratio 0.80 (0.71 to 0.90), {unknown.value}" in text

    def test_the_warning_signs_come_before_the_steps_on_its_own_page(self) -> None:
        kb = base(
            article(red_flags=make(RedFlags, claims=(NAPS,))), claim(), algorithms=[algorithm(step("rest"))]
        )
        text = next(algorithm_pages(edition(kb))).text
        assert text.index('id="claim-naps-tiredness"') < text.index('id="step-rest"')


class TestNames:
    def test_names_alike_are_told_apart_by_comparator_then_by_population(self) -> None:
        tea = make(Pico, population="Adults", intervention="Naps", comparator="Tea", outcome="Tiredness")
        children = make(
            Pico, population="Children", intervention="Naps", comparator="Tea", outcome="Tiredness"
        )
        claims = [
            claim(),
            claim("b", pico=tea),
            claim("c", pico=children),
            claim("d", pico=question("MRI scans")),
        ]
        assert list(claim_names(claims).values()) == [
            "Naps or no naps: tiredness",
            "Naps: tiredness (adults)",
            "Naps: tiredness (children)",
            "Naps: MRI scans",
        ]


def test_the_pages_are_well_formed() -> None:
    kb = base(article(body=body("[@findings]")), claim(), algorithms=[algorithm(step("rest"))])
    for pages in (article_pages, algorithm_pages):
        page = next(pages(edition(kb)))
        assert read_page(page.path, page.text).tags


def shown(citation: Any) -> str:
    locators = ((part, f" ({part.locator})" if part.locator else "") for part in citation.parts)
    return "".join(f"{part.before}{part.number}{locator}" for part, locator in locators)


def span(low: str, high: str) -> tuple[Decimal, Decimal]:
    return Decimal(low), Decimal(high)


def question(outcome: str) -> Pico:
    return make(Pico, population="Adults", intervention="Naps", comparator="No naps", outcome=outcome)


def finding(**fields: Any) -> FindingRow:
    """The row of a claim with one shown estimate, or with none."""
    estimates = (make(Estimate, from_=Id("doe2020"), shown=True, **fields),) if fields else ()
    kb = base(article(), claim(estimates=estimates), claim("b", pico=question("Falls")))
    return findings_tables(kb.claims.values(), views(kb), hrefs(kb))[0].rows[0]


def recommends(key: str) -> Recommendation:
    return make(
        Recommendation, from_=Id(key), direction=RecommendationDirection.FOR, strength=Strength.STRONG
    )


def change() -> Change:
    return make(Change, date=date(2026, 4, 1), type=ChangeType.NEW, summary="First version")


def hold(covered: str, item: Any) -> Any:
    later = datetime(2026, 5, 2, tzinfo=UTC)
    return event({covered: fingerprint_of(item)}, decision=Decision.HOLD, date=later, note="Wrong dose")


def stepper(kb: KnowledgeBase) -> Stepper:
    page = views(kb)
    shown_claims = kb.shown_by(kb.articles[Id("naps")])
    hrefs = {one.id: f"#claim-{one.id}" for one in shown_claims}
    return stepper_of(kb.articles[Id("naps")], page, claim_names(shown_claims), hrefs)


def stages(kb: KnowledgeBase) -> list[tuple[str, str]]:
    return [(step.label, step.state) for step in stepper(kb).steps]


def to(target: str, when: str, **fields: Any) -> Branch:
    return make(Branch, to=Id(target), when=when, **fields)


def algorithm_text(made: Any, **fields: Any) -> str:
    """The page of an algorithm; `fields` are those of the claim it may cite."""
    return next(algorithm_pages(edition(base(article(), claim(**fields), algorithms=[made])))).text
