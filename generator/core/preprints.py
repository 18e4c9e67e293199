"""Which sources are preprints: by their type and genre, by the server, by the server's DOIs."""

import re

from generator.core.model import Reference

_SERVERS = frozenset(
    {"medrxiv", "biorxiv", "arxiv", "chemrxiv", "psyarxiv", "researchsquare", "ssrn", "preprintsorg"}
)
_DOIS = re.compile(
    r"10\.1101/(?:20\d\d\.\d\d\.\d\d\.)?\d{6,8}(?:v\d+)?\Z"  # medRxiv and bioRxiv
    r"|10\.48550/arxiv\.|10\.21203/rs\.|10\.2139/ssrn\.|10\.20944/preprints|10\.31234/osf\.io/",
    re.ASCII | re.IGNORECASE,
)


def is_preprint(reference: Reference) -> bool:
    """True for a text put online before anybody reviewed it.

    CSL keeps the type `article` for such texts, and Zotero and Crossref export preprints under it.
    """
    if reference.type == "article" or reference.more.get("genre", "").strip().lower() == "preprint":
        return True
    if reference.DOI and _DOIS.match(reference.DOI):
        return True
    return any(
        _letters(name) in _SERVERS for name in (reference.container_title, reference.publisher) if name
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.lower()))
