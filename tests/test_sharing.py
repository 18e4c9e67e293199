"""Links to exactly these words, and reports of what is wrong with them: filled in, never with held words."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from mkdocs.exceptions import PluginError

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.status import assess
from generator.core.vocabulary import Decision
from generator.pages.algorithm import algorithm_pages
from generator.pages.article import article_pages
from generator.pages.claim import claim_pages
from generator.plugin import EvidencePlugin
from generator.rendering.edition import Edition, Settings
from generator.rendering.language import language_of
from generator.rendering.permalinks import OtherWords, other_words, permalink
from generator.rendering.problem_report import (
    FORM,
    LONGEST_FORM,
    LONGEST_MAIL,
    Reported,
    ReportLinks,
    report_links,
)
from generator.rendering.sheets.paper_blocks import paper_blocks
from generator.rendering.site_files import Page
from generator.rendering.templates import template_environment
from tests.builders import AS_OF, algorithm, article, base, claim, event, step
from tests.conftest import PROJECT
from tests.html_pages import read_page

TEMPLATES = template_environment(PROJECT / "site_overrides")
NAPS = Id("naps-tiredness")
SITE = Settings(
    site_url="https://example.org/kb/",
    repo_url="https://forge.example/group/base/",
    contact="errors+kb@example.org",
)
OLD, OLDER = f"1-{'a' * 64}", f"1-{'b' * 64}"
REPORTED = Reported("naps", "https://example.org/claims/naps.html#v-1", OLD)
SENTENCE = "Naps & tea: 5% #1?\nSo + so"


def edition(kb: KnowledgeBase, settings: Settings = SITE) -> Edition:
    return Edition(kb, assess(kb, AS_OF), TEMPLATES, settings)


def page_of(make: Any, made: Edition) -> Page:
    page: Page = next(make(made))
    return page


def links_of(page: Page, start: str) -> list[str]:
    tags = read_page(page.path, page.text).named("a")
    return [tag.attributes["href"] for tag in tags if tag.attributes.get("href", "").startswith(start)]


def on(day: int, words: str, **fields: Any) -> Any:
    return event({NAPS: words}, date=datetime(2026, 4, day, tzinfo=UTC), **fields)


def hold(kb: KnowledgeBase, item: str = "naps-tiredness") -> KnowledgeBase:
    words = assess(kb, AS_OF).subjects[item if item in kb.claims else f"{item}:naps"].fingerprint
    return replace(kb, events=(event({item: words}, decision=Decision.HOLD, note="A warning"),))


def test_a_link_names_the_words_by_the_beginning_of_their_fingerprint() -> None:
    assert permalink(NAPS, OLD) == "claims/naps-tiredness.html#v-aaaaaaaaaaaaaaaa"


def test_a_claim_knows_every_reviewed_version_that_it_does_not_show() -> None:
    kb = base(claim(), article())
    today = assess(kb, AS_OF).subjects[NAPS].fingerprint
    later = on(30, f"1-{'c' * 64}", decision=Decision.START_REVIEW)
    events = (on(3, OLD), on(1, OLDER), on(2, OLDER), on(4, today), later)
    known = other_words(assess(replace(kb, events=events), datetime(2026, 4, 20).date()), NAPS)
    assert known == (
        OtherWords("v-aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "3 Apr 2026"),
        OtherWords("v-bbbbbbbbbbbbbbbb", "bbbbbbbbbbbbbbbb", "2 Apr 2026"),
    )


def test_every_link_to_reviewed_words_leads_to_what_is_true_of_them() -> None:
    made = edition(base(claim(), article(), events=(on(3, OLD),)))
    page = page_of(claim_pages, made)
    shown = made.assessment.subjects[NAPS].fingerprint
    ids = read_page(page.path, page.text).ids
    assert f"v-{shown[2:18]}" in ids
    assert "v-aaaaaaaaaaaaaaaa" in ids
    words = " ".join(re.sub("<[^>]*>", "", page.text).split())
    assert "Links to version aaaaaaaa, last reviewed on 3 Apr 2026, name other words than" in words


def test_an_article_leads_to_the_page_of_a_claim_which_gives_the_link_to_its_words() -> None:
    made = edition(base(claim(), article(body="/// answer\nYes.\n///\n\n[@claim:naps-tiredness]\n")))
    link = permalink(NAPS, made.assessment.subjects[NAPS].fingerprint)
    of_claim = f"../../{link.partition('#')[0]}"
    assert set(links_of(page_of(article_pages, made), of_claim)) == {of_claim}
    page = page_of(claim_pages, made)
    assert links_of(page, "#v-") == [f"#{link.partition('#')[2]}"]
    assert f">https://example.org/kb/{link}</a>" in page.text
    assert f">{link}</a>" in page_of(claim_pages, edition(made.kb, Settings())).text


def test_the_form_comes_filled_in() -> None:
    address = report_links(SITE, REPORTED, SENTENCE).form
    assert address.startswith("https://forge.example/group/base/issues/new?")
    assert re.fullmatch(r"[A-Za-z0-9%._~?&=:/-]+", address)
    assert parse_qs(urlsplit(address).query, strict_parsing=True) == {
        "template": [FORM],
        "title": ["Problem: naps"],
        "claim": ["naps (https://example.org/claims/naps.html#v-1)"],
        "fingerprint": [OLD],
        "sentence": ["Naps & tea: 5% #1?\r\nSo + so"],
    }


def test_the_form_has_every_field_that_a_link_fills_in() -> None:
    form = yaml.safe_load((PROJECT / ".github/ISSUE_TEMPLATE" / FORM).read_text())
    fields = {part["id"] for part in form["body"] if "id" in part}
    assert {*parse_qs(urlsplit(report_links(SITE, REPORTED, SENTENCE).form).query)} - {
        "template",
        "title",
    } <= fields


def test_a_mail_comes_filled_in_and_needs_nothing_else() -> None:
    address = report_links(SITE, REPORTED, SENTENCE).mail
    assert address.startswith("mailto:errors%2Bkb@example.org?subject=")
    coded = "[A-Za-z0-9%._~-]+"
    assert re.fullmatch(rf"mailto:[A-Za-z0-9%._~@-]+\?subject={coded}&body={coded}", address)
    subject, body = re.findall(r"[?&](?:subject|body)=([^&]*)", address)
    assert unquote(subject) == "A problem with naps"
    assert "%0A" not in body.replace("%0D%0A", "")
    assert unquote(body).split("\r\n") == [
        "Statement: naps",
        "Page: https://example.org/claims/naps.html#v-1",
        f"Fingerprint: {OLD}",
        "The sentence as I read it: Naps & tea: 5% #1?",
        "So + so",
        "",
        "What is the problem, what should it say, and how do you know?",
        "",
        "",
    ]


@pytest.mark.parametrize("sign", ["a", "%", "ß", "研", "😀", "\n", "\ud800"])
def test_no_address_is_longer_than_what_reads_it(sign: str) -> None:
    links = report_links(SITE, REPORTED, sign * 9000)
    assert len(links.mail) <= LONGEST_MAIL
    assert len(links.form) <= LONGEST_FORM
    for address in (links.mail, links.form):
        unquote(address, errors="strict")
    assert unquote(links.form).endswith("…")
    assert "how do you know?" in unquote(links.mail)


def test_a_site_without_repository_or_address_says_how_to_report() -> None:
    assert report_links(Settings(), REPORTED, SENTENCE) == ReportLinks("", "")
    page = page_of(claim_pages, edition(base(claim(), article()), Settings()))
    assert "../about/contribute.html" in links_of(page, "../about/")
    assert links_of(page, "mailto:") == []


def test_each_reader_reports_the_sentence_that_they_read() -> None:
    made = edition(base(claim(statement="For clinicians.", plain="For patients."), article()))
    page = read_page("claims/naps-tiredness.html", page_of(claim_pages, made).text)
    readers = {
        (reader, unquote(tag.attributes["href"]).rpartition("For ")[2].split(".")[0])
        for tag in page.named("a")
        for reader in ("data-not", "data-only")
        if reader in tag.attributes and "fingerprint" in tag.attributes["href"].lower()
    }
    assert readers == {("data-not", "patients"), ("data-only", "clinicians")}


def test_words_on_hold_go_into_no_link_and_no_citation() -> None:
    kb = base(
        claim(statement="Secret statement.", plain="Secret plain."),
        article(verdict="Secret verdict"),
        algorithms=(replace(algorithm(step("wait")), title="Secret title"),),
    )
    pages = {"naps-tiredness": claim_pages, "article": article_pages, "algorithm": algorithm_pages}
    for item, make in pages.items():
        text = unquote(page_of(make, edition(hold(kb, item))).text)
        foot = text[text.index('class="sharing"') :]
        assert "On hold" in foot
        assert "Secret" not in foot, item


def test_a_mail_speaks_the_language_of_the_site() -> None:
    address = unquote(report_links(SITE, REPORTED, SENTENCE, language_of("de")).mail)
    assert "subject=Ein Problem mit naps&" in address
    assert f"Fingerabdruck: {OLD}\r\nDer Satz, wie ich ihn gelesen habe: Naps & tea" in address


@pytest.mark.parametrize(
    "contact",
    ["nobody", "a@b", "A <a@b.org>", "a@b.org,c@d.org", "a@b.org?cc=c@d.org", "a@b.org\n", "a@b..", "@b.org"],
)
def test_a_contact_that_is_no_address_is_refused(contact: str) -> None:
    plugin = EvidencePlugin()
    plugin.load_config({"contact": contact})
    with pytest.raises(PluginError, match="no e-mail address"):
        plugin.contact()


@pytest.mark.parametrize("contact", [None, "", "errors+kb@mail.example.org"])
def test_a_contact_is_an_address_or_nothing(contact: str | None) -> None:
    plugin = EvidencePlugin()
    plugin.load_config({"contact": contact})
    assert plugin.contact() == (contact or "")


def test_paper_has_none_of_the_tools_of_a_screen() -> None:
    made = edition(base(claim(), article(body="/// answer\nYes.\n///\n\n[@claim:naps-tiredness]\n")))
    page = page_of(article_pages, made)
    assert "Cite this page" in page.text
    blocks = json.dumps(paper_blocks(page.text, base=""))
    assert "All about" not in blocks
    for words in ("Cite this page", "BibTeX", "Something", "wrong"):
        assert words not in blocks
