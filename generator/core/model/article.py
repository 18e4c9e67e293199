"""An article and what stands around it: topic, home page, glossary."""

import datetime as dt

from generator.core.declaration import Id, Record, record, term
from generator.core.model.upkeep import Accepted
from generator.core.vocabulary import Audience, ChangeType


@record(shorthand="claims")
class RedFlags(Record):
    """What must not wait: claims, or the reason why there is none."""

    claims: tuple[Id, ...] = term("The claims", default=())
    none: str | None = term("Why the article has no red flags")


@record(shorthand="date")
class EvidenceSearched(Record):
    """When the evidence was last searched, or why nobody searched."""

    date: dt.date | None = term("The day of the search")
    none: str | None = term("Why there was no search")


@record(shorthand="person")
class Author(Record):
    """Somebody who wrote the article; authors are added, never removed."""

    person: Id = term("The person's id in board.yml", required=True)
    former: bool = term("True for somebody who no longer works on it", default=False)


@record()
class PlainWording(Record):
    """Question and verdict in words for patients, and what they may want to ask."""

    question: str | None = term("The question for patients")
    verdict: str | None = term("The verdict for patients")
    questions: tuple[str, ...] = term("Questions for patients to take to their doctor", default=())


@record()
class Change(Record):
    """One entry of the history readers see."""

    date: dt.date = term("The day", required=True)
    type: ChangeType = term("What it did to the conclusions", required=True)
    summary: str = term("What changed, in a sentence", required=True)


@record()
class Article(Record):
    """A question with its answer, the prose that leads through the claims, and their order."""

    id: Id = term("The name of its folder", given=True, meaning=False)
    topic: Id = term("The name of the folder above", given=True, meaning=False)
    body: str = term("The prose after the front matter", given=True)
    body_line: int = term("The line of the file on which the prose begins", given=True, meaning=False)
    question: str = term("The question it answers", required=True)
    verdict: str = term("The answer in a few words, no firmer than its weakest claim", required=True)
    plain: PlainWording | None = term("Question and verdict for patients")
    red_flags: RedFlags = term("What must not wait", required=True)
    authors: tuple[Author, ...] = term("Who wrote it", required=True, meaning=False)
    evidence_searched: EvidenceSearched = term(
        "When the evidence was last searched", required=True, meaning=False
    )
    next_review: dt.date = term("The day by which it must be reviewed again", required=True, meaning=False)
    audience: tuple[Audience, ...] = term("Who it is written for", default=(), meaning=False)
    keywords: tuple[str, ...] = term("Words to find it by", default=(), meaning=False)
    funding: str | None = term("Who paid for the work", meaning=False)
    interests: str | None = term("Interests of the authors", meaning=False)
    changes: tuple[Change, ...] = term("The history readers see", default=(), meaning=False)
    aliases: tuple[Id, ...] = term("Earlier folder names", default=(), meaning=False)
    accepted: tuple[Accepted, ...] = term("Findings accepted with a reason", default=(), meaning=False)

    @property
    def address(self) -> str:
        """`<topic>/<article>`."""
        return f"{self.topic}/{self.id}"


@record()
class Topic(Record):
    """A folder of articles."""

    id: Id = term("The name of its folder", given=True, meaning=False)
    title: str = term("Its title", required=True)
    summary: str | None = term("What it is about, in a sentence")


@record()
class Home(Record):
    """The words at the head of the home page."""

    title: str = term("The title", required=True)
    body: str = term("The prose", given=True)
    body_line: int = term("The line of the file on which the prose begins", given=True)


@record()
class GlossaryEntry(Record):
    """A medical term in plain words."""

    word: str = term("The term", given=True)
    plain: str = term("What it means, in plain words", required=True)
    source: str = term("Where the explanation comes from", required=True)
    date: dt.date | None = term("When it was written")
