"""The whole base as one immutable value, with the reverse links that pages and status need.

It is made once per load; everything derived is computed on first use and kept.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from generator.core.declaration import Id, make
from generator.core.diagnostic import Diagnostic, Span
from generator.core.integrity import IntegritySnapshot
from generator.core.model import (
    Algorithm,
    Article,
    Board,
    Claim,
    GlossaryEntry,
    Home,
    Policy,
    Reference,
    Removed,
    ReviewEvent,
    Topic,
)
from generator.core.prose import Mark, MarkKind, answer_of, marks_of
from generator.core.vocabulary import Ahead

T = TypeVar("T")

_NOWHERE = Span("")

NO_BOARD = make(Board, policy=make(Policy, quorum={}, valid_for=0))


@dataclass(frozen=True, slots=True)
class Use:
    """One evidence line seen from the reference: which claim uses it, at which position."""

    claim: Claim
    position: int


@dataclass(frozen=True)
class KnowledgeBase:
    """All records by id, in the order of their paths; what failed to load is absent and diagnosed."""

    topics: Mapping[Id, Topic] = field(default_factory=dict)
    articles: Mapping[Id, Article] = field(default_factory=dict)
    claims: Mapping[Id, Claim] = field(default_factory=dict)
    algorithms: Mapping[Id, Algorithm] = field(default_factory=dict)
    """By the id of their article."""
    references: Mapping[Id, Reference] = field(default_factory=dict)
    board: Board = NO_BOARD
    home: Home | None = None
    glossary: Mapping[str, GlossaryEntry] = field(default_factory=dict)
    events: tuple[ReviewEvent, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)
    """Kept words: fingerprint -> canonical JSON, each proven by its name."""
    review_files: Mapping[str, str] = field(default_factory=dict)
    """Path -> digest of every file of a review event, readable or not, and of kept words."""
    removed: Mapping[Id, Removed] = field(default_factory=dict)
    snapshots: tuple[IntegritySnapshot, ...] = ()
    """The newest list of retractions of each source."""
    plain_pages: frozenset[str] = frozenset()
    """Paths, below the content, of the Markdown pages that the engine renders itself."""
    unreadable: frozenset[str] = frozenset()
    """What was left out because it could not be read; nobody complains of it twice.

    Ids of records, `algorithm:<article>`, `index.md` for the home page, and the reserved words `claims`,
    `references` and `board` where a whole file could not be read and nobody knows which ids it holds.
    """
    diagnostics: tuple[Diagnostic, ...] = ()
    site_url: str | None = None
    """The address of the site by its settings, empty where they give none; None where nobody knows."""
    site_url_place: Span = _NOWHERE
    """Where the settings give it; their file where they do not. Whoever reads them says it."""
    today: "KnowledgeBase | None" = None
    """The base in today's words, where this one is its projection to the approved words.

    The rules of review and the queue ask it; no page prints its words.
    """
    ahead: Mapping[Id, Ahead] = field(default_factory=dict)
    """Of a projection: the claims that it shows before their approval."""
    new_harms: Mapping[Id, tuple[Id, ...]] = field(default_factory=dict)
    """Of a projection, by article: the harms among them that its approved words do not name."""

    @cached_property
    def withheld(self) -> dict[Id, Claim]:
        """Of a projection: today's claims that it leaves out, since nobody ever approved them."""
        known = self.today.claims if self.today else {}
        return {key: claim for key, claim in known.items() if key not in self.claims}

    def is_withheld(self, article: Id) -> bool:
        """True for an article that a projection leaves out, since nobody ever approved it."""
        return self.today is not None and article in self.today.articles and article not in self.articles

    def found_once(self, find: Callable[["KnowledgeBase"], T]) -> T:
        """What a pure function finds in this base, found on first use and kept: work that checks share."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found

    def home_of(self, record: Claim | Algorithm) -> Article | None:
        """The article whose authors, topic and dates decide about a record, even if withheld."""
        return (self.today or self).articles.get(record.article)

    def claims_leant_on(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims with these ids on which another item leans, each once, even if withheld."""
        found = (self.claims.get(Id(i)) or self.withheld.get(Id(i)) for i in dict.fromkeys(ids))
        return tuple(claim for claim in found if claim)

    def reference_leant_on(self, key: Id) -> Reference | None:
        """A reference on which an item leans, even if only a withheld claim does."""
        return self.references.get(key) or (self.today.references.get(key) if self.today else None)

    def claims_leant_on_by(self, article: Article) -> tuple[Claim, ...]:
        """The claims of an article's answer and red flags."""
        answer = _ids(answer_of(article.body).marks, MarkKind.CLAIM)
        return self.claims_leant_on([*answer, *article.red_flags.claims])

    def withholds_algorithm(self, article: Article) -> bool:
        """True where an article's approved words have a place for an algorithm that nobody approved."""
        exists = self.today is not None and article.id in self.today.algorithms
        has_place = any(mark.kind is MarkKind.ALGORITHM for mark in self.marks_of(article))
        return exists and has_place and article.id not in self.algorithms

    def withheld_in(self, article: Article) -> tuple[Id, ...]:
        """The claims that an article's page names and a projection leaves out."""
        named = dict.fromkeys(self.claim_ids_in(article)) if self.withheld else ()
        return tuple(Id(claim) for claim in named if claim in self.withheld)

    def claims_of(self, article: Article) -> tuple[Claim, ...]:
        """The claims that belong to an article, in the order of their file."""
        return self._claims_by_home.get(article.id, ())

    def marks_of(self, article: Article) -> tuple[Mark, ...]:
        """The marks of an article's prose, in order."""
        return self._marks[article.id]

    def answer_of(self, article: Article) -> tuple[Claim, ...]:
        """The claims marked in the article's answer, in order, each once."""
        return self._known_claims(answer_of(article.body).marks)

    def claim_ids_in(self, article: Article) -> list[str]:
        """Every claim an article's page names: answer, red flags, new harms, body and algorithm."""
        algorithm = self.algorithms.get(article.id)
        ids: list[str] = [*_ids(answer_of(article.body).marks, MarkKind.CLAIM), *article.red_flags.claims]
        ids += self.new_harms.get(article.id, ())
        ids += _ids(self.marks_of(article), MarkKind.CLAIM)
        ids += algorithm.claim_ids if algorithm else ()
        return ids

    def shown_by(self, article: Article) -> tuple[Claim, ...]:
        """Every claim the article's page shows: answer, red flags, body and algorithm, each once."""
        return self._shown[article.id]

    def articles_showing(self, claim: Claim) -> tuple[Article, ...]:
        """The articles whose page shows a claim."""
        return self._showing.get(claim.id, ())

    def cited_in_prose(self, article: Article) -> tuple[Reference, ...]:
        """The references that the article's prose cites, in order, each once."""
        keys = dict.fromkeys(_ids(self.marks_of(article), MarkKind.CITATION))
        return tuple(self.references[Id(key)] for key in keys if key in self.references)

    def uses_of(self, reference: Reference) -> tuple[Use, ...]:
        """The evidence lines that rest on a reference."""
        return self._uses.get(reference.id, ())

    def users_of(self, reference: Reference) -> tuple[Claim, ...]:
        """The claims with evidence lines that rest on a reference, each once."""
        return self._users.get(reference.id, ())

    def articles_in(self, topic: Topic) -> tuple[Article, ...]:
        """The articles of a topic."""
        return tuple(article for article in self.articles.values() if article.topic == topic.id)

    @cached_property
    def red_flag_ids(self) -> frozenset[Id]:
        """The claims that some article shows as red flags."""
        return frozenset(i for article in self.articles.values() for i in article.red_flags.claims)

    @cached_property
    def _found(self) -> dict[Callable[["KnowledgeBase"], Any], Any]:
        return {}

    @cached_property
    def _marks(self) -> dict[Id, tuple[Mark, ...]]:
        return {article.id: marks_of(article.body) for article in self.articles.values()}

    @cached_property
    def _claims_by_home(self) -> dict[Id, tuple[Claim, ...]]:
        homes: dict[Id, list[Claim]] = {}
        for claim in self.claims.values():
            homes.setdefault(claim.article, []).append(claim)
        return {article: tuple(claims) for article, claims in homes.items()}

    @cached_property
    def _shown(self) -> dict[Id, tuple[Claim, ...]]:
        return {
            article.id: tuple(
                self.claims[Id(i)] for i in dict.fromkeys(self.claim_ids_in(article)) if i in self.claims
            )
            for article in self.articles.values()
        }

    @cached_property
    def _showing(self) -> dict[Id, tuple[Article, ...]]:
        showing: dict[Id, list[Article]] = {}
        for article in self.articles.values():
            for claim in self._shown[article.id]:
                showing.setdefault(claim.id, []).append(article)
        return {claim: tuple(articles) for claim, articles in showing.items()}

    @cached_property
    def _uses(self) -> dict[Id, tuple[Use, ...]]:
        uses: dict[Id, list[Use]] = {}
        for claim in self.claims.values():
            for position, line in enumerate(claim.evidence):
                uses.setdefault(line.reference, []).append(Use(claim, position))
        return {reference: tuple(lines) for reference, lines in uses.items()}

    @cached_property
    def _users(self) -> dict[Id, tuple[Claim, ...]]:
        return {
            reference: tuple({use.claim.id: use.claim for use in uses}.values())
            for reference, uses in self._uses.items()
        }

    def _known_claims(self, marks: tuple[Mark, ...]) -> tuple[Claim, ...]:
        ids = dict.fromkeys(_ids(marks, MarkKind.CLAIM))
        return tuple(self.claims[Id(i)] for i in ids if i in self.claims)


def _ids(marks: tuple[Mark, ...], kind: MarkKind) -> list[str]:
    return [item.id for mark in marks if mark.kind is kind for item in mark.items]
