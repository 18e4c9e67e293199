"""Today is an input: this is the only place that asks the clock, and only the adapters call it."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime


def day_of(written: str | None, environment: Mapping[str, str] = os.environ) -> date:
    """The day to compute statuses for: as written, else SOURCE_DATE_EPOCH, else today in UTC.

    Raises ValueError, worded for the person who typed it, for what is no day.
    """
    if not written:
        return _now(environment).date()
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"'{written}' is not a date such as 2026-05-02") from None


def moment_of(written: str | None, environment: Mapping[str, str] = os.environ) -> datetime:
    """The moment of a review event in UTC, to the second: as written, else SOURCE_DATE_EPOCH, else now.

    Raises ValueError like `day_of`; a time without a zone is no moment.
    """
    if not written:
        return _now(environment)
    try:
        moment = datetime.fromisoformat(written)
        if moment.tzinfo:
            return moment.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        pass
    raise ValueError(f"'{written}' is not a moment such as 2026-05-02T14:05:00Z")


def _now(environment: Mapping[str, str]) -> datetime:
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is '{epoch}', which is not a time in seconds") from None
