"""Who points to a record: every reverse link that pages show and the base does not keep, gathered once.

Without it each claim's and each reference's page would search the whole base again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.core.declaration import Id
from generator.core.graph.building import claims_of_step, foundations_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.message import message
from generator.core.model import Algorithm, Article, Claim, Contradiction, Reference, Step
from generator.core.prose import MarkKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Backlinks:
    """The reverse links of the whole base, by the id of what is pointed to."""

    contradicted_by: Mapping[Id, tuple[tuple[Claim, Contradiction], ...]]
    refined_by: Mapping[Id, tuple[Claim, ...]]
    needed_by: Mapping[Id, tuple[Claim, ...]]
    """Claims that depend on it, or whose recommendation rests on it."""
    superseded_by: Mapping[Id, tuple[Claim, ...]]
    anchored: Mapping[Id, frozenset[Id]]
    """By article: the claims of its red flags and its prose, which have a fragment of its page."""
    steps: Mapping[Id, tuple[tuple[Algorithm, Step], ...]]
    """The algorithm steps that rest on a claim."""
    included_in: Mapping[Id, tuple[Reference, ...]]
    older_versions: Mapping[Id, tuple[Reference, ...]]
    cited_in_prose: Mapping[Id, tuple[Article, ...]]
    named_otherwise: Mapping[Id, tuple[tuple[Claim, str], ...]]
    """Claims that name a reference outside their evidence lines, with what they name it for."""


def backlinks_of(kb: KnowledgeBase) -> Backlinks:
    """All reverse links of a base."""
    relations = [(claim, claim.relations) for claim in kb.claims.values() if claim.relations]
    return Backlinks(
        contradicted_by=_reverse((c.claim, (claim, c)) for claim, r in relations for c in r.contradicts),
        refined_by=_reverse((other, claim) for claim, r in relations for other in r.refines),
        needed_by=_reverse((other, claim) for claim in kb.claims.values() for other in foundations_of(claim)),
        superseded_by=_reverse((other, claim) for claim, r in relations for other in r.supersedes),
        anchored={article.id: _anchored(kb, article) for article in kb.articles.values()},
        steps=_reverse(_steps(kb)),
        included_in=_reverse((key, r) for r in kb.references.values() for key in r.custom.includes),
        older_versions=_reverse(
            (r.custom.superseded_by, r) for r in kb.references.values() if r.custom.superseded_by
        ),
        cited_in_prose=_reverse((r.id, a) for a in kb.articles.values() for r in kb.cited_in_prose(a)),
        named_otherwise=_reverse(named for claim in kb.claims.values() for named in _named(claim)),
    )


def _reverse(pairs: Iterable[tuple[Id, T]]) -> dict[Id, tuple[T, ...]]:
    found: dict[Id, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _anchored(kb: KnowledgeBase, article: Article) -> frozenset[Id]:
    marks = (mark for mark in kb.marks_of(article) if mark.kind is MarkKind.CLAIM)
    urgent = (*article.red_flags.claims, *kb.new_harms.get(article.id, ()))
    return frozenset([*urgent, *(Id(item.id) for mark in marks for item in mark.items)])


def _steps(kb: KnowledgeBase) -> Iterator[tuple[Id, tuple[Algorithm, Step]]]:
    for algorithm in kb.algorithms.values():
        for step in algorithm.steps.values():
            for claim in claims_of_step(step):
                yield claim, (algorithm, step)


def _named(claim: Claim) -> Iterator[tuple[Id, tuple[Claim, str]]]:
    for through in dict.fromkeys(line.cited_by for line in claim.evidence if line.cited_by):
        yield through, (claim, message("The source through which evidence is known"))
    if claim.certainty and claim.certainty.by not in (None, "us"):
        yield Id(claim.certainty.by or ""), (claim, message("The source of its certainty rating"))
    if claim.search and claim.search.from_:
        yield claim.search.from_, (claim, message("The review whose search it adopts"))
    for left_out in claim.search.left_out if claim.search else ():
        yield (
            left_out.reference,
            (claim, message("Found by its search and left out: {reason}", reason=left_out.because)),
        )
    for source in dict.fromkeys(made.from_ for made in claim.recommendations):
        yield source, (claim, message("The source of a recommendation"))
