"""The languages of the interface: each one gettext catalogue under `generator/languages/`, read by Babel.

English needs none: its words are the messages themselves, and its dates are written by `core/message.py`, the
same in every locale. A language is a value that the edition holds; nothing is installed for the process.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.pofile import read_po

from generator.core.message import said

FOLDER = Path(__file__).parent.parent / "languages"


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language with its words; compared by identity, since each is read once."""

    code: str
    direction: str = "ltr"
    words: Mapping[tuple[str, str], str | tuple[str, ...]] | None = None
    """By context and English form; None for English."""
    locale: Locale | None = None

    def say(self, text: str) -> str:
        """A text or message in this language."""
        return text if self.words is None else said(text, self)

    def translated(self, form: str, context: str = "") -> str:
        """A form in this language; in English where the catalogue lacks it."""
        found = (self.words or {}).get((context, form), "")
        return found if isinstance(found, str) and found else form

    def forms(self, one: str, many: str) -> tuple[str, ...]:
        """The forms for different numbers of things, by the index that `number_form` gives."""
        found = (self.words or {}).get(("", one), ())
        return found if found and not isinstance(found, str) else (one, many)

    def number_form(self, count: int) -> int:
        """Which of the forms so many things need."""
        return int(count != 1)

    def translated_number(self, one: str, many: str, count: int) -> str:
        """The form for so many things."""
        return self.forms(one, many)[self.number_form(count)]

    def day(self, year: int, month: int | None, day: int | None) -> str:
        """`29. November 2026`, `November 2026` or `2026`; empty in English, whose dates `core` writes."""
        if self.locale is None:
            return ""
        if not month:
            return str(year)
        if not day:
            return str(format_date(date(year, month, 1), "LLLL y", locale=self.locale))
        return str(format_date(date(year, month, day), "long", locale=self.locale))

    def figure(self, written: str) -> str:
        """A number written as in English, with the signs of this language."""
        if self.locale is None:
            return written
        signs = self.locale.number_symbols["latn"]
        return written.translate(str.maketrans({",": signs["group"], ".": signs["decimal"]}))


ENGLISH = Language("en")


def languages() -> tuple[str, ...]:
    """The codes of all languages of the interface."""
    return ("en", *sorted(file.stem for file in FOLDER.glob("*.po")))


@lru_cache
def language_of(code: str) -> Language:
    """A language by its code; raises KeyError for one without a catalogue."""
    if code == ENGLISH.code:
        return ENGLISH
    if code not in languages():
        raise KeyError(code)
    with (FOLDER / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code, abort_invalid=True)
    words = {
        (entry.context or "", _form(entry.id)): tuple(entry.string)
        if isinstance(entry.string, (tuple, list))
        else entry.string
        for entry in catalogue
        if entry.id and entry.string
    }
    locale = Locale.parse(code.replace("-", "_"))
    return Language(code, locale.text_direction, words, locale)


def _form(name: str | tuple[str, ...] | list[str]) -> str:
    return name if isinstance(name, str) else name[0]
