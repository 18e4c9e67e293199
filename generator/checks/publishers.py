"""Who stands behind a source: a body that issues guidelines, the site itself, or nobody outside."""

import re
from collections.abc import Iterator

from generator.checks.leaning import items_leaning_on
from generator.core.checking import article_item, check
from generator.core.declaration import Id
from generator.core.diagnostic import Finding, Severity, Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Reference
from generator.core.own_sources import is_own, is_unreviewed, own_place
from generator.core.prose import MarkKind
from generator.core.vocabulary import Design, Direction

_MACHINES = re.compile(
    r"\b(?:chat-?gpt|gpt-?\d|openai|anthropic|deepseek|perplexity ai|google gemini|gemini ai"
    r"|microsoft copilot|large language model|ai[- ](?:generated|written|assistant)"
    r"|(?:generated|written) by ai)\b",
    re.IGNORECASE,
)
"""Names that no person bears."""


@check("guideline-unissued", Severity.ERROR)
def unissued_guidelines(kb: KnowledgeBase) -> Iterator[Finding]:
    """A reference is called a guideline, and nothing says which body issued it.

    A guideline is the advice of a body that answers for it; without the body readers cannot tell it from an
    article about guidelines. Add `issued_by`, or correct `design`.

    Rule: this site's own; a guideline is the word of a body that answers for it.
    """
    for reference in kb.references.values():
        if reference.custom.design is Design.GUIDELINE and not reference.custom.issued_by:
            message = f"the guideline '{reference.id}' names no body that issued it"
            hint = "add 'issued_by: <the body>', or correct 'design' if it is no guideline"
            span = reference.custom.origin.span("design")
            yield Finding(span, message, hint, about=items_leaning_on(kb, [reference.id])[reference.id])


@check("guideline-own", Severity.ERROR)
def own_guidelines(kb: KnowledgeBase) -> Iterator[Finding]:
    """A text that this site or a machine wrote is called a guideline.

    Readers would take the site's own words for the advice of a body outside. Call it `design: other` with
    `self_published` or `machine_written`, and cite what it rests on. The names of the site are those of
    `own_names` in the policy.

    Rule: this site's own; a guideline is the word of a body outside.
    """
    for reference in kb.references.values():
        custom = reference.custom
        if custom.design is not Design.GUIDELINE:
            continue
        is_ours = is_own(reference, kb.board.policy)
        if is_ours or custom.machine_written:
            who = "this site itself" if is_ours else "a machine"
            message = f"the guideline '{reference.id}' was written by {who}"
            hint = "write 'design: other', and cite the sources it rests on instead"
            span = custom.origin.span("design")
            yield Finding(span, message, hint, about=items_leaning_on(kb, [reference.id])[reference.id])


@check("own-source-unlabelled", Severity.ERROR)
def unlabelled_own_sources(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source comes from this site itself, and its record does not say so.

    Readers would count the site's own words as support from outside. Add `self_published: true`, and
    `machine_written: true` where a machine wrote it; the names of the site are those of `own_names` in the
    policy.

    Rule: this site's own; nobody is their own witness.
    """
    for reference in kb.references.values():
        if not reference.custom.self_published and is_own(reference, kb.board.policy):
            message = f"'{reference.id}' is published by this site itself, and its record does not say so"
            hint = "add 'self_published: true' under 'custom'"
            place = own_place(reference, kb.board.policy)
            yield Finding(place, message, hint, about=(reference.id,))


@check("machine-source-unlabelled", Severity.WARNING)
def unlabelled_machine_sources(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source names a language model as its author or publisher, and its record does not say so.

    A machine may invent what it tells, and nobody answers for it; readers would count it as a witness. Add
    `machine_written: true`, and cite what the text rests on. A paper about such machines, written by people,
    needs nothing.

    Rule: ICMJE Recommendations (chatbots are no authors).
    """
    for reference in kb.references.values():
        if not reference.custom.machine_written and (found := _machine_named(reference)):
            name, place = found
            message = f"'{reference.id}' names '{name}' as its author, and its record does not say so"
            hint = "add 'machine_written: true' under 'custom'"
            yield Finding(place, message, hint, about=(reference.id,))


@check("support-unreviewed", Severity.ERROR)
def unreviewed_support(kb: KnowledgeBase) -> Iterator[Finding]:
    """Nothing supports a claim but what nobody outside reviewed: self-published or machine-written sources.

    Such a text repeats what its author already believes, and a machine may invent what it repeats. Cite the
    sources that it rests on, each read by somebody; where there are none, remove the claim.

    Rule: this site's own; a statement has a witness outside.
    """
    unreviewed = _unreviewed(kb)
    claims = {use.claim.id: use.claim for ref in unreviewed.values() for use in kb.uses_of(ref)}
    for claim in claims.values():
        supporting = [line for line in claim.evidence if line.direction is Direction.SUPPORTS]
        if supporting and all(line.reference in unreviewed for line in supporting):
            names = ", ".join(dict.fromkeys(f"'{line.reference}'" for line in supporting))
            message = f"only self-published or machine-written sources support '{claim.id}': {names}"
            span = supporting[0].origin.span("reference")
            yield Finding(span, message, "cite the studies or reviews that they rest on", about=(claim.id,))


@check("sources-unreviewed", Severity.WARNING)
def articles_on_unreviewed_sources(kb: KnowledgeBase) -> Iterator[Finding]:
    """More than half of an article's citations are of self-published or machine-written sources.

    A long list of references then looks like broad support and is one voice. Cite the studies, reviews and
    guidelines behind them; each evidence line of a claim that the article shows counts as a citation, and so
    does each citation in its prose.

    Rule: this site's own; the sources are more than one voice.
    """
    unreviewed = _unreviewed(kb)
    if not unreviewed:
        return
    for article in kb.articles.values():
        cited = [key for key in _citations(kb, article) if key in kb.references]
        found = sum(key in unreviewed for key in cited)
        if found * 2 > len(cited):
            message = (
                f"{found} of {len(cited)} citations in '{article.id}' are of sources that nobody outside "
                "reviewed"
            )
            hint = "cite instead what the self-published and machine-written sources rest on"
            yield Finding(article.origin.span(), message, hint, about=(article_item(article.id),))


def _machine_named(reference: Reference) -> tuple[str, Span] | None:
    own = reference.custom
    written = [(reference.origin, "publisher", reference.publisher), (own.origin, "issued_by", own.issued_by)]
    for name in (*reference.author, *reference.editor):
        whole = f"{name.given or ''} {name.family or ''}".strip()
        written += [(name.origin, "literal", name.literal), (name.origin, "family", whole)]
    for origin, field, text in written:
        if text and _MACHINES.search(text):
            return text, origin.span(field)
    return None


def _unreviewed(kb: KnowledgeBase) -> dict[Id, Reference]:
    policy = kb.board.policy
    return {key: reference for key, reference in kb.references.items() if is_unreviewed(reference, policy)}


def _citations(kb: KnowledgeBase, article: Article) -> Iterator[Id]:
    for claim in kb.shown_by(article):
        yield from (line.reference for line in claim.evidence)
    for mark in kb.marks_of(article):
        if mark.kind is MarkKind.CITATION:
            yield from (Id(item.id) for item in mark.items)
