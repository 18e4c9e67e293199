"""Fingerprints: every field of every record changed once, from the declarations; then edits of real files.

`NOT_MEANING` is written from the product's paragraph on fingerprints, not from the model, so that neither
can change without the other.
"""

import datetime as dt
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, Union, get_args, get_origin

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.core.declaration import Id, PartialDate, Record, Url, make, shape_of
from generator.core.fingerprint import canonical_json, fingerprint_of, fingerprint_of_text
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import (
    Algorithm,
    Appraisal,
    Article,
    Claim,
    LeftOut,
    Pico,
    Reference,
    Relations,
    ReviewEvent,
    Search,
)
from generator.core.prose import join_lines
from generator.core.vocabulary import Vocabulary
from generator.loading.content import load_content
from generator.loading.files import Folder
from tests.status_builders import (
    ARTICLE,
    TOPIC,
    approvals_of,
    board,
    lapsed,
    small_base,
    with_record,
)

ROOTS: tuple[type[Record], ...] = (Claim, Article, Algorithm, Reference)

NOT_MEANING: dict[type[Record], str] = {
    Claim: "id article review_by aliases accepted",
    Search: "date",
    Article: "id topic body_line authors evidence_searched next_review audience keywords funding interests "
    "changes aliases accepted",
    Algorithm: "article accepted",
    Reference: "id author editor container_title publisher publisher_place issued accessed volume issue page "
    "number number_of_pages edition language URL note more",
    Appraisal: "issued_by searched_to funding interests self_published machine_written no_identifier "
    "unverified integrity et_al note accepted",
}

_SAMPLES: dict[Any, tuple[Any, Any]] = {
    str: ("some words", "other words"),
    Id: (Id("smith2020"), Id("jones2021")),
    Url: (Url("https://example.org/a"), Url("https://example.org/b")),
    bool: (True, False),
    int: (3, 4),
    Decimal: (Decimal("1.1"), Decimal("1.10")),
    dt.date: (dt.date(2026, 12, 30), dt.date(2026, 12, 31)),
    PartialDate: (PartialDate(2026, 1), PartialDate(2026, 1, 20)),
}


class Change(NamedTuple):
    """One field of one record of a root, by its path, and whether it carries meaning."""

    root: type[Record]
    path: str
    counts: bool


def sample(wanted: Any, which: int = 0) -> Any:
    """A value of a declared type, with everything filled; `which` is 0 or 1 for two that differ."""
    if wanted in _SAMPLES:
        return _SAMPLES[wanted][which]
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return sample(next(arg for arg in get_args(wanted) if arg is not types.NoneType), which)
    if origin is tuple:
        first, last = get_args(wanted)
        several = (sample(first), sample(first, 1))[: 1 + which]
        return several if last is ... else (sample(first), sample(last, which))
    if origin is not None:
        key, item = get_args(wanted)
        return {sample(key): sample(item, which)}
    if issubclass(wanted, Vocabulary):
        return list(wanted)[-which]
    return wanted(**{item.name: sample(item.type, which) for item in shape_of(wanted).terms})


def records_in(wanted: Any) -> Iterator[type[Record]]:
    """The record class inside a declared type, if there is one."""
    if isinstance(wanted, type) and issubclass(wanted, Record):
        yield wanted
    for arg in get_args(wanted):
        yield from records_in(arg)


def changes_of(root: type[Record]) -> Iterator[Change]:
    """A change for every field, however deep."""

    def walk(cls: type[Record], path: str, counts: bool) -> Iterator[Change]:  # noqa: FBT001
        for item in shape_of(cls).terms:
            here = f"{path}.{item.name}".strip(".")
            counts_here = counts and item.name not in NOT_MEANING.get(cls, "").split()
            yield Change(root, here, counts_here)
            for inner in records_in(item.type):
                yield from walk(inner, here, counts_here)

    return walk(root, "", True)


PLACE = ("id", "article", "topic")
"""Fields that the place of a file fills; a move is tested with files."""

ALL = [change for root in ROOTS for change in changes_of(root)]


def name_of(change: Change) -> str:
    """`Claim.certainty.note`."""
    return f"{change.root.__name__}.{change.path}"


