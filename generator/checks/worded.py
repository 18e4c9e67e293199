"""Every text that readers meet as a sentence, with its place: the walk that the checks of wording share.

It holds no check. A text is only handed out where a list of phrases finds something in it, since most hold
nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.mentions import place_of, prose_texts
from generator.checks.wordings import worded_claims
from generator.core import english
from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import Id, Record
from generator.core.diagnostic import Span
from generator.core.hedges import opening_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim, Home, Step
from generator.core.phrases import Kinds, Phrases
from generator.core.prose import MarkKind
from generator.core.sentences import Sentence, prose_sentences

_SOUGHT = (english.PROMOTIONAL, english.SUPERLATIVES, english.SIGNIFICANT, english.REST)
_LISTS = Kinds({listed: listed for listed in _SOUGHT})


class Worded(NamedTuple):
    """A text of a record's field, or a sentence of a prose, with the items it belongs to."""

    text: str
    about: tuple[str, ...]
    record: Record
    field: str = ""
    start: int = 0

    @property
    def opening(self) -> Span:
        """Where the words stand with which a verdict answers; the whole text where it begins otherwise."""
        words = opening_of(self.text)
        return self.place(0, len(words)) if words else self.place()

    def place(self, offset: int = 0, length: int | None = None) -> Span:
        """Where a part of it stands; without an offset, where it begins."""
        if isinstance(self.record, Article | Home) and not self.field:
            return place_of(self.record, self.start + offset, length or 0)
        if length is None:
            return self.record.origin.text(self.field, self.text)
        return self.record.origin.part(self.field, self.text, offset, length)


def sentence_of(prose: Article | Home, sentence: Sentence) -> Worded:
    """A sentence of a prose with its place."""
    about = (article_item(prose.id),) if isinstance(prose, Article) else ()
    return Worded(sentence.text, about, prose, start=sentence.offset)


def marked_claims(kb: KnowledgeBase, sentence: Sentence) -> list[Claim]:
    """The claims that a sentence of the prose marks, each once; without those that do not exist."""
    marks = [mark for mark in sentence.marks if mark.kind is MarkKind.CLAIM]
    ids = dict.fromkeys(Id(item.id) for mark in marks for item in mark.items)
    return [kb.claims[key] for key in ids if key in kb.claims]


def texts_with(kb: KnowledgeBase, listed: Phrases) -> list[tuple[Worded, re.Match[str]]]:
    """The texts in which one of the lists of `_SOUGHT` finds a phrase, with the first it finds."""
    return kb.found_once(_found)[listed]


def step_texts(step: Step, about: tuple[str, ...]) -> Iterator[Worded]:
    """What a step says to clinicians."""
    yield Worded(step.title, about, step, "title")
    if step.text:
        yield Worded(step.text, about, step, "text")


def plain_step_texts(step: Step, about: tuple[str, ...]) -> Iterator[Worded]:
    """What a step says to patients."""
    if step.plain and step.plain.title:
        yield Worded(step.plain.title, about, step.plain, "title")
    if step.plain and step.plain.text:
        yield Worded(step.plain.text, about, step.plain, "text")


def plain_article_texts(article: Article) -> Iterator[Worded]:
    """Question and verdict for patients."""
    about = (article_item(article.id),)
    if article.plain and article.plain.question:
        yield Worded(article.plain.question, about, article.plain, "question")
    if article.plain and article.plain.verdict:
        yield Worded(article.plain.verdict, about, article.plain, "verdict")


def _found(kb: KnowledgeBase) -> dict[Phrases, list[tuple[Worded, re.Match[str]]]]:
    """By list, what it finds: all of them in one walk, which costs more than the looking."""
    found: dict[Phrases, list[tuple[Worded, re.Match[str]]]] = {listed: [] for listed in _SOUGHT}
    for claim, wordings in worded_claims(kb):
        for wording in wordings:
            for listed, match in _LISTS.firsts_in(wording.text).items():
                worded = Worded(wording.text, (claim.id,), claim, wording.field)
                found[listed].append((worded, match))
    for worded in _other_texts(kb):
        for listed, match in _LISTS.firsts_in(worded.text).items():
            found[listed].append((worded, match))
    return found


def _other_texts(kb: KnowledgeBase) -> Iterator[Worded]:
    for article in kb.articles.values():
        yield Worded(article.verdict, (article_item(article.id),), article, "verdict")
        yield from plain_article_texts(article)
    for algorithm in kb.algorithms.values():
        about = (algorithm_item(algorithm.article),)
        for step in algorithm.steps.values():
            yield from step_texts(step, about)
            yield from plain_step_texts(step, about)
    for prose, _ in prose_texts(kb):
        for sentence in prose_sentences(prose.body):
            yield sentence_of(prose, sentence)
