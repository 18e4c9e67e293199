"""Random knowledge bases for properties of the graph: every relation may lead anywhere, and back."""

from hypothesis import strategies as st

from generator.core.declaration import Id, PartialDate, make
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import (
    Appraisal,
    Contradiction,
    EvidenceLine,
    Recommendation,
    RedFlags,
    Reference,
    Relations,
    Search,
    Update,
)
from generator.core.model.claim import Claim, LeftOut
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

ARTICLES = [f"a{number}" for number in range(4)]
CLAIMS = [f"c{number}" for number in range(7)]
REFERENCES = [f"r{number}" for number in range(7)]
STUDIES = ["NCT 1", "nct-1", "ISRCTN2", "--"]
STRAY = "nobody"
"""An id that no record has."""


def _some(ids: list[str], most: int = 3) -> st.SearchStrategy[tuple[Id, ...]]:
    one = st.sampled_from([*ids, STRAY])
    return st.lists(one, max_size=most, unique=True).map(lambda found: tuple(Id(key) for key in found))


@st.composite
def _references(draw: st.DrawFn, key: str) -> Reference:
    updates = st.builds(
        lambda kind, doi: make(Update, type=kind, date=PartialDate(2021), DOI=doi),
        st.sampled_from(UpdateType),
        st.sampled_from([None, "10.1000/R0", "10.1000/notice"]),
    )
    custom = make(
        Appraisal,
        design=draw(st.sampled_from([None, Design.RCT, Design.SYSTEMATIC_REVIEW, Design.COHORT])),
        registration=draw(st.none() | st.sampled_from(STUDIES)),
        includes=draw(_some(REFERENCES)),
        superseded_by=draw(st.none() | st.sampled_from([Id(one) for one in REFERENCES])),
        updates=tuple(draw(st.lists(updates, max_size=2))) if draw(st.booleans()) else (),
    )
    return builders.reference(key, custom=custom)


@st.composite
def _lines(draw: st.DrawFn) -> EvidenceLine:
    return builders.line(
        draw(st.sampled_from([*REFERENCES, STRAY])),
        direction=draw(st.sampled_from(Direction)),
        directness=draw(st.sampled_from(Directness)),
        cited_by=draw(st.none() | st.sampled_from([Id(one) for one in REFERENCES])),
    )


@st.composite
def _claims(draw: st.DrawFn, key: str) -> Claim:
    contradicts = tuple(make(Contradiction, claim=other, because="x") for other in draw(_some(CLAIMS, 1)))
    rests_on = draw(_some(CLAIMS, 2))
    advice = make(
        Recommendation,
        from_=Id(draw(st.sampled_from(["board", *REFERENCES]))),
        direction=RecommendationDirection.FOR,
        strength=Strength.CONDITIONAL,
        rests_on=rests_on,
    )
    left_out = tuple(make(LeftOut, reference=one, because="x") for one in draw(_some(REFERENCES, 1)))
    return builders.claim(
        key,
        article=draw(st.sampled_from(ARTICLES)),
        evidence=tuple(draw(st.lists(_lines(), max_size=4))),
        relations=make(
            Relations,
            contradicts=contradicts,
            refines=draw(_some(CLAIMS, 1)),
            depends_on=draw(_some(CLAIMS, 2)),
            supersedes=draw(_some(CLAIMS, 1)),
        ),
        recommendations=(advice,) if rests_on else (),
        search=make(Search, left_out=left_out),
    )


@st.composite
def bases(draw: st.DrawFn) -> KnowledgeBase:
    """A base of a few articles, claims and references, and sometimes algorithms."""
    references = [draw(_references(key)) for key in REFERENCES[: draw(st.integers(1, len(REFERENCES)))]]
    claims = [draw(_claims(key)) for key in CLAIMS[: draw(st.integers(0, len(CLAIMS)))]]
    articles, algorithms = [], []
    for key in ARTICLES[: draw(st.integers(0, len(ARTICLES)))]:
        shown = "".join(f"[@claim:{one}] " for one in draw(_some(CLAIMS)))
        cited = "".join(f"[@{one}] " for one in draw(_some(REFERENCES)))
        linked = "".join(f"[x](../../rest/{one}/index.md) " for one in draw(_some(ARTICLES, 2)))
        flags = draw(_some(CLAIMS, 1))
        red_flags = make(RedFlags, claims=flags, none=None if flags else "None")
        articles.append(
            builders.article(
                key, body=f"/// answer\nx {shown}\n///\n\n{cited}{linked}\n", red_flags=red_flags
            )
        )
        if draw(st.booleans()):
            steps = [
                builders.step("s0", StepKind.ACTION, claims=draw(_some(CLAIMS))),
                builders.step("s1", claims=draw(_some(CLAIMS))),
            ]
            algorithms.append(builders.algorithm(*steps, article=key))
    return builders.base(*references, *claims, *articles, algorithms=algorithms)
