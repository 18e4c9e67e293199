"""What a printed version is worth: the answer of its page for every state that a sheet can come to."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import ReviewEvent
from generator.core.versions import version_of
from generator.core.vocabulary import Decision
from generator.loading.content import load_content
from generator.loading.files import Folder
from generator.pages.algorithm import algorithm_pages
from generator.pages.version import version_pages
from generator.project import in_approved_words, open_project
from generator.rendering.edition import Edition, Settings
from tests.html_pages import read_page
from tests.paper import SITE_URL, TEMPLATES, edition_of, needs_poppler, papers
from tests.projects import AS_OF, SITES

SOON = date(2026, 9, 10)
"""After the approvals of the invented sites, before anything happened to them."""

Change = Callable[[KnowledgeBase], KnowledgeBase]


def sound(kb: KnowledgeBase) -> KnowledgeBase:
    """The base with the hold, before its source was retracted."""
    references = {
        key: replace(ref, custom=replace(ref.custom, updates=())) for key, ref in kb.references.items()
    }
    return replace(kb, references=references)


def released(kb: KnowledgeBase) -> KnowledgeBase:
    """Neither retraction nor hold."""
    return replace(sound(kb), events=tuple(e for e in kb.events if e.decision is Decision.APPROVE))


def without_algorithm(kb: KnowledgeBase) -> KnowledgeBase:
    """Its file is gone."""
    return replace(released(kb), algorithms={})


def taken_back(kb: KnowledgeBase) -> KnowledgeBase:
    """One of those who approved withdrew the approval later."""
    first = next(event for event in kb.events if event.decision is Decision.APPROVE)
    later = datetime(2026, 9, 5, 9, 0, tzinfo=UTC)
    back: ReviewEvent = replace(first, decision=Decision.WITHDRAW_APPROVAL, date=later)
    known = released(kb)
    return replace(known, events=(*known.events, back))


def reworded(kb: KnowledgeBase) -> KnowledgeBase:
    """A step says something else."""
    known = released(kb)
    [(home, algorithm)] = known.algorithms.items()
    step = replace(algorithm.steps[Id("rest")], title="Rest & drink <much>")
    changed = replace(algorithm, steps={**algorithm.steps, Id("rest"): step})
    return replace(known, algorithms={home: changed})


def newer_sources(kb: KnowledgeBase) -> KnowledgeBase:
    """Every source came out in another edition."""
    known = released(kb)
    sources = {key: replace(ref, title=f"{ref.title}, again") for key, ref in known.references.items()}
    return replace(known, references=sources)


def newer_claim(kb: KnowledgeBase) -> KnowledgeBase:
    """A statement that the steps rest on says more."""
    known = released(kb)
    [algorithm] = known.algorithms.values()
    claim = known.claims[algorithm.claim_ids[0]]
    longer = replace(claim, statement=f"{claim.statement} Newer words.")
    return replace(known, claims={**known.claims, claim.id: longer})


def begun(kb: KnowledgeBase) -> KnowledgeBase:
    """Somebody began to review, and nobody has finished."""
    known = released(kb)
    return replace(known, events=(replace(known.events[0], decision=Decision.START_REVIEW),))


def unreviewed(kb: KnowledgeBase) -> KnowledgeBase:
    """Nobody looked at it."""
    return replace(released(kb), events=())


def base(site: str) -> KnowledgeBase:
    return load_content(Folder(SITES / site))


def answer(kb: KnowledgeBase, as_of: date) -> str:
    """What the page of the only version of the algorithm says."""
    edition = edition_of(kb, as_of)
    [version] = [one for one in edition.versions.values() if one.key.startswith("algorithm:")]
    [page] = [page for page in version_pages(edition) if page.path == f"v/{version.name}.html"]
    read = read_page(page.path, page.content.decode())
    return " ".join(read.inside["main"].split())


@pytest.mark.parametrize(
    ("change", "as_of", "heading", "words"),
    [
        (released, SOON, "Still valid", "Valid until"),
        (released, date(2027, 10, 1), "No longer approved", "Approval out of date since"),
        (lambda kb: kb, SOON, "No longer approved", "A source was retracted"),
        (sound, AS_OF, "On hold", "an invented safety warning"),
        (without_algorithm, SOON, "Withdrawn", "no longer part of this site"),
        (taken_back, SOON, "Withdrawn", "took back their approval"),
        (reworded, SOON, "Changed since", "Rest & drink <much>"),
        (newer_claim, SOON, "Changed since", "Newer words."),
        (newer_sources, SOON, "No longer approved", "3 of 3 statements on it are not approved."),
    ],
)
def test_the_page_of_a_version_says_what_it_is_worth(
    change: Change, as_of: date, heading: str, words: str
) -> None:
    said = answer(change(base("held")), as_of)
    assert heading in said
    assert words in said


def test_what_changed_stands_beside_what_was_printed() -> None:
    said = answer(base("approved"), AS_OF)
    assert "Changed since" in said
    assert "On the sheet" in said
    assert "Today" in said


def test_words_on_hold_are_on_no_page_of_a_version() -> None:
    pages = [page for site in ("held", "approved") for page in version_pages(edition_of(base(site)))]
    for page in pages:
        text = page.content.decode()
        assert "may shorten the illness by about a day" not in text
        assert "(mean difference -1.5 days" not in text


def test_a_version_survives_where_only_approved_words_are_shown() -> None:
    project = in_approved_words(open_project(SITES / "approved", AS_OF))
    shown = Edition(
        project.kb, project.assessment, TEMPLATES, Settings(site_url=SITE_URL), today=project.today
    )
    assert set(shown.versions) == set(edition_of(base("approved")).versions)
    assert {page.path for page in version_pages(shown)} == {f"v/{name}.html" for name in shown.versions}


def test_a_version_names_the_words_and_all_they_lean_on_in_any_order() -> None:
    leaning = {"one": "1-aa", "two": "1-bb"}
    name = version_of("algorithm:x", "1-00", leaning)
    assert name == version_of("algorithm:y", "1-00", dict(reversed(leaning.items())))
    changed = [
        version_of("article:x", "1-00", leaning),
        version_of("algorithm:x", "1-01", leaning),
        version_of("algorithm:x", "1-00", {**leaning, "two": "1-bc"}),
        version_of("algorithm:x", "1-00", {"one": "1-aa"}),
    ]
    assert len({name, *changed}) == 5
    assert len(name) == 16


@needs_poppler
@pytest.mark.parametrize(
    ("change", "as_of", "watermark", "words"),
    [
        (
            released,
            SOON,
            "",
            "Approved Wording and evidence approved 2 Sep 2026 by 2 reviewers, until 1 Jun 2027.",
        ),
        (released, date(2027, 10, 1), "NOTAPPROVED", "Approval out of date since 2 Jun 2027. Invented"),
        (lambda kb: kb, SOON, "NOTAPPROVED", "A source on this path was retracted"),
        (sound, AS_OF, "ONHOLD", "Do not rely on this: an invented safety warning"),
        (sound, AS_OF, "ONHOLD", "On hold 1 of 3 statements on it must not be relied on."),
        (newer_sources, SOON, "NOTAPPROVED", "is approved, but 3 of 3 statements on it are not."),
        (newer_claim, SOON, "NOTAPPROVED", "Source changed A source changed since approval"),
        (begun, SOON, "NOTAPPROVED", "Under review In review since 1 Sep 2026."),
        (unreviewed, SOON, "NOTAPPROVED", "Not reviewed yet Invented: no such medicine"),
        (taken_back, SOON, "NOTAPPROVED", "Not valid on paper"),
        (reworded, SOON, "NOTAPPROVED", "Rest & drink <much>"),
    ],
)
def test_a_sheet_shows_its_standing(
    change: Change, as_of: date, watermark: str, words: str, tmp_path: Path
) -> None:
    made = papers(edition_of(change(base("held")), as_of), tmp_path)
    for name in ("example-tablets/algorithm.pdf", "example-tablets/algorithm-letter.pdf"):
        assert set(made[name].watermarks) == {watermark}
        assert words in made[name].text


@pytest.mark.parametrize(
    ("change", "as_of", "watermark"),
    [(released, SOON, ""), (sound, AS_OF, "ON HOLD"), (reworded, SOON, "NOT APPROVED")],
)
def test_the_page_that_a_browser_prints_carries_the_watermark_of_the_sheet(
    change: Change, as_of: date, watermark: str
) -> None:
    [page] = algorithm_pages(edition_of(change(base("held")), as_of))
    text = page.content.decode()
    assert re.findall(r'class="watermark on-paper"[^>]*>([^<]*)<', text) == [watermark] * bool(watermark)
    assert ("Not valid on paper." in text) is bool(watermark)