def at_path(record: Any, path: str, change: Callable[[Any, str], Any]) -> Any:
    """The value with the field at a path changed, in every item of the lists and mappings on the way."""
    if isinstance(record, tuple):
        return tuple(at_path(item, path, change) for item in record)
    if isinstance(record, Mapping):
        return {key: at_path(item, path, change) for key, item in record.items()}
    name, _, rest = path.partition(".")
    value = at_path(getattr(record, name), rest, change) if rest else change(record, name)
    return replace(record, **{name: value})


def other(record: Record, name: str) -> Any:
    """Another value of a field."""
    return sample(next(item.type for item in shape_of(type(record)).terms if item.name == name), 1)


def absent(record: Record, name: str) -> Any:
    """What a field holds where nobody wrote it; MISSING where somebody must."""
    declared = next(item for item in fields(record) if item.name == name)
    made = declared.default_factory
    return declared.default if made is MISSING else made()


@pytest.mark.parametrize("change", ALL, ids=name_of)
def test_a_field_changes_the_fingerprint_exactly_when_it_carries_meaning(change: Change) -> None:
    before = sample(change.root)
    after = at_path(before, change.path, other)
    # 1.1 equals 1.10 as a number.
    assert repr(after) != repr(before)
    assert (fingerprint_of(after) != fingerprint_of(before)) is change.counts


@pytest.mark.parametrize("change", ALL, ids=name_of)
def test_leaving_a_field_out_counts_exactly_when_it_carries_meaning(change: Change) -> None:
    before = sample(change.root)
    after = at_path(before, change.path, absent)
    if MISSING in _leaves(after):
        return
    assert (fingerprint_of(after) != fingerprint_of(before)) is change.counts


@pytest.mark.parametrize("change", [item for item in ALL if item.path not in PLACE], ids=name_of)
def test_an_edit_of_one_field_makes_exactly_the_right_items_lapse(change: Change) -> None:
    key, kb = filled_base(change.root)
    kept = {fingerprint_of(source): canonical_json(source) for source in kb.references.values()}
    approved = replace(kb, events=approvals_of(kb, 0), kept=kept)
    assert lapsed(approved, 5) == {}
    after = at_path(record_at(kb, key), change.path, other)
    assert lapsed(with_record(approved, key, after), 5) == (expected_lapses(change) if change.counts else {})


def filled_base(root: type[Record]) -> tuple[str, KnowledgeBase]:
    """The small base with one record filled in every field, and its key."""
    places: dict[type[Record], tuple[str, dict[str, Any]]] = {
        Claim: ("relief", {"id": Id("relief"), "article": ARTICLE}),
        Article: ("article", {"id": ARTICLE, "topic": TOPIC}),
        Algorithm: ("algorithm", {"article": ARTICLE}),
        Reference: ("smith2020", {"id": Id("smith2020")}),
    }
    key, place = places[root]
    return key, with_record(small_base(), key, replace(sample(root), **place))


def record_at(kb: KnowledgeBase, key: str) -> Record:
    places: dict[str, Record] = {"article": kb.articles[ARTICLE], "algorithm": kb.algorithms[ARTICLE]}
    records: tuple[Mapping[Id, Record], ...] = (kb.claims, kb.references)
    return places.get(key) or next(held[Id(key)] for held in records if key in held)


def expected_lapses(change: Change) -> dict[str, str]:
    """Who leans on whom is said at `small_base`."""
    if change.root is Claim:
        return {
            "relief": "under review, stale",
            "walking": "under review, suspect",
            "article": "under review, suspect",
        }
    if change.root is not Reference:
        return {change.root.__name__.lower(): "under review, stale"}
    if change.path == "custom" or change.path.startswith("custom.updates"):
        # The filled reference is retracted: a changed notice is a retraction that nobody approved with.
        reached = ("relief", "walking", "article", "algorithm")
        return dict.fromkeys(reached, "under review, retracted source")
    return {"relief": "under review, suspect"}


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Record):
        value = [getattr(value, item.name) for item in shape_of(type(value)).terms]
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


def test_every_record_that_can_be_approved_or_leant_on_is_walked() -> None:
    assert {change.root for change in ALL} == set(ROOTS)
    assert len(ALL) > 200


