"""The search as readers meet it: what it finds, how it is narrowed, by keyboard, and where it gives way."""

import gzip
import sys
from collections.abc import Iterator, Mapping
from math import ceil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from generator.build.search import index_entries
from generator.build.site import make_edition, write_pages
from generator.pages.search import search_page
from generator.project import open_project
from generator.rendering.edition import Settings
from generator.rendering.search_entry import search_entries
from tests.browser.conftest import on_the_day
from tests.browser.questions import BOX, FIRST, answered, ask, claims_on, table
from tests.projects import AS_OF, PROJECT, SITES, copy_project
from tests.serving import served
from tests.test_questions import QUESTIONS

pytestmark = pytest.mark.browser

EXACTLY = "[data-search-answers] > section:has(h2 > span:text-is('Exactly this')) h3 a"

FILTERS = (
    ("type", "reference", ".search-result:not(:has(.verdict, .status)) h3 a[href^='references/']"),
    ("kind", "harm", ".search-result .claim-facts > :first-child:text-is('Harm')"),
    ("kind", "guideline", ".search-result .claim-facts > :nth-child(2):text-is('Guideline')"),
    ("topic", "heartandcirculation", ".search-result:has(a[href^='cardiovascular/'])"),
    ("status", "underreview", ".search-result[data-status='under-review'] .status:text-is('Under review')"),
    ("certainty", "low2of4", ".search-result .certainty :text-is('Low: 2 of 4')"),
    ("audience", "patients", ".search-result h3 [data-not='clinicians']"),
)
"""Each filter with a value, and what every result has that it leaves."""


@pytest.fixture(scope="module")
def search(browser: Browser, addresses: dict[str, str]) -> Iterator[Page]:
    """The page of the search, open and empty, for tests that ask one thing after the other."""
    with on_the_day(browser.new_context()) as context:
        page = context.new_page()
        page.goto(f"{addresses['own']}/search.html")
        page.locator("[data-search-page][data-state=open]").wait_for()
        yield page


def links(page: Page, selector: str = ".search-result h3 a") -> list[str]:
    """Where the results lead, in their order."""
    found = page.locator(selector).evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    return [str(href) for href in found]


def test_eighteen_of_twenty_natural_questions_find_their_claim(
    browser: Browser, addresses: dict[str, str]
) -> None:
    answers = list(answered(browser, addresses["own"], QUESTIONS))
    assert sum(bool(one.place) for one in answers) >= 18, f"of the first {FIRST}:\n{table(answers)}"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("10.1056/NEJMoa0900429", "references/buchbinder2009.html"),
        ("https://doi.org/10.1056/nejmoa0900429", "references/buchbinder2009.html"),
        ("PMID: 19657121", "references/buchbinder2009.html"),
        ("buchbinder2009", "references/buchbinder2009.html"),
        ("PMC7966424", "references/venmans2012.html"),
        ("teriparatide-new-back-pain", "claims/teriparatide-new-back-pain.html"),
        ("Teriparatide new back pain", "claims/teriparatide-new-back-pain.html"),
    ],
)
def test_an_identifier_in_any_form_leads_to_exactly_its_record(asked: str, found: str, search: Page) -> None:
    ask(search, asked)
    assert links(search, EXACTLY) == [found]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Buchbinder", "references/buchbinder2009.html"),
        ("USPSTF", "claims/uspstf-aspirin-60-or-over.html"),
        ("TIA", "claims/acp-aafp-after-stroke.html"),
        ("hemorrhage", "claims/aspirin-older-major-bleeding.html"),
    ],
)
def test_authors_short_forms_and_other_spellings_are_found(asked: str, found: str, search: Page) -> None:
    ask(search, asked)
    assert found in links(search)


def test_filters_narrow_stay_in_the_address_and_are_announced(
    search: Page, browser: Browser, addresses: dict[str, str]
) -> None:
    ask(search, "aspirin bleeding")
    everything = len(links(search))
    search.select_option("select[name=type]", "claim")
    search.select_option("select[name=certainty]", "high4of4")
    expect(search.locator("[data-search-page][data-state=answered]")).to_be_visible()
    shown = links(search)
    assert 0 < len(shown) < everything
    assert set(search.locator(".search-result .certainty .circles").all_text_contents()) == {"⊕⊕⊕⊕"}
    assert search.locator("[data-search-found]").get_attribute("role") == "status"
    assert search.inner_text("[data-search-found]").split()[0] in {f"{len(shown)}", "One"}
    asked = parse_qs(urlsplit(search.url).query)
    assert asked == {"q": ["aspirin bleeding"], "type": ["claim"], "certainty": ["high4of4"]}

    with on_the_day(browser.new_context()) as context:
        sent = context.new_page()
        sent.goto(search.url)
        sent.locator("[data-search-page][data-state=answered]").wait_for()
        assert links(sent) == shown

    search.get_by_role("button", name="Show all").click()
    expect(search.locator("[data-search-page][data-state=answered]")).to_be_visible()
    assert len(links(search)) == everything
    assert "certainty" not in search.url


