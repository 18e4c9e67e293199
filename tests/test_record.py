"""Reviews of a forge after the merge, as cases: a branch, reviews as the forge lists them, what is recorded.

Each case is played in a real repository, through the command that the workflow calls. The branch changes
the statement of `naps-tiredness` unless the case says otherwise; `{branch}` stands for the reviewed commit.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.forges.github import PayloadError, read_reviews
from tests.projects import AS_OF, SITES, copy_project, files_of
from tests.repositories import make_repository

CASES = [
    case
    for file in sorted((Path(__file__).parent / "cases/record").glob("*.yml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
]
KEYS = frozenset({"case", "main", "branch", "later", "meanwhile", "merge", "forget", "reviews", "recorded"})
KEYS |= {"answers", "status", "output"}

BOARD = """
people:
  ann: {name: Ann, roles: [clinical], from: 2026-01-01, account: {github: example-ann, id: 501}}
  ben: {name: Ben, roles: [editor], from: 2026-01-01, account: {github: example-ben, id: 502}}
  cleo: {name: Cleo, roles: [clinical, methods], from: 2026-01-01, account: {github: example-cleo, id: 503}}
  dan: {name: Dan, roles: [clinical], until: 2026-03-31, account: {github: example-dan, id: 504}}
policy:
  quorum: {clinical: 1}
  valid_for: 365 days
