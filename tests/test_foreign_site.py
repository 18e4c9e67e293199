"""A site in another language: nothing on it is left in English but what people wrote.

It is a made-up language: each English letter of the interface stands in another alphabet (`pseudo_language`).
So a Latin letter outside people's words is a word that no catalogue can reach, whoever adds it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from generator.project import all_rules
from tests.bare_words import THEME
from tests.built_sites import made_once
from tests.foreign_sites import build_foreign_site, words_of_people, write_foreign_project
from tests.foreign_words import latin_words, said_on
from tests.paper import Paper, needs_poppler

NAMES = frozenset(
    {"apa", "bibtex", "csl", "csv", "doi", "gexf", "graphml", "json", "orcid", "pmid", "ris", "vancouver"}
)
"""Names of styles and formats, the same in every language."""

INITIALS = frozenset({"ab"})
"""As a reference list writes `A. B.`."""

MANUALS = ("checks.html", "checked.html")
"""Pages that quote the manuals of rules, which are English and marked so."""


@pytest.fixture(scope="session")
def hebrew(shared_folder: Path) -> Path:
    """The project, built, whose interface is written from right to left."""
    return foreign(shared_folder, "held", "he")


@pytest.fixture(scope="session")
def greek(shared_folder: Path) -> Path:
    """The project, built, in letters that sheets can print."""
    return foreign(shared_folder, "approved", "el")


@pytest.fixture(scope="session", params=["hebrew", "greek"])
def project(request: pytest.FixtureRequest) -> Path:
    """Either of them."""
    found: Path = request.getfixturevalue(request.param)
    return found


def foreign(shared_folder: Path, site: str, code: str) -> Path:
    def make(folder: Path) -> None:
        build_foreign_site(write_foreign_project(folder, site, code), code)

    return made_once(shared_folder / f"foreign-{site}", make)


def test_no_page_says_a_word_that_no_catalogue_reaches(project: Path) -> None:
    known = words_of_people(project) | NAMES | INITIALS
    found = set()
    for page in sorted((project / "site").rglob("*.html")):
        manuals = words_of_manuals() if page.name in MANUALS else frozenset()
        for piece in said_on(page.read_text()):
            allowed = known | manuals if piece.lang == "en" else known
            if english := [word for word in latin_words(piece.text) if word not in allowed]:
                found.add((page.name, piece.where, piece.text, *english))
    assert found == set()


def test_what_people_wrote_is_marked_and_words_of_the_interface_in_it_are_marked_back(hebrew: Path) -> None:
    for page in PAGES_OF_READERS:
        said = said_on((hebrew / "site" / page).read_text())
        # An attribute has the language of its element, whatever it says.
        marked = [piece.text for piece in said if piece.lang == "en" and " " not in piece.where]
        assert [text for text in marked if is_hebrew(text)] == [], page
        unmarked = [piece.text for piece in said if piece.where in READ_AS_WORDS and piece.lang == "he"]
        assert [text for text in unmarked if is_prose(text) and text not in HELD_BECAUSE] == [], page


PAGES_OF_READERS = (
    "example/example-tablets/index.html",
    "example/example-tablets/algorithm.html",
    "example/example-tablets/changes.html",
    "example/example-tablets/checked.html",
    "knees/stiff-0/index.html",
    "knees/stiff-0/algorithm.html",
    "claims/s0-relief.html",
    "claims/example-rash.html",
    "index.html",
    "knees/index.html",
    "claims/index.html",
    "changes.html",
    "review.html",
    "calendar.html",
    "contradictions.html",
    "graph.html",
)

READ_AS_WORDS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "span", "b", "dt", "dd", "em", "small", "td", "th", "a", "text"}
)
"""Elements of running text and of pictures: formatted references are none, and may be in any language."""

HELD_BECAUSE = "an invented safety warning of 1 Nov 2026 is being checked"
"""Said in one sentence with words of ours, which a picture breaks into lines."""


def is_hebrew(text: str) -> bool:
    return re.search("[\u05d0-\u05ea]", text) is not None


def is_prose(text: str) -> bool:
    return len(latin_words(text)) > 3 and not is_hebrew(text)


def test_no_feed_says_a_word_that_no_catalogue_reaches(project: Path) -> None:
    known = words_of_people(project)
    for feed in sorted((project / "site").rglob("*.xml")):
        if feed.name == "sitemap.xml":
            continue
        for element in ElementTree.parse(feed).getroot().iter():
            for text in (element.text or "", element.get("label", "")):
                if not re.match("(?:tag:|https:|20)", text.strip()):
                    assert [word for word in latin_words(text) if word not in known] == [], feed


def test_no_script_of_the_map_says_a_word_that_no_catalogue_reaches(project: Path) -> None:
    known = words_of_people(project)
    scripts = sorted((project / "site/graph").rglob("*.js"))
    values = (json.loads(script.read_text().partition("(")[2].rpartition(")")[0]) for script in scripts)
    texts = [text for value in values for text in sentences_in(value)]
    assert len(texts) > 40
    assert [text for text in texts if any(word not in known for word in latin_words(text))] == []


@needs_poppler
def test_no_sheet_says_a_word_that_no_catalogue_reaches(greek: Path) -> None:
    known = words_of_people(greek) | INITIALS
    for sheet in sorted((greek / "site").rglob("*.pdf")):
        text = re.sub(r"\S+/\S+", "", Paper(sheet.read_bytes()).text)
        assert [word for word in latin_words(text) if word not in known] == [], sheet


@pytest.mark.parametrize("script", sorted((THEME / "js").glob("*.js")), ids=lambda script: script.stem)
def test_a_script_has_no_words_of_its_own(script: Path) -> None:
    code = re.sub(r"^\s*//.*$", "", script.read_text(), flags=re.M)
    code = re.sub(r"\b(?:closest|matches|querySelector|querySelectorAll)\([^)]*\)", "", code)
    literals = [found[0] or found[1] for found in re.findall(r'"([^"\n]*)"|`([^`]*)`', code)]
    assert [text for text in literals if is_sentence(text) and text not in OF_BROWSERS] == []


OF_BROWSERS = frozenset(
    {"Canvas", "CanvasText", "GrayText", "LinkText", "Enter", "Escape", "Home", "End", "Tab", "use strict"}
    | {
        "ArrowDown",
        "ArrowUp",
        "ArrowLeft",
        "ArrowRight",
        "PageDown",
        "PageUp",
        "NFKD",
        "NFC",
        "DOMContentLoaded",
    }
)
"""What scripts call keys, colours and the like."""


def is_sentence(text: str) -> bool:
    words = re.sub(r"\$\{[^}]*\}", " ", text).split()
    return (
        bool(words)
        and all(re.fullmatch(r"[A-Za-z’']+[.,:?!]?", word) for word in words)
        and (len(words) > 1 or text[:1].isupper())
    )


def words_of_manuals() -> frozenset[str]:
    rules = all_rules().values()
    texts = (
        text for rule in rules for text in (rule.summary, rule.advice, rule.family.title, rule.family.name)
    )
    return frozenset(re.findall("[a-z]+", " ".join(texts).lower()))


def sentences_in(value: Any) -> Iterator[str]:
    """Texts of a script that are no ids: they have a blank, or letters that no id has."""
    if isinstance(value, str):
        if " " in value or not value.isascii():
            yield value
    elif isinstance(value, list):
        for inner in value:
            yield from sentences_in(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from sentences_in(inner)
