"""Stylesheets and scripts, under names that their content decides."""

from collections.abc import Iterator

from generator.rendering.edition import Edition, page_type
from generator.rendering.site_files import Page


@page_type
def assets(edition: Edition) -> Iterator[Page]:
    """Whatever the theme publishes."""
    yield from edition.assets.values()
