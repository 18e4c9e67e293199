"""What a site is made of: files with their text, files too long to hold, and finished PDFs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site, mostly a page: its path from the root, and its text."""

    path: str
    text: str

    @property
    def content(self) -> bytes:
        """What its file holds."""
        return self.text.encode()


@dataclass(frozen=True, slots=True)
class LongFile:
    """One file of the site, written piece by piece: of a large base its text would fill the memory."""

    path: str
    pieces: Callable[[], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One PDF of the site; `lacking` names the characters that its fonts could not print."""

    path: str
    content: bytes
    lacking: tuple[str, ...] = ()


SiteFile = Page | LongFile | Sheet
"""Whatever the site is made of."""
