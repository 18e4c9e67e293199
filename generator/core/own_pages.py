"""References that are pages of this site, and which article each of them retells.

A page is known by the names and addresses of `own_names` in the policy, or by a title that is the question of
an article. A study that the site's people published is none: it says what its readers can check.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Reference
from generator.core.own_sources import is_own
from generator.core.vocabulary import Design

_RETELLING = frozenset({None, Design.OTHER, Design.NARRATIVE_REVIEW, Design.REFERENCE_WORK})


def own_pages(kb: KnowledgeBase) -> Mapping[Id, Id | None]:
    """By reference that is a page of this site, the article it retells, None where that cannot be told."""
    return kb.found_once(_own_pages)


def _own_pages(kb: KnowledgeBase) -> dict[Id, Id | None]:
    questions = {_folded(article.question): article.id for article in kb.articles.values()}
    addresses = {f"/{article.address}/": article.id for article in kb.articles.values()}
    return {
        reference.id: questions.get(_folded(reference.title or "")) or _addressed(reference, addresses)
        for reference in kb.references.values()
        if _is_own_page(kb, reference, questions)
    }


def _is_own_page(kb: KnowledgeBase, reference: Reference, questions: Mapping[str, Id]) -> bool:
    if reference.custom.design not in _RETELLING:
        return False
    if is_own(reference, kb.board.policy):
        return True
    has_identifier = reference.DOI or reference.PMID or reference.PMCID or reference.ISBN
    return not has_identifier and _folded(reference.title or "") in questions


def _addressed(reference: Reference, addresses: Mapping[str, Id]) -> Id | None:
    """The article whose folder ends the path of the reference's address, with or without its file."""
    try:
        path = urlsplit(reference.URL or "").path
    except ValueError:
        return None
    folders = [part for part in path.removesuffix("index.html").split("/") if part]
    return addresses.get(f"/{'/'.join(folders[-2:])}/")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("?. ")
