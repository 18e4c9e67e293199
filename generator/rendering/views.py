"""What templates see of a record: finished words and addresses, so that templates need no logic.

Views are tuples: every page makes dozens of them, and macros keep what they made of one by its value.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

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
from generator.rendering.evidence_graph import MapClaim, MapEdge
from generator.rendering.figures import Figure, effect_figure
from generator.rendering.language import ENGLISH, Language
from generator.rendering.links import Links
from generator.rendering.permalinks import permalink
from generator.rendering.short_names import short_names
from generator.rendering.support_words import is_one_study

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

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


class CertaintyView(NamedTuple):
    """A rating with its place on the scale, for eyes and for speech."""

    rating: str
    words: str
    circles: str


class StatusView(NamedTuple):
    """A status as a word for both readers; `word` is the value of `data-status`, `label` its short form."""

    word: str
    label: str
    clinicians: str
    patients: str
    is_approved: bool
    valid_until: str


class ReferenceView(NamedTuple):
    """A source in one line and in full."""

    key: str
    href: str
    anchor: str
    title: str
    language: str
    """Of the title, as HTML's `lang` takes it (BCP 47); empty where none is recorded."""
    short: str
    label: str
    design: str
    """The design in full where the label is shorter, as `Systematic review` for `Review`."""
    year: str
    formatted: str
    """The whole reference as sanitised HTML, Vancouver style."""
    links: tuple[tuple[str, str], ...]
    """Labels and addresses of DOI, PubMed and the like."""
    retraction: str
    corrections: tuple[str, ...]
    superseded_by: str
    self_published: bool
    machine_written: bool
    unverified: tuple[str, ...]


class EvidenceView(NamedTuple):
    """One evidence line beside its source."""

    reference: ReferenceView
    direction: str
    directness: str
    differs: str
    locator: str
    read: str
    says: str
    quote: str
    quote_translation: str
    known_through: str
    """The source through which this one is known, where nobody read it itself."""


class ClaimView(NamedTuple):
    """A claim as every page shows it.

    `is_held`: a reviewer put it on hold; then both wordings are the sentence that says so, and what the
    sources say is left out, so that no page can print the words by another way.
    """

    id: str
    is_held: bool
    href: str
    anchor: str
    kind: str
    statement: str
    plain: str
    certainty: CertaintyView
    certainty_note: str
    status: StatusView
    version: str
    permalink: str
    """To exactly these words."""
    evidence: tuple[EvidenceView, ...]
    is_one_study: bool
    """True where the loss of one study would leave it no direct support; never for one that is held."""


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
            permalink=self.links.to(permalink(claim.id, fingerprint)),
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
            anchor=f"ref-{reference.id}",
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


def language_of(reference: Reference) -> str:
    """The language of a source, where what is recorded has the form of a language tag."""
    return reference.language if reference.language and _LANGUAGE.fullmatch(reference.language) else ""


def identifier_links(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Labels and addresses of the places where a source can be read."""
    found = []
    if reference.DOI:
        found.append((f"doi:{reference.DOI}", doi_address(reference.DOI)))
    if reference.PMID:
        found.append(
            (f"PubMed {reference.PMID}", f"https://pubmed.ncbi.nlm.nih.gov/{_quoted(reference.PMID)}/")
        )
    if reference.PMCID:
        number = _quoted(reference.PMCID)
        found.append((reference.PMCID, f"https://pmc.ncbi.nlm.nih.gov/articles/{number}/"))
    if reference.URL:
        found.append((message("Website"), quote(reference.URL, safe=_OF_ADDRESSES)))
    return tuple(found)


def doi_address(doi: str) -> str:
    """Where a DOI leads."""
    return f"https://doi.org/{_quoted(doi)}"


def _without_words(line: EvidenceView) -> EvidenceView:
    return line._replace(says="", quote="", quote_translation="")


def _update_words(update: Update) -> str:
    parts = (update.type.label, long_partial_date(update.date) if update.date else "")
    return joined(" ", (part for part in parts if part))


_OF_ADDRESSES = "%:/?#[]@!$&'()*+,;=~"
"""What an address may hold as it is; everything else is written in percent."""


def _quoted(text: str) -> str:
    return quote(text, safe="/")
