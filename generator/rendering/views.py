"""Makes what templates see of records: their words and addresses, as one page needs them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from markupsafe import Markup

from generator.core.approval import Status
from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.message import joined, message
from generator.core.model import Claim, EvidenceLine, Reference, Update
from generator.core.status import Assessment
from generator.core.vocabulary import Ahead, Audience, Design, Directness, PicoPart, Rating, Reason, Stage
from generator.core.wording import (
    NOT_YET_APPROVED,
    certainty_circles,
    certainty_words,
    long_date,
    long_partial_date,
    status_words,
)
from generator.rendering.evidence_items import MapClaim, MapEdge
from generator.rendering.figures import Figure, effect_figure
from generator.rendering.language import ENGLISH, Language
from generator.rendering.links import Links
from generator.rendering.numbering import entry_anchor
from generator.rendering.record_views import CertaintyView, ClaimView, EvidenceView, ReferenceView, StatusView
from generator.rendering.short_names import short_names
from generator.rendering.source_addresses import identifier_links, language_of
from generator.rendering.support_words import is_one_study

STATUS_LABELS: dict[str, str] = {
    Stage.APPROVED: message("Approved"),
    Reason.STALE: message("Changed since approval"),
    Reason.SUSPECT: message("Source changed"),
    Reason.OVERDUE: message("Approval out of date"),
    Reason.RETRACTED_SOURCE: message("Source retracted"),
    Stage.UNDER_REVIEW: message("Under review"),
    Stage.SUBMITTED: message("Not reviewed yet"),
    Stage.HOLD: message("On hold"),
}


AHEAD_LABELS = {
    Ahead.NEW: NOT_YET_APPROVED,
    Ahead.LOWERED: message("Certainty lowered, not yet approved"),
}
"""The labels of what is shown before its approval."""

DIFFERS = {
    PicoPart.POPULATION: message("population"),
    PicoPart.INTERVENTION: message("intervention"),
    PicoPart.COMPARATOR: message("comparator"),
    PicoPart.OUTCOME: message("outcome"),
}
DIRECTNESS = {Directness.DIRECT: message("direct"), Directness.INDIRECT: message("indirect")}
"""As they stand within a sentence."""

DESIGNS = {
    Design.RCT: message("Randomised controlled trial"),
    Design.SYSTEMATIC_REVIEW: message("Systematic review"),
    Design.META_ANALYSIS: message("Meta-analysis"),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """Views that many pages of one edition show, made for the first that needs them."""

    references: dict[str, ReferenceView] = field(default_factory=dict)
    """By the address that leads to them, which says from how deep in the site."""
    statuses: dict[Id, StatusView] = field(default_factory=dict)
    """Of claims."""
    map_claims: dict[str, MapClaim] = field(default_factory=dict)
    """As every map shows them, by address like references."""
    edges: dict[Id, tuple[MapEdge, ...]] = field(default_factory=dict)
    """The lines of each claim on a map."""
    figures: dict[Id, Figure] = field(default_factory=dict)
    """Of claims, which stand on their own page and in articles."""


@dataclass(frozen=True)
class Views:
    """Makes the views of one page, whose links are relative to it."""

    kb: KnowledgeBase
    assessment: Assessment
    formatted: dict[Id, str]
    links: Links
    kept: Kept = field(default_factory=Kept)
    language: Language = ENGLISH
    claims: dict[Id, ClaimView] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Those made so far for this page."""

    def certainty(self, rating: Rating) -> CertaintyView:
        """A rating."""
        return certainty_view(rating)

    def status_of(self, claim: Claim) -> StatusView:
        """The status of a claim."""
        if claim.id not in self.kept.statuses:
            self.kept.statuses[claim.id] = self.status(self.assessment.claims[claim.id])
        return self.kept.statuses[claim.id]

    def status(self, status: Status) -> StatusView:
        """A status."""
        return StatusView(
            status.word,
            _status_label(status),
            status_words(status, Audience.CLINICIANS, self.short_title),
            status_words(status, Audience.PATIENTS, self.short_title),
            status.stage is Stage.APPROVED,
            long_date(status.valid_until),
        )

    def claim(self, claim: Claim) -> ClaimView:
        """A claim with its evidence in the order written."""
        if claim.id not in self.claims:
            self.claims[claim.id] = self._claim(claim)
        return self.claims[claim.id]

    def _claim(self, claim: Claim) -> ClaimView:
        status = self.status_of(claim)
        is_held = self.is_held(claim)
        fingerprint = self.assessment.subjects[claim.id].fingerprint
        lines = (self.evidence(line) for line in claim.evidence if line.reference in self.kb.references)
        return ClaimView(
            id=claim.id,
            is_held=is_held,
            href=self.links.claim(claim),
            anchor=f"claim-{claim.id}",
            kind=claim.kind.label,
            statement=status.clinicians if is_held else claim.statement,
            plain=status.patients if is_held else claim.plain or "",
            certainty=self.certainty(Rating.NOT_GRADED if is_held else claim.rating),
            certainty_note=(claim.certainty.note or "") if claim.certainty and not is_held else "",
            status=status,
            version=fingerprint[2:10],
            evidence=tuple(_without_words(line) if is_held else line for line in lines),
            is_one_study=not is_held and is_one_study(self.kb, claim),
        )

    def figure(self, claim: Claim, links: Callable[[str], str]) -> Markup:
        """The effect figure of a claim; `links` leads from the key of a source to its entry."""
        if claim.id not in self.kept.figures:
            self.kept.figures[claim.id] = effect_figure(claim, self.short_title, self.language)
        return self.kept.figures[claim.id].linked(links)

    def is_held(self, claim: Claim) -> bool:
        """True where the claim's words are on hold, and with them its figures."""
        return self.assessment.claims[claim.id].stage is Stage.HOLD

    def evidence(self, line: EvidenceLine) -> EvidenceView:
        """An evidence line; its reference must exist."""
        return EvidenceView(
            reference=self.reference(self.kb.references[line.reference]),
            direction=line.direction.value,
            directness=DIRECTNESS[line.directness],
            differs=joined(", ", (DIFFERS[part] for part in line.differs)),
            locator=line.locator or "",
            read=line.read.label,
            says=line.says or "",
            quote=line.quote or "",
            quote_translation=line.quote_translation or "",
            known_through=self.short_title(line.cited_by) if line.cited_by else "",
        )

    def reference(self, reference: Reference) -> ReferenceView:
        """A reference."""
        href = self.links.reference(reference)
        if href not in self.kept.references:
            self.kept.references[href] = self._reference(reference, href)
        return self.kept.references[href]

    def _reference(self, reference: Reference, href: str) -> ReferenceView:
        custom = reference.custom
        newer = self.kb.references.get(custom.superseded_by) if custom.superseded_by else None
        retraction = reference.retraction
        return ReferenceView(
            key=reference.id,
            href=href,
            anchor=entry_anchor(reference.id),
            title=reference.title or message("Untitled"),
            language=language_of(reference),
            short=self.short_title(reference.id),
            label=custom.design.label if custom.design else message("Source"),
            design=DESIGNS.get(custom.design, "") if custom.design else "",
            year=reference.year,
            formatted=self.formatted.get(reference.id, ""),
            links=identifier_links(reference),
            retraction=_update_words(retraction) if retraction else "",
            corrections=tuple(
                _update_words(update) for update in reference.updates if not update.type.is_retraction
            ),
            superseded_by=self.links.reference(newer) if newer else "",
            self_published=custom.self_published,
            machine_written=custom.machine_written,
            unverified=custom.unverified,
        )

    def short_title(self, item: str) -> str:
        """What readers call a source or claim in a sentence: first author and year, or the statement."""
        if Id(item) in self.kb.references:
            return short_names(self.kb)[Id(item)]
        claim = self.kb.claims.get(Id(item))
        if claim is None:
            return message("a statement that is not approved yet") if item in self.kb.withheld else item
        return (
            message("a statement on hold")
            if self.is_held(claim)
            else message("“{statement}”", statement=claim.statement)
        )


@cache
def certainty_view(rating: Rating) -> CertaintyView:
    """A rating."""
    return CertaintyView(rating.value, certainty_words(rating), certainty_circles(rating))


def _status_label(status: Status) -> str:
    """The short form of a status; a retraction comes before everything else that could be said."""
    if status.ahead and status.reason is not Reason.RETRACTED_SOURCE:
        return AHEAD_LABELS[status.ahead]
    return STATUS_LABELS[status.word]


def _without_words(line: EvidenceView) -> EvidenceView:
    return line._replace(says="", quote="", quote_translation="")


def _update_words(update: Update) -> str:
    parts = (update.type.label, long_partial_date(update.date) if update.date else "")
    return joined(" ", (part for part in parts if part))
