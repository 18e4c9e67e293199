"""All references by name and by year, and the same narrowed by kind, use and warnings."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.core.graph.sharing import most_leant_on, unused_references
from generator.core.message import message
from generator.core.model import Reference
from generator.core.vocabulary import Design, UpdateType
from generator.rendering.catalogues import Catalogue, entries_by_depth
from generator.rendering.edition import Edition, page_type
from generator.rendering.lists import Facet, Group, facet_of, grouped_by_letter, grouped_by_year
from generator.rendering.reference_files import REFERENCES, file_names, files_of_base
from generator.rendering.rows import Rows, design_name
from generator.rendering.short_names import short_names
from generator.rendering.site_files import LongFile, Page
from generator.rendering.templates import render_macro

INDEX = "references/index.html"
BY_YEAR = "references/by-year.html"
NOT_RECORDED = "not-recorded"

UNUSED = "references/by-name-nowhere.html"

_NAMED = (("nowhere", message("Nowhere on this site")),)
_USES = (
    ("several", message("Several statements")),
    ("one", message("One statement")),
    ("none", message("No statement")),
)
_WARNINGS = (
    ("retracted", message("Retracted or withdrawn")),
    ("concern", message("Expression of concern")),
    ("superseded", message("Newer version exists")),
    ("corrected", message("Corrected")),
)


@page_type
def reference_lists(edition: Edition) -> Iterator[Page | LongFile]:
    """The index of references with its narrowed lists, and all of them as files."""
    for page in reference_catalogue(edition).pages():
        yield edition.page(page.path, "references.html", {"page": page, "files": file_names(REFERENCES)})
    yield from files_of_base(edition.kb.references.values())


def reference_catalogue(edition: Edition) -> Catalogue[Reference, Markup]:
    """Every reference, by the name that readers see or by its year."""
    references, names = tuple(edition.kb.references.values()), short_names(edition.kb)

    def entry(path: str, reference: Reference) -> Markup:
        row = Rows.on(edition, path).reference(reference)
        return render_macro(edition.templates, "lists", "reference_entry", row)

    def by_letter(some: tuple[Reference, ...]) -> tuple[Group[Reference], ...]:
        return grouped_by_letter(some, lambda reference: names[reference.id])

    def by_year(some: tuple[Reference, ...]) -> tuple[Group[Reference], ...]:
        return grouped_by_year(some, lambda reference: reference.year, lambda reference: names[reference.id])

    return Catalogue(
        everything=references,
        orders=((message("A to Z"), INDEX, by_letter), (message("By year"), BY_YEAR, by_year)),
        facets=reference_facets(edition),
        entry=entries_by_depth(entry, lambda reference: reference.id),
    )


def reference_facets(edition: Edition) -> tuple[Facet[Reference], ...]:
    """The filters: what sort of source it is, how many claims cite it, and what readers must know of it."""
    references = tuple(edition.kb.references.values())
    unused = {*unused_references(edition.kb)}
    cited = {one.reference: one.claims for one in most_leant_on(edition.kb)}
    return (
        _designs(references),
        facet_of(
            message("Cited by"),
            "references/by-use-",
            _USES,
            references,
            lambda one: _use(cited.get(one.id, 0)),
        ),
        facet_of(
            message("Named"),
            "references/by-name-",
            _NAMED,
            references,
            lambda r: "nowhere" if r.id in unused else "",
        ),
        facet_of(message("Warning"), "references/by-warning-", _WARNINGS, references, _warning),
    )


def _use(claims: int) -> str:
    return ("none", "one")[claims] if claims < 2 else "several"


def _warning(reference: Reference) -> str:
    """The gravest thing that readers must know of a source; empty where there is nothing."""
    types = {update.type for update in reference.updates}
    if reference.retraction:
        return "retracted"
    if UpdateType.EXPRESSION_OF_CONCERN in types:
        return "concern"
    if reference.custom.superseded_by:
        return "superseded"
    return "corrected" if UpdateType.CORRECTION in types else ""


def _designs(references: tuple[Reference, ...]) -> Facet[Reference]:
    present = {_design(reference) for reference in references}
    values = [(design.value, design_name(design)) for design in Design]
    values.append((NOT_RECORDED, design_name(None)))
    found = [value for value in values if value[0] in present]
    return facet_of(message("Kind of source"), "references/by-design-", found, references, _design)


def _design(reference: Reference) -> str:
    return reference.custom.design.value if reference.custom.design else NOT_RECORDED
