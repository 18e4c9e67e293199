"""Whether a P value stands beside a size and its interval, and says the same as they do."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from generator.checks.worded import marked_claims, sentence_of
from generator.checks.wordings import wordings_of
from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, Estimate
from generator.core.quantities import QuantityKind, quantities_in
from generator.core.sentences import prose_sentences

_THRESHOLD = Decimal("0.05")
_HINT = "add the size of the effect: an estimate with 'ci', or 'events' and 'total' of each group"


@check("p-value-alone", Severity.WARNING, one_article=True)
def lonely_p_values(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence or an estimate gives a P value, and its claim has no size with an interval and no counts.

    A small P value says nothing about how much: a tiny effect in a large trial has one too. Give the estimate
    with its interval, or the counts of both groups, and drop the P value. In the prose the claims that the
    sentence marks are asked.

    Rule: ICMJE Recommendations (no relying on P values alone); ASA statement on P values.
    """
    for claim in kb.claims.values():
        if not _has_size(claim):
            yield from _in_claim(claim)
    for article in kb.articles.values():
        for sentence in prose_sentences(article.body) if _may_hold_p(article.body) else ():
            numbers = quantities_in(sentence.text)
            p_value = next((one for one in numbers if one.kind is QuantityKind.P_VALUE), None)
            has_interval = any(one.kind is QuantityKind.INTERVAL for one in numbers)
            if p_value and not has_interval and not any(map(_has_size, marked_claims(kb, sentence))):
                worded = sentence_of(article, sentence)
                written = p_value.written_in(sentence.text)
                message = f"the P value '{written}' in the prose comes without a size and its interval"
                place = worded.place(p_value.offset, p_value.length)
                yield Finding(
                    place,
                    message,
                    "mark a claim that gives the size of the effect with its interval",
                    about=worded.about,
                )


@check("p-value-contradicts-interval", Severity.WARNING, one_article=True)
def contradicting_p_values(kb: KnowledgeBase) -> Iterator[Finding]:
    """The P value of an estimate says another thing than its 95% interval.

    A 95% interval leaves out no difference just where P is below 0.05; here one does and the other does not.
    One of the numbers was mistyped, or they come from two analyses. Compare with the source; where P was
    corrected for many comparisons, accept this with that reason.

    Rule: arithmetic; a 95% interval and a P value of one test agree.
    """
    for claim in kb.claims.values():
        for estimate in claim.estimates:
            if estimate.p and estimate.ci and _contradicts(estimate):
                low, high = estimate.ci
                message = (
                    f"the P value '{estimate.p}' of '{claim.id}' does not fit its interval {low} to {high}"
                )
                hint = (
                    "compare 'p' and 'ci' with the source; P is below 0.05 where the interval leaves out no "
                    "effect"
                )
                yield Finding(estimate.origin.span("p"), message, hint, about=(claim.id,))


def _in_claim(claim: Claim) -> Iterator[Finding]:
    for wording in wordings_of(claim):
        for quantity in quantities_in(wording.text):
            if quantity.kind is QuantityKind.P_VALUE:
                written = quantity.written_in(wording.text)
                message = f"the P value '{written}' of '{claim.id}' comes without a size and its interval"
                place = wording.place(quantity.offset, quantity.length)
                yield Finding(place, message, _HINT, about=(claim.id,))
    for estimate in claim.estimates:
        if estimate.p:
            message = f"the P value '{estimate.p}' of '{claim.id}' comes without a size and its interval"
            yield Finding(estimate.origin.span("p"), message, _HINT, about=(claim.id,))


def _has_size(claim: Claim) -> bool:
    counted = (
        sum(arm.events is not None and arm.total is not None for arm in estimate.arms) > 1
        for estimate in claim.estimates
    )
    return any(estimate.ci for estimate in claim.estimates) or any(counted)


def _may_hold_p(body: str) -> bool:
    # Few prose texts hold one, and looking for the letter is cheap.
    return any(sign in body for sign in ("P ", "p ", "P=", "p=", "P<", "p<", "p-v", "P-v"))


def _contradicts(estimate: Estimate) -> bool:
    """True where one leaves out no difference and the other does not; an end on it is left alone."""
    if not estimate.measure.is_comparison or estimate.level not in (None, Decimal(95)) or estimate.ci is None:
        return False
    text = (estimate.p or "").strip()
    sign, number = text[:1], text.lstrip("<>=≤≥ ").strip()
    try:
        p = Decimal(number)
    except InvalidOperation:
        return False
    low, high = estimate.ci
    middle = Decimal(1 if estimate.measure.is_ratio else 0)
    if middle in (low, high) or p == _THRESHOLD:
        return False
    leaves_out = low > middle or high < middle
    if sign in "<≤" and sign:
        return p < _THRESHOLD and not leaves_out
    if sign in ">≥" and sign:
        return p > _THRESHOLD and leaves_out
    return (p < _THRESHOLD) != leaves_out
