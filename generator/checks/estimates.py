"""Whether the figures of a claim hang together: their source, their interval, and which one is shown."""

from collections.abc import Iterator
from decimal import Decimal

from generator.core.checking import check
from generator.core.declaration import Origin
from generator.core.diagnostic import Finding, Related, Severity, nearest
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, Estimate
from generator.core.vocabulary import Direction, Read


@check("estimate-source-unknown", Severity.ERROR)
def foreign_estimates(kb: KnowledgeBase) -> Iterator[Finding]:
    """A figure comes from a source that is no evidence line of its claim.

    Readers could not see whether that source supports the claim, nor who read it. Add the evidence line,
    or correct `from`.

    Rule: this site's own; each figure names who gives it.
    """
    for claim, estimate in _estimates(kb):
        sources = [line.reference for line in claim.evidence]
        if estimate.from_ not in sources:
            close = None if estimate.from_ in kb.references else nearest(estimate.from_, sources)
            hint = (
                f"did you mean '{close}'?"
                if close
                else "correct 'from', or add this source under 'evidence' of the claim"
            )
            message = (
                f"the figure is from '{estimate.from_}', which is not among the evidence of '{claim.id}'"
            )
            yield Finding(estimate.origin.span("from_"), message, hint, about=(claim.id,))


@check("estimate-not-seen", Severity.WARNING, one_article=True)
def unread_estimates(kb: KnowledgeBase) -> Iterator[Finding]:
    """A figure comes from a source that was read by nobody of ours.

    It was copied from somebody who may have copied it wrongly, and stands in tables like any other.
    Read at least the abstract, or delete the figure until somebody has. Where the source supports the claim,
    `support-not-seen` says it.

    Rule: this site's own; nobody vouches for what nobody read.
    """
    for claim, estimate in _estimates(kb):
        lines = [line for line in claim.evidence if line.reference == estimate.from_]
        is_unread = bool(lines) and all(line.read is Read.NOT_SEEN for line in lines)
        if is_unread and all(line.direction is not Direction.SUPPORTS for line in lines):
            message = f"a figure of '{claim.id}' is from '{estimate.from_}', which nobody has read"
            hint = "read it and write 'read: full-text' or 'read: abstract', or delete the figure"
            yield Finding(estimate.origin.span("from_"), message, hint, about=(claim.id,))


@check("estimate-empty", Severity.ERROR)
def empty_estimates(kb: KnowledgeBase) -> Iterator[Finding]:
    """An estimate has no figure: no value, no events with their total, no range, no groups.

    A table would have an empty cell. Give the figure as the source has it, or delete the estimate.

    Rule: this site's own; an estimate holds a figure.
    """
    for claim, estimate in _estimates(kb):
        if not _has_figure(estimate):
            message = f"the {estimate.measure.replace('-', ' ')} from '{estimate.from_}' has no figure"
            hint = "add 'value: <number>', or 'events' with 'total', or 'range', or the groups under 'arms'"
            yield Finding(estimate.origin.span(), message, hint, about=(claim.id,))


@check("estimate-shown-twice", Severity.ERROR)
def twice_shown_estimates(kb: KnowledgeBase) -> Iterator[Finding]:
    """More than one estimate of a claim is marked as the number of its sentence.

    Plots, tables and algorithms print the one that is `shown`; with two of them it is chance which. Mark
    one.

    Rule: this site's own; one sentence, one number.
    """
    for claim in kb.claims.values():
        shown = [estimate for estimate in claim.estimates if estimate.shown]
        for estimate in shown[1:]:
            related = (Related(shown[0].origin.span("shown"), "the first one"),)
            message = f"the claim '{claim.id}' shows more than one figure"
            hint = "keep 'shown: true' only at the figure that stands in the sentence"
            yield Finding(estimate.origin.span("shown"), message, hint, related, (claim.id,))


@check("interval-reversed", Severity.ERROR)
def reversed_intervals(kb: KnowledgeBase) -> Iterator[Finding]:
    """The first number of an interval, a range or a scale is larger than the second.

    One of the two was mistyped, or a minus sign was lost. Look at the source; the lower number comes first.

    Rule: this site's own; the lower end of an interval comes first.
    """
    for claim, estimate in _estimates(kb):
        pairs: list[tuple[Origin, str, tuple[Decimal, Decimal] | None]] = [
            (estimate.origin, "ci", estimate.ci),
            (estimate.origin, "range", estimate.range),
        ]
        if estimate.absolute:
            pairs.append((estimate.absolute.origin, "ci", estimate.absolute.ci))
        if (scale := estimate.scale) and scale.min is not None and scale.max is not None:
            pairs.append((scale.origin, "min", (scale.min, scale.max)))
        for origin, field, pair in pairs:
            if pair and pair[0] > pair[1]:
                named = "scale" if field == "min" else field
                message = f"'{named}' runs from {pair[0]} down to {pair[1]}"
                hint = "write the lower number first; compare with the source, a minus sign may be missing"
                yield Finding(origin.span(field), message, hint, about=(claim.id,))


def _estimates(kb: KnowledgeBase) -> Iterator[tuple[Claim, Estimate]]:
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            yield claim, estimate


def _has_figure(estimate: Estimate) -> bool:
    return (
        estimate.value is not None
        or (estimate.events is not None and estimate.total is not None)
        or estimate.range is not None
        or bool(estimate.arms)
    )
