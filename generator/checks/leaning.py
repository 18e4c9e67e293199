"""Which items a finding about a reference takes the approval from: those that lean on the reference.

It holds no check. The walk over the base is made only where something was found.
"""

from collections.abc import Iterable

from generator.core.checking import article_item
from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.subjects import reference_keys


def items_leaning_on(kb: KnowledgeBase, keys: Iterable[Id]) -> dict[Id, tuple[str, ...]]:
    """By reference: its own key, the claims that name it and the articles whose prose cites it."""
    found: dict[Id, list[str]] = {key: [key] for key in keys}
    if not found:
        return {}
    for claim in kb.claims.values():
        for key in reference_keys(claim):
            if key in found:
                found[key].append(claim.id)
    for article in kb.articles.values():
        for reference in kb.cited_in_prose(article):
            if reference.id in found:
                found[reference.id].append(article_item(article.id))
    return {key: tuple(items) for key, items in found.items()}
