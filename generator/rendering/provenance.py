"""Where an article comes from and until when it holds: dates, version, people, and its use."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.message import joined, message
from generator.core.model import Article
from generator.core.status import ArticleStatus, own_events
from generator.core.vocabulary import Audience
from generator.core.wording import long_date
from generator.rendering.change_views import is_summary_shown
from generator.rendering.rows import updated_on
from generator.rendering.views import Views

DISCLAIMERS = {
    Audience.PATIENTS: message(
        "For patients: this page informs. It cannot examine you and does not replace the advice of "
        "somebody who can."
    ),
    Audience.CLINICIANS: message(
        "For clinicians: this page informs judgement and does not replace it; check doses and "
        "contraindications where you practise."
    ),
}


@dataclass(frozen=True, slots=True)
class ProvenanceFact:
    """A label with its value; `iso` is the same day as data, empty where the value is no date."""

    label: str
    value: str
    iso: str = ""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One entry of the history."""

    day: str
    iso: str
    type: str
    summary: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What stands at the foot of an article."""

    facts: tuple[ProvenanceFact, ...]
    changes: tuple[ChangeView, ...]
    disclaimers: tuple[str, ...]
    notice: str


def provenance_of(article: Article, views: Views) -> Provenance:
    """The provenance of an article."""
    status = views.assessment.articles[article.id]
    changes = sorted(article.changes, key=lambda change: change.date, reverse=True)
    return Provenance(
        facts=tuple(_facts(article, status, views)),
        changes=tuple(
            ChangeView(long_date(change.date), change.date.isoformat(), change.type.label, change.summary)
            for change in changes
            if change.date <= views.assessment.as_of and is_summary_shown(views, article, change)
        ),
        disclaimers=tuple(DISCLAIMERS[audience] for audience in article.audience or tuple(Audience)),
        notice=views.kb.board.notice or "",
    )


def _facts(article: Article, status: ArticleStatus, views: Views) -> Iterator[ProvenanceFact]:
    reviewed = max((event.date.date() for event in own_events(article, status.parts)), default=None)
    searched = article.evidence_searched
    dates = (
        (message("Updated"), updated_on(article, views.assessment.as_of), message("No date recorded")),
        (message("Reviewed"), reviewed, message("Not reviewed yet")),
        (message("Evidence searched"), searched.date, searched.none or message("No date recorded")),
        (
            message("Valid until"),
            status.valid_until,
            message("No date, since not everything on it is approved"),
        ),
        (message("Next review by"), article.next_review, ""),
    )
    for label, day, absent in dates:
        yield ProvenanceFact(label, long_date(day) or absent, day.isoformat() if day else "")
    yield ProvenanceFact(
        message("Version"), views.assessment.subjects[f"article:{article.id}"].fingerprint[2:10]
    )
    yield ProvenanceFact(message("Authors"), joined("; ", _authors(article, views)))
    for label, text in ((message("Funding"), article.funding), (message("Interests"), article.interests)):
        if text:
            yield ProvenanceFact(label, text)


def _authors(article: Article, views: Views) -> Iterator[str]:
    people = views.kb.board.people
    for author in article.authors:
        name = people[author.person].name if author.person in people else author.person
        yield message("{name} (former author)", name=name) if author.former else name
