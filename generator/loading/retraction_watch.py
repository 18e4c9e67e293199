"""Retraction Watch's list in its CSV form, read line by line: the whole list is large.

Columns that are not needed may be left out; a row of another length than the header means a cut download.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.core.declaration import Id, PartialDate
from generator.core.diagnostic import Span
from generator.core.identifiers import doi_key, pmid_key
from generator.loading.files import Tree
from generator.loading.integrity_entries import BrokenListError, Entry, existing_day

MAX_LIST_BYTES = 100 * 1024 * 1024
"""Retraction Watch's whole list fits; forges take no larger file."""

_DOI, _PMID = "OriginalPaperDOI", "OriginalPaperPubMedID"
_NATURE, _DATE, _NOTICE = "RetractionNature", "RetractionDate", "RetractionDOI"
_NEEDED = (_DOI, _PMID, _NATURE, _DATE)

_AMERICAN = re.compile(r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4})\b")
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})\b")


def listed_entries(file: PurePosixPath, tree: Tree, keys: Mapping[str, Id]) -> Iterator[Entry]:
    """What the list says of the references under `keys`, by DOI and PMID.

    Raises BrokenListError for a list that is not whole.
    """
    reader = csv.reader(_lines(file, tree))
    try:
        columns = _columns(next(reader, []))
        line = reader.line_num
        for row in reader:
            if row and len(row) != len(columns):
                what = f"a row has {len(row)} values, and the header {len(columns)}"
                raise BrokenListError(line + 1, what, "download the list again: it seems to be cut")
            key = _key_of(row, columns, keys) if row else None
            if key:
                yield _entry(key, dict(zip(columns, row, strict=True)), Span(str(file), line + 1))
            line = reader.line_num
    except csv.Error:
        raise BrokenListError(
            reader.line_num, "its rows cannot be told apart", "download the list again"
        ) from None


def _lines(file: PurePosixPath, tree: Tree) -> Iterator[str]:
    try:
        if tree.size_of(file) > MAX_LIST_BYTES:
            hint = f"keep only the columns {', '.join((*_NEEDED, _NOTICE))}"
            raise BrokenListError(1, "it is larger than 100 MiB", hint)
        content = tree.bytes_of(file).removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise BrokenListError(1, error.strerror or "it cannot be opened", "download it again") from None
    for number, line in enumerate(io.BytesIO(content), start=1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            raise BrokenListError(number, "it is not UTF-8 text", "save it as UTF-8 text") from None


def _columns(header: list[str]) -> dict[str, int]:
    columns = {name.strip(): position for position, name in enumerate(header)}
    missing = [name for name in _NEEDED if name not in columns]
    if missing or len(columns) < len(header):
        what = f"it has no column '{missing[0]}'" if missing else "it has two columns of one name"
        raise BrokenListError(1, what, f"keep the columns {', '.join((*_NEEDED, _NOTICE))}")
    return columns


def _key_of(row: list[str], columns: Mapping[str, int], keys: Mapping[str, Id]) -> Id | None:
    return keys.get(doi_key(row[columns[_DOI]])) or keys.get(pmid_key(row[columns[_PMID]]))


def _entry(key: Id, values: Mapping[str, str], span: Span) -> Entry:
    return Entry(key, values[_NATURE], _day(values[_DATE]), doi_key(values.get(_NOTICE, "")), span)


def _day(text: str) -> PartialDate | None:
    found = _AMERICAN.match(text.strip()) or _ISO.match(text.strip())
    return existing_day(found["year"], found["month"], found["day"]) if found else None
