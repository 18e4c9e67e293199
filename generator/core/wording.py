"""The words readers see for a status, for clinicians and for patients, as the product fixes them."""

from collections.abc import Callable
from datetime import date

from generator.core.approval import Status
from generator.core.declaration import PartialDate
from generator.core.vocabulary import Ahead, Audience, Rating, Reason, Stage

NOT_YET_APPROVED = "New, not yet approved"
"""What is said of everything that is shown before its approval where only approved words are published."""


def long_date(day: date | None) -> str:
    """`2 Oct 2026`, the same in every locale; empty for no date."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def long_partial_date(written: PartialDate) -> str:
    """`2 Oct 2026`, `Oct 2026` or `2026`: as precise as its source."""
    month = _MONTHS[written.month - 1] if written.month else ""
    return " ".join(part for part in (str(written.day or ""), month, str(written.year)) if part)


def status_words(status: Status, audience: Audience, titles: Callable[[str], str] = str) -> str:
    """The sentence for a status; `titles` turns the id of a source into what readers call it.

    What is shown before its approval says so, whatever else its status says.
    """
    words = _table_words(status, audience, titles)
    if status.ahead is None:
        return words
    if status.ahead is Ahead.LOWERED:
        lowered = "Certainty lowered" if audience is Audience.CLINICIANS else "Less certain now"
        return f"{words}. {lowered}: {NOT_YET_APPROVED.lower()}"
    return f"{NOT_YET_APPROVED}. {words}" if status.reason is Reason.RETRACTED_SOURCE else NOT_YET_APPROVED


def _table_words(status: Status, audience: Audience, titles: Callable[[str], str]) -> str:
    clinicians = audience is Audience.CLINICIANS
    since = long_date(status.since)
    sources = ", ".join(titles(source) for source in status.sources)
    if status.stage is Stage.HOLD:
        reason = f": {status.because}" if status.because else ""
        return (f"On hold since {since}" if clinicians else "Do not rely on this") + reason
    if status.stage is Stage.APPROVED:
        people = len({event.by for event in status.counted})
        if clinicians:
            until = long_date(status.valid_until)
            return f"Wording and evidence approved {since} by {people}, until {until}"
        return f"Checked by {people} {'expert' if people == 1 else 'experts'}, {since}"
    if status.reason is Reason.RETRACTED_SOURCE:
        on = f" {long_partial_date(status.retracted_on)}" if status.retracted_on else ""
        return f"A source was retracted{on}: {sources}" if clinicians else "A study behind this was withdrawn"
    if status.reason is Reason.STALE:
        return f"Changed since approval {since}" if clinicians else "Changed since it was checked"
    if status.reason is Reason.SUSPECT:
        if clinicians:
            return f"A source changed since approval: {sources}"
        return "Being re-checked: a source changed"
    if status.reason is Reason.OVERDUE:
        return f"Approval out of date since {since}" if clinicians else f"Due for re-checking since {since}"
    if status.stage is Stage.UNDER_REVIEW:
        return f"In review since {since}" if clinicians else "Being checked"
    return "Not reviewed yet" if clinicians else "Not checked yet"


def certainty_words(rating: Rating) -> str:
    """`Low: 2 of 4`, or `Not graded`."""
    return f"{rating.label}: {rating.level} of 4" if rating.level else "Not graded"


def certainty_circles(rating: Rating) -> str:
    """`⊕⊕◯◯`; empty where nothing was graded."""
    return "⊕" * rating.level + "◯" * (4 - rating.level) if rating.level else ""


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