"""
WORDS = {
    "content/rest/naps/claims.yml": [{"was": "may ease tiredness (mean", "now": "may ease weariness (mean"}]
}
LINES = "approve: all\nrole: clinical\ninterests: none\nnumbers: read at source\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_reviews_become_events_of_exactly_what_was_merged(case: dict[str, Any], tmp_path: Path) -> None:
    assert set(case) <= KEYS, set(case) - KEYS
    played = _Played(case, tmp_path)
    done = played.record()
    assert done.exit_code == 0, done.output
    assert played.recorded() == case.get("recorded", [])
    answers = played.answers.read_text("utf-8")
    for sentence in case.get("answers", []):
        assert sentence in answers
    assert bool(answers) == bool(case.get("answers")), answers
    if "status" in case:
        status = _evidence(played.root, "status", "naps-tiredness", "--as-of", f"{AS_OF}")
        assert status.stdout.splitlines()[0].startswith(case["status"])


def test_recording_twice_writes_nothing_new(tmp_path: Path) -> None:
    played = _Played({"reviews": [{}]}, tmp_path)
    assert "recorded content/" in played.record().stdout
    after = files_of(played.root / "content")
    played.repository.commit("Record")
    assert played.record().stdout == "nothing to record\n"
    assert files_of(played.root / "content") == after


def test_recording_adds_files_and_changes_none(tmp_path: Path) -> None:
    played = _Played({"reviews": [{}]}, tmp_path)
    before = files_of(played.root)
    played.record()
    after = files_of(played.root)
    assert {path: after[path] for path in before} == before
    added = sorted(set(after) - set(before))
    assert all(path.startswith("content/rest/naps/reviews/") for path in added)
    assert sum(path.endswith(".yml") for path in added) == 1


def test_the_recorded_event_says_who_when_and_where_from(tmp_path: Path) -> None:
    played = _Played({"reviews": [{"body": LINES + "note: Read twice."}]}, tmp_path)
    played.record()
    (file,) = (played.root / "content/rest/naps/reviews").glob("*.yml")
    event = yaml.safe_load(file.read_text("utf-8"))
    assert f"{event.pop('date'):%Y-%m-%d %H:%M:%S}" == "2026-05-02 14:05:09"
    assert list(event.pop("covers")) == ["naps-tiredness"]
    assert set(event.pop("leans_on")["naps-tiredness"]) == {"doe2020", "roe2021"}
    assert event == {
        "by": "ann",
        "role": "clinical",
        "decision": "approve",
        "article": "rest/naps",
        "interests": "none",
        "numbers": "read at source",
        "note": "Read twice.",
        "pull_request": 7,
    }


def test_a_shallow_clone_is_told_to_fetch_everything(tmp_path: Path) -> None:
    played = _Played({"reviews": [{}]}, tmp_path)
    shallow = played.repository.clone(tmp_path / "shallow", "--depth=1")
    played.repository = shallow
    done = played.record()
    assert done.exit_code == 2
    assert "fetch-depth: 0" in done.stderr


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ("", None),
        ("[]", None),
        ("[]\n[]", None),
        ('{"message": "Not Found"}', "the file of reviews holds no list of reviews"),
        ("[1]", "review 1 is not a mapping"),
        ("[{]", "the list of reviews is no JSON, from line 1 on"),
        ("[" * 100_000, "the list of reviews is no JSON, from line 1 on"),
        ('[{"state": "APPROVED", "user": null}]', "review 1 has no 'submitted_at'"),
        ('[{"state": "APPROVED", "commit_id": "../../x"}]', "review 1 has a 'commit_id' that is no commit"),
        ('[{"state": "APPROVED", "commit_id": ["-x"]}]', "review 1 has a 'commit_id' that is no commit"),
        ('[{"state": "APPROVED", "user": {"id": "501"}}]', "review 1 has a 'user' without number and login"),
        ('[{"state": "APPROVED", "user": {"id": true}}]', "review 1 has a 'user' without number and login"),
        ('[{"user": {"id": 501}}]', "review 1 has no 'state'"),
        ('[{"state": "APPROVED", "submitted_at": "2026-05-02T14:05:09"}]', "without a time zone"),
        ('[{"state": "APPROVED", "submitted_at": "0001-01-01T00:00:00+23:00"}]', "before the first year"),
        ('[{"state": "PENDING"}]', None),
    ],
)
def test_a_payload_is_read_or_refused_with_its_place(payload: str, message: str | None) -> None:
    if message is None:
        assert read_reviews(payload) == ()
        return
    with pytest.raises(PayloadError) as refused:
        read_reviews(payload)
    assert message in str(refused.value)


def test_a_payload_that_is_no_list_of_reviews_writes_nothing(tmp_path: Path) -> None:
    played = _Played({"reviews": [{}]}, tmp_path)
    played.payload.write_text('{"message": "Not Found"}')
    done = played.record()
    assert (done.exit_code, done.stderr) == (1, "Error: the file of reviews holds no list of reviews\n")
    assert played.recorded() == []


def _evidence(folder: Path, *arguments: str) -> Result:
    # In this process: the steps of the workflow run the program itself in their own tests.
    return CliRunner().invoke(main, ["-C", f"{folder}", *arguments])


def test_answers_that_cannot_be_written_are_said(tmp_path: Path) -> None:
    played = _Played({"reviews": [{}]}, tmp_path)
    played.answers = played.payload / "answers.md"
    done = played.record()
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr


class _Played:
    """A case played up to the merge."""

    def __init__(self, case: dict[str, Any], folder: Path) -> None:
        self.case = case
        self.root = copy_project(SITES / "minimal", folder / "project")
        self.payload, self.answers = folder / "reviews.json", folder / "answers.md"
        self.repository = make_repository(self.root, {"content/board.yml": BOARD, **case.get("main", {})})
        self.base = self.repository.git("rev-parse", "HEAD")
        self.repository.branch("proposal")
        self._change(case.get("branch", WORDS), "Propose")
        self.reviewed = self.repository.git("rev-parse", "HEAD")
        if "later" in case:
            self._change(case["later"], "Edit after the review")
        self._merge(case.get("merge", "merge"))
        self.merged = self.repository.git("rev-parse", "HEAD")
        self.answers.write_text("")
        reviews = [self._review(review, number) for number, review in enumerate(case["reviews"], 1)]
        self.payload.write_text(json.dumps(reviews))

    def record(self) -> Result:
        return _evidence(
            self.repository.root,
            *("record", "--reviews", f"{self.payload}", "--pull-request", "7", "--base", self.base),
            *("--merged", self.merged, "--answers", f"{self.answers}", "--as-of", f"{AS_OF}"),
        )

    def recorded(self) -> list[str]:
        """`person decision: items` of every event on disk, in the order of the files."""
        events = [
            yaml.safe_load(file.read_text("utf-8"))
            for file in sorted((self.root / "content/rest/naps/reviews").glob("*.yml"))
        ]
        return [f"{e['by']} {e['decision']}: {', '.join(e['covers'])}" for e in events]

    def _merge(self, way: str) -> None:
        repository = self.repository
        if "meanwhile" in self.case:
            repository.switch("main")
            self._change(self.case["meanwhile"], "Meanwhile")
            repository.switch("proposal")
        if way == "rebase":
            assert repository.rebase("main")
        repository.switch("main")
        if way == "merge":
            assert repository.merge("proposal")
        elif way == "rebase":
            repository.git("merge", "--quiet", "--ff-only", "proposal")
        else:
            repository.git("merge", "--quiet", "--squash", "proposal")
            repository.commit("Squash")

    def _change(self, changes: dict[str, Any], message: str) -> None:
        for path, steps in changes.items():
            file = self.root / path
            if isinstance(steps, str):
                file.write_text(steps, encoding="utf-8")
                continue
            for step in steps:
                text = file.read_text("utf-8")
                assert text.count(step["was"]) == 1, step["was"]
                file.write_text(text.replace(step["was"], step["now"]), encoding="utf-8")
        self.repository.commit(message)

    def _review(self, review: dict[str, Any], number: int) -> dict[str, Any]:
        # The fields that the forge documents for a review, the ones nobody reads included.
        account = review.get("account", 501)
        user = {
            "login": review.get("login", "example-ann"),
            "id": account,
            "type": "User",
            "site_admin": False,
        }
        return {
            "id": 80 + number,
            "node_id": "MDE3OlB1bGxSZXF1ZXN0UmV2aWV3ODA=",
            "user": user if account else None,
            "body": review.get("body", LINES),
            "state": review.get("state", "APPROVED"),
            "html_url": f"https://github.com/example/site/pull/7#pullrequestreview-{80 + number}",
            "pull_request_url": "https://api.github.com/repos/example/site/pulls/7",
            "_links": {"html": {"href": "x"}, "pull_request": {"href": "y"}},
            "submitted_at": review.get("at", f"2026-05-02T14:05:{8 + number:02d}Z"),
            "commit_id": review.get("commit", self.reviewed),
            "author_association": review.get("association", "MEMBER"),
        }
