"""The calendar of review: which approvals end, when, why and whose they are."""

from dataclasses import replace
from datetime import date

from generator.pages.calendar import PATH, calendar_page, due_items
from generator.pages.person import person_pages
from generator.rendering.lists import LIMIT
from tests.builders import AS_OF, article, base, claim
from tests.html_pages import internal_targets
from tests.test_pages import edition, many_claims, on, pages

SOON = claim("soon", statement="Soon.", review_by=date(2026, 12, 24))
LATER = claim("later", statement="Later.")
OVER = claim("over", statement="Over.", review_by=date(2026, 5, 20))
OPEN = claim("open", statement="Nobody approved this.")
BASE = base(article(next_review=date(2027, 6, 1)), SOON, LATER, OVER, OPEN, events=[on(1, SOON, LATER, OVER)])


def test_approvals_stand_by_their_last_day_with_the_reason() -> None:
    found = [(item.name, item.day, item.is_over, item.why) for item in due_items(edition(BASE), PATH)]
    assert found == [
        ("Over.", "20 May 2026", True, "The day set for its next review"),
        ("Soon.", "24 Dec 2026", False, "The day set for its next review"),
        ("Later.", "1 May 2027", False, "The approval of 1 May 2026 runs out"),
    ]


def test_what_is_past_its_last_day_stands_before_the_months() -> None:
    text = pages(BASE, calendar_page)[PATH].text
    assert text.index("Overdue") < text.index("Dec 2026") < text.index("May 2027")
    assert "3 approvals have a last day, and 1 is past it" in text


def test_each_person_leads_to_what_falls_due_of_theirs() -> None:
    made = pages(BASE, calendar_page, person_pages)
    assert "Ann\n: 3, the first on 20 May 2026" in made[PATH].text
    targets = {(path, fragment) for _, path, fragment in internal_targets(made[PATH])}
    assert ("board/ann.html", "due") in targets
    assert "3 approvals by Ann end on these days" in made["board/ann.html"].text
    assert "fall" not in made["board/ben.html"].text


def test_without_approvals_the_calendar_says_so() -> None:
    assert (
        "Nothing is approved, so nothing falls due." in pages(base(article(), OPEN), calendar_page)[PATH].text
    )


def test_a_month_with_too_many_becomes_pages_whose_links_still_lead_to_the_claims() -> None:
    claims = many_claims(LIMIT + 1)
    kb = base(article(next_review=date(2027, 1, 15)), *claims, events=[on(1, *claims)])
    made = pages(kb, calendar_page)
    assert list(made) == [PATH, "list/calendar-2027-01-1.html", "list/calendar-2027-01-2.html"]
    (last,) = (
        path for _, path, _ in internal_targets(made["list/calendar-2027-01-2.html"]) if "claims/c" in path
    )
    assert last == "claims/c500.html"


def test_the_calendar_of_another_day_is_another() -> None:
    found = due_items(edition(replace(BASE), date(2026, 12, 25)), PATH)
    assert [item.is_over for item in found] == [True, True, False]
    assert date(2026, 12, 25) > AS_OF
