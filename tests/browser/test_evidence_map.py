"""The evidence map of an article: lines that end at what they join, and where there is no room its table."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.page_types import PAGE_TYPES
from tests.browser.test_pages import PHONE, WIDE

pytestmark = pytest.mark.browser

ARTICLE = next(page_type for page_type in PAGE_TYPES if page_type.name == "article-back-pain")

# Of every line: which statement and which source its ends stand beside, and its direction.
ENDS = """() => [...document.querySelectorAll(".map-part")].map((part) => {
  const at = (boxes, {x, y}) => [...boxes].findIndex((box) => {
    const {top, bottom, left, right} = box.getBoundingClientRect();
    return top <= y && y <= bottom && Math.min(Math.abs(x - left), Math.abs(x - right)) < 2;
  });
  const claims = part.querySelectorAll("tbody tr"), sources = part.querySelectorAll("li");
  const curves = (path) => path.getAttribute("d").match(/M[^M]+/g);
  return [...part.querySelectorAll("path")].flatMap((path) => curves(path).map((d) => {
    const one = path.cloneNode();
    one.setAttribute("d", d);
    path.after(one);
    const matrix = one.getScreenCTM(), ends = [0, one.getTotalLength()];
    const [from, to] = ends.map((length) => one.getPointAtLength(length).matrixTransform(matrix));
    one.remove();
    return [at(claims, from), at(sources, to), path.dataset.direction];
  }));
})"""

# Of every number in the table: the statement of its row, the source that has it, and the direction.
TOLD = """() => [...document.querySelectorAll(".map-part")].map((part) => {
  const rows = [...part.querySelectorAll("tbody tr")], sources = [...part.querySelectorAll("li b")];
  return [...part.querySelectorAll("td a")].map((link) => [
    rows.indexOf(link.closest("tr")),
    sources.findIndex((number) => number.textContent === link.textContent),
    link.closest("p").dataset.direction,
  ]);
})"""

ALIKE = """() => [...document.querySelectorAll(".map-part")].every((part) =>
  [...part.querySelectorAll("tbody tr, li")].every((box, _, boxes) => {
    const alike = boxes.filter((other) => other.localName === box.localName);
    const heights = alike.map((other) => other.getBoundingClientRect().height);
    return Math.max(...heights) - Math.min(...heights) < 1;
  }))"""


@pytest.mark.parametrize("letters", ["100%", "150%"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_each_line_joins_a_statement_and_a_source_as_the_table_says(
    letters: str, direction: str, open_page: Open
) -> None:
    page = open_page(ARTICLE, viewport=WIDE)
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    page.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
    drawn = [sorted(part) for part in page.evaluate(ENDS)]
    assert sum(map(len, drawn)) > 20
    # A body that recommends one thing strongly and another weakly has one line, and two places in the table.
    assert drawn == [sorted(map(list, {tuple(one) for one in part})) for part in page.evaluate(TOLD)]
    assert page.evaluate(ALIKE), "rows of one column are of one height"


@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_phone_and_paper_have_the_table(media: str, open_page: Open) -> None:
    page = open_page(ARTICLE, viewport=PHONE if media == "screen" else WIDE)
    page.emulate_media(media="print" if media == "print" else "screen")
    for part in page.locator(".map-part").all():
        assert part.locator("table").is_visible()
        assert not part.locator("> svg").is_visible()
        assert not part.locator("> ul").is_visible()
    assert _numbers(page) > 20


def _numbers(page: Page) -> int:
    """How many sources the tables name."""
    return page.locator(".map-part td a:visible").count()
