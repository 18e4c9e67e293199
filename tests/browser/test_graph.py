"""The map of the whole base in a real browser: looking, finding, filtering, choosing, sharing, from disk."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from generator.build.site import write_pages
from generator.pages.graph import graph_pages
from generator.project import open_project
from generator.rendering import map_nodes, map_scripts
from generator.rendering.assets import assets_of
from generator.rendering.edition import Edition
from generator.rendering.site_files import SiteFile
from generator.rendering.templates import template_environment
from tests.browser.conftest import Open
from tests.browser.contrast import AXE
from tests.browser.page_types import PageType
from tests.projects import AS_OF, PROJECT

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
CLAIM = "vertebroplasty-vs-sham-pain"


def graph(fragment: str = "", site: str = "own") -> PageType:
    return PageType("graph", site, f"graph.html{fragment}")


@pytest.fixture
def page(open_page: Open) -> Page:
    return loaded(open_page(graph(), viewport=WIDE))


def loaded(page: Page) -> Page:
    expect(page.locator("[data-graph-counts]")).to_contain_text(re.compile(r"Shown: \d+ of [1-9]"))
    return page


def view(page: Page) -> list[float]:
    found: list[float] = page.evaluate(
        "(() => { const v = evidence.graph.view; return [v.x, v.y, v.scale]; })()"
    )
    return found


def counts(page: Page) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", page.inner_text("[data-graph-counts]"))]


def selected(page: Page) -> str | None:
    found: str | None = page.evaluate("evidence.graph.selected && evidence.graph.selected.id")
    return found


def pixels(page: Page) -> str:
    """What the canvas shows once it is painted."""
    made: str = page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>"
        " done(document.querySelector('[data-graph-canvas] canvas').toDataURL()))))"
    )
    return made


def test_dragging_moves_the_map_and_the_wheel_zooms_once_it_is_taken_hold_of(page: Page) -> None:
    stage = page.locator("[data-graph-canvas]")
    before, picture = view(page), pixels(page)
    box = stage.bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + 60
    page.mouse.move(*middle)
    page.mouse.wheel(0, -400)
    assert view(page) == before, "a page that is scrolled past the map must scroll on"
    page.mouse.down()
    page.mouse.move(middle[0] - 90, middle[1] - 30, steps=4)
    page.mouse.up()
    moved = view(page)
    assert moved[0] > before[0]
    assert moved[2] == before[2]
    assert pixels(page) != picture
    stage.focus()
    page.mouse.wheel(0, -400)
    page.wait_for_timeout(50)
    assert view(page)[2] > moved[2]


def test_two_fingers_pinch(page: Page) -> None:
    before = view(page)[2]
    page.locator("[data-graph-canvas]").evaluate(
        """(stage) => {
          stage.setPointerCapture = () => {};
          const box = stage.getBoundingClientRect();
          const send = (type, pointerId, x) => stage.dispatchEvent(new PointerEvent(type, {
            pointerId, pointerType: "touch", clientX: box.left + x, clientY: box.top + 200, bubbles: true}));
          send("pointerdown", 1, 150); send("pointerdown", 2, 250);
          send("pointermove", 1, 100); send("pointermove", 2, 300);
          send("pointerup", 1, 100); send("pointerup", 2, 300);
        }"""
    )
    assert view(page)[2] == pytest.approx(2 * before, rel=0.01)
    assert selected(page) is None


def test_the_keys_move_zoom_choose_and_let_go(page: Page) -> None:
    stage = page.locator("[data-graph-canvas]")
    stage.focus()
    whole = view(page)
    page.keyboard.press("+")
    assert view(page)[2] > whole[2]
    page.keyboard.press("Shift+ArrowRight")
    assert view(page)[0] > whole[0]
    page.keyboard.press("0")
    assert view(page) == whole
    page.keyboard.press("ArrowRight")
    first = selected(page)
    assert first
    page.keyboard.press("ArrowUp")
    assert selected(page) not in (None, first)
    expect(page.locator("[data-graph-record] h3")).not_to_be_empty()
    href = page.locator("[data-graph-record] a").get_attribute("href")
    page.keyboard.press("Escape")
    assert selected(page) is None
    page.evaluate("(id) => evidence.graph.select(id)", first)
    href = page.locator("[data-graph-record] a").get_attribute("href")
    with page.expect_navigation(url=f"**/{href}"):
        page.keyboard.press("Enter")


def test_every_record_can_be_walked_to_from_its_neighbours_with_the_keyboard(page: Page) -> None:
    page.get_by_label("Find", exact=True).focus()
    page.keyboard.type("kallmes")
    page.keyboard.press("Enter")
    assert selected(page) == "kallmes2009"
    assert page.evaluate("document.activeElement.hasAttribute('data-graph-canvas')")
    neighbour = page.locator(f"[data-graph-record] button[value={CLAIM}]")
    neighbour.focus()
    page.keyboard.press("Enter")
    assert selected(page) == CLAIM
    assert page.evaluate("document.activeElement.closest('[data-graph-record]') !== null")
    page.keyboard.press("Escape")
    assert selected(page) is None


def test_a_chosen_claim_shows_its_words_who_supports_it_and_who_disputes_it(page: Page) -> None:
    page.evaluate("(id) => evidence.graph.select(id)", CLAIM)
    record = page.locator("[data-graph-record]")
    assert record.get_attribute("aria-live") == "polite"
    expect(record).to_contain_text("Injecting bone cement probably eases pain little more")
    expect(record).to_contain_text("Vertebroplasty probably relieves pain little more than a sham")
    lines = record.locator("li", has=page.locator("[data-direction]")).all_inner_texts()
    assert "disputes Clark 2016 inside Buchbinder 2018, not counted twice" in lines
    assert "supports Buchbinder 2009 inside Buchbinder 2018, not counted twice" in lines
    expect(record.locator("h4", has_text="What bears on it")).to_have_text("What bears on it (3)")
    assert "neutral, indirectly Klazen 2010a" in lines
    expect(record).to_contain_text("contradicts")


def test_a_study_inside_a_cited_review_is_drawn_inside_it_and_can_be_chosen_there(page: Page) -> None:
    page.evaluate(
        "evidence.graph.look(...(({ x, y }) => [x, y])(evidence.graph.nodes.get('cochrane-vp-pub4')), 2)"
    )
    inside, away, radius = page.evaluate(
        """(() => {
          const { nodes, brush } = evidence.graph, review = nodes.get('cochrane-vp-pub4');
          const studies = [...nodes.values()].filter((node) => node.review === review.id);
          return [studies.map((one) => one.id).sort(),
            studies.map((one) => Math.hypot(one.x - review.x, one.y - review.y)), review.ring];
        })()"""
    )
    assert inside == ["buchbinder2009", "clark2016", "firanescu2018", "kallmes2009"]
    assert max(away) < radius
    x, y = page.evaluate(
        "evidence.graph.toScreen(...(({ x, y }) => [x, y])(evidence.graph.nodes.get('kallmes2009')))"
    )
    page.locator("[data-graph-canvas]").click(position={"x": x, "y": y})
    assert selected(page) == "kallmes2009"
    lines = "evidence.graph.brush.drawn.lines.flat()"
    drawn = page.evaluate(f"{lines}.filter((line) => line.type === 'inside' && line.to.review).length")
    assert drawn == 0, "its place tells that it is inside, a line beside it would tell two sources"


def test_a_click_chooses_what_lies_under_it(page: Page) -> None:
    page.evaluate("evidence.graph.lookAt(evidence.graph.nodes.get('clark2016'))")
    x, y = page.evaluate(
        "(() => { const { x, y } = evidence.graph.nodes.get('clark2016');"
        " return evidence.graph.toScreen(x, y); })()"
    )
    page.locator("[data-graph-canvas]").click(position={"x": x, "y": y})
    assert selected(page) == "clark2016"


def test_what_disputes_is_shown_alone(page: Page) -> None:
    whole = counts(page)
    button = page.get_by_role("button", name="what disputes")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    shown = page.evaluate(
        "evidence.graph.lines.filter((line) => line.isShown && line.type === 'cites')"
        ".map((line) => line.direction)"
    )
    assert set(shown) == {1}
    narrowed = counts(page)
    assert 0 < narrowed[0] < whole[0]
    assert 0 < narrowed[2] < whole[2]
    button.click()
    assert counts(page) == whole


def test_what_rests_on_a_retracted_source_and_what_is_not_approved(open_page: Open) -> None:
    page = loaded(open_page(graph(site="held"), viewport=WIDE))
    page.get_by_role("button", name="what rests on retracted sources").click()
    shown = page.evaluate("[...evidence.graph.nodes.values()].filter((n) => n.isShown).map((n) => n.id)")
    assert "invented2021" in shown
    assert "example-sleep" in shown
    assert "example-duration" not in shown
    page.get_by_role("button", name="what is not approved").click()
    approved = page.evaluate(
        "[...evidence.graph.nodes.values()].filter((n) => n.isShown && n.type === 'claim'"
        " && evidence.graph.overview.statuses[n.status][0] === 'approved').length"
    )
    assert approved == 0


@pytest.mark.parametrize(
    ("name", "value", "test"),
    [
        (
            "topic",
            "cardiovascular",
            "graph.topics[n.topic]?.id === 'cardiovascular' || n.type === 'reference'",
        ),
        ("kind", "Harm", "n.type !== 'claim' || graph.overview.kinds[n.kind] === 'Harm'"),
        ("design", "Guideline", "n.type !== 'reference' || graph.overview.designs[n.design] === 'Guideline'"),
        ("from", "2015", "n.type !== 'reference' || n.year >= 2015"),
        ("to", "2009", "n.type !== 'reference' || (n.year && n.year <= 2009)"),
        (
            "direction",
            "neutral",
            "n.type === 'article' || n.lines.some((l) => l.isShown && l.direction === 2)",
        ),
    ],
)
def test_a_filter_leaves_only_what_passes_and_stands_in_the_address(
    page: Page, name: str, value: str, test: str
) -> None:
    page.locator("[data-graph-filters] summary").click()
    control = page.locator(f"[data-graph-filters] [name={name}]")
    if name in ("from", "to"):
        control.fill(value)
        control.press("Tab")
    else:
        control.select_option(value)
    left = page.evaluate(
        "(() => { const graph = evidence.graph, all = [...graph.nodes.values()];"
        " const shown = all.filter((n) => n.isShown);"
        f" return [shown.length, shown.filter((n) => !({test})).map((n) => n.id)]; }})()"
    )
    assert left[0] > 0
    assert left[1] == []
    page.wait_for_url(f"**/graph.html#*{name}={value}*")
    page.locator("[data-graph-clear]").click()
    assert counts(page)[0] == counts(page)[1]


def test_a_view_can_be_shared(page: Page, open_page: Open) -> None:
    page.evaluate(f"evidence.graph.select('{CLAIM}'); evidence.graph.look(700, 400, 0.9)")
    page.evaluate("evidence.graph.narrow({show: 'disputed'})")
    page.wait_for_url("**/graph.html#at=*select=*show=disputed")
    fragment = page.url.partition("#")[2]
    other = loaded(open_page(graph(f"#{fragment}"), viewport=WIDE))
    assert selected(other) == CLAIM
    assert view(other) == pytest.approx(view(page), abs=2)
    assert counts(other) == counts(page)
    assert other.get_by_role("button", name="what disputes").get_attribute("aria-pressed") == "true"


def test_a_link_to_a_place_on_the_page_changes_nothing_on_the_map(open_page: Open) -> None:
    page = loaded(open_page(graph("#topics"), viewport=WIDE))
    page.wait_for_timeout(400)
    assert page.url.endswith("#topics")


def test_finding_looks_into_names_titles_and_statements(page: Page) -> None:
    page.get_by_label("Find", exact=True).fill("bone cement")
    expect(page.locator("#graph-find-note")).to_contain_text("found")
    assert page.locator("[data-graph-find] ol button").count() > 1
    page.get_by_label("Find", exact=True).fill("no such thing anywhere")
    expect(page.locator("#graph-find-note")).to_contain_text("Nothing found")
    page.keyboard.press("Escape")
    assert page.get_by_label("Find", exact=True).input_value() == ""


def test_without_scripts_a_picture_with_links_and_the_tables_stand_there(open_page: Open) -> None:
    page = open_page(graph(), viewport=WIDE, java_script_enabled=False)
    assert not page.locator("[data-graph-map]").is_visible()
    links = page.locator(".overview a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    assert "musculoskeletal/index.html" in links
    assert "musculoskeletal/osteoporosis-back-pain/index.html" in links
    assert page.locator(".topic-numbers tbody tr").count() >= 2


def test_the_map_opens_from_disk(own_site: Path, browser: Browser) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(f"{error}"))
    page.goto((own_site / "graph.html").as_uri() + f"#select={CLAIM}")
    loaded(page)
    expect(page.locator("[data-graph-record]")).to_contain_text("Clark 2016")
    assert complaints == []
    page.close()


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["light", "dark"])
def test_axe_finds_no_violation_with_everything_open(
    scheme: str, size: dict[str, int], open_page: Open
) -> None:
    page = loaded(open_page(graph(f"#select={CLAIM}"), color_scheme=scheme, viewport=size, bypass_csp=True))
    page.locator("[data-graph-filters] summary").click()
    page.get_by_label("Find", exact=True).fill("cement")
    expect(page.locator("[data-graph-record] h3")).to_be_visible()
    violations = Axe().run(page, options=AXE).response["violations"]
    assert [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in violations] == []


def test_the_map_is_drawn_in_the_colours_that_a_reader_forces(open_page: Open) -> None:
    plain, forced = (
        loaded(open_page(graph(), viewport=WIDE, forced_colors=mode)) for mode in ("none", "active")
    )
    assert pixels(plain) != pixels(forced)


def test_nothing_overflows_on_a_narrow_screen_with_everything_open(open_page: Open) -> None:
    page = loaded(open_page(graph(f"#select={CLAIM}"), viewport={"width": 320, "height": 640}))
    page.locator("[data-graph-filters] summary").click()
    page.get_by_label("Find", exact=True).fill("pain")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_words_on_hold_are_not_on_the_map(open_page: Open) -> None:
    page = loaded(open_page(graph(site="held"), viewport=WIDE))
    page.evaluate("evidence.graph.select('example-duration')")
    record = page.locator("[data-graph-record]")
    expect(record).to_contain_text("On hold")
    assert "shorten the illness" not in record.inner_text()


OpenByRegion = Callable[[int], Page]


@pytest.fixture
def by_region(tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenByRegion]:
    """Opens, from disk, the project's map as that of a large base, with so many regions in sight at most."""
    context = browser.new_context()

    def opened(most_in_sight: int) -> Page:
        monkeypatch.setattr(map_scripts, "WHOLE_UP_TO", 10)
        monkeypatch.setattr(map_scripts, "MOST_IN_SIGHT", most_in_sight)
        monkeypatch.setattr(map_nodes, "SHARD", 10)
        project = open_project(PROJECT, AS_OF)
        theme = PROJECT / "site_overrides"
        edition = Edition(project.kb, project.assessment, template_environment(theme))
        files: list[SiteFile] = [*graph_pages(edition), *assets_of(theme).values()]
        write_pages(files, tmp_path)
        page = context.new_page()
        page.goto((tmp_path / "graph.html").as_uri())
        return page

    yield opened
    context.close()


