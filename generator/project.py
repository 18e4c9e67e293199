"""One project, loaded, checked and assessed: what every command and every page starts from.

Today is an input: `day_of` is the only place that asks the clock, and only the adapters call it.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from generator.core.checking import (
    ACCEPTANCE_UNUSED,
    CHECKS,
    Check,
    apply_acceptances,
    blocked_items,
    run_checks,
)
from generator.core.diagnostic import LOADING_RULES, Diagnostic, Rule, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Board
from generator.core.registry import modules_of
from generator.core.status import Assessment, assess
from generator.git import files_at
from generator.loading.content import CONTENT, load_content
from generator.loading.files import MAX_BYTES, Folder, Snapshot, Tree
from generator.loading.reference_folder import REFERENCES

FOLDERS = (CONTENT, REFERENCES)
"""The folders that hold everything a project says."""


@dataclass(frozen=True)
class Project:
    """The base with its diagnostics (acceptances applied) and the status of every item on one day."""

    root: Path
    kb: KnowledgeBase
    assessment: Assessment
    diagnostics: tuple[Diagnostic, ...]
    stopping: tuple[Diagnostic, ...]
    """The diagnostics with which no page can be made honestly: loading and links."""

    @property
    def as_of(self) -> date:
        """The day of the statuses."""
        return self.assessment.as_of

    def count(self, severity: Severity) -> int:
        """How many diagnostics have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


def open_project(root: Path, as_of: date) -> Project:
    """Load, check and assess the project in a folder; bad content never raises."""
    return open_tree(Folder(root), root, as_of)


def open_tree(tree: Tree, root: Path, as_of: date, *, board: Board | None = None) -> Project:
    """The same for the files of a commit; `root` is where a person finds the files that are named.

    `board`: whose people and policy count, where that is not the board of these files.
    """
    kb = load_content(tree)
    if board:
        kb = replace(kb, board=board)
    checks = all_checks()
    found = run_checks(kb, checks.values())
    stopping = tuple(
        diagnostic
        for diagnostic in (*kb.diagnostics, *found)
        if diagnostic.code not in checks
        or (checks[diagnostic.code].stops_build and diagnostic.severity is Severity.ERROR)
    )
    accepted = apply_acceptances(kb, found, as_of)
    diagnostics = tuple(sorted((*kb.diagnostics, *accepted)))
    return Project(root, kb, assess(kb, as_of, blocked_items(found)), diagnostics, stopping)


def open_revision(root: Path, revision: str, as_of: date, *, board: Board | None = None) -> Project:
    """The project as it stands in a commit, read without a checkout.

    Raises GitError where there is no such commit.
    """
    found = files_at(root, revision, FOLDERS, limit=MAX_BYTES)
    return open_tree(Snapshot(found.files, found.links, found.large), root, as_of, board=board)


def all_checks() -> Mapping[str, Check]:
    """Every check by its code."""
    for _ in modules_of("generator.checks"):
        pass
    return CHECKS


def all_rules() -> dict[str, Rule]:
    """The rule behind every code that can be printed, by code."""
    rules = {code: check.rule for code, check in all_checks().items()}
    rules |= {ACCEPTANCE_UNUSED.code: ACCEPTANCE_UNUSED} | LOADING_RULES
    return dict(sorted(rules.items()))


def day_of(written: str | None, environment: Mapping[str, str] = os.environ) -> date:
    """The day to compute statuses for: as written, else SOURCE_DATE_EPOCH, else today in UTC.

    Raises ValueError, worded for the person who typed it, for what is no day.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if written:
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise ValueError(f"'{written}' is not a date such as 2026-05-02") from None
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise ValueError(f"SOURCE_DATE_EPOCH is '{epoch}', which is not a time in seconds") from None
    return datetime.now(UTC).date()
