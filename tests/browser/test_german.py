"""A German site in use: every control that a script draws speaks German, and axe finds nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Page, expect

from generator.rendering.language import FOLDER
from tests.browser.conftest import on_the_day
from tests.browser.contrast import violations_on
from tests.browser.test_pages import WIDE
from tests.browser.test_previews import ONE_LINE
from tests.built_sites import made_once
from tests.foreign_sites import words_of_people, write_foreign_project
from tests.projects import build
from tests.serving import served

pytestmark = pytest.mark.browser

ARTICLE = "knees/stiff-0/index.html"
WORD = re.compile(r"[a-zäöüß]{2,}")

SAID = """() => {
  const found = [], walker = document.createTreeWalker(document.body, 1 | 4);
  const read = ["aria-label", "aria-description", "title", "placeholder", "alt", "label"];
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.nodeType === 3 ? node.parentElement : node;
    if (element.closest("[lang]").lang !== "de" || !element.checkVisibility()) continue;
    if (element.closest("script, style, code, kbd, pre")) continue;
    const texts = node.nodeType === 3 ? [node.data] : read.map((name) => node.getAttribute(name) ?? "");
    found.push(...texts.filter((text) => text.trim()));
  }
  return found;
}"""
"""What a page in German says just now, to the eye and in speech."""


@pytest.fixture(scope="module")
def project(shared_folder: Path) -> Path:
    """The project of `tests/foreign_sites.py`, built in German."""
    return made_once(
        shared_folder / "german", lambda folder: build(write_foreign_project(folder, "held", "de"))
    )


@pytest.fixture(scope="module")
def english(project: Path) -> frozenset[str]:
    """Words that the interface says in English alone: no German form and nobody's text has them."""
    catalogue = read_po((FOLDER / "de.po").open("rb"), locale="de")
    said: tuple[set[str], set[str]] = set(), set()
    for entry in catalogue:
        for words, forms in zip(said, (entry.id, entry.string), strict=True):
            for form in (forms,) if isinstance(forms, str) else forms or ():
                words.update(words_in(re.sub(r"<[^<>]*>|\{\w*\}", " ", form)))
    return frozenset(said[0] - said[1] - words_of_people(project))


def words_in(text: str) -> list[str]:
    return WORD.findall(re.sub(r"https?://\S+", " ", text).lower())


class Reader:
    """Goes from page to page, and after each act reads all that is there."""

    def __init__(self, page: Page, address: str, english: frozenset[str]) -> None:
        self.page, self.address, self.english = page, address, english

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}/{path}")
        self.page.mouse.move(1, 1)

    def reads(self, *german: str) -> None:
        said = self.page.evaluate(SAID)
        assert [text for text in said if self.english.intersection(words_in(text))] == [], self.page.url
        whole = " ".join(" ".join(said).split())
        for words in german:
            assert words in whole, self.page.url


@pytest.fixture
def reader(browser: Browser, project: Path, english: frozenset[str]) -> Iterator[Reader]:
    may_copy = ["clipboard-read", "clipboard-write"]
    with (
        served(project / "site") as address,
        on_the_day(browser.new_context(viewport=WIDE, permissions=may_copy, bypass_csp=True)) as context,
    ):
        yield Reader(context.new_page(), address, english)


def show(page: Page, link: str) -> None:
    page.mouse.move(*page.locator(link).first.evaluate(ONE_LINE))
    expect(page.locator(".preview")).to_be_visible()


def test_the_english_words_are_those_of_controls(english: frozenset[str]) -> None:
    assert {"copied", "searching", "found", "supports", "disputes", "preview"} <= english


def test_what_scripts_draw_is_german(reader: Reader) -> None:
    page = reader.page
    reader.open(ARTICLE)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    show(page, ".answer-prose a.claim-mark")
    reader.reads(
        "Was trifft am ehesten auf Sie zu?", "Vorschau", "Alles über diese Aussage", "Vertrauenswürdigkeit"
    )
    page.keyboard.press("Escape")
    show(page, ".answer-prose .citations a")
    reader.reads("stützt")
    assert not violations_on(page)
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="Patient").check()
    copy = page.locator(".cite [data-copy]").first
    copy.click()
    expect(copy.get_by_role("status")).to_have_text("Kopiert")
    reader.reads("Suchen oder fragen", "Was Sie jetzt tun können")

    reader.open("knees/stiff-0/algorithm.html")
    page.locator(".exit").first.click()
    expect(page.locator("[data-path-bar]")).to_be_visible()
    reader.reads("Ihr Weg:", "Neu beginnen")

    reader.open("claims/s0-relief.html#v-0123456789abcdef")
    expect(page.locator("[data-permalink]")).to_be_visible()
    reader.reads("Der Wortlaut dieser Aussage hat sich geändert")


def test_the_search_is_german(reader: Reader) -> None:
    page = reader.page
    reader.open("search.html?q=knee")
    page.locator("[data-search-page][data-state=answered]").wait_for()
    page.get_by_role("button", name="Mehr zeigen").first.click()
    reader.reads("Treffer.", "Aussagen", "Quellen dieser Aussage:", "stützt", "Nur zeigen")
    for words in page.locator(".search-result[data-status] h3 a :not(:has(*))").all():
        assert words.evaluate("one => one.closest('[lang]').lang") == "en"
    assert not violations_on(page)
    page.get_by_label("Art").select_option(index=1)
    reader.reads("Alle zeigen")
    reader.open("search.html?q=xylophone")
    page.locator("[data-search-page][data-state=answered]").wait_for()
    reader.reads("Nichts gefunden.", "Diese Frage vorschlagen")


def test_the_map_is_german(reader: Reader) -> None:
    page = reader.page
    reader.open("graph.html#select=s0-relief")
    record = page.locator("[data-graph-record]")
    expect(record.locator("h3")).to_have_attribute("lang", "en")
    page.locator("[data-graph-filters] summary").click()
    page.get_by_label("Finden", exact=True).fill("knee")
    reader.reads("Gezeigt:", "gefunden", "Auswahl aufheben", "Für Fachleute", "Seite öffnen", "stützt")
    assert not violations_on(page)
    page.get_by_label("Finden", exact=True).fill("xylophone")
    reader.reads("nichts gefunden")
