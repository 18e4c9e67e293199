"""Sheets as a reader holds them: tagged, whole, honest about their standing, and the same everywhere."""

import itertools
import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from generator.build.site import write_pages
from generator.core.declaration import Id, make
from generator.core.model import AlgorithmPopulation, Branch, RedFlags, Referral, Timing
from generator.core.vocabulary import StepKind, Urgency
from generator.loading.content import load_content
from generator.loading.files import Folder
from generator.pages.sheets import sheets
from generator.rendering.sheets import typesetting
from generator.rendering.sheets.letters import SQUARE, printable
from generator.rendering.sheets.typesetting import typeset
from tests.builders import algorithm, article, base, claim, step
from tests.flowcharts import CLAIMS, random_algorithm, wide_algorithm
from tests.paper import Paper, Word, edition_of, needs_poppler, papers, papers_in
from tests.projects import AS_OF, PROJECT, SITES, build, copy_project, run

pytestmark = needs_poppler

SIZES = {"a4": "595.276 x 841.89 pts (A4)", "letter": "612 x 792 pts (letter)"}
TEMPLATES_OF_TYPST = PROJECT / "generator/rendering/sheets/typst"

LEAST = 3.0
"""Millimetres."""

MOST_BYTES = {"algorithm.pdf": 80_000, "algorithm-letter.pdf": 80_000, "article.pdf": 200_000}


@pytest.fixture(scope="module")
def built(own_site: Path, held_site: Path, approved_site: Path) -> dict[str, Paper]:
    """The sheets of all built sites."""
    sites = {"own": own_site, "held": held_site, "approved": approved_site}
    return {
        f"{name}/{path}": paper for name, site in sites.items() for path, paper in papers_in(site).items()
    }


def test_every_article_and_every_algorithm_has_its_sheets(own_site: Path) -> None:
    kb = load_content(Folder(PROJECT))
    expected = {f"{article.address}/article.pdf" for article in kb.articles.values()}
    homes = [kb.articles[article].address for article in kb.algorithms]
    expected |= {f"{home}/{name}" for home in homes for name in ("algorithm.pdf", "algorithm-letter.pdf")}
    assert set(papers_in(own_site)) == expected


def test_every_sheet_is_tagged_named_and_dated_by_the_day_of_the_build(built: dict[str, Paper]) -> None:
    for path, paper in built.items():
        root, facts = paper.document.Root, paper.facts
        assert facts["Tagged"] == "yes", path
        assert facts["Title"], path
        assert facts["CreationDate"].startswith(f"{AS_OF:%a %b %d}"), path
        assert str(root.Lang) == "en", path
        assert root.ViewerPreferences.DisplayDocTitle, path
        assert b"pdfuaid:part>1<" in root.Metadata.read_bytes().replace(b" ", b""), path
        assert facts["Page size"] == SIZES["letter" if "letter" in path else "a4"], path
        assert len(paper.pdf) < MOST_BYTES[path.rpartition("/")[2]], path


def test_every_font_is_embedded_and_its_letters_can_be_copied(built: dict[str, Paper]) -> None:
    for path, paper in built.items():
        assert paper.fonts, path
        assert {tuple(font) for font in paper.fonts} == {("yes", "yes", "yes")}, path


def test_headings_begin_with_the_title_and_skip_no_level(built: dict[str, Paper]) -> None:
    for path, paper in built.items():
        levels = [int(tag[2]) for tag in paper.tags if re.fullmatch("/H[1-6]", tag)]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == [], path


def test_both_readers_find_the_same_title_standing_and_version(built: dict[str, Paper]) -> None:
    for path, paper in built.items():
        title = str(paper.document.docinfo["/Title"])
        assert title == paper.facts["Title"], path
        if path.startswith("held/"):
            assert title in " ".join(paper.structure.replace('"', " ").split()), path
        versions = re.findall(r"Version ([0-9a-f]{16})\b", paper.text)
        assert len(set(versions)) == 1, path
        assert len(versions) > int(paper.facts["Pages"]), f"{path}: the version stands at every foot"


def test_a_sheet_that_is_not_approved_carries_a_watermark_on_every_page(built: dict[str, Paper]) -> None:
    for path, paper in built.items():
        is_approved = "Valid until" in paper.text and "Not valid on paper" not in paper.text
        assert is_approved or set(paper.watermarks) <= {"NOTAPPROVED", "ONHOLD"}, path
        assert not is_approved or set(paper.watermarks) == {""}, path


def test_the_chart_is_a_picture_with_words_for_those_who_do_not_see_it(built: dict[str, Paper]) -> None:
    for path, paper in built.items():
        is_chart = "algorithm" in path and "The steps in words" in paper.text
        charts = [words for words in paper.pictures() if "as a flowchart" in words]
        assert bool(charts) == is_chart, path


