"""Whether the numbers of a sentence are those of its estimates, for both readers.

Only what a study finds is compared, as `core/quantities.py` reads it. Ages, times, doses and scores belong to
the question, the times and the scales of a claim, and so does a percent that the question itself names.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from generator.checks.wordings import Wording, worded_claims
from generator.core.agreement import figure_of_rest, frames, is_carried, is_in_frame
from generator.core.carried import Figure, counts_of, figures_like, intervals_of
from generator.core.checking import check
from generator.core.diagnostic import Finding, Related, Severity, Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim
from generator.core.quantities import RESULTS, Quantity, QuantityKind, quantities_in
from generator.core.vocabulary import ClaimKind

_MEASURED = frozenset(
    {ClaimKind.EFFECT, ClaimKind.HARM, ClaimKind.PROGNOSIS, ClaimKind.PREVALENCE, ClaimKind.DIAGNOSIS}
)
_AGE_OR_THRESHOLD = frozenset({QuantityKind.AGE, QuantityKind.PERCENT})


class _Stated(NamedTuple):
    """A number of a sentence with the claim it should come from."""

    claim: Claim
    wording: Wording
    quantity: Quantity

    @property
    def written(self) -> str:
        return self.quantity.written_in(self.wording.text)

    @property
    def place(self) -> Span:
        return self.wording.place(self.quantity.offset, self.quantity.length)


@check("number-differs", Severity.ERROR)
def differing_numbers(kb: KnowledgeBase) -> Iterator[Finding]:
    """A number of a sentence differs from the estimate of its claim.

    One of the two is wrong, and readers act on the sentence. Compare with the source, then correct the number
    or the estimate. 40%, 4 in 10 and 2 in 5 are one number; a number may be rounded, and `about` allows the
    nearest 5 in 100. A number that is no result of this claim belongs into its question (`pico`), `at`,
    `group` or `definition`.

    Rule: this site's own; one result has one number wherever it stands.
    """
    for stated in kb.found_once(_uncarried):
        figures = _comparable(stated)
        if not figures or figure_of_rest(stated.quantity, stated.claim):
            continue
        # What the source gives comes before what we derive from it.
        given = [figure for figure in figures if figure.measure] or figures
        nearest = min(given, key=lambda figure: abs(figure.value - _value_of(stated.quantity)))
        related = (Related(nearest.estimate.origin.span(), "the nearest estimate"),)
        message, hint = _difference_words(stated, nearest)
        yield Finding(stated.place, message, hint, related, (stated.claim.id,))


@check("number-uncarried", Severity.WARNING, one_article=True)
def uncarried_numbers(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence gives a result that no estimate of its claim carries.

    A number without an estimate has no source, no interval and no fingerprint of its own: nobody can check
    it, and nothing lapses when the source changes. Add the estimate, or word the sentence without the number;
    the rest of a share (62% of 38%) is an estimate of its own. One that is no result belongs into the
    question (`pico`), `at`, `group` or `definition`.

    Rule: this site's own; each number has a source that can be checked.
    """
    for stated in kb.found_once(_uncarried):
        if hint := _uncarried_hint(stated):
            message = f"'{stated.written}' stands in no estimate of '{stated.claim.id}'"
            yield Finding(stated.place, message, hint, about=(stated.claim.id,))


