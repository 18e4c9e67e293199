"""Crossref's answers about works: `updated-by` on a work itself, `update-to` on the notice about it.

A list of works speaks only of the works in it: a source that nobody asked about is not looked up.
"""

from collections.abc import Iterator, Mapping

from generator.core.declaration import Id, PartialDate
from generator.core.identifiers import doi_key
from generator.loading.integrity_entries import Entry, existing_day
from generator.loading.yaml_source import Node


def listed_works(node: Node) -> list[Node] | None:
    """The works of an answer, of its message, or of a bare list; None for anything else."""
    inner = node.get("message") or node
    listed = inner.get("items") or inner
    works = listed.items if listed.items is not None else [listed]
    return works if all(work.get("DOI") for work in works) else None


def works_asked_about(works: list[Node], keys: Mapping[str, Id]) -> frozenset[Id]:
    """The references among the works."""
    names = (doi_key(_text(work, "DOI")) for work in works)
    return frozenset(keys[name] for name in names if name in keys)


def updates_of(works: list[Node], keys: Mapping[str, Id]) -> Iterator[Entry]:
    """What the works say of the references under `keys`, by DOI."""
    for work in works:
        own = doi_key(_text(work, "DOI"))
        for field in ("updated-by", "update-to"):
            listed = work.get(field)
            for update in listed.items or () if listed else ():
                other = doi_key(_text(update, "DOI"))
                about, notice = (own, other) if field == "updated-by" else (other, own)
                if about in keys:
                    yield Entry(keys[about], _text(update, "type"), _day(update), notice, update.span)


def _text(node: Node, field: str) -> str:
    found = node.get(field)
    return found.text if found else ""


def _day(update: Node) -> PartialDate | None:
    updated = update.get("updated")
    parts = updated.get("date-parts") if updated else None
    first = parts.items[0].items if parts and parts.items else None
    return existing_day(*(part.text for part in first[:3])) if first else None
