"""Attacks on the review, as cases: what somebody does in a request, and the sentence that refuses it.

Each begins with a base in which Ann and Cleo approved everything, as its `board` and two events say.
`refused`: what is printed, without its place. `status`: where an attack is no error and counts for nothing,
the status that it leaves, with the people and the policy of the base. Attacks on signatures stand in
`test_signing.py`.
"""

import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.core.declaration import Id
from generator.core.diagnostic import Severity
from generator.reports.console import status_lines
from generator.signing.events import sign_event
from generator.writing.events import event_name
from generator.writing.yaml_text import record_text
from tests.case_steps import STEPS, without_digits
from tests.requests import request_of

CASES = Path(__file__).parent / "cases/attacks"

BOARD = """\
people:
  ann: {name: Ann, roles: [clinical, methods], from: 2026-01-01, account: {github: ann, id: 11}}
  ben: {name: Ben, roles: [editor, clinical], from: 2026-01-01}
  cleo: {name: Cleo, roles: [clinical], from: 2026-01-01, account: {github: cleo, id: 12}}
  dan: {name: Dan, roles: [clinical], from: 2026-05-15}
  eve: {name: Eve, roles: [clinical], from: 2026-01-01, until: 2026-03-31}
  fay: {name: Fay, roles: [clinical], from: 2026-01-01, recused: [{topic: rest, from: 2026-02-01}]}
  gil: {name: Gil, roles: [clinical], from: 2026-01-01}
  mia: {name: Mia, roles: [methods], from: 2026-01-01}
policy:
  quorum: {clinical: 2}
  valid_for: 365 days
"""

LATER = datetime(2026, 5, 20, 12, tzinfo=UTC)
EVERYTHING = ["article", "naps-tiredness", "algorithm"]
APPROVED = {
    "files": {"content/board.yml": BOARD},
    "change": {
        "content/rest/naps/index.md": [
            {"was": "authors: [ben]", "now": "authors: [ben, {person: gil, former: true}]"}
        ]
    },
    "events": [{"by": "ann", "covers": EVERYTHING}, {"by": "cleo", "covers": EVERYTHING}],
}


def _attacks() -> list[Any]:
    return [
        pytest.param(attack, id=f"{file.stem}: {attack['attack']}")
        for file in sorted(CASES.glob("*.yml"))
        for attack in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


ATTACKS = _attacks()


@pytest.mark.parametrize("attack", ATTACKS)
def test_each_attack_is_refused_with_its_own_sentence(attack: dict[str, Any], tmp_path: Path) -> None:
    assert set(attack) <= STEPS.keys() | {"attack", "before", "tip", "proposer", "refused", "status"}
    before = {**APPROVED, "then": attack.get("before", {})}
    request = request_of({**attack, "before": before}, tmp_path)
    if "refused" in attack:
        sentences = [_without_place(line) for line in without_digits(request.diagnostics)]
        assert attack["refused"] in sentences
    if "status" in attack:
        judged = request.judged
        item, _, _ = attack["status"].partition(": ")
        lines = [line.strip() for line in status_lines(judged.kb, judged.assessment)]
        assert [line for line in lines if line.startswith(f"{item}: ")] == [attack["status"]]


def test_what_the_attacks_begin_with_is_approved_and_clean(tmp_path: Path) -> None:
    request = request_of({"before": APPROVED}, tmp_path)
    assert request.diagnostics == ()
    assert request.judged.assessment.articles[Id("naps")].word == "approved"


def test_a_key_that_comes_with_a_request_signs_nothing_in_it(ssh_keygen: str, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run([ssh_keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True, timeout=60)
    board = BOARD.replace("365 days", "365 days\n  signatures: optional\n  site: answers-on-sleep")
    listed = f"keys: [{{key: {key.with_suffix('.pub').read_text().strip()}}}], account: {{github: ann,"
    before = {**APPROVED, "files": {"content/board.yml": board}}
    unsigned = request_of({"before": before, "events": [{"date": LATER}]}, tmp_path / "unsigned").project.kb
    given = next(event for event in unsigned.events if event.date == LATER)
    text = record_text(sign_event(given, "answers-on-sleep", key=key))
    request = request_of(
        {
            "before": before,
            "change": {"content/board.yml": [{"was": "account: {github: ann,", "now": listed}]},
            "files": {f"content/rest/naps/reviews/{event_name(given, text)}": text},
        },
        tmp_path / "signed",
    )
    assert request.project.count(Severity.ERROR) == 0
    assert "signature-false" in {found.code for found in request.diagnostics}
    assert "its key is not among those of 'ann'" in " ".join(found.message for found in request.diagnostics)


@pytest.mark.parametrize(
    ("ended", "because"),
    [
        ("revoked: 2026-05-25", "its key was revoked on 2026-05-25"),
        ("until: 2026-05-25", "its key counted only until 2026-05-25"),
    ],
)
def test_a_key_that_ended_since_signs_nothing_that_comes_only_now(
    ended: str, because: str, ssh_keygen: str, tmp_path: Path
) -> None:
    key = tmp_path / "key"
    subprocess.run([ssh_keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True, timeout=60)
    public = key.with_suffix(".pub").read_text().strip()
    board = BOARD.replace("365 days", "365 days\n  signatures: optional\n  site: answers-on-sleep")
    listed = board.replace("id: 11}", f"id: 11}}, keys: [{{key: {public}, KEY}}]")
    unsigned = request_of(
        {"before": {**APPROVED, "files": {"content/board.yml": board}}, "events": [{"date": LATER}]},
        tmp_path / "unsigned",
    )
    given = next(event for event in unsigned.project.kb.events if event.date == LATER)
    text = record_text(sign_event(given, "answers-on-sleep", key=key))
    found = {}
    for name, term in (("good", "until: 2026-12-31"), ("ended", ended)):
        files = {"content/board.yml": listed.replace("KEY", term)}
        steps = {
            "before": {**APPROVED, "files": files},
            "files": {f"content/rest/naps/reviews/{event_name(given, text)}": text},
        }
        found[name] = request_of(steps, tmp_path / name).diagnostics
    assert found["good"] == ()
    assert [one.code for one in found["ended"]] == ["event-unproven", "signature-false"]
    assert because in found["ended"][1].message


def test_there_are_many_attacks_and_each_has_its_own_sentence() -> None:
    sentences = [attack.values[0]["refused"] for attack in ATTACKS if "refused" in attack.values[0]]
    assert len(sentences) >= 40
    assert len(set(sentences)) == len(sentences)


def _without_place(line: str) -> str:
    code, _, rest = line.partition(" ")
    return f"{code} {rest.partition(' ')[2]}"
