"""The page of each reference: what it is, what a reader must know of it, and every claim that uses it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.core.declaration import PartialDate
from generator.core.graph.impact import Impacts
from generator.core.integrity import IntegritySnapshot
from generator.core.knowledge_base import Use
from generator.core.message import joined, message
from generator.core.model import Reference, Update
from generator.core.wording import long_date, long_partial_date
from generator.rendering.backlinks import Backlinks, backlinks_of
from generator.rendering.citing import data_of
from generator.rendering.claim_facts import Fact
from generator.rendering.csl import handed_out
from generator.rendering.edition import Edition, page_type
from generator.rendering.impact_view import impact_view
from generator.rendering.linked_data import linked_data, reference_thing
from generator.rendering.links import reference_path, twin_path
from generator.rendering.names import shortened
from generator.rendering.neighbourhood import reference_neighbourhood
from generator.rendering.record_views import EvidenceView
from generator.rendering.rows import ClaimRow, ReferenceRow, Rows, design_name
from generator.rendering.shared_sources import together_with
from generator.rendering.site_files import Page
from generator.rendering.source_addresses import doi_address


@dataclass(frozen=True, slots=True)
class UseRow:
    """One evidence line that rests on the reference, with its claim; `says` is empty for one on hold."""

    claim: ClaimRow
    line: EvidenceView
    says: str


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A claim that names the reference outside its evidence, and what for."""

    claim: ClaimRow
    purpose: str


@dataclass(frozen=True, slots=True)
class ReferenceLinks:
    """The other sources that belong to this one."""

    newer: tuple[ReferenceRow, ...]
    older: tuple[ReferenceRow, ...]
    includes: tuple[ReferenceRow, ...]
    included_in: tuple[ReferenceRow, ...]


@page_type
def reference_pages(edition: Edition) -> Iterator[Page]:
    """`references/<key>.html` for every reference."""
    backlinks = backlinks_of(edition.kb)
    impacts = Impacts(edition.kb, edition.assessment)
    for reference in edition.kb.references.values():
        yield _reference_page(edition, backlinks, impacts, reference)


def newer_versions(edition: Edition, reference: Reference) -> tuple[Reference, ...]:
    """The chain of newer versions, the next one first; it ends where it would come back to itself."""
    known = edition.kb.references
    chain: list[Reference] = []
    seen = {reference.id}
    following = reference.custom.superseded_by
    while following and following in known and following not in seen:
        seen.add(following)
        chain.append(known[following])
        following = known[following].custom.superseded_by
    return tuple(chain)


def _reference_page(edition: Edition, backlinks: Backlinks, impacts: Impacts, reference: Reference) -> Page:
    path = reference_path(reference.id)
    rows = Rows.on(edition, path)
    named = backlinks.named_otherwise.get(reference.id, ())
    context = {
        "reference": rows.views.reference(reference),
        "formatted": Markup(edition.formatted.get(reference.id, "")),
        "title": shortened(rows.views.reference(reference).title),
        "facts_of_reference": tuple(fact for fact in _facts(reference, edition.kb.snapshots) if fact.value),
        "updates": tuple(_update_words(update) for update in reference.updates),
        "related": _related(edition, backlinks, rows, reference),
        "uses": tuple(_use_row(rows, use) for use in edition.kb.uses_of(reference)),
        "named": tuple(NamedRow(rows.claim(claim), purpose) for claim, purpose in named),
        "prose": tuple(rows.article(a) for a in backlinks.cited_in_prose.get(reference.id, ())),
        "impact": impact_view(rows, impacts, reference),
        "together": together_with(rows, reference),
        "citations": data_of(handed_out(reference)),
        "neighbourhood": reference_neighbourhood(rows.views, reference),
        "twin": rows.views.links.to(twin_path(path)),
        "linked_data": linked_data(reference_thing(edition, reference)),
    }
    return edition.page(path, "reference.html", context)


def _use_row(rows: Rows, use: Use) -> UseRow:
    line = rows.views.evidence(use.claim.evidence[use.position])
    return UseRow(rows.claim(use.claim), line, "" if rows.views.is_held(use.claim) else line.says)


def _related(edition: Edition, backlinks: Backlinks, rows: Rows, reference: Reference) -> ReferenceLinks:
    known = edition.kb.references

    def row_each(references: Iterable[Reference]) -> tuple[ReferenceRow, ...]:
        return tuple(rows.reference(one) for one in references)

    return ReferenceLinks(
        newer=row_each(newer_versions(edition, reference)),
        older=row_each(backlinks.older_versions.get(reference.id, ())),
        includes=row_each(known[key] for key in reference.custom.includes if key in known),
        included_in=row_each(backlinks.included_in.get(reference.id, ())),
    )


def _facts(reference: Reference, snapshots: Iterable[IntegritySnapshot]) -> Iterator[Fact]:
    custom = reference.custom
    yield Fact(message("Kind of source"), design_name(custom.design))
    yield Fact(message("Published"), _date_words(reference.issued) or message("Date not recorded"))
    yield Fact(message("Issued by"), custom.issued_by or "")
    yield Fact(message("Registration"), custom.registration or "")
    yield Fact(message("Searched up to"), _date_words(custom.searched_to))
    yield Fact(message("Funding"), custom.funding or "")
    yield Fact(message("Interests declared"), custom.interests or "")
    yield Fact(message("No identifier"), custom.no_identifier or "")
    yield Fact(message("Not verified"), ", ".join(custom.unverified))
    if custom.integrity:
        where = (
            message(" in {sources}", sources=", ".join(custom.integrity.sources))
            if custom.integrity.sources
            else ""
        )
        yield Fact(message("Looked up for retractions"), f"{long_date(custom.integrity.checked)}{where}")
    yield Fact(message("Lists of retractions"), joined("; ", _listings(reference, snapshots)))
    yield Fact(message("Note"), custom.note or "")
    yield Fact(message("Key"), reference.id)


def _listings(reference: Reference, snapshots: Iterable[IntegritySnapshot]) -> Iterator[str]:
    # A list proves what it names and nothing else: nobody may read "not retracted" here.
    for snapshot in snapshots:
        where = message(
            "as of {day} in the list of {source}", day=long_date(snapshot.date), source=snapshot.source
        )
        notices = snapshot.notices.get(reference.id, ())
        if notices:
            natures = dict.fromkeys(notice.type.label.lower() for notice in notices)
            yield message("Listed {where}: {natures}", where=where, natures=joined(", ", natures))
        elif reference.id in snapshot.looked_up:
            yield message("Not listed {where}", where=where)


def _update_words(update: Update) -> Fact:
    parts = [
        _date_words(update.date) or message("date not recorded"),
        update.source and message("according to {source}", source=update.source),
    ]
    href = doi_address(update.DOI) if update.DOI else ""
    return Fact(update.type.label, joined(", ", (part for part in parts if part)), href)


def _date_words(written: PartialDate | None) -> str:
    return long_partial_date(written) if written else ""