def test_a_fingerprint_names_its_rule_and_the_sort_of_record() -> None:
    claim = sample(Claim)
    assert fingerprint_of(claim).startswith("1-")
    assert len(fingerprint_of(claim)) == 66
    assert fingerprint_of(claim) == fingerprint_of_text(canonical_json(claim))
    assert canonical_json(claim).endswith('"record":"claim"}')


def test_neighbouring_values_never_run_together() -> None:
    pairs = [
        (make(Pico, population="ab", intervention="c"), make(Pico, population="a", intervention="bc")),
        (make(Pico, population="a"), make(Pico, intervention="a")),
        (make(Relations, refines=(Id("ab"), Id("c"))), make(Relations, refines=(Id("a"), Id("bc")))),
        (
            make(Relations, refines=(Id("a"), Id("b"))),
            make(Relations, refines=(Id("a"),), depends_on=(Id("b"),)),
        ),
        (make(Search, query='a","records":"3'), make(Search, query="a", records=3)),
        (
            make(LeftOut, reference=Id("a"), because='x"},{"because":"y'),
            make(LeftOut, reference=Id("a"), because="x"),
        ),
    ]
    for one, another in pairs:
        assert fingerprint_of(one) != fingerprint_of(another)


def test_the_order_of_evidence_never_counts_and_that_of_estimates_does() -> None:
    claim = sample(Claim)
    lines = (claim.evidence[0], replace(claim.evidence[0], reference=Id("jones2021")))
    both = replace(claim, evidence=lines)
    assert fingerprint_of(replace(claim, evidence=lines[::-1])) == fingerprint_of(both)
    assert fingerprint_of(claim) != fingerprint_of(both)
    figures = (claim.estimates[0], replace(claim.estimates[0], n=99))
    turned = replace(claim, estimates=figures[::-1])
    assert fingerprint_of(turned) != fingerprint_of(replace(claim, estimates=figures))


def test_the_same_evidence_line_twice_is_not_the_same_as_once() -> None:
    claim = sample(Claim)
    assert fingerprint_of(replace(claim, evidence=claim.evidence * 2)) != fingerprint_of(claim)


def test_the_same_words_as_a_claim_and_as_another_record_differ() -> None:
    assert fingerprint_of(make(Pico)) != fingerprint_of(make(Relations))


FILES = yaml.safe_load((Path(__file__).parent / "cases/fingerprint.yml").read_text(encoding="utf-8"))


