"""The board, its policy, and the review events its members write."""

import datetime as dt
from collections.abc import Mapping

from generator.core.declaration import Days, Id, Record, record, term
from generator.core.vocabulary import ClaimKind, Decision, Role, Signatures


@record()
class Account(Record):
    """An account on the forge, known by its number so that a renamed login cannot take over."""

    github: str = term("The login", required=True)
    id: int = term("The numeric id", required=True)


@record()
class SigningKey(Record):
    """An SSH key that signs review events."""

    key: str = term("The public key", required=True)
    from_: dt.date | None = term("The first day it counts")
    until: dt.date | None = term("The last day it counts")
    revoked: dt.date | None = term("The day from which nothing it signed counts")


@record()
class Recusal(Record):
    """A topic on which a person does not review."""

    topic: Id = term("The topic", required=True)
    from_: dt.date = term("The first day", required=True)


@record()
class Disclosure(Record):
    """What a person declared, and when."""

    date: dt.date = term("The day", required=True)
    text: str = term("The declaration", required=True)


@record()
class Person(Record):
    """A member of the board, or an editor."""

    id: Id = term("The key in board.yml", given=True)
    name: str = term("The name readers see", required=True)
    cited_as: str | None = term(
        "The name in citations: family name, a comma, given names; where left out the whole name is taken"
    )
    roles: tuple[Role, ...] = term("In what capacity the person reviews", required=True)
    account: Account | None = term("The account on the forge")
    orcid: str | None = term("ORCID iD")
    keys: tuple[SigningKey, ...] = term("SSH keys", default=())
    from_: dt.date | None = term("The first day of the term")
    until: dt.date | None = term("The last day of the term")
    recused: tuple[Recusal, ...] = term("Topics on which the person does not review", default=())
    disclosures: tuple[Disclosure, ...] = term("Declared interests", default=())


@record()
class Policy(Record):
    """What an approval takes."""

    quorum: Mapping[Role, int] = term("How many approvals of each role", required=True)
    high_risk: Mapping[Role, int] = term("The same for high-risk claims", default={})
    valid_for: Days = term("How long an approval lasts", required=True)
    signatures: Signatures = term("Whether events must be signed", default=Signatures.OPTIONAL)
    signatures_from: dt.date | None = term("The first day of which events must be signed, where not all must")
    site: str | None = term("The name of this site inside signatures; once chosen never changed")
    own_names: tuple[str, ...] = term(
        "Names and web addresses under which the people of this site publish", default=()
    )
    integrity_valid_for: Days | None = term(
        "How long a look for retractions counts; where left out, its age is not judged"
    )
    evidence_age: Mapping[ClaimKind, Days] = term(
        "By kind of claim, how old its newest support may be without a newer search; others are not judged",
        default={},
    )
    reading_grade: int = term(
        "Years of school that the words for patients may take (Flesch-Kincaid grade)", default=8
    )


@record()
class Board(Record):
    """The people and the policy."""

    notice: str | None = term("A sentence for the foot of every page, such as that this is a demonstration")
    people: Mapping[Id, Person] = term("The people by id", default={})
    policy: Policy = term("What an approval takes", required=True)


@record()
class ReviewEvent(Record):
    """One act of one person, written once and never edited."""

    folder: Id = term("The article in whose folder the file lies", given=True, meaning=False)
    date: dt.datetime = term("When, in UTC", required=True)
    by: Id = term("Who", required=True)
    role: Role = term("In what capacity", required=True)
    decision: Decision = term("What was decided", required=True)
    article: str | None = term("Where the article was then")
    covers: Mapping[str, str] = term("Each item with its fingerprint", required=True)
    leans_on: Mapping[str, Mapping[str, str]] = term("What each item leant on", default={})
    interests: str | None = term("Interests of the person in this matter")
    numbers: str | None = term("Whether the numbers were read at the source")
    note: str | None = term("A note for readers")
    pull_request: int | None = term("The pull request")
    signature: str | None = term("An SSH signature of the event")

    def item_key(self, covered: str) -> str:
        """The key, over the whole base, of an item the event covers."""
        return f"{covered}:{self.folder}" if covered in ("article", "algorithm") else covered
