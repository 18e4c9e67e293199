"""The languages of the interface: each one gettext catalogue under `generator/languages/`, read by Babel.

English needs none: its words are the messages themselves, and its dates are written by `core/message.py`, the
same in every locale. A language is a value that the edition holds; nothing is installed for the process.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from gettext import c2py
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.pofile import read_po
from markupsafe import Markup

from generator.core.message import Message, said

FOLDER = Path(__file__).parent.parent / "languages"

_HAS_WORDS = re.compile(r"[^\W\d_]{2}\W+[^\W\d_]{2}")
"""Two words in a row: names and numbers are left as they are."""


def _english_number_form(count: int) -> int:
    return int(count != 1)


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language with its words; compared by identity, since each is read once."""

    code: str
    direction: str = "ltr"
    words: Mapping[tuple[str, str], str | tuple[str, ...]] | None = None
    """By context and English form; None for English."""
    locale: Locale | None = None
    written_in: str = ""
    """The code of the language of the records; empty where it is this one."""
    number_form: Callable[[int], int] = _english_number_form
    """Which of the forms so many things need, by the catalogue's own rule."""

    @property
    def own_lang(self) -> Markup:
        """The attributes of an element that holds what people wrote; empty where they write this language."""
        return self._attributes(self.written_in, direction_of(self.written_in), self.direction)

    def lang_of(self, text: str) -> Markup:
        """Those of an element that holds one text: people's, where it has words and is no message of ours."""
        is_own = bool(self.written_in) and not isinstance(text, Message | Markup) and _HAS_WORDS.search(text)
        return self.own_lang if is_own else Markup("")

    @property
    def drawn_lang(self) -> Markup:
        """What `own_lang` is in a picture, where no direction can be said."""
        return self._attributes(self.written_in, "", "")

    @property
    def said_lang(self) -> Markup:
        """Those of the interface's words inside such an element."""
        own = direction_of(self.written_in)
        return self._attributes(self.code if self.written_in else "", self.direction, own)

    @property
    def manual_lang(self) -> Markup:
        """Those of an element that holds words of the manuals, which are English in every interface."""
        return self._attributes("" if self.is_english else "en", "ltr", self.direction)

    @staticmethod
    def _attributes(code: str, direction: str, around: str) -> Markup:
        if not code:
            return Markup("")
        return Markup(' lang="{}"').format(code) + (
            Markup("") if direction == around else Markup(' dir="{}"').format(direction)
        )

    @property
    def is_english(self) -> bool:
        """True for the language of the messages themselves."""
        return self.locale is None

    def say(self, text: str) -> str:
        """A text or message in this language."""
        return text if self.words is None else said(text, self)

    def say_all(self, value: Any) -> Any:
        """A value of lists, mappings and texts with every message in it said."""
        if isinstance(value, str):
            return said(value, self)
        if isinstance(value, Mapping):
            return {name: self.say_all(inner) for name, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.say_all(inner) for inner in value]
        return value

    def translated(self, form: str, context: str = "") -> str:
        """A form in this language; in English where the catalogue lacks it."""
        found = (self.words or {}).get((context, form), "")
        return found if isinstance(found, str) and found else form

    def forms(self, one: str, many: str) -> tuple[str, ...]:
        """The forms for different numbers of things, by the index that `number_form` gives."""
        found = (self.words or {}).get(("", one), ())
        return found if found and not isinstance(found, str) else (one, many)

    def translated_number(self, one: str, many: str, count: int) -> str:
        """The form for so many things."""
        forms = self.forms(one, many)
        # Where a form is not translated yet, there are the two of English.
        return forms[self.number_form(count)] if forms != (one, many) else forms[count != 1]

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


def direction_of(code: str) -> str:
    """`rtl` for a language that is written from right to left, else `ltr`."""
    try:
        return Locale.parse(code, sep="-").text_direction
    except (ValueError, UnknownLocaleError):
        return "ltr"


@lru_cache
def language_of(code: str, written_in: str = "") -> Language:
    """A language by its code, over records in another one; raises KeyError for one without a catalogue."""
    if written_in and written_in != code:
        return replace(language_of(code), written_in=written_in)
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
    return Language(code, locale.text_direction, words, locale, number_form=c2py(catalogue.plural_expr))


def _form(name: str | tuple[str, ...] | list[str]) -> str:
    return name if isinstance(name, str) else name[0]
