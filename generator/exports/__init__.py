"""The citation graph as data for others: one file per format, found by discovery.

An export is a module with one function marked `@export`; it takes the graph with its labels and yields its
text in pieces, so that no large base is ever held as text.
The site carries each at the root, and `evidence export` prints it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.core.registry import modules_of
from generator.rendering.graph_data import GraphData
from generator.rendering.site_files import LongFile

Make = Callable[[GraphData], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Export:
    """A format: the name typed on the command line, its file on the site, and how it is made."""

    name: str
    path: str
    make: Make


_EXPORTS: dict[str, Export] = {}


def export(name: str, path: str) -> Callable[[Make], Make]:
    """Mark the function of a format."""

    def marked(make: Make) -> Make:
        _EXPORTS[name] = Export(name, path, make)
        return make

    return marked


def all_exports() -> Mapping[str, Export]:
    """Every format by its name."""
    for _ in modules_of(__name__):
        pass
    return dict(sorted(_EXPORTS.items()))


def export_files(data: GraphData) -> Iterator[LongFile]:
    """Each file that the site carries."""
    return (LongFile(one.path, partial(one.make, data)) for one in all_exports().values())


def separated(separator: str, pieces: Iterable[str]) -> Iterator[str]:
    """Pieces with a separator before all but the first."""
    for place, piece in enumerate(pieces):
        yield f"{separator}{piece}" if place else piece
