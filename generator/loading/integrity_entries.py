"""What both forms of a list of retractions come down to: events of sources, and the notices that still stand.

Words are compared without case and punctuation: the sources spell "Expression of concern" in three ways.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.core.declaration import Id, PartialDate
from generator.core.diagnostic import Span
from generator.core.identifiers import doi_key, pmid_key
from generator.core.integrity import Notice
from generator.core.model import Reference
from generator.core.vocabulary import UpdateType

_REINSTATEMENT = "reinstatement"
_TYPES = {
    "retraction": UpdateType.RETRACTION,
    "withdrawal": UpdateType.WITHDRAWAL,
    "removal": UpdateType.WITHDRAWAL,
    "expression-of-concern": UpdateType.EXPRESSION_OF_CONCERN,
    "correction": UpdateType.CORRECTION,
    "corrigendum": UpdateType.CORRECTION,
    "erratum": UpdateType.CORRECTION,
    "partial-retraction": UpdateType.CORRECTION,
}
"""Words of Retraction Watch and Crossref; others, such as a new edition, say nothing about trust."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of one of our sources, as a list has it; `DOI` is that of the notice, or empty."""

    key: Id
    nature: str
    date: PartialDate | None
    DOI: str
    span: Span


class BrokenListError(Exception):
    """A list cannot be read whole; carries the line, what is wrong and a hint."""

    def __init__(self, line: int, what: str, hint: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what
        self.hint = hint


def keys_by_identifier(references: Iterable[Reference]) -> dict[str, Id]:
    """The key of each reference by its DOI and by its PMID."""
    keys: dict[str, Id] = {}
    for reference in references:
        for name in (doi_key(reference.DOI or ""), pmid_key(reference.PMID or "")):
            if name:
                keys.setdefault(name, reference.id)
    return keys


def standing_notices(entries: Iterable[Entry]) -> dict[Id, tuple[Notice, ...]]:
    """The notices by reference, each once; what was reinstated later is not retracted."""
    by_key: dict[Id, list[Entry]] = {}
    for entry in entries:
        by_key.setdefault(entry.key, []).append(entry)
    return {key: found for key, listed in by_key.items() if (found := _standing(listed))}


def existing_day(year: str, month: str = "", day: str = "") -> PartialDate | None:
    """A date as precise as its parts; None where there is no such day."""
    try:
        found = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return PartialDate(found.year, int(month or 0), int(day or 0))


def _standing(listed: list[Entry]) -> tuple[Notice, ...]:
    reinstated = [entry.date for entry in listed if _word(entry.nature) == _REINSTATEMENT]
    found: dict[tuple[UpdateType, PartialDate | None, str], Notice] = {}
    for entry in listed:
        kind = _TYPES.get(_word(entry.nature))
        is_undone = any(not day or not entry.date or entry.date <= day for day in reinstated)
        if kind and not (kind.is_retraction and is_undone):
            found.setdefault((kind, entry.date, entry.DOI), Notice(kind, entry.date, entry.DOI, entry.span))
    return tuple(found.values())


def _word(text: str) -> str:
    return re.sub(r"[\s_]+", "-", text.strip().lower())
