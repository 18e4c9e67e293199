"""A claim as its article shows it: both wordings, sources in the margin, its figure, its one anchor.

The first time a page shows a claim in full, that place gets the id; where the page only marks it inside a
sentence, the first mark does.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.core.declaration import Id
from generator.core.model import Claim
from generator.core.subjects import reference_keys
from generator.core.vocabulary import Direction, Reason
from generator.rendering.escaping import escaped
from generator.rendering.glossary_terms import Terms
from generator.rendering.icon_array import IconArray, icon_array
from generator.rendering.numbering import Citation, Numbering, entry_href
from generator.rendering.record_views import ClaimView, ReferenceView
from generator.rendering.views import Views


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source in the margin beside the claim; `says` only where it does not simply support."""

    number: int
    reference: ReferenceView
    direction: str
    is_indirect: bool
    says: str


@dataclass(frozen=True, slots=True)
class ClaimBlock:
    """A claim in full; `anchor` is empty where the page has shown it before."""

    view: ClaimView
    anchor: str
    citation: Citation | None
    sources: tuple[SourceNote, ...]
    figure: Markup
    plain: Markup
    """The patients' wording with its terms explained."""
    icons: IconArray | None
    is_changed: bool
    """True where approved words exist and differ: its own page sets them beside today's."""

    @property
    def source_counts(self) -> tuple[tuple[str, int], ...]:
        """How many sources bear on it in each direction, for where they are folded."""
        counts = Counter(source.direction for source in self.sources)
        return tuple((one.value, counts[one.value]) for one in Direction if counts[one.value])

    @property
    def has_retracted_source(self) -> bool:
        """True where no reader may have to unfold the sources to learn of a retraction."""
        return any(source.reference.retraction for source in self.sources)


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A claim marked inside a sentence, and where to read on; one on hold has nothing left to cite."""

    view: ClaimView
    anchor: str
    href: str
    citation: Citation | None


@dataclass
class ClaimBlocks:
    """Makes the claims of one page, from top to bottom; `in_full` are those the page shows in full."""

    views: Views
    numbering: Numbering
    in_full: frozenset[str]
    anchored: set[str] = field(default_factory=set)
    terms: Terms = field(default_factory=lambda: Terms({}))
    """Those that the page explains; none where it has no place for them."""
    has_figures: bool = True

    def block(self, claim: Claim) -> ClaimBlock:
        """A claim in full."""
        view = self.views.claim(claim)
        citation = self.numbering.cite(self._keys(claim))
        has_figures = self.has_figures and not view.is_held
        return ClaimBlock(
            view=view,
            anchor=self._anchor(claim),
            citation=citation,
            sources=tuple(sorted(self._notes(view), key=lambda note: note.number)),
            figure=self.views.figure(claim, entry_href) if has_figures else Markup(""),
            plain=Markup(escaped(view.plain)) if view.is_held else self.terms.explained(view.plain),
            icons=icon_array(claim, self.views.language) if has_figures else None,
            is_changed=self.views.assessment.claims[claim.id].reason is Reason.STALE,
        )

    def mark(self, claim: Claim) -> ClaimMark:
        """A claim inside a sentence."""
        anchor = "" if claim.id in self.in_full else self._anchor(claim)
        keys = [] if self.views.is_held(claim) else self._keys(claim)
        return ClaimMark(self.views.claim(claim), anchor, self.reading_on(claim), self.numbering.cite(keys))

    def anchors_ahead(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The anchors of claims that the page shows nowhere in full, for a place before what marks them."""
        return tuple(self._anchor(claim) for claim in claims if claim.id not in self.in_full)

    def reading_on(self, claim: Claim) -> str:
        """Where more is said of a claim than a mark says: its place in full on this page, or its own page."""
        return f"#claim-{claim.id}" if claim.id in self.in_full else self.views.links.claim(claim)

    def href(self, claim: Id) -> str:
        """Where the page shows a claim, or the claim's own page."""
        if claim in self.in_full or claim in self.anchored:
            return f"#claim-{claim}"
        return self.views.links.claim(self.views.kb.claims[claim])

    def _keys(self, claim: Claim) -> list[Id]:
        return [key for key in reference_keys(claim) if key in self.views.kb.references]

    def _anchor(self, claim: Claim) -> str:
        if claim.id in self.anchored:
            return ""
        self.anchored.add(claim.id)
        return f"claim-{claim.id}"

    def _notes(self, view: ClaimView) -> Iterable[SourceNote]:
        numbers = self.numbering.numbers
        for line in view.evidence:
            yield SourceNote(
                number=numbers[line.reference.key],
                reference=line.reference,
                direction=line.direction,
                is_indirect=line.directness == "indirect",
                says="" if line.direction == "supports" else line.says,
            )
