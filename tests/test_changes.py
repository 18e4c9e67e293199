"""What changed, day by day: from events to changes, to the pages, to the feeds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import feedparser
import pytest

from generator.core.dated_changes import DatedChange, dated_changes
from generator.core.declaration import Id, PartialDate, make
from generator.core.fingerprint import canonical_json, fingerprint_of
from generator.core.item_days import item_days
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Appraisal, Change, Update
from generator.core.projection import approved_projection
from generator.core.status import assess
from generator.core.vocabulary import ChangeType, Decision, Happening, Rating, UpdateType
from generator.pages.article import article_pages
from generator.pages.changes import changes_pages
from generator.pages.feeds import NEWEST, feeds
from generator.pages.topic import topic_pages
from generator.rendering.edition import Edition, Settings
from generator.rendering.lists import LIMIT
from tests.builders import article, base, certainty, claim, event, reference
from tests.html_pages import internal_targets
from tests.status_builders import board, day, subject
from tests.status_builders import event as row
from tests.test_pages import TEMPLATES, edition, on, pages

ATOM = "{http://www.w3.org/2005/Atom}"
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


def in_approved_words(kb: KnowledgeBase) -> Edition:
    """An edition of the base that shows only approved words."""
    today = assess(kb, NOW)
    made = approved_projection(kb, today).kb
    return Edition(made, assess(made, NOW), TEMPLATES, published(kb).settings, today=today)


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


def test_an_approval_of_other_words_is_not_read_as_one_of_todays() -> None:
    """`Naps may help.` was never approved: no entry may call it so."""
    kb = replace(lowered(), events=(on(2, BEFORE),))
    text = pages(kb, changes_pages, as_of=NOW)["changes.html"].text
    assert "Approved" in text
    assert TODAY.statement not in text
    assert BEFORE.statement not in text
    assert TODAY.statement not in str(feed_of(kb).entries)


def test_each_reader_finds_the_statement_in_their_own_words() -> None:
    spoken = claim(plain="A nap helps.")
    kb = base(article(), spoken, events=[on(2, spoken)])
    page = pages(kb, changes_pages, as_of=NOW)["changes.html"]
    assert {"A nap helps.", spoken.statement} <= set(page.texts)
    assert spoken.statement in feed_of(kb).entries[0].title
    held = replace(kb, events=(*kb.events, on(3, spoken, decision=Decision.HOLD)))
    assert "A nap helps." not in pages(held, changes_pages, as_of=NOW)["changes.html"].text


def test_words_of_a_taken_back_approval_are_not_told() -> None:
    kb = lowered()
    back = on(25, TODAY, decision=Decision.WITHDRAW_APPROVAL)
    text = pages(replace(kb, events=(*kb.events, back)), changes_pages, as_of=NOW)["changes.html"].text
    assert "Approval withdrawn" in text
    assert "Certainty lowered" not in text


def test_nothing_on_hold_is_repeated_but_that_and_why_it_is_held() -> None:
    kb = lowered()
    noted = on(21, TODAY, decision=Decision.REQUEST_CHANGES, note="Naps may help is too strong.")
    held = on(22, TODAY, decision=Decision.HOLD, note="A warning is being checked.")
    kb = replace(kb, events=(*kb.events, noted, held))
    shown = pages(kb, changes_pages, as_of=NOW)["changes.html"].text + str(feed_of(kb).entries)
    assert "On hold" in shown
    assert "A warning is being checked." in shown
    for words in (TODAY.statement, BEFORE.statement, "Certainty lowered", "too strong"):
        assert words not in shown


def test_an_article_on_hold_keeps_its_summaries_back() -> None:
    kb = lowered()
    (only,) = kb.articles.values()
    held = event(
        {"article": assess(kb, NOW).subjects[f"article:{only.id}"].fingerprint},
        decision=Decision.HOLD,
        date=datetime(2026, 6, 1, 9, tzinfo=UTC),
    )
    assert "First version." in pages(kb, changes_pages, as_of=NOW)["changes.html"].text
    assert (
        "First version."
        not in pages(replace(kb, events=(*kb.events, held)), changes_pages, as_of=NOW)["changes.html"].text
    )


def test_where_only_approved_words_are_shown_no_others_are_told() -> None:
    """A claim never approved, and an entry of the history after the approval, do not exist for readers."""
    kb, new = lowered(), claim("new", statement="Nobody approved this.")
    (only,) = kb.articles.values()
    later = make(
        Change, date=date(2026, 6, 2), type=ChangeType.EDITORIAL, summary="Says what nobody approved."
    )
    only = replace(only, changes=(*HISTORY, later))
    own = event({"article": fingerprint_of(only)}, date=datetime(2026, 5, 20, 13, tzinfo=UTC))
    begun = on(21, new, decision=Decision.START_REVIEW, note="About what nobody approved.")
    kb = replace(
        kb, articles={only.id: only}, claims={**kb.claims, new.id: new}, events=(*kb.events, own, begun)
    )
    shown = in_approved_words(kb)
    told = "".join(page.text for page in (*changes_pages(shown), *feeds(shown), *article_pages(shown)))
    assert "nobody approved" not in told.lower()
    assert "Of the future." not in told
    for words in ("First version.", "Certainty lowered from moderate to low", TODAY.statement):
        assert words in told
    assert "Nobody approved this." in "".join(page.text for page in changes_pages(published(kb)))


def test_summaries_and_events_of_the_future_do_not_exist() -> None:
    text = pages(lowered(), changes_pages, as_of=date(2026, 5, 10))["changes.html"].text
    assert "2 May 2026" in text
    assert "20 May 2026" not in text
    assert "Of the future." not in text


def test_a_source_retracted_after_the_approval_is_a_change_and_an_older_one_is_none() -> None:
    for retracted, found in (
        (date(2026, 5, 10), True),
        (date(2026, 4, 10), False),
        (date(2027, 1, 1), False),
    ):
        update = make(
            Update,
            type=UpdateType.RETRACTION,
            date=PartialDate(retracted.year, retracted.month, retracted.day),
        )
        kb = replace(
            lowered(), references={Id("doe2020"): reference(custom=make(Appraisal, updates=(update,)))}
        )
        told = [change.day for change in changes_of(kb) if change.happening is Happening.RETRACTED]
        assert told == ([retracted] if found else [])


def test_the_same_happens_under_the_same_names_on_every_later_day() -> None:
    kb = lowered()
    earlier, later = (feed_of(kb, day_of) for day_of in (date(2026, 5, 10), NOW))
    before, after = ([entry.id for entry in read.entries] for read in (earlier, later))
    assert before == after[-len(before) :]
    assert len(set(after)) == len(after)
    assert earlier.feed.id == later.feed.id
    assert later.feed.updated == later.entries[0].updated == "2026-05-20T12:00:00Z"


def test_a_base_read_in_another_order_has_the_same_feeds() -> None:
    kb = lowered()
    assert [page.content for page in feeds(published(kb))] == [
        page.content for page in feeds(published(replace(kb, events=kb.events[::-1])))
    ]


def test_a_feed_has_what_rfc_4287_requires() -> None:
    """4.1.1 and 4.1.2: id, title, updated; an author; a self link; each entry content or a link."""
    for page in feeds(published(lowered())):
        feed = ElementTree.fromstring(page.content)
        assert feed.tag == f"{ATOM}feed"
        for name in ("id", "title", "updated"):
            assert len(feed.findall(ATOM + name)) == 1
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Naps"
        (own,) = (link for link in feed.iter(f"{ATOM}link") if link.get("rel") == "self")
        assert own.get("href") == f"https://naps.example/kb/{page.path}"
        entries = feed.findall(f"{ATOM}entry")
        assert entries
        days = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
        assert days == sorted(days, reverse=True)
        for entry in entries:
            for name in ("id", "title", "updated", "content"):
                assert len(entry.findall(ATOM + name)) == 1
            assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated", "")).tzinfo == UTC
            assert entry.findtext(f"{ATOM}id", "").startswith("tag:naps.example,2026:changes/")
            links = [link.get("href", "") for link in entry.iter(f"{ATOM}link")]
            assert [link.startswith("https://naps.example/kb/") for link in links] == [True]


def test_the_same_change_has_one_name_in_every_feed() -> None:
    made = {page.path: feedparser.parse(page.content) for page in feeds(published(lowered()))}
    assert list(made) == ["changes.xml", "rest/changes.xml", "rest/naps/changes.xml"]
    names = {path: [entry.id for entry in read.entries] for path, read in made.items()}
    assert names["changes.xml"] == names["rest/changes.xml"] == names["rest/naps/changes.xml"]
    assert len({read.feed.id for read in made.values()}) == 3


def test_a_feed_with_strangers_words_is_still_one() -> None:
    odd = '<script>alert(1)</script> & "]]>" é 𝛼'
    kb = base(article(changes=(make(Change, date=NOW, type=ChangeType.NEW, summary=odd),)), claim())
    assert feed_of(kb).entries[0].content[0].value.splitlines()[0] == odd
    assert odd in pages(kb, changes_pages, as_of=NOW)["changes.html"].text


def test_without_the_address_of_the_site_there_is_no_feed_and_no_link_to_one() -> None:
    kb = lowered()
    assert list(feeds(edition(kb, NOW))) == []
    assert "atom+xml" not in next(changes_pages(edition(kb, NOW))).text
    heads = [page.text for page in (*changes_pages(published(kb)), *topic_pages(published(kb)))]
    assert all('type="application/atom+xml"' in text for text in heads)


def test_a_base_in_which_nothing_happened_says_so_and_has_no_feed() -> None:
    kb = base(article(), claim())
    assert "Nothing happened yet." in pages(kb, changes_pages, as_of=NOW)["changes.html"].text
    assert list(pages(kb, changes_pages, as_of=NOW)) == ["changes.html"]
    assert list(feeds(published(kb))) == []


def test_more_changes_than_a_list_holds_stand_by_year_and_a_feed_has_the_newest() -> None:
    start = date(2025, 6, 1)
    many = tuple(
        make(
            Change, date=start + timedelta(days=number), type=ChangeType.EDITORIAL, summary=f"Edit {number}."
        )
        for number in range(LIMIT + 1)
    )
    kb = base(article(changes=many), claim())
    made = pages(kb, changes_pages, as_of=NOW)
    assert {"list/changes-2025.html", "list/changes-2026.html", "rest/naps/list/changes-2026.html"} <= set(
        made
    )
    assert "Edit 500." in made["list/changes-2026.html"].text
    assert "Edit 500." not in made["changes.html"].text
    for page in made.values():
        for tag, path, _ in internal_targets(page):
            if "changes" in path and not path.endswith(".xml"):
                assert path in made, f"{page.path}: {tag}"
    read = feed_of(kb)
    assert len(read.entries) == NEWEST
    assert read.entries[0].content[0].value.startswith("Edit 500.")
