"""A patient on a phone, at night, who wants to know one thing: how many taps it takes, and in whose words."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.page_types import PAGE_TYPES
from tests.browser.test_previews import FINGER

pytestmark = pytest.mark.browser

HOME = PAGE_TYPES[0]

QUESTION = "Can treatment of weak bones ease my back pain?"
MOST_ACTIONS = 3


class Reader:
    """Taps what can be read, and counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def tap(self, target: Locator) -> None:
        expect(target).to_be_visible()
        target.tap()
        self.actions += 1


def test_what_to_do_if_the_pain_has_not_eased_after_three_months_is_three_taps_from_home(
    open_page: Open,
) -> None:
    page = open_page(HOME, **FINGER)
    reader = Reader(page)
    reader.tap(page.get_by_role("link", name=QUESTION))
    reader.tap(page.locator("#next-steps").get_by_role("link", name="Is the pain under control?"))
    branch = page.locator(".branches > li", has_text="No, and 3 months have passed")
    expect(branch).to_be_in_viewport()
    reader.tap(branch.get_by_role("link"))
    assert reader.actions <= MOST_ACTIONS
    answer = page.locator(".step:target")
    expect(answer.locator("[data-for=patients]").first).to_be_in_viewport()
    expect(answer).to_contain_text("Do you want to think about a procedure?")
    for exit_, next_ in {
        "Yes": "Go on with the steps on bone cement",
        "No": "Get help with lasting pain",
    }.items():
        way = answer.locator(".branches > li", has=page.get_by_text(exit_, exact=True)).get_by_role("link")
        assert next_ in page.locator(f"{way.get_attribute('href')}").inner_text()


def test_who_says_that_they_are_a_patient_first_finds_the_same_in_patients_words_alone(
    open_page: Open,
) -> None:
    page = open_page(HOME, **FINGER)
    reader = Reader(page)
    reader.tap(page.get_by_role("radio", name="Patient"))
    reader.tap(page.get_by_role("link", name=QUESTION))
    assert not page.locator("#main [data-for=clinicians]:visible").count()
    reader.tap(page.locator("#next-steps").get_by_role("link", name="Is the pain under control?"))
    assert reader.actions <= MOST_ACTIONS
    step = page.locator(".step:target")
    expect(step.get_by_text("No, and 3 months have passed")).to_be_in_viewport()
    assert not step.locator("[data-for=clinicians]:visible").count()
    # What follows from it stands right below.
    exit_ = step.locator(".branches > li", has_text="No, and 3 months have passed").get_by_role("link")
    assert (
        exit_.get_attribute("href")
        == f"#{step.locator('xpath=following-sibling::li[1]').get_attribute('id')}"
    )


def test_who_asks_it_in_the_box_by_touch_and_in_the_dark_comes_to_the_same_step(open_page: Open) -> None:
    page = open_page(HOME, **FINGER, color_scheme="dark", query="?for=patients")
    page.get_by_role("searchbox").tap()
    page.keyboard.type("What do I do if the pain has not eased after three months?")
    page.get_by_role("search").get_by_role("button", name="Search").tap()
    page.locator("[data-search-page][data-state=answered]").wait_for()
    page.locator(".search-result h3 a:not([href^='claims/'])", has_text=QUESTION).first.tap()
    assert not page.locator("#main [data-for=clinicians]:visible").count()
    page.locator("#next-steps").get_by_role("link", name="Is the pain under control?").tap()
    step = page.locator(".step:target")
    expect(step.get_by_text("No, and 3 months have passed")).to_be_in_viewport()


def test_the_same_walk_needs_no_javascript(open_page: Open) -> None:
    page = open_page(HOME, **FINGER, java_script_enabled=False)
    page.get_by_role("link", name=QUESTION).tap()
    page.locator("#next-steps").get_by_role("link", name="Is the pain under control?").tap()
    page.locator(".branches > li", has_text="No, and 3 months have passed").get_by_role("link").tap()
    expect(page.locator(".step:target")).to_contain_text("Do you want to think about a procedure?")
