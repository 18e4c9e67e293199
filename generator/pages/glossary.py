"""The glossary: every term that the site explains, in plain words, with where the explanation comes from."""

from collections.abc import Iterator

from generator.rendering.edition import Edition, page_type
from generator.rendering.glossary_terms import term_view
from generator.rendering.site_files import Page

PATH = "glossary.html"


@page_type
def glossary_page(edition: Edition) -> Iterator[Page]:
    """`glossary.html`, where the base explains any term."""
    entries = sorted(edition.kb.glossary.values(), key=lambda entry: entry.word.casefold())
    if entries:
        yield edition.page(PATH, "glossary.html", {"terms": tuple(map(term_view, entries))})
