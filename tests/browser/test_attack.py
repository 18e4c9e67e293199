"""Pages whose every text tries to become markup: nothing runs, even where the policy were missing."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog

from tests.serving import served

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "topic/index.html",
    "topic/one/index.html",
    "topic/one/algorithm.html",
    "topic/two/index.html",
    "claims/claim-effect.html",
    "claims/claim-definition.html",
    "claims/claim-recommendation.html",
    "claims/gone.html",
    "claims/index.html",
    "references/ref-one.html",
    "references/ref-odd.html",
    "review.html",
    "board.html",
    "board/person.html",
    "about/policy.html",
)

TOUCH_EVERYTHING = """() => document.querySelectorAll("*").forEach((element) =>
  ["mouseover", "focus", "error", "load", "toggle"].forEach((name) =>
    element.dispatchEvent(new Event(name, {bubbles: true}))))"""


def test_nothing_of_an_attack_runs_even_without_the_policy(browser: Browser, hostile_site: Path) -> None:
    seen: list[str] = []
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()

    def answer(dialog: Dialog) -> None:
        seen.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", answer)
    page.on("pageerror", lambda error: seen.append(f"{page.url}: {error}"))
    page.on("request", lambda request: seen.append(request.url) if "evil" in request.url else None)
    with served(hostile_site) as address:
        for path in PAGES:
            assert page.goto(f"{address}/{path}", wait_until="load") is not None
            page.evaluate(TOUCH_EVERYTHING)
    context.close()
    assert seen == []


def test_an_attack_gives_the_policy_nothing_to_complain_of(browser: Browser, hostile_site: Path) -> None:
    complaints: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    with served(hostile_site) as address:
        for path in PAGES:
            page.goto(f"{address}/{path}")
    page.close()
    assert complaints == []
