"""The page of an article, in the order of its reader: question, answer, what must not wait, status, why.

Everything that cites is made in the order in which it stands on the page, so that numbers follow the
order of appearance.
"""

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from generator.core.checking import article_item
from generator.core.declaration import Id
from generator.core.message import message
from generator.core.model import Article, Claim, Reference
from generator.core.prose import MarkKind, answer_of, is_alone
from generator.core.vocabulary import Rating, Stage
from generator.rendering.answer_claims import answer_claims, claims_in_sentences
from generator.rendering.approval_changes import ApprovalChanges, approval_changes
from generator.rendering.article_map import ArticleMap, article_map
from generator.rendering.change_lists import changes_href, feed_href
from generator.rendering.claim_blocks import ClaimBlocks
from generator.rendering.contents import SectionView, contents_of
from generator.rendering.edition import Edition, page_type
from generator.rendering.findings import findings_tables
from generator.rendering.glossary_terms import Terms
from generator.rendering.guidance import guidance_of
from generator.rendering.held_sentences import without_held_sentences
from generator.rendering.linked_data import article_thing, linked_data
from generator.rendering.links import (
    algorithm_path,
    article_path,
    map_path,
    twin_path,
)
from generator.rendering.markup import Prose, body_without_answer, render_prose
from generator.rendering.names import claim_names
from generator.rendering.next_steps import NextSteps, entry_points_of, next_steps
from generator.rendering.numbering import Numbering
from generator.rendering.prose_marks import ProseMarks, after_punctuation
from generator.rendering.provenance import provenance_of
from generator.rendering.published_links import without_dead_links
from generator.rendering.record_views import CertaintyView
from generator.rendering.reference_files import (
    REFERENCES,
    citation_files,
    file_names,
    reference_files,
)
from generator.rendering.reference_list import reference_entries
from generator.rendering.shared_sources import related_to
from generator.rendering.sharing import item_of_article, sharing_of_article
from generator.rendering.sheets.addresses import SheetLinks, sheet_links
from generator.rendering.site_files import Page
from generator.rendering.stepper import stepper_of
from generator.rendering.steps import algorithm_view
from generator.rendering.templates import render_macro

_SENTENCE = re.compile(r"([.!?]\[@claim:[^\]]*\])\s+")


@page_type
def article_pages(edition: Edition) -> Iterator[Page]:
    """One page for each article; beside it what cites it, and its references, as files."""
    entries: dict[Id, tuple[str, ...]] = {}
    for article in edition.kb.articles.values():
        page = _ArticlePage(edition, article)
        yield edition.page(article_path(article), "article.html", page.context())
        yield from citation_files(article.address, item_of_article(edition, article))
        yield from reference_files(article.address, page.cited(), entries)


def article_page(edition: Edition, article: Article) -> Page:
    """The page of one article, as its sheet is read from it."""
    return edition.page(article_path(article), "article.html", _ArticlePage(edition, article).context())


