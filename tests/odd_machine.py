"""Runs `evidence` on an odd machine: `python -m tests.odd_machine -C FOLDER build`.

Its folders list their files backwards, and its clock runs ten years ahead. What it builds must be what every
other machine builds.
"""

import datetime as dt
import os
import time
from collections.abc import Iterator
from typing import Any

AHEAD = 3653 * 86400


def list_backwards() -> None:
    """Let every way to list a folder give its names in falling order."""
    listdir, scandir = os.listdir, os.scandir

    class Entries:
        def __init__(self, path: Any) -> None:
            with scandir(path) as entries:
                self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

        def __iter__(self) -> Iterator[Any]:
            return self.entries

        def __next__(self) -> Any:
            return next(self.entries)

        def __enter__(self) -> "Entries":
            return self

        def __exit__(self, *_: object) -> None:
            self.close()

        def close(self) -> None:
            self.entries = iter(())

    def names(path: Any = ".") -> list[Any]:
        return sorted(listdir(path), reverse=True)

    os.listdir = names
    os.scandir = lambda path=".": Entries(path)  # type: ignore[assignment]


def set_clock_ahead() -> None:
    """Move every clock that the standard library has, apart from those that only measure."""
    seconds, utc, local = time.time, time.gmtime, time.localtime
    time.time = lambda: seconds() + AHEAD
    time.gmtime = lambda moment=None: utc(time.time() if moment is None else moment)
    time.localtime = lambda moment=None: local(time.time() if moment is None else moment)
    real_date, real_datetime = dt.date, dt.datetime

    class Dates(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, real_date if cls.__name__ == "LaterDate" else real_datetime)

    class LaterDate(dt.date, metaclass=Dates):
        @classmethod
        def today(cls) -> Any:
            return real_datetime.fromtimestamp(time.time()).date()

    class LaterDatetime(dt.datetime, metaclass=Dates):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return real_datetime.fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls) -> Any:
            return real_datetime.fromtimestamp(time.time(), dt.UTC).replace(tzinfo=None)

        today = now

    dt.date, dt.datetime = LaterDate, LaterDatetime  # type: ignore[misc]


if __name__ == "__main__":
    list_backwards()
    set_clock_ahead()
    from generator.cli import main

    main()
