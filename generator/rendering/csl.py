"""References as items of CSL JSON: as they are recorded, and as this site hands them out.

What is handed out is for other programs: without the editors' remarks and without abstracts, which belong to
their publishers, but with the warning where a source was retracted or corrected.
"""

import re
from collections.abc import Iterator
from typing import Any

from generator.core.declaration import PartialDate, shape_of
from generator.core.model import Name, Reference, Update
from generator.core.wording import long_partial_date

Item = dict[str, Any]
"""An item of CSL JSON."""

ET_AL = "et al"
"""The last name of a list of authors that its source cut short."""

MARKED = re.compile(r"<(i|b|sup|sub)>(.*?)</\1>|<span [^<>]*>(.*?)</span>")
"""Italics and the like, as CSL marks them inside a text."""

_NAMES = frozenset(
    {"chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator"}
    | {"director", "editor-translator", "editorial-director", "executive-producer", "guest", "host"}
    | {"illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer"}
    | {"recipient", "reviewed-author", "script-writer", "series-creator", "translator"}
)
_DATES = frozenset({"available-date", "event-date", "original-date", "submitted"})


def to_csl(reference: Reference) -> Item:
    """The reference as an item, without our own fields."""
    item: Item = {"id": str(reference.id)}
    for name, text in reference.more.items():
        if text:
            item[name] = [{"literal": text}] if name in _NAMES else {"raw": text} if name in _DATES else text
    for term in shape_of(Reference).terms:
        value = getattr(reference, term.name)
        if value and term.name not in ("id", "more", "custom"):
            item[term.key] = _csl_value(value)
    return item


def citable(reference: Reference) -> Item:
    """The item on one line, with `et al` where the source cut its authors short."""
    item = to_csl(reference)
    # Zotero's Extra field would be read as further variables.
    item.pop("note", None)
    if reference.custom.et_al and reference.author:
        item["author"] = [*item["author"], {"literal": ET_AL}]
    return {key: on_one_line(value) if isinstance(value, str) else value for key, value in item.items()}


def handed_out(reference: Reference) -> Item:
    """The item as readers download it, with what happened to the source as its note."""
    item = citable(reference)
    item.pop("abstract", None)
    for key in ("author", "editor"):
        if key in item:
            item[key] = [_clean(name) for name in item[key]]
    if note := ". ".join(_warnings(reference)):
        item["note"] = note
    return item


def on_one_line(text: str) -> str:
    """The text with single spaces."""
    # Half of a surrogate pair, which JSON can carry, is no character.
    return " ".join(text.encode(errors="replace").decode().split())


def _csl_value(value: object) -> Any:
    if isinstance(value, PartialDate):
        return {"date-parts": [[part for part in (value.year, value.month, value.day) if part]]}
    if isinstance(value, tuple):
        return [_csl_name(name) for name in value]
    return value


def _csl_name(name: Name) -> dict[str, str]:
    return {term.key: value for term in shape_of(Name).terms if (value := getattr(name, term.name))}


def _clean(name: dict[str, str]) -> dict[str, str]:
    return {key: on_one_line(part) for key, part in name.items()}


def _warnings(reference: Reference) -> Iterator[str]:
    for update in sorted(reference.updates, key=lambda update: not update.type.is_retraction):
        yield _warning(update)


def _warning(update: Update) -> str:
    when = long_partial_date(update.date) if update.date else ""
    return " ".join(part for part in (update.type.label, when, update.DOI and f"(doi:{update.DOI})") if part)
