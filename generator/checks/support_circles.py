"""Support that comes back to its beginning: claims that rest on one another, and the site's own pages."""

from collections.abc import Iterator

from generator.core.checking import check
from generator.core.declaration import Id
from generator.core.diagnostic import Finding, Related, Severity, Span
from generator.core.graph.building import foundations_of
from generator.core.graph.networks import circles
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim
from generator.core.own_pages import own_pages
from generator.core.vocabulary import Direction


@check("claims-circular", Severity.ERROR)
def circular_claims(kb: KnowledgeBase) -> Iterator[Finding]:
    """Claims depend on one another in a circle, so that in the end each rests on itself.

    Readers who ask why would be led round. Of `depends_on` and `rests_on` keep the one direction in which the
    reasoning goes.

    Rule: logic; no argument rests on its own conclusion.
    """
    leading = {claim.id: bases for claim in kb.claims.values() if (bases := foundations_of(claim))}
    for circle in circles(leading) if leading else ():
        first, *others = (kb.claims[claim] for claim in circle if claim in kb.claims)
        way = ", ".join(f"'{claim}'" for claim in circle)
        message = f"{way} rest on one another" if others else f"{way} rests on itself"
        related = tuple(Related(claim.origin.span(), "part of the circle") for claim in others)
        place = _place_of_basis(first, next(basis for basis in leading[first.id] if basis in circle))
        hint = "keep the way in which the reasoning goes: delete an entry of 'depends_on' or 'rests_on'"
        yield Finding(place, message, hint, related, about=circle)


def _place_of_basis(claim: Claim, basis: Id) -> Span:
    """Where a claim names another as what it rests on."""
    relations = claim.relations
    if relations and basis in relations.depends_on:
        return relations.origin.span("depends_on", relations.depends_on.index(basis))
    made = next(made for made in claim.recommendations if basis in made.rests_on)
    return made.origin.span("rests_on", made.rests_on.index(basis))


@check("support-circular", Severity.WARNING)
def circular_support(kb: KnowledgeBase) -> Iterator[Finding]:
    """A page of this site is cited as support for a claim of this site.

    The site would be its own witness, and a mistake would confirm itself. Cite what that page rests on. A
    page of this site is known by the names and addresses of `own_names` in the policy, or by a title that is
    the question of an article; a study that the site's people published is none.

    Rule: ICMJE Recommendations (references to original sources).
    """
    for key in own_pages(kb):
        reference = kb.references[key]
        for use in kb.uses_of(reference):
            line = use.claim.evidence[use.position]
            if line.direction is Direction.SUPPORTS:
                message = f"'{reference.id}', which supports '{use.claim.id}', is a page of this site"
                place = line.origin.span("reference")
                yield Finding(
                    place, message, "cite the sources that this page rests on", about=(use.claim.id,)
                )
