"""Whether what supports a claim still stands: taken back, doubted, corrected, replaced, or never reviewed."""

from collections.abc import Iterator

from generator.core.acceptances import acceptance_of
from generator.core.checking import check
from generator.core.declaration import Id, PartialDate
from generator.core.diagnostic import Finding, Severity, Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, Reference
from generator.core.preprints import is_preprint
from generator.core.vocabulary import Direction, UpdateType


@check("support-retracted", Severity.ERROR)
def retracted_support(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source that was retracted or withdrawn still supports a claim, or lends it a rating, advice or risk.

    Nobody may rely on it, and the claim cannot be approved while it does. Delete the line, or keep it as
    `direction: neutral` with `says` telling of the retraction; then look whether the claim still holds.

    Rule: COPE, Retraction Guidelines; Cochrane Handbook, chapter 4 (retracted studies).
    """
    retracted = {key: ref for key, ref in kb.references.items() if ref.retraction}
    if not retracted:
        return
    for reference in retracted.values():
        for claim, span in _supported_by(kb, reference):
            message = f"'{reference.id}' was retracted{_when(reference)} and still supports '{claim.id}'"
            hint = "delete this source here, or write 'direction: neutral' and say under 'says' what happened"
            yield Finding(span, message, hint, about=(claim.id,))
    for claim in kb.claims.values():
        for key, span, what in _borrowed(claim):
            if key in retracted:
                message = f"'{key}' was retracted{_when(retracted[key])} and lends '{claim.id}' its {what}"
                yield Finding(
                    span,
                    message,
                    f"delete the {what}, or take it from a source that still stands",
                    about=(claim.id,),
                )


@check("support-in-doubt", Severity.WARNING)
def doubted_support(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source under an expression of concern supports a claim.

    Its publisher doubts the data and has not decided. Say so beside the claim, rate the certainty without it
    where that changes the rating, and look again when the inquiry ends.

    Rule: COPE, Retraction Guidelines (expressions of concern).
    """
    for reference in kb.references.values():
        if not reference.updates or reference.retraction:
            continue
        if any(update.type is UpdateType.EXPRESSION_OF_CONCERN for update in reference.updates):
            for claim, span in _supported_by(kb, reference):
                message = f"'{reference.id}' is under an expression of concern and supports '{claim.id}'"
                hint = (
                    "find out whether the claim holds without it; if so, add "
                    f"{acceptance_of('support-in-doubt')}"
                )
                yield Finding(span, message, hint, about=(claim.id,))


@check("support-corrected", Severity.WARNING)
def corrected_support(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source was corrected, and nobody noted to have looked since.

    A correction may change the very figure that the claim carries. Read the notice, compare the figures, and
    put the day under `integrity: {checked: ...}` of the reference.

    Rule: this site's own; who cites reads the correction.
    """
    for reference in kb.references.values():
        if reference.retraction or not _is_corrected_since(reference):
            continue
        for claim, span in _supported_by(kb, reference):
            message = f"'{reference.id}' was corrected, and nobody has looked since; it supports '{claim.id}'"
            hint = (
                "compare the figures with the correction, then write 'integrity: {checked: <today>}' in its "
                "record"
            )
            yield Finding(span, message, hint, about=(claim.id,))


@check("support-superseded", Severity.WARNING)
def superseded_support(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source supports a claim although a newer version of it is recorded here.

    The newer version may say otherwise, and to cite both counts one work twice. Read the newer one and cite
    it; where the older counts for a reason, accept this with the reason.

    Rule: this site's own; the newest version counts.
    """
    for reference in kb.references.values():
        newer = reference.custom.superseded_by
        if newer in kb.references:
            for claim, span in _supported_by(kb, reference):
                message = f"'{reference.id}' has a newer version, '{newer}', and supports '{claim.id}'"
                yield Finding(
                    span,
                    message,
                    f"read '{newer}', and cite it instead if it says the same",
                    about=(claim.id,),
                )


@check("support-preprint", Severity.WARNING)
def preprint_support(kb: KnowledgeBase) -> Iterator[Finding]:
    """A preprint supports a claim.

    Nobody had reviewed it when it was posted, and many change before they are published. Look whether it was
    published since and cite that, or name it under `superseded_by`; until then accept this with the reason.

    Rule: ICMJE Recommendations (preprints).
    """
    for reference in kb.references.values():
        if is_preprint(reference) and reference.custom.superseded_by not in kb.references:
            for claim, span in _supported_by(kb, reference):
                message = f"'{reference.id}' is a preprint and supports '{claim.id}'"
                hint = (
                    f"cite the published paper; where there is none, add {acceptance_of('support-preprint')}"
                )
                yield Finding(span, message, hint, about=(claim.id,))


def _supported_by(kb: KnowledgeBase, reference: Reference) -> Iterator[tuple[Claim, Span]]:
    """The claims that the reference supports, each with the place that says so."""
    for use in kb.uses_of(reference):
        line = use.claim.evidence[use.position]
        if line.direction is Direction.SUPPORTS:
            yield use.claim, line.origin.span("reference")


def _borrowed(claim: Claim) -> Iterator[tuple[Id, Span, str]]:
    """The references outside the evidence that lend a claim their authority, and what they lend."""
    if claim.certainty and claim.certainty.by and claim.certainty.by != "us":
        yield Id(claim.certainty.by), claim.certainty.origin.span("by"), "certainty"
    for made in claim.recommendations:
        if made.from_ != "board":
            yield made.from_, made.origin.span("from_"), "recommendation"
    for estimate in claim.estimates:
        if estimate.absolute and estimate.absolute.baseline_from:
            place = estimate.absolute.origin.span("baseline_from")
            yield Id(estimate.absolute.baseline_from), place, "risk without treatment"


def _is_corrected_since(reference: Reference) -> bool:
    """True where the source was corrected after somebody last looked; a correction without a day is old."""
    corrections = [update for update in reference.updates if update.type is UpdateType.CORRECTION]
    look = reference.custom.integrity
    if look is None:
        return bool(corrections)
    checked = PartialDate(look.checked.year, look.checked.month, look.checked.day)
    return any(update.date is not None and update.date > checked for update in corrections)


def _when(reference: Reference) -> str:
    retraction = reference.retraction
    return f" ({retraction.date})" if retraction and retraction.date else ""
