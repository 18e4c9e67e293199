"""`checks.html` and "How this page was checked": every rule with its manual, every result in words."""

from pathlib import Path

import pytest

from generator.core.diagnostic import Rule, Severity
from generator.pages.checked import checked_pages
from generator.pages.checks import checks_page
from generator.project import all_rules, in_approved_words, open_project
from generator.rendering.check_results import CheckResults, FamilyResult, references_of
from generator.rendering.edition import Edition
from generator.rendering.manual_words import manual_line, manual_paragraphs
from generator.rendering.templates import template_environment
from tests.builders import AS_OF, copy_site
from tests.case_steps import take_steps
from tests.html_pages import HtmlPage, read_page

TEMPLATES = template_environment(Path(__file__).parent.parent / "site_overrides")
CLAIMS = "content/rest/naps/claims.yml"

OPEN = {CLAIMS: [{"was": "      says: Finds no difference in students\n", "now": ""}]}
"""Changes the minimal site so that one error stands on its claim."""

UNNAMED = {"references/references.yml": [{"was": "  PMID: 99999999\n", "now": ""}]}
"""Changes it so that one warning stands on a source."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_site("minimal", tmp_path)


def edition_of(site: Path, *, approved: bool = False) -> Edition:
    """The edition of a site with all its findings."""
    project = open_project(site, AS_OF)
    shown = in_approved_words(project) if approved else project
    return Edition(
        shown.kb,
        shown.assessment,
        TEMPLATES,
        diagnostics=shown.diagnostics,
        rules=all_rules(),
        today=shown.today,
    )


def checked(site: Path, *, approved: bool = False) -> HtmlPage:
    """The page of the only article."""
    [page] = checked_pages(edition_of(site, approved=approved))
    assert page.path == "rest/naps/checked.html"
    return read_page(page.path, page.text)


def results(site: Path) -> dict[str, FamilyResult]:
    """What each family found on the only article, by its name."""
    edition = edition_of(site)
    [article] = edition.kb.articles.values()
    checks = CheckResults(edition.kb, edition.diagnostics, edition.rules)
    found = checks.of(article, references_of(edition.kb, article))
    return {result.family.name: result for result in found}


def test_every_rule_stands_on_the_page_of_checks_under_its_code_with_its_whole_manual(site: Path) -> None:
    [page] = checks_page(edition_of(site))
    read = read_page(page.path, page.text)
    words = _letters(_words(read))
    ids = [tag.attributes["id"] for tag in read.tags if "id" in tag.attributes]
    assert len(ids) == len(set(ids))
    for rule in all_rules().values():
        assert {rule.code, rule.family.name} <= set(ids)
        assert _letters(rule.summary) in words, rule.code
        assert _letters(rule.advice) in words, rule.code


def test_a_page_says_what_was_read_by_whom_and_on_which_day(site: Path) -> None:
    words = _words(checked(site))
    assert "A program read this text, its algorithm, 1 statement and 2 sources on 1 Jun 2026 ." in words
    assert "evidence check --as-of 2026-06-01" in words
    assert "Nothing. All rules below are met." in words
    assert "newer than the approved words" not in words


def test_every_family_that_a_build_can_ask_has_a_result(site: Path) -> None:
    asked = {rule.family.name for rule in all_rules().values() if not rule.of_requests}
    assert set(results(site)) == asked
    assert "added-events" not in asked
    assert "event-files" in asked


def test_a_result_is_told_in_the_words_of_the_rule_and_not_of_the_finding(site: Path) -> None:
    take_steps(site, {"change": {**OPEN, **UNNAMED}})
    edition = edition_of(site)
    page = checked(site)
    words = _words(page)
    for code in ("says-missing", "identifier-missing"):
        assert all_rules()[code].summary in words
        assert f"../../checks.html#{code}" in _hrefs(page)
    assert "Not passed:" in words
    assert "Remark:" in words
    assert "evidence check --only references" in words
    assert "Nothing. All rules" not in words
    for found in edition.diagnostics:
        assert found.message not in words
        assert not found.hint or found.hint not in words


def test_a_result_leads_to_the_statements_and_sources_that_it_is_about(site: Path) -> None:
    take_steps(site, {"change": {**OPEN, **UNNAMED}})
    assert {"../../claims/naps-tiredness.html", "../../references/roe2021.html"} <= set(_hrefs(checked(site)))


def test_an_accepted_finding_names_person_reason_and_last_day(site: Path) -> None:
    take_steps(site, {"change": OPEN})
    accepting = '[{code: says-missing, by: ben, because: "It is <b>known</b>", until: 2026-12-31}]'
    claims = (site / CLAIMS).read_text()
    (site / CLAIMS).write_text(claims.replace("kind: effect", f"kind: effect\n  accepted: {accepting}"))
    page = checked(site)
    words = _words(page)
    assert "Accepted:" in words
    assert "until 31 Dec 2026 : It is <b>known</b>" in words
    assert "../../board/ben.html" in _hrefs(page)
    [one] = results(site)["evidence"].results
    assert (one.severity, one.acceptances[0].severity) == (Severity.NOTE, Severity.ERROR)


def test_what_is_found_elsewhere_is_no_result_of_the_article(site: Path) -> None:
    take_steps(site, {"append": {"references/references.yml": _SPARE}})
    edition = edition_of(site)
    assert [found.code for found in edition.diagnostics] == ["reference-unused"]
    assert all(result.results == () for result in results(site).values())


def test_what_is_found_on_a_claim_that_nobody_is_shown_is_no_result_of_the_article(site: Path) -> None:
    shown = (site / CLAIMS).read_text()
    unshown = shown.replace("naps-tiredness:", "naps-mood:").replace("Tiredness", "Mood")
    take_steps(site, {"append": {CLAIMS: unshown}})
    edition = edition_of(site)
    assert {item for found in edition.diagnostics for item in found.about} == {"naps-mood"}
    assert all(result.results == () for result in results(site).values())


def test_a_finding_on_a_claim_that_stands_in_another_folder_counts_for_the_article_that_shows_it(
    site: Path,
) -> None:
    other = {
        "content/rest/tea/index.md": (site / "content/rest/naps/index.md")
        .read_text()
        .replace("naps help", "naps and tea help")
        .replace("\n[@algorithm]\n", "")
    }
    take_steps(site, {"files": other, "change": OPEN})
    edition = edition_of(site)
    checks = CheckResults(edition.kb, edition.diagnostics, edition.rules)
    for article in edition.kb.articles.values():
        [one] = [
            result
            for family in checks.of(article, references_of(edition.kb, article))
            for result in family.results
        ]
        assert (one.rule.code, one.items, one.times) == ("says-missing", ("naps-tiredness",), 1)


def test_in_approved_words_the_page_says_that_todays_were_read(tmp_path: Path) -> None:
    edition = edition_of(copy_site("approved", tmp_path), approved=True)
    for page in checked_pages(edition):
        assert "may be newer than the approved words" in _words(read_page(page.path, page.text))


def test_an_article_leads_to_how_it_was_checked(own_site: Path) -> None:
    for page in own_site.glob("*/*/index.html"):
        if (page.parent / "checked.html").exists():
            assert 'href="checked.html">How this page was checked</a>' in page.read_text("utf-8")
    assert len(list(own_site.glob("*/*/checked.html"))) == 5
    assert 'href="checks.html">' in (own_site / "index.html").read_text("utf-8")


def test_a_manual_is_escaped_and_shows_its_code() -> None:
    assert manual_line("Add `a < b` & more") == "Add <code>a &lt; b</code> &amp; more"
    assert manual_paragraphs("One\nline.\n\nTwo.") == ("One line.", "Two.")
    rule = Rule("some-code", Severity.ERROR, "What is wrong.\n\nWhy.\n\nWhat to do.")
    assert (rule.summary, rule.advice) == ("What is wrong.", "Why.\n\nWhat to do.")


def _words(page: HtmlPage) -> str:
    return " ".join(" ".join(page.texts).split())


def _letters(text: str) -> str:
    """The text without what is only about its look: spaces, and the signs of code."""
    return "".join(text.replace("`", "").split())


def _hrefs(page: HtmlPage) -> list[str]:
    return [tag.attributes["href"] for tag in page.tags if tag.name == "a" and "href" in tag.attributes]


_SPARE = """
spare:
  type: article-journal
  title: Another nap
  author: [{literal: Nobody}]
  container-title: Invented Journal of Sleep
  issued: 2022
  DOI: 10.1000/spare
  custom: {design: rct}
"""
