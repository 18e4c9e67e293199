"""Stylesheets and scripts, under names that their content decides."""

from collections.abc import Iterator

from generator.rendering.assets import Asset
from generator.rendering.edition import Edition, page_type


@page_type
def assets(edition: Edition) -> Iterator[Asset]:
    """Whatever the theme publishes."""
    yield from edition.assets.values()