def test_no_word_lies_over_another_or_leaves_its_page(built: dict[str, Paper]) -> None:
    for path, paper in built.items():
        assert_apart(paper, path)


def test_the_picture_and_the_words_of_a_short_algorithm_are_the_two_sides_of_one_sheet(
    own_site: Path,
) -> None:
    shown = papers_in(own_site)
    for home in ("cardiovascular/aspirin-primary-prevention", "musculoskeletal/vitamin-d-fractures"):
        for name in ("algorithm.pdf", "algorithm-letter.pdf"):
            paper = shown[f"{home}/{name}"]
            assert paper.facts["Pages"] == "2", f"{home}/{name}"
            front = " ".join(word.text for word in paper.words[0])
            assert "The steps in words" not in front, f"{home}/{name}"


WIDE, TALL = 34, 58
"""Seeds: the first draws a chart wider than upright paper, the second one of 40 steps."""


@pytest.mark.parametrize(("seed", "is_wide"), [(WIDE, True), (TALL, False)])
def test_a_chart_is_cut_between_its_rows_and_lies_on_its_side_only_if_that_keeps_its_letters_large(
    seed: int, *, is_wide: bool
) -> None:
    one = random_algorithm(seed)
    kb = base(article(), *(claim(key) for key in CLAIMS), algorithms=[one])
    for name, paper in papers(edition_of(kb)).items():
        if not name.endswith("article.pdf"):
            box = paper.document.pages[0].mediabox
            assert (box[2] > box[3]) is is_wide, name
            assert_apart(paper, name)
            ways = (way for step in one.steps.values() for way in step.branches)
            exits = {word for way in ways for word in (way.when or "").split()}
            assert {word for word in exits if paper.capitals(word) < LEAST} == set(), name
            parts = [words for words in paper.pictures() if "as a flowchart" in words]
            assert paper.text.count("Tired by day, continued") == len(parts) - 1 > 1, name


def test_a_sheet_without_sources_has_no_heading_for_them() -> None:
    kb = base(article(), *(claim(key) for key in CLAIMS), algorithms=[wide_algorithm()])
    assert "Sources" not in papers(edition_of(kb))["naps/algorithm.pdf"].text


def test_title_start_warning_signs_and_exits_can_be_read_from_two_metres(own_site: Path) -> None:
    kb, shown = load_content(Folder(PROJECT)), papers_in(own_site)
    for one in kb.algorithms.values():
        home = kb.articles[one.article]
        flags = [kb.claims[claim].statement for claim in home.red_flags.claims]
        exits = [
            (branch.when or branch.label or "") for step in one.steps.values() for branch in step.branches
        ]
        start = one.steps[one.start].title
        for name in ("algorithm.pdf", "algorithm-letter.pdf"):
            paper = shown[f"{home.address}/{name}"]
            # An exit in the picture is broken into lines: each of its words is looked for.
            words = [
                *one.title.split(),
                *start.split(),
                *(w for text in (*flags, *exits) for w in text.split()),
            ]
            low = {word for word in words if paper.capitals(word) < LEAST}
            assert low == set(), f"{home.id}/{name}"


def test_without_an_address_of_the_site_no_code_is_drawn(built: dict[str, Paper]) -> None:
    for path, paper in built.items():
        assert [words for words in paper.pictures() if "QR code" in words] == [], path
        assert "Does it still hold?" not in paper.text, path


def test_the_code_leads_to_the_version_and_says_so() -> None:
    kb = load_content(Folder(PROJECT))
    for path, paper in papers(edition_of(kb)).items():
        address = paper.pictures()[0].removeprefix("QR code that leads to ")
        assert address in paper.links(), path
        # pdftotext takes the hyphen at the end of a line for one of its own.
        assert address.removeprefix("https://").replace("-", "") in re.sub("[ -]", "", paper.text), path
        version = re.search(r"Version ([0-9a-f]{16})", paper.text)
        assert version
        known = address == f"https://evidence.example/base/v/{version[1]}.html"
        assert known or address.endswith(("/algorithm.html", "/index.html")), path


def test_an_address_given_to_the_build_counts_before_that_of_the_settings(tmp_path: Path) -> None:
    folder = copy_project(SITES / "held", tmp_path / "told")
    build(folder, "--site-url", "https://told.example/base")
    found = papers_in(folder / "site")
    assert found
    for path, paper in found.items():
        assert paper.pictures()[0].startswith("QR code that leads to https://told.example/base/"), path
    assert "site-address-missing" not in (folder / "site/base.json").read_text("utf-8")
    refused = run(folder, "evidence", "build", "--site-url", "told.example")
    assert (refused.returncode, "is no address such as" in refused.stderr) == (2, True)


