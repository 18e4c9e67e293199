"""A branch opened and compared with the commit it began from, without a checkout.

People, keys and policy are those of the base's newest commit, so that a change of the board never counts in
the request that makes it; words are compared with where the branch began, so that what others have merged
since is not held against it.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.core.changes import BranchChanges, compare
from generator.core.sides import Side
from generator.core.succession import Proposer
from generator.git import commit_of, merge_bases, paths_changed
from generator.project import FOLDERS, Project, Revisions, assessed_to_compare, with_problems
from generator.reports.files_touched import sort_files
from generator.reports.pull_request import Frame


@dataclass(frozen=True)
class Branch:
    """What a report is made of."""

    changes: BranchChanges
    frame: Frame


def open_branch(root: Path, base: str, head: str, as_of: date, *, proposer: Proposer | None = None) -> Branch:
    """Everything that a branch changes.

    `base`: the revision it would be merged into. `head`: the branch, empty for the files on disk.
    `proposer`: see `Succession`. Raises GitError where the history does not tell.
    """
    tip = commit_of(root, base)
    end = commit_of(root, head) if head else ""
    start = merge_bases(root, tip, end or "HEAD")[0]
    revisions = Revisions(root)
    board = revisions.base_at(tip).board
    sides = revisions.base_at(start), revisions.base_at(end)
    before, after = assessed_to_compare(*sides, root, as_of, board=board)
    judged = with_problems(after, tip, revisions, proposer=proposer, head=end)
    changes = compare(_side(before), _side(judged))
    files = sort_files(changes, paths_changed(root, start, end), FOLDERS)
    return Branch(changes, Frame(base, start, end, files))


def _side(project: Project) -> Side:
    return Side(project.kb, project.assessment, project.diagnostics)
