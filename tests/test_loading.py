"""Loading never raises, whatever a file holds, and what it makes does not depend on the order of files.

What it says about each mistake stands in `cases/loading`.
"""

import json
from decimal import Decimal
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.declaration import Record, shape_of
from generator.core.diagnostic import Diagnostic
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import all_records
from generator.core.vocabulary import Rating
from generator.loading import yaml_source
from generator.loading.content import load_content
from generator.loading.decode import Decoding
from generator.loading.files import Folder, read_text
from generator.loading.references import decode_reference, raw_references
from generator.loading.yaml_source import read_yaml
from generator.project import open_project
from tests.builders import AS_OF, SITES, copy_site, printed, write_files

RECORDS = tuple(all_records().values())
KEYS = tuple(sorted({key for cls in RECORDS for key in shape_of(cls).by_key}))

_SCALARS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["no", "on", "1.10", "08", "2024-13-45", "<.001", "~", "effect", "us", "doe2020", "9" * 5000]
    ),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
)
_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=6)), inner, max_size=6),
    ),
    max_leaves=24,
)
_PIECES = (
    "a|b: |- |[|]|{|}|,|\n|  |\t|&x |*x|!t |'|\"|---\n|...|#|? |>-\n|@|`|%|<<: "
    "|\u2028|\ufeff|\x07|é|😀|\\u0000"
)
_YAML_PIECES = st.lists(st.sampled_from(_PIECES.split("|")), max_size=40).map("".join)


@given(st.one_of(st.text(), _YAML_PIECES))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    node, diagnostics = read_yaml(text, "file.yml")
    assert node is not None or diagnostics or not _has_content(text)


@given(_TREES)
def test_no_tree_makes_a_decoder_raise(tree: Any) -> None:
    node, _ = read_yaml(json.dumps(tree), "file.json")
    if node is None:
        return
    for cls in RECORDS:
        found: list[Diagnostic] = []
        record = Decoding(found).record(cls, node, _given(cls))
        assert (record is None) == bool(found), "a record or a reason, never both and never neither"


@given(_TREES)
def test_no_tree_makes_the_reading_of_references_raise(tree: Any) -> None:
    node, _ = read_yaml(json.dumps(tree), "file.json")
    if node is not None:
        decoding = Decoding([])
        for raw in raw_references(node, decoding):
            decode_reference(raw, None, decoding)
            decode_reference(raw, node, decoding)


@given(st.binary(max_size=200))
def test_no_bytes_make_a_file_raise(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "file.yml"
        file.write_bytes(content)
        text, diagnostics = read_text(PurePosixPath("file.yml"), Folder(Path(folder)))
        assert (text is None) == bool(diagnostics)


@settings(max_examples=60)
@given(st.data())
def test_no_slip_of_the_keyboard_makes_the_project_raise(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        root = copy_site("minimal", Path(folder) / "site")
        files = sorted(path for path in root.rglob("*") if path.is_file())
        for _ in range(data.draw(st.integers(1, 3))):
            file = data.draw(st.sampled_from(files))
            file.write_text(_slipped(file.read_text(encoding="utf-8"), data), encoding="utf-8")
        open_project(root, AS_OF)


def test_the_order_of_files_on_disk_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_site("minimal", tmp_path)
    second = "{id}: {{kind: good-practice, statement: Rest., aliases: [naps-tiredness]}}\n"
    for number in range(4):
        front = (SITES / "minimal/content/rest/naps/index.md").read_text(encoding="utf-8")
        write_files(
            root,
            {
                f"content/rest/page-{number}/index.md": front,
                f"content/rest/page-{number}/claims.yml": second.format(id=f"claim-{number // 2}"),
                f"references/list-{number}.yml": "doe2020: {type: book}\nnew2020: {type: book}\n",
            },
        )
    first = load_content(Folder(root))
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda folder: sorted(listed(folder), reverse=True))
    again = load_content(Folder(root))
    assert again == first
    assert _orders(again) == _orders(first)
    assert len(first.diagnostics) > 4


def test_a_file_with_more_values_than_any_record_is_left_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_source, "MAX_NODES", 3)
    assert read_yaml("[1, 2]", "file.yml")[1] == []
    node, diagnostics = read_yaml("[1, 2, 3, 4]", "file.yml")
    assert node is None
    assert printed(diagnostics) == [
        "yaml-too-deep file.yml:1:8 there are more than 3 values in this file "
        "| see whether brackets are closed around here"
    ]


