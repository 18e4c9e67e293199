"""What the search index may know: nothing on hold, nor unapproved where approved words alone are published.

The index is packed, so that a plain look into the files of a site would find nothing in it; here every file
of a site is unpacked before it is looked into, sheets of paper included.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.built_sites import made_once
from tests.paper import Paper, needs_poppler
from tests.projects import SITES, build, copy_project, files_of

GZIP = b"\x1f\x8b"
PDF = b"%PDF"
SIGNATURE = b"pagefind_dcd"

HELD = "quokkarum"
"""A word that the stemmer of the index leaves as it is, and that stands nowhere else."""

PLANTED = {
    "example-tablets/claims.yml": (
        ("Example tablets may shorten an example illness", f"Example {HELD} may shorten an example illness"),
        ("Example tablets may shorten the illness", f"Example {HELD} may shorten the illness"),
        ("of: Any shortening", f"of: Any {HELD}"),
        ("note: One invented trial.", f"note: One {HELD} trial."),
        ("locator: Abstract", f"locator: Abstract {HELD}"),
    ),
    "example-tablets/index.md": (("Example tablets may shorten", f"Example {HELD} may shorten"),),
    "example-lozenges/index.md": (
        ("verdict: We do not know", f"verdict: We do not know, {HELD}"),
        (
            "authors:",
            f"keywords: [{HELD}]\nplain: {{question: Do they help?, verdict: Perhaps {HELD}}}\nauthors:",
        ),
        ("A hidden paragraph", f"A hidden {HELD}"),
        ("These words are on hold", f"These words of {HELD} are on hold"),
    ),
}
"""By file, what stands in it and what it becomes, at its first place: that of the claim on hold."""


@pytest.fixture(scope="module")
def planted_site(shared_folder: Path) -> Path:
    """A site in which only a claim and an article on hold have a certain word; a hold outlives edits."""
    return made_once(shared_folder / "planted", _planted) / "site"


@pytest.fixture(scope="module")
def planted(planted_site: Path) -> dict[str, bytes]:
    """Its files, unpacked."""
    return dict(_unpacked(files_of(planted_site)))


@needs_poppler
def test_words_on_hold_stand_in_no_file_however_it_is_packed(planted: dict[str, bytes]) -> None:
    assert [path for path, content in planted.items() if HELD.encode() in content.lower()] == []
    for words in (b"-1.5 days", b"day and a half"):
        assert [path for path, content in planted.items() if words in content] == []


@needs_poppler
def test_words_that_nobody_approved_stand_in_no_file_however_it_is_packed(approved_site: Path) -> None:
    files = dict(_unpacked(files_of(approved_site)))
    # Half a word, since the index keeps stems.
    found = [path for path, content in files.items() if b"unapprov" in content.lower()]
    assert found == ["checks.html"], "one of the codes that it explains is called so"
    for words in (b"Words on hold", b"lower a fever", b"-5.0"):
        assert [path for path, content in files.items() if words in content] == []


def test_the_index_would_have_shown_the_words(planted: dict[str, bytes]) -> None:
    records = {path: json.loads(content) for path, content in planted.items() if "/fragment/" in path}
    held = next(record for record in records.values() if record["url"] == "/claims/example-duration.html")
    card = json.loads(held["anchors"][0]["id"])
    assert card["statement"].startswith("On hold since 2 Nov 2026")
    assert card["certainty"] is None
    words = [content for path, content in planted.items() if "/index/" in path]
    assert any(b"hoars" in content or b"lozeng" in content for content in words), "stems stand in the index"


def test_every_record_is_found_by_the_index_and_nothing_else_is(planted: dict[str, bytes]) -> None:
    addresses = {json.loads(content)["url"] for path, content in planted.items() if "/fragment/" in path}
    claims = {f"/claims/example-{name}.html" for name in ("cough", "duration", "rash", "sleep")}
    articles = {f"/example/example-{name}/index.html" for name in ("tablets", "lozenges")}
    references = {f"/references/invented{year}.html" for year in (2020, 2021)}
    assert addresses == claims | articles | references


def _planted(folder: Path) -> None:
    project = copy_project(SITES / "held", folder)
    for name, changes in PLANTED.items():
        file = project / "content/example" / name
        text = file.read_text("utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        file.write_text(text, "utf-8")
    build(project)


def _unpacked(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for path, content in files.items():
        if content.startswith(GZIP):
            yield path, gzip.decompress(content).removeprefix(SIGNATURE)
        elif content.startswith(PDF):
            paper = Paper(content)
            yield path, f"{paper.text} {paper.facts}".encode()
        else:
            yield path, content
