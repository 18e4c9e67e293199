"""Whether a word is written in one alphabet."""

from collections.abc import Iterator

from generator.checks.mentions import place_of, prose_texts
from generator.core.checking import algorithm_item, article_item, check
from generator.core.declaration import Record
from generator.core.diagnostic import Finding, Severity, Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.lookalikes import Lookalike, lookalikes_in
from generator.core.model import Algorithm, Claim, Reference

Field = tuple[Record, str, str | None, tuple[str, ...]]
"""A record, the key and the text of one of its fields, and the items it belongs to."""


@check("script-mixed", Severity.WARNING, one_article=True)
def mixed_scripts(kb: KnowledgeBase) -> Iterator[Finding]:
    """A word is written in part, or as a whole, in letters of another script that look like Latin ones.

    Nobody sees the difference, but searching misses the word, and a name or medicine could be passed off as
    another. Type the word anew. Greek letters as symbols are fine, alone or at an end of a word (TNFα, μg,
    β-blocker), and so are words of another language beside a letter that no Latin one looks like.

    Rule: Unicode Technical Standard 39 (mixed-script detection).
    """
    for record, key, text, about in _fields(kb):
        if not text or text.isascii():
            # Most texts of a large base are, and asking costs less than looking.
            continue
        for found in lookalikes_in(text):
            place = record.origin.part(key, text, found.offset, len(found.word))
            yield _finding(found, place, about)
    for prose, about in prose_texts(kb):
        for found in lookalikes_in(prose.body):
            yield _finding(found, place_of(prose, found.offset, len(found.word)), about)


def _finding(found: Lookalike, place: Span, about: tuple[str, ...]) -> Finding:
    if found.is_whole:
        message = f"'{found.word}' only looks Latin: its first letter is {found.name}"
    else:
        message = f"'{found.word}' mixes alphabets: one of its letters is {found.name}"
    return Finding(
        place,
        message,
        "type the word again with Latin letters; copied text often brings others along",
        about=about,
    )


def _fields(kb: KnowledgeBase) -> Iterator[Field]:
    for claim in kb.claims.values():
        yield from _fields_of_claim(claim)
    for article in kb.articles.values():
        about = (article_item(article.id),)
        yield article, "question", article.question, about
        yield article, "verdict", article.verdict, about
        if article.plain:
            yield article.plain, "question", article.plain.question, about
            yield article.plain, "verdict", article.plain.verdict, about
    for algorithm in kb.algorithms.values():
        yield from _fields_of_algorithm(algorithm)
    for reference in kb.references.values():
        yield from _fields_of_reference(reference)
    for person in kb.board.people.values():
        yield person, "name", person.name, ()
    for topic in kb.topics.values():
        yield topic, "title", topic.title, ()


def _fields_of_claim(claim: Claim) -> Iterator[Field]:
    about = (claim.id,)
    yield claim, "statement", claim.statement, about
    yield claim, "plain", claim.plain, about
    if pico := claim.pico:
        yield pico, "population", pico.population, about
        yield pico, "intervention", pico.intervention, about
        yield pico, "comparator", pico.comparator, about
        yield pico, "outcome", pico.outcome, about
    for line in claim.evidence:
        yield line, "says", line.says, about
        yield line, "quote", line.quote, about
    for exposure in claim.exposure:
        yield exposure, "drug", exposure.drug, about
        yield exposure, "unit", exposure.unit, about


def _fields_of_algorithm(algorithm: Algorithm) -> Iterator[Field]:
    about = (algorithm_item(algorithm.article),)
    yield algorithm, "title", algorithm.title, about
    for step in algorithm.steps.values():
        yield step, "title", step.title, about
        yield step, "text", step.text, about
        if step.plain:
            yield step.plain, "title", step.plain.title, about
            yield step.plain, "text", step.plain.text, about


def _fields_of_reference(reference: Reference) -> Iterator[Field]:
    about = (reference.id,)
    yield reference, "title", reference.title, about
    for name in reference.author:
        yield name, "family", name.family, about
        yield name, "given", name.given, about
        yield name, "literal", name.literal, about
