"""Which references can no longer be relied on when some of them, or a whole study, are lost.

With a study fall all its reports. A review falls with the studies that are recorded of it, unless an estimate
says that it pooled more: what nobody recorded cannot be counted on. Whether it surely falls is another
matter, since most lists of included studies hold only what the base has. Nothing falls with a review.
"""

from collections.abc import Collection, Iterable

from generator.core.declaration import Id
from generator.core.graph.building import study_of
from generator.core.graph.records import Node, NodeKind
from generator.core.knowledge_base import KnowledgeBase


def fallen_with(kb: KnowledgeBase, lost: Iterable[Node]) -> frozenset[Id]:
    """The references that can no longer be counted on without some references and studies."""
    losses = kb.found_once(_Losses)
    return _fallen(kb, lost, losses.studies)


def surely_fallen_with(kb: KnowledgeBase, lost: Iterable[Node]) -> frozenset[Id]:
    """Of these, without the reviews of which nobody knows whether all that they pooled is recorded."""
    losses = kb.found_once(_Losses)
    return _fallen(kb, lost, losses.counted)


def _fallen(kb: KnowledgeBase, lost: Iterable[Node], reviews: Collection[Id]) -> frozenset[Id]:
    """What falls where of all reviews only some can."""
    losses = kb.found_once(_Losses)
    fallen: set[Id] = set()
    for node in lost:
        fallen.update(references_of(kb, node))
    waiting = list(fallen)
    missing: dict[Id, int] = {}
    while waiting:
        for review in losses.including.get(waiting.pop(), ()):
            missing[review] = missing.get(review, losses.studies[review]) - 1
            if missing[review] == 0 and review in reviews and review not in fallen:
                fallen.add(review)
                waiting.append(review)
    return frozenset(fallen)


def references_of(kb: KnowledgeBase, node: Node) -> tuple[Id, ...]:
    """A reference itself, or the reports of a registered study."""
    if node.kind is NodeKind.REFERENCE:
        return (Id(node.id),)
    return tuple(kb.found_once(_Losses).reports.get(node.id, ()))


class _Losses:
    """Who falls with whom: reports by study, and reviews by how many of their studies are recorded."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.reports: dict[str, list[Id]] = {}
        self.including: dict[Id, list[Id]] = {}
        self.studies: dict[Id, int] = {}
        self.counted: set[Id] = set()
        pooled = _studies_pooled(kb)
        for reference in kb.references.values():
            if study := study_of(reference):
                self.reports.setdefault(study, []).append(reference.id)
            known = [key for key in dict.fromkeys(reference.custom.includes) if key in kb.references]
            if known and pooled.get(reference.id, 0) <= len(known):
                self.studies[reference.id] = len(known)
                if reference.id in pooled:
                    self.counted.add(reference.id)
                for key in known:
                    self.including.setdefault(key, []).append(reference.id)


def _studies_pooled(kb: KnowledgeBase) -> dict[Id, int]:
    """The largest number of studies that an estimate from each reference is said to pool."""
    most: dict[Id, int] = {}
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            if estimate.studies is not None:
                most[estimate.from_] = max(estimate.studies, most.get(estimate.from_, 0))
    return most
