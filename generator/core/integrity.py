"""What lists of retractions say of our sources on the day they were made.

A list is evidence of presence only: a source that it does not name is "not listed as of" its date, never
"not retracted".
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.core.declaration import Id, PartialDate
from generator.core.diagnostic import Span
from generator.core.identifiers import doi_key
from generator.core.model import Reference, Update
from generator.core.vocabulary import UpdateType


@dataclass(frozen=True, slots=True)
class Notice:
    """What a list says of one source, and where it says so."""

    type: UpdateType
    date: PartialDate | None
    DOI: str
    """Of the notice itself; empty where the list gives none."""
    span: Span


@dataclass(frozen=True, slots=True)
class IntegritySnapshot:
    """A list of retractions as it was on one day, as far as it speaks of references of this base."""

    source: str
    """The name readers know, such as `Retraction Watch`."""
    date: dt.date
    path: str
    notices: Mapping[Id, tuple[Notice, ...]]
    looked_up: frozenset[Id]
    """The references that it would name if it listed them."""


def unrecorded_notices(reference: Reference, snapshot: IntegritySnapshot) -> tuple[Notice, ...]:
    """The notices of a list that the record of a source does not know.

    Of a source that the record says was retracted, nothing else is asked.
    """
    if reference.retraction:
        return ()
    listed = snapshot.notices.get(reference.id, ())
    return tuple(
        notice for notice in listed if not any(_is_same(known, notice) for known in reference.updates)
    )


def last_look(reference: Reference, snapshots: Iterable[IntegritySnapshot]) -> dt.date | None:
    """The last day on which somebody, or a list, was asked whether a source was retracted."""
    own = reference.custom.integrity
    days = [snapshot.date for snapshot in snapshots if reference.id in snapshot.looked_up]
    return max([*days, *([own.checked] if own else [])], default=None)


def _is_same(known: Update, notice: Notice) -> bool:
    if known.type is not notice.type and not (known.type.is_retraction and notice.type.is_retraction):
        return False
    if known.DOI and notice.DOI:
        return doi_key(known.DOI) == doi_key(notice.DOI)
    return known.date is None or notice.date is None or _overlap(known.date, notice.date)


def _overlap(one: PartialDate, other: PartialDate) -> bool:
    """True where two dates may mean one day, each as precise as its source."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(first == second or not (first and second) for first, second in pairs)
