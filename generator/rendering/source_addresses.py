"""Where a source can be read, and in which language, as far as its record can be trusted to be an address."""

import re
from urllib.parse import quote

from generator.core.message import message
from generator.core.model import Reference

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

_OF_ADDRESSES = "%:/?#[]@!$&'()*+,;=~"
"""What an address may hold as it is; everything else is written in percent."""


def language_of(reference: Reference) -> str:
    """The language of a source, where what is recorded has the form of a language tag."""
    return reference.language if reference.language and _LANGUAGE.fullmatch(reference.language) else ""


def identifier_links(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Labels and addresses of the places where a source can be read."""
    found = []
    if reference.DOI:
        found.append((f"doi:{reference.DOI}", doi_address(reference.DOI)))
    if reference.PMID:
        found.append(
            (f"PubMed {reference.PMID}", f"https://pubmed.ncbi.nlm.nih.gov/{_quoted(reference.PMID)}/")
        )
    if reference.PMCID:
        number = _quoted(reference.PMCID)
        found.append((reference.PMCID, f"https://pmc.ncbi.nlm.nih.gov/articles/{number}/"))
    if reference.URL:
        found.append((message("Website"), quote(reference.URL, safe=_OF_ADDRESSES)))
    return tuple(found)


def doi_address(doi: str) -> str:
    """Where a DOI leads."""
    return f"https://doi.org/{_quoted(doi)}"


def _quoted(text: str) -> str:
    return quote(text, safe="/")
