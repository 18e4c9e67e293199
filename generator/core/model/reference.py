"""A reference in CSL's words, with our own fields under `custom`."""

import datetime as dt
from collections.abc import Mapping

from generator.core.declaration import Id, PartialDate, Record, Url, make, record, term
from generator.core.model.upkeep import Accepted
from generator.core.vocabulary import Design, UpdateType


@record()
class Name(Record):
    """A person or a body, as CSL writes names."""

    family: str | None = term("Family name")
    given: str | None = term("Given names or initials")
    literal: str | None = term("The whole name of a body")
    dropping_particle: str | None = term("Particle left out in sorting", key="dropping-particle")
    non_dropping_particle: str | None = term("Particle kept in sorting", key="non-dropping-particle")
    suffix: str | None = term("Suffix such as Jr")


@record()
class Update(Record):
    """What happened to a source after its publication."""

    type: UpdateType = term("retraction, expression-of-concern, correction or withdrawal", required=True)
    date: PartialDate | None = term("When")
    DOI: str | None = term("DOI of the notice")
    source: str | None = term("Who says so")


@record()
class Integrity(Record):
    """When and where somebody last looked for retractions."""

    checked: dt.date = term("The day", required=True)
    sources: tuple[str, ...] = term("Where", default=())


@record()
class Appraisal(Record):
    """Our own fields of a reference, under CSL's `custom` or in the overlay."""

    design: Design | None = term("What sort of source it is")
    issued_by: str | None = term("The body that issued a guideline", meaning=False)
    registration: str | None = term("Trial or review registration, which tells reports of one study")
    includes: tuple[Id, ...] = term("Studies inside a review", default=())
    searched_to: PartialDate | None = term("Until when a review searched", meaning=False)
    updates: tuple[Update, ...] = term("Retractions, corrections and the like", default=())
    superseded_by: Id | None = term("The newer version")
    funding: str | None = term("Who paid", meaning=False)
    interests: str | None = term("Interests the authors declare", meaning=False)
    self_published: bool = term("True where nobody outside reviewed it", default=False, meaning=False)
    machine_written: bool = term("True where a machine wrote it", default=False, meaning=False)
    no_identifier: str | None = term("Why it has no DOI, PMID or ISBN", meaning=False)
    unverified: tuple[str, ...] = term("Fields that nobody could verify", default=(), meaning=False)
    integrity: Integrity | None = term("The last look for retractions", meaning=False)
    et_al: bool = term("True where the list of authors was cut short", default=False, meaning=False)
    note: str | None = term("Anything else worth knowing", meaning=False)
    accepted: tuple[Accepted, ...] = term("Findings accepted with a reason", default=(), meaning=False)


@record()
class Reference(Record):
    """A source, in CSL's words with our own under `custom`."""

    id: Id = term("Its key", given=True, meaning=False)
    type: str = term("CSL type, such as article-journal", required=True)
    title: str | None = term("Its title")
    author: tuple[Name, ...] = term("Its authors", default=(), meaning=False)
    editor: tuple[Name, ...] = term("Its editors", default=(), meaning=False)
    container_title: str | None = term("Journal or book", key="container-title", meaning=False)
    publisher: str | None = term("Publisher", meaning=False)
    publisher_place: str | None = term("Place of the publisher", key="publisher-place", meaning=False)
    issued: PartialDate | None = term("When it was published", meaning=False)
    accessed: PartialDate | None = term("When it was looked at", meaning=False)
    volume: str | None = term("Volume", meaning=False)
    issue: str | None = term("Issue", meaning=False)
    page: str | None = term("Pages or article number", meaning=False)
    number: str | None = term("Number of a report", meaning=False)
    number_of_pages: str | None = term("How many pages", key="number-of-pages", meaning=False)
    edition: str | None = term("Edition", meaning=False)
    language: str | None = term("Language of the text (BCP 47)", meaning=False)
    DOI: str | None = term("Digital object identifier")
    PMID: str | None = term("PubMed number")
    PMCID: str | None = term("PubMed Central number")
    ISBN: str | None = term("ISBN")
    URL: Url | None = term("Address", meaning=False)
    note: str | None = term("Zotero's Extra field", meaning=False)
    custom: Appraisal = term("Our own fields", default=make(Appraisal))
    more: Mapping[str, str] = term("Further CSL variables", default={}, given=True, meaning=False)

    @property
    def updates(self) -> tuple[Update, ...]:
        """Its retractions, corrections and the like."""
        return self.custom.updates

    @property
    def retraction(self) -> Update | None:
        """The notice that took it back, if there is one."""
        return next((update for update in self.updates if update.type.is_retraction), None)

    @property
    def year(self) -> str:
        """The year of publication, or nothing."""
        return f"{self.issued.year}" if self.issued else ""
