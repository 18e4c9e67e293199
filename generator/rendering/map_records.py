"""Claims and references as every evidence map shows them, and the lines between them.

Made once for all maps of an edition on which they stand.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, Reference
from generator.rendering.evidence_items import MapClaim, MapEdge, MapReference
from generator.rendering.evidence_notes import SHORT_STRENGTHS, comparators, comparison, contradictions
from generator.rendering.views import Views


class MapRecords(NamedTuple):
    """What a map shows, before it is put in order."""

    claims: list[MapClaim]
    references: list[MapReference]
    edges: list[MapEdge]


def map_records(views: Views, claims: Iterable[Claim], references: Iterable[Reference]) -> MapRecords:
    """Some claims and references, with the lines between the claims and any source."""
    shown = list(claims)
    contradicted = contradictions(views, shown)
    compared = comparators(views, shown)
    recommended = _recommended(views, shown)
    return MapRecords(
        [_map_claim(views, claim, contradicted.get(claim.id, ())) for claim in shown],
        [
            _map_reference(views, reference, compared, recommended.get(reference.id, ()))
            for reference in references
        ],
        [edge for claim in shown for edge in _edges(views, claim)],
    )


def sources_of(kb: KnowledgeBase, claims: Iterable[Claim]) -> list[Reference]:
    """The references that claims rest on, each once, in the order of the claims."""
    keys = dict.fromkeys(line.reference for claim in claims for line in claim.evidence)
    return [kb.references[key] for key in keys if key in kb.references]


def _edges(views: Views, claim: Claim) -> tuple[MapEdge, ...]:
    """The edges of a claim, kept for the maps of other pages on which it stands."""
    if claim.id not in views.kept.edges:
        views.kept.edges[claim.id] = tuple(_made_edges(views, claim))
    return views.kept.edges[claim.id]


def _made_edges(views: Views, claim: Claim) -> Iterator[MapEdge]:
    """The evidence lines of a claim; those of bodies that recommend something say that instead."""
    is_held = views.is_held(claim)
    made = () if is_held else claim.recommendations
    bodies = {one.from_ for one in made}
    for line in claim.evidence:
        if line.reference not in bodies:
            says = "" if is_held else line.says or ""
            yield MapEdge(claim.id, line.reference, line.direction.value, line.directness.value, says)
    for one in made:
        strength, stated = SHORT_STRENGTHS[one.strength], one.as_stated or ""
        yield MapEdge(claim.id, one.from_, one.direction.value, strength, stated)


def _map_claim(views: Views, claim: Claim, contradicted: tuple[str, ...]) -> MapClaim:
    href = views.links.claim(claim)
    kept = views.kept.map_claims
    if href not in kept:
        is_held = views.is_held(claim)
        kept[href] = MapClaim(
            claim.id,
            views.status_of(claim).clinicians if is_held else claim.statement,
            href,
            "" if is_held else views.certainty(claim.rating).words,
            views.assessment.claims[claim.id].word,
            () if is_held else comparison(claim),
        )
    return kept[href]._replace(notes=(*kept[href].notes, *contradicted)) if contradicted else kept[href]


def _recommended(views: Views, claims: Iterable[Claim]) -> dict[str, dict[str, None]]:
    """What bodies recommend in their own words, by the key of their source, each once."""
    found: dict[str, dict[str, None]] = {}
    for claim in claims:
        for one in () if views.is_held(claim) else claim.recommendations:
            if one.as_stated:
                found.setdefault(one.from_, {})[one.as_stated] = None
    return found


def _map_reference(
    views: Views, reference: Reference, compared: Mapping[Id, tuple[str, ...]], recommended: Iterable[str]
) -> MapReference:
    study = _map_study(views, reference, compared)
    if recommended:
        study = study._replace(notes=(*study.notes, *recommended))
    if not reference.custom.includes:
        return study
    inside = (views.kb.references.get(key) for key in reference.custom.includes)
    # A study inside a review is shown without what it includes in turn: a circle would never end.
    studies = tuple(_map_study(views, one, compared) for one in inside if one and one is not reference)
    return study._replace(inside=studies)


def _map_study(views: Views, study: Reference, compared: Mapping[Id, tuple[str, ...]]) -> MapReference:
    view, body = views.reference(study), study.custom.issued_by or ""
    said = ("" if body in view.short else body, *compared.get(study.id, ()))
    return MapReference(
        study.id,
        view.short,
        view.href,
        view.label,
        is_retracted=study.retraction is not None,
        notes=tuple(note for note in said if note),
    )
