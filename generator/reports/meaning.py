"""The whole meaning of an item as labelled rows, for a reviewer who reads before approving.

Every field that the fingerprint sees stands here: nobody approves what they were not shown. Sources and
claims are called by their titles and sentences, with their ids beside them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.core.declaration import Id, Record, shape_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Certainty, Claim, Estimate, EvidenceLine, Reference, Relations
from generator.core.prose import answer_of, join_lines, without_answer
from generator.core.vocabulary import Vocabulary
from generator.core.wording import certainty_words, long_partial_date
from generator.rendering.figure_words import estimate_words, written
from generator.rendering.names import shortened
from generator.rendering.short_names import short_name
from generator.rendering.source_addresses import identifier_links

NO_WORDING = "(no wording of its own)"


@dataclass(frozen=True, slots=True)
class Row:
    """A label with the paragraphs beside it."""

    label: str
    paragraphs: tuple[str, ...]


def claim_rows(kb: KnowledgeBase, claim: Claim) -> Iterator[Row]:
    """Both wordings, the question, figures, certainty, evidence, search and relations of a claim."""
    risk = f", marked as {claim.risk.value} risk" if claim.risk else ""
    yield Row("Kind", (claim.kind.label + risk,))
    yield Row("Statement", (claim.statement,))
    yield Row("For patients", (claim.plain or NO_WORDING,))
    if claim.pico:
        for part, words in _fields(claim.pico):
            yield Row(part.capitalize(), (words,))
    for exposure in claim.exposure:
        yield Row("Medicine", (words_of(exposure),))
    for estimate in claim.estimates:
        yield Row("Figure", tuple(_estimate(kb, estimate)))
    yield Row("Certainty", tuple(_certainty(kb, claim.certainty)))
    for made in claim.recommendations:
        yield Row("Recommended", (name_of(kb, made.from_), words_of(made, "from_")))
    for line in claim.evidence:
        yield Row(line.direction.label, tuple(_evidence(kb, line)))
    yield Row("Search", (words_of(claim.search) if claim.search else "No search is recorded.",))
    if claim.relations:
        yield from _relations(kb, claim.relations)


def article_rows(kb: KnowledgeBase, article: Article) -> Iterator[Row]:
    """Question, verdict, answer, red flags and the rest of the prose of an article."""
    plain = article.plain
    yield Row("Question", (article.question,))
    yield Row("For patients", ((plain and plain.question) or NO_WORDING,))
    yield Row("Verdict", (article.verdict,))
    yield Row("For patients", ((plain and plain.verdict) or NO_WORDING,))
    if plain and plain.questions:
        yield Row("To ask the doctor", plain.questions)
    yield Row("Answer", _prose(answer_of(article.body).text))
    flags = tuple(name_of(kb, claim) for claim in article.red_flags.claims)
    none = (f"None: {article.red_flags.none}",) if article.red_flags.none else ()
    yield Row("Red flags", (*flags, *none))
    yield Row("Text", _prose(without_answer(article.body)))


def name_of(kb: KnowledgeBase, key: str) -> str:
    """A source by its title, author and year, a claim by its sentence, each with its id."""
    reference, claim = kb.references.get(Id(key)), kb.claims.get(Id(key))
    if reference:
        design = f", {reference.custom.design.label.lower()}" if reference.custom.design else ""
        return f"{reference.title or 'Untitled'} ({short_name(kb, reference)}{design}; {key})"
    return f"{shortened(claim.statement)} ({key})" if claim else key


def words_of(record: Record, *without: str) -> str:
    """`population: Adults; outcome: Pain`: every field with a meaning, but those named."""
    return "; ".join(f"{name}: {words}" for name, words in _fields(record, *without))


def _prose(text: str) -> tuple[str, ...]:
    """Prose as it was written, its paragraphs on one line each."""
    return tuple(join_lines(text.strip()).split("\n")) if text.strip() else ("(there is none)",)


def _fields(record: Record, *without: str) -> Iterator[tuple[str, str]]:
    for item in shape_of(type(record)).meaning:
        value = getattr(record, item.name)
        if item.name not in without and value not in (None, False, (), {}):
            yield item.key.replace("_", " ").replace("-", " "), _words(value)


def _words(value: Any) -> str:
    if isinstance(value, Record):
        return f"({words_of(value)})"
    if isinstance(value, bool):
        return "yes"
    if isinstance(value, Vocabulary):
        return value.label.lower()
    if isinstance(value, Decimal):
        return written(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{_words(key)} {_words(item)}" for key, item in value.items())
    if isinstance(value, tuple):
        return ", ".join(_words(item) for item in value)
    return str(value)


def _estimate(kb: KnowledgeBase, estimate: Estimate) -> Iterator[str]:
    shown = ", the figure of the sentence" if estimate.shown else ""
    yield f"{estimate.measure.label}: {estimate_words(estimate) or 'by group'}{shown}"
    in_words = {"from_", "measure", "ci", "level", "range", "approximate", "shown"}
    in_words |= {"value", "unit"} if estimate.value is not None or estimate.range else set()
    in_words |= {"events", "total"} if estimate.events is not None and estimate.total is not None else set()
    if rest := words_of(estimate, *in_words):
        yield rest
    source = kb.references.get(estimate.from_)
    yield f"from {short_name(kb, source)} ({source.id})" if source else f"from {estimate.from_}"


def _certainty(kb: KnowledgeBase, certainty: Certainty | None) -> Iterator[str]:
    if certainty is None:
        yield "Nobody has graded the evidence."
        return
    yield certainty_words(certainty.rating) + (f", of: {certainty.of}" if certainty.of else "")
    if reasons := words_of(certainty, "rating", "of", "note", "by", "locator"):
        yield reasons
    if certainty.note:
        yield certainty.note
    if certainty.by:
        by = "us" if certainty.by == "us" else name_of(kb, certainty.by)
        yield f"rated by {by}" + (f", {certainty.locator}" if certainty.locator else "")


def _evidence(kb: KnowledgeBase, line: EvidenceLine) -> Iterator[str]:
    reference = kb.references.get(line.reference)
    yield name_of(kb, line.reference)
    yield from _retractions(reference)
    differs = f" (another {', another '.join(line.differs)})" if line.differs else ""
    where = f"; {line.locator}" if line.locator else ""
    yield f"{line.directness.label}{differs}{where}; {line.read.label.lower()}"
    if line.says:
        yield f"says: {line.says}"
    if line.quote:
        yield f"“{line.quote}”"
    if line.quote_translation:
        yield f"in translation: “{line.quote_translation}”"
    if line.cited_by:
        yield f"known through {name_of(kb, line.cited_by)}"
    addresses = [address for _, address in identifier_links(reference)] if reference else []
    yield from addresses[:1]


def _retractions(reference: Reference | None) -> Iterator[str]:
    for update in reference.updates if reference else ():
        day = f" of {long_partial_date(update.date)}" if update.date else ""
        yield f"NOTE: {update.type.label.lower()}{day}"


def _relations(kb: KnowledgeBase, relations: Relations) -> Iterator[Row]:
    for other in relations.contradicts:
        yield Row("Contradicts", (name_of(kb, other.claim), f"because: {other.because}"))
    for label, claims in (
        ("Refines", relations.refines),
        ("Depends on", relations.depends_on),
        ("Replaces", relations.supersedes),
    ):
        if claims:
            yield Row(label, tuple(name_of(kb, claim) for claim in claims))
