"""References as files for reference managers: of one article beside its page, and of the whole base.

Each format is written by a function of one item, so that the file of a large base is never a text in memory.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.core.model import Reference
from generator.core.written_form import json_text
from generator.rendering.bibtex import bibtex_entry
from generator.rendering.csl import Item, handed_out
from generator.rendering.edition import LongFile, Page
from generator.rendering.ris import ris_record

_NAME = "references"


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
        yield from self.text(map(handed_out, references))

    def text(self, items: Iterable[Item]) -> Iterator[str]:
        """The file of these items, in pieces."""
        yield self.before
        for place, item in enumerate(items):
            yield f"{self.between if place else ''}{self.entry(item)}"
        yield self.after


FORMATS = (
    Format("BibTeX", "bib", bibtex_entry, between="\n"),
    Format("RIS", "ris", ris_record),
    Format("CSL-JSON", "csl.json", json_text, before="[\n", between=",\n", after="\n]\n"),
)


def file_names() -> tuple[tuple[str, str], ...]:
    """Label and name of each file, which stand beside each other in one folder."""
    return tuple((made.name, f"{_NAME}.{made.suffix}") for made in FORMATS)


def reference_files(folder: str, references: Iterable[Reference]) -> Iterator[Page]:
    """The files of one article; none where it cites nothing."""
    items = [handed_out(reference) for reference in references]
    for made in FORMATS if items else ():
        yield Page(f"{folder}/{_NAME}.{made.suffix}", "".join(made.text(items)))


def files_of_base(references: Iterable[Reference]) -> Iterator[LongFile]:
    """The files of all references, at the root of the site."""
    known = tuple(references)
    for made in FORMATS:
        yield LongFile(f"{_NAME}.{made.suffix}", partial(made.text_of, known))
