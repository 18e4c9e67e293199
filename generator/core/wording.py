"""The words readers see for a status, for clinicians and for patients, as the product fixes them."""

from collections.abc import Callable
from datetime import date

from generator.core.approval import Status
from generator.core.declaration import PartialDate
from generator.core.message import Message, counted, joined, message, partial_day_message
from generator.core.vocabulary import Ahead, Audience, Rating, Reason, Stage

NOT_YET_APPROVED = message("New, not yet approved")
"""What is said of everything that is shown before its approval where only approved words are published."""


def long_date(day: date | None) -> str:
    """`2 Oct 2026`, in English the same in every locale; empty for no date."""
    return partial_day_message(day.year, day.month, day.day) if day else ""


def long_partial_date(written: PartialDate) -> str:
    """`2 Oct 2026`, `Oct 2026` or `2026`: as precise as its source."""
    return partial_day_message(written.year, written.month, written.day)


def status_words(status: Status, audience: Audience, titles: Callable[[str], str] = str) -> str:
    """The sentence for a status; `titles` turns the id of a source into what readers call it.

    What is shown before its approval says so, whatever else its status says.
    """
    words = _table_words(status, audience, titles)
    if status.ahead is None:
        return words
    if status.ahead is Ahead.LOWERED:
        if audience is Audience.CLINICIANS:
            return message("{status}. Certainty lowered: new, not yet approved", status=words)
        return message("{status}. Less certain now: new, not yet approved", status=words)
    if status.reason is Reason.RETRACTED_SOURCE:
        return message("New, not yet approved. {status}", status=words)
    return NOT_YET_APPROVED


def _table_words(status: Status, audience: Audience, titles: Callable[[str], str]) -> Message:
    sources = joined(", ", (titles(source) for source in status.sources))
    if audience is Audience.CLINICIANS:
        return _words_for_clinicians(status, sources)
    return _words_for_patients(status)


def _words_for_clinicians(status: Status, sources: str) -> Message:
    since = long_date(status.since)
    if status.stage is Stage.HOLD:
        held = message("On hold since {day}", day=since)
        return joined(": ", (held, status.because)) if status.because else held
    if status.stage is Stage.APPROVED:
        return counted(
            "Wording and evidence approved {day} by {count} reviewer, until {until}",
            "Wording and evidence approved {day} by {count} reviewers, until {until}",
            _people(status),
            day=since,
            until=long_date(status.valid_until),
        )
    if status.reason is Reason.RETRACTED_SOURCE:
        if status.retracted_on:
            day = long_partial_date(status.retracted_on)
            return message("A source was retracted {day}: {sources}", day=day, sources=sources)
        return message("A source was retracted: {sources}", sources=sources)
    if status.reason is Reason.STALE:
        return message("Changed since approval {day}", day=since)
    if status.reason is Reason.SUSPECT:
        return message("A source changed since approval: {sources}", sources=sources)
    if status.reason is Reason.OVERDUE:
        return message("Approval out of date since {day}", day=since)
    if status.stage is Stage.UNDER_REVIEW:
        return message("In review since {day}", day=since)
    return message("Not reviewed yet")


def _words_for_patients(status: Status) -> Message:
    since = long_date(status.since)
    if status.stage is Stage.HOLD:
        held = message("Do not rely on this")
        return joined(": ", (held, status.because)) if status.because else held
    if status.stage is Stage.APPROVED:
        return counted(
            "Checked by {count} expert, {day}",
            "Checked by {count} experts, {day}",
            _people(status),
            day=since,
        )
    if status.reason is Reason.RETRACTED_SOURCE:
        return message("A study behind this was withdrawn")
    if status.reason is Reason.STALE:
        return message("Changed since it was checked")
    if status.reason is Reason.SUSPECT:
        return message("Being re-checked: a source changed")
    if status.reason is Reason.OVERDUE:
        return message("Due for re-checking since {day}", day=since)
    if status.stage is Stage.UNDER_REVIEW:
        return message("Being checked")
    return message("Not checked yet")


def _people(status: Status) -> int:
    return len({event.by for event in status.counted})


def certainty_words(rating: Rating) -> str:
    """`Low: 2 of 4`, or `Not graded`."""
    if not rating.level:
        return message("Not graded")
    return message("{rating}: {level} of 4", rating=rating.label, level=rating.level)


def certainty_circles(rating: Rating) -> str:
    """`⊕⊕◯◯`; empty where nothing was graded."""
    return "⊕" * rating.level + "◯" * (4 - rating.level) if rating.level else ""