def written(folder: Path, files: dict[str, str]) -> KnowledgeBase:
    """The base loaded from these files, under the board of these tests."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    kb = load_content(Folder(folder))
    assert [str(found) for found in kb.diagnostics] == []
    return replace(kb, board=board())


def edited(row: dict[str, Any]) -> dict[str, str]:
    """The files of a row after its edits."""
    files = dict(FILES["files"])
    for edit in row["edits"]:
        if "move" in edit:
            files[edit["to"]] = files.pop(edit["move"])
        else:
            assert files[edit["file"]].count(edit["for"]) == 1, edit
            files[edit["file"]] = files[edit["file"]].replace(edit["for"], edit["put"])
    return files


@pytest.fixture(scope="module")
def approvals(tmp_path_factory: pytest.TempPathFactory) -> tuple[ReviewEvent, ...]:
    """Approvals of everything in the files before any edit."""
    before = written(tmp_path_factory.mktemp("before"), FILES["files"])
    given = approvals_of(before, 0)
    assert lapsed(replace(before, events=given), 5) == {}
    return given


@pytest.mark.parametrize("row", [pytest.param(row, id=row["case"]) for row in FILES["rows"]])
def test_an_edit_of_files_lapses_what_it_should(
    row: dict[str, Any], approvals: tuple[ReviewEvent, ...], tmp_path: Path
) -> None:
    after = written(tmp_path, edited(row))
    found = lapsed(replace(after, events=approvals), 5)
    assert found == {key: f"under review, {reason}" for key, reason in row.get("lapse", {}).items()}


def test_line_ends_of_another_system_never_count(approvals: tuple[ReviewEvent, ...], tmp_path: Path) -> None:
    turned = {name: text.replace("\n", "\r\n") for name, text in FILES["files"].items()}
    assert lapsed(replace(written(tmp_path, turned), events=approvals), 5) == {}


SAME_PROSE = [
    ("One sentence.\nAnother.", "One sentence. Another."),
    ("One\n  indented a little", "One indented a little"),
    ("One\n\nTwo\nthree", "One\n\nTwo three"),
    ("One.   \n\n\n".rstrip(" "), "One.   \n"),
    ("\n\nOne\n", "One"),
    ("# Head\n\nOne\ntwo", "# Head\n\nOne two"),
    ("/// warning | Do not delay\nOne\ntwo\n///", "/// warning | Do not delay\nOne two\n///"),
]

OTHER_PROSE = [
    ("One\n\nTwo", "One\nTwo"),
    ("- one\n- two", "- one - two"),
    ("- one\n- two", "- one\n    - two"),
    ("1. one\n2. two", "1. one 2. two"),
    ("One\n\n    code", "One\n\ncode"),
    ("```\na\nb\n```", "```\na b\n```"),
    ("```\na\n  b\n```", "```\na\nb\n```"),
    ("| a | b |\n| - | - |\n| 1 | 2 |", "| a | b | | - | - | | 1 | 2 |"),
    ("a | b\n- | -\n1 | 2", "a | b - | - 1 | 2"),
    ("One  \ntwo", "One\ntwo"),
    ("One\\\ntwo", "One\ntwo"),
    ("# Head\ntext", "# Head text"),
    ("## Head", "### Head"),
    ("Head\n====", "Head ===="),
    ("Head\n----", "Head ----"),
    ("> quote\n\nplain", "> quote\nplain"),
    ("One\n> quote", "One > quote"),
    ("/// warning | Do not delay\nText\n///", "/// warning | Do not wait\nText\n///"),
    ("/// answer\nText\n///", "/// answer Text ///"),
    ("Term\n:   meaning", "Term :   meaning"),
    ("[a]: https://example.org\nText", "[a]: https://example.org Text"),
    ("Dose 1.1 mg", "Dose 1.10 mg"),
    ("a b", "a  b"),
]


@pytest.mark.parametrize(("one", "another"), SAME_PROSE)
def test_line_breaks_inside_a_paragraph_never_count(one: str, another: str) -> None:
    assert join_lines(one) == join_lines(another)


@pytest.mark.parametrize(("one", "another"), OTHER_PROSE)
def test_all_other_layout_of_prose_counts(one: str, another: str) -> None:
    assert join_lines(one) != join_lines(another)


PIECES = st.sampled_from(["pain", "relief,", "(n = 5)", "[@claim:relief]", "2019", "0.66"])
WORDS = st.lists(PIECES, min_size=2)


@given(WORDS, st.data())
def test_a_paragraph_may_be_wrapped_anywhere(words: list[str], data: st.DataObject) -> None:
    breaks = [data.draw(st.sampled_from([" ", "\n", "\n  "])) for _ in words]
    wrapped = "".join(word + gap for word, gap in zip(words, breaks, strict=True)).strip()
    assert join_lines(wrapped) == " ".join(words)


LINES = st.sampled_from(
    ["one", "two  ", "- item", "    code", "", "| a | b |", "```", "# head", "> say", "///", "1. a"]
)
LAYOUT = st.lists(LINES)


@given(LAYOUT)
def test_joining_lines_twice_is_joining_them_once(lines: list[str]) -> None:
    once = join_lines("\n".join(lines))
    assert join_lines(once) == once


@given(LAYOUT)
def test_joining_lines_loses_and_moves_no_word(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert join_lines(text).split() == text.split()


def test_a_hard_break_counts_in_every_line_of_a_paragraph() -> None:
    assert join_lines("One\ntwo  \nthree") != join_lines("One\ntwo\nthree")


@pytest.mark.parametrize(
    ("one", "another"),
    [("One\n**two** three", "One **two** three"), ("A change of\n-5 points", "A change of -5 points")],
)
def test_emphasis_and_signs_at_the_start_of_a_line_are_no_list(one: str, another: str) -> None:
    assert join_lines(one) == join_lines(another)
