"""The page of every version that a quorum ever approved: whether a sheet with it still holds."""

from collections.abc import Iterator

from generator.rendering.edition import Edition, page_type
from generator.rendering.sheets.addresses import version_path
from generator.rendering.site_files import Page
from generator.rendering.version_views import version_view


@page_type
def version_pages(edition: Edition) -> Iterator[Page]:
    """One small page for each version."""
    for name, version in edition.versions.items():
        path = version_path(name)
        yield edition.page(path, "version.html", {"version": version_view(version, edition.views(path))})
