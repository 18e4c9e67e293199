"""The forms of identifiers and the spellings that mean one thing, as tables; ranges by random digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.identifiers import (
    doi_fault,
    doi_key,
    isbn_fault,
    isbn_keys,
    orcid_fault,
    pmcid_key,
    pmid_key,
)
from generator.core.own_sources import is_own
from generator.core.preprints import is_preprint
from tests.builders import board, reference

ORCIDS = ("0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X")
"""The examples of ORCID's own documentation."""

ISBNS = ("0306406152", "9780306406157", "080442957X", "978-3-16-148410-0")
"""The examples that explain the check digits everywhere."""


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("10.1000/182", "10.1000/182"),
        (" 10.1000/ABC ", "10.1000/abc"),
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("HTTP://DX.DOI.ORG/10.1000/182", "10.1000/182"),
        ("doi.org/10.1000/a%2Fb?from=somewhere", "10.1000/a/b"),
        ("doi: 10.1000/182", "10.1000/182"),
        ("10.1000.10/182", "10.1000.10/182"),
        ("10.1016/S0140-6736(05)12345-6", "10.1016/s0140-6736(05)12345-6"),
        ("unavailable", ""),
        ("10.1000", ""),
        ("10.1000/with space", ""),
        ("11.1000/182", ""),
        ("10.٤٢٤٢/182", ""),
        ("10.1000/\x1b[31m", ""),
        ("10.1000/\u202e1", ""),
        ("", ""),
    ],
)
def test_every_spelling_of_a_doi_compares_equal(written: str, key: str) -> None:
    assert doi_key(written) == key


def test_pmids_and_pmcids_compare_without_zeros_and_versions() -> None:
    assert pmid_key("0012345") == "12345"
    assert pmid_key("0") == pmid_key("PMC1") == pmid_key("٤٢") == ""
    assert pmcid_key("pmc0012345.2") == "PMC12345"
    assert pmcid_key("12345") == ""


def test_both_lengths_of_an_isbn_compare_equal() -> None:
    assert isbn_keys("0-306-40615-2") == isbn_keys("978 0 306 40615 7") == ("9780306406157",)
    assert isbn_keys("080442957x; 978-3-16-148410-0") == ("9780804429573", "9783161484100")
    assert isbn_keys("978-3-16-148410-0 (paperback)") == ()


@pytest.mark.parametrize("written", [*ISBNS, *(isbn.replace("-", "") for isbn in ISBNS)])
def test_true_isbns_stand(written: str) -> None:
    assert isbn_fault(written) is None


@pytest.mark.parametrize("written", ORCIDS)
def test_true_orcid_ids_stand(written: str) -> None:
    assert orcid_fault(written) is None


@given(st.sampled_from(ORCIDS), st.integers(0, 15), st.sampled_from("0123456789"))
def test_any_other_digit_makes_an_orcid_id_false(written: str, position: int, digit: str) -> None:
    place = position + position // 4
    changed = f"{written[:place]}{digit}{written[place + 1 :]}"
    assert (orcid_fault(changed) is None) == (changed == written)


@given(st.sampled_from(["0306406152", "9780306406157"]), st.integers(0, 9), st.sampled_from("0123456789"))
def test_any_other_digit_makes_an_isbn_false(written: str, position: int, digit: str) -> None:
    changed = f"{written[:position]}{digit}{written[position + 1 :]}"
    assert (isbn_fault(changed) is None) == (changed == written)


@given(st.text())
def test_what_compares_as_a_doi_is_told_how_to_be_written(text: str) -> None:
    fault = doi_fault(text)
    assert fault is None or bool(doi_key(text)) == fault.hint.startswith("write ")


@pytest.mark.parametrize(
    "doi",
    [
        "10.1101/123456",
        "10.1101/2020.03.01.20030000",
        "10.1101/2020.03.01.972935v2",
        "10.48550/arXiv.2001.00001",
        "10.21203/rs.3.rs-12345/v1",
        "10.2139/ssrn.3550000",
    ],
)
def test_the_dois_of_servers_tell_preprints(doi: str) -> None:
    assert is_preprint(reference(DOI=doi))


@pytest.mark.parametrize("doi", ["10.1101/gr.123456.109", "10.1101/cshperspect.a012345", "10.1000/rs.3"])
def test_the_dois_of_journals_tell_none(doi: str) -> None:
    assert not is_preprint(reference(DOI=doi))


def test_without_own_names_nothing_is_our_own() -> None:
    policy = board().policy
    assert not is_own(reference(publisher="", URL="https://example.org/"), policy)
