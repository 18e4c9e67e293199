"""Whether a certainty says what it is about, who gave it, and follows from its reasons."""

from collections.abc import Iterator

from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity, Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Certainty
from generator.core.vocabulary import DownDomain, Rating, Start, Vocabulary

_STARTS = {Start.HIGH: 4, Start.LOW: 2}
_BY_LEVEL = {rating.level: rating for rating in Rating}
_MOST = 2
_TELLS = {
    "note": "'note: <why nobody graded it>'",
    "of": "'of: <what we are certain about>'",
    "start": "'start: high' for randomised trials or 'start: low' for other studies",
    "by": "'by: us' or the key of the source that rated it",
    "locator": "'locator: <where the source rates it>'",
}
"""What is to be written for each field that may be lacking."""


@check("certainty-incomplete", Severity.ERROR)
def incomplete_certainties(kb: KnowledgeBase) -> Iterator[Finding]:
    """A certainty lacks what readers need to judge it.

    Our own rating needs `of` (certain about what), `start` and `by: us`. An adopted rating needs `of`, `by`
    (the source's key) and its `locator`. Where nobody graded, a `note` says why.

    Rule: GRADE Handbook, chapter 5 (what a rating says).
    """
    for claim, certainty in _certainties(kb):
        missing = [field for field in _fields_needed(certainty) if not getattr(certainty, field)]
        if missing:
            names = ", ".join(f"'{field}'" for field in missing)
            message = f"the certainty of '{claim}' lacks {names}"
            hint = "add " + "; ".join(_TELLS[field] for field in missing)
            yield Finding(certainty.origin.span(), message, hint, about=(claim,))


@check("certainty-arithmetic", Severity.ERROR)
def wrong_certainties(kb: KnowledgeBase) -> Iterator[Finding]:
    """The rating does not follow from where it starts and the levels it was moved.

    `start` (high is 4, low is 2), minus every level of `down`, plus every level of `up`, gives the rating; it
    never leaves the scale of 1 (very low) to 4 (high). One reason moves it by one or two levels; risk of bias
    may take three where a non-randomised study started high. Correct the rating or the reasons.

    Rule: GRADE Handbook, chapter 5 (start, rating down and up); GRADE guidelines 18.
    """
    for claim, certainty in _certainties(kb):
        for domain, levels in (*certainty.down.items(), *certainty.up.items()):
            most = 3 if domain is DownDomain.RISK_OF_BIAS else _MOST
            if not 1 <= levels <= most:
                message = f"'{domain}' moves the certainty of '{claim}' by {levels} levels"
                place = _place_of(certainty, domain)
                yield Finding(
                    place,
                    message,
                    f"write a number from 1 to {most}: no single reason moves a rating further",
                    about=(claim,),
                )
        expected = _rating_of(certainty)
        if expected and expected is not certainty.rating:
            message = f"the reasons give '{expected}', but the rating of '{claim}' is '{certainty.rating}'"
            left = f"{_sum_words(certainty)} leaves {expected.level} of 4"
            hint = f"{left}: write 'rating: {expected}', or correct the reasons"
            yield Finding(certainty.origin.span("rating"), message, hint, about=(claim,))


@check("downgrade-unexplained", Severity.WARNING, one_article=True)
def unexplained_downgrades(kb: KnowledgeBase) -> Iterator[Finding]:
    """A certainty was rated down, or up, and nobody says why.

    The name of a reason is no reason: readers cannot tell whether two small trials or a biased one stand
    behind 'risk-of-bias', and the next editor cannot tell whether it still holds. Add a `note` in a sentence.
    Imprecision alone needs none: the interval shows it.

    Rule: GRADE Handbook, chapter 5 (every judgement is explained).
    """
    for claim in kb.claims.values():
        certainty = claim.certainty
        if certainty is None or certainty.note or certainty.by != "us":
            continue
        moved = (*certainty.down, *certainty.up)
        reasons = [reason for reason in moved if reason is not DownDomain.IMPRECISION]
        if reasons:
            names = ", ".join(f"'{reason}'" for reason in reasons)
            message = f"the certainty of '{claim.id}' was moved for {names}, and nobody says why"
            place = _place_of(certainty, reasons[0])
            yield Finding(
                place,
                message,
                "add 'note: <what it is about the studies>' to the certainty, in one sentence",
                about=(claim.id,),
            )


def _place_of(certainty: Certainty, reason: Vocabulary) -> Span:
    if isinstance(reason, DownDomain):
        return certainty.origin.key("down", certainty.down, reason)
    return certainty.origin.key("up", certainty.up, reason)


def _certainties(kb: KnowledgeBase) -> Iterator[tuple[str, Certainty]]:
    for claim in kb.claims.values():
        if claim.certainty:
            yield claim.id, claim.certainty


def _fields_needed(certainty: Certainty) -> tuple[str, ...]:
    if certainty.rating is Rating.NOT_GRADED:
        return ("note",)
    if certainty.by in (None, "us"):
        return ("of", "start", "by")
    return ("of", "locator")


def _rating_of(certainty: Certainty) -> Rating | None:
    if certainty.start is None or certainty.rating is Rating.NOT_GRADED:
        return None
    level = _STARTS[certainty.start] - sum(certainty.down.values()) + sum(certainty.up.values())
    return _BY_LEVEL[min(max(level, 1), 4)]


def _sum_words(certainty: Certainty) -> str:
    down, up = sum(certainty.down.values()), sum(certainty.up.values())
    moved = (f" minus {down}" if down else "") + (f" plus {up}" if up else "")
    start = certainty.start or Start.HIGH
    return f"{_STARTS[start]} (start: {start}){moved}"
