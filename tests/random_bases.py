"""Random knowledge bases for properties of the graph: every relation may lead anywhere, and back.

A base is made from a seed and a size, not drawn piece by piece: hundreds cost a second, and hypothesis still
finds the smallest size that fails.
"""

from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from generator.core.declaration import Id, PartialDate, make
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import (
    Algorithm,
    Appraisal,
    Article,
    Claim,
    Contradiction,
    EvidenceLine,
    Recommendation,
    RedFlags,
    Reference,
    Relations,
    Search,
    Update,
)
from generator.core.model.claim import LeftOut
from generator.core.vocabulary import (
    Design,
    Direction,
    Directness,
    RecommendationDirection,
    StepKind,
    Strength,
    UpdateType,
)
from tests import builders

STUDIES = ["NCT 1", "nct-1", "ISRCTN2", "--", None, None]
STRAY = "nobody"
"""An id that no record has."""

T = TypeVar("T")


def bases(most: int = 8) -> st.SearchStrategy[KnowledgeBase]:
    """Bases of up to so many claims and references, half as many articles, and some algorithms."""
    return st.builds(random_base, st.integers(0, 2**32), st.integers(1, most))


def random_base(seed: int, size: int) -> KnowledgeBase:
    """The base of a seed."""
    return _Chance(seed, size).base()


class _Chance:
    def __init__(self, seed: int, size: int) -> None:
        self.random = Random(seed)
        self.articles = [f"a{number}" for number in range(self.random.randint(0, size // 2 + 1))]
        self.claims = [f"c{number}" for number in range(self.random.randint(0, size))]
        self.references = [f"r{number}" for number in range(self.random.randint(1, size))]

    def base(self) -> KnowledgeBase:
        records = [self.reference(key) for key in self.references]
        claims = [self.claim(key) for key in self.claims]
        articles = [self.article(key) for key in self.articles]
        algorithms = [self.algorithm(key) for key in self.articles if self.once_in(2)]
        return builders.base(*records, *claims, *articles, algorithms=algorithms)

    def reference(self, key: str) -> Reference:
        updates = [self.update() for _ in range(self.random.randint(1, 2))] if self.once_in(5) else []
        custom = make(
            Appraisal,
            design=self.one([None, Design.RCT, Design.SYSTEMATIC_REVIEW, Design.COHORT]),
            registration=self.one(STUDIES),
            includes=self.some(self.references) if self.once_in(2) else (),
            superseded_by=Id(self.one(self.references)) if self.once_in(4) else None,
            updates=tuple(updates),
        )
        return builders.reference(key, custom=custom)

    def update(self) -> Update:
        doi = self.one([None, "10.1000/R0", "10.1000/notice"])
        return make(Update, type=self.one(list(UpdateType)), date=PartialDate(2021), DOI=doi)

    def claim(self, key: str) -> Claim:
        rests_on = self.some(self.claims, 2) if self.once_in(3) else ()
        advice = make(
            Recommendation,
            from_=Id(self.one(["board", *self.references])),
            direction=RecommendationDirection.FOR,
            strength=Strength.CONDITIONAL,
            rests_on=rests_on,
        )
        contradicts = [make(Contradiction, claim=one, because="x") for one in self.some(self.claims, 1)]
        left_out = [make(LeftOut, reference=one, because="x") for one in self.some(self.references, 1)]
        relations = make(
            Relations,
            contradicts=tuple(contradicts),
            refines=self.some(self.claims, 1),
            depends_on=self.some(self.claims, 2) if self.once_in(2) else (),
            supersedes=self.some(self.claims, 1),
        )
        return builders.claim(
            key,
            article=self.one([*self.articles, STRAY]),
            evidence=tuple(self.line() for _ in range(self.random.randint(0, 4))),
            relations=relations,
            recommendations=(advice,) if rests_on else (),
            search=make(Search, left_out=tuple(left_out)),
        )

    def line(self) -> EvidenceLine:
        return builders.line(
            self.one([*self.references, STRAY]),
            direction=self.one([Direction.SUPPORTS, *Direction]),
            directness=self.one([Directness.DIRECT, *Directness]),
            cited_by=Id(self.one(self.references)) if self.once_in(6) else None,
        )

    def article(self, key: str) -> Article:
        shown = "".join(f"[@claim:{one}] " for one in self.some(self.claims))
        cited = "".join(f"[@{one}] " for one in self.some(self.references, 2))
        linked = "".join(f"[x](../../rest/{one}/index.md) " for one in self.some(self.articles, 2))
        flags = self.some(self.claims, 1)
        red_flags = make(RedFlags, claims=flags, none=None if flags else "None")
        body = f"/// answer\nx {shown}\n///\n\n{cited}{linked}\n"
        return builders.article(key, body=body, red_flags=red_flags)

    def algorithm(self, key: str) -> Algorithm:
        first = builders.step("s0", StepKind.ACTION, claims=self.some(self.claims))
        return builders.algorithm(first, builders.step("s1", claims=self.some(self.claims)), article=key)

    def some(self, ids: list[str], most: int = 3) -> tuple[Id, ...]:
        known = [*ids, STRAY]
        return tuple(map(Id, self.random.sample(known, min(self.random.randint(0, most), len(known)))))

    def one(self, values: list[T]) -> T:
        return self.random.choice(values)

    def once_in(self, times: int) -> bool:
        return self.random.randrange(times) == 0
