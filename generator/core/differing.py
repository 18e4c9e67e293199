"""The parts of two revisions of a base in which the checks of one article can find something else.

Both parts hold the same articles and claims, so that whatever a check makes of what is left out, it makes it
of both, and a comparison does not show it.
"""

from dataclasses import replace

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase

_SHARED = ("topics", "board", "home", "glossary", "plain_pages", "unreadable", "removed", "site_url", "today")
"""What an article's findings may depend on besides; where it differs, every article does."""


def differing_parts(before: KnowledgeBase, after: KnowledgeBase) -> tuple[KnowledgeBase, KnowledgeBase]:
    """Of each revision the articles that differ or name a claim that does, with all claims these name.

    A record is equal where it is the very same one, as revisions share what they read from equal files.
    """
    if any(getattr(before, name) != getattr(after, name) for name in _SHARED):
        return before, after
    touched = [
        claim
        for key in {**before.claims, **after.claims}
        if before.claims.get(key) is not after.claims.get(key)
        for claim in (before.claims.get(key), after.claims.get(key))
        if claim
    ]
    articles = {claim.article for claim in touched}
    for kb in (before, after):
        articles.update(article.id for claim in touched for article in kb.articles_showing(claim))
    for key in {**before.articles, **after.articles, **before.algorithms, **after.algorithms}:
        is_equal = before.articles.get(key) is after.articles.get(key)
        if not is_equal or before.algorithms.get(key) is not after.algorithms.get(key):
            articles.add(key)
    claims = _claims_with(before, articles) | _claims_with(after, articles)
    return _part(before, articles, claims), _part(after, articles, claims)


def _claims_with(kb: KnowledgeBase, articles: set[Id]) -> set[str]:
    """The ids of the claims that belong to these articles, and of those that they name."""
    known = [kb.articles[key] for key in articles if key in kb.articles]
    named = {name for article in known for name in kb.claim_ids_in(article)}
    return named | {claim.id for claim in kb.claims.values() if claim.article in articles}


def _part(kb: KnowledgeBase, articles: set[Id], claims: set[str]) -> KnowledgeBase:
    return replace(
        kb,
        articles={key: article for key, article in kb.articles.items() if key in articles},
        algorithms={key: algorithm for key, algorithm in kb.algorithms.items() if key in articles},
        claims={key: claim for key, claim in kb.claims.items() if key in claims},
    )