@pytest.mark.parametrize(("name", "value", "shown"), FILTERS)
def test_each_filter_leaves_only_what_has_its_value(name: str, value: str, shown: str, search: Page) -> None:
    ask(search, "bleeding risk fracture pressure pain")
    everything = links(search)
    search.select_option(f"select[name={name}]", value)
    search.locator("[data-search-page][data-state=answered]").wait_for()
    found, with_value = links(search), search.locator(shown).count()
    search.get_by_role("button", name="Show all").click()
    search.locator("[data-search-page][data-state=answered]").wait_for()
    assert links(search) == everything
    assert 0 < len(found) == with_value, found


def test_of_very_many_answers_the_best_are_listed_and_the_count_is_honest(
    browser: Browser, addresses: dict[str, str]
) -> None:
    with on_the_day(browser.new_context()) as context:
        page = context.new_page()
        page.goto(f"{addresses['own']}/search.html")
        page.locator("[data-search-page][data-state=open]").wait_for()
        # As of a large base: what was found, many times over.
        page.evaluate(
            """() => {
              const { search } = window.evidence, ranked = search.ranked;
              search.ranked = async (...asked) => Array(500).fill(await ranked(...asked)).flat();
            }"""
        )
        page.select_option("select[name=type]", "claim")
        ask(page, "aspirin")
        found = int(page.inner_text("[data-search-answers] h2 .count").replace(",", ""))
        assert found > 1000
        assert page.inner_text("[data-search-found]") == f"{found:,} results."
        more = page.get_by_role("button", name="Show more")
        while more.is_visible():
            before = len(links(page))
            more.click()
            page.wait_for_function(
                "(before) => document.querySelectorAll('.search-result').length > before", arg=before
            )
        assert len(links(page)) == 100
        assert f"best 100 of {found:,}." in page.inner_text("[data-search-answers] .hint")


def test_nothing_found_says_so_and_leads_on(search: Page) -> None:
    ask(search, "xylophone & zither")
    assert links(search) == []
    assert search.inner_text("[data-search-found]") == "Nothing found."
    search.get_by_role("link", name="Propose this question").click()
    assert search.url.endswith("/about/contribute.html"), "a site without a forge has a page about it"
    search.go_back()
    search.locator("[data-search-page][data-state=answered]").wait_for()


def test_an_index_in_parts_finds_all_and_the_form_of_a_forge_takes_the_question_along(
    browser: Browser, tmp_path: Path
) -> None:
    project = open_project(copy_project(SITES / "minimal", tmp_path / "project"), AS_OF)
    settings = Settings(repo_url="https://forge.example/base/")
    edition = make_edition(project, settings, theme=PROJECT / "site_overrides", cache=None)
    site = tmp_path / "site"
    write_pages([*search_page(edition), *edition.assets.values()], site)
    entries = list(search_entries(edition))
    assert index_entries(entries, site, language="en", at_once=2) == len(entries)
    parts = ceil(len(entries) / 2)
    page_file = site / "search.html"
    text = page_file.read_text("utf-8")
    assert 'data-parts="1"' in text
    page_file.write_text(text.replace('data-parts="1"', f'data-parts="{parts}"'), "utf-8")
    with served(site) as address, on_the_day(browser.new_context()) as context:
        page = context.new_page()
        page.goto(f"{address}/search.html?q=xylophone+%26+zither")
        page.locator("[data-search-page][data-state=answered]").wait_for()
        link = page.get_by_role("link", name="Propose this question").get_attribute("href")
        found = set()
        for entry in entries:
            ask(page, Path(entry.path).stem if "index" not in entry.path else entry.card["statement"])
            found |= set(links(page))
    assert found >= {entry.path for entry in entries}, f"{parts} parts"
    form = urlsplit(str(link))
    assert (form.netloc, form.path) == ("forge.example", "/base/issues/new")
    assert parse_qs(form.query)["question"] == ["xylophone & zither"]


