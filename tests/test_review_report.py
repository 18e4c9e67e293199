"""The pull request report, made of real branches: what changed in meaning, what lapses, what is reached."""

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypandoc
import pytest
import yaml

from generator.build.branch import Branch, open_branch
from generator.reports.pull_request import LONGEST, report_markdown
from generator.reports.pull_request_json import report_json
from tests.builders import AS_OF, copy_site
from tests.case_steps import STEPS, take_steps
from tests.hostile import SIGN, write_hostile_project
from tests.repositories import Repository, make_repository

CASES = [
    case
    for file in sorted((Path(__file__).parent / "cases/review").glob("*.yml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
]
KEYS = frozenset({"case", "site", "before", "expect", "says", "lacks", "json", *STEPS})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_each_branch_is_reported_like_this(case: Mapping[str, Any], tmp_path: Path) -> None:
    assert set(case) <= KEYS
    branch = branch_of(case, tmp_path)
    report = printed(branch)
    if "expect" in case:
        assert report == case["expect"]
    for words in case.get("says", ()):
        assert words in report
    for words in case.get("lacks", ()):
        assert words not in report
    if "json" in case:
        found = report_json(branch.changes, branch.frame)
        assert found.replace(branch.frame.base, "START").replace(branch.frame.head, "END") == case["json"]
        assert json.loads(found)


def branch_of(steps: Mapping[str, Any], folder: Path) -> Branch:
    """The branch that the steps of a case make, committed, in a repository below the folder."""
    repository = begin(steps, folder)
    take_steps(repository.root, {key: step for key, step in steps.items() if key in STEPS})
    repository.commit("Propose")
    return open_branch(repository.root, "main", "work", AS_OF)


def begin(steps: Mapping[str, Any], folder: Path) -> Repository:
    """A repository of what stood before, with the branch `work` checked out."""
    root = folder / "project"
    root.mkdir()
    if steps.get("site", "minimal") != "none":
        copy_site(steps.get("site", "minimal"), root)
    take_steps(root, steps.get("before", {}))
    repository = make_repository(root)
    repository.branch("work")
    return repository


def printed(branch: Branch, longest: int | None = LONGEST) -> str:
    """The report with words in place of the two commits, which differ from machine to machine."""
    report = report_markdown(branch.changes, branch.frame, longest)
    named = report.replace(branch.frame.base[:12], "START")
    return named.replace(branch.frame.head[:12], "END") if branch.frame.head else named


def test_the_same_branch_is_reported_with_the_same_bytes(tmp_path: Path) -> None:
    repository = begin({}, tmp_path)
    take_steps(repository.root, {"change": CHANGES})
    first = open_branch(repository.root, "main", "", AS_OF)
    for file in sorted(repository.root.rglob("*.yml"), reverse=True):
        file.write_bytes(file.read_bytes())
    again = open_branch(repository.root, "main", "", AS_OF)
    assert printed(first) == printed(again)
    assert report_json(first.changes, first.frame) == report_json(again.changes, again.frame)


def test_the_files_on_disk_are_reported_as_their_commit_is(tmp_path: Path) -> None:
    repository = begin({}, tmp_path)
    take_steps(repository.root, {"change": CHANGES, "files": {"notes.txt": "not content\n"}})
    on_disk = printed(open_branch(repository.root, "main", "", AS_OF))
    assert "**Not content: ask a maintainer before merging**\n\n- notes.txt" in on_disk
    repository.commit("Propose")
    committed = printed(open_branch(repository.root, "main", "work", AS_OF))
    assert committed == on_disk.replace("the files on disk", "`END`")


def test_what_others_merged_meanwhile_is_not_reported(tmp_path: Path) -> None:
    repository = begin({}, tmp_path)
    repository.switch("main")
    take_steps(repository.root, {"append": {"references/references.yml": "new: {type: book, title: New}\n"}})
    repository.commit("Meanwhile")
    repository.switch("work")
    branch = open_branch(repository.root, "main", "work", AS_OF)
    assert printed(branch).startswith("Nothing changed\n")


def test_people_and_policy_are_those_of_the_newest_commit_of_the_base(tmp_path: Path) -> None:
    approved = {"events": [{"covers": ["naps-tiredness"]}]}
    repository = begin({"before": approved}, tmp_path)
    take_steps(repository.root, {"change": CHANGES})
    repository.commit("Propose")
    repository.switch("main")
    take_steps(
        repository.root, {"change": {"content/board.yml": [{"was": "{clinical: 1}", "now": "{clinical: 2}"}]}}
    )
    repository.commit("Ask for two")
    branch = open_branch(repository.root, "main", "work", AS_OF)
    assert branch.changes.lapses == ()
    assert "status: in review" in printed(branch) or "status: under review" in printed(branch)


def test_more_than_ten_claims_are_better_split(tmp_path: Path) -> None:
    report = printed(branch_of({"append": {CLAIMS: many_claims(12)}}, tmp_path))
    assert report.startswith("12 claims, 0 high-risk, 12 figures to read at source, about 30 minutes\n")
    assert "**12 claims are more than one reviewer reads well in one sitting.**" in report
    assert "Articles here: “Do naps help?”." in report


def test_a_report_too_long_for_a_comment_is_cut_from_the_least_risky_end(tmp_path: Path) -> None:
    risky = many_claims(1, start=900, more="  risk: high\n")
    branch = branch_of({"append": {CLAIMS: many_claims(80, more=LONG) + risky}}, tmp_path)
    whole, cut = printed(branch, None), printed(branch)
    assert len(whole) > LONGEST >= len(cut) > LONGEST - 4_000
    kept = cut.count("\n### ")
    assert f"left out from the least risky end: {81 - kept} claims" in cut
    assert "`evidence review --base main --whole`" in cut
    assert cut.index("**high risk**") < cut.index("### 2. ")
    assert "## To approve" in cut
    assert "This report is cut" not in whole


def test_one_claim_too_long_for_a_comment_still_shows_its_sentence(tmp_path: Path) -> None:
    lines = "".join(
        f"    - {{reference: doe2020, direction: supports, directness: direct, locator: p. {number}, "
        f"read: abstract, quote: {'very ' * 100}}}\n"
        for number in range(59)
    )
    claim = many_claims(1).rstrip("\n") + "\n" + lines
    report = printed(branch_of({"append": {CLAIMS: claim}}, tmp_path))
    assert "> Invented sentence 0." in report
    assert "The evidence of this claim is too long for this report." in report


def test_what_strangers_write_stays_text_in_the_report(tmp_path: Path) -> None:
    repository = begin({}, tmp_path)
    write_hostile_project(repository.root)
    repository.commit("Attack")
    repository.branch("worse")
    for file in (*repository.root.glob("content/**/*"), *repository.root.glob("references/*")):
        if file.is_file() and "reviews" not in file.parts:
            file.write_text(file.read_text().replace(SIGN, f"worse {SIGN}"))
    repository.commit("Attack again")
    repository.branch("clean")
    take_steps(repository.root, {"delete": ["content", "references"]})
    copy_site("minimal", repository.root)
    repository.commit("Clean up")
    for base, head in (("main", "work"), ("work", "worse"), ("worse", "clean")):
        branch = open_branch(repository.root, base, head, AS_OF)
        whole = printed(branch, None)
        assert SIGN in whole
        assert attacks_in(whole) == []
        assert len(printed(branch)) <= LONGEST


def attacks_in(report: str) -> list[str]:
    """Tags, links, pictures and headings of a report that we did not put there, and whom it would ping."""
    page = pypandoc.convert_text(report, "html", format="gfm", extra_args=["--wrap=none"])
    tags = set(re.findall(r"<([a-z0-9]+)", page)) - OUR_TAGS
    links = {href for href in re.findall(r'href="([^"]*)"', page) if not href.startswith(OUR_LINKS)}
    found = html.unescape(re.sub(r"<[^>]*>", "", page))
    pinged = re.findall(r"(?<!\w)@\w+|#\d+|https?://|www\.", found)
    return [*sorted(tags), *sorted(links), *pinged]


OUR_TAGS = {
    *("p", "h2", "h3", "ul", "li", "strong", "del", "blockquote", "code", "pre", "a", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
OUR_LINKS = (
    "https://doi.org/",
    "https://pubmed.ncbi.nlm.nih.gov/",
    "https://pmc.ncbi.nlm.nih.gov/",
    "https://example.org/",
)
CLAIMS = "content/rest/naps/claims.yml"
CHANGES = {CLAIMS: [{"was": "(mean difference -2)", "now": "(mean difference -3)"}]}
LONG = f"  plain: {'long ' * 100}\n"


def many_claims(count: int, start: int = 0, more: str = "") -> str:
    """Further claims for the article of the minimal site."""
    return "".join(
        f"""\
more-{number}:
  kind: definition
  statement: Invented sentence {number}.
{more}  certainty: {{rating: low, of: The word, start: high, down: {{imprecision: 2}}, by: us}}
  evidence:
    - {{reference: doe2020, direction: supports, directness: direct, locator: p. 1, read: abstract}}
"""
        for number in range(start, start + count)
    )
