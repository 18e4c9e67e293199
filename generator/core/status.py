"""The status of the whole base on one day: every claim, every article and every algorithm.

`assess` is the only entry; it is a pure function of the base, the day and the findings that block.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from generator.core.approval import Status, status_of, who_can_act
from generator.core.collector import without_collector
from generator.core.declaration import Id
from generator.core.history import history_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Person, ReviewEvent
from generator.core.quorum import Subject
from generator.core.subjects import Subjects
from generator.core.vocabulary import Reason, Stage


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """What an article's page says as a whole.

    `own`: its own words. `shown`: every claim it shows with its status. `algorithm`: the algorithm's own
    words, None where there is none. `stage`: approved only when all of them are. `withheld`: the claims it
    names that are not shown, since only approved words are published and these never were.
    """

    own: Status
    shown: Mapping[Id, Status]
    algorithm: Status | None
    stage: Stage
    since: date | None
    valid_until: date | None
    withheld: tuple[Id, ...] = ()

    @property
    def parts(self) -> tuple[Status, ...]:
        """Its own words, the claims it shows and its algorithm."""
        return (self.own, *self.shown.values(), *([self.algorithm] if self.algorithm else []))

    @property
    def open_claims(self) -> tuple[Id, ...]:
        """The claims it shows that are not approved."""
        return tuple(claim for claim, status in self.shown.items() if status.stage is not Stage.APPROVED)

    @property
    def word(self) -> str:
        """The value of `data-status`."""
        return self.stage.value


@dataclass(frozen=True)
class Assessment:
    """Fingerprints and statuses of the whole base on the day `as_of`."""

    as_of: date
    claims: Mapping[Id, Status] = field(default_factory=dict)
    articles: Mapping[Id, ArticleStatus] = field(default_factory=dict)
    algorithms: Mapping[Id, Status] = field(default_factory=dict)
    """By the id of their article."""
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    """By item key: `claim-id`, `article:id`, `algorithm:id`."""
    references: Mapping[Id, str] = field(default_factory=dict)
    """Fingerprints of the references."""

    def status_of(self, key: str) -> Status:
        """The status of an item by its key; of an article, that of its own words."""
        kind, _, article = key.partition(":")
        if kind == "article" and article:
            return self.articles[Id(article)].own
        if kind == "algorithm" and article:
            return self.algorithms[Id(article)]
        return self.claims[Id(key)]


@without_collector()
def assess(kb: KnowledgeBase, as_of: date, blocked: frozenset[str] = frozenset()) -> Assessment:
    """The status of every item; `blocked` holds the keys of items with a content error."""
    subjects = Subjects(kb, blocked)
    events = _events_by_item(kb)
    statuses: dict[str, Status] = {}
    for key, subject in subjects.all().items():
        history = history_of(subject, events.get(key, ()), kb.board, as_of)
        if kb.today:
            # Words whose approval was taken back are no approved words of a projection.
            history = replace(history, moments=history.standing(subject.quorum))
        status = status_of(subject, history, kb.board, as_of)
        is_open = status.stage not in (Stage.HOLD, Stage.APPROVED)
        ahead = kb.ahead.get(Id(key)) if is_open else None
        statuses[key] = replace(status, ahead=ahead) if ahead else status
    _pass_retractions_on(subjects.made, statuses)
    claims = {claim: statuses[claim] for claim in kb.claims}
    algorithms = {article: statuses[f"algorithm:{article}"] for article in kb.algorithms}
    articles = {
        article.id: _article_status(kb, article, statuses[f"article:{article.id}"], claims, algorithms)
        for article in kb.articles.values()
    }
    return Assessment(as_of, claims, articles, algorithms, subjects.made, subjects.reference_prints)


def actors_of(kb: KnowledgeBase, assessment: Assessment, key: str) -> tuple[Person, ...]:
    """The people who can bring an item closer to approval today."""
    subject = assessment.subjects[key]
    return who_can_act(subject, assessment.status_of(key), kb.board, assessment.as_of)


def own_events(article: Article, parts: Iterable[Status]) -> tuple[ReviewEvent, ...]:
    """The events of an article's own review, in order: of all on its parts, those that lie in its folder.

    A claim that it borrows, or that came from another article, may have been reviewed before it existed.
    """
    found = (event for part in parts for event in part.events if event.folder == article.id)
    return tuple(sorted(found, key=lambda event: event.date))


def _events_by_item(kb: KnowledgeBase) -> dict[str, list[ReviewEvent]]:
    renamed = {alias: claim.id for claim in kb.claims.values() for alias in claim.aliases}
    events: dict[str, list[ReviewEvent]] = {}
    for event in kb.events:
        known = _under_todays_ids(event, renamed)
        for covered in known.covers:
            key = known.item_key(covered)
            events.setdefault(key, []).append(known)
    return events


def _under_todays_ids(event: ReviewEvent, renamed: Mapping[Id, Id]) -> ReviewEvent:
    # A claim that got another name keeps what was said of it, a hold above all.
    if renamed.keys().isdisjoint(event.covers):
        return event
    covers = {renamed.get(Id(name), name): words for name, words in event.covers.items()}
    leans_on = {renamed.get(Id(name), name): leaning for name, leaning in event.leans_on.items()}
    return replace(event, covers=covers, leans_on=leans_on)


def _pass_retractions_on(subjects: Mapping[str, Subject], statuses: dict[str, Status]) -> None:
    """What leans on a claim whose source was retracted leans on that source too."""
    changed = True
    while changed:
        changed = False
        for key, subject in subjects.items():
            leant_on = [statuses[i] for i in subject.leans_on if i in statuses]
            passed = _shaken_by([status for status in leant_on if _is_shaken(status)], statuses[key])
            changed = changed or passed != statuses[key]
            statuses[key] = passed


def _is_shaken(status: Status) -> bool:
    # A hold hides a retraction from readers of the item, not from what leans on it.
    is_held = status.stage is Stage.HOLD
    return status.reason is Reason.RETRACTED_SOURCE or (is_held and bool(status.sources))


def _shaken_by(shaken: list[Status], status: Status) -> Status:
    known = set(status.sources) if _is_shaken(status) else set()
    sources = known.union(*(other.sources for other in shaken))
    if sources == known:
        return status
    told = [status, *shaken] if known else shaken
    days = [other.retracted_on for other in told if other.retracted_on]
    status = replace(status, sources=tuple(sorted(sources)), retracted_on=min(days, default=None))
    if status.stage is Stage.HOLD:
        return status
    return replace(
        status,
        stage=Stage.UNDER_REVIEW,
        reason=Reason.RETRACTED_SOURCE,
        since=None,
        valid_until=None,
    )


def _article_status(
    kb: KnowledgeBase,
    article: Article,
    own: Status,
    claims: Mapping[Id, Status],
    algorithms: Mapping[Id, Status],
) -> ArticleStatus:
    shown = {claim.id: claims[claim.id] for claim in kb.shown_by(article)}
    algorithm = algorithms.get(article.id)
    parts = [own, *shown.values(), *([algorithm] if algorithm else [])]
    withheld = kb.withheld_in(article)
    stage = _stage_of(own, parts, is_whole=not withheld and not kb.withholds_algorithm(article))
    since = min((event.date.date() for event in own_events(article, parts)), default=None)
    if stage is Stage.HOLD:
        since = own.since
    elif stage is Stage.APPROVED:
        since = max(part.since for part in parts if part.since)
    limits = [part.valid_until for part in parts]
    until = min(day for day in limits if day) if all(limits) and stage is Stage.APPROVED else None
    return ArticleStatus(own, shown, algorithm, stage, since, until, withheld)


def _stage_of(own: Status, parts: list[Status], *, is_whole: bool) -> Stage:
    if own.stage is Stage.HOLD:
        return Stage.HOLD
    if is_whole and all(part.stage is Stage.APPROVED for part in parts):
        return Stage.APPROVED
    if not any(part.events or part.stage is not Stage.SUBMITTED for part in parts):
        return Stage.SUBMITTED
    return Stage.UNDER_REVIEW
