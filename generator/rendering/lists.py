"""Lists that stay short: grouped by letter or year, narrowed by plain links, split past 500 entries.

A list of up to 500 entries is one page whose groups are fragments. A longer one keeps only the links to
its groups on its first page, and each group becomes a page of its own under `list/`.
"""

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Generic, TypeVar

from generator.core.message import message

LIMIT = 500

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """The entries under one letter or year; `slug` stands in fragments and file names."""

    label: str
    slug: str
    entries: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to a group: `target` is a path of the site, with a fragment where the list is one page."""

    label: str
    target: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """One page of a list: the groups that stand on it, and the links to all groups."""

    path: str
    groups: tuple[Group[T], ...]
    jumps: tuple[Jump, ...]
    total: int
    is_split: bool


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One value by which a list can be narrowed, with the entries that have it."""

    label: str
    path: str
    entries: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Facet(Generic[T]):
    """One question by which a list can be narrowed, such as status, with its values in order."""

    label: str
    choices: tuple[Choice[T], ...]


def grouped_by_letter(entries: Iterable[T], name: Callable[[T], str]) -> tuple[Group[T], ...]:
    """Entries from A to Z by their names; what begins with a digit or a sign comes first."""
    ordered = sorted(entries, key=lambda entry: _sorting(name(entry)))
    return grouped(ordered, lambda entry: _letter(name(entry)))


def grouped_by_year(
    entries: Iterable[T], year: Callable[[T], str], name: Callable[[T], str]
) -> tuple[Group[T], ...]:
    """Entries by year, the newest first, inside a year from A to Z; those without a year come last."""
    by_name = sorted(entries, key=lambda entry: _sorting(name(entry)))
    ordered = sorted(by_name, key=year, reverse=True)
    return grouped(ordered, lambda entry: (year(entry), year(entry)) if year(entry) else _NO_YEAR)


def grouped(ordered: Iterable[T], heading: Callable[[T], tuple[str, str]]) -> tuple[Group[T], ...]:
    """Entries under their headings (label, slug), in the order in which they come."""
    groups: dict[tuple[str, str], list[T]] = {}
    for entry in ordered:
        groups.setdefault(heading(entry), []).append(entry)
    return tuple(Group(label, slug, tuple(found)) for (label, slug), found in groups.items())


def list_pages(path: str, groups: tuple[Group[T], ...]) -> Iterator[ListPage[T]]:
    """The page or pages of the list whose first page is `path`."""
    total = sum(len(group.entries) for group in groups)
    if total <= LIMIT:
        jumps = tuple(Jump(g.label, f"{path}#{anchor_of(g)}", len(g.entries), False) for g in groups)
        yield ListPage(path, groups, jumps, total, is_split=False)
        return
    parts = tuple(part for group in groups for part in _parts(group))
    jumps = tuple(Jump(part.label, _part_path(path, part), len(part.entries), False) for part in parts)
    yield ListPage(path, (), jumps, total, is_split=True)
    for position, part in enumerate(parts):
        here = replace(jumps[position], is_current=True)
        marked = (*jumps[:position], here, *jumps[position + 1 :])
        yield ListPage(here.target, (part,), marked, total, is_split=True)


def facet_of(
    label: str, stem: str, values: Iterable[tuple[str, str]], entries: Iterable[T], value: Callable[[T], str]
) -> Facet[T]:
    """A facet from its possible `values` (value, label); `stem` begins the paths, as `claims/by-kind-`."""
    found: dict[str, list[T]] = {}
    for entry in entries:
        found.setdefault(value(entry), []).append(entry)
    choices = (Choice(text, f"{stem}{key}.html", tuple(found.get(key, ()))) for key, text in values)
    return Facet(label, tuple(choices))


def anchor_of(group: Group[T]) -> str:
    """The id of a group's heading."""
    return f"list-{group.slug}"


_NO_YEAR = (message("No year"), "no-year")
_MARKS = re.compile(r"[^\w ]+|_+")


def _sorting(name: str) -> tuple[bool, str, str]:
    plain = _plain(name)
    return plain[:1].isalpha(), plain, name


def _letter(name: str) -> tuple[str, str]:
    first = _plain(name)[:1]
    if not first.isalpha():
        return "0–9", "0-9"
    # A letter outside ASCII gets a file name that every file system keeps as it is.
    return first.upper(), first if first.isascii() else f"u{ord(first):x}"


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    # A list is sorted once for each way to narrow it.
    return _MARKS.sub("", unicodedata.normalize("NFD", name.casefold())).strip()


def _parts(group: Group[T]) -> Iterator[Group[T]]:
    count = -(-len(group.entries) // LIMIT)
    if count == 1:
        yield group
        return
    for number in range(count):
        entries = group.entries[number * LIMIT : (number + 1) * LIMIT]
        slug = f"{group.slug}-{number + 1}"
        label = message(
            "{label}, part {number} of {count}", label=group.label, number=number + 1, count=count
        )
        yield Group(label, slug, entries)


def _part_path(path: str, part: Group[T]) -> str:
    folder, name = posixpath.split(path)
    stem = name.removesuffix(".html")
    # Letters and years cannot be taken for one another, so both plain lists share the folder.
    prefix = "" if stem in ("index", "by-year") else f"{stem}-"
    return posixpath.join(folder, "list", f"{prefix}{part.slug}.html")
