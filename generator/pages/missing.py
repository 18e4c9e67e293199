"""The page for an address that leads nowhere.

A server shows it at any depth, so its links begin at the root of the server and not at its own place. Where
no `site_url` says where the root is, they begin at `/`, and its styles are looked for beside it as well: the
root may be another, and from disk there is none.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.rendering.edition import Edition, page_type
from generator.rendering.site_files import Page


@page_type
def missing_page(edition: Edition) -> Iterator[Page]:
    """`404.html`."""
    address = edition.settings.site_url
    base = f"{urlsplit(address).path.rstrip('/')}/"
    yield edition.page("404.html", "missing.html", {"is_root_guessed": not address}, base=base)
