"""The live preview in a real browser: the strict policy lets it reload, and nothing more."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.preview import preview
from tests.projects import SITES, copy_project

pytestmark = pytest.mark.browser


def test_a_saved_change_appears_without_a_hand_on_the_browser(browser: Browser, tmp_path: Path) -> None:
    project = copy_project(SITES / "minimal", tmp_path / "minimal")
    claims = project / "content/rest/naps/claims.yml"
    page = browser.new_page()
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None,
    )
    with preview(project) as (address, _):
        page.goto(f"{address}/claims/naps-tiredness.html")
        page.get_by_text("Naps may ease tiredness").first.wait_for()
        claims.write_text(claims.read_text().replace("Naps may ease", "Naps may change"))
        page.get_by_text("Naps may change tiredness").first.wait_for(timeout=60_000)
        page.close()
    assert complaints == []
