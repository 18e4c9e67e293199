"""The lines below statements and sources on an evidence map that tell its story without the prose.

What a study compared follows from the claims it bears on, so nobody has to write it twice: a trial whose line
on a claim about a sham procedure does not differ in the comparator had one, and is called sham-controlled.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.core.declaration import Id
from generator.core.model import Claim, Reference
from generator.core.vocabulary import Design, PicoPart, Strength
from generator.rendering.names import claim_names, lowered
from generator.rendering.views import Views

SHORT_STRENGTHS = {
    Strength.STRONG: "strong",
    Strength.CONDITIONAL: "conditional",
    Strength.NOT_GRADED: "",
}

CONTROLS = {"sham": "Sham-controlled", "placebo": "Placebo-controlled"}

_SHAM = re.compile(r"\b(?:sham|placebo)\b", re.IGNORECASE)
_NOT_ONLY = re.compile(r"\b(?:no|not|without|or|and)\b", re.IGNORECASE)
_COMPARING = frozenset([Design.RCT, Design.NON_RANDOMISED, Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS])


def claim_notes(views: Views, claims: Sequence[Claim]) -> dict[Id, tuple[str, ...]]:
    """With what each claim compares, and which of the others it contradicts; nothing of one on hold."""
    found: dict[Id, tuple[str, ...]] = {}
    disagreeing = {claim.id: _contradicted(claim) for claim in claims}
    for one, others in list(disagreeing.items()):
        for other in others:
            if other in disagreeing and one not in disagreeing[other]:
                disagreeing[other] = (*disagreeing[other], one)
    names = claim_names(claims) if any(disagreeing.values()) else {}
    for claim in claims:
        if not views.is_held(claim):
            against = (claim.pico.comparator or "") if claim.pico else ""
            notes = [f"Compared with: {lowered(against)}"] if against else []
            named = (names[other] for other in disagreeing[claim.id] if other in names)
            notes += [f"Contradicts: {lowered(name)}" for name in named]
            found[claim.id] = tuple(notes)
    return found


def comparators(views: Views, claims: Sequence[Claim]) -> dict[Id, tuple[str, ...]]:
    """With what each study or review compared, as far as the claims tell; of a trial whether with a sham."""
    found: dict[Id, dict[str, None]] = {}
    for claim in claims:
        against = (claim.pico.comparator or "") if claim.pico else ""
        if not against or views.is_held(claim):
            continue
        for line in claim.evidence:
            source = views.kb.references.get(line.reference)
            if source and source.custom.design in _COMPARING and PicoPart.COMPARATOR not in line.differs:
                found.setdefault(line.reference, {})[lowered(against)] = None
    return {key: tuple(_controls(views.kb.references[key], against)) for key, against in found.items()}


def _controls(study: Reference, comparators: Iterable[str]) -> Iterator[str]:
    others = []
    for comparator in comparators:
        if label := _blinding_control(comparator) if study.custom.design is Design.RCT else "":
            yield label
        else:
            others.append(comparator)
    if others:
        yield f"Compared with: {', '.join(others)}"


def _blinding_control(comparator: str) -> str:
    """`Sham-controlled`, where the comparator is a sham or placebo and nothing else."""
    found = _SHAM.search(comparator)
    return CONTROLS[found[0].lower()] if found and not _NOT_ONLY.search(comparator) else ""


def _contradicted(claim: Claim) -> tuple[Id, ...]:
    return tuple(other.claim for other in claim.relations.contradicts) if claim.relations else ()
