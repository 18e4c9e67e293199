"""References in Vancouver style: what is printed, what is kept, and that nothing in a field is obeyed."""

import html
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.core.declaration import Id, PartialDate, Url, make
from generator.core.model import Appraisal, Name, Reference
from generator.rendering import bibliography
from generator.rendering.bibliography import format_references
from generator.rendering.csl import to_csl

HOSTILE = r"<script>x</script> $x^2$ *a* _b_ \LaTeX {c} @smith [x](y) ~s~ ^t^ # & < > <img src=x onerror=x>"


def reference(key: str = "a", **fields: Any) -> Reference:
    return make(Reference, id=Id(key), **{"type": "article-journal", **fields})


def name(family: str, given: str = "") -> Name:
    return make(Name, family=family, given=given or None)


def formatted(*references: Reference, cache: Path | None = None) -> list[str]:
    return list(format_references(references, cache).values())


def without_tags(text: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", text))


VENMANS = reference(
    "venmans2012",
    title="Natural history of pain",
    author=(name("Venmans", "A"), name("Klazen", "Caroline A")),
    container_title="American Journal of Neuroradiology",
    more={"container-title-short": "AJNR Am J Neuroradiol"},
    issued=PartialDate(2012, 3),
    volume="33",
    issue="3",
    page="519-521",
    DOI="10.3174/ajnr.A2817",
    PMID="22116114",
)


def test_an_article_is_printed_in_vancouver_style_without_a_number() -> None:
    assert formatted(VENMANS) == [
        "Venmans A, Klazen CA. Natural history of pain. AJNR Am J Neuroradiol. 2012 Mar;33(3):519–21. "
        'doi:<a href="https://doi.org/10.3174/ajnr.A2817">10.3174/ajnr.A2817</a> '
        'PubMed PMID: <a href="https://www.ncbi.nlm.nih.gov/pubmed/22116114">22116114</a>.'
    ]


def test_a_guideline_and_a_web_page_are_printed_as_what_they_are() -> None:
    assert formatted(
        reference(
            "nice",
            type="report",
            title="Low back pain",
            author=(make(Name, literal="NICE"),),
            publisher="NICE",
            publisher_place="London",
            issued=PartialDate(2016),
        ),
        reference(
            "who",
            type="webpage",
            title="Osteoporosis",
            URL=Url("https://example.org/x?a=1&b=2"),
            accessed=PartialDate(2026, 5, 2),
        ),
    ) == [
        "NICE. Low back pain. London: NICE; 2016.",
        "Osteoporosis [Internet]. [cited 2026 May 2]. Available from: "
        '<a href="https://example.org/x?a=1&amp;b=2">https://example.org/x?a=1&amp;b=2</a>',
    ]


def test_editors_are_named_before_the_word_for_what_they_are() -> None:
    chapter = reference(type="chapter", title="Bone", container_title="Book", editor=(name("Stone", "E"),))
    assert formatted(chapter) == ["Stone E, editor. Bone. In: Book."]


@pytest.mark.parametrize(
    ("authors", "printed"),
    [
        (1, "F1 A, et al. T."),
        (6, "F1 A, F2 A, F3 A, F4 A, F5 A, F6 A, et al. T."),
        (9, "F1 A, F2 A, F3 A, F4 A, F5 A, F6 A, et al. T."),
        (0, "T."),
    ],
)
def test_a_list_of_authors_cut_short_says_so_once(authors: int, printed: str) -> None:
    people = tuple(name(f"F{number}", "A") for number in range(1, authors + 1))
    short = reference(title="T", author=people, custom=make(Appraisal, et_al=True))
    assert formatted(short) == [printed]


def test_hostile_text_is_printed_as_itself() -> None:
    [text] = formatted(
        reference(
            title=HOSTILE, container_title=HOSTILE, author=(name(HOSTILE),), volume=HOSTILE, page=HOSTILE
        )
    )
    assert without_tags(text).count(HOSTILE) == 5
    assert "<script" not in text
    assert "<img" not in text


def test_hostile_identifiers_become_no_link_that_could_do_anything() -> None:
    hostile = "\"><script>x</script> javascript:x' onclick='x"
    [text] = formatted(
        reference(title="T", DOI=hostile, PMID=hostile, PMCID=hostile, URL=Url(f"javascript:{hostile}"))
    )
    assert "<script" not in text
    assert [address[:8] for address in re.findall(r'<a href="([^"]*)"', text)] == ["https://"] * 3
    [text] = formatted(reference(type="webpage", title="T", URL=Url("javascript:alert(1)")))
    assert "href" not in text


@pytest.mark.parametrize(
    "poor",
    [
        reference(),
        reference(type="no-such-type", title="T"),
        reference(title="T", author=(make(Name),)),
        reference(title="T", issued=PartialDate(2012, 13, 45)),
        reference(
            title="T", more={"translator": "Me", "event-date": "in May", "chapter-number": "x", "scale": ""}
        ),
        reference(title="\ud800"),
        reference(title="A\nB\tC"),
        reference(title=" "),
    ],
)
def test_a_poor_reference_is_printed_as_far_as_it_goes(poor: Reference) -> None:
    [text] = formatted(poor)
    assert text.strip()


def test_an_entry_does_not_depend_on_its_neighbours() -> None:
    others = [reference(f"r{number}", title="Natural history of pain") for number in range(5)]
    assert format_references([*others, VENMANS], None)[Id("venmans2012")] == formatted(VENMANS)[0]


def test_one_item_that_pandoc_cannot_read_does_not_take_the_others_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = bibliography._run_pandoc
    monkeypatch.setattr(
        bibliography,
        "_run_pandoc",
        lambda items, language: None if "unreadable" in items else run(items, language),
    )
    items = [
        reference("a", title="One"),
        reference("b", title="An unreadable <title>"),
        reference("c", title="Two"),
    ]
    assert formatted(*items) == ["One.", "An unreadable &lt;title&gt;.", "Two."]


def test_a_pandoc_that_does_not_run_is_no_matter_of_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bibliography, "_run_pandoc", lambda items, language: None)
    with pytest.raises(RuntimeError, match="pandoc does not run"):
        formatted(VENMANS)


