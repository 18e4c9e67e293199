"""What may be said about any record: that it was removed, or that a finding on it is accepted."""

import datetime as dt

from generator.core.declaration import Id, Record, record, term


@record()
class Removed(Record):
    """What stays of an id that was taken out of use, so that it is never used again."""

    id: Id = term("The id that was removed", given=True)
    date: dt.date = term("The day of the removal", required=True)
    because: str = term("Why it was removed, for readers who followed an old link", required=True)
    successor: Id | None = term("The id that took its place")


@record()
class Accepted(Record):
    """A finding that a named person accepts until a day, with the reason."""

    code: str = term("The code of the finding", required=True)
    by: Id = term("The person who accepts it", required=True)
    because: str = term("Why it may stay", required=True)
    until: dt.date = term("The last day of the acceptance", required=True)
