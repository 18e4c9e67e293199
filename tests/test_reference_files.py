"""References for reference managers: read back by pandoc, bibtexparser and rispy to the same records.

The records are all shipped references and the odd ones of `cases/reference_files`. What a format or one of
its readers cannot hold is said beside the comparison.
"""

import json
import re
import subprocess
from collections.abc import Callable, Iterable
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts

from generator.core.model import Reference
from generator.loading.content import load_content
from generator.loading.files import Folder
from generator.loading.references import NO_OVERLAY, read_references
from generator.rendering.bibliography import pandoc_path
from generator.rendering.csl import Item, handed_out
from generator.rendering.reference_files import FORMATS, files_of_base
from tests.conftest import PROJECT

ODD = PROJECT / "tests/cases/reference_files/odd.yml"
TEXTS = {made.suffix: made for made in FORMATS}

Shown = dict[str, Any]


def odd_references() -> list[Reference]:
    reading = read_references(ODD.name, ODD.read_text(), NO_OVERLAY)
    assert reading.problems == ()
    return [entry.made.record for entry in reading.entries if entry.made.record]


def shipped_references() -> list[Reference]:
    return list(load_content(Folder(PROJECT)).references.values())


SETS: dict[str, Callable[[], list[Reference]]] = {"shipped": shipped_references, "odd": odd_references}


@pytest.fixture(scope="module", params=SETS)
def items(request: pytest.FixtureRequest) -> list[Item]:
    """The records that are written, as they are handed out."""
    return [handed_out(reference) for reference in SETS[request.param]()]


def text_of(items: Iterable[Item], suffix: str) -> str:
    made = TEXTS[suffix]
    return "".join(made.text(map(made.entry, items)))


