"""The short views that lists are made of: one line for an article, a claim or a reference.

A row carries no evidence, so that a list of thousands costs little; the record's own page has the rest.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from generator.core.declaration import Id, make
from generator.core.knowledge_base import KnowledgeBase
from generator.core.message import joined, message
from generator.core.model import Article, Claim, PlainWording, Reference
from generator.core.status import ArticleStatus
from generator.core.subjects import is_high_risk
from generator.core.vocabulary import Design, Rating, Stage
from generator.core.wording import long_date
from generator.rendering.edition import Edition
from generator.rendering.record_views import CertaintyView, StatusView
from generator.rendering.source_addresses import language_of
from generator.rendering.support_words import is_one_study
from generator.rendering.views import DESIGNS, STATUS_LABELS, Views


class ArticleRow(NamedTuple):
    """An article in one line; both wordings, since a list stands for both readers."""

    href: str
    question: str
    verdict: str
    plain_question: str
    plain_verdict: str
    status: StatusView
    weakest: CertaintyView | None
    updated: str
    topic: str


class ClaimRow(NamedTuple):
    """A claim in one line; one that `is_held` has no certainty to show."""

    id: str
    is_held: bool
    href: str
    statement: str
    plain: str
    kind: str
    is_high_risk: bool
    certainty: CertaintyView
    status: StatusView
    article: str
    article_href: str
    is_one_study: bool = False
    """True where the loss of one study would leave it no direct support; never for one that is held."""


class ReferenceRow(NamedTuple):
    """A reference in one line."""

    key: str
    href: str
    short: str
    title: str
    language: str
    design: str
    year: str
    claims: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes the rows of one page, whose links are relative to it."""

    edition: Edition
    views: Views
    claims: dict[Id, ClaimRow] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Those made so far for this page."""

    @classmethod
    def on(cls, edition: Edition, path: str) -> "Rows":
        """The rows for the page at `path`."""
        return cls(edition, edition.views(path))

    def article(self, article: Article) -> ArticleRow:
        """An article."""
        kb, status = self.edition.kb, self.edition.assessment.articles[article.id]
        is_held = status.stage is Stage.HOLD
        view = self.article_status(status)
        plain = article.plain or make(PlainWording)
        topic = kb.topics.get(article.topic)
        rating = None if is_held else weakest_rating(kb, article)
        return ArticleRow(
            href=self.views.links.article(article),
            question=article.question,
            verdict=view.clinicians if is_held else article.verdict,
            plain_question=plain.question or "",
            plain_verdict=view.patients if is_held else plain.verdict or "",
            status=view,
            weakest=self.views.certainty(rating) if rating else None,
            updated=long_date(updated_on(article, self.edition.assessment.as_of)),
            topic=topic.title if topic else article.topic,
        )

    def article_status(self, status: ArticleStatus) -> StatusView:
        """The status of an article as a whole."""
        line = article_status_line(status)
        is_held = status.stage is Stage.HOLD
        return StatusView(
            word=status.word,
            label=STATUS_LABELS[status.word],
            clinicians=line,
            patients=self.views.status(status.own).patients if is_held else line,
            is_approved=status.stage is Stage.APPROVED,
            valid_until=long_date(status.valid_until),
        )

    def statement(self, claim: Claim) -> str:
        """The clinicians' sentence of a claim, or the one that says that it is on hold."""
        return self.views.status_of(claim).clinicians if self.views.is_held(claim) else claim.statement

    def claim(self, claim: Claim) -> ClaimRow:
        """A claim."""
        if claim.id not in self.claims:
            self.claims[claim.id] = self._claim(claim)
        return self.claims[claim.id]

    def _claim(self, claim: Claim) -> ClaimRow:
        home = self.edition.kb.articles.get(claim.article)
        status = self.views.status_of(claim)
        is_held = self.views.is_held(claim)
        return ClaimRow(
            id=claim.id,
            is_held=is_held,
            href=self.views.links.claim(claim),
            statement=self.statement(claim),
            plain=status.patients if is_held else claim.plain or "",
            kind=claim.kind.label,
            is_high_risk=is_high_risk(self.edition.kb, claim),
            certainty=self.views.certainty(Rating.NOT_GRADED if is_held else claim.rating),
            status=status,
            article=article_name(home) if home else "",
            article_href=self.views.links.article(home) if home else "",
            is_one_study=not is_held and is_one_study(self.edition.kb, claim),
        )

    def reference(self, reference: Reference) -> ReferenceRow:
        """A reference."""
        return ReferenceRow(
            key=reference.id,
            href=self.views.links.reference(reference),
            short=self.views.short_title(reference.id),
            title=reference.title or message("Untitled"),
            language=language_of(reference),
            design=design_name(reference.custom.design),
            year=reference.year,
            claims=len(self.edition.kb.users_of(reference)),
            labels=reference_labels(reference),
        )


def article_name(article: Article) -> str:
    """What links to an article say: its heading, which is the patients' question where there is one."""
    return (article.plain.question if article.plain else None) or article.question


def keywords_of(edition: Edition, article: Article) -> tuple[str, ...]:
    """What an article and its claims are found by; an article on hold lends nobody its words."""
    is_held = edition.assessment.articles[article.id].stage is Stage.HOLD
    return () if is_held else article.keywords


def article_status_line(status: ArticleStatus) -> str:
    """What a list says of an article: how many of its statements are approved, and until when."""
    total = len(status.shown) + len(status.withheld)
    approved = len(status.shown) - len(status.open_claims)
    if status.stage is Stage.HOLD:
        return joined(
            ": ", (message("On hold since {day}", day=long_date(status.own.since)), status.own.because)
        )
    if status.stage is Stage.APPROVED:
        return message(
            "All {count} statements approved, until {day}", count=total, day=long_date(status.valid_until)
        )
    if status.stage is Stage.SUBMITTED:
        return message("Not reviewed yet")
    return message("{count} of {total} statements approved", count=approved, total=total)


def weakest_rating(kb: KnowledgeBase, article: Article) -> Rating | None:
    """The lowest certainty among the claims of the answer; None where the answer carries none."""
    ratings = [claim.rating for claim in kb.answer_of(article)]
    return min(ratings, key=lambda rating: rating.level, default=None)


def updated_on(article: Article, as_of: date) -> date | None:
    """The day of the newest change; one that is still to come has changed nothing yet."""
    return max((change.date for change in article.changes if change.date <= as_of), default=None)


def design_name(design: Design | None) -> str:
    """What a list calls a kind of source; in full, where a badge is shorter."""
    if design is None:
        return message("Kind not recorded")
    return DESIGNS.get(design, design.label)


def reference_labels(reference: Reference) -> tuple[str, ...]:
    """The warnings that stand beside a source wherever it is named."""
    custom = reference.custom
    labels = list(dict.fromkeys(_UPDATE_WORDS[update.type.value] for update in reference.updates))
    labels += [message("Newer version exists")] if custom.superseded_by else []
    labels += [message("Self-published")] if custom.self_published else []
    labels += [message("Written by a machine")] if custom.machine_written else []
    return tuple(labels)


_UPDATE_WORDS = {
    "retraction": message("Retracted"),
    "withdrawal": message("Withdrawn"),
    "correction": message("Corrected"),
    "expression-of-concern": message("Expression of concern"),
}
