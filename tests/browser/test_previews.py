"""Previews of what a link leads to: by mouse, keyboard and finger, in whose words, where there is none."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.contrast import AXE
from tests.browser.page_types import PAGE_TYPES
from tests.browser.test_pages import NARROW, PHONE, WIDE

pytestmark = pytest.mark.browser

TYPES = {kind.name: kind for kind in PAGE_TYPES}
ARTICLE = TYPES["article-back-pain"]
FINGER: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}

ALONE = ".prose > p .citations:has(a:only-of-type) a"
"""A citation of one source in prose, where no margin tells of it."""
GROUP = ".answer-prose .citations:has-text('–') a"
MARK = ".answer-prose a.claim-mark"
TERM = ".prose a.term"
BESIDE = ".prose .claim .plain .citations a"
"""A citation of a statement, whose sources stand in the margin."""

ONE_LINE = """(link) => {
  link.scrollIntoView({block: "center"});
  const {left, top, width, height} = link.getClientRects()[0];
  return [left + width / 2, top + height / 2];
}"""
IDS = "() => [...document.querySelectorAll('[id]')].map((one) => one.id)"


def preview(page: Page) -> Locator:
    return page.locator(".preview")


def point(page: Page, link: str, nth: int = 0) -> None:
    page.mouse.move(*page.locator(link).nth(nth).evaluate(ONE_LINE))


def point_away(page: Page) -> None:
    page.mouse.move(1, 1)


def tap(page: Page, link: str, nth: int = 0) -> None:
    page.touchscreen.tap(*page.locator(link).nth(nth).evaluate(ONE_LINE))


def entries(page: Page) -> list[int]:
    numbers: list[int] = preview(page).locator("ol > li").evaluate_all("all => all.map((one) => one.value)")
    return numbers


def test_a_pointer_opens_enters_and_leaves_a_preview_that_asks_nothing_of_a_server(open_page: Open) -> None:
    page = open_page(ARTICLE, viewport=WIDE)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    before = page.evaluate(IDS)
    size = page.evaluate("document.documentElement.scrollHeight")
    point(page, ALONE)
    entry = preview(page).locator("li")
    expect(entry).to_have_count(1)
    key = page.locator(ALONE).first.get_attribute("href")
    listed = page.locator(f"{key}")
    for part in ("div:not(.facts-line)", ".badge", ".uses"):
        assert entry.locator(part).first.text_content() == listed.locator(part).first.text_content()
    assert not preview(page).locator(".back:visible").count()
    assert page.evaluate(IDS) == before
    assert page.evaluate("document.documentElement.scrollHeight") == size
    box = preview(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 20, steps=5)
    page.wait_for_timeout(500)
    expect(preview(page)).to_be_visible()
    point_away(page)
    expect(preview(page)).to_have_count(0)
    assert requests == []


def test_a_pointer_that_only_passes_opens_nothing_and_neither_does_a_link_to_another_page(
    open_page: Open,
) -> None:
    page = open_page(ARTICLE, viewport=WIDE)
    point(page, ALONE)
    point_away(page)
    page.wait_for_timeout(400)
    expect(preview(page)).to_have_count(0)
    # An id of this page says nothing about another.
    page.locator(ALONE).first.evaluate("link => { link.href = `other.html${link.hash}`; }")
    point(page, ALONE)
    page.wait_for_timeout(400)
    expect(preview(page)).to_have_count(0)


def test_a_group_shows_all_its_sources_and_what_each_does_to_the_statement(open_page: Open) -> None:
    page = open_page(ARTICLE, viewport=WIDE)
    point(page, GROUP, nth=-1)
    expect(preview(page)).to_be_visible()
    written = page.locator(GROUP).last.evaluate("link => link.parentElement.innerText")
    assert entries(page) == _numbers_in(written)
    mark = page.locator(GROUP).last.locator("xpath=../following-sibling::a[1]").get_attribute("href")
    directions = page.locator(f"{mark} .note li .direction").all_inner_texts()
    assert preview(page).locator(".direction").all_inner_texts() == directions
    assert "disputes" in " ".join(page.locator(f"{mark} .note li").all_inner_texts())
    # At a step, which does not name its statements, a direction is said where it is the same to all of them.
    page.keyboard.press("Escape")
    point(page, "#step-wait-for-healing .citations a")
    expect(preview(page)).to_be_visible()
    said = {
        shown.locator(".uses").inner_text().partition(":")[0]: shown.locator(".direction").all_inner_texts()
        for shown in preview(page).locator("li").all()
    }
    assert said["Klazen 2010a"] == ["supports"]
    assert said["Suzuki 2009"] == [], "disputes one statement, and is neutral to another"


def test_a_step_of_an_algorithm_previews_its_sources_and_its_statements_as_whole_as_an_article_does(
    open_page: Open,
) -> None:
    page = open_page(TYPES["algorithm-back-pain"], viewport=WIDE)
    step = page.locator(".step:has(.rests-on li:nth-child(2))").first
    numbers = step.locator(".step-sources .citations")
    point(page, f"#{numbers.get_attribute('id')} a")
    expect(preview(page)).to_be_visible()
    assert entries(page) == _numbers_in(numbers.inner_text())
    for shown in preview(page).locator("li").all():
        assert shown.locator(".badge").count() > 0
        expect(shown.locator(".uses")).to_have_count(1)
        assert "." in shown.locator(":scope > div:not(.facts-line)").inner_text(), "the formatted reference"
        assert shown.locator(".facts-line > div > .direction").count()
    named = preview(page).locator(".facts-line > div").all_inner_texts()
    assert any(step.locator(".name").last.inner_text() in line for line in named)
    page.keyboard.press("Escape")
    name = step.locator(".name").first
    point(page, f"#{step.get_attribute('id')} .name")
    words = page.locator(f"{name.get_attribute('href')} .plain [data-for=patients]").inner_text()
    expect(preview(page).locator(".plain")).to_contain_text(words)
    expect(preview(page).locator(".certainty")).to_have_count(1)
    expect(preview(page).locator(".status").first).to_be_visible()


@pytest.mark.parametrize(
    ("name", "link"), [("article-back-pain", GROUP), ("algorithm-back-pain", ".step-sources .citations a")]
)
def test_in_a_group_the_keyboard_stops_once_at_each_source(name: str, link: str, open_page: Open) -> None:
    page = open_page(TYPES[name], viewport=WIDE)
    _focus_by_keyboard(page, link)
    expect(preview(page)).to_be_visible()
    for _ in range(page.locator(link).first.evaluate("link => link.parentElement.children.length - 1")):
        page.keyboard.press("Tab")
    for entry in preview(page).locator("li").all():
        page.keyboard.press("Tab")
        assert entry.evaluate("entry => entry.contains(document.activeElement)")
        assert "/references/" in page.evaluate("document.activeElement.href")
    page.keyboard.press("Tab")
    # What follows may have a preview of its own.
    expect(preview(page).locator("li")).to_have_count(0)


def test_where_the_margin_tells_of_a_source_it_lights_up_and_its_name_has_the_preview(
    open_page: Open,
) -> None:
    page = open_page(ARTICLE, viewport=WIDE)
    point(page, BESIDE)
    lit = page.locator(".note li[data-previewed]")
    expect(lit.first).to_be_visible()
    written = page.locator(BESIDE).first.evaluate("link => link.parentElement.innerText")
    assert [int(number) for number in lit.locator("b").all_inner_texts()] == _numbers_in(written)
    expect(preview(page)).to_have_count(0)
    point_away(page)
    expect(lit).to_have_count(0)
    point(page, ".claim .note a")
    expect(preview(page).locator("li")).to_have_count(1)


def test_the_keyboard_opens_a_preview_walks_through_it_and_goes_on(open_page: Open) -> None:
    page = open_page(ARTICLE, viewport=WIDE)
    link = page.locator(ALONE).first
    link.evaluate(
        "link => link.closest('p').insertAdjacentHTML('afterend', '<a href=\"#main\" id=next>n</a>')"
    )
    _focus_by_keyboard(page, ALONE)
    expect(preview(page)).to_be_visible()
    ways = preview(page).locator("a:visible")
    for way in ways.all():
        page.keyboard.press("Tab")
        expect(way).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "next"
    expect(preview(page)).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    expect(link).to_be_focused()


@pytest.mark.parametrize("by", ["pointer", "focus"])
def test_escape_closes_a_preview_and_moves_no_focus(by: str, open_page: Open) -> None:
    page = open_page(ARTICLE, viewport=WIDE)
    if by == "focus":
        _focus_by_keyboard(page, MARK)
    else:
        point(page, MARK)
    expect(preview(page)).to_be_visible()
    focused = page.evaluate_handle("document.activeElement")
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    assert page.evaluate("(before) => before === document.activeElement", focused)
    page.wait_for_timeout(400)
    expect(preview(page)).to_have_count(0)


@pytest.mark.parametrize(
    ("link", "way", "goal"),
    [
        (ALONE, "Go to the reference", ".references > li:target"),
        (MARK, "Go to the statement", ".claim:target"),
        (TERM, "Go to the explanation", "dt:target"),
    ],
)
def test_the_first_tap_shows_and_leads_on_and_a_tap_elsewhere_closes(
    link: str, way: str, goal: str, open_page: Open
) -> None:
    page = open_page(ARTICLE, **FINGER)
    tap(page, link)
    expect(preview(page)).to_be_visible()
    assert "#" not in page.url
    lead = preview(page).get_by_role("link", name=way)
    height = lead.bounding_box()
    assert height
    assert height["height"] >= 24
    page.touchscreen.tap(2, 2)
    expect(preview(page)).to_have_count(0)
    tap(page, link)
    lead.tap()
    expect(page.locator(goal)).to_be_in_viewport()
    expect(preview(page)).to_have_count(0)


def test_the_second_tap_on_the_same_link_follows_it(open_page: Open) -> None:
    page = open_page(ARTICLE, **FINGER)
    tap(page, ALONE)
    expect(preview(page)).to_be_visible()
    tap(page, ALONE)
    expect(page.locator(".references > li:target")).to_be_in_viewport()
    expect(preview(page)).to_have_count(0)


@pytest.mark.parametrize(("reader", "other"), [("patients", "clinicians"), ("clinicians", "patients")])
def test_a_statement_speaks_to_the_chosen_reader_and_says_how_sure_and_how_reviewed(
    reader: str, other: str, open_page: Open
) -> None:
    page = open_page(ARTICLE, query=f"?for={reader}", viewport=WIDE)
    link = ".answer a.claim-mark:visible"
    point(page, link)
    target = page.locator(f"{page.locator(link).first.get_attribute('href')}")
    words = preview(page).locator(".plain")
    expect(words).to_have_text(re.compile(re.escape(_words(target, reader))), use_inner_text=True)
    assert _words(target, other) not in words.inner_text()
    assert preview(page).locator(".certainty").is_visible()
    assert preview(page).locator(".status:visible").count() == 1
    assert preview(page).get_by_role("link").all_inner_texts() == ["All about this statement"]


def test_a_term_is_explained_with_its_source_and_as_what_it_is(open_page: Open) -> None:
    page = open_page(ARTICLE, viewport=WIDE)
    point(page, TERM)
    expect(preview(page).locator("dt")).to_have_text(page.locator(TERM).first.inner_text())
    text = preview(page).inner_text()
    assert "Our explanation" in text or "Source: " in text
    assert "Explanations, not approved text." in text
    page.get_by_role("radio", name="Clinician").check()
    page.keyboard.press("Escape")
    # Who chose the clinicians' words is not shown what the page keeps from them.
    page.locator("a.term").first.evaluate("link => document.querySelector('h1').append(link)")
    point(page, "h1 a.term")
    page.wait_for_timeout(400)
    expect(preview(page)).to_have_count(0)


def test_what_is_on_hold_or_retracted_is_so_in_its_preview(open_page: Open) -> None:
    page = open_page(TYPES["article-with-held-claim"], viewport=WIDE)
    point(page, ".note a[href='#ref-invented2021']")
    expect(preview(page).locator("[data-warns=retracted]")).to_contain_text("Retraction ")
    page.keyboard.press("Escape")
    point(page, ".status-line a[href='#claim-example-duration']")
    expect(preview(page).locator(".plain")).to_contain_text("Do not rely on this")
    assert preview(page).locator(".status").get_attribute("data-status") == "hold"


@pytest.mark.parametrize(
    ("size", "letters", "direction"),
    [(NARROW, "100%", "ltr"), ({"width": 640, "height": 512}, "200%", "ltr"), (NARROW, "100%", "rtl")],
    ids=["smallest phone", "letters twice as large", "right to left"],
)
def test_a_preview_stays_within_the_window(
    size: dict[str, int], letters: str, direction: str, open_page: Open
) -> None:
    page = open_page(ARTICLE, **FINGER | {"viewport": size})
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", letters)
    page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
    for link in (ALONE, GROUP, MARK, TERM, BESIDE, ".findings th a"):
        tap(page, link)
        box = preview(page).bounding_box(timeout=5000)
        assert box, link
        assert min(box["x"], box["y"]) >= 0, link
        assert box["x"] + box["width"] <= size["width"], link
        assert box["y"] + box["height"] <= size["height"], link
        assert preview(page).evaluate("box => box.scrollWidth - box.clientWidth") <= 0, link
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_paper_shows_no_preview(open_page: Open) -> None:
    page = open_page(ARTICLE, viewport=WIDE)
    point(page, MARK)
    expect(preview(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(preview(page)).to_be_hidden()


def test_without_javascript_a_citation_leads_to_the_list(open_page: Open) -> None:
    page = open_page(ARTICLE, **FINGER, java_script_enabled=False)
    page.locator(ALONE).first.tap()
    expect(page.locator(".references > li:target")).to_be_in_viewport()
    expect(preview(page)).to_have_count(0)


@pytest.mark.parametrize(
    ("scheme", "options", "forced", "links"),
    [
        ("light", {"viewport": WIDE}, "none", (GROUP, MARK, TERM)),
        ("dark", FINGER, "none", (GROUP,)),
        ("dark", {"viewport": WIDE}, "active", (MARK,)),
    ],
    ids=["light", "dark phone", "forced colours"],
)
def test_axe_finds_no_violation_while_a_preview_is_open(
    scheme: str, options: dict[str, Any], forced: str, links: tuple[str, ...], open_page: Open
) -> None:
    page = open_page(ARTICLE, color_scheme=scheme, forced_colors=forced, bypass_csp=True, **options)
    for link in links:
        if options is FINGER:
            tap(page, link)
        else:
            point(page, link)
        expect(preview(page)).to_be_visible()
        # The page around it is judged by test_pages.py.
        found = Axe().run(page, context={"include": [".preview", "[data-previewed]"]}, options=AXE)
        assert not found.response["violations"], (link, found.response["violations"])
        page.keyboard.press("Escape")


def _numbers_in(written: str) -> list[int]:
    """The sources of a group such as `1, 12–17`, where numbers are spoken with a word before them."""
    numbers: list[int] = []
    for part in re.sub(r"[^\d,–]", "", written).split(","):
        first, _, last = part.partition("–")
        numbers.extend(range(int(first), int(last or first) + 1))
    return numbers


def _words(claim: Locator, reader: str) -> str:
    words: str = claim.locator(f".plain [data-for='{reader}']").evaluate(
        "all => { const own = all.cloneNode(true); own.querySelector('.reader')?.remove();"
        " own.querySelector('.citations')?.remove(); return own.textContent.trim(); }"
    )
    return words


def _focus_by_keyboard(page: Page, link: str) -> None:
    """Only what the keyboard reaches shows its focus, so the last step is a key."""
    page.locator(link).first.evaluate(
        """(link) => {
          const before = document.createElement("button");
          before.id = "before";
          (link.closest(".citations") ?? link).before(before);
          before.focus();
        }"""
    )
    page.keyboard.press("Tab")
    page.evaluate("document.querySelector('#before').remove()")
