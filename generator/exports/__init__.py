"""The citation graph as data for others: one file per format, found by discovery.

An export is a module with one function marked `@export`; it takes the graph with its labels and returns text.
The site carries each at the root, and `evidence export` prints it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.core.registry import modules_of
from generator.rendering.graph_data import GraphData


@dataclass(frozen=True, slots=True)
class Export:
    """A format: the name typed on the command line, its file on the site, and how it is made."""

    name: str
    path: str
    make: Callable[[GraphData], str]


_EXPORTS: dict[str, Export] = {}


def export(name: str, path: str) -> Callable[[Callable[[GraphData], str]], Callable[[GraphData], str]]:
    """Mark the function of a format."""

    def marked(make: Callable[[GraphData], str]) -> Callable[[GraphData], str]:
        _EXPORTS[name] = Export(name, path, make)
        return make

    return marked


def all_exports() -> Mapping[str, Export]:
    """Every format by its name."""
    for _ in modules_of(__name__):
        pass
    return dict(sorted(_EXPORTS.items()))


def export_files(data: GraphData) -> Iterator[tuple[str, str]]:
    """Path and text of each file that the site carries."""
    for one in all_exports().values():
        yield one.path, one.make(data)
