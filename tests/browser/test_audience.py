"""The choice between the words for patients and for clinicians: what it shows, remembers and shares."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Open
from tests.browser.page_types import PAGE_TYPES

pytestmark = pytest.mark.browser

ARTICLE = next(kind for kind in PAGE_TYPES if kind.name == "article-back-pain")
CLAIM = next(kind for kind in PAGE_TYPES if kind.name == "claim")

PLAIN = "Can treatment of weak bones ease my back pain?"
CLINICAL = "Can back pain improve after treatment of osteoporosis?"


def seen(page: Page) -> str:
    return page.inner_text("h1")


def choose(page: Page, label: str) -> None:
    page.get_by_role("radio", name=label).check()


def test_without_a_choice_both_wordings_are_read(open_page: Open) -> None:
    page = open_page(ARTICLE)
    assert PLAIN in seen(page)
    assert CLINICAL in seen(page)
    assert page.get_by_role("radio", name="Show both").is_checked()


def test_without_scripts_both_wordings_are_read_and_nothing_offers_a_choice(open_page: Open) -> None:
    page = open_page(ARTICLE, java_script_enabled=False)
    assert PLAIN in seen(page)
    assert CLINICAL in seen(page)
    assert not page.locator(".audience").is_visible()
    assert not page.locator(".answer-plain").is_visible()


@pytest.mark.parametrize(
    ("label", "kept", "hidden"), [("Patient", PLAIN, CLINICAL), ("Clinician", CLINICAL, PLAIN)]
)
def test_headings_statements_and_answer_follow_the_choice(
    label: str, kept: str, hidden: str, open_page: Open
) -> None:
    page = open_page(ARTICLE)
    choose(page, label)
    assert kept in seen(page)
    assert hidden not in seen(page)
    assert "For clinicians" not in page.inner_text("main .claim .plain >> nth=0")
    is_patient = label == "Patient"
    assert page.locator(".answer-plain").is_visible() is is_patient
    assert page.locator(".answer-prose").is_visible() is not is_patient
    assert page.locator("[data-block=clinician]").first.is_visible() is not is_patient
    for citations in page.locator(".claim .citations").all():
        assert citations.is_visible()


def test_the_choice_is_remembered_on_the_device_and_stands_in_the_address(open_page: Open) -> None:
    page = open_page(ARTICLE)
    choose(page, "Patient")
    assert page.url.endswith("?for=patients")
    page.goto(page.url.partition("musculoskeletal")[0] + CLAIM.path)
    assert page.get_by_role("radio", name="Patient").is_checked()
    assert not page.locator("h1 .statement").is_visible()
    assert _cookies(page.context) == []


def test_a_shared_address_wins_over_what_the_device_remembers_and_does_not_replace_it(
    open_page: Open,
) -> None:
    page = open_page(ARTICLE)
    choose(page, "Patient")
    shared = page.context.new_page()
    shared.goto(page.url.replace("patients", "clinicians"))
    assert CLINICAL in seen(shared)
    another = page.context.new_page()
    another.goto(page.url.partition("?")[0])
    assert CLINICAL not in seen(another)


def test_a_word_that_is_no_choice_changes_nothing(open_page: Open) -> None:
    page = open_page(ARTICLE)
    page.goto(f"{page.url}?for=%3Cscript%3E")
    assert PLAIN in seen(page)
    assert CLINICAL in seen(page)


def test_the_choice_is_made_by_keyboard(open_page: Open) -> None:
    page = open_page(ARTICLE)
    page.get_by_role("radio", name="Show both").focus()
    page.keyboard.press("ArrowLeft")
    assert page.get_by_role("radio", name="Clinician").is_checked()
    assert PLAIN not in seen(page)


def _cookies(context: BrowserContext) -> list[object]:
    return list(context.cookies())
