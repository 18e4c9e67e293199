"""The contents of an article: the headings of its prose, then those of what the prose did not place."""

import re
from dataclasses import dataclass

from markupsafe import Markup

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section that the prose did not place, under a heading of its own; `title` may be empty."""

    anchor: str
    title: str
    html: Markup


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A section of the page in its contents."""

    href: str
    title: str
    is_own: bool
    """True where people wrote it."""


def contents_of(body: Markup, rest: tuple[SectionView, ...]) -> tuple[HeadingView, ...]:
    """The sections of a page in the order in which they stand on it."""
    found = [
        HeadingView(f"#{anchor}", Markup(title).striptags(), is_own=True)
        for anchor, title in _HEADING.findall(body)
    ]
    found += [
        HeadingView(f"#{section.anchor}", section.title, is_own=False) for section in rest if section.title
    ]
    return tuple(found)
