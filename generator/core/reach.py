"""What leans on something that changed, also where nobody touched it: claims, articles, steps and sheets.

The way goes from a reference over the claims that name it and the claims that depend on those to every page
that shows one. A removed item is followed in the base it was removed from.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import Id
from generator.core.graph.building import claims_of_step, foundations_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.subjects import reference_keys


@dataclass(frozen=True, slots=True)
class ReachedArticle:
    """An article with what brings the change to its pages.

    `claims`: those it shows. `references`: those its prose cites. `steps`: those of its algorithm. `own`:
    its own words or its algorithm's changed or lost their approval. Its sheets are printed from its pages.
    """

    article: Id
    claims: tuple[Id, ...]
    references: tuple[Id, ...]
    steps: tuple[Id, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything reached; `claims`: those that did not change themselves, with what each leans on."""

    claims: Mapping[Id, tuple[str, ...]] = field(default_factory=dict)
    articles: tuple[ReachedArticle, ...] = ()


def reach_of(base: KnowledgeBase, head: KnowledgeBase, changed: Iterable[str]) -> Reach:
    """What leans on the changed items (by key) and references (by id) in either base, as far as it stands."""
    keys = frozenset(changed)
    claims: dict[Id, tuple[str, ...]] = {}
    articles: dict[Id, ReachedArticle] = {}
    if keys:
        for kb in (base, head):
            claims |= {key: why for key, why in _claims(kb, keys).items() if key in head.claims}
        for kb in (base, head):
            found = _articles(kb, keys, keys | claims.keys())
            articles |= {item.article: item for item in found if item.article in head.articles}
    return Reach(claims, tuple(articles[key] for key in head.articles if key in articles))


def _claims(kb: KnowledgeBase, changed: frozenset[str]) -> dict[Id, tuple[str, ...]]:
    leaning = _leaning_claims(kb)
    reached: dict[Id, list[str]] = {}
    waiting = deque(sorted(changed))
    seen = set(changed)
    while waiting:
        source = waiting.popleft()
        for claim in leaning.get(source, ()):
            if claim in changed:
                continue
            reached.setdefault(claim, []).append(source)
            if claim not in seen:
                seen.add(claim)
                waiting.append(claim)
    return {claim: tuple(sources) for claim, sources in reached.items()}


def _leaning_claims(kb: KnowledgeBase) -> dict[str, list[Id]]:
    leaning: dict[str, list[Id]] = {}
    for claim in kb.claims.values():
        for source in (*reference_keys(claim), *foundations_of(claim)):
            leaning.setdefault(source, []).append(claim.id)
    return leaning


def _articles(kb: KnowledgeBase, changed: frozenset[str], reached: frozenset[str]) -> list[ReachedArticle]:
    found = []
    for article in kb.articles.values():
        algorithm = kb.algorithms.get(article.id)
        claims = tuple(claim.id for claim in kb.shown_by(article) if claim.id in reached)
        cited = tuple(source.id for source in kb.cited_in_prose(article) if source.id in reached)
        steps = tuple(
            step.id
            for step in (algorithm.steps.values() if algorithm else ())
            if not reached.isdisjoint(claims_of_step(step))
        )
        own = bool(changed & {article_item(article.id), algorithm_item(article.id)})
        if claims or cited or steps or own:
            found.append(ReachedArticle(article.id, claims, cited, steps, own))
    return found
