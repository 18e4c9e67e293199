"""A made-up language: every English letter of the interface in the letters of another alphabet.

What a site in it still says in Latin letters was written by people, or is a word that nobody can translate.
`python -m tests.pseudo_language he evidence build …` runs a command with a catalogue made from the sources,
for the locale `he`: written from right to left, dates and plurals as in Hebrew.
"""

import re
import sys
from importlib.metadata import entry_points
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import write_po

from tests.catalogues import sources

ALPHABETS = {"he": "אבגדהוזחטיכלמנסעפצקרשתךםןף", "el": "αβγδεζηθικλμνξοπρστυφχψωάέ"}
"""By locale, a letter for each of the 26."""

_KEPT = re.compile(r"\{\w*\}|<[^<>]*>|&\w+;")
"""What is no word: holes, tags, entities."""
_READ = re.compile(r'(?<=(?:label|title)=")[^"]*')


def pseudo(form: str, code: str) -> str:
    """A form with its words in the letters of a locale."""
    letters = str.maketrans(ascii_lowercase, ALPHABETS[code])

    def said(words: str) -> str:
        return words.lower().translate(letters)

    kept = _KEPT.findall(form)
    words = _KEPT.split(form)
    pieces = [said(words[0])]
    for tag, text in zip(kept, words[1:], strict=True):
        pieces += [_READ.sub(lambda found: pseudo(found[0], code), tag), said(text)]
    return "".join(pieces)


def pseudo_catalogue(code: str) -> Catalog:
    """A catalogue of every form that the generator says."""
    catalogue = Catalog(locale=code)
    forms = get_plural(code).num_plurals
    for entry in sources():
        if isinstance(entry.id, str):
            catalogue.add(entry.id, pseudo(entry.id, code) if entry.id else "", context=entry.context)
        else:
            one, many = entry.id
            said = [pseudo(one, code), *[pseudo(many, code)] * (forms - 1)]
            catalogue.add((one, many), tuple(said), context=entry.context)
    return catalogue


def write_catalogue(folder: Path, code: str) -> None:
    """The catalogue as a file of a folder."""
    with (folder / f"{code}.po").open("wb") as file:
        write_po(file, pseudo_catalogue(code))


def main(code: str, program: str, *arguments: str) -> None:
    """Run a command with this language beside English."""
    from generator.rendering import language

    with TemporaryDirectory() as folder:
        write_catalogue(Path(folder), code)
        # Before the settings are declared, which name every language there is.
        language.FOLDER = Path(folder)
        (found,) = entry_points(group="console_scripts", name=program)
        found.load()(list(arguments))


if __name__ == "__main__":
    main(*sys.argv[1:])
