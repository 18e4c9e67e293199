"""What stands around a claim or a reference: the evidence map of its neighbours.

Around a claim stand its sources and the claims that share most of them; around a reference claims that use
it and their other sources. Only the nearest are drawn, so that a page of a source that everybody cites can
still be read; the whole stands in the tables of the references' own pages.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.core.message import message
from generator.core.model import Claim, Reference
from generator.rendering.evidence_map import evidence_map
from generator.rendering.map_records import map_records, sources_of
from generator.rendering.views import Views

NEAREST_CLAIMS = 3
NEAREST_USES = 6


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A map of the nearest neighbours, and how many more claims there are than it shows."""

    map: Markup
    left_out: int


def claim_neighbourhood(views: Views, claim: Claim) -> Neighbourhood:
    """A claim with its sources, and the claims that share most of them."""
    kb = views.kb
    references = sources_of(kb, [claim])
    shared = Counter(user.id for reference in references for user in kb.users_of(reference))
    others = sorted((other for other in shared if other != claim.id), key=lambda other: -shared[other])
    near = [kb.claims[other] for other in others[:NEAREST_CLAIMS]]
    drawn = _draw(views, [claim, *near], references, title=message("This statement and its sources"))
    return Neighbourhood(drawn, len(others) - len(near))


def reference_neighbourhood(views: Views, reference: Reference) -> Neighbourhood:
    """A reference with claims that use it, and their other sources."""
    claims = views.kb.users_of(reference)
    near = claims[:NEAREST_USES]
    others = [other for other in sources_of(views.kb, near) if other.id != reference.id]
    drawn = _draw(
        views, near, [reference, *others], title=message("This source and the statements it bears on")
    )
    return Neighbourhood(drawn, len(claims) - len(near))


def _draw(views: Views, claims: Iterable[Claim], references: Iterable[Reference], *, title: str) -> Markup:
    return evidence_map(*map_records(views, claims, references), title=title, language=views.language)
