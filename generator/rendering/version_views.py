"""What a printed version is worth today: valid, changed since, no longer approved, on hold or withdrawn.

The answer is about the very words that were printed. They are compared with those that the site shows, by the
kept words; what is on hold is said, and its words are not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from generator.core.approval import Status
from generator.core.declaration import Id
from generator.core.message import joined, message
from generator.core.model import Algorithm, Article, Claim
from generator.core.versions import Version, current_version
from generator.core.vocabulary import Reason, Stage
from generator.core.wording import long_date
from generator.rendering.approval_changes import changes_from
from generator.rendering.comparison import FieldChange
from generator.rendering.links import algorithm_path, article_path
from generator.rendering.names import claim_names
from generator.rendering.review_words import PersonLink, person_link
from generator.rendering.rows import article_name
from generator.rendering.views import Views


class Validity(Enum):
    """The answer in a word."""

    VALID = "valid"
    CHANGED = "changed"
    LAPSED = "lapsed"
    HELD = "held"
    WITHDRAWN = "withdrawn"


ANSWERS = {
    Validity.VALID: message("Still valid"),
    Validity.CHANGED: message("Changed since"),
    Validity.LAPSED: message("No longer approved"),
    Validity.HELD: message("On hold"),
    Validity.WITHDRAWN: message("Withdrawn"),
}

ADVICE = {
    Validity.VALID: message("The sheet with this version says what this site says today."),
    Validity.CHANGED: message(
        "The sheet with this version no longer says what this site says. Print it again."
    ),
    Validity.LAPSED: message("The words are still the same, but their approval no longer holds."),
    Validity.HELD: message("Do not use the sheet with this version: a reviewer stopped it."),
    Validity.WITHDRAWN: message("Do not use the sheet with this version. Take it down."),
}


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of the sheet that is not as it was printed: the item itself, or a statement it rests on."""

    name: str
    changes: tuple[FieldChange, ...]
    note: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """The page of one version; `word` is the value of `data-validity`, `href` leads to today's words."""

    name: str
    title: str
    word: str
    answer: str
    advice: str
    reason: str
    approved_on: str
    approvers: tuple[PersonLink, ...]
    href: str
    valid_until: str
    parts: tuple[PartChange, ...]


def version_view(version: Version, views: Views) -> VersionView:
    """What the page of a version says today."""
    kb = views.kb
    article = kb.articles.get(version.article)
    item = _item(version, views)
    validity, reason, until = _answer(version, item, views)
    path = ""
    if article and item is not None:
        path = article_path(article) if isinstance(item, Article) else algorithm_path(article)
    return VersionView(
        name=version.name,
        title=_title(item) if item else message("A sheet that is no longer here"),
        word=validity.value,
        answer=ANSWERS[validity],
        advice=ADVICE[validity],
        reason=reason,
        approved_on=long_date(version.approved_on),
        approvers=tuple(
            person_link(kb, views.links, person)
            for person in dict.fromkeys(event.by for event in version.approvals)
        ),
        href=views.links.to(path) if path else "",
        valid_until=until,
        parts=tuple(_parts(version, item, views)) if item and validity is Validity.CHANGED else (),
    )


def _item(version: Version, views: Views) -> Algorithm | Article | None:
    kind = version.key.partition(":")[0]
    items = views.kb.algorithms if kind == "algorithm" else views.kb.articles
    return items.get(version.article)


def _title(item: Algorithm | Article) -> str:
    return item.title if isinstance(item, Algorithm) else article_name(item)


def _answer(version: Version, item: Algorithm | Article | None, views: Views) -> tuple[Validity, str, str]:
    """The answer, why, and until when it holds."""
    if item is None:
        return Validity.WITHDRAWN, message("It is no longer part of this site."), ""
    status = views.assessment.status_of(version.key)
    held = [status] if status.stage is Stage.HOLD else list(_held(version, views))
    if held:
        return Validity.HELD, _sentence(views, held[0]), ""
    if not version.stands:
        return Validity.WITHDRAWN, message("Reviewers took back their approval of these words."), ""
    if current_version(views.assessment, version.key) != version.name:
        return Validity.CHANGED, "", ""
    shown = _shown(item, views)
    open_claims = [one for one in shown if one.stage is not Stage.APPROVED]
    if status.stage is Stage.APPROVED and not open_claims:
        days = [one.valid_until for one in (status, *shown) if one.valid_until]
        return Validity.VALID, "", long_date(min(days, default=None))
    if status.stage is not Stage.APPROVED:
        return Validity.LAPSED, _sentence(views, status), ""
    return Validity.LAPSED, _open_words(open_claims, len(shown)), ""


def _sentence(views: Views, status: Status) -> str:
    return joined("", (views.status(status).clinicians, "."))


def _shown(item: Algorithm | Article, views: Views) -> list[Status]:
    """The statuses of the claims on a sheet, the warning signs among them."""
    kb = views.kb
    home = kb.articles.get(item.article) if isinstance(item, Algorithm) else item
    if isinstance(item, Article):
        return [views.assessment.claims[claim.id] for claim in kb.shown_by(item)]
    ids = dict.fromkeys([*(home.red_flags.claims if home else ()), *item.claim_ids])
    return [views.assessment.claims[claim] for claim in ids if claim in kb.claims]


def _held(version: Version, views: Views) -> Iterator[Status]:
    for claim in version.leans_on:
        status = views.assessment.claims.get(Id(claim))
        if status and status.stage is Stage.HOLD:
            yield status


def _open_words(open_claims: list[Status], total: int) -> str:
    overdue = [one.since for one in open_claims if one.reason is Reason.OVERDUE and one.since]
    words = message(
        "{count} of {total} statements on it are not approved.", count=len(open_claims), total=total
    )
    if not overdue:
        return words
    return message("Approval out of date since {day}. {words}", day=long_date(min(overdue)), words=words)


def _parts(version: Version, item: Algorithm | Article, views: Views) -> Iterator[PartChange]:
    """The item and each claim it leant on, where they differ from what the site shows."""
    subject = views.assessment.subjects[version.key]
    if subject.fingerprint != version.fingerprint:
        yield _part(_title(item), version.fingerprint, item, views)
    claims = views.kb.claims
    known = [claims[Id(key)] for key in (*version.leans_on, *subject.leans_on) if key in claims]
    names = claim_names(known)
    for key in dict.fromkeys((*version.leans_on, *subject.leans_on)):
        before, after = version.leans_on.get(key), subject.leans_on.get(key)
        claim = claims.get(Id(key))
        if before == after or (claim is None and key in views.kb.references):
            continue
        name = names.get(Id(key)) or message("A statement that this site does not show")
        if claim is None or after is None:
            note = message("The sheet rests on it; what this site says today does not.")
            yield PartChange(name, (), note)
        elif before is None:
            note = message("What this site says today rests on it; the sheet does not.")
            yield PartChange(name, (), note)
        else:
            yield _part(name, before, claim, views)


def _part(name: str, words: str, today: Algorithm | Article | Claim, views: Views) -> PartChange:
    if isinstance(today, Claim) and views.is_held(today):
        return PartChange(name, (), message("On hold."))
    return PartChange(name, *changes_from(views, words, today))