class _ArticlePage:
    """One page while it is made, from top to bottom."""

    def __init__(self, edition: Edition, article: Article) -> None:
        self.edition = edition
        self.article = article
        self.views = edition.views(article_path(article))
        self.status = edition.assessment.articles[article.id]
        self.is_held = self.status.own.stage is Stage.HOLD
        self.shown = edition.kb.shown_by(article)
        self.new_harms = [edition.kb.claims[claim] for claim in edition.kb.new_harms.get(article.id, ())]
        self.in_full = self._in_full()
        self.held = frozenset(claim.id for claim in self.shown if self.views.is_held(claim))
        self.numbering = Numbering()
        self.terms = Terms(edition.kb.glossary)
        in_full = frozenset(claim.id for claim in self.in_full)
        self.blocks = ClaimBlocks(self.views, self.numbering, in_full, terms=self.terms)
        self.marks = ProseMarks(
            edition.templates,
            self.blocks,
            self.numbering,
            sections={MarkKind.FINDINGS: self._findings, MarkKind.ALGORITHM: self._algorithm},
            after=dict.fromkeys(self._last_recommendation(), self._guidance),
        )

    def context(self) -> dict[str, Any]:
        """What the template needs, made in the order of the page."""
        in_sentences = () if self.is_held else claims_in_sentences(self.edition.kb, self.article)
        anchors = self.blocks.anchors_ahead(in_sentences)
        answer = self._prose(answer_of(self.article.body).text, paragraphs=_SENTENCE)
        red_flags = tuple(self.blocks.block(claim) for claim in self._red_flags())
        new_harms = tuple(self.blocks.block(claim) for claim in self.new_harms)
        body = self._prose(body_without_answer(self.article.body))
        rest = tuple(self._rest())
        topic = self.edition.kb.topics.get(self.article.topic)
        return {
            **_wordings(self.article),
            "topic": topic.title if topic else self.article.topic,
            "topic_href": self.views.links.to(f"{self.article.topic}/index.html"),
            "own_status": self.views.status(self.status.own),
            "is_held": self.is_held,
            "answer": answer,
            "answer_claims": answer_claims(in_sentences, self.blocks),
            "answer_anchors": anchors,
            "weakest": self._weakest(),
            "red_flags": red_flags,
            "no_red_flags": self.article.red_flags.none or "",
            "new_harms": new_harms,
            "next_steps": self._next_steps(),
            "review": stepper_of(self.article, self.views, claim_names(self.shown), self._hrefs()),
            "body": body,
            "rest": rest,
            "map": self._map(),
            "whole_map": self.views.links.to(map_path(self.article.id)),
            "related": related_to(self.views, self.article),
            "references": reference_entries(self.numbering, self.views),
            "reference_files": file_names(REFERENCES),
            "contents": contents_of(body, rest),
            "terms": self.terms.views(),
            "changes": self._changes(),
            "sheets": self._sheets(),
            "changes_page": changes_href(self.edition, self.views.links, self.article),
            "feed": feed_href(self.edition, self.views.links, self.article),
            "sharing": sharing_of_article(self.edition, self.views, self.article),
            "provenance": provenance_of(self.article, self.views),
            "twin": self.views.links.to(twin_path(self.views.links.page)),
            "linked_data": linked_data(article_thing(self.edition, self.article, self.cited())),
            "is_indexed": self.edition.is_indexed(self.status.stage),
        }

    def _in_full(self) -> list[Claim]:
        """The claims shown in full: red flags, new harms, then those alone in a paragraph."""
        kb, body = self.edition.kb, self.article.body
        urgent = [*self._red_flags(), *self.new_harms]
        if self.is_held:
            return urgent
        marks = (mark for mark in kb.marks_of(self.article) if mark.kind is MarkKind.CLAIM)
        alone = (Id(item.id) for mark in marks if is_alone(body, mark) for item in mark.items)
        ids = dict.fromkeys([*(claim.id for claim in urgent), *alone])
        return [kb.claims[claim] for claim in ids if claim in kb.claims]

    def _map(self) -> ArticleMap | None:
        """The evidence map, once the sources have their numbers; of an article on hold what must not wait."""
        shown = self.in_full if self.is_held else self.shown
        return article_map(self.views, shown, self.numbering.numbers, self._hrefs())

    def _next_steps(self) -> NextSteps | None:
        if self.is_held:
            return None
        words = tuple(claim for claim in self.shown if claim.id not in self.held)
        algorithm = self.edition.kb.algorithms.get(self.article.id)
        if algorithm is None:
            return next_steps(self.article, words)
        href = self.views.links.to(algorithm_path(self.article))
        entry_points = entry_points_of(algorithm, self.views, href)
        return next_steps(self.article, words, algorithm=href, entry_points=entry_points)

    def _changes(self) -> ApprovalChanges | None:
        """What changed in the article's own words since their approval."""
        subject = self.edition.assessment.subjects[article_item(self.article.id)]
        return approval_changes(self.views, self.status.own, subject, self.article)

    def _sheets(self) -> SheetLinks:
        has_algorithm = self.article.id in self.edition.kb.algorithms
        versions = self.edition.versions_of(article_item(self.article.id))
        return sheet_links(self.article, self.views.links, versions, has_algorithm=has_algorithm)

    def _prose(self, text: str, *, paragraphs: re.Pattern[str] | None = None) -> Markup:
        """Prose with its marks filled; what `paragraphs` matches ends a paragraph besides."""
        # The words of an article on hold are replaced by the sentence that says so.
        if self.is_held:
            return Markup("")
        text = after_punctuation(without_held_sentences(text, self.held))
        text = paragraphs.sub(r"\1\n\n", text) if paragraphs else text
        prose = render_prose(text, self.edition.language)
        html = without_dead_links(prose.html, self.views.links.page, self.edition.kb)
        return Markup(Prose(html, prose.marks).fill(self.marks.fill))

    def _red_flags(self) -> list[Claim]:
        claims = self.edition.kb.claims
        return [claims[claim] for claim in self.article.red_flags.claims if claim in claims]

    def _weakest(self) -> CertaintyView | None:
        claims = self.edition.kb.answer_of(self.article)
        ratings = [Rating.NOT_GRADED if self.views.is_held(claim) else claim.rating for claim in claims]
        weakest = min(ratings, key=lambda rating: rating.level, default=None)
        return self.views.certainty(weakest) if weakest and not self.is_held else None

    def _rest(self) -> Iterator[SectionView]:
        titles = {MarkKind.FINDINGS: message("Summary of findings"), MarkKind.ALGORITHM: message("Algorithm")}
        for kind, html in () if self.is_held else self.marks.rest():
            title = titles[kind] if kind else ""
            yield SectionView(f"unplaced-{kind.value}" if kind else "", title, html)

    def _last_recommendation(self) -> tuple[Id, ...]:
        """The recommendation that the prose shows last: after it stands the guidance side by side."""
        made = [claim.id for claim in self.in_full if claim.recommendations]
        return (made[-1],) if made else ()

    def _findings(self) -> Markup:
        tables = findings_tables(self.shown, self.views, self._hrefs())
        return self._macro("findings", "findings", tables) if tables else Markup("")

    def _guidance(self) -> Markup:
        guidance = guidance_of(self.shown, self.views, self._hrefs())
        return self._macro("guidance", "guidance", guidance) if guidance else Markup("")

    def _algorithm(self) -> Markup:
        algorithm = self.edition.kb.algorithms.get(self.article.id)
        if algorithm is None:
            is_withheld = self.edition.kb.withholds_algorithm(self.article)
            return (
                self._macro("claim", "withheld_block", message("The algorithm is not approved yet."))
                if is_withheld
                else Markup("")
            )
        view = algorithm_view(algorithm, self.views, self.numbering, self._hrefs())
        href = self.views.links.to(algorithm_path(self.article))
        red_flags = "#red-flags" if self._red_flags() else ""
        return self._macro("algorithm", "algorithm_section", view, href, red_flags)

    def _hrefs(self) -> dict[Id, str]:
        return {claim.id: self.blocks.href(claim.id) for claim in self.shown}

    def cited(self) -> list[Reference]:
        """The sources of the page in the order of their numbers, once it is made."""
        return [self.edition.kb.references[Id(listed.key)] for listed in self.numbering.listed]

    def _macro(self, partial: str, macro: str, *values: Any) -> Markup:
        return render_macro(self.edition.templates, partial, macro, *values)


def _wordings(article: Article) -> dict[str, str]:
    """Question and verdict, the patients' first; `for_clinicians` is empty where it would only repeat."""
    found: dict[str, str] = {}
    for name, clinicians in (("question", article.question), ("verdict", article.verdict)):
        plain = (getattr(article.plain, name) or "") if article.plain else ""
        found[name] = plain or clinicians
        found[f"{name}_for_clinicians"] = clinicians if plain not in ("", clinicians) else ""
    return found
