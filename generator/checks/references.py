"""Whether readers can find a source: its type, the fields of that type, an identifier, and a use."""

from collections.abc import Iterator

from generator.checks.mentions import reference_ids_named
from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity, nearest
from generator.core.identifiers import doi_key
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Reference

_TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
    legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report review review-book
    software song speech standard thesis treaty webpage
"""

CSL_TYPES = frozenset(_TYPES.split())
"""The item types of CSL 1.0.2."""

_CROSSREF = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
}
"""Types of Crossref's records, often pasted from there."""

_EVERYWHERE = ("title", "author", "issued")

_FURTHER = {
    "article-journal": ("container-title",),
    "article-magazine": ("container-title",),
    "article-newspaper": ("container-title",),
    "chapter": ("container-title", "publisher"),
    "paper-conference": ("container-title",),
    "entry-dictionary": ("container-title",),
    "entry-encyclopedia": ("container-title",),
    "book": ("publisher",),
    "dataset": ("publisher",),
    "standard": ("publisher",),
    "thesis": ("publisher",),
    "patent": ("number",),
    "post": ("URL",),
    "post-weblog": ("container-title", "URL"),
    "webpage": ("URL",),
}
"""What each type needs beyond title, author and date (ICMJE, samples of formatted references)."""

_ONLINE = frozenset({"post", "post-weblog", "webpage"})
"""What may change after it was looked at."""

_IDENTIFIERS = ("DOI", "PMID", "PMCID", "ISBN")


@check("reference-type-unknown", Severity.ERROR)
def unknown_types(kb: KnowledgeBase) -> Iterator[Finding]:
    """A reference has a type that CSL does not know, so it would be printed in the wrong form.

    A paper in a journal is `article-journal`, a guideline on a body's own site usually `report` or `webpage`.

    Rule: CSL 1.0.2 (item types).
    """
    for reference in kb.references.values():
        if reference.type not in CSL_TYPES:
            close = _CROSSREF.get(reference.type) or nearest(reference.type, sorted(CSL_TYPES))
            hint = (
                f"did you mean '{close}'?"
                if close
                else "write a type of CSL, such as article-journal, book, report or webpage"
            )
            message = f"'{reference.type}' is no type of reference"
            yield Finding(reference.origin.span("type"), message, hint, about=(reference.id,))


@check("reference-incomplete", Severity.WARNING)
def incomplete_references(kb: KnowledgeBase) -> Iterator[Finding]:
    """A reference lacks a field without which readers may not find the source.

    Every type needs title, author and date; a paper also its journal, a book, a data set or a standard its
    publisher, a patent its number, a page or post on the web its address and the day it was looked at. A
    report needs a publisher, an author that is a body, or `issued_by`. Fill it in from the source; what
    nobody could verify is listed under `unverified`, never guessed.

    Rule: NLM, Samples of Formatted References, to which ICMJE refers.
    """
    for reference in kb.references.values():
        missing = [field for field in _required_fields(reference) if not _has(reference, field)]
        if missing:
            names = ", ".join(f"'{name}'" for name in missing)
            hint = (
                "add it from the source; what nobody can find out goes under 'custom' as 'unverified: "
                "[<field>]'"
            )
            message = f"the reference '{reference.id}' lacks {names}"
            yield Finding(reference.origin.span(), message, hint, about=(reference.id,))


@check("design-missing", Severity.WARNING)
def missing_designs(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source stands in the evidence of a claim, and nobody says what kind of source it is.

    Readers weigh a trial, a review and an opinion differently, and without `design` no check can tell that a
    claim rests on one study, on narrative reviews alone or on no blinded comparison. Write
    `custom: {design: ...}` in its record or in the overlay; what fits no kind is `other`.

    Rule: Cochrane Handbook, chapter 3 (eligible types of study are named).
    """
    for reference in kb.references.values():
        if reference.custom.design is None and kb.uses_of(reference):
            message = f"nobody says what kind of source '{reference.id}' is"
            hint = (
                "add 'design: <sort>' under 'custom', such as rct, cohort, systematic-review, guideline or "
                "other"
            )
            yield Finding(reference.origin.span(), message, hint, about=(reference.id,))


@check("identifier-missing", Severity.WARNING)
def missing_identifiers(kb: KnowledgeBase) -> Iterator[Finding]:
    """A reference has no DOI, PMID, PMCID or ISBN, and nobody says why.

    Addresses change and titles repeat; an identifier still finds the source in ten years, and without one
    nobody can look for a retraction. Add it, list it under `unverified`, or give the reason in
    `no_identifier`; where the address holds a DOI, no reason holds.

    Rule: this site's own; a source can be found in ten years.
    """
    for reference in kb.references.values():
        own = reference.custom
        known = any(_has(reference, field) or field in own.unverified for field in _IDENTIFIERS)
        doi = "" if known else doi_key(reference.URL or "")
        if not known and (doi or not own.no_identifier):
            hint = (
                f"add 'DOI: {doi}', which its address holds"
                if doi
                else "add one from the source, or write 'no_identifier: <why there is none>' under 'custom'"
            )
            message = f"the reference '{reference.id}' has no DOI, PMID, PMCID or ISBN"
            yield Finding(reference.origin.span("URL" if doi else ""), message, hint, about=(reference.id,))


@check("reference-unused", Severity.WARNING)
def unused_references(kb: KnowledgeBase) -> Iterator[Finding]:
    """A reference is cited by no claim, by no prose and by no other reference, and has no newer version here.

    It would stand on the list of sources without telling readers anything. Cite it, or delete it; a
    source that was looked at and not used belongs under `left_out` of the claim's `search`.

    Rule: this site's own; a list names what is used.
    """
    if kb.unreadable:
        # What could not be read may be what cites it.
        return
    cited = reference_ids_named(kb)
    for reference in kb.references.values():
        is_old_version = reference.custom.superseded_by in kb.references
        if reference.id not in cited and not is_old_version:
            message = f"the reference '{reference.id}' is cited nowhere"
            yield Finding(
                reference.origin.span(),
                message,
                "cite it where it bears on a claim, or delete it",
                about=(reference.id,),
            )


def _required_fields(reference: Reference) -> tuple[str, ...]:
    looked_at = ("accessed",) if reference.type in _ONLINE and reference.URL else ()
    printed = ("publisher",) if reference.type == "report" and not _names_body(reference) else ()
    return _EVERYWHERE + _FURTHER.get(reference.type, ()) + looked_at + printed


def _names_body(reference: Reference) -> bool:
    """True where a body answers for it: whoever signs a report mostly prints it, too."""
    return bool(reference.custom.issued_by) or any(name.literal for name in reference.author)


def _has(reference: Reference, field: str) -> bool:
    if field == "author":
        found = bool(reference.author or reference.editor)
    else:
        found = bool(getattr(reference, field.replace("-", "_")))
    return found or field in reference.custom.unverified
