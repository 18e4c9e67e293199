"""The files that a branch touches without changing a claim, an article, an algorithm or a reference.

A reviewer approves meaning; what else comes with it (the policy, a template, a workflow) is named, so that
nobody merges it unseen.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.core.changes import BranchChanges
from generator.core.knowledge_base import KnowledgeBase

_REVIEWS = "reviews"


@dataclass(frozen=True, slots=True)
class FilesTouched:
    """Paths in order.

    `layout`: files of records none of which changed. `content`: further files below the content, such as the
    board and the plain pages. `outside`: everything else.
    """

    layout: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


def sort_files(changes: BranchChanges, paths: Iterable[str], folders: Iterable[str]) -> FilesTouched:
    """Sort the changed paths of a branch; `folders` hold everything that a project says."""
    roots = tuple(f"{folder}/" for folder in folders)
    of_records = _paths_of(changes.base.kb) | _paths_of(changes.head.kb)
    told = {
        side.origin.path
        for change in (*changes.items, *changes.references)
        for side in (change.before, change.after)
        if side
    }
    layout, content, outside = [], [], []
    for path in sorted(set(paths) - told):
        if path in of_records:
            layout.append(path)
        elif not path.startswith(roots):
            outside.append(path)
        elif _REVIEWS not in path.split("/"):
            content.append(path)
    return FilesTouched(tuple(layout), tuple(content), tuple(outside))


def _paths_of(kb: KnowledgeBase) -> set[str]:
    paths = {record.origin.path for record in kb.claims.values()}
    paths |= {record.origin.path for record in kb.articles.values()}
    paths |= {record.origin.path for record in kb.algorithms.values()}
    return paths | {record.origin.path for record in kb.references.values()}
