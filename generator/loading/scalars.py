"""What the text of a scalar means, by the type its field declares.

Nothing is guessed: `no` is text in a text field and false in a yes-or-no field, and a day that does not exist
is refused.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from generator.core.declaration import Days, Id, PartialDate, Url
from generator.core.diagnostic import nearest
from generator.core.vocabulary import Vocabulary

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")

_INTEGER = re.compile(r"\d{1,15}\Z", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")
_NUMBER = re.compile(r"[-+]?(\d+(\.\d+)?|\.\d+)\Z")
_LONGEST_NUMBER = 30
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_DAYS = re.compile(r"([0-9]{1,5}) days?\Z")
_SCHEME = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+\Z", re.IGNORECASE)


_CALENDAR = "correct it: months go from 01 to 12, and the day must be one that the month has"


class MismatchError(Exception):
    """A scalar is not what its field takes; carries what was expected and a hint."""

    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.hint = hint


def is_id(text: str) -> bool:
    """True for a well-formed id or key."""
    return ID.match(text) is not None


def proposed_id(text: str) -> str:
    """A well-formed id as close as possible to what was written; empty where nothing is left."""
    return re.sub(r"[^A-Za-z0-9_]+", "-", text).strip("-_")[:80]


def word_decoder(words: type[Vocabulary]) -> Callable[[str], Vocabulary]:
    """The decoder of a closed vocabulary."""
    known: dict[str, Vocabulary] = {word.value: word for word in words}

    def decode(text: str) -> Vocabulary:
        word = known.get(text)
        if word is None:
            close = nearest(text, known)
            hint = f"did you mean '{close}'?" if close else "write one of these words, spelled just so"
            raise MismatchError(f"one of {', '.join(known)}", hint)
        return word

    return decode


def _text(text: str) -> str:
    return text.strip()


def _id(text: str) -> Id:
    if not is_id(text):
        proposal = proposed_id(text)
        rule = "write letters, digits, '-' and '_' only"
        raise MismatchError("an id", f"did you mean '{proposal}'?" if proposal else rule)
    return Id(text)


def _url(text: str) -> Url:
    if not _SCHEME.match(text):
        raise MismatchError("an address", "begin it with https:// or mailto:, and leave no blanks in it")
    return Url(text)


def _boolean(text: str) -> bool:
    word = text.lower()
    if word in ("true", "yes"):
        return True
    if word in ("false", "no"):
        return False
    raise MismatchError("true or false", "write one of the two")


def _integer(text: str) -> int:
    # int() also takes digits of other scripts and underscores, which a reader would not see as that number.
    if _INTEGER.match(text) is None:
        digits = re.sub(r"[,.' _]", "", text)
        written = digits if _INTEGER.match(digits) else "digits only, such as 1000"
        raise MismatchError("a whole number", f"write {written}, without separators")
    return int(text)


def _number(text: str) -> Decimal:
    if _NUMBER.match(text) is None or not text.isascii():
        if re.fullmatch(r"[-+]?\d+,\d+", text):
            raise MismatchError("a number", f"write a decimal point: {text.replace(',', '.')}")
        if text.endswith("%"):
            raise MismatchError("a number", f"write {text[:-1].strip()} and 'unit: percent'")
        raise MismatchError("a number", "write digits only, such as 12 or 0.5; words go into the sentence")
    if len(text) > _LONGEST_NUMBER:
        raise MismatchError("a number", f"no result has more than {_LONGEST_NUMBER} signs; round it")
    return Decimal(text)


def _date(text: str) -> date:
    if _DATE.match(text) is None:
        raise MismatchError("a date", "write year-month-day, such as 2026-05-02")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MismatchError("a date that exists", _CALENDAR) from None


def _moment(text: str) -> datetime:
    # One way to write a moment, that of the tool: fractions, weeks and blanks would be second names of it.
    if _MOMENT.match(text) is None:
        raise MismatchError("a time in UTC", "write it such as 2026-10-02T14:05:09Z")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise MismatchError("a time that exists", "write it in UTC, such as 2026-10-02T14:05:09Z") from None
    return moment.astimezone(UTC)


def _partial_date(text: str) -> PartialDate:
    match = _PARTIAL.match(text.strip())
    if match is None or not text.isascii():
        raise MismatchError(
            "a date", "write a year, year-month or year-month-day, such as 2021, 2021-03 or 2021-03-09"
        )
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        date(year, month if match[2] else 1, day if match[3] else 1)
    except ValueError:
        raise MismatchError("a date that exists", _CALENDAR) from None
    return PartialDate(year, month, day)


def _days(text: str) -> Days:
    match = _DAYS.match(text)
    if match is None:
        raise MismatchError("a number of days", "write it such as 365 days")
    return Days(int(match[1]))


SCALARS: dict[Any, Callable[[str], Any]] = {
    str: _text,
    Id: _id,
    Url: _url,
    bool: _boolean,
    int: _integer,
    Decimal: _number,
    date: _date,
    datetime: _moment,
    PartialDate: _partial_date,
    Days: _days,
}
"""The decoder of each type of scalar; closed vocabularies have `word_decoder`."""
