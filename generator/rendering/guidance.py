"""Guidance side by side: what each body of each country recommends on one question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.core.declaration import Id
from generator.core.message import joined, message
from generator.core.model import Claim, Recommendation
from generator.core.vocabulary import Strength
from generator.rendering.names import claim_names
from generator.rendering.record_views import ReferenceView
from generator.rendering.views import Views

STRENGTHS = {
    Strength.STRONG: message("strong"),
    Strength.CONDITIONAL: message("conditional"),
    Strength.NOT_GRADED: message("strength not graded"),
}


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One recommendation of a body, `direction` being `for` or `against`."""

    direction: str
    verdict: str
    as_stated: str
    only_if: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body with what it recommends; `reference` is None for the board of this site.

    `question` and `href` are empty where a heading above names the question.
    """

    question: str
    href: str
    body: str
    where: str
    system: str
    reference: ReferenceView | None
    recommendations: tuple[RecommendationView, ...]


@dataclass(frozen=True, slots=True)
class GuidanceView:
    """One question with the bodies that answered it; one body each stand together without a heading."""

    question: str
    href: str
    bodies: tuple[BodyView, ...]


def guidance_of(claims: Iterable[Claim], views: Views, hrefs: Mapping[Id, str]) -> tuple[GuidanceView, ...]:
    """The recommendation claims among `claims`, each as one question; those on hold are left out.

    `hrefs` leads to each claim.
    """
    made = [claim for claim in claims if claim.recommendations and not views.is_held(claim)]
    names = claim_names(made)
    several, single = [], []
    for claim in made:
        href = hrefs[claim.id]
        bodies = tuple(_bodies(claim, views))
        if len(bodies) > 1:
            several.append(GuidanceView(names[claim.id], href, bodies))
        else:
            single.append(replace(bodies[0], question=names[claim.id], href=href))
    return (*several, *([GuidanceView("", "", tuple(single))] if single else []))


def _bodies(claim: Claim, views: Views) -> Iterable[BodyView]:
    by_source: dict[tuple[str, str], list[Recommendation]] = {}
    for made in claim.recommendations:
        by_source.setdefault((made.from_, made.where or ""), []).append(made)
    for (source, where), recommendations in by_source.items():
        reference = views.kb.references.get(Id(source))
        body = (reference and reference.custom.issued_by) or views.short_title(source)
        systems = dict.fromkeys(made.system for made in recommendations if made.system)
        yield BodyView(
            question="",
            href="",
            body=message("The board of this site") if source == "board" else body,
            where=where,
            system="; ".join(systems),
            reference=views.reference(reference) if reference else None,
            recommendations=tuple(_view(made) for made in recommendations),
        )


def _view(made: Recommendation) -> RecommendationView:
    word = joined(", ", (made.direction.label, STRENGTHS[made.strength]))
    return RecommendationView(made.direction.value, word, made.as_stated or "", made.only_if or "")
