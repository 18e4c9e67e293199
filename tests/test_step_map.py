"""The neighbourhood of an algorithm: which steps rest on which statements."""

import re
from pathlib import Path

from generator.core.declaration import Id, make
from generator.core.model import Branch, Step
from generator.pages.algorithm import algorithm_pages
from tests.builders import algorithm, article, base, claim, step
from tests.html_pages import read_page
from tests.test_pages import edition

PAGE = "rest/naps/algorithm.html"


def drawn_lines(text: str) -> list[str]:
    """The titles of the lines of the picture."""
    picture = text.partition('id="step-map"')[2].partition("</svg>")[0]
    return re.findall(r'<path[^>]*role="img"><title>([^<]*)</title>', picture)


def made(*steps: Step) -> str:
    kb = base(
        article(),
        claim(),
        claim("other", statement="Walks ease tiredness."),
        algorithms=[algorithm(*steps)],
    )
    [page] = algorithm_pages(edition(kb))
    return page.content.decode()


def test_a_line_joins_a_step_to_each_statement_that_it_or_its_branches_rest_on() -> None:
    branch = make(Branch, when="Tired", to=Id("b"), claims=(Id("other"),))
    text = made(step("a", claims=(Id("naps-tiredness"),), branches=(branch,)), step("b"))
    lines = drawn_lines(text)
    assert len(lines) == 2
    assert all(": rests on: 1. A" in line for line in lines)


def test_where_no_step_rests_on_a_statement_nothing_is_drawn() -> None:
    assert 'id="step-map"' not in made(step("a"))


def test_the_statements_of_a_step_are_links_and_stand_in_the_table() -> None:
    text = made(step("a", claims=(Id("naps-tiredness"),)))
    page = read_page(PAGE, text)
    hrefs = [tag.attributes.get("href") for tag in page.named("a")]
    assert hrefs.count("../../claims/naps-tiredness.html") >= 2
    assert 'id="step-map-table"' in text


def test_words_on_hold_are_not_in_the_picture(held_site: Path) -> None:
    text = (held_site / "example/example-tablets/algorithm.html").read_text()
    assert "shorten the illness" not in text.partition('id="step-map"')[2]
