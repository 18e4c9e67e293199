"""Sheets read back by two tools that know nothing of each other: pikepdf, and poppler's programs."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.core.knowledge_base import KnowledgeBase
from generator.core.status import assess
from generator.pages.sheets import sheets
from generator.rendering.edition import Edition, Settings
from generator.rendering.site_files import Sheet
from generator.rendering.templates import template_environment
from tests.projects import AS_OF, PROJECT

SITE_URL = "https://evidence.example/base/"

TEMPLATES = template_environment(PROJECT / "site_overrides")

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")


WATERMARK = 30
"""Whatever is higher, in points, is a letter of the watermark."""

_WORD = re.compile(
    r'<word xMin="([0-9.-]+)" yMin="([0-9.-]+)" xMax="([0-9.-]+)" yMax="([0-9.-]+)">(.*)</word>'
)


@dataclass(frozen=True)
class Word:
    """A word of a page and the box that poppler gives it, in points from the left top corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def height(self) -> float:
        """From the highest letter of its font to the lowest."""
        return self.bottom - self.top

    def lies_over(self, other: "Word") -> bool:
        """True where the letters of two words touch: the middle half of one those of the other."""
        inset, deeper = self.height / 4, other.height / 4
        across = self.left + 1 < other.right and other.left + 1 < self.right
        return (
            across and self.top + inset < other.bottom - deeper and other.top + deeper < self.bottom - inset
        )


@dataclass(frozen=True)
class Paper:
    """One sheet."""

    pdf: bytes

    @cached_property
    def document(self) -> pikepdf.Pdf:
        """The sheet as pikepdf reads it."""
        return pikepdf.open(io.BytesIO(self.pdf))

    @cached_property
    def facts(self) -> dict[str, str]:
        """What pdfinfo says."""
        lines = (line.partition(":") for line in self._ask("pdfinfo", "-").splitlines())
        return {name: value.strip() for name, _, value in lines}

    @cached_property
    def text(self) -> str:
        """The words as pdftotext reads them, on one line."""
        return " ".join(self._ask("pdftotext", "-", "-").split())

    @cached_property
    def drawn(self) -> list[str]:
        """The words of each page in the order in which they are drawn, lines that are turned among them."""
        return self._ask("pdftotext", "-raw", "-", "-").split("\f")[:-1]

    @cached_property
    def structure(self) -> str:
        """The tree of tags with their words."""
        return self._ask("pdfinfo", "-struct-text", "-")

    @cached_property
    def fonts(self) -> list[list[str]]:
        """The columns of pdffonts: embedded, subset, in Unicode."""
        return [line.split()[-5:-2] for line in self._ask("pdffonts", "-").splitlines()[2:]]

    def capitals(self, words: str) -> float:
        """How high the capitals of these words are where they stand largest, in millimetres.

        poppler measures the boxes of words, and the font that pikepdf finds says what part a capital is.
        """
        largest = min(self._heights[word] for word in words.split())
        font = next(one for one in self.document.objects if self._is_text_font(one))
        return largest * float(font.CapHeight) / float(font.Ascent - font.Descent) * 25.4 / 72

    @cached_property
    def words(self) -> list[list[Word]]:
        """The words of each page with their places, without the letters of the watermark."""
        pages: list[list[Word]] = []
        for line in self._ask("pdftotext", "-bbox", "-", "-").splitlines():
            if "<page " in line:
                pages.append([])
            elif found := _WORD.search(line):
                left, top, right, bottom = map(float, found.groups()[:4])
                pages[-1].append(Word(left, top, right, bottom, unescape(found[5])))
        return [[word for word in page if word.height < WATERMARK] for page in pages]

    @cached_property
    def _heights(self) -> dict[str, float]:
        """The height of each word where it stands largest, in points."""
        heights: dict[str, float] = {}
        for word in (word for page in self.words for word in page):
            heights[word.text] = max(heights.get(word.text, 0), word.height)
        return heights

    @staticmethod
    def _is_text_font(one: Any) -> bool:
        return isinstance(one, pikepdf.Dictionary) and "SourceSans3-Roman" in str(one.get("/FontName", ""))

    @cached_property
    def watermarks(self) -> list[str]:
        """The watermark of each page without its blanks, empty where there is none: drawn and read alike."""
        read = ["".join(re.findall(r"^[A-Z]$", page, re.MULTILINE)) for page in self.drawn]
        outlined = [_has_outlined_words(page) for page in self.document.pages]
        assert [bool(words) for words in read] == outlined
        return read

    @property
    def tags(self) -> list[str]:
        """The tags of the structure tree in reading order."""
        return [str(element.get("/S")) for element in self.elements()]

    def elements(self) -> Iterator[Any]:
        """The elements of the structure tree, from pikepdf."""
        waiting: list[Any] = [self.document.Root.StructTreeRoot]
        while waiting:
            element = waiting.pop()
            if "/S" in element:
                yield element
            kids: Any = element.get("/K", [])
            kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            waiting += [kid for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary)]

    def outlines(self) -> set[float]:
        """How light the outlines of watermarks are: 0 is black."""
        greys = set()
        for page in self.document.pages:
            grey = 0.0
            for one in pikepdf.parse_content_stream(page):
                if str(one.operator) == "SCN":
                    grey = float(one.operands[0])
                elif str(one.operator) == "Tr" and int(one.operands[0]) == 2:
                    greys.add(grey)
        return greys

    def pictures(self) -> list[str]:
        """The words that stand for each picture, in reading order."""
        return [str(element.Alt) for element in self.elements() if str(element.S) == "/Figure"]

    def links(self) -> set[str]:
        """The addresses that the pages lead to."""
        notes = (note for page in self.document.pages for note in page.get("/Annots", []))
        return {str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A}

    def _ask(self, program: str, *arguments: str) -> str:
        done = subprocess.run([program, *arguments], input=self.pdf, capture_output=True, check=True)
        # poppler prints some attributes of tags as the bytes that stand in the file.
        return done.stdout.decode(errors="replace")


def _has_outlined_words(page: pikepdf.Page) -> bool:
    drawn = pikepdf.parse_content_stream(page)
    return any(str(one.operator) == "Tr" and int(one.operands[0]) == 2 for one in drawn)


def edition_of(kb: KnowledgeBase, as_of: date = AS_OF, *, site_url: str = SITE_URL) -> Edition:
    """An edition whose sheets lead back to a site."""
    return Edition(kb, assess(kb, as_of), TEMPLATES, Settings(site_url=site_url))


def papers(edition: Edition, cache: Path | None = None) -> dict[str, Paper]:
    """The sheets of an edition by the last two parts of their path."""
    made: list[Sheet] = list(sheets(replace(edition, cache=cache)))
    return {"/".join(sheet.path.split("/")[-2:]): Paper(sheet.content) for sheet in made}


def papers_in(site: Path) -> dict[str, Paper]:
    """The sheets of a built site by their path."""
    return {str(file.relative_to(site)): Paper(file.read_bytes()) for file in sorted(site.rglob("*.pdf"))}
