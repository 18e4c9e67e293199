"""Sentences about review that somebody typed: only the generator may say who approved what, and when."""

import re
from collections.abc import Iterator

from generator.checks.mentions import place_of
from generator.checks.worded import Worded, plain_step_texts, step_texts
from generator.checks.wordings import worded_claims
from generator.core.checking import algorithm_item, article_item, check
from generator.core.diagnostic import Finding, Severity, Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article
from generator.core.untouchable import regions_of

_OURS = (
    r"our(?: \w+){0,2} (?:board|panel|team|experts?|doctors?|physicians?|clinicians?|specialists?|editors?"
    r"|reviewers?)"
)
_OF_A_PAGE = (
    r"(?:the|a|an|its) (?!ethic|institution)(?:\w+ )?(?:advisory (?:board|panel)|editorial (?:board|team)"
    r"|editors?|reviewers?)"
)
_PAGE = r"(?:articles?|pages?|texts?|content|information)"
_WISE = r"(?:our |medical |leading )?(?:experts?|specialists?|doctors?|physicians?|professionals)"
_SORT = r"(?:editorial|medical|clinical|expert|human|peer|board)"
_CLAIMED = re.compile(
    r"\b(?:(?:medical(?:ly)?|clinical(?:ly)?|expert|doctor|physician|board|editorial(?:ly)?)[- ](?:reviewed"
    r"|approved|checked|verified)"
    rf"|(?:reviewed|approved|checked|verified|vetted)(?: \w+){{0,3}} by (?:{_OURS}|{_OF_A_PAGE})"
    r"|(?:board|team|panel|editors?|experts?|doctors?) (?:reviews?|checks?|approves?|verif(?:y|ies))"
    rf" (?:all|every|each|our|its|this|these) (?:\w+ )?{_PAGE}"
    rf"|(?:this|these|our|all) {_PAGE} (?:has been|have been|was|were|is|are) (?:peer[- ]?)?"
    r"(?:reviewed|approved|checked)"
    rf"|(?:this|these|our|all) {_PAGE} (?:has been|have been|was|were|is|are) (?:endorsed|certified|vetted)"
    rf"|(?:Dr|Prof|Doctor|Professor)\.? [\w. -]{{2,40}} (?:reviewed|approved|checked) (?:this|the) {_PAGE}"
    rf"|(?:vetted|verified) by {_WISE}|(?:written|researched|edited) and (?:reviewed|checked) by"
    r"|checked for (?:medical )?accuracy"
    rf"|{_WISE} (?:have |has )?(?:confirmed|verified|approved) (?:all|every|each)"
    r"|certified medical|(?:review )?status: (?:approved|reviewed|verified|checked)"
    rf"|fact[- ]checked|last reviewed|(?:pending|awaits?|awaiting) (?:{_SORT} )?review)\b",
    re.IGNORECASE,
)
_SIGNS = ("review", "approve", "check", "verif", "vetted", "certif", "endors", "confirm")
"""One of these stands in each of them."""


@check("review-asserted", Severity.WARNING, one_article=True)
def asserted_reviews(kb: KnowledgeBase) -> Iterator[Finding]:
    """A text says of itself that it was reviewed, approved or checked, or that it will be.

    The page shows who approved exactly these words, and takes it back when they change; a typed sentence
    stays and turns false. Delete it; what is said of the review of a source names the source.

    Rule: this site's own; status is computed, never believed.
    """
    for article in kb.articles.values():
        for place, words in _asserted_in_article(article):
            yield _finding(place, words, article_item(article.id))
    for claim, wordings in worded_claims(kb):
        for wording in wordings:
            for match in _asserted(wording.text):
                place = wording.place(match.start(), len(match[0]))
                yield _finding(place, match[0], claim.id)
    yield from _beside_articles(kb)


def _beside_articles(kb: KnowledgeBase) -> Iterator[Finding]:
    """What algorithms, topics and the first page say of themselves."""
    for worded in _step_texts(kb):
        for match in _asserted(worded.text):
            yield _finding(worded.place(match.start(), len(match[0])), match[0], *worded.about)
    for topic in kb.topics.values():
        for match in _asserted(topic.summary or ""):
            place = topic.origin.part("summary", topic.summary or "", match.start(), len(match[0]))
            yield _finding(place, match[0])
    if kb.home:
        for match in _asserted(regions_of(kb.home.body).visible):
            yield _finding(place_of(kb.home, match.start(), len(match[0])), match[0])


def _step_texts(kb: KnowledgeBase) -> Iterator[Worded]:
    for algorithm in kb.algorithms.values():
        about = (algorithm_item(algorithm.article),)
        yield Worded(algorithm.title, about, algorithm, "title")
        for step in algorithm.steps.values():
            yield from step_texts(step, about)
            yield from plain_step_texts(step, about)


def _finding(place: Span, words: str, *about: str) -> Finding:
    written = " ".join(words.split())
    message = f"the text says of itself '{written}'"
    return Finding(
        place, message, "delete it: the page shows by itself who approved what, and when", about=about
    )


def _asserted_in_article(article: Article) -> Iterator[tuple[Span, str]]:
    plain = article.plain
    for record, field, text in (
        (article, "question", article.question),
        (article, "verdict", article.verdict),
        (plain, "question", plain.question if plain else None),
        (plain, "verdict", plain.verdict if plain else None),
    ):
        if record and text:
            for match in _asserted(text):
                yield record.origin.part(field, text, match.start(), len(match[0])), match[0]
    if _may_claim(article.body):
        for match in _asserted(regions_of(article.body).visible):
            yield place_of(article, match.start(), len(match[0])), match[0]


def _asserted(text: str) -> Iterator[re.Match[str]]:
    if _may_claim(text):
        # A phrase may run over the end of a line.
        yield from _CLAIMED.finditer(text.replace("\n", " "))


def _may_claim(text: str) -> bool:
    # Looking for words is many times cheaper than the pattern, and few texts hold one.
    lowered = text.lower()
    return any(sign in lowered for sign in _SIGNS)
