"""The lists of all claims and all references: every page of the whole list and of each narrowed one.

Narrowing is by plain links to finished pages, so that it needs no script and a filter has an address.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from generator.core.message import joined, spelled
from generator.rendering.links import Links
from generator.rendering.lists import Choice, Facet, Group, Jump, ListPage, anchor_of, list_pages

T = TypeVar("T")
V = TypeVar("V")

Grouping = Callable[[tuple[T, ...]], tuple[Group[T], ...]]


@dataclass(frozen=True, slots=True)
class Option:
    """One filter or order as a link; `href` is empty where nothing would be found."""

    label: str
    href: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Options:
    """The filters of one kind."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Leap:
    """A letter or year as a link."""

    label: str
    href: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Section(Generic[V]):
    """The rows under one letter or year."""

    label: str
    anchor: str
    rows: tuple[V, ...]


@dataclass(frozen=True, slots=True)
class CataloguePage(Generic[V]):
    """One page of a catalogue, ready for its template.

    `narrowed` says by what, empty for the whole; `order` names any order but the first.
    """

    path: str
    narrowed: str
    order: str
    total: int
    is_split: bool
    is_part: bool
    orders: tuple[Option, ...]
    filters: tuple[Options, ...]
    leaps: tuple[Leap, ...]
    sections: tuple[Section[V], ...]


@dataclass(frozen=True)
class Catalogue(Generic[T, V]):
    """Everything of one kind, its orders (the first is the one of narrowed lists) and its filters.

    `entry` makes what stands for an entry on the page at a path.
    """

    everything: tuple[T, ...]
    orders: tuple[tuple[str, str, Grouping[T]], ...]
    """Label, path and grouping."""
    facets: tuple[Facet[T], ...]
    entry: Callable[[str, T], V]

    def pages(self) -> Iterator[CataloguePage[V]]:
        """Every page of every list that is not empty, and of the whole list even where it is."""
        first, grouping = self.orders[0][1:]
        for label, path, group in self.orders:
            for page in self._list(path, "", group(self.everything)):
                yield page if path == first else replace(page, order=spelled(label.lower(), label))
        for facet in self.facets:
            for choice in facet.choices:
                if choice.entries:
                    yield from self._list(
                        choice.path, joined(": ", (facet.label, choice.label)), grouping(choice.entries)
                    )

    def _list(self, path: str, narrowed: str, groups: tuple[Group[T], ...]) -> Iterator[CataloguePage[V]]:
        for page in list_pages(path, groups):
            yield self._page(path, narrowed, page)

    def _page(self, first: str, narrowed: str, page: ListPage[T]) -> CataloguePage[V]:
        links = Links(page.path)
        orders = [Choice(label, path, self.everything) for label, path, _ in self.orders]
        return CataloguePage(
            path=page.path,
            narrowed=narrowed,
            order="",
            total=page.total,
            is_split=page.is_split,
            is_part=page.path != first,
            orders=tuple(option_of(links, choice, first) for choice in orders),
            filters=tuple(
                Options(facet.label, tuple(option_of(links, choice, first) for choice in facet.choices))
                for facet in self.facets
            ),
            leaps=tuple(leap_of(links, jump) for jump in page.jumps),
            sections=tuple(
                Section(group.label, anchor_of(group), tuple(self.entry(page.path, e) for e in group.entries))
                for group in page.groups
            ),
        )


def entries_by_depth(make: Callable[[str, T], V], key: Callable[[T], str]) -> Callable[[str, T], V]:
    """`make`, kept: the pages of one folder share their entries, since the links in them are the same."""
    kept: dict[tuple[str, str], V] = {}

    def entry(path: str, item: T) -> V:
        place = path.rpartition("/")[0], key(item)
        if place not in kept:
            kept[place] = make(path, item)
        return kept[place]

    return entry


def option_of(links: Links, choice: Choice[T], current: str) -> Option:
    """A filter as a link; no link where nothing would be found."""
    count = len(choice.entries)
    return Option(choice.label, links.to(choice.path) if count else "", count, choice.path == current)


def leap_of(links: Links, jump: Jump) -> Leap:
    """A letter or year as a link."""
    return Leap(jump.label, links.to(jump.target), jump.count, jump.is_current)
