"""A built site that shows only approved words, and the comparison with approved words on any site.

In `sites/approved` every word that nobody approved contains "unapproved"; words on hold say so themselves.
"""

import json
import re
from pathlib import Path

import pytest

from tests.html_pages import HtmlPage, read_page, read_site
from tests.projects import AS_OF, PROJECT, SITES, build, copy_project, differing, files_of, run

ARTICLE = "example/example-syrup/index.html"
SHEET = "example/example-syrup/algorithm.html"
NEW = "New, not yet approved"


def page_of(site: Path, path: str) -> HtmlPage:
    return read_page(path, (site / path).read_text("utf-8"))


def words(page: HtmlPage) -> str:
    """The text of a page with each run of white space as one blank."""
    return " ".join(" ".join(page.texts).split())


def test_words_that_nobody_approved_stand_in_no_file(approved_site: Path) -> None:
    sources = b"".join(files_of(SITES / "approved").values()).lower()
    assert sources.count(b"unapproved") > 20
    found = [path for path, content in files_of(approved_site).items() if b"unapproved" in content.lower()]
    assert found == ["checks.html"], "one of the codes that it explains is called so"


def test_words_on_hold_stand_in_no_file(approved_site: Path) -> None:
    for path, content in files_of(approved_site).items():
        assert b"Words on hold" not in content, path
        assert b"lower a fever" not in content, path
    assert "Do not rely on this: an invented safety warning" in words(page_of(approved_site, ARTICLE))


def test_a_changed_claim_shows_its_approved_words_alone(approved_site: Path) -> None:
    for path in (ARTICLE, "claims/syrup-cough.html"):
        text = words(page_of(approved_site, path))
        assert "(mean difference -2.0 days, 95% CI -3.0 to -1.0)" in text
    assert b"-5.0" not in b"".join(files_of(approved_site).values())
    assert "✓" not in words(page_of(approved_site, "claims/syrup-cough.html"))
    assert "Checked by 2 experts, 2 Sep 2026" in words(page_of(approved_site, "claims/syrup-cough.html"))


def test_an_algorithm_keeps_its_approved_words_figures_and_order(approved_site: Path) -> None:
    text = words(page_of(approved_site, SHEET))
    assert "Expect -2.0 days." in text
    titles = re.findall(r"Step (\d), \w+: (.*?)(?= For clinicians| The question| Sources| Wait)", text)
    assert [title for _, title in titles] == ["Is it mild?", "Rest", "Ask for syrup", "Done"]


@pytest.mark.parametrize("path", ["example/example-drops/index.html", "claims/syrup-mood.html"])
def test_what_was_never_approved_has_no_page(approved_site: Path, path: str) -> None:
    assert not (approved_site / path).exists()
    assert not (approved_site / "references/unapproved2022.html").exists()


def test_a_sentence_says_that_a_statement_is_not_approved_yet(approved_site: Path) -> None:
    text = words(page_of(approved_site, ARTICLE))
    assert text.count("A statement here is not approved yet.") == 2
    assert "1 statement is not approved yet and not shown." in text
    assert "3 of 9 statements approved" in text


@pytest.mark.parametrize("path", [ARTICLE, SHEET])
def test_a_new_red_flag_is_shown_at_once_and_marked(approved_site: Path, path: str) -> None:
    text = words(page_of(approved_site, path))
    assert re.search(rf"Do not wait If you cannot breathe after example syrup.*?{NEW}", text)
    assert "An invented cough has no warning signs" not in text.partition("What changed")[0]


def test_a_new_harm_is_shown_at_once_and_marked(approved_site: Path) -> None:
    text = words(page_of(approved_site, ARTICLE))
    heading = "Harms that the approved text does not name yet"
    assert re.search(rf"{heading} Example syrup may give you a rash\..*?{NEW}", text)
    own_page = page_of(approved_site, "claims/syrup-rash.html")
    assert NEW in words(own_page)
    assert f"../{ARTICLE}#claim-syrup-rash" in [tag.attributes["href"] for tag in own_page.named("a")]
    assert NEW in words(page_of(approved_site, "claims/by-kind-harm.html"))


def test_a_lowered_certainty_is_shown_at_once_and_marked(approved_site: Path) -> None:
    text = words(page_of(approved_site, "claims/syrup-sleep.html"))
    assert "Example syrup probably improves sleep." in text
    assert "Certainty lowered: new, not yet approved" in text
    assert "Low: 2 of 4. One invented trial." in text


def test_a_retraction_is_shown_at_once(approved_site: Path) -> None:
    text = words(page_of(approved_site, "claims/syrup-voice.html"))
    assert "A source was retracted 15 Oct 2026: Invented 2021" in text


def test_a_removed_claim_stays_where_approved_words_show_it(approved_site: Path) -> None:
    assert "bitter taste" in words(page_of(approved_site, "claims/syrup-taste.html"))


def test_an_approved_claim_of_an_article_nobody_approved_has_its_page(approved_site: Path) -> None:
    assert "Example drops may soothe your throat." in words(
        page_of(approved_site, "claims/drops-throat.html")
    )


