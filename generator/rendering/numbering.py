"""Numbers of citations on one page, by order of appearance, and the way back from each source.

A page is written from top to bottom and asks for its numbers as it goes, so the one state here is the
part of the page that is already written.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cited:
    """One number inside a group: what stands before it, where it leads, and the place in the source."""

    before: str
    number: int
    href: str
    locator: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One place that cites, such as `1–3, 5`; `anchor` is its id, to which the reference list leads back."""

    anchor: str
    parts: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of the reference list: its number, its key, and the places that cite it."""

    number: int
    key: str
    places: tuple[str, ...]


@dataclass
class Numbering:
    """The numbers given so far on one page."""

    places: dict[str, list[str]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    """The number of each key."""
    count: int = 0

    def cite(self, keys: Iterable[str]) -> Citation | None:
        """A place that cites these sources, or None where there is none to cite."""
        return self.cite_at((key, "") for key in keys)

    def cite_at(self, cited: Iterable[tuple[str, str]]) -> Citation | None:
        """The same for sources each with a locator, which may be empty."""
        locators = dict(cited)
        if not locators:
            return None
        self.count += 1
        anchor = f"cite-{self.count}"
        for key in locators:
            self.places.setdefault(key, []).append(anchor)
            self.numbers.setdefault(key, len(self.places))
        found = sorted((self.numbers[key], key, locator) for key, locator in locators.items())
        return Citation(anchor, grouped(found))

    @property
    def listed(self) -> tuple[Listed, ...]:
        """The reference list of the page."""
        return tuple(
            Listed(number, key, tuple(places))
            for number, (key, places) in enumerate(self.places.items(), start=1)
        )


def entry_anchor(key: str) -> str:
    """The id of a source's entry in the list of its page."""
    return f"ref-{key}"


def entry_href(key: str) -> str:
    """The way to that entry from anywhere on its page."""
    return f"#{entry_anchor(key)}"


def grouped(found: Iterable[tuple[int, str, str]]) -> tuple[Cited, ...]:
    """Sorted numbers with keys and locators as a group: three or more in a row become a range."""
    runs: list[list[tuple[int, str, str]]] = []
    for entry in found:
        if runs and _continues(runs[-1][-1], entry):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    parts: list[Cited] = []
    for run in runs:
        for place, (number, key, locator) in enumerate(run):
            is_inside = len(run) > 2 and 0 < place < len(run) - 1
            if not is_inside:
                is_end = len(run) > 2 and place > 0
                before = "–" if is_end else ", " if parts else ""
                parts.append(Cited(before, number, entry_href(key), locator))
    return tuple(parts)


def _continues(last: tuple[int, str, str], entry: tuple[int, str, str]) -> bool:
    return entry[0] == last[0] + 1 and not last[2] and not entry[2]
