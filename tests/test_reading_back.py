"""Kept words become the same record again, or nothing at all."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.declaration import Id, Record, shape_of
from generator.core.fingerprint import canonical_json
from generator.core.model import Algorithm, Article, Claim, Reference
from generator.core.reading_back import UnreadableWordsError, meaning_of, read_back, read_back_alone
from generator.loading.content import load_content
from generator.loading.files import Folder
from tests.builders import certainty, claim, line
from tests.projects import PROJECT, SITES
from tests.test_fingerprint import ALL, ROOTS, Change, at_path, name_of, other, sample

RECORDS = {"claim": Claim, "article": Article, "algorithm": Algorithm, "reference": Reference}


def alone(cls: type[Record], kept: str) -> Record:
    """The record of kept words alone, with made-up fields where no words are kept."""
    terms = (item for item in shape_of(cls).terms if not item.meaning and (item.required or item.given))
    return read_back_alone(cls, kept, {item.name: sample(item.type) for item in terms})


def words(**fields: Any) -> str:
    """Kept words of a claim with these fields besides the required ones."""
    meaning = {"kind": "effect", "statement": "Naps ease tiredness.", **fields}
    framed = {"meaning": meaning, "record": "claim"}
    return json.dumps(framed, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize(
    "root", [PROJECT, SITES / "held", SITES / "approved"], ids=lambda root: str(root.name)
)
def test_every_record_of_real_content_is_read_back_as_it_is(root: Any) -> None:
    kb = load_content(Folder(root))
    records = [*kb.claims.values(), *kb.articles.values(), *kb.algorithms.values(), *kb.references.values()]
    assert records
    for record in records:
        kept = canonical_json(record)
        assert read_back(kept, record) == record
        assert canonical_json(alone(type(record), kept)) == kept


@pytest.mark.parametrize(
    "root", [PROJECT, SITES / "held", SITES / "approved"], ids=lambda root: str(root.name)
)
def test_every_kept_word_of_real_content_can_be_read_back(root: Any) -> None:
    kept = load_content(Folder(root)).kept.values()
    assert kept
    for text in kept:
        assert canonical_json(alone(RECORDS[json.loads(text)["record"]], text)) == text


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: str(root.__name__))
def test_a_record_filled_in_every_field_is_read_back(root: type[Record]) -> None:
    record = sample(root)
    assert read_back(canonical_json(record), record) == record
    assert canonical_json(alone(root, canonical_json(record))) == canonical_json(record)


@pytest.mark.parametrize("change", [change for change in ALL if change.counts], ids=name_of)
def test_a_change_of_any_field_is_undone_by_the_kept_words(change: Change) -> None:
    before = sample(change.root)
    today = at_path(before, change.path, other)
    assert canonical_json(read_back(canonical_json(before), today)) == canonical_json(before)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
)
def test_any_text_is_read_back(statement: str, note: str) -> None:
    record = claim(statement=f"A {statement}", certainty=certainty(note=f"A {note}"))
    kept = canonical_json(record)
    assert canonical_json(alone(Claim, kept)) == kept


def test_what_has_no_meaning_comes_from_today() -> None:
    approved = claim(statement="Naps help.")
    today = claim(statement="Naps do not help.", aliases=(Id("old-name"),))
    assert read_back(canonical_json(approved), today) == replace(approved, aliases=(Id("old-name"),))


def test_evidence_stands_in_todays_order() -> None:
    approved = claim(evidence=(line("a2020"), line("b2020"), line("c2020")))
    today = claim(evidence=(line("c2020"), line("a2020", says="Other words")))
    read = read_back(canonical_json(approved), today)
    assert [evidence.reference for evidence in read.evidence] == ["c2020", "a2020", "b2020"]


def test_an_older_release_may_have_known_fewer_fields() -> None:
    read = alone(Claim, words())
    assert isinstance(read, Claim)
    assert (read.evidence, read.plain, read.certainty, read.estimates) == ((), None, None, ())


@pytest.mark.parametrize(
    ("kept", "why"),
    [
        ("", "they are not the words of a record"),
        ("[]", "they are not the words of a record"),
        ('{"meaning":[],"record":"claim"}', "they are not the words of a record"),
        ("[" * 100_000, "they are not the words of a record"),
        (words(mood="good"), "this release knows no field 'mood'"),
        (words(certainty={"rating": "low", "mood": "good"}), "this release knows no field 'mood'"),
        (words(certainty={"rating": "lower"}), "this release knows no 'lower' there"),
        (words(certainty={"note": "No rating."}), "they lack the field 'rating'"),
        (words(certainty="low"), "a record was expected where something else stands"),
        (words(plain=["a list"]), "a value has another type than its field"),
        (words(evidence="a text"), "a list was expected where something else stands"),
        (words(relations={"refines": ["../elsewhere"]}), "'../elsewhere' is no id"),
        (words(estimates=[{"from": "a", "measure": "mean", "value": "NaN"}]), "'NaN' is no number"),
        (words(estimates=[{"from": "a", "measure": "mean", "n": "many"}]), "'many' is no whole number"),
        (
            words(estimates=[{"from": "a", "measure": "mean", "ci": ["1"]}]),
            "a list was expected where something else stands",
        ),
        (words(search={"to": "last year"}), "'last year' is no date"),
        (words(plain="\u0002stash\u0003"), "they hold a control character"),
        (words(plain=""), "they are not written as this release writes them"),
        (words().replace(",", ", "), "they are not written as this release writes them"),
        (words(plain="e\u0301"), "they are not written as this release writes them"),
    ],
)
def test_what_is_no_record_is_refused_with_the_reason(kept: str, why: str) -> None:
    with pytest.raises(UnreadableWordsError) as alone_refused:
        alone(Claim, kept)
    with pytest.raises(UnreadableWordsError) as refused:
        read_back(kept, claim())
    assert (str(alone_refused.value), str(refused.value)) == (why, why)


def test_the_meaning_of_kept_words_is_their_fields() -> None:
    assert meaning_of(words(plain="In short")) == {
        "kind": "effect",
        "statement": "Naps ease tiredness.",
        "plain": "In short",
    }
