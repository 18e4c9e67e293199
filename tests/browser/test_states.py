"""Pages as they are after somebody has used them: axe in each state that no address of a page type shows."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.contrast import violations_on
from tests.browser.page_types import PAGE_TYPES
from tests.browser.test_pages import PHONE, WIDE

pytestmark = pytest.mark.browser

TYPES = {kind.name: kind for kind in PAGE_TYPES}


def choose_patients(page: Page) -> None:
    page.get_by_role("radio", name="Patient").check()


def choose_clinicians(page: Page) -> None:
    page.get_by_role("radio", name="Clinician").check()


def open_the_menu_and_what_is_folded(page: Page) -> None:
    page.locator(".menu > summary").click()
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")


def walk_a_path(page: Page) -> None:
    page.locator("#step-known-disease .exit").first.click()
    expect(page.locator("[data-path-bar]")).to_be_visible()


def narrow_the_answers(page: Page) -> None:
    page.get_by_label("Kind").select_option(index=1)
    expect(page.locator("[data-search-clear]")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "act", "options"),
    [
        ("article-held", choose_patients, {"viewport": PHONE, "color_scheme": "dark"}),
        ("article-with-held-claim", choose_clinicians, {"viewport": WIDE, "forced_colors": "active"}),
        ("article-with-held-claim", open_the_menu_and_what_is_folded, {"viewport": PHONE}),
        ("algorithm-aspirin", walk_a_path, {"viewport": WIDE, "color_scheme": "dark"}),
        ("algorithm-aspirin", walk_a_path, {"viewport": PHONE, "forced_colors": "active"}),
        ("search-asked", narrow_the_answers, {"viewport": PHONE, "forced_colors": "active"}),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "__name__", ""),
)
def test_axe_finds_no_violation_in_a_page_that_is_used(
    name: str, act: Callable[[Page], None], options: dict[str, Any], open_page: Open
) -> None:
    page = open_page(TYPES[name], bypass_csp=True, **options)
    act(page)
    violations = violations_on(page)
    found = [
        f"{rule['id']}: {rule['help']}: {node['html'][:200]}" for rule in violations for node in rule["nodes"]
    ]
    assert not found, "\n".join(found)