@pytest.mark.parametrize("path", ["index.html", "about/policy.html", ARTICLE])
def test_links_to_what_is_left_out_are_words(approved_site: Path, path: str) -> None:
    page = page_of(approved_site, path)
    assert "the drops" in words(page)
    assert [tag for tag in page.named("a") if "example-drops" in tag.attributes.get("href", "")] == []


def test_the_queue_tells_of_today_without_words_nobody_approved(approved_site: Path) -> None:
    page = page_of(approved_site, "review.html")
    text = words(page)
    assert "13 items wait" in text
    assert "what was never approved stands here by its id" in text
    assert re.search(
        r"Changed since approval 4 .*Example syrup may shorten a cough \(mean difference -2\.0", text
    )
    assert "drops-cough Statement · example-drops" in text
    assert [tag for tag in page.named("a") if "drops-cough" in tag.attributes["href"]] == []


def test_a_person_who_reviewed_what_is_left_out_is_said_to_have(approved_site: Path) -> None:
    text = words(page_of(approved_site, "board/invented-clinician.html"))
    assert "syrup-mood, not approved yet" in text


@pytest.mark.parametrize(
    ("site", "sentence"),
    [
        ("approved_site", "This site shows the last approved words."),
        ("held_site", "This site shows today’s words with their status."),
    ],
)
def test_every_page_says_which_words_the_site_shows(
    site: str, sentence: str, request: pytest.FixtureRequest
) -> None:
    for path, page in read_site(request.getfixturevalue(site)).items():
        is_old_address = any(tag.attributes.get("name") == "robots" for tag in page.named("meta"))
        assert is_old_address or sentence in words(page), path


def test_the_setting_of_the_project_does_what_the_option_does(approved_site: Path, tmp_path: Path) -> None:
    project = copy_project(SITES / "approved", tmp_path)
    settings = project / "mkdocs.yml"
    text = settings.read_text()
    assert text.count("  - evidence\n") == 1
    settings.write_text(text.replace("  - evidence\n", "  - evidence: {publish: approved}\n"))
    assert differing(files_of(build(project)), files_of(approved_site)) == []


def test_a_setting_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    done = run(copy_project(SITES / "held", tmp_path), "evidence", "build", "--publish", "everything")
    assert done.returncode == 2
    assert "'everything' is not one of 'current', 'approved'" in done.stderr


def test_words_that_cannot_be_read_leave_the_rest_published(tmp_path: Path) -> None:
    project = copy_project(SITES / "approved", tmp_path)
    approved = project / "content/example/example-syrup/reviews/approved"
    for file in approved.glob("*.json"):
        if "(mean difference -2.0 days" in json.loads(file.read_text())["meaning"].get("statement", ""):
            file.unlink()
    done = run(project, "evidence", "build", "--as-of", f"{AS_OF}", "--publish", "approved")
    assert done.returncode == 0, done.stderr
    assert "the approved words of 'syrup-cough' cannot be shown: they are not kept" in done.stderr
    assert not (project / "site/claims/syrup-cough.html").exists()
    assert "A statement here is not approved yet." in words(page_of(project / "site", ARTICLE))


def test_the_approved_words_stand_beside_todays_without_any_history(own_site: Path) -> None:
    assert not any((folder / ".git").exists() for folder in (own_site, *own_site.parents))
    page = page_of(own_site, "claims/pain-one-year-after-fracture.html")
    text = words(page)
    assert "What changed since the approval" in text
    assert re.search(r"Last approved on \d+ \w+ 2026 by Demonstration reviewer", text)
    assert page.named("del")
    assert page.named("ins")


def test_changed_words_of_a_page_and_of_an_algorithm_stand_beside_the_approved_ones(tmp_path: Path) -> None:
    site = build(copy_project(SITES / "approved", tmp_path), "--publish", "current")
    article, sheet = page_of(site, ARTICLE), page_of(site, SHEET)
    text = words(article)
    assert "What changed in this text since its approval Approved on 2 Sep 2026 by Invented reviewer" in text
    assert "Unapproved words of the page" in "".join(article.inside["ins"].split("\n"))
    assert "Nobody" not in article.inside["del"]
    assert "What changed in these steps since their approval" in words(sheet)
    assert "Unapproved words about rest" in sheet.inside["ins"]


def test_no_comparison_prints_words_on_hold(tmp_path: Path) -> None:
    project = copy_project(SITES / "approved", tmp_path)
    index = project / "content/example/example-syrup/index.md"
    index.write_text(f"{index.read_text()}\nHidden words about fever [@claim:syrup-fever].\n")
    site = build(project, "--publish", "current")
    assert b"Hidden words" not in b"".join(files_of(site).values())


def test_the_shipped_content_can_be_published_in_approved_words(tmp_path: Path) -> None:
    site = build(copy_project(PROJECT, tmp_path), "--publish", "approved")
    assert "This site shows the last approved words." in words(page_of(site, "index.html"))
