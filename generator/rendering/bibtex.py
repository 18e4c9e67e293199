"""Items of CSL JSON as entries of a `.bib` file, for BibTeX, biblatex and reference managers.

Titles and names of bodies stand in a second pair of braces, so that no style and no reader changes their
capitals. Dates stand twice: as `year` and `month` for BibTeX, as `date` for whoever can use the day.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.rendering.csl import ET_AL, MARKED, Item

_TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "post": "online",
    "post-weblog": "online",
    "report": "techreport",
    "software": "software",
    "thesis": "phdthesis",
    "webpage": "online",
}
"""The entry type of each CSL type; any other is `misc`."""

_CONTAINERS = {"article": "journal", "online": "organization"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
_PUBLISHERS |= dict.fromkeys(("misc", "booklet", "online"), "howpublished")
_TITLES = (("title", "title"), ("title-short", "shorttitle"), ("collection-title", "series"))
_TEXTS = (
    ("publisher-place", "address"),
    ("edition", "edition"),
    ("volume", "volume"),
    ("issue", "number"),
    ("number", "number"),
    ("number-of-pages", "pagetotal"),
    ("genre", "type"),
    ("version", "version"),
    ("event-title", "eventtitle"),
    ("language", "language"),
    ("ISBN", "isbn"),
    ("ISSN", "issn"),
    ("PMID", "pmid"),
    ("PMCID", "pmcid"),
    ("note", "note"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_SIGNS = {sign: f"\\{sign}" for sign in "{}%&$#_"} | {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    # What TeX would read as one other sign.
    "--": "-{}-",
    "''": "'{}'",
    "``": "`{}`",
    "<<": "<{}<",
    ">>": ">{}>",
    ",,": ",{},",
}
_SPECIAL = re.compile(r"--|''|``|<<|>>|,,|[\\{}%&$#_~^]")
_COMMANDS = {"i": "textit", "b": "textbf", "sup": "textsuperscript", "sub": "textsubscript"}
_IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex_entry(item: Item) -> str:
    """The item as an entry, its lines ended."""
    kind = _TYPES.get(item.get("type", ""), "misc")
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(kind, item))
    return f"@{kind}{{{item['id']},\n{fields}}}\n"


def bibtex_text(text: str) -> str:
    """Text in which no sign means anything to TeX, and italics of CSL are italics."""
    if "<" in text and (found := MARKED.search(text)):
        tag, inside = found[1], bibtex_text(found[2] if found[1] else found[3])
        marked = f"\\{_COMMANDS[tag]}{{{inside}}}" if tag else inside
        return bibtex_text(text[: found.start()]) + marked + bibtex_text(text[found.end() :])
    if not _SPECIAL.search(text):
        return text
    signs = _SIGNS if _is_balanced(text) else _SIGNS | _ALONE
    return _SPECIAL.sub(lambda found: signs[found[0]], text)


_ALONE = {"{": "\\textbraceleft{}", "}": "\\textbraceright{}"}
"""For braces without a partner: BibTeX counts them even behind a backslash."""


def _fields(kind: str, item: Item) -> Iterator[tuple[str, str]]:
    for name in ("author", "editor"):
        if name in item:
            yield name, f"{{{' and '.join(map(_name, item[name]))}}}"
    for key, name in (*_TITLES, ("container-title", _CONTAINERS.get(kind, "booktitle"))):
        if key in item:
            yield name, f"{{{{{bibtex_text(item[key])}}}}}"
    if "publisher" in item:
        yield _PUBLISHERS.get(kind, "publisher"), f"{{{{{bibtex_text(item['publisher'])}}}}}"
    yield from _texts(item)
    if item.get("type") in ("article-magazine", "article-newspaper"):
        yield "entrysubtype", f"{{{item['type'].removeprefix('article-')}}}"
    for key, name in (("DOI", "doi"), ("URL", "url")):
        if key in item:
            yield name, f"{{{item[key].translate(_IN_ADDRESSES)}}}"
    if accessed := _day(item.get("accessed")):
        yield "urldate", f"{{{accessed}}}"


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    if day := _day(item.get("issued")):
        year, *month = item["issued"]["date-parts"][0]
        yield "date", f"{{{day}}}"
        yield "year", f"{{{year}}}"
        if month:
            yield "month", _MONTHS[month[0] - 1]
    if "page" in item:
        yield "pages", f"{{{_pages(item['page'])}}}"
    seen = set[str]()
    for key, name in _TEXTS:
        if key in item and name not in seen:
            seen.add(name)
            yield name, f"{{{bibtex_text(item[key])}}}"


def _pages(pages: str) -> str:
    return "--".join(bibtex_text(part) for part in re.split(r"\s*[-–]+\s*", pages))


def _day(date: Mapping[str, Any] | None) -> str:
    parts = date["date-parts"][0] if date and "date-parts" in date else []
    return "-".join(f"{part:0{2 if place else 4}d}" for place, part in enumerate(parts))


def _name(name: Mapping[str, str]) -> str:
    if name.get("literal") == ET_AL:
        return "others"
    if "literal" in name or "family" not in name:
        return f"{{{bibtex_text(name.get('literal') or name.get('given', ''))}}}"
    particles = (name.get(key, "") for key in ("dropping-particle", "non-dropping-particle"))
    before = " ".join(filter(None, particles))
    family = _whole(name["family"])
    # A particle written large would be read as a part of the name.
    last = f"{before} {family}" if before.islower() else _whole(f"{before} {name['family']}".strip())
    parts = [_whole(name[key]) for key in ("suffix", "given") if name.get(key)]
    # Without a comma the words of a family name would be taken for given names.
    return ", ".join([last, *parts]) if parts or " " not in last else f"{{{bibtex_text(name['family'])}}}"


def _whole(part: str) -> str:
    """A part of a name, in braces where it would be taken apart."""
    text = bibtex_text(part)
    return f"{{{text}}}" if re.search(r"^[^A-Z]|,|\band\b|\\|[ ](?![A-Z])", text) else text


def _is_balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0
