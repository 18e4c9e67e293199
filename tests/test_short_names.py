"""Two sources never have the same short name, and one source has the same name everywhere."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.core.declaration import Id, PartialDate, make
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Name, Reference
from generator.rendering.short_names import short_name, short_names
from tests.builders import base, reference


def by(key: str, family: str, year: int | None = 2010) -> Reference:
    issued = PartialDate(year) if year else None
    return reference(key, author=(make(Name, family=family),), issued=issued)


def test_letters_follow_the_year_in_the_order_of_keys() -> None:
    kb = base(by("z-report", "Klazen"), by("a-report", "Klazen"), by("other", "Venmans"))
    assert dict(short_names(kb)) == {
        "a-report": "Klazen 2010a",
        "z-report": "Klazen 2010b",
        "other": "Venmans 2010",
    }


def test_without_a_year_letters_stand_in_brackets() -> None:
    kb = base(by("one", "NICE", None), by("two", "NICE", None))
    assert sorted(short_names(kb).values()) == ["NICE (a)", "NICE (b)"]


def test_a_letter_that_another_name_ends_with_is_passed_over() -> None:
    kb = base(by("a", "Li"), by("b", "Li"), by("c", "Li 2010a", None))
    assert dict(short_names(kb)) == {"a": "Li 2010b", "b": "Li 2010c", "c": "Li 2010a"}


def test_a_projection_names_a_source_as_today_does() -> None:
    today = base(by("one", "Klazen"), by("two", "Klazen"))
    kept = today.references[Id("two")]
    projected = replace(base(kept), today=today)
    assert short_name(projected, kept) == "Klazen 2010b"


REFERENCES = st.lists(
    st.builds(
        by,
        st.text("abcdef", min_size=1, max_size=3),
        st.sampled_from(["Li", "Li 2010a", "Wu", "Wu (a)"]),
        st.sampled_from([2010, 2011, None]),
    ),
    unique_by=lambda one: one.id,
    min_size=1,
    max_size=40,
)


@given(REFERENCES, st.randoms())
def test_names_differ_and_do_not_depend_on_the_order_of_files(
    references: list[Reference], chance: Random
) -> None:
    names = short_names(base(*references))
    assert len(set(names.values())) == len(references)
    shuffled = [*references]
    chance.shuffle(shuffled)
    other: KnowledgeBase = base(*shuffled)
    assert dict(short_names(other)) == dict(names)
