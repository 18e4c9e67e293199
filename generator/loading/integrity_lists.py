"""The lists of retractions below `references/integrity/`, each named after its source and its day.

Only the newest list of each source counts, and only what it says of our own references is kept. A list that
cannot be read whole counts as none: a cut one would call retracted sources "not listed".
"""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath

from generator.core.diagnostic import Span
from generator.core.integrity import IntegritySnapshot
from generator.loading import problems
from generator.loading.crossref_updates import listed_works, updates_of, works_asked_about
from generator.loading.growing_base import GrowingBase
from generator.loading.integrity_entries import (
    BrokenListError,
    existing_day,
    keys_by_identifier,
    standing_notices,
)
from generator.loading.retraction_watch import listed_entries
from generator.loading.yaml_source import read_yaml

LISTS = "references/integrity"
"""The folder of the lists."""

RETRACTION_WATCH = "Retraction Watch"
CROSSREF = "Crossref"

_EXPECTED = f"{LISTS} holds retraction-watch-<date>.csv and crossref-<date>.json, of a day that exists"
_NAME = re.compile(r"(.+)-([0-9]{4})-([0-9]{2})-([0-9]{2})(\.[a-z]+)\Z")
_FORMS = {("retraction-watch", ".csv"): RETRACTION_WATCH, ("crossref", ".json"): CROSSREF}


def load_integrity_lists(base: GrowingBase, files: Iterable[PurePosixPath]) -> None:
    """Read the newest list of each source into the base, whose references stand already."""
    newest: dict[str, tuple[date, PurePosixPath]] = {}
    for file in files:
        named = _source_and_day(file)
        if named is None:
            base.refuse_file(file, _EXPECTED)
        else:
            source, day = named
            newest[source] = max(newest.get(source, (day, file)), (day, file))
    for source, (day, file) in sorted(newest.items()):
        read = _read_csv if source == RETRACTION_WATCH else _read_json
        snapshot = read(base, day, file)
        if snapshot:
            base.snapshots.append(snapshot)


def _source_and_day(file: PurePosixPath) -> tuple[str, date] | None:
    match = _NAME.match(file.name)
    source = _FORMS.get((match[1], match[5])) if match else None
    day = existing_day(match[2], match[3], match[4]) if match else None
    if source is None or day is None or str(file.parent) != LISTS:
        return None
    return source, date(day.year, day.month, day.day)


def _read_csv(base: GrowingBase, day: date, file: PurePosixPath) -> IntegritySnapshot | None:
    keys = keys_by_identifier(base.references.values())
    try:
        entries = list(listed_entries(file, base.tree, keys))
    except BrokenListError as broken:
        place = Span(str(file), broken.line)
        base.diagnostics.append(problems.list_broken(place, broken.what, broken.hint))
        return None
    return IntegritySnapshot(
        RETRACTION_WATCH, day, str(file), standing_notices(entries), frozenset(keys.values())
    )


def _read_json(base: GrowingBase, day: date, file: PurePosixPath) -> IntegritySnapshot | None:
    text = base.text_of(file)
    if text is None:
        return None
    node, found = read_yaml(text, str(file))
    base.diagnostics += found
    works = listed_works(node) if node else None
    if works is None:
        hint = "save again what Crossref answers: one work or a list of works, as JSON"
        if not found:
            base.diagnostics.append(problems.list_broken(Span(str(file)), "it holds no works", hint))
        return None
    keys = keys_by_identifier(base.references.values())
    notices = standing_notices(updates_of(works, keys))
    return IntegritySnapshot(CROSSREF, day, str(file), notices, works_asked_about(works, keys))