def test_only_the_bundled_pandoc_runs_and_only_in_its_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PYPANDOC_PANDOC", "/bin/false")
    seen: list[list[str]] = []
    run = subprocess.run

    def watched(command: list[str], **options: Any) -> Any:
        seen.append(command)
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", watched)
    assert formatted(reference(title="T")) == ["T."]
    assert seen
    assert all("site-packages/pypandoc/files" in Path(command[0]).as_posix() for command in seen)
    assert all("--sandbox" in command for command in seen)


def test_what_is_kept_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = formatted(VENMANS, reference("b", title="T"), cache=tmp_path / "new")
    [file] = (tmp_path / "new").iterdir()
    monkeypatch.setattr(bibliography, "_run_pandoc", lambda items, language: pytest.fail("pandoc ran"))
    assert formatted(VENMANS, reference("b", title="T"), cache=tmp_path / "new") == first
    assert [*(tmp_path / "new").iterdir()] == [file]


def test_a_changed_field_makes_its_entry_anew(tmp_path: Path) -> None:
    assert formatted(reference(title="Before"), cache=tmp_path) == ["Before."]
    assert formatted(reference(title="After"), cache=tmp_path) == ["After."]


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"x": 1}', "\udcff"])
def test_a_damaged_cache_is_made_again(damage: str, tmp_path: Path) -> None:
    good = formatted(VENMANS, cache=tmp_path)
    [file] = tmp_path.iterdir()
    content = file.read_bytes()
    file.write_bytes(damage.encode(errors="surrogateescape"))
    assert formatted(VENMANS, cache=tmp_path) == good
    assert file.read_bytes() == content


def test_a_damaged_entry_is_made_again_and_a_forged_one_is_cleaned(tmp_path: Path) -> None:
    good = formatted(VENMANS, cache=tmp_path)
    [file] = tmp_path.iterdir()
    [key] = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({key: None}))
    assert formatted(VENMANS, cache=tmp_path) == good
    file.write_text(json.dumps({key: "x<script>alert(1)</script>"}))
    assert formatted(VENMANS, cache=tmp_path) == ["x"]


def test_the_csl_item_holds_all_that_is_recorded_and_nothing_of_our_own() -> None:
    full = reference(
        title="T",
        author=(make(Name, family="Beek", given="J", non_dropping_particle="van der"),),
        issued=PartialDate(2012, 3),
        container_title="C",
        number_of_pages="9",
        note="PMID: 1",
        more={"translator": "Me", "original-date": "1990", "status": "in press", "scale": ""},
        custom=make(Appraisal, et_al=True, note="ours"),
    )
    assert to_csl(full) == {
        "id": "a",
        "type": "article-journal",
        "title": "T",
        "author": [{"family": "Beek", "given": "J", "non-dropping-particle": "van der"}],
        "issued": {"date-parts": [[2012, 3]]},
        "container-title": "C",
        "number-of-pages": "9",
        "note": "PMID: 1",
        "translator": [{"literal": "Me"}],
        "original-date": {"raw": "1990"},
        "status": "in press",
    }


def test_no_reference_needs_no_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bibliography, "_run_pandoc", lambda items, language: pytest.fail("pandoc ran"))
    assert formatted() == []
