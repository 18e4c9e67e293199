"""What an article says to all its readers, and what it says to patients: the walks of the checks of reading.

It holds no check.
"""

import re
from collections.abc import Iterator

from generator.checks.blocks import block_lines
from generator.checks.worded import Worded, plain_article_texts, plain_step_texts, sentence_of, step_texts
from generator.core.checking import algorithm_item, article_item
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article
from generator.core.sentences import prose_headings, prose_sentences


def all_texts(kb: KnowledgeBase, article: Article) -> Iterator[Worded]:
    """All texts of an article in the order in which a reader meets them."""
    yield Worded(article.verdict, (article_item(article.id),), article, "verdict")
    yield from plain_article_texts(article)
    prose = (*prose_sentences(article.body), *prose_headings(article.body))
    for sentence in sorted(prose, key=lambda one: one.offset):
        yield sentence_of(article, sentence)
    for claim in kb.claims_of(article):
        yield Worded(claim.statement, (claim.id,), claim, "statement")
        if claim.plain:
            yield Worded(claim.plain, (claim.id,), claim, "plain")
    if algorithm := kb.algorithms.get(article.id):
        for step in algorithm.steps.values():
            yield from step_texts(step, (algorithm_item(article.id),))
            yield from plain_step_texts(step, (algorithm_item(article.id),))


def patient_texts(kb: KnowledgeBase, article: Article) -> Iterator[Worded]:
    """All words for patients of an article: front matter, claims, path, and blocks of the prose."""
    yield from plain_article_texts(article)
    for claim in kb.claims_of(article):
        if claim.plain:
            yield Worded(claim.plain, (claim.id,), claim, "plain")
    if algorithm := kb.algorithms.get(article.id):
        for step in algorithm.steps.values():
            yield from plain_step_texts(step, (algorithm_item(article.id),))
    for start, end in _patient_blocks(article):
        for sentence in prose_sentences(article.body):
            if start <= sentence.offset < end:
                yield sentence_of(article, sentence)


def _patient_blocks(article: Article) -> Iterator[tuple[int, int]]:
    if "patient" not in article.body:
        return
    begun: re.Match[str] | None = None
    for line in block_lines(article.body):
        if begun and not line["name"] and line["slashes"] == begun["slashes"]:
            yield begun.end(), line.start()
            begun = None
        elif begun is None and line["name"] == "patient":
            begun = line
