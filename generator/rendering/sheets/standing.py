"""What a sheet must say of itself before anybody trusts it: its standing, and until when.

A sheet is approved only when everything on it is: its own words, every claim they rest on, and the warning
signs. No option leads past this; what is not approved carries a watermark.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.core.approval import Status
from generator.core.declaration import Id
from generator.core.message import joined, message
from generator.core.model import Claim, Reference
from generator.core.subjects import reference_keys
from generator.core.vocabulary import Reason, Stage
from generator.core.wording import long_date
from generator.rendering.review_words import ROLES
from generator.rendering.views import Views

ON_HOLD = message("ON HOLD")
NOT_APPROVED = message("NOT APPROVED")


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of a sheet; `watermark` is empty only where all of it is approved."""

    word: str
    sentence: str
    watermark: str
    valid_until: date | None
    warnings: tuple[str, ...]


def standing_of(own: Status, claims: Iterable[Claim], views: Views, *, is_algorithm: bool) -> Standing:
    """The standing of a sheet whose own words have this status and which shows these claims."""
    shown = tuple({claim.id: claim for claim in claims}.values())
    statuses = [views.assessment.claims[claim.id] for claim in shown]
    view = views.status(own)
    warnings = tuple(_warnings(own, shown, statuses, views))
    stages = [own.stage, *(status.stage for status in statuses)]
    # The first words of a status often are its label; a sheet says them once.
    say = views.language.say
    rest = say(view.clinicians).removeprefix(say(view.label)).strip()
    sentence = f"{rest}." if rest else ""
    if all(stage is Stage.APPROVED for stage in stages):
        days = [status.valid_until for status in (own, *statuses) if status.valid_until]
        return Standing(view.label, sentence, "", min(days, default=None), warnings)
    watermark = ON_HOLD if Stage.HOLD in stages else NOT_APPROVED
    if own.stage is not Stage.APPROVED:
        return Standing(view.label, sentence, watermark, None, warnings)
    held = stages.count(Stage.HOLD)
    if held:
        words = message(
            "{count} of {total} statements on it must not be relied on.", count=held, total=len(shown)
        )
        return Standing(message("On hold"), words, watermark, None, warnings)
    count = sum(stage is not Stage.APPROVED for stage in stages)
    alone = _alone(count, len(shown), is_algorithm=is_algorithm)
    return Standing(message("Not approved"), alone, watermark, None, warnings)


def _alone(count: int, shown: int, *, is_algorithm: bool) -> str:
    if is_algorithm:
        return message(
            "The algorithm itself is approved, but {count} of {shown} statements on it are not.",
            count=count,
            shown=shown,
        )
    return message(
        "The text itself is approved, but {count} of {shown} statements on it are not.",
        count=count,
        shown=shown,
    )


def _warnings(own: Status, claims: tuple[Claim, ...], statuses: list[Status], views: Views) -> Iterator[str]:
    overdue = [status.since for status in statuses if status.reason is Reason.OVERDUE and status.since]
    # Where the sheet's own words are overdue, its standing says so.
    if overdue and own.reason is not Reason.OVERDUE:
        yield message("Approval out of date since {day}.", day=long_date(min(overdue)))
    retracted = retracted_sources(claims, views)
    if retracted:
        named = "; ".join(views.short_title(source.id) for source in retracted)
        yield message("A source on this sheet was retracted: {sources}.", sources=named)


def retracted_sources(claims: Iterable[Claim], views: Views) -> tuple[Reference, ...]:
    """The retracted sources of claims, each once, whether or not a quorum has acknowledged them."""
    known = views.kb.references
    keys = dict.fromkeys(key for claim in claims for key in reference_keys(claim))
    return tuple(known[key] for key in keys if key in known and known[key].retraction)


def oldest_evidence(claims: Iterable[Claim], views: Views) -> tuple[str, str]:
    """The day of the oldest search behind claims, and the year of their oldest source; empty for none."""
    shown = tuple(claims)
    days = [claim.search.date for claim in shown if claim.search and claim.search.date]
    known = views.kb.references
    years = [known[key].year for claim in shown for key in reference_keys(claim) if key in known]
    return long_date(min(days, default=None)), min((year for year in years if year), default="")


def approved_by(own: Status, views: Views) -> str:
    """Who approved the words of an item last, and when; empty for nobody."""
    people = views.kb.board.people
    events = own.counted if own.stage is Stage.APPROVED else own.approvals
    return joined(
        ", ",
        (
            message(
                "{person} ({role}, {day})",
                person=people[Id(event.by)].name if event.by in people else event.by,
                role=ROLES[event.role],
                day=long_date(event.date.date()),
            )
            for event in events
        ),
    )
