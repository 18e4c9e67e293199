"""Whether a sentence frames its number as the fields of its claim do: when, how often, on which scale.

Ages and thresholds are compared in `numbers`. Only what a field really says is compared, and only with words
that leave no choice.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from generator.checks.wordings import Wording, wordings_of
from generator.core.agreement import frames
from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.dosing_times import Rhythm, rhythms_in
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim
from generator.core.quantities import Quantity, QuantityKind, quantities_in

_DAYS = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(3044, 100), "year": Fraction(36525, 100)}
_NEAR = Fraction(1, 12)
"""Twelve weeks and three months are one time, and so are 52 weeks and a year."""
_POINT = re.compile(r"\b(?:after|at|by|within)\s+(?:about\s+)?$", re.IGNORECASE)
_ENDS = re.compile(r"\bscale\s+(?:of|from)\s+(\d[\d.]*)\s+(?:to|-)\s+(\d[\d.]*\d|\d)", re.IGNORECASE)


@check("time-differs", Severity.WARNING, one_article=True)
def differing_times(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence gives its result at another time than the estimates of its claim.

    What holds after three months may be gone after three years. Correct the time, or add the estimate at that
    time with its `at`. Twelve weeks and three months are one time.

    Rule: this site's own; a result is told of the time at which it was measured.
    """
    for claim in kb.claims.values():
        if not any(estimate.at and any(_times_of(estimate.at)) for estimate in claim.estimates):
            continue
        known = [days for framed in frames(claim) for days in _ends_in_days(framed)]
        for wording in _first_with_times(claim):
            for told in _times_of(wording.text):
                days = _ends_in_days(told)
                if _POINT.search(wording.text[: told.offset]) and not _is_near(days, known):
                    written = told.written_in(wording.text)
                    message = f"'{written}' is not a time at which '{claim.id}' was measured"
                    place = wording.place(told.offset, told.length)
                    hint = "correct the time, or write 'at: <time>' at the estimate that was measured then"
                    yield Finding(place, message, hint, about=(claim.id,))


@check("schedule-differs", Severity.WARNING, one_article=True)
def differing_schedules(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence says that a medicine is taken more or less often than its `exposure` does.

    A weekly medicine taken daily has killed people. Correct the sentence or the `schedule`; without
    `exposure` the words for patients are compared with the statement.

    Rule: this site's own; how often is a part of the dose.
    """
    for claim in kb.claims.values():
        written = [text for taken in claim.exposure for text in (taken.schedule, taken.dose) if text]
        known = [rhythm for text in written for rhythm in rhythms_in(text)]
        if not known and not (claim.plain and rhythms_in(claim.plain)):
            # Nothing to compare with, or nothing that could differ.
            continue
        for wording in wordings_of(claim):
            told = rhythms_in(wording.text)
            for rhythm in told if known else ():
                if not any(rhythm.may_be(one) for one in known):
                    yield _schedule_finding(claim, wording, rhythm)
            known = known or list(told)


@check("scale-differs", Severity.WARNING, one_article=True)
def differing_scales(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence names other ends of a scale than the `scale` of its estimate.

    Five points of ten are much, five of a hundred are little. Correct the sentence or the scale.

    Rule: this site's own; points tell nothing without the ends of their scale.
    """
    for claim in kb.claims.values():
        known = [
            one.scale for one in claim.estimates if one.scale and None not in (one.scale.min, one.scale.max)
        ]
        for wording in wordings_of(claim) if known else ():
            for match in _ENDS.finditer(wording.text):
                low, high = Decimal(match[1].rstrip(".")), Decimal(match[2])
                if not any((scale.min, scale.max) == (low, high) for scale in known):
                    message = f"'{match[0]}' is not the scale of '{claim.id}'"
                    hint = (
                        f"its estimate has {known[0].min} to {known[0].max}: correct the sentence or 'scale'"
                    )
                    place = wording.place(match.start(), len(match[0]))
                    yield Finding(place, message, hint, about=(claim.id,))


def _schedule_finding(claim: Claim, wording: Wording, rhythm: Rhythm) -> Finding:
    written = wording.text[rhythm.offset : rhythm.offset + rhythm.length]
    what = "'exposure'" if claim.exposure else "statement"
    message = f"'{written}' is not what the {what} of '{claim.id}' says"
    place = wording.place(rhythm.offset, rhythm.length)
    hint = "compare both with the source, and correct the one that is wrong"
    return Finding(place, message, hint, about=(claim.id,))


def _first_with_times(claim: Claim) -> Iterable[Wording]:
    """The first wording that gives a time; whether the other agrees with it is asked elsewhere."""
    return [wording for wording in wordings_of(claim) if any(_times_of(wording.text))][:1]


def _times_of(text: str) -> list[Quantity]:
    return [one for one in quantities_in(text) if one.kind is QuantityKind.TIME and one.unit in _DAYS]


def _ends_in_days(time: Quantity) -> tuple[Fraction, ...]:
    if time.kind is not QuantityKind.TIME or time.unit not in _DAYS:
        return ()
    scale = _DAYS[time.unit]
    return (time.value * scale,) if time.high is None else (time.value * scale, time.high * scale)


def _is_near(told: tuple[Fraction, ...], known: list[Fraction]) -> bool:
    if not told:
        return True
    if min(known) <= min(told) and max(told) <= max(known) and len(told) > 1:
        return True
    return all(any(abs(days - one) <= max(days, one) * _NEAR for one in known) for days in told)
