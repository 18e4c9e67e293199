"""References as files for reference managers: of one article beside its page, and of the whole base.

An article itself is one too, so that its page need not carry what only programs read.

Each format is written by a function of one item, so that the file of a large base is never a text in memory.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.core.declaration import Id
from generator.core.model import Reference
from generator.core.written_form import json_text
from generator.rendering.bibtex import bibtex_entry
from generator.rendering.csl import Item, handed_out
from generator.rendering.ris import ris_record
from generator.rendering.site_files import LongFile, Page

REFERENCES, CITATION = "references", "citation"
"""What the files are called that hold the sources of a page, and those that cite it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name; `entry` writes one item, and `between` and the ends stand around them."""

    name: str
    suffix: str
    entry: Callable[[Item], str]
    before: str = ""
    between: str = ""
    after: str = ""

    def text_of(self, references: Iterable[Reference]) -> Iterator[str]:
        """The file of these references, in pieces."""
        yield from self.text(self.entry(handed_out(reference)) for reference in references)

    def text(self, entries: Iterable[str]) -> Iterator[str]:
        """The file of these entries, in pieces."""
        yield self.before
        for place, entry in enumerate(entries):
            yield f"{self.between if place else ''}{entry}"
        yield self.after


FORMATS = (
    Format("BibTeX", "bib", bibtex_entry, between="\n"),
    Format("RIS", "ris", ris_record),
    Format("CSL-JSON", "csl.json", json_text, before="[\n", between=",\n", after="\n]\n"),
)


def file_names(stem: str) -> tuple[tuple[str, str], ...]:
    """Label and name of each file, which stand beside each other in one folder."""
    return tuple((made.name, f"{stem}.{made.suffix}") for made in FORMATS)


def citation_files(folder: str, item: Item) -> Iterator[Page]:
    """The files that cite one article."""
    for made in FORMATS:
        yield Page(f"{folder}/{CITATION}.{made.suffix}", "".join(made.text([made.entry(item)])))


def reference_files(
    folder: str, references: Iterable[Reference], written: dict[Id, tuple[str, ...]]
) -> Iterator[Page]:
    """The files of one article; none where it cites nothing.

    `written` keeps the entries of each reference, one for each format, for other articles that cite it.
    """
    entries = [_entries(reference, written) for reference in references]
    for made, texts in zip(FORMATS, zip(*entries, strict=True), strict=False):
        yield Page(f"{folder}/{REFERENCES}.{made.suffix}", "".join(made.text(texts)))


def _entries(reference: Reference, written: dict[Id, tuple[str, ...]]) -> tuple[str, ...]:
    if reference.id not in written:
        item = handed_out(reference)
        written[reference.id] = tuple(made.entry(item) for made in FORMATS)
    return written[reference.id]


def files_of_base(references: Iterable[Reference]) -> Iterator[LongFile]:
    """The files of all references, at the root of the site."""
    known = tuple(references)
    for made in FORMATS:
        yield LongFile(f"{REFERENCES}.{made.suffix}", partial(made.text_of, known))
