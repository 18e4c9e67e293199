"""The status rule: its table as rows of `cases/status/`, and the properties that hold for any events.

Each row gives events, today's words and the day, and what readers are told; an expectation that a row does
not name is expected to be absent.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.core.approval import Status, who_can_act
from generator.core.declaration import Days, PartialDate
from generator.core.history import history_of
from generator.core.model import ReviewEvent
from generator.core.quorum import Subject
from generator.core.vocabulary import (
    Audience,
    Decision,
    Reason,
    Role,
    Stage,
)
from generator.core.wording import status_words
from tests.status_builders import (
    HIGH,
    ORDINARY,
    SOURCE,
    board,
    day,
    event,
    status_on,
    subject,
    table_words,
    version,
)

CASES = Path(__file__).parent / "cases/status"


def rows() -> list[Any]:
    """Every row of every file, named after its file and sentence."""
    return [
        pytest.param(row, id=f"{file.stem}: {row['case']}")
        for file in sorted(CASES.glob("*.yml"))
        for row in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def subject_of(row: dict[str, Any]) -> Subject:
    """The item of a row as it stands today."""
    item = subject(
        row.get("today", "A1"),
        authors=frozenset(row.get("authors", ())),
        quorum={Role(role): need for role, need in row.get("quorum", ORDINARY).items()},
        limit=day(row["limit"]) if "limit" in row else None,
        blocked=row.get("blocked", False),
    )
    if "retracted" not in row:
        return item
    written = str(row["retracted"].get("notice", ""))
    on = {SOURCE: PartialDate(*map(int, written.split("-")))} if written else {}
    known = frozenset(f"1-source-{number}" for number in row["retracted"]["versions"])
    return replace(item, retracted={SOURCE: known}, retracted_on=on)


@pytest.mark.parametrize("row", rows())
def test_the_status_table_says_what_readers_are_told(row: dict[str, Any]) -> None:
    status = status_on(row["as_of"], subject_of(row), [event(written) for written in row["events"]])
    told = {
        "status": table_words(status),
        "clinicians": status_words(status, Audience.CLINICIANS),
        "patients": status_words(status, Audience.PATIENTS),
        "until": status.valid_until,
        "approved": status.approved_words,
        "sources": list(status.sources),
        "lacking": {role.value: need for role, need in status.lacking.items()},
    }
    if "lacking" not in row:
        del told["lacking"]
    expected = {
        "status": row["status"],
        "clinicians": row["clinicians"],
        "patients": row["patients"],
        "until": day(row["until"]) if "until" in row else None,
        "approved": version(f"{row['approved']}1")[0] if "approved" in row else None,
        "sources": row.get("sources", []),
    } | {name: row[name] for name in ("lacking",) if name in row}
    assert told == expected


def test_no_row_of_the_table_of_statuses_is_without_a_case() -> None:
    reached = {row["status"] for (row,) in (param.values for param in rows())}
    reasons = [reason.value.replace("-", " ") for reason in Reason if reason is not Reason.IN_REVIEW]
    assert reached == {
        "hold",
        "approved",
        "submitted",
        "under review",
        *(f"under review, {reason}" for reason in reasons),
    }


# Mostly what happens in practice, so that quorums come about; now and then anything at all.
VOICES = st.sampled_from(
    ["ann clinical", "ben methods"] * 3
    + ["cleo clinical", "dora clinical", "dora methods", "mia methods", "pat patient", "gus methods"]
    + ["ann methods", "ed editor", "fay clinical", "zoe clinical"]
)
DECISIONS = st.sampled_from([Decision.APPROVE] * 8 + list(Decision))
VERSIONS = st.sampled_from(["A1"] * 5 + ["A2", "B1", "B2"])
WRITTEN = st.builds("{} {} {} {}".format, st.integers(0, 30), VOICES, DECISIONS, VERSIONS)
BEGINNINGS = st.sampled_from(
    [
        [],
        ["10 ann clinical approve", "11 ben methods approve"],
        ["12 cleo clinical approve", "12 mia methods approve"],
        [
            "9 ann clinical approve",
            "9 cleo clinical approve",
            "9 mia methods approve",
            "9 pat patient approve",
        ],
        ["4 cleo clinical hold", "5 ann clinical release", "5 mia methods release"],
    ]
)
EVENTS = st.builds(
    lambda begun, further: [*map(event, begun), *further],
    BEGINNINGS,
    st.lists(WRITTEN.map(event), max_size=10),
)
SUBJECTS = st.builds(
    subject,
    st.sampled_from(["A1", "A1", "A2", "B1"]),
    authors=st.sampled_from([frozenset(), frozenset(), frozenset({"ben"})]),
    quorum=st.sampled_from([ORDINARY, ORDINARY, {Role.CLINICAL: 1}, HIGH, {}]),
    limit=st.sampled_from([None, day(25)]),
    blocked=st.sampled_from([False, False, True]),
    retracted=st.sampled_from([{}, {}, {SOURCE: frozenset({"1-source-2"})}]),
)
SHORT_LIVED = replace(board(), policy=replace(board().policy, valid_for=Days(12)))
SPLIT = 20
"""The day on which the properties look; events reach beyond it."""


def speaks(item: Subject, written: ReviewEvent) -> bool:
    """A second opinion on whose approval counts, in the words of the product."""
    person = SHORT_LIVED.people.get(written.by)
    on = written.date.date()
    return (
        person is not None
        and written.role in person.roles
        and (person.from_ is None or person.from_ <= on)
        and (person.until is None or on <= person.until)
        and not any(recusal.topic == item.topic and recusal.from_ <= on for recusal in person.recused)
        and person.id not in item.authors
    )


def look(item: Subject, events: list[ReviewEvent], number: int = SPLIT) -> Status:
    return status_on(number, item, events, SHORT_LIVED)


@given(SUBJECTS, EVENTS)
def test_every_sequence_of_events_has_a_status_in_words(item: Subject, events: list[ReviewEvent]) -> None:
    status = look(item, events)
    assert (status.reason is not None) == (status.stage is Stage.UNDER_REVIEW)
    for audience in Audience:
        words = status_words(status, audience)
        assert words
        assert "None" not in words


@given(SUBJECTS, EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_files_never_matters(item: Subject, events: list[ReviewEvent], random: Any) -> None:
    shuffled = random.sample(events, len(events))
    assert look(item, shuffled) == look(item, events)


@given(SUBJECTS, EVENTS)
def test_events_after_the_day_change_nothing(item: Subject, events: list[ReviewEvent]) -> None:
    assert look(item, events) == look(item, [e for e in events if e.date.date() <= day(SPLIT)])


@given(SUBJECTS, EVENTS)
def test_what_is_approved_has_a_quorum_of_distinct_people(item: Subject, events: list[ReviewEvent]) -> None:
    status = look(item, events)
    if status.stage is not Stage.APPROVED:
        return
    people = [approval.by for approval in status.approvals]
    assert len(people) == len(set(people))
    for role, need in item.quorum.items():
        assert sum(approval.role is role for approval in status.approvals) >= need
    for approval in status.approvals:
        assert approval.decision is Decision.APPROVE
        assert (approval.covers["claim"], approval.leans_on["claim"]) == (item.fingerprint, item.leans_on)
        assert speaks(item, approval)
        assert 0 <= (day(SPLIT) - approval.date.date()).days <= SHORT_LIVED.policy.valid_for
    assert not item.blocked
    assert not status.requests


@given(SUBJECTS, EVENTS)
def test_an_approval_holds_to_its_last_day_and_no_longer(item: Subject, events: list[ReviewEvent]) -> None:
    past = [e for e in events if e.date.date() <= day(SPLIT)]
    status = look(item, past)
    if status.stage is not Stage.APPROVED:
        return
    assert status.valid_until
    last = (status.valid_until - day(0)).days
    assert {look(item, past, number).stage for number in range(SPLIT, last + 1)} == {Stage.APPROVED}
    assert look(item, past, last + 1).reason is Reason.OVERDUE


@given(SUBJECTS, EVENTS)
def test_a_last_hold_by_a_clinical_reviewer_always_stands(item: Subject, events: list[ReviewEvent]) -> None:
    past = [e for e in events if e.date.date() <= day(SPLIT)]
    status = look(item, [*past, event(f"{SPLIT}@20:00 ann clinical hold: Stop")])
    assert status.stage is Stage.HOLD
    assert "Stop" in status_words(status, Audience.PATIENTS)


@given(SUBJECTS, EVENTS)
def test_nothing_is_approved_over_an_open_hold_or_request(item: Subject, events: list[ReviewEvent]) -> None:
    history = history_of(item, events, SHORT_LIVED, day(SPLIT))
    status = look(item, events)
    assert (status.stage is Stage.HOLD) == bool(history.holds)
    assert not (history.requests and status.stage is Stage.APPROVED)


@given(SUBJECTS, EVENTS)
def test_a_last_request_for_changes_always_takes_approval_away(
    item: Subject, events: list[ReviewEvent]
) -> None:
    past = [e for e in events if e.date.date() <= day(SPLIT)]
    status = look(item, [*past, event(f"{SPLIT}@20:00 ann clinical request-changes")])
    assert status.stage is not Stage.APPROVED


@given(SUBJECTS, EVENTS)
def test_an_unacknowledged_retraction_is_never_approved(item: Subject, events: list[ReviewEvent]) -> None:
    unknown = replace(item, retracted={SOURCE: frozenset({"1-source-9"})})
    status = look(unknown, events)
    assert status.stage is Stage.HOLD or status.reason is Reason.RETRACTED_SOURCE


def test_whoever_approved_what_is_overdue_can_approve_again() -> None:
    events = [event("0 ann clinical approve"), event("1 ben methods approve")]
    status = status_on(367, subject(), events)
    assert status.reason is Reason.OVERDUE
    can = {person.id for person in who_can_act(subject(), status, board(), day(367))}
    assert {"ann", "ben"} <= can


def test_those_who_can_act_hold_a_lacking_role_and_are_free_to_use_it() -> None:
    item = subject(authors=frozenset({"mia"}))
    status = status_on(60, item, [event("0 ann clinical approve")])
    # Fay's term runs; gus is recused, mia is an author, ann has approved, nobody else is in methods.
    assert [person.id for person in who_can_act(item, status, board(), day(60))] == ["ben", "dora", "ivy"]


def test_nobody_acts_before_or_after_their_term() -> None:
    people = {
        person.id for person in who_can_act(subject(), status_on(101, subject(), []), board(), day(101))
    }
    assert "fay" not in people
