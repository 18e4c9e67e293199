"""The catalogues of interface words: `make words` brings them up to date, and a test says whether they are.

Forms are taken from the sources: `message` and `counted` of Python, `_` and `_n` of templates, the labels of
the vocabularies.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from generator.core.vocabulary import Vocabulary

PROJECT = Path(__file__).parent.parent
FOLDER = PROJECT / "generator/languages"

HEADER = r"""msgid ""
msgstr ""
"Language: {code}\n"
"Plural-Forms: {plural}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def sources() -> Catalog:
    """Every form that the generator and its templates say."""
    catalogue = Catalog()
    for form in (*_of_python(), *_of_templates()):
        catalogue.add(_chosen(form))
    for words in vocabularies():
        for word in words:
            catalogue.add(str(word.label), context=words.__name__)
    return catalogue


def vocabularies() -> list[type[Vocabulary]]:
    """Those whose labels readers see; the kinds of nodes and edges are for machines."""
    found = (words for words in Vocabulary.__subclasses__() if words.__module__ == Vocabulary.__module__)
    return sorted(found, key=lambda words: words.__name__)


def updated(file: Path) -> bytes:
    """A catalogue with every form of the sources and no other, as it is written."""
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=file.stem)
    catalogue.update(sources(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    written = BytesIO()
    # Neither days nor places: a catalogue differs only where its words do.
    write_po(written, catalogue, width=110, omit_header=True, no_location=True, sort_output=True)
    return HEADER.format(code=file.stem, plural=catalogue.plural_forms).encode() + written.getvalue()


def main() -> None:
    """Write every catalogue anew, and say how many forms each lacks."""
    for file in sorted(FOLDER.glob("*.po")):
        file.write_bytes(updated(file))
        with file.open("rb") as opened:
            lacking = [entry.id for entry in read_po(opened) if entry.id and not _is_said(entry.string)]
        sys.stdout.write(f"{_name(file)}: {len(lacking)} forms lack their words\n")


def _of_python() -> Iterator[object]:
    for file in sorted((PROJECT / "generator").rglob("*.py")):
        with file.open("rb") as opened:
            for _, form, _, _ in extract("python", opened, {"message": None, "counted": (1, 2)}):
                yield form


def _of_templates() -> Iterator[object]:
    options = {"trimmed": "false"}
    for file in sorted((PROJECT / "site_overrides").rglob("*.html")):
        with file.open("rb") as opened:
            for _, _, form, _ in babel_extract(opened, ("_", "_n"), [], options):
                yield form


def _chosen(form: object) -> str | tuple[str, ...]:
    if isinstance(form, str):
        return form
    assert isinstance(form, tuple)
    found = tuple(part for part in form if isinstance(part, str))
    return found if len(found) > 1 else found[0]


def _is_said(words: object) -> bool:
    return all(words) if isinstance(words, (tuple, list)) else bool(words)


def _name(file: Path) -> str:
    return file.relative_to(PROJECT).as_posix()


if __name__ == "__main__":
    main()