@check("frame-differs", Severity.WARNING, one_article=True)
def differing_frames(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence is about another age, or another threshold, than the question of its claim.

    Readers could take a result or an advice for people for whom it was never meant. Correct the sentence, or
    `pico`.

    Rule: this site's own; a result is told of the people it was found in.
    """
    for stated in _stated(kb, _AGE_OR_THRESHOLD):
        claim, quantity = stated.claim, stated.quantity
        if quantity.kind is not QuantityKind.AGE and not _is_threshold(quantity):
            continue
        known = [framed for framed in frames(claim) if _frames_likewise(framed, quantity)]
        if known and not any(_limits(framed) == _limits(quantity) for framed in known):
            message = f"'{stated.written}' is not what the question of '{claim.id}' says"
            hint = f"the question says {_limit_words(known[0])}: correct the sentence or the question"
            yield Finding(stated.place, message, hint, about=(claim.id,))


def _stated(kb: KnowledgeBase, kinds: frozenset[QuantityKind]) -> Iterator[_Stated]:
    for claim, wordings in worded_claims(kb):
        for wording in wordings:
            for quantity in quantities_in(wording.text):
                if quantity.kind in kinds:
                    yield _Stated(claim, wording, quantity)


def _uncarried(kb: KnowledgeBase) -> tuple[_Stated, ...]:
    return tuple(
        stated
        for stated in _stated(kb, RESULTS)
        if not is_carried(stated.quantity, stated.claim) and not is_in_frame(stated.quantity, stated.claim)
    )


def _comparable(stated: _Stated) -> list[Figure]:
    """The figures of the same kind; none where the number only bounds, since a threshold is no result."""
    if stated.quantity.bound:
        return []
    if stated.quantity.kind is QuantityKind.INTERVAL:
        return [low for low, _ in intervals_of(stated.claim)]
    return list(figures_like(stated.quantity, stated.claim))


def _uncarried_hint(stated: _Stated) -> str:
    """What to do about a number of no estimate; empty where it differs from one, or only frames."""
    if _comparable(stated):
        # Whether the rest is meant, or the number of the wrong group, no arithmetic tells.
        known = figure_of_rest(stated.quantity, stated.claim)
        share = _figure_words(stated.quantity, known) if known else ""
        return (
            f"this is the rest of {share}: tell that number, or add an estimate with 'definition'"
            if share
            else ""
        )
    is_missing = stated.claim.kind in _MEASURED and not _is_framed(stated)
    return (
        "add it under 'estimates' with 'from: <source>' and 'measure', or leave the number out"
        if is_missing
        else ""
    )


def _value_of(quantity: Quantity) -> Fraction:
    return quantity.in_shares(quantity.value)


def _difference_words(stated: _Stated, nearest: Figure) -> tuple[str, str]:
    quantity, given = stated.quantity, nearest.measure
    if quantity.measure and given and quantity.measure is not given and nearest.value == _value_of(quantity):
        message = f"'{stated.written}' is called {_name(quantity.measure)} in '{stated.claim.id}'"
        return message, f"its estimate is {_name(given)}: correct the word in the sentence, or 'measure'"
    message = f"'{stated.written}' is not what the estimates of '{stated.claim.id}' say"
    hint = "correct the sentence or the estimate; after 'about' it may be rounded to 5 in 100"
    if quantity.kind is QuantityKind.INTERVAL:
        return message, "compare the interval with 'ci' of the estimate and with the source"
    if quantity.kind is QuantityKind.COUNT and (counts := dict.fromkeys(counts_of(stated.claim))):
        known = ", ".join(f"{events} of {total}" for events, total in counts)
        return message, f"the estimates count {known}: correct the sentence, or 'events' and 'total'"
    return message, f"the nearest figure is {_figure_words(quantity, nearest)}: {hint}"


def _name(measure: str) -> str:
    article = "an" if measure[0] in "aeiou" else "a"
    return f"{article} {measure.replace('-', ' ')}"


def _figure_words(quantity: Quantity, figure: Figure) -> str:
    return f"{float(figure.value * 100):.3g}%" if quantity.is_share else f"{float(figure.value):.3g}"


def _is_threshold(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.PERCENT and quantity.bound != 0


def _is_framed(stated: _Stated) -> bool:
    """True for a threshold where the question has one: whether it is the same is asked by `frame-differs`."""
    quantity = stated.quantity
    return _is_threshold(quantity) and any(_frames_likewise(one, quantity) for one in frames(stated.claim))


def _frames_likewise(framed: Quantity, quantity: Quantity) -> bool:
    return framed.kind is quantity.kind and (quantity.kind is QuantityKind.AGE or _is_threshold(framed))


def _limits(quantity: Quantity) -> tuple[Fraction, Fraction | None]:
    return quantity.value, quantity.high


def _limit_words(quantity: Quantity) -> str:
    high = f" to {float(quantity.high):g}" if quantity.high is not None else ""
    return f"{float(quantity.value):g}{high}{quantity.unit if quantity.unit == '%' else ''}"
