"""Whether identifiers are what they say, and whether each source is recorded once."""

import unicodedata
from collections.abc import Iterable, Iterator

from generator.checks.leaning import items_leaning_on
from generator.core.checking import check
from generator.core.declaration import Id
from generator.core.diagnostic import Finding, Related, Severity
from generator.core.identifiers import FAULTS, doi_fault, identifier_keys, orcid_fault
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Reference

_FEWEST_LETTERS = 25
"""Of a title before its colon: `GRADE guidelines` begins the titles of many papers."""


@check("identifier-malformed", Severity.ERROR)
def malformed_identifiers(kb: KnowledgeBase) -> Iterator[Finding]:
    """A DOI, PMID, PMCID or ISBN cannot be right: its form or its check digit is wrong.

    The link made of it leads nowhere, or to another source, and nobody can look the source up for a
    retraction. Copy it again from the source; the address form of a DOI is written bare.

    Rule: DOI Handbook; ISO 2108 (ISBN and its check digit).
    """
    found = [finding for reference in kb.references.values() for finding in _faults(reference)]
    leaning = items_leaning_on(kb, (key for key, _ in found))
    for key, finding in found:
        yield Finding(finding.span, finding.message, finding.hint, about=leaning[key])


@check("orcid-malformed", Severity.ERROR)
def malformed_orcids(kb: KnowledgeBase) -> Iterator[Finding]:
    """The ORCID iD of a person cannot be right: its form or its check digit is wrong.

    Readers who follow it would meet nobody, or somebody else. Copy it again from the person's own page, as
    four groups of four digits.

    Rule: ISO 7064, MOD 11-2 (the check digit of an ORCID iD); ISO 27729.
    """
    for person in kb.board.people.values():
        fault = orcid_fault(person.orcid) if person.orcid else None
        if fault:
            message = f"'{person.orcid}' is {fault.why} ('{person.id}')"
            yield Finding(person.origin.span("orcid"), message, fault.hint)


@check("reference-duplicate", Severity.ERROR)
def duplicate_references(kb: KnowledgeBase) -> Iterator[Finding]:
    """Two records have one DOI, PMID or PMCID, or are one book, so one source is recorded twice.

    One study would count as two, and a retraction recorded on one would be missing on the other. Cite one of
    them everywhere and leave of the other `removed: {date, because, successor}`; if they are two sources, one
    identifier is wrong.

    Rule: this site's own; one work has one record.
    """
    first: dict[str, Reference] = {}
    found: dict[Id, tuple[Reference, Reference, str]] = {}
    for reference in kb.references.values():
        for name in identifier_keys(reference):
            earlier = first.setdefault(name, reference)
            if earlier is not reference:
                found.setdefault(reference.id, (reference, earlier, name))
    leaning = items_leaning_on(kb, found)
    for later, earlier, name in found.values():
        message = f"'{later.id}' and '{earlier.id}' have the same {_spelled(name)}"
        left = f"'removed: {{date: <day>, because: <why>, successor: {earlier.id}}}'"
        yield Finding(
            later.origin.span(name.partition(" ")[0]),
            message,
            f"keep one of them, and leave of the other {left}",
            (Related(earlier.origin.span(), "recorded here"),),
            about=leaning[later.id],
        )


@check("reference-similar", Severity.WARNING)
def similar_references(kb: KnowledgeBase) -> Iterator[Finding]:
    """Two records share title, year and first author, so one source may be recorded twice.

    A study listed twice looks like two studies that agree. Keep one record with all identifiers; where they
    are versions of one work, name the newer one under `superseded_by`. Case, accents and punctuation make no
    other title, nor does a subtitle that one of the two leaves out.

    Rule: this site's own; one work has one record.
    """
    first: dict[tuple[str, str, str], Reference] = {}
    with_subtitle: dict[tuple[str, str, str], Reference] = {}
    for reference in kb.references.values():
        title, year, author = _likeness(reference)
        if not (title and year and author):
            continue
        earlier = first.setdefault((title, year, author), reference)
        if main := _without_subtitle(reference.title or ""):
            with_subtitle.setdefault((main, year, author), reference)
            earlier = first.get((main, year, author), earlier)
        elif earlier is reference:
            earlier = with_subtitle.get((title, year, author), reference)
        if earlier is reference or _are_versions(reference, earlier) or _share_identifier(reference, earlier):
            continue
        message = f"'{reference.id}' and '{earlier.id}' have the same title, year and first author"
        hint = "keep one if they are the same text; else write 'superseded_by: <the newer>' at the older"
        related = (Related(earlier.origin.span(), "recorded here"),)
        yield Finding(reference.origin.span("title"), message, hint, related, about=(reference.id,))


def _faults(reference: Reference) -> Iterator[tuple[Id, Finding]]:
    for field, fault_of in FAULTS.items():
        written = getattr(reference, field)
        fault = fault_of(written) if written else None
        if fault:
            message = f"'{written}' is {fault.why} ('{reference.id}')"
            yield reference.id, Finding(reference.origin.span(field), message, fault.hint)
    for update in reference.updates:
        fault = doi_fault(update.DOI) if update.DOI else None
        if fault:
            message = f"'{update.DOI}' is {fault.why} ('{reference.id}')"
            yield reference.id, Finding(update.origin.span("DOI"), message, fault.hint)


def _spelled(name: str) -> str:
    kind, _, value = name.partition(" ")
    return f"{kind}, '{value}'"


def _likeness(reference: Reference) -> tuple[str, str, str]:
    """Title, year and first author without case, accents and punctuation."""
    people = reference.author or reference.editor
    author = (people[0].family or people[0].literal or "") if people else ""
    return _letters(reference.title or ""), reference.year, _letters(author)


def _without_subtitle(title: str) -> str:
    """What stands before the first colon; empty where there is none, or so little that series share it."""
    main, colon, _ = title.partition(": ")
    letters = _letters(main)
    return letters if colon and len(letters) >= _FEWEST_LETTERS else ""


def _letters(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return "".join(filter(str.isalnum, text.casefold()))


def _are_versions(one: Reference, other: Reference) -> bool:
    return one.id == other.custom.superseded_by or other.id == one.custom.superseded_by


def _share_identifier(one: Reference, other: Reference) -> bool:
    """True where the two are reported as duplicates already."""
    return not _is_disjoint(identifier_keys(one), identifier_keys(other))


def _is_disjoint(one: Iterable[str], other: Iterable[str]) -> bool:
    return set(one).isdisjoint(other)