def test_of_a_large_base_topics_come_first_and_records_as_one_comes_near(by_region: OpenByRegion) -> None:
    page = by_region(4)
    assert page.evaluate("evidence.graph.nodes.size") == 0
    assert page.evaluate("evidence.graph.overview.articles.length") == 5
    expect(page.locator("[data-graph-counts]")).to_contain_text("Zoom in")
    page.locator("[data-graph-filters] summary").click()
    page.locator("[name=topic]").select_option("musculoskeletal")
    loaded(page)
    shown = page.evaluate("[...evidence.graph.nodes.values()].filter((n) => n.isShown).map((n) => n.topic)")
    assert 1 in shown
    assert 0 not in shown


def test_of_a_large_base_a_record_is_found_wherever_it_is(by_region: OpenByRegion) -> None:
    page = by_region(0)
    page.get_by_label("Find", exact=True).fill("kallmes")
    everywhere = page.get_by_role("link", name="Search all statements")
    expect(everywhere).to_have_attribute("href", "claims/index.html")
    page.locator("[data-graph-find] ol button").click()
    expect(page.locator("[data-graph-record] h3")).to_contain_text("Kallmes 2009")
    page.goto(page.url.partition("#")[0] + f"#select={CLAIM}")
    expect(page.locator("[data-graph-record] h3")).to_contain_text("bone cement")
    assert selected(page) == CLAIM
