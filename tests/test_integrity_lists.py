"""Lists of retractions: what is kept of them, how large they may be, and what the page of a source says."""

from pathlib import Path

import pytest

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.vocabulary import Stage
from generator.loading import retraction_watch
from generator.loading.content import load_content
from generator.loading.files import MAX_BYTES, Folder
from generator.pages.reference import reference_pages
from generator.project import open_project, open_revision
from tests.builders import AS_OF, copy_site, printed, write_files
from tests.repositories import make_repository
from tests.test_pages import pages

CSV = "references/integrity/retraction-watch-2026-05-01.csv"
HEADER = "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate\n"


def loaded(folder: Path, files: dict[str, str]) -> KnowledgeBase:
    """The minimal site with lists beside its references."""
    kb = load_content(Folder(write_files(copy_site("minimal", folder), files)))
    assert kb.diagnostics == ()
    return kb


def page_text(kb: KnowledgeBase, key: str) -> str:
    """The words of the page of a reference."""
    return pages(kb, reference_pages)[f"references/{key}.html"].text


def test_a_page_says_what_a_list_does_not_name_and_never_that_it_was_not_retracted(tmp_path: Path) -> None:
    kb = loaded(tmp_path, {CSV: f"{HEADER}10.1000/doe,0,Correction,1/2/2026 0:00\n"})
    assert "Not listed as of 1 May 2026 in the list of Retraction Watch" in page_text(kb, "roe2021")
    assert "Listed as of 1 May 2026 in the list of Retraction Watch: correction" in page_text(kb, "doe2020")
    assert "not retracted" not in page_text(kb, "roe2021").lower()


def test_a_source_that_crossref_was_not_asked_about_is_not_called_unlisted(tmp_path: Path) -> None:
    kb = loaded(
        tmp_path, {"references/integrity/crossref-2026-05-01.json": '{"items": [{"DOI": "10.1000/doe"}]}'}
    )
    assert "Not listed as of 1 May 2026 in the list of Crossref" in page_text(kb, "doe2020")
    assert "isted as of" not in page_text(kb, "roe2021")


def test_without_a_list_no_page_speaks_of_one(tmp_path: Path) -> None:
    assert "Lists of retractions" not in page_text(loaded(tmp_path, {}), "doe2020")


def test_a_list_keeps_only_what_concerns_our_own_sources(tmp_path: Path) -> None:
    others = "".join(f"10.1000/other.{number},0,Retraction,1/1/2022 0:00\n" for number in range(9))
    kb = loaded(tmp_path, {CSV: f"{HEADER}{others}"})
    (snapshot,) = kb.snapshots
    assert snapshot.notices == {}
    assert snapshot.looked_up == {"doe2020", "roe2021"}


def test_a_listed_retraction_that_nobody_recorded_takes_the_approval(tmp_path: Path) -> None:
    copy_site("minimal", tmp_path)
    write_files(tmp_path, {CSV: f"{HEADER}10.1000/doe,0,Retraction,1/2/2026 0:00\n"})
    project = open_project(tmp_path, AS_OF)
    (found,) = (one for one in project.diagnostics if one.code == "integrity-unrecorded")
    assert found.about == ("doe2020", "naps-tiredness", "article:naps")
    assert project.assessment.claims[Id("naps-tiredness")].stage is not Stage.APPROVED
    assert found.related[0].span.line == 2


def test_the_list_of_a_commit_may_be_as_large_as_on_disk(tmp_path: Path) -> None:
    filler = f"10.1000/other,0,Retraction,{'x' * 1000}\n" * (MAX_BYTES // 1000)
    copy_site("minimal", tmp_path)
    write_files(tmp_path, {CSV: f"{HEADER}{filler}10.1000/doe,0,Retraction,1/2/2026 0:00\n"})
    assert (tmp_path / CSV).stat().st_size > MAX_BYTES
    make_repository(tmp_path)
    on_disk = printed(open_project(tmp_path, AS_OF).diagnostics)
    assert any(line.startswith("integrity-unrecorded") for line in on_disk)
    assert printed(open_revision(tmp_path, "HEAD", AS_OF).diagnostics) == on_disk


def test_a_list_past_the_limit_counts_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_site("minimal", tmp_path)
    write_files(tmp_path, {CSV: HEADER})
    monkeypatch.setattr(retraction_watch, "MAX_LIST_BYTES", len(HEADER) - 1)
    project = open_project(tmp_path, AS_OF)
    assert [found.code for found in project.stopping] == ["list-broken"]
    assert project.kb.snapshots == ()
