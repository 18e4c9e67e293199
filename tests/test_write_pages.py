"""Writing pages: each once, and none outside the folder of the site."""

from pathlib import Path

import pytest

from generator.build.site import write_pages
from generator.rendering.site_files import Page


def test_pages_stand_at_their_paths(tmp_path: Path) -> None:
    pages = [Page("index.html", "é"), Page("claims/a.html", "a"), Page("claims/list/b.html", "b")]
    assert write_pages(pages, tmp_path) == 3
    assert {page.path: (tmp_path / page.path).read_bytes().decode() for page in pages} == {
        page.path: page.text for page in pages
    }


@pytest.mark.parametrize("path", ["", ".", "..", "../x.html", "/x.html", "a/../../x.html", "a//x.html", "a/"])
def test_a_page_outside_the_site_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="outside the site"):
        write_pages([Page(path, "x")], tmp_path / "site")


def test_a_page_that_two_page_types_claim_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="written twice"):
        write_pages([Page("x.html", "one"), Page("x.html", "two")], tmp_path)
