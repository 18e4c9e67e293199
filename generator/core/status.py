"""The status of the whole base on one day: every claim, every article and every algorithm.

`assess` is the only entry; it is a pure function of the base, the day and the findings that block. What
an item leans on is defined here, once, for status, review events and pages alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from generator.core.approval import Status, status_of, who_can_act
from generator.core.collector import without_collector
from generator.core.declaration import Id, PartialDate, Record
from generator.core.fingerprint import canonical_part, fingerprint_of
from generator.core.history import history_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Article, Claim, Person, Reference, ReviewEvent
from generator.core.quorum import Leaning, Quorum, Subject
from generator.core.vocabulary import ClaimKind, Reason, Risk, Stage, Strength


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
    subjects = _Subjects(kb, blocked)
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


def leaning_records(kb: KnowledgeBase, item: Claim | Article | Algorithm) -> tuple[Record, ...]:
    """The records an item leans on: those whose change makes it suspect.

    A claim: its references and the claims it depends on. An algorithm: its claims. An article: the claims
    of its answer and red flags, and the references of its prose.
    """
    if isinstance(item, Algorithm):
        return kb.claims_leant_on(item.claim_ids)
    if isinstance(item, Article):
        return (*kb.claims_leant_on_by(item), *kb.cited_in_prose(item))
    keys = dict.fromkeys(reference_keys(item))
    depends = [*(item.relations.depends_on if item.relations else ())]
    depends += [i for made in item.recommendations for i in made.rests_on]
    references = (kb.reference_leant_on(key) for key in keys)
    return (*filter(None, references), *kb.claims_leant_on(depends))


def reference_keys(claim: Claim) -> tuple[Id, ...]:
    """Every reference a claim names: evidence, adopted certainty and search, recommendations."""
    keys = [line.reference for line in claim.evidence]
    keys += [line.cited_by for line in claim.evidence if line.cited_by]
    keys += [Id(claim.certainty.by)] if claim.certainty and claim.certainty.by not in (None, "us") else []
    keys += [claim.search.from_] if claim.search and claim.search.from_ else []
    keys += [made.from_ for made in claim.recommendations if made.from_ != "board"]
    return tuple(dict.fromkeys(keys))


def is_high_risk(kb: KnowledgeBase, claim: Claim) -> bool:
    """True where the larger quorum applies: marked so, a dose, a red flag, or strongly recommended."""
    return (
        claim.risk is Risk.HIGH
        or claim.kind is ClaimKind.DOSE
        or claim.id in kb.red_flag_ids
        or any(made.strength is Strength.STRONG for made in claim.recommendations)
    )


def actors_of(kb: KnowledgeBase, assessment: Assessment, key: str) -> tuple[Person, ...]:
    """The people who can bring an item closer to approval today."""
    subject = assessment.subjects[key]
    return who_can_act(subject, assessment.status_of(key), kb.board, assessment.as_of)


class _Subjects:
    """Makes subjects once each; fingerprints are the costly part."""

    def __init__(self, kb: KnowledgeBase, blocked: frozenset[str]) -> None:
        self.kb = kb
        self.blocked = blocked
        self.made: dict[str, Subject] = {}
        references = {**(kb.today.references if kb.today else {}), **kb.references}
        self.reference_prints = {key: fingerprint_of(ref) for key, ref in references.items()}
        self.claims = {**kb.claims, **kb.withheld}
        self.claim_prints = {key: fingerprint_of(claim) for key, claim in self.claims.items()}
        self.kept_references = [
            (key, text) for key, text in kb.kept.items() if text.endswith('"record":"reference"}')
        ]

    def all(self) -> dict[str, Subject]:
        for claim in self.claims.values():
            home = self.kb.home_of(claim)
            days = [claim.review_by, home.next_review if home else None]
            limit = min((day for day in days if day), default=None)
            risky = is_high_risk(self.kb, claim) and self.kb.board.policy.high_risk
            quorum = self.kb.board.policy.high_risk if risky else self.kb.board.policy.quorum
            self._add(claim.id, claim.id, claim, home, limit, quorum)
        for article in self.kb.articles.values():
            self._add_words(f"article:{article.id}", "article", article, article)
        for algorithm in self.kb.algorithms.values():
            key = f"algorithm:{algorithm.article}"
            self._add_words(key, "algorithm", algorithm, self.kb.home_of(algorithm))
        return self.made

    def _add_words(self, key: str, covered: str, item: Article | Algorithm, home: Article | None) -> None:
        limit = home.next_review if home else None
        self._add(key, covered, item, home, limit, self.kb.board.policy.quorum)

    def _add(
        self,
        key: str,
        covered: str,
        item: Claim | Article | Algorithm,
        home: Article | None,
        limit: date | None,
        quorum: Quorum,
    ) -> None:
        records = leaning_records(self.kb, item)
        retracted = [ref for ref in records if isinstance(ref, Reference) and ref.retraction]
        self.made[key] = Subject(
            key=covered,
            fingerprint=self.claim_prints[item.id] if isinstance(item, Claim) else fingerprint_of(item),
            leans_on=self._leaning(records),
            topic=home.topic if home else Id(""),
            authors=frozenset(author.person for author in home.authors) if home else frozenset(),
            quorum=quorum,
            limit=limit,
            retracted={ref.id: self._knowing(ref) for ref in retracted},
            retracted_on={ref.id: day for ref in retracted if (day := _retracted_on(ref))},
            blocked=key in self.blocked,
        )

    def _leaning(self, records: tuple[Record, ...]) -> Leaning:
        leaning: dict[str, str] = {}
        for record in records:
            if isinstance(record, Claim):
                leaning[record.id] = self.claim_prints[record.id]
            elif isinstance(record, Reference):
                leaning[record.id] = self.reference_prints[record.id]
        return leaning

    def _knowing(self, reference: Reference) -> frozenset[str]:
        # An approval that knew of these retractions still does after the record changed in another field.
        notices = [canonical_part(update) for update in reference.updates if update.type.is_retraction]
        kept = (key for key, text in self.kept_references if all(notice in text for notice in notices))
        return frozenset([self.reference_prints[reference.id], *kept])


def _retracted_on(reference: Reference) -> PartialDate | None:
    days = [update.date for update in reference.updates if update.type.is_retraction and update.date]
    return min(days, default=None)


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
    # What it borrows may have been reviewed before the article existed; it ends what it shows all the same.
    borrowed = [status for claim, status in shown.items() if kb.claims[claim].article != article.id]
    reviewed = [part for part in parts if not any(part is status for status in borrowed)]
    since = min((event.date.date() for part in reviewed for event in part.events), default=None)
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