def test_answers_say_their_certainty_status_and_sources(search: Page) -> None:
    ask(search, "vertebroplasty")
    card = search.locator(".search-result:has(a[href='claims/vertebroplasty-vs-sham-pain.html'])")
    assert card.locator(".certainty").count() == card.locator(".status").count() == 1
    assert card.locator(".search-sources a[href^='references/']").count() > 1
    for result in search.locator(".search-result:has(.search-sources)").all():
        is_approved = result.get_attribute("data-status") == "approved"
        assert result.locator(".not-approved").count() == (0 if is_approved else 1)


def test_a_statement_on_hold_is_found_by_its_id_and_shows_no_words(
    browser: Browser, addresses: dict[str, str]
) -> None:
    with on_the_day(browser.new_context()) as context:
        page = context.new_page()
        page.goto(f"{addresses['held']}/search.html?q=example-duration")
        page.locator("[data-search-page][data-state=answered]").wait_for()
        card = page.locator(".search-result:has(a[href='claims/example-duration.html'])").first
        assert "Do not rely on this" in card.inner_text()
        assert "shorten" not in card.inner_text()
        assert not card.locator(".certainty").count()
        ask(page, "shorten the illness by a day and a half")
        assert "example-duration" not in claims_on(page)


def test_the_keyboard_alone_asks_walks_and_comes_back(search: Page) -> None:
    search.locator("h1").click()
    search.keyboard.press("/")
    assert search.evaluate("document.activeElement.id") == "search-words"
    search.keyboard.type("aspirin/stroke")
    assert search.input_value(BOX) == "aspirin/stroke", "a key that is typed is typed"
    search.keyboard.press("Enter")
    search.locator("[data-search-page][data-state=answered]").wait_for()
    walked = [links(search)[0], links(search)[1]]
    for href in walked:
        search.keyboard.press("ArrowDown")
        assert search.evaluate("document.activeElement.getAttribute('href')") == href
    search.keyboard.press("ArrowUp")
    assert search.evaluate("document.activeElement.getAttribute('href')") == walked[0]
    search.keyboard.press("Escape")
    assert search.evaluate("document.activeElement.id") == "search-words"
    for _ in range(12):
        search.keyboard.press("Tab")
        if search.evaluate("document.activeElement.closest('.search-result') !== null"):
            break
    assert search.evaluate("document.activeElement.getAttribute('href')") == walked[0]


def test_the_key_can_be_turned_off(search: Page) -> None:
    search.locator("[data-search-key]").uncheck()
    search.locator("h1").click()
    search.keyboard.press("/")
    assert search.evaluate("document.activeElement.id") != "search-words"
    search.locator("[data-search-key]").check()


def test_without_a_script_the_lists_take_its_place(browser: Browser, addresses: dict[str, str]) -> None:
    with on_the_day(browser.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto(f"{addresses['own']}/search.html")
        assert not page.locator(BOX).is_visible()
        for name in ("All claims", "All references"):
            assert page.get_by_role("link", name=name).is_visible()


def test_below_a_folder_the_box_of_any_page_leads_to_answers_and_only_then_loads_the_index(
    browser: Browser, own_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(own_site.parent) as root, on_the_day(browser.new_context()) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(f"{error}"))
        loaded: dict[str, Response] = {}
        page.on("response", lambda response: loaded.update({response.url: response}))
        page.goto(f"{root}/site/claims/brace-pain.html", wait_until="networkidle")
        assert not [url for url in loaded if "pagefind" in url or "/search" in url]
        loaded.clear()
        page.keyboard.press("/")
        page.keyboard.type("calcium kidney stones")
        page.keyboard.press("Enter")
        page.locator("[data-search-page][data-state=answered]").wait_for()
        assert links(page)[0] == "claims/vitamin-d-calcium-kidney-stones.html"
        assert all(url.startswith(f"{root}/site/") for url in loaded)
        with capsys.disabled():
            sys.stdout.write(f"\n{_sizes_in_words(loaded)}\n")
        page.locator(".search-result h3 a").first.click()
        assert page.locator("h1").count() == 1
        assert complaints == []


def _sizes_in_words(loaded: Mapping[str, Response]) -> str:
    """The bytes that one search loads, packed as a server packs them, by what they are."""
    kinds = {"our scripts": "/js/", "pagefind's program": "/pagefind/pagefind", "its WebAssembly": "/wasm."}
    kinds |= {"chunks of the index": "/index/", "records": "/fragment/"}
    lines = []
    for kind, part in kinds.items():
        found = [len(gzip.compress(one.body())) for url, one in loaded.items() if part in url and one.ok]
        assert found, kind
        lines.append(f"search: {kind}: {len(found)} files, {sum(found) / 1000:.1f} kB")
    return "\n".join(lines)