def test_what_no_font_has_is_a_white_square_and_is_named() -> None:
    content = {"day": "", "texts": ["naïve β ≥ 3 → ✓", "頭痛 and 😀", "a\x07b", "x\u202ey\u200bz"]}

    def lacks(text: str) -> bool:
        return any(sign in text for sign in "頭痛😀")

    made, lacking = printable(content, lacks)
    assert made["texts"] == ["naïve β ≥ 3 → ✓", f"{SQUARE}{SQUARE} and {SQUARE}", f"a{SQUARE}b", "xyz"]
    assert lacking == (
        "U+0007",
        "U+75DB CJK UNIFIED IDEOGRAPH-75DB",
        "U+982D CJK UNIFIED IDEOGRAPH-982D",
        "U+1F600 GRINNING FACE",
    )


PLAIN_HOSTILE = '#read("/etc/passwd") $x^2$ @ref *b* _i_ \\ ` <l> // /* */ [c] ~ = - + 1. #{ panic() } αβγ'
HOSTILE = f"{PLAIN_HOSTILE} 頭 \x01"
PRINTED = f"{PLAIN_HOSTILE} {SQUARE} {SQUARE}"


def test_whatever_a_text_holds_is_printed_as_it_is() -> None:
    head = dict.fromkeys(("kind", "title", "description", "foot", "page_words", "held", "no_flags"), HOSTILE)
    words = dict.fromkeys(("flags", "steps", "paths", "path", "end", "weakest", "at", "sources"), HOSTILE)
    step = {
        "number": 1,
        **dict.fromkeys(("kind", "title", "text", "sources", "certainty", "approved"), HOSTILE),
        "holds": [HOSTILE],
        "facts": [HOSTILE],
        "exits": [{"when": HOSTILE, "to": HOSTILE, "until": HOSTILE}] * 2,
    }
    line = {"text": HOSTILE, "x": 0, "y": 20, "size": 9, "width": 500, "bold": True}
    box = {"kind": "refer", "x": 0, "y": 0, "width": 500, "height": 40, "lines": [line]}
    chart = {"width": 538, "height": 60, "cuts": [0, 60], "boxes": [box], "lines": [line], "connectors": []}
    content = {
        "flipped": False,
        "charts": [chart],
        "continued": HOSTILE,
        "chart_words": HOSTILE,
        **head,
        "held": "",
        "language": "en",
        "watermark": HOSTILE,
        "paper": "a4",
        "title_size": 12,
        "qr": "",
        "address": "",
        "authors": [HOSTILE],
        "keywords": [HOSTILE],
        "population": [[HOSTILE, HOSTILE]],
        "status": {"word": HOSTILE, "sentence": HOSTILE},
        "warnings": [HOSTILE],
        "facts": [[HOSTILE] * 2],
        "flags": [{"text": HOSTILE, "sources": HOSTILE, "status": HOSTILE}],
        "steps": [step],
        "words": words,
        "paths": [dict.fromkeys(("steps", "end", "weakest", "at", "warning"), HOSTILE)],
        "sources": [
            dict.fromkeys(("number", "text", "label", "warning"), HOSTILE)
            | {"href": "https://e.example/#read"}
        ],
    }
    made = typeset("algorithm.typ", content, day=AS_OF, cache=None, name="hostile")
    paper = Paper(made.pdf)
    assert str(paper.document.docinfo["/Title"]) == PRINTED
    assert paper.text.count('#read("/etc/passwd")') > 20
    assert "root:" not in paper.text
    assert made.lacking == ("U+0001", "U+982D CJK UNIFIED IDEOGRAPH-982D")


def test_every_text_of_an_algorithm_and_its_claims_is_printed_as_it_is() -> None:
    fields = itertools.count(1)

    def said() -> str:
        return f"{next(fields)}) {PLAIN_HOSTILE}"

    ways = (
        make(Branch, when=said(), to=Id("later"), plain=said()),
        make(Branch, when=said(), to=Id("start"), until=said()),
        make(Branch, otherwise=True, label=said(), to=Id("away")),
    )
    referral = make(Referral, service=said(), urgency=Urgency.TODAY)
    timing = make(Timing, wait=said(), at_most=said())
    onwards = {"next": Id("end"), "claims": (Id("naps-mood"),)}
    one = replace(
        algorithm(
            step("start", StepKind.DECISION, text=said(), branches=ways),
            step("later", StepKind.WAIT, timing=timing, **onwards),
            step("away", StepKind.REFER, refer=referral, actor=said(), **onwards),
            replace(step("end"), title=said()),
        ),
        title=said(),
        population=make(AlgorithmPopulation, for_=said(), not_for=said()),
    )
    flag = replace(claim("naps-mood"), statement=said())
    home = replace(article(), red_flags=make(RedFlags, claims=(flag.id,)))
    kb = base(home, *(claim(key) for key in CLAIMS if key != flag.id), flag, algorithms=[one])
    [paper] = [paper for name, paper in papers(edition_of(kb)).items() if name.endswith("algorithm.pdf")]
    read = letters_of(paper.structure)
    # What only patients read, the second text, stands on no sheet.
    wanted = [f"{number}) {PLAIN_HOSTILE}" for number in range(1, next(fields)) if number != 2]
    assert [text for text in wanted if letters_of(text) not in read] == []
    assert "root:" not in paper.text