def read_by_pandoc(text: str, form: str) -> dict[str, Item]:
    command = [pandoc_path(), "--sandbox", f"--from={form}", "--to=csljson"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    read: list[Item] = json.loads(done.stdout)
    return {item["id"]: item for item in read}


def plain(text: str) -> str:
    """Words as every reader may give them: without italics, with one sort of quotation mark and of dash."""
    text = re.sub(r"</?(?:i|b|sup|sub|span)\b[^<>]*>", "", text)
    return " ".join(re.sub("[‘’`'“”\"]+", "'", text).replace("–", "-").split())


def name_of(name: dict[str, str]) -> tuple[str, str, str]:
    """Family name with its particles, or the whole; given names; suffix."""
    if name.get("literal") == "others":
        return "et al", "", ""
    keys = ("dropping-particle", "non-dropping-particle", "family", "literal")
    before = " ".join(name[key] for key in keys if key in name)
    given, suffix = name.get("given", ""), name.get("suffix", "")
    whole = (before, given, suffix) if before else (given, "", suffix)
    return plain(whole[0]), plain(whole[1]), plain(whole[2])


def shown(item: Item) -> Shown:
    """An item in the words that can be compared."""
    made: Shown = {}
    for key, value in item.items():
        if key in ("author", "editor"):
            made[key] = [name_of(name) for name in value]
        else:
            made[key] = plain(value) if isinstance(value, str) else value
    return made


def unwritten(items: list[Item], *keys: str) -> list[Item]:
    return [{key: value for key, value in item.items() if key not in keys} for item in items]


def test_pandoc_reads_the_records_from_csl_json(items: list[Item]) -> None:
    read = read_by_pandoc(text_of(items, "csl.json"), "csljson")
    assert [*read] == [item["id"] for item in items]
    for item in items:
        assert shown(read[item["id"]]) == shown(item)


def test_csl_json_holds_the_records_themselves(items: list[Item]) -> None:
    assert json.loads(text_of(items, "csl.json")) == items


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_pandoc_reads_the_records_from_bibtex(items: list[Item], dialect: str) -> None:
    read = read_by_pandoc(text_of(items, "bib"), dialect)
    # pandoc looks for the language elsewhere.
    written = unwritten(items, "language")
    assert [*read] == [item["id"] for item in written]
    for item in written:
        expected = shown(item)
        if item["type"] == "legislation":
            expected["type"] = ""  # BibTeX has no such type
        if "URL" in item:
            expected["URL"] = item["URL"].replace("{", "%7B").replace("}", "%7D")
        if item["id"] in ("lone-brace", "turned-braces", "breaks-out"):
            # pandoc leaves out braces without a partner, which TeX prints.
            title = read[item["id"]].pop("title")
            assert re.sub("[{} ]", "", title) == re.sub("[{} ]", "", expected.pop("title"))
        assert shown(read[item["id"]]) == expected


def test_bibtexparser_reads_every_entry_and_takes_no_name_apart_wrongly(items: list[Item]) -> None:
    library = parse_string(text_of(items, "bib"), append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert library.failed_blocks == []
    assert library.comments == []
    assert [entry.key for entry in library.entries] == [item["id"] for item in items]
    for entry, item in zip(library.entries, items, strict=True):
        fields = {field.key: field.value for field in entry.fields}
        assert fields.get("doi") == item.get("DOI")
        assert fields.get("pmid") == item.get("PMID")
        assert fields.get("year", "") == "".join(str(part[0]) for part in dates(item))
        assert without_tex(fields.get("title", "")) == plain(item.get("title", ""))
        assert without_tex(fields.get("note", "")) == plain(item.get("note", ""))
        assert [without_tex(read_name(parts)) for parts in fields.get("author", [])] == [
            " ".join(filter(None, (family, suffix, given)))
            for family, given, suffix in map(name_of, item.get("author", []))
        ]


def dates(item: Item) -> list[list[int]]:
    found: list[list[int]] = item.get("issued", {}).get("date-parts", [])
    return found


def read_name(parts: Any) -> str:
    words = [*parts.von, *parts.last, *parts.jr, *parts.first]
    return "et al" if words == ["others"] else " ".join(words)


def without_tex(text: str) -> str:
    """What TeX prints of the commands that we write."""
    named = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^"}
    named |= {"textbraceleft": "\x01", "textbraceright": "\x02"}
    text = re.sub(r"\\text(?:it|bf|superscript|subscript)(?=\{)", "", text)
    text = re.sub(r"\\([{}])", lambda found: "\x01" if found[1] == "{" else "\x02", text)
    text = re.sub(r"\\(text[a-z]+)\{\}", lambda found: named[found[1]].replace("\\", "\x03"), text)
    text = re.sub(r"\\([%&$#_])", r"\1", text)
    assert "\\" not in text
    return plain(re.sub("[{}]", "", text).translate({1: "{", 2: "}", 3: "\\"}))


def test_rispy_reads_every_record(items: list[Item]) -> None:
    text = text_of(items, "ris")
    records = rispy.loads(text)
    assert [record["id"] for record in records] == [item["id"] for item in items]
    assert all(line.endswith("\r") for line in text.split("\n")[:-1])
    same = {"title": "title", "secondary_title": "container-title", "doi": "DOI", "accession_number": "PMID"}
    same |= {"volume": "volume", "number": "issue", "note": "number", "custom2": "PMCID"}
    same |= {"publisher": "publisher", "place_published": "publisher-place", "language": "language"}
    for record, item in zip(records, items, strict=True):
        assert {key: plain(record.get(key, "")) for key in same} == {
            key: plain(item.get(name, "")) for key, name in same.items()
        }
        assert record.get("urls", []) == [item[key] for key in ("URL",) if key in item]
        assert record.get("notes", []) == [item[key] for key in ("note",) if key in item]
        assert record.get("authors", []) == [ris_name(name) for name in item.get("author", [])]
        assert [int(part) for part in record.get("date", "").split("/") if part] == [
            part for day in dates(item) for part in day
        ]
        pages = [record[key] for key in ("start_page", "end_page") if key in record]
        assert "-".join(pages) == plain(item.get("page", ""))


def ris_name(name: dict[str, str]) -> str:
    family, given, suffix = name_of(name)
    if given or suffix or ("family" in name and " " not in family):
        return ", ".join(filter(None, (family, given, suffix)))
    return f"{' '.join(family.replace(',', ' ').split())},"


def test_pandoc_reads_from_ris_what_it_knows_of_it(items: list[Item]) -> None:
    read = read_by_pandoc(text_of(items, "ris"), "ris")
    assert [*read] == [item["id"] for item in items]
    known = ("title", "container-title", "volume", "issue", "page", "DOI", "URL", "publisher", "edition")
    for item in items:
        found, expected = shown(read[item["id"]]), shown(item)
        if "version" in item:
            expected["edition"] = item["version"]
        assert {key: found.get(key) for key in known} == {key: expected.get(key) for key in known}
        assert dates(found) == [part[:1] for part in dates(item)]
        # pandoc takes a suffix for given names, so words are compared in any order.
        assert [words_of(name) for name in found.get("author", [])] == [
            words_of(name_of(name)) for name in item.get("author", [])
        ]


def words_of(name: Iterable[str]) -> list[str]:
    return sorted(" ".join(name).replace(",", " ").split())


def test_what_is_handed_out_warns_of_a_retraction_and_keeps_the_editors_remarks() -> None:
    items = {item["id"]: item for item in map(handed_out, odd_references())}
    retracted = items["retracted"]
    assert retracted["note"] == "Retraction 4 May 2016 (doi:10.1000/taken_back). Correction Jun 2015"
    assert retracted["PMID"] == "87654321"
    assert "abstract" not in retracted
    for suffix in TEXTS:
        text = text_of([retracted], suffix)
        assert "Retraction 4 May 2016" in text
        assert "own remark" not in text
        assert "publisher's words" not in text.lower()


def test_the_files_of_the_base_hold_every_reference_in_their_order() -> None:
    references = shipped_references()
    files = {file.path: "".join(file.pieces()) for file in files_of_base(references)}
    assert [*files] == ["references.bib", "references.ris", "references.csl.json"]
    keys = [reference.id for reference in references]
    assert [item["id"] for item in json.loads(files["references.csl.json"])] == keys
    assert re.findall(r"^@\w+\{([^,]+),$", files["references.bib"], re.MULTILINE) == keys
    assert re.findall(r"^ID  - (.+)\r$", files["references.ris"], re.MULTILINE) == keys
