"""Words of the interface that can be said in every language: gettext messages as values.

A message is the English text itself, so that whoever compares, sorts or logs it needs no language; besides,
it remembers its form and the values in it, and a language says it anew where it reaches a page. So whatever
makes words stays a function of the records alone, and nothing asks which language is in force.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol


class Speaker(Protocol):
    """A language, as a message needs it to be said."""

    @property
    def is_english(self) -> bool:
        """True for the language that forms are written in."""
        ...

    def translated(self, form: str, context: str) -> str:
        """The form in this language."""
        ...

    def translated_number(self, one: str, many: str, count: int) -> str:
        """The form for so many things in this language."""
        ...

    def day(self, year: int, month: int | None, day: int | None) -> str:
        """A date, as precise as it is known; empty where it is written as in English."""
        ...

    def figure(self, written: str) -> str:
        """A number that is written as in English, with this language's signs."""
        ...


class Message(str):
    """A text that `said` gives in a language; as a string it is the English one."""

    __slots__ = ()

    def said(self, speaker: Speaker) -> str:
        """The text in a language; English unless a kind of message says otherwise."""
        return str(self)


class _Phrase(Message):
    __slots__ = ("context", "form", "values")

    form: str
    context: str
    values: dict[str, object]

    def said(self, speaker: Speaker) -> str:
        form = speaker.translated(self.form, self.context)
        return form.format(**_said_values(self.values, speaker)) if self.values else form


class _Counted(Message):
    __slots__ = ("many", "number", "one", "values")

    one: str
    many: str
    number: int
    values: dict[str, object]

    def said(self, speaker: Speaker) -> str:
        form = speaker.translated_number(self.one, self.many, self.number)
        return form.format(**_said_values(self.values, speaker))


class _Joined(Message):
    __slots__ = ("between", "parts")

    between: str
    parts: tuple[str, ...]

    def said(self, speaker: Speaker) -> str:
        return said(self.between, speaker).join(said(part, speaker) for part in self.parts)


class _Spelled(Message):
    __slots__ = ("meaning",)

    meaning: str

    def said(self, speaker: Speaker) -> str:
        return str(self) if speaker.is_english else said(self.meaning, speaker)


class _Begun(Message):
    __slots__ = ("whole",)

    whole: str

    def said(self, speaker: Speaker) -> str:
        return _with_capital(said(self.whole, speaker))


class _Day(Message):
    __slots__ = ("day", "month", "year")

    year: int
    month: int | None
    day: int | None

    def said(self, speaker: Speaker) -> str:
        return speaker.day(self.year, self.month, self.day) or str(self)


class _Figure(Message):
    __slots__ = ()

    def said(self, speaker: Speaker) -> str:
        return speaker.figure(str(self))


def message(form: str, *, context: str = "", **values: object) -> Message:
    """A phrase with its values: `message("Approved {day}", day=long_date(day))`.

    The form stands there as a literal, from which `make words` takes it into the catalogues.
    """
    made = _Phrase(form.format(**values) if values else form)
    made.form, made.context, made.values = form, context, values
    return made


def counted(one: str, many: str, count: int, **values: object) -> Message:
    """A phrase that depends on how many there are: `counted("{count} study", "{count} studies", 3)`."""
    said_values = {"count": count, **values}
    made = _Counted((one if count == 1 else many).format(**said_values))
    made.one, made.many, made.number, made.values = one, many, count, said_values
    return made


def joined(between: str, parts: Iterable[str]) -> Message:
    """Texts and messages in a row."""
    found = tuple(parts)
    made = _Joined(between.join(found))
    made.between, made.parts = between, found
    return made


def spelled(english: str, meaning: str) -> Message:
    """A word of the files, such as `very-low`: English shows it as it is written, others what it means."""
    made = _Spelled(english)
    made.meaning = meaning
    return made


def begun(text: str) -> Message:
    """A text at the beginning of a line or sentence: with a capital."""
    made = _Begun(_with_capital(text))
    made.whole = text
    return made


def day_message(day: date) -> Message:
    """`2 Oct 2026`."""
    return partial_day_message(day.year, day.month, day.day)


def partial_day_message(year: int, month: int | None, day: int | None) -> Message:
    """`2 Oct 2026`, `Oct 2026` or `2026`."""
    name = _MONTHS[month - 1] if month else ""
    made = _Day(" ".join(part for part in (str(day or ""), name, str(year)) if part))
    made.year, made.month, made.day = year, month, day
    return made


def figure(written: str) -> Message:
    """A number of ours as English writes it: `1,234.5`."""
    return _Figure(written)


def said(text: str, speaker: Speaker) -> str:
    """A text in a language; what is no message stays as it is."""
    return text.said(speaker) if isinstance(text, Message) else text


def _with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _said_values(values: dict[str, object], speaker: Speaker) -> dict[str, object]:
    return {name: said(value, speaker) if isinstance(value, str) else value for name, value in values.items()}


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
