"""Every page type in a real browser: for everybody, on any screen, without a script, at home."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import Open
from tests.browser.contrast import violations_on
from tests.browser.page_types import PAGE_TYPES, PageType

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}
WIDE: ViewportSize = {"width": 1280, "height": 900}

TYPES = {kind.name: kind for kind in PAGE_TYPES}

every_page_type = pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.name)

ONE_OF_EACH = [page_type for page_type in PAGE_TYPES if not page_type.name.endswith("-aspirin")]
"""For what costs seconds on a long page: the second article has nothing that the first lacks."""

FOCUSABLE = "a[href], summary, button, input, select, textarea, [tabindex='0']"

NO_PREVIEWS = "window.evidence = { get previewOf() { return () => null; }, set previewOf(_) {} };"
WATCH_FOCUS = """(focusable) => {
  window.reached = [];
  window.wanted = [...document.querySelectorAll(focusable)].filter((element) => element.checkVisibility(
    {visibilityProperty: true, contentVisibilityAuto: true}) && element.tabIndex >= 0
    // Of a group of radio buttons the keyboard reaches the one that is chosen.
    && (element.type !== "radio" || element.checked));
  window.wanted.forEach((element, place) => { element.place = place; });
  document.addEventListener("focusin", (event) => {
    const element = event.target, style = getComputedStyle(element);
    const marks = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const box = element.getBoundingClientRect();
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    window.reached.push([element.place ?? -1, element.outerHTML.slice(0, 120), marks, seen]);
  });
  return window.wanted.length;
}"""

OVERFLOWING = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const box = element.getBoundingClientRect();
  if (box.right <= innerWidth + 1 || box.width === 0) return false;
  for (let around = element.parentElement; around; around = around.parentElement)
    if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(around).overflowX)) return false;
  return true;
}).map((element) => element.outerHTML.slice(0, 120))"""

STATES = {
    "as it opens": "() => {}",
    "with everything unfolded": """() => {
      document.querySelectorAll("details").forEach((details) => { details.open = true; });
    }""",
    "with letters twice as large": "() => { document.documentElement.style.fontSize = '200%'; }",
}
"""One after the other, so that the last is the widest of all."""


@every_page_type
def test_axe_finds_no_violation_in_light_nor_in_dark_on_a_phone(page_type: PageType, open_page: Open) -> None:
    page = open_page(page_type, color_scheme="light", viewport=WIDE, bypass_csp=True)
    assert not (found := violations_on(page)), _violations(found)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)
    assert not (found := violations_on(page)), f"in dark on a phone: {_violations(found)}"


def test_one_pale_text_is_found_among_many_that_look_alike(open_page: Open) -> None:
    page = open_page(TYPES["review"], color_scheme="light", viewport=WIDE, bypass_csp=True)
    page.evaluate("""() => {
      const cells = [...document.querySelectorAll("main td")];
      cells.at(-1).textContent = "Pale";
      cells.at(-1).style.color = "rgb(190, 190, 190)";
      cells[1].textContent = "On dark";
      cells[1].parentElement.style.backgroundColor = "rgb(60, 60, 60)";
    }""")
    (violation,) = violations_on(page)
    assert violation["id"] == "color-contrast"
    assert {"Pale", "On dark"} <= {re.sub("<[^>]*>", "", node["html"]) for node in violation["nodes"]}


@every_page_type
def test_nothing_overflows_at_320_pixels(page_type: PageType, open_page: Open) -> None:
    page = open_page(page_type, viewport=NARROW)
    for state, change in STATES.items():
        page.evaluate(change)
        overflowing = page.evaluate(OVERFLOWING)
        assert not overflowing, f"{state}: {_listed(overflowing)}"
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, state


@pytest.mark.parametrize("page_type", ONE_OF_EACH, ids=lambda page_type: page_type.name)
def test_the_keyboard_alone_reaches_everything_in_order(page_type: PageType, open_page: Open) -> None:
    # Previews have stops of their own, which test_previews.py walks.
    page = open_page(page_type, viewport=WIDE, watch=lambda page: page.add_init_script(NO_PREVIEWS))
    count = page.evaluate(WATCH_FOCUS, FOCUSABLE)
    for _ in range(count + 12):
        page.keyboard.press("Tab")
    reached = page.evaluate("window.reached")
    assert "skip-link" in reached[0][1]
    places = [place for place, *_ in reached if place >= 0]
    first_round = places[: places.index(0, 1)] if 0 in places[1:] else places
    assert first_round == list(range(count)), _first_difference(page, first_round)
    unmarked = [html for _, html, is_marked, _ in reached if not is_marked]
    assert not unmarked, f"focus is not visible: {_listed(unmarked)}"
    unseen = [html for _, html, _, is_seen in reached if not is_seen]
    assert not unseen, f"what has the focus is out of sight: {_listed(unseen)}"


def test_the_skip_link_leads_to_the_content(open_page: Open) -> None:
    page = open_page(PAGE_TYPES[0], viewport=PHONE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_menu_of_a_phone_opens_with_the_keyboard(open_page: Open) -> None:
    page = open_page(PAGE_TYPES[0], viewport=PHONE)
    page.locator("details.menu > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details.menu') !== null")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("h1").count() == 1


@every_page_type
def test_no_request_leaves_the_site_and_without_javascript_nothing_is_missing(
    page_type: PageType, open_page: Open, addresses: dict[str, str]
) -> None:
    requests: list[str] = []
    complaints: list[str] = []

    def watch(page: Page) -> None:
        page.on("request", lambda request: requests.append(request.url))
        page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{error}"))
        page.on(
            "response",
            lambda response: None if response.ok else complaints.append(f"{response.status}: {response.url}"),
        )

    page = open_page(page_type, viewport=WIDE, watch=watch)
    page.wait_for_load_state("networkidle")
    assert len(requests) >= 4
    assert [url for url in requests if not url.startswith((f"{addresses[page_type.site]}/", "data:"))] == []
    assert complaints == []
    # With a script the map takes the place of its picture, and results that of lists; test_graph.py and
    # test_search.py say what stays.
    if not page_type.path.startswith(("graph.html", "search.html")):
        _is_the_same_without_javascript(page, open_page(page_type, viewport=WIDE, java_script_enabled=False))


def _is_the_same_without_javascript(with_scripts: Page, without: Page) -> None:
    # What only a script could carry out is not offered where none runs.
    assert not without.locator("[data-needs-script]:visible").count()
    with_scripts.evaluate("document.querySelectorAll('[data-needs-script]').forEach((one) => one.remove())")
    assert without.inner_text("body") == with_scripts.inner_text("body")


def _violations(found: Iterable[dict[str, Any]]) -> str:
    return _listed(
        f"{rule['id']}: {rule['help']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]
    )


def _listed(found: Iterable[str]) -> str:
    return "\n" + "\n".join(found)


def _first_difference(page: Page, reached: list[int]) -> str:
    place = next((i for i, found in enumerate(reached) if found != i), len(reached))
    return str(page.evaluate("(place) => window.wanted[place]?.outerHTML.slice(0, 200)", place))
