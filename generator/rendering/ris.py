"""Items of CSL JSON as records of a `.ris` file, for EndNote, Zotero and other reference managers.

RIS knows no signs of escape: a text is one line. Names are taken apart at their commas, or else at their
spaces, so a body has no comma inside its name and one after it, as EndNote asks for.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.rendering.csl import MARKED, Item

_TYPES = {
    "article": "JOUR",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "map": "MAP",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""The RIS type of each CSL type; any other is `GEN`."""

_TEXTS = (
    ("title", "TI"),
    ("title-short", "ST"),
    ("container-title", "T2"),
    ("collection-title", "T3"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("number", "M1"),
    ("edition", "ET"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("version", "ET"),
    ("genre", "M3"),
    ("language", "LA"),
    ("ISBN", "SN"),
    ("ISSN", "SN"),
    ("DOI", "DO"),
    ("PMCID", "C2"),
    ("URL", "UR"),
    ("note", "N1"),
)
_RANGE = re.compile(r"([^\s,;–-]+)\s*[–-]+\s*([^\s,;–-]+)")


def ris_record(item: Item) -> str:
    """The item as a record, its lines ended as RIS ends them, with an empty line after it."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(item)) + "ER  - \r\n\r\n"


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(item.get("type", ""), "GEN")
    yield "ID", item["id"]
    for key, tag in (("author", "AU"), ("editor", "A2")):
        for name in item.get(key, ()):
            yield tag, _name(name)
    seen = set[str]()
    for key, tag in _TEXTS:
        if key in item and tag not in seen:
            seen.add(tag)
            yield tag, _plain(item[key])
    yield from _dates(item)
    yield from _pages(item.get("page", ""))
    if "PMID" in item:
        yield "AN", item["PMID"]
        yield "DB", "PubMed"


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    if parts := _parts(item.get("issued")):
        yield "PY", f"{parts[0]:04d}"
        yield "DA", _day(parts)
    if parts := _parts(item.get("accessed")):
        yield "Y2", _day(parts)


def _parts(date: Mapping[str, Any] | None) -> list[int]:
    return date["date-parts"][0] if date and "date-parts" in date else []


def _day(parts: list[int]) -> str:
    """`2018/08/26/`: three parts, empty where unknown, and room for a word such as a season."""
    written = [f"{part:0{2 if place else 4}d}" for place, part in enumerate(parts)]
    return "/".join([*written, *[""] * (4 - len(written))])


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    if found := _RANGE.fullmatch(pages):
        yield "SP", found[1]
        yield "EP", found[2]
    elif pages:
        yield "SP", pages


def _name(name: Mapping[str, str]) -> str:
    if "literal" in name or "family" not in name:
        whole = " ".join((name.get("literal") or name.get("given", "")).replace(",", " ").split())
        return f"{whole},"
    keys = ("dropping-particle", "non-dropping-particle", "family")
    family = " ".join(name[key] for key in keys if name.get(key))
    parts = [name[key] for key in ("given", "suffix") if name.get(key)]
    return ", ".join([family, *parts]) if parts or " " not in family else f"{family},"


def _plain(text: str) -> str:
    """The text without the marks of CSL for italics and the like."""
    while found := MARKED.search(text):
        inside = found[2] if found[1] else found[3]
        text = text[: found.start()] + inside + text[found.end() :]
    return text
