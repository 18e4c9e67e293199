"""What was published about a source later: retractions, corrections and the like, each with what it updates.

A notice whose DOI is that of a reference of the base is that reference; any other is a node of its own.
"""

from collections.abc import Iterator
from typing import TypeVar

from generator.core.declaration import Id
from generator.core.graph.records import EdgeKind
from generator.core.identifiers import doi_key
from generator.core.knowledge_base import KnowledgeBase

Key = TypeVar("Key", bound=str)

Updated = tuple[Id, EdgeKind]
"""The reference that a notice updates, and as what."""


def published_notices(kb: KnowledgeBase) -> dict[Id, list[Updated]]:
    """What each reference that is a notice itself updates."""
    return _gathered((notice, updated) for notice, _, updated in _notices(kb) if notice)


def notices_apart(kb: KnowledgeBase) -> dict[str, list[Updated]]:
    """By the id of its node, what each notice updates that is no reference of the base."""
    return _gathered((key, updated) for notice, key, updated in _notices(kb) if not notice)


def _notices(kb: KnowledgeBase) -> Iterator[tuple[Id | None, str, Updated]]:
    """Each notice: the reference that it is, the id it has otherwise, and what it updates."""
    by_doi = {key: one.id for one in kb.references.values() if one.DOI and (key := doi_key(one.DOI))}
    for reference in kb.references.values():
        for place, update in enumerate(reference.updates):
            doi = doi_key(update.DOI) if update.DOI else ""
            kind = EdgeKind.RETRACTS if update.type.is_retraction else EdgeKind.UPDATES
            yield by_doi.get(doi), doi or f"{reference.id}-{place + 1}", (reference.id, kind)


def _gathered(pairs: Iterator[tuple[Key, Updated]]) -> dict[Key, list[Updated]]:
    found: dict[Key, list[Updated]] = {}
    for key, updated in pairs:
        found.setdefault(key, []).append(updated)
    return found
