"""Acceptances: a finding that a named person accepts until a day is a note, and blocks all the same."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.core.acceptances import apply_acceptances
from generator.core.checking import Check, blocked_items, run_checks
from generator.core.declaration import Id, Origin, Record, make, place_at
from generator.core.diagnostic import Diagnostic, Finding, Rule, Severity, Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Accepted, Appraisal
from generator.core.status import assess
from generator.core.vocabulary import Stage
from generator.project import open_project
from tests.status_builders import ARTICLE, approved_base, day, reference, small_base, with_record

PLACE = Span("content/bones/back-pain/claims.yml", 3, 5, 9)


def accepted(until: int, *, code: str = "too-long", line: int = 20) -> Accepted:
    origin = Origin("claims.yml", place_at(line, 7, 4), {"code": place_at(line, 14, 8)})
    return make(
        Accepted, origin=origin, code=code, by=Id("ed"), because="The source says so", until=day(until)
    )


def found(*about: str, severity: Severity = Severity.ERROR, message: str = "it is too long") -> Check:
    """A check that always finds one thing about these items."""

    def find(kb: KnowledgeBase) -> Iterator[Finding]:
        yield Finding(PLACE, message, "make it shorter", about=about)

    return Check(Rule("too-long", severity, "It is too long."), find, stops_build=False)


def accepting(until: int, code: str = "too-long") -> KnowledgeBase:
    """The approved base, whose claim `relief` accepts the finding until a day."""
    kb = approved_base()
    relief = replace(kb.claims[Id("relief")], accepted=(accepted(until, code=code),))
    return with_record(kb, "relief", relief)


def printed(kb: KnowledgeBase, *checks: Check, on: int = 5) -> list[tuple[str, str, str]]:
    """Level, code and sentence of everything that is printed on a day."""
    diagnostics = apply_acceptances(kb, run_checks(kb, checks), day(on))
    return [(found.severity.word, found.code, found.message) for found in diagnostics]


def test_an_accepted_finding_is_a_note_with_person_reason_and_last_day() -> None:
    kb = accepting(40)
    [note] = apply_acceptances(kb, run_checks(kb, [found("relief")]), day(5))
    assert (note.severity, note.code, note.span) == (Severity.NOTE, "too-long", PLACE)
    assert note.message == "it is too long"
    assert note.hint == "accepted by ed until 2026-02-10: The source says so"


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING])
def test_findings_of_every_level_can_be_accepted(severity: Severity) -> None:
    assert printed(accepting(40), found("relief", severity=severity)) == [
        ("note", "too-long", "it is too long")
    ]


def test_the_last_day_of_an_acceptance_is_included() -> None:
    assert printed(accepting(5), found("relief"), on=5) == [("note", "too-long", "it is too long")]


def test_after_its_last_day_an_acceptance_is_a_warning_and_the_finding_is_back() -> None:
    assert printed(accepting(5), found("relief"), on=6) == [
        ("warning", "acceptance-unused", "the acceptance of 'too-long' ended on 2026-01-06"),
        ("error", "too-long", "it is too long"),
    ]


def test_an_acceptance_that_matches_nothing_is_a_warning_at_its_code() -> None:
    kb = accepting(40)
    [warning] = apply_acceptances(kb, (), day(5))
    assert (warning.severity, warning.code) == (Severity.WARNING, "acceptance-unused")
    assert warning.message == "the acceptance of 'too-long' matches no finding"
    assert warning.span == Span("claims.yml", 20, 14, 8)


@pytest.mark.parametrize(
    ("kb", "about"),
    [
        (accepting(40, code="too-short"), "relief"),
        (accepting(40), "walking"),
        (accepting(40), "article:relief"),
    ],
    ids=["another code", "another claim", "another sort of item"],
)
def test_an_acceptance_covers_its_own_code_on_its_own_item(kb: KnowledgeBase, about: str) -> None:
    levels = [level for level, _, _ in printed(kb, found(about))]
    assert levels == ["warning", "error"]


def test_an_acceptance_covers_every_finding_of_its_code_on_its_item() -> None:
    checks = found("relief"), found("relief", message="it is still too long")
    assert [level for level, _, _ in printed(accepting(40), *checks)] == ["note", "note"]


def test_of_two_acceptances_the_one_that_still_runs_counts_and_the_other_is_a_warning() -> None:
    kb = accepting(40)
    both = (accepted(2, line=21), *kb.claims[Id("relief")].accepted, accepted(3, line=22))
    kb = with_record(kb, "relief", replace(kb.claims[Id("relief")], accepted=both))
    assert printed(kb, found("relief")) == [
        ("warning", "acceptance-unused", "the acceptance of 'too-long' ended on 2026-01-03"),
        ("warning", "acceptance-unused", "the acceptance of 'too-long' ended on 2026-01-04"),
        ("note", "too-long", "it is too long"),
    ]


Place = Callable[[KnowledgeBase], tuple[str, Record]]

PLACES: dict[str, Place] = {
    "article:back-pain": lambda kb: (
        "article",
        replace(kb.articles[ARTICLE], accepted=(accepted(40),)),
    ),
    "algorithm:back-pain": lambda kb: (
        "algorithm",
        replace(kb.algorithms[ARTICLE], accepted=(accepted(40),)),
    ),
    "smith2020": lambda kb: (
        "smith2020",
        reference("smith2020", custom=make(Appraisal, accepted=(accepted(40),))),
    ),
}


@pytest.mark.parametrize("item", PLACES)
def test_articles_algorithms_and_references_accept_findings_too(item: str) -> None:
    kb = small_base()
    kb = with_record(kb, *PLACES[item](kb))
    assert printed(kb, found(item)) == [("note", "too-long", "it is too long")]


def test_accepting_an_error_gives_no_approval_back() -> None:
    kb = accepting(40)
    diagnostics = run_checks(kb, [found("relief")])
    assert blocked_items(diagnostics) == {"relief"}
    assert assess(kb, day(5), blocked_items(diagnostics)).claims[Id("relief")].stage is Stage.UNDER_REVIEW
    assert assess(kb, day(5)).claims[Id("relief")].stage is Stage.APPROVED


def test_a_warning_takes_no_approval_away() -> None:
    assert (
        blocked_items(run_checks(small_base(), [found("relief", severity=Severity.WARNING)])) == frozenset()
    )


def test_an_acceptance_changes_no_fingerprint() -> None:
    before, after = assess(small_base(), day(5)), assess(accepting(40), day(5))
    assert before.subjects["relief"].fingerprint == after.subjects["relief"].fingerprint


def test_one_sentence_found_twice_is_printed_once_and_blocks_every_item_it_is_about() -> None:
    diagnostics = run_checks(small_base(), [found("relief"), found("walking", "relief")])
    assert len(diagnostics) == 1
    assert blocked_items(diagnostics) == {"relief", "walking"}


def test_a_project_prints_the_note_and_keeps_the_item_blocked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = Path(__file__).parent / "cases/fingerprint.yml"
    files = yaml.safe_load(cases.read_text(encoding="utf-8"))["files"]
    claims = "content/bones/back-pain/claims.yml"
    files[claims] += "  accepted: [{code: too-long, by: ed, because: Read twice, until: 2026-03-01}]\n"
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr("generator.project.all_checks", lambda: {"too-long": found("fracture")})
    project = open_project(tmp_path, day(5))
    [note] = [diagnostic for diagnostic in project.diagnostics if diagnostic.code == "too-long"]
    assert (note.severity, note.hint) == (Severity.NOTE, "accepted by ed until 2026-03-01: Read twice")
    assert project.assessment.subjects["fracture"].blocked
    assert not project.assessment.subjects["relief"].blocked


def test_diagnostics_come_sorted_by_their_place() -> None:
    kb = accepting(2)
    diagnostics: tuple[Diagnostic, ...] = apply_acceptances(kb, run_checks(kb, [found("relief")]), day(5))
    assert list(diagnostics) == sorted(diagnostics)
