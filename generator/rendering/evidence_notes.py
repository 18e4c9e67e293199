"""The lines below statements and sources on an evidence map that tell its story without the prose.

What a study compared follows from the claims it bears on, so nobody has to write it twice: a trial whose line
on a claim about a sham procedure does not differ in the comparator had one, and is called sham-controlled.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.message import message
from generator.core.model import Claim
from generator.core.vocabulary import Design, PicoPart, Strength
from generator.rendering.names import claim_names, lowered
from generator.rendering.views import Views

SHORT_STRENGTHS = {
    Strength.STRONG: "strong",
    Strength.CONDITIONAL: "conditional",
    Strength.NOT_GRADED: "",
}

CONTROLS = {"sham": message("Sham-controlled"), "placebo": message("Placebo-controlled")}

_SHAM = re.compile(r"\b(?:sham|placebo)\b", re.IGNORECASE)
_NOT_ONLY = re.compile(r"\b(?:no|not|without|or|and)\b", re.IGNORECASE)
_COMPARING = frozenset([Design.RCT, Design.NON_RANDOMISED, Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS])


def comparison(claim: Claim) -> tuple[str, ...]:
    """With what a claim compares, where it says so."""
    against = _comparator(claim)
    return (message("Compared with: {what}", what=against),) if against else ()


def contradictions(views: Views, claims: Sequence[Claim]) -> dict[Id, tuple[str, ...]]:
    """Which claims each of them contradicts, whichever of the two says so; nothing of one on hold."""
    disagreeing = views.kb.found_once(_contradicted)
    told = [claim for claim in claims if claim.id in disagreeing and not views.is_held(claim)]
    if not told:
        return {}
    others = (views.kb.claims[other] for claim in told for other in disagreeing[claim.id])
    names = claim_names([*claims, *others])
    return {
        claim.id: tuple(
            message("Contradicts: {name}", name=lowered(names[other])) for other in disagreeing[claim.id]
        )
        for claim in told
    }


def comparators(views: Views, claims: Sequence[Claim]) -> dict[Id, tuple[str, ...]]:
    """With what each study or review compared, as far as the claims tell; of a trial whether with a sham."""
    compared = views.kb.found_once(_compared)
    found: dict[Id, dict[str, None]] = {}
    for claim in claims:
        if not views.is_held(claim):
            against, sources = compared[claim.id]
            for key in sources:
                found.setdefault(key, {})[against] = None
    designs = {key: views.kb.references[key].custom.design for key in found}
    return {key: _controls(tuple(against), designs[key]) for key, against in found.items()}


def _compared(kb: KnowledgeBase) -> dict[Id, tuple[str, tuple[Id, ...]]]:
    """By claim, its comparator, and the studies and reviews among its sources that compared the same."""
    comparing = {key for key, source in kb.references.items() if source.custom.design in _COMPARING}
    return {claim.id: (_comparator(claim), tuple(_alike(claim, comparing))) for claim in kb.claims.values()}


def _alike(claim: Claim, comparing: Collection[Id]) -> Iterator[Id]:
    if _comparator(claim):
        for line in claim.evidence:
            if line.reference in comparing and PicoPart.COMPARATOR not in line.differs:
                yield line.reference


def _comparator(claim: Claim) -> str:
    return lowered(claim.pico.comparator or "") if claim.pico else ""


@lru_cache(maxsize=4096)
def _controls(comparators: tuple[str, ...], design: Design | None) -> tuple[str, ...]:
    labels = {one: _blinding_control(one) if design is Design.RCT else "" for one in comparators}
    others = ", ".join(one for one, label in labels.items() if not label)
    return (
        *filter(None, labels.values()),
        *([message("Compared with: {what}", what=others)] if others else ()),
    )


def _blinding_control(comparator: str) -> str:
    """`Sham-controlled`, where the comparator is a sham or placebo and nothing else."""
    found = _SHAM.search(comparator)
    return CONTROLS[found[0].lower()] if found and not _NOT_ONLY.search(comparator) else ""


def _contradicted(kb: KnowledgeBase) -> dict[Id, tuple[Id, ...]]:
    """By claim, those that it contradicts, then those that contradict it; a claim without any is left out."""
    found: dict[Id, dict[Id, None]] = {}
    said = [
        (claim.id, other.claim)
        for claim in kb.claims.values()
        for other in (claim.relations.contradicts if claim.relations else ())
        if other.claim in kb.claims
    ]
    for one, other in [*said, *((other, one) for one, other in said)]:
        found.setdefault(one, {})[other] = None
    return {one: tuple(others) for one, others in found.items()}