def test_values_keep_what_was_written(tmp_path: Path) -> None:
    root = copy_site("minimal", tmp_path)
    claims = root / "content/rest/naps/claims.yml"
    text = claims.read_text(encoding="utf-8")
    text = text.replace("value: -2,", "value: 1.10, p: <.001, n: 08, group: no,")
    text = text.replace("population: Adults", "population: on")
    claims.write_text(text, encoding="utf-8")
    claim = next(iter(load_content(Folder(root)).claims.values()))
    estimate = claim.estimates[0]
    assert (str(estimate.value), estimate.p, estimate.n, estimate.group) == ("1.10", "<.001", 8, "no")
    assert claim.pico is not None
    assert claim.pico.population == "on"
    assert estimate.ci == (Decimal(-3), Decimal(-1))
    assert claim.rating is Rating.LOW


def test_records_and_their_parts_know_their_place(tmp_path: Path) -> None:
    base = load_content(Folder(copy_site("minimal", tmp_path)))
    claim = next(iter(base.claims.values()))
    algorithm = next(iter(base.algorithms.values()))
    article = next(iter(base.articles.values()))
    assert str(claim.origin.span()) == "content/rest/naps/claims.yml:1:1"
    assert str(claim.evidence[1].origin.span("differs", 0)) == "content/rest/naps/claims.yml:26:17"
    assert str(algorithm.steps[algorithm.start].origin.span()) == "content/rest/naps/algorithm.yml:5:3"
    assert str(base.references[claim.evidence[0].reference].origin.span()) == "references/references.yml:1:1"
    assert (article.origin.path, article.body_line) == ("content/rest/naps/index.md", 9)


def test_references_from_zotero_carry_identifiers_dates_and_the_rest(tmp_path: Path) -> None:
    record = {
        "id": "x",
        "citation-key": "doe2020",
        "type": "article-journal",
        "note": "PMID: 123\nPMCID: PMC4\nread twice",
        "issued": {"date-parts": [[2020, "3", 1]]},
        "ISSN": "0000-0000",
        "volume": "",
    }
    overlay = "doe2020: {design: rct, unverified: [volume]}\n"
    write_files(tmp_path, {"references/z.json": json.dumps([record]), "references/overlay.yml": overlay})
    base = load_content(Folder(tmp_path))
    assert printed(base.diagnostics) == []
    reference = next(iter(base.references.values()))
    assert (reference.id, reference.PMID, reference.PMCID, str(reference.issued)) == (
        "doe2020",
        "123",
        "PMC4",
        "2020-03-01",
    )
    assert reference.more == {"ISSN": "0000-0000"}
    assert reference.custom.unverified == ("volume",)
    assert reference.volume is None


def _has_content(text: str) -> bool:
    # What is left of a text without comments, marks of documents and blanks.
    lines = [line.partition("#")[0].strip("-. \t\ufeff%") for line in text.splitlines()]
    return any(lines)


def _given(cls: type[Record]) -> dict[str, str]:
    return {item.name: "x" for item in shape_of(cls).terms if item.given}


def _slipped(text: str, data: st.DataObject) -> str:
    place = data.draw(st.integers(0, len(text)))
    removed = data.draw(st.integers(0, 12))
    typed = data.draw(
        st.one_of(st.text(max_size=3), st.sampled_from(["[@", "]", ": ", "\n", "///", "{", "  "]))
    )
    return text[:place] + typed + text[place + removed :]


def _orders(base: KnowledgeBase) -> list[list[str]]:
    # Equality of mappings forgets their order, which pages keep.
    return [list(base.articles), list(base.claims), list(base.references), printed(base.diagnostics)]
