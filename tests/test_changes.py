"""What changed, day by day: from events to changes, to the pages, to the feeds."""

from dataclasses import replace
from datetime import date

import feedparser
import pytest

from generator.core.dated_changes import DatedChange, dated_changes
from generator.core.declaration import make
from generator.core.fingerprint import canonical_json, fingerprint_of
from generator.core.item_days import item_days
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Change
from generator.core.status import assess
from generator.core.vocabulary import ChangeType, Rating
from generator.pages.changes import changes_pages
from generator.pages.feeds import feeds
from generator.rendering.edition import Edition, Settings
from tests.builders import article, base, certainty, claim
from tests.status_builders import board, day, subject
from tests.status_builders import event as row
from tests.test_pages import edition, on, pages

NOW = date(2026, 11, 28)

SEQUENCES: tuple[tuple[str, tuple[str, ...], int, list[tuple[int, str]]], ...] = (
    ("nobody has spoken", (), 90, []),
    ("one of two has approved", ("3 ann clinical approve",), 90, [(3, "approval-begun")]),
    (
        "a quorum on two days",
        ("3 ann clinical approve", "5 ben methods approve"),
        90,
        [(3, "approval-begun"), (5, "approved")],
    ),
    (
        "a quorum on one day is one change",
        ("3@10:00 ann clinical approve", "3@11:00 ben methods approve"),
        90,
        [(3, "approved")],
    ),
    (
        "what lies after the day does not exist",
        ("3@10:00 ann clinical approve", "3@11:00 ben methods approve", "9 cleo clinical hold"),
        8,
        [(3, "approved")],
    ),
    (
        "held, one release, then the other",
        (
            "3@10:00 ann clinical approve",
            "3@11:00 ben methods approve",
            "9 cleo clinical hold",
            "11 cleo clinical release",
            "12 ben methods release",
        ),
        90,
        [(3, "approved"), (9, "on-hold"), (11, "release-begun"), (12, "released-from-hold")],
    ),
    ("a hold of somebody who may not hold", ("9 ben methods hold",), 90, [(9, "hold-asked-for")]),
    (
        "withdrawn",
        ("3@10:00 ann clinical approve", "3@11:00 ben methods approve", "8 ben methods withdraw-approval"),
        90,
        [(3, "approved"), (8, "approval-withdrawn")],
    ),
    (
        "renewed",
        ("3@10:00 ann clinical approve", "3@11:00 ben methods approve", "30 ann clinical approve"),
        90,
        [(3, "approved"), (30, "approval-renewed")],
    ),
    (
        "review begun, then changes requested",
        ("1 ann clinical start-review", "2 ann clinical request-changes"),
        90,
        [(1, "review-begun"), (2, "changes-requested")],
    ),
    ("a stranger is not heard", ("1 zoe clinical hold",), 90, []),
    (
        "an approval runs out on the day after its last",
        ("3@10:00 ann clinical approve", "3@11:00 ben methods approve"),
        3 + 366,
        [(3, "approved"), (3 + 366, "approval-out-of-date")],
    ),
    (
        "not yet on the last day itself",
        ("3@10:00 ann clinical approve", "3@11:00 ben methods approve"),
        3 + 365,
        [(3, "approved")],
    ),
    (
        "ran out between two approvals of the same words",
        (
            "3@10:00 ann clinical approve",
            "3@11:00 ben methods approve",
            "400@10:00 ann clinical approve",
            "400@11:00 ben methods approve",
        ),
        500,
        [(3, "approved"), (369, "approval-out-of-date"), (400, "approval-renewed")],
    ),
    (
        "of words that were edited nobody knows how long they stood",
        (
            "3@10:00 ann clinical approve",
            "3@11:00 ben methods approve",
            "400@10:00 ann clinical approve B1",
            "400@11:00 ben methods approve B1",
        ),
        500,
        [(3, "approved"), (400, "approved")],
    ),
    (
        "a hold hides that the approval ran out",
        (
            "3@10:00 ann clinical approve",
            "3@11:00 ben methods approve",
            "300 cleo clinical hold",
        ),
        500,
        [(3, "approved"), (300, "on-hold")],
    ),
)


@pytest.mark.parametrize(
    ("rows", "as_of", "expected"), [case[1:] for case in SEQUENCES], ids=[case[0] for case in SEQUENCES]
)
def test_events_become_days(rows: tuple[str, ...], as_of: int, expected: list[tuple[int, str]]) -> None:
    events = [row(written) for written in rows]
    words = "B1" if any(written.endswith("B1") for written in rows) else "A1"
    for ordered in (events, events[::-1]):
        found = item_days(subject(words), ordered, board(), day(as_of))
        assert [((one.day - day(0)).days, one.happening.value) for one in found] == expected


def test_the_end_of_an_approval_is_said_only_of_words_that_still_stand() -> None:
    events = [row("3@10:00 ann clinical approve"), row("3@11:00 ben methods approve")]
    assert [one.happening.value for one in item_days(subject("B1"), events, board(), day(500))] == [
        "approved"
    ]


BEFORE = claim(certainty=certainty(Rating.MODERATE))
TODAY = claim(certainty=certainty(Rating.LOW), statement="Naps may help.")
HISTORY = (
    make(Change, date=date(2026, 4, 1), type=ChangeType.NEW, summary="First version."),
    make(Change, date=date(2027, 1, 1), type=ChangeType.EDITORIAL, summary="Of the future."),
)


def lowered() -> KnowledgeBase:
    """A claim approved in May with moderate certainty, and again in other words with low certainty."""
    kb = base(article(changes=HISTORY), TODAY, events=[on(2, BEFORE), on(20, TODAY)])
    kept = {fingerprint_of(one): canonical_json(one) for one in (BEFORE, TODAY)}
    return replace(kb, kept=kept)


def changes_of(kb: KnowledgeBase, as_of: date = NOW) -> tuple[DatedChange, ...]:
    """The changes of the only article."""
    (only,) = kb.articles.values()
    return dated_changes(kb, assess(kb, as_of), only)


def published(kb: KnowledgeBase, as_of: date = NOW) -> Edition:
    """An edition that knows where the site is."""
    return replace(
        edition(kb, as_of), settings=Settings(site_name="Naps", site_url="https://naps.example/kb/")
    )


def feed_of(kb: KnowledgeBase, as_of: date = NOW, path: str = "changes.xml") -> feedparser.FeedParserDict:
    """A feed as a reader of feeds reads it."""
    text = next(page.content for page in feeds(published(kb, as_of)) if page.path == path)
    read = feedparser.parse(text)
    assert not read.bozo, read.bozo_exception
    return read


def test_a_lowered_certainty_is_said_in_words_on_page_and_feed() -> None:
    kb = lowered()
    said = "Certainty lowered from moderate to low"
    assert said in pages(kb, changes_pages, as_of=NOW)["changes.html"].text
    newest = feed_of(kb).entries[0]
    assert said in newest.content[0].value
    assert newest.title.startswith("Approved")
