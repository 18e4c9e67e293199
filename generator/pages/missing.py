"""The page for an address that leads nowhere.

A server shows it at any depth, so its links begin at the root of the server and not at its own place.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.rendering.edition import Edition, Page, page_type


@page_type
def missing_page(edition: Edition) -> Iterator[Page]:
    """`404.html`."""
    base = urlsplit(edition.settings.site_url).path or "/"
    yield edition.page("404.html", "missing.html", {}, base=base if base.endswith("/") else f"{base}/")
