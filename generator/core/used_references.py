"""The references that something in a base uses: a claim, the prose, or another reference that is used.

A projection shows only these; a source that only words nobody approved rest on is left out of its lists.
"""

from collections.abc import Iterator, Mapping

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, Reference
from generator.core.prose import MarkKind, marks_of
from generator.core.reading_back import UnreadableWordsError, read_back_alone
from generator.core.subjects import reference_keys


def used_references(kb: KnowledgeBase, today: KnowledgeBase) -> dict[Id, Reference]:
    """The used references, in the order of today's and as they are today; those gone, as they were kept."""
    used: dict[Id, Reference] = {}
    waiting = [*_keys_of_claims(kb), *_keys_of_prose(kb)]
    kept = _kept_references(kb, {key for key in waiting if key not in today.references})
    while waiting:
        key = waiting.pop()
        reference = today.references.get(key) or kept.get(key)
        if reference and key not in used:
            used[key] = reference
            newer = reference.custom.superseded_by
            waiting += [*reference.custom.includes, *([newer] if newer else [])]
    return {key: used[key] for key in dict.fromkeys([*today.references, *sorted(kept)]) if key in used}


def _keys_of_claims(kb: KnowledgeBase) -> Iterator[Id]:
    for claim in kb.claims.values():
        yield from reference_keys(claim)
        yield from _left_out(claim)


def _left_out(claim: Claim) -> Iterator[Id]:
    for source in claim.search.left_out if claim.search else ():
        yield source.reference


def _keys_of_prose(kb: KnowledgeBase) -> Iterator[Id]:
    texts = [article.body for article in kb.articles.values()] + ([kb.home.body] if kb.home else [])
    for text in texts:
        for mark in marks_of(text):
            if mark.kind is MarkKind.CITATION:
                yield from (Id(item.id) for item in mark.items)


def _kept_references(kb: KnowledgeBase, gone: set[Id]) -> Mapping[Id, Reference]:
    """References that are in no file today, in the words in which an approval last leant on them."""
    found: dict[Id, Reference] = {}
    for event in sorted(kb.events, key=lambda event: event.date) if gone else ():
        for leaning in event.leans_on.values():
            for key, words in leaning.items():
                if Id(key) in gone and words in kb.kept:
                    found |= _read(Id(key), kb.kept[words])
    return found


def _read(key: Id, kept: str) -> dict[Id, Reference]:
    try:
        return {key: read_back_alone(Reference, kept, {"id": key})}
    except UnreadableWordsError:
        return {}
