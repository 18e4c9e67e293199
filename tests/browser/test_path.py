"""The reader's way through an algorithm: with links alone, and lit up where a script runs."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.page_types import PAGE_TYPES

pytestmark = pytest.mark.browser

ASPIRIN = next(page_type for page_type in PAGE_TYPES if page_type.name == "algorithm-aspirin")


def test_without_a_script_the_exits_lead_from_step_to_step(open_page: Open) -> None:
    page = open_page(ASPIRIN, java_script_enabled=False)
    assert not page.locator("[data-path-bar]").is_visible()
    page.locator("#step-known-disease .exit", has_text="Go to 3").click()
    expect(page.locator(".step:target")).to_have_attribute("id", "step-age")


def test_the_exits_taken_light_up_in_list_and_picture_and_the_address_keeps_them(open_page: Open) -> None:
    page = open_page(ASPIRIN)
    take(page, "known-disease", "age")
    take(page, "age", "bleeding-risk")
    assert lit(page) == ["known-disease", "age", "bleeding-risk"]
    assert "path=known-disease.age.bleeding-risk" in page.url
    lines = page.locator(".flowchart [data-for='clinicians'] .line[data-on-path]")
    assert lines.evaluate_all("lines => lines.map((line) => line.dataset.to)") == [
        "step-age",
        "step-bleeding-risk",
    ]
    boxes = page.locator(".flowchart [data-for='clinicians'] .box[data-on-path]")
    assert boxes.count() == 3
    page.reload()
    assert lit(page) == ["known-disease", "age", "bleeding-risk"]


def test_another_exit_ends_the_way_that_was_walked_before(open_page: Open) -> None:
    page = open_page(ASPIRIN)
    take(page, "known-disease", "age")
    take(page, "age", "bleeding-risk")
    take(page, "age", "already-taking")
    assert lit(page) == ["known-disease", "age", "already-taking"]
    page.go_back()
    expect(page.locator("[data-path-words]")).to_have_text("1 → 3 → 7")


def test_a_single_way_on_is_walked_by_itself_and_the_path_can_be_left(open_page: Open) -> None:
    page = open_page(ASPIRIN)
    take(page, "bleeding-risk", "do-not-start")
    assert lit(page) == ["bleeding-risk", "do-not-start", "other-risk-factors"]
    page.locator("[data-path-clear]").click()
    assert lit(page) == []
    assert "path=" not in page.url
    assert not page.locator("[data-path-bar]").is_visible()


def test_the_way_can_be_walked_by_keyboard_from_the_picture_too(open_page: Open) -> None:
    page = open_page(ASPIRIN)
    page.locator(".flowchart [data-for='clinicians'] [data-step='step-age'] > a").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".step:target")).to_have_attribute("id", "step-age")
    page.locator("#step-age .exit").first.focus()
    page.keyboard.press("Enter")
    assert lit(page) == ["age", "already-taking"]


def test_an_address_with_steps_that_do_not_exist_lights_up_nothing(open_page: Open) -> None:
    page = open_page(ASPIRIN, query="?path=nowhere.%3Cimg%3E")
    assert lit(page) == []


def take(page: Page, step: str, to: str) -> None:
    page.locator(f"#step-{step} .exit[href='#step-{to}']").first.click()
    expect(page.locator(f"#step-{to}")).to_have_attribute("data-on-path", "")


def lit(page: Page) -> list[str]:
    found = page.locator(".step[data-on-path]")
    ids: list[str] = found.evaluate_all("steps => steps.map((step) => step.id.slice(5))")
    return ids