def test_a_sheet_is_set_again_only_when_its_content_changed(tmp_path: Path) -> None:
    kb = load_content(Folder(SITES / "held"))
    first = papers(edition_of(kb), tmp_path)
    kept = {file: file.stat().st_mtime_ns for file in (tmp_path / "sheets").iterdir()}
    again = papers(edition_of(kb), tmp_path)
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "sheets").iterdir()} == kept
    assert {path: paper.pdf for path, paper in first.items()} == {p: paper.pdf for p, paper in again.items()}
    assert len(kept) == len(first)


def test_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    kb = load_content(Folder(SITES / "held"))
    first = papers(edition_of(kb), tmp_path)
    for file in (tmp_path / "sheets").iterdir():
        file.write_bytes(file.read_bytes()[:70])
    assert papers(edition_of(kb), tmp_path) == first


def test_a_character_that_no_font_has_never_stops_a_build_and_is_complained_of(tmp_path: Path) -> None:
    kb = load_content(Folder(SITES / "held"))
    [(home, algorithm)] = kb.algorithms.items()
    strange = replace(kb, algorithms={home: replace(algorithm, title="Example 💊 tablets")})
    heard: list[str] = []
    write_pages(sheets(edition_of(strange)), tmp_path, heard.append)
    assert heard == [
        f"'example/example-tablets/{name}' has a white square for U+1F48A PILL, which no font has"
        for name in ("article.pdf", "algorithm.pdf", "algorithm-letter.pdf")
    ]
    paper = Paper((tmp_path / "example/example-tablets/algorithm.pdf").read_bytes())
    assert paper.facts["Title"] == f"Example {SQUARE} tablets"


def test_typst_opens_nothing_but_its_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    for way in (str(secret), "../letters.py"):
        monkeypatch.setattr(typesetting, "_TEMPLATES", tmp_path / "inner")
        (tmp_path / "inner").mkdir(exist_ok=True)
        (tmp_path / "inner/letters.typ").write_text(f"#read({json.dumps(way)})")
        with pytest.raises(RuntimeError, match=r"not found|escape the project root"):
            typesetting._compiled("letters.typ", "", AS_OF)


def test_templates_bring_no_package() -> None:
    for template in TEMPLATES_OF_TYPST.glob("*.typ"):
        assert "@preview" not in template.read_text(), template.name


def test_a_watermark_is_dark_enough_for_a_photocopier(built: dict[str, Paper]) -> None:
    greys = {grey for paper in built.values() for grey in paper.outlines()}
    assert greys
    assert max(greys) < 0.5


@pytest.mark.parametrize(
    "words", ["□\u0301 ˃\u0308", "क\u094dष ก\u0e34 \u0301", "👩\u200d⚕\ufe0f 🏽", "שָׁלוֹם عَرَبِيّ", "한글 ㅎㅏㄴ"]
)
def test_signs_that_join_their_neighbours_never_stop_a_sheet(words: str) -> None:
    runs = [{"text": words}, {"text": words, "bold": True}, {"text": words, "code": True}]
    block = {"kind": "paragraph", "style": "", "runs": runs}
    lists: dict[str, list[str]] = {
        key: [] for key in ("authors", "keywords", "population", "warnings", "facts")
    }
    texts = ("kind", "description", "watermark", "foot", "page_words", "address", "qr")
    content = {
        **lists,
        **dict.fromkeys(texts, ""),
        "language": "en",
        "title": words,
        "title_size": 12,
        "blocks": [block],
        "status": {"word": "", "sentence": ""},
    }
    assert typeset("article.typ", content, day=AS_OF, cache=None, name="joined").pdf.startswith(b"%PDF")


def letters_of(text: str) -> str:
    """A text without white space and quotation marks, which poppler puts round the words of a tag."""
    return re.sub(r'[\s"]', "", text)


def assert_apart(paper: Paper, path: str) -> None:
    """Nothing is printed over anything else, and all of it stands on the page."""
    for page, words in zip(paper.document.pages, paper.words, strict=True):
        _, _, width, height = map(float, page.mediabox)
        for word in words:
            assert word.left >= 0, (path, word)
            assert word.right <= width, (path, word)
            assert word.bottom <= height, (path, word)
        above: list[Word] = []
        for word in sorted(words, key=lambda one: one.top):
            above = [one for one in above if one.bottom > word.top]
            assert [one for one in above if one.lies_over(word)] == [], (path, word)
            above.append(word)
