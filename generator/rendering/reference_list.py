"""The numbered sources of one page, each with the way back to every place that cites it."""

from dataclasses import dataclass

from generator.core.declaration import Id
from generator.core.message import counted, message
from generator.rendering.numbering import Numbering
from generator.rendering.record_views import ReferenceView
from generator.rendering.views import Views


@dataclass(frozen=True, slots=True)
class Back:
    """A place that cites a source, by its count among those places."""

    href: str
    count: int


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """One entry; `uses` says how many claims of the whole base rest on it."""

    number: int
    view: ReferenceView
    uses: str
    back: tuple[Back, ...]


def reference_entries(numbering: Numbering, views: Views) -> tuple[ReferenceEntry, ...]:
    """The reference list of a page whose numbers have all been given."""
    return tuple(_entry(listed.number, listed.key, listed.places, views) for listed in numbering.listed)


def _entry(number: int, key: str, places: tuple[str, ...], views: Views) -> ReferenceEntry:
    reference = views.kb.references[Id(key)]
    claims = len(views.kb.users_of(reference))
    return ReferenceEntry(
        number=number,
        view=views.reference(reference),
        uses=counted("{count} claim", "{count} claims", claims) if claims else message("About this source"),
        back=tuple(Back(f"#{place}", count) for count, place in enumerate(places, start=1)),
    )
