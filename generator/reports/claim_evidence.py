"""The figures and the evidence lines of a changed claim, each as it was beside as it is.

Lines are known again by their source, also where everything else of them changed: a line that was turned
from disputing to supporting must read as one line turned, not as one removed and another added.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.core.changes import BranchChanges, ItemChange
from generator.core.declaration import Id, Record
from generator.core.fingerprint import canonical_part
from generator.core.model import Claim, Estimate, EvidenceLine, Reference
from generator.rendering.source_addresses import identifier_links
from generator.reports.markdown_text import bullets, link, more, plain, shifted, table
from generator.reports.reading import (
    estimate_place,
    estimate_value,
    line_facts,
    retraction_words,
    source_facts,
)
from generator.reports.titles import Titles

MOST_LINES = 60
"""How many evidence lines or figures of one claim are printed."""

R = TypeVar("R", bound=Record)

Pair = tuple[R | None, R | None]


@dataclass(frozen=True)
class ClaimEvidence:
    """The parts of one claim's section that speak of figures and sources; each is finished Markdown."""

    changes: BranchChanges
    titles: Titles
    change: ItemChange[Claim]

    def figures(self) -> Iterator[str]:
        """Every figure, in a table with what it was and what it is."""
        before, after = self.change.before, self.change.after
        pairs = paired(before.estimates if before else (), after.estimates if after else (), _same_figure)
        if pairs:
            yield "**Numbers**"
            yield self._table(pairs[:MOST_LINES])
            yield from more(pairs, MOST_LINES)

    def lines(self) -> Iterator[str]:
        """Every evidence line, those too that did not change."""
        before, after = self.change.before, self.change.after
        pairs = paired(before.evidence if before else (), after.evidence if after else (), _same_line)
        yield "**Evidence**" if pairs else "**Evidence**: none is recorded."
        if pairs:
            yield "\n".join(self._line(*pair) for pair in pairs[:MOST_LINES])
            yield from more(pairs, MOST_LINES)

    def _table(self, pairs: "Sequence[tuple[Estimate | None, Estimate | None]]") -> str:
        if self.change.before and self.change.after:
            return table(("Source", "What", "Before", "Now"), [self._figure_row(*pair) for pair in pairs])
        only = [one for pair in pairs for one in pair if one]
        rows = ((self.titles.source(one.from_), estimate_place(one), estimate_value(one)) for one in only)
        return table(("Source", "What", "Value"), [[plain(cell) for cell in row] for row in rows])

    def _figure_row(self, before: Estimate | None, after: Estimate | None) -> tuple[str, ...]:
        old, new = (estimate_value(side) if side else "" for side in (before, after))
        was, now = (estimate_place(side) if side else "" for side in (before, after))
        source = next((self.titles.source(side.from_) for side in (after, before) if side), "")
        what = shifted(was, now) if before and after else plain(now or was)
        if before and after and canonical_part(before) == canonical_part(after):
            return plain(source), what, plain(old), plain(new)
        return plain(source), what, _parts(old, new, "~~"), _parts(new, old, "**")

    def _line(self, before: EvidenceLine | None, after: EvidenceLine | None) -> str:
        was, now = (line_facts(side, self.titles.source) for side in (before, after))

        def words(name: str) -> str:
            return shifted(was[name], now[name]) if was and now else plain((now or was)[name])

        def is_said(name: str) -> bool:
            return bool(was.get(name) or now.get(name))

        key = Id((now or was)["key"])
        reference = self._reference(key)
        differs = f" (differs in {words('differs')})" if is_said("differs") else ""
        through = f"; known through {words('through')}" if is_said("through") else ""
        news = "" if was and now else "**Removed**: " if was else "**New**: "
        news = news if self.change.before and self.change.after else ""
        retraction = retraction_words(reference)
        below = [f"**This source was taken back: {plain(retraction)}**"] if retraction else []
        below.append(f"Where: {words('where')}; {words('read')}{through}")
        below += [f"{name.capitalize()}: {words(name)}" for name in _OWN_WORDS if is_said(name)]
        below.append(f"Source: {plain(source_facts(reference, self._people(key)))}")
        source = source_link(reference, self.titles.source(key))
        head = f"- {news}{words('direction')}, {words('directness')}{differs} · {source}"
        return f"{head}\n{bullets(below, indent=1)}"

    def _reference(self, key: Id) -> Reference | None:
        return self.changes.head.kb.references.get(key) or self.changes.base.kb.references.get(key)

    def _people(self, key: Id) -> Iterator[int]:
        for estimate in self.change.record.estimates:
            if estimate.from_ == key and estimate.n is not None:
                yield estimate.n


def source_link(reference: Reference | None, name: str) -> str:
    """A source by its name and title, with links to where it can be read."""
    if reference is None:
        return plain(name)
    title = f" “{plain(reference.title, 300)}”" if reference.title else ""
    links = ", ".join(link(label, address) for label, address in identifier_links(reference))
    return f"{plain(name)}{title}: {links or 'no link recorded'}"


def paired(
    before: Sequence[R], after: Sequence[R], identity: Callable[[R], Hashable]
) -> list[tuple[R | None, R | None]]:
    """Each record of today with the one it was, equal ones first; then those that went."""
    gone = list(before)
    found: dict[int, R] = {}
    for name in (canonical_part, identity):
        known: dict[Hashable, list[R]] = {}
        for record in gone:
            known.setdefault(name(record), []).append(record)
        for position, record in enumerate(after):
            same = known.get(name(record))
            if position not in found and same:
                found[position] = same.pop(0)
        gone = [record for left in known.values() for record in left]
    pairs: list[tuple[R | None, R | None]] = [(found.get(n), record) for n, record in enumerate(after)]
    left = {id(record) for record in gone}
    return pairs + [(record, None) for record in before if id(record) in left]


def _parts(words: str, others: str, mark: str) -> str:
    """A figure with all that qualifies it, those parts marked that the other side does not have."""
    known = others.split("; ")
    parts = (plain(part) if part in known else f"{mark}{plain(part)}{mark}" for part in words.split("; "))
    return "; ".join(parts) if words else ""


_OWN_WORDS = ("says", "quote", "translated")


def _same_figure(estimate: Estimate) -> Hashable:
    return estimate.from_, estimate.measure, estimate.at, estimate.group, estimate.definition


def _same_line(line: EvidenceLine) -> Hashable:
    return line.reference
