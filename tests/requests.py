"""Requests without a repository: what stood before, what came to the base since, what the request made.

The same comparison runs on real branches in `test_git_history.py`; here a request is three folders.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.core.diagnostic import Diagnostic
from generator.core.knowledge_base import KnowledgeBase
from generator.core.succession import Proposer, Succession
from generator.loading.content import load_content
from generator.loading.files import Folder
from generator.project import Project, open_project, open_tree, problems_of
from tests.builders import AS_OF, copy_site
from tests.case_steps import STEPS, take_steps

RECORDER = 41898282
"""The account that records reviews."""


@dataclass(frozen=True)
class Request:
    """The newest commit of the base, the project after the request, and all that is said of it."""

    tip: KnowledgeBase
    project: Project
    diagnostics: tuple[Diagnostic, ...]

    @property
    def judged(self) -> Project:
        """The project after the request, with the people and the policy of the base."""
        return open_tree(Folder(self.project.root), self.project.root, AS_OF, board=self.tip.board)


def request_of(steps: Mapping[str, Any], folder: Path) -> Request:
    """A request as the steps of a case make it, below an empty folder."""
    before, tip, after = (folder / name for name in ("before", "tip", "after"))
    copy_site(steps.get("site", "minimal"), before)
    take_steps(before, steps.get("before", {}))
    shutil.copytree(before, tip, symlinks=True)
    shutil.copytree(before, after, symlinks=True)
    take_steps(tip, steps.get("tip", {}))
    take_steps(after, {key: step for key, step in steps.items() if key in STEPS})
    project = open_project(after, AS_OF)
    kb, known = load_content(Folder(after)), load_content(Folder(tip))
    account = steps.get("proposer")
    proposer = None if account is None else Proposer(account, is_recorder=account == RECORDER)
    found = problems_of(Succession(load_content(Folder(before)), known, kb, project.assessment, proposer))
    return Request(known, project, tuple(sorted({*project.diagnostics, *found})))
