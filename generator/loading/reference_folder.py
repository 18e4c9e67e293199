"""The folder of references: every form of list, the overlay, and the lists of retractions."""

from pathlib import PurePosixPath

from generator.core.declaration import Id
from generator.core.model import Reference
from generator.loading import problems
from generator.loading.growing_base import GrowingBase
from generator.loading.integrity_lists import LISTS, load_integrity_lists
from generator.loading.readings import Entry
from generator.loading.references import NO_OVERLAY, Overlay, read_overlay, read_references

_SUFFIXES = (".yml", ".yaml", ".json")


REFERENCES = "references"
"""The folder of the references."""


def load_references(base: GrowingBase) -> None:
    """Read the references into the base, with their overlay."""
    lists, overlays, of_retractions = _files(base)
    overlay = _overlay(base, overlays)
    entries: dict[Id, Entry[Reference]] = {}
    for file in lists:
        entries |= _entries(base, file, overlay)
    for key, entry in sorted(entries.items()):
        reference = base.take_as(key, entry.made)
        if reference:
            base.references[key] = reference
    load_integrity_lists(base, of_retractions)
    for name, (place, _) in overlay.fields.items():
        if name not in entries and not base.unreadable & {name, "references"}:
            base.diagnostics.append(problems.overlay_unknown(place.span, name, entries))


def _files(base: GrowingBase) -> tuple[list[PurePosixPath], list[PurePosixPath], list[PurePosixPath]]:
    """The files of references, the overlays, and the lists of retractions."""
    lists, overlays, of_retractions = [], [], []
    for file, is_link in base.tree.files_under(REFERENCES):
        if base.refuses_name(file):
            base.unreadable |= {"references"} if is_link else set()
        elif is_link:
            base.refuse_link(file)
            base.unreadable.add("references")
        elif file.is_relative_to(LISTS):
            of_retractions.append(file)
        elif file.suffix not in _SUFFIXES:
            base.refuse_file(file, "references holds .yml and .json files")
        elif file.stem == "overlay":
            overlays.append(file)
        else:
            lists.append(file)
    return lists, overlays, of_retractions


def _overlay(base: GrowingBase, files: list[PurePosixPath]) -> Overlay:
    """All overlays as one; the same object as before where the one file did not change."""
    found = [base.recall(read_overlay, file) for file in files]
    for read in found:
        base.diagnostics += read.problems if read else ()
        if read is None or not read.is_whole:
            base.unreadable.add("overlay")
    if len(found) == 1 and found[0]:
        return found[0]
    merged = {key: own for read in found if read for key, own in read.fields.items()}
    return Overlay(merged) if merged else NO_OVERLAY


def _entries(base: GrowingBase, file: PurePosixPath, overlay: Overlay) -> dict[Id, Entry[Reference]]:
    found: dict[Id, Entry[Reference]] = {}
    for entry in base.entries_of(base.recall(read_references, file, overlay), "references"):
        if base.takes_id(entry.key, entry.span):
            found[Id(entry.key)] = entry
        else:
            base.unreadable.add(entry.key)
    return found
