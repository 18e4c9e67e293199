"""The marks of the prose: whatever would reach readers as a hole, or twice."""

import re
from collections.abc import Iterator

from generator.checks.mentions import place_of_mark, prose_texts
from generator.core.checking import algorithm_item, article_item, check
from generator.core.diagnostic import Finding, Severity, nearest
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Home
from generator.core.prose import Mark, MarkKind, is_alone, marks_of
from generator.core.vocabulary import ClaimKind

_PREFIX = re.compile(r"@([A-Za-z]+):")
_SECTIONS = (MarkKind.ALGORITHM, MarkKind.FINDINGS)


@check("mark-malformed", Severity.ERROR, stops_build=True)
def malformed_marks(kb: KnowledgeBase) -> Iterator[Finding]:
    """A mark in square brackets cannot be read, so the page would show nothing in its place.

    The forms are `[@key]`, `[@key, p. 12]`, `[@one; @two]`, `[@claim:id]`, `[@needed, what]`,
    `[@algorithm]` and `[@findings]`. Claims and references never share one mark. For a plain `[@` write
    it as code.

    Rule: this site's own; a mark shows something.
    """
    for text, about in prose_texts(kb):
        for mark in marks_of(text.body):
            if mark.kind is MarkKind.MALFORMED:
                message = f"'[{' '.join(mark.detail.split())}]' is not a mark that can be read"
                yield Finding(place_of_mark(text, mark), message, _hint(mark.detail), about=about)


@check("algorithm-missing", Severity.ERROR, stops_build=True)
def missing_algorithms(kb: KnowledgeBase) -> Iterator[Finding]:
    """The prose places an algorithm with `[@algorithm]`, but the article has none.

    Write `algorithm.yml` in the article's folder, or delete the mark.

    Rule: this site's own; a mark shows something.
    """
    for text, mark in _marks_of_kind(kb, MarkKind.ALGORITHM):
        name = text.id if isinstance(text, Article) else ""
        if name not in kb.algorithms and algorithm_item(name) not in kb.unreadable:
            owner = f"'{name}'" if name else "the home page"
            about = (article_item(name),) if name else ()
            message = f"{owner} has no algorithm to place here"
            hint = "write algorithm.yml beside this file, or delete the mark" if name else "delete the mark"
            yield Finding(place_of_mark(text, mark), message, hint, about=about)


@check("findings-empty", Severity.WARNING)
def empty_findings(kb: KnowledgeBase) -> Iterator[Finding]:
    """The prose places the Summary of Findings with `[@findings]`, but nothing can stand in it.

    The table needs two or more effect or harm claims that share population, intervention and comparator,
    worded alike. Word them alike, or delete the mark.

    Rule: this site's own; a mark shows something.
    """
    for text, mark in _marks_of_kind(kb, MarkKind.FINDINGS):
        if kb.unreadable or _has_findings(kb, text):
            continue
        message = "'[@findings]' has nothing to show: no two claims share a comparison"
        hint = "word population, intervention and comparator of two claims alike, or delete the mark"
        yield Finding(place_of_mark(text, mark), message, hint, about=_about(text))


@check("mark-in-sentence", Severity.WARNING)
def sections_in_sentences(kb: KnowledgeBase) -> Iterator[Finding]:
    """`[@algorithm]` or `[@findings]` stands inside a sentence.

    A whole section would break the sentence apart. Put the mark alone in a paragraph.

    Rule: this site's own; a section is no part of a sentence.
    """
    for kind in _SECTIONS:
        for text, mark in _marks_of_kind(kb, kind):
            if not is_alone(text.body, mark):
                message = f"'[@{kind.value}]' stands inside a paragraph"
                hint = "put it on a line of its own, with an empty line before and after it"
                yield Finding(place_of_mark(text, mark), message, hint, about=_about(text))


@check("mark-repeated", Severity.WARNING, one_article=True)
def repeated_marks(kb: KnowledgeBase) -> Iterator[Finding]:
    """A claim is shown in full, or a section placed, a second time on one page.

    Readers would read it twice, and links to it could not tell the two apart. Mention the claim inside a
    sentence the second time, or delete the mark.

    Rule: this site's own; a link leads to one place.
    """
    for text, about in prose_texts(kb):
        seen: set[str] = set()
        for mark in marks_of(text.body):
            names = _placed(text, mark)
            for name in names:
                if name in seen:
                    message = f"'[@{name}]' is placed a second time"
                    yield Finding(
                        place_of_mark(text, mark), message, "delete this one or the first", about=about
                    )
            seen.update(names)


def _hint(inner: str) -> str:
    prefix = _PREFIX.match(inner)
    if prefix and prefix[1] != "claim" and nearest(prefix[1], ["claim"]):
        return "did you mean '@claim:'?"
    if "@claim:" in inner and ";" in inner:
        return "write two marks, one for claims and one for references: [@claim:<id>] [@<key>]"
    if ";" in inner:
        return "begin each key with @: [@one; @two]"
    if ", @" in " ".join(inner.split()) or ",@" in inner:
        return "put a semicolon between two keys: [@one; @two]"
    return "write [@key], [@key, p. 12], [@claim:id], or [@needed, what is missing]"


def _marks_of_kind(kb: KnowledgeBase, kind: MarkKind) -> Iterator[tuple[Article | Home, Mark]]:
    for text, _ in prose_texts(kb):
        for mark in marks_of(text.body):
            if mark.kind is kind:
                yield text, mark


def _about(text: Article | Home) -> tuple[str, ...]:
    return (article_item(text.id),) if isinstance(text, Article) else ()


def _has_findings(kb: KnowledgeBase, text: Article | Home) -> bool:
    if isinstance(text, Home):
        return False
    compared = [
        tuple((part or "").casefold() for part in (pico.population, pico.intervention, pico.comparator))
        for claim in kb.shown_by(text)
        if claim.kind in (ClaimKind.EFFECT, ClaimKind.HARM) and (pico := claim.pico) and pico.comparator
    ]
    return len(set(compared)) < len(compared)


def _placed(text: Article | Home, mark: Mark) -> tuple[str, ...]:
    """What a mark places as a section of its own, as it is written after the `@`."""
    if mark.kind in _SECTIONS:
        return (mark.kind.value,)
    if mark.kind is MarkKind.CLAIM and is_alone(text.body, mark):
        return tuple(f"claim:{item.id}" for item in mark.items)
    return ()
