"""Every place where a record or the prose names another record: the walk that several checks share.

It holds no check; what a place means is known here, whether it leads anywhere is asked by the checks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import Id, Origin
from generator.core.diagnostic import Finding, Span, nearest
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Article, Claim, Home
from generator.core.prose import Mark, MarkKind, marks_of, place_in

MOST_GUESSES = 20

_WHERE = {
    "claim": "the claim to claims.yml",
    "person": "the person to content/board.yml",
    "reference": "the reference to a file in references/",
    "step": "the step under 'steps'",
    "topic": "topic.yml to the folder of that name",
}
"""What to add where an id names nothing, and where."""


class Mention(NamedTuple):
    """An id where it is written, and the items that cannot be approved while it leads nowhere."""

    id: Id
    place: Span | Callable[[], Span]
    """What finds the place, where few will ask for it."""
    about: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The place of the id."""
        return self.place if isinstance(self.place, Span) else self.place()


def claim_mentions(kb: KnowledgeBase) -> Iterator[Mention]:
    """Every place that names a claim: relations, red flags, steps, prose."""
    for claim in kb.claims.values():
        yield from _claims_of_claim(claim)
    for article in kb.articles.values():
        about = (article_item(article.id),)
        yield from _listed(article.red_flags.origin, "claims", article.red_flags.claims, about)
    for algorithm in kb.algorithms.values():
        yield from _claims_of_algorithm(algorithm)
    yield from _marked(kb, MarkKind.CLAIM)


def reference_mentions(kb: KnowledgeBase) -> Iterator[Mention]:
    """Every place that names a reference: claims, other references, prose."""
    for claim in kb.claims.values():
        yield from _references_of_claim(claim)
    for reference in kb.references.values():
        own, about = reference.custom, (reference.id,)
        yield from _listed(own.origin, "includes", own.includes, about)
        if own.superseded_by:
            yield Mention(own.superseded_by, partial(own.origin.span, "superseded_by"), about)
    yield from _marked(kb, MarkKind.CITATION)


def claim_ids_named(kb: KnowledgeBase) -> frozenset[str]:
    """The id of every claim that something names: asked first, since nearly every id is known."""
    return kb.found_once(_claims_named)


def reference_ids_named(kb: KnowledgeBase) -> frozenset[str]:
    """The id of every reference that something else than itself names."""
    return kb.found_once(_references_named)


def unknown_id(mention: Mention, noun: str, known: Iterable[str]) -> Finding:
    """The finding that an id leads nowhere, with the nearest known id as a hint."""
    return next(unknown_ids([mention], noun, known))


def unknown_ids(
    mentions: Iterable[Mention], noun: str, known: Iterable[str], notes: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """The findings that ids lead nowhere, with the nearest known ids as hints; `notes` are better ones.

    Each guess looks at all that is known, so that where very many ids are unknown only the first are guessed.
    """
    hints = dict(notes or {})
    guesses = 0
    for mention in mentions:
        if mention.id not in hints:
            guesses += 1
            close = nearest(mention.id, known) if guesses <= MOST_GUESSES else None
            hints[mention.id] = (
                f"did you mean '{close}'?" if close else f"correct the id, or add {_WHERE[noun]}"
            )
        message = f"there is no {noun} '{mention.id}'"
        yield Finding(mention.span, message, hints[mention.id], about=mention.about)


def prose_texts(kb: KnowledgeBase) -> Iterator[tuple[Article | Home, tuple[str, ...]]]:
    """Every text with marks, with the items it belongs to."""
    for article in kb.articles.values():
        yield article, (article_item(article.id),)
    if kb.home:
        yield kb.home, ()


def place_of(text: Article | Home, offset: int, length: int) -> Span:
    """The place in its file of something found in the prose; it ends with its line."""
    line, column = place_in(text.body, offset)
    end = text.body.find("\n", offset, offset + length)
    return Span(text.origin.path, text.body_line + line - 1, column, length if end < 0 else end - offset)


def place_of_mark(text: Article | Home, mark: Mark) -> Span:
    """The place of a whole mark; one that runs over a line break has no length."""
    whole = text.body[mark.offset : mark.offset + mark.length]
    return place_of(text, mark.offset, 0 if "\n" in whole else mark.length)


def _claims_named(kb: KnowledgeBase) -> frozenset[str]:
    return frozenset(mention.id for mention in claim_mentions(kb))


def _references_named(kb: KnowledgeBase) -> frozenset[str]:
    return frozenset(
        mention.id
        for mention in reference_mentions(kb)
        if mention.id not in mention.about or mention.id not in kb.references
    )


def _claims_of_claim(claim: Claim) -> Iterator[Mention]:
    about = (claim.id,)
    for made in claim.recommendations:
        yield from _listed(made.origin, "rests_on", made.rests_on, about)
    relations = claim.relations
    if relations is None:
        return
    for contradiction in relations.contradicts:
        yield Mention(contradiction.claim, partial(contradiction.origin.span, "claim"), about)
    for name in ("refines", "depends_on", "supersedes"):
        yield from _listed(relations.origin, name, getattr(relations, name), about)


def _claims_of_algorithm(algorithm: Algorithm) -> Iterator[Mention]:
    about = (algorithm_item(algorithm.article),)
    for step in algorithm.steps.values():
        yield from _listed(step.origin, "claims", step.claims, about)
        for branch in step.branches:
            yield from _listed(branch.origin, "claims", branch.claims, about)


def _references_of_claim(claim: Claim) -> Iterator[Mention]:
    about = (claim.id,)
    for line in claim.evidence:
        yield Mention(line.reference, partial(line.origin.span, "reference"), about)
        if line.cited_by:
            yield Mention(line.cited_by, partial(line.origin.span, "cited_by"), about)
    for made in claim.recommendations:
        if made.from_ != "board":
            yield Mention(made.from_, partial(made.origin.span, "from_"), about)
    if claim.certainty and claim.certainty.by and claim.certainty.by != "us":
        yield Mention(Id(claim.certainty.by), partial(claim.certainty.origin.span, "by"), about)
    if claim.search:
        if claim.search.from_:
            yield Mention(claim.search.from_, partial(claim.search.origin.span, "from_"), about)
        for left in claim.search.left_out:
            yield Mention(left.reference, partial(left.origin.span, "reference"), about)


def _listed(origin: Origin, field: str, ids: tuple[Id, ...], about: tuple[str, ...]) -> Iterator[Mention]:
    for position, named in enumerate(ids):
        yield Mention(named, partial(origin.span, field, position), about)


def _marked(kb: KnowledgeBase, kind: MarkKind) -> Iterator[Mention]:
    prefix = "@claim:" if kind is MarkKind.CLAIM else "@"
    for text, about in prose_texts(kb):
        for mark in marks_of(text.body):
            if mark.kind is kind:
                for item in mark.items:
                    length = len(prefix) + len(item.id)
                    yield Mention(Id(item.id), partial(place_of, text, item.offset, length), about)
