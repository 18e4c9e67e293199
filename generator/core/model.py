"""The records of the knowledge base, each field declared once.

A field's docstring is its `explains`; whether it carries meaning decides whether an approval lapses when
it changes. Files say what people wrote; nothing here is computed.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from generator.core.declaration import Days, Id, PartialDate, Record, Url, make, record, term
from generator.core.vocabulary import (
    Audience,
    ChangeType,
    ClaimKind,
    Decision,
    Design,
    DespiteLowCertainty,
    Direction,
    Directness,
    DownDomain,
    Measure,
    PicoPart,
    Rating,
    Read,
    RecommendationDirection,
    Risk,
    Role,
    Signatures,
    Start,
    StepKind,
    Strength,
    UpdateType,
    UpDomain,
    Urgency,
)


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


@record()
class Pico(Record):
    """The clinical question of a claim: population, intervention, comparator, outcome."""

    population: str | None = term("Who the statement is about")
    intervention: str | None = term("What is done, or what people are exposed to")
    comparator: str | None = term("What it is compared with; effect and harm claims need one")
    outcome: str | None = term("What is measured")


@record()
class Scale(Record):
    """The scale an outcome was measured on."""

    name: str = term("Its name", required=True)
    min: Decimal | None = term("Its lowest score")
    max: Decimal | None = term("Its highest score")
    better: str | None = term("Whether a `lower` or a `higher` score is better")
    important: Decimal | None = term("The smallest difference that matters to patients")


@record()
class Arm(Record):
    """One group of a study with its own figure."""

    name: str = term("What the group received", required=True)
    events: int | None = term("How many had the outcome")
    total: int | None = term("How many were counted")
    value: Decimal | None = term("A mean, median, proportion or other figure of the group")
    sd: Decimal | None = term("Standard deviation of the figure")
    n: int | None = term("How many people the figure rests on")
    rate: Decimal | None = term("Events per unit of person-time")
    per: str | None = term("The unit of person-time, such as 1000 person-years")


@record()
class Absolute(Record):
    """The same result as counts of people, or why it cannot be given."""

    not_given: str | None = term("Why no absolute figure can be given")
    per: int | None = term("Out of how many people, usually 1000")
    without: Decimal | None = term("How many of them without the intervention")
    with_: Decimal | None = term("How many of them with the intervention")
    ci: tuple[Decimal, Decimal] | None = term("Interval of the number with the intervention")
    baseline_from: str | None = term("Where the number without the intervention comes from")


@record()
class Estimate(Record):
    """One figure, from one evidence line."""

    from_: Id = term("The reference of the evidence line it comes from", required=True)
    measure: Measure = term("The statistic", required=True)
    value: Decimal | None = term("The point estimate")
    ci: tuple[Decimal, Decimal] | None = term("Confidence interval, low then high")
    level: Decimal | None = term("Level of the interval in percent, where it is not 95")
    events: int | None = term("How many had the outcome")
    total: int | None = term("How many were counted")
    arms: tuple[Arm, ...] = term("The groups, where the source gives each its own figure", default=())
    range: tuple[Decimal, Decimal] | None = term("Lowest and highest figure")
    unit: str | None = term("Unit of the figure, such as percent, points or mmHg")
    at: str | None = term("The time it was measured")
    group: str | None = term("The subgroup or comparison it is about")
    definition: str | None = term("How the source defines the outcome")
    studies: int | None = term("How many studies were pooled")
    n: int | None = term("How many people the figure rests on")
    i2: Decimal | None = term("Heterogeneity (I squared) in percent")
    baseline: Decimal | None = term("The figure at the start, for a change from baseline")
    p: str | None = term("The P value as the source prints it")
    approximate: bool = term("True where the source gives a rounded figure", default=False)
    scale: Scale | None = term("The scale, for scores")
    absolute: Absolute | None = term("The result as counts of people")
    shown: bool = term("True for the figure that stands in the sentence", default=False)


@record()
class Certainty(Record):
    """How sure we are, by GRADE, and why."""

    rating: Rating = term("high, moderate, low, very-low or not-graded", required=True)
    of: str | None = term("What we are certain about")
    start: Start | None = term("Where the rating starts")
    down: Mapping[DownDomain, int] = term("Levels rated down, by reason", default={})
    up: Mapping[UpDomain, int] = term("Levels rated up, by reason", default={})
    note: str | None = term("The reasons in a sentence; required where nobody graded")
    by: str | None = term("`us`, or the reference whose rating is adopted")
    locator: str | None = term("Where the adopted rating stands in its source")


@record()
class EvidenceLine(Record):
    """One source bearing on the claim, read by somebody at a place."""

    reference: Id = term("The key of the source", required=True)
    direction: Direction = term("supports, disputes or neutral", required=True)
    directness: Directness = term("direct or indirect", required=True)
    differs: tuple[PicoPart, ...] = term("The parts of the question in which it differs", default=())
    locator: str | None = term("Where in the source it stands")
    read: Read = term("full-text, abstract or not-seen", required=True)
    says: str | None = term("What it says; required for disputing and neutral lines")
    quote: str | None = term("Its own words, 40 at most")
    quote_translation: str | None = term("The quote in the language of the page")
    cited_by: Id | None = term("The reference through which it is known")


@record()
class LeftOut(Record):
    """A source that a search found and the claim does not use."""

    reference: Id = term("The key of the source", required=True)
    because: str = term("Why it is not used", required=True)


@record()
class Search(Record):
    """How the evidence was searched, in both directions."""

    date: dt.date | None = term("The day of the search", meaning=False)
    sources: tuple[str, ...] = term("The databases", default=())
    query: str | None = term("The query as typed")
    records: int | None = term("How many records it gave")
    used: int | None = term("How many of them are used")
    left_out: tuple[LeftOut, ...] = term("The sources left out, with reasons", default=())
    from_: Id | None = term("The review whose search is adopted")
    to: PartialDate | None = term("Until when the adopted search reached")


@record()
class Contradiction(Record):
    """Another claim that says otherwise, and why both stand."""

    claim: Id = term("The other claim", required=True)
    because: str = term("What explains the difference, in one sentence", required=True)


@record()
class Relations(Record):
    """How a claim stands to other claims."""

    contradicts: tuple[Contradiction, ...] = term("Claims that say otherwise", default=())
    refines: tuple[Id, ...] = term("Broader claims that this one makes precise", default=())
    depends_on: tuple[Id, ...] = term("Claims without which this one would not hold", default=())
    supersedes: tuple[Id, ...] = term("Claims that this one replaces", default=())


@record()
class Recommendation(Record):
    """What one body recommends; several bodies stand side by side."""

    from_: Id = term("The reference of the body's text, or `board`", required=True)
    direction: RecommendationDirection = term("for or against", required=True)
    strength: Strength = term("strong, conditional or not-graded", required=True)
    as_stated: str | None = term("The recommendation in the words of the body, or close to them")
    system: str | None = term("The grading system the body used")
    where: str | None = term("The country or region it speaks for")
    only_if: str | None = term("The condition it sets")
    despite_low_certainty: DespiteLowCertainty | None = term("Why it is strong on low certainty")
    rests_on: tuple[Id, ...] = term("The claims a recommendation of the board rests on", default=())


@record()
class Exposure(Record):
    """A medicine with its dose."""

    drug: str = term("Its international name", required=True)
    dose: str | None = term("The amount, as written")
    unit: str | None = term("The unit of the amount")
    route: str | None = term("How it is given")
    schedule: str | None = term("How often")
    duration: str | None = term("For how long")


@record()
class Claim(Record):
    """One statement about one population, one comparison and one outcome."""

    id: Id = term("Its id, the key in claims.yml", given=True, meaning=False)
    article: Id = term("The article it belongs to", given=True, meaning=False)
    kind: ClaimKind = term("What sort of statement it is", required=True)
    statement: str = term("The sentence for clinicians", required=True)
    plain: str | None = term("The sentence for patients")
    risk: Risk | None = term("`high` where a wrong sentence could do serious harm")
    pico: Pico | None = term("The clinical question")
    exposure: tuple[Exposure, ...] = term("The medicines with doses that the sentence names", default=())
    estimates: tuple[Estimate, ...] = term("The figures, each from one evidence line", default=())
    certainty: Certainty | None = term("How sure we are, by GRADE")
    evidence: tuple[EvidenceLine, ...] = term("The sources that bear on it", default=(), unordered=True)
    search: Search | None = term("How the evidence was searched")
    recommendations: tuple[Recommendation, ...] = term("What bodies recommend", default=())
    relations: Relations | None = term("How it stands to other claims")
    review_by: dt.date | None = term("The day by which it must be reviewed again", meaning=False)
    aliases: tuple[Id, ...] = term("Earlier ids, whose addresses stay alive", default=(), meaning=False)
    accepted: tuple[Accepted, ...] = term("Findings accepted with a reason", default=(), meaning=False)

    @property
    def shown_estimate(self) -> Estimate | None:
        """The figure that stands in the sentence, if any."""
        return next((estimate for estimate in self.estimates if estimate.shown), None)

    @property
    def rating(self) -> Rating:
        """Its certainty, `not-graded` where nothing is said."""
        return self.certainty.rating if self.certainty else Rating.NOT_GRADED


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
    """Question and verdict in words for patients."""

    question: str | None = term("The question for patients")
    verdict: str | None = term("The verdict for patients")


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
class StepWording(Record):
    """Title and text of a step for patients."""

    title: str | None = term("The title for patients")
    text: str | None = term("The text for patients")


@record()
class Referral(Record):
    """To whom a step refers, and how soon."""

    service: str = term("The service", required=True)
    urgency: Urgency = term("today, two-weeks or routine", required=True)


@record()
class Timing(Record):
    """How long a step waits."""

    wait: str | None = term("How long to wait")
    at_most: str | None = term("The longest it may last")


@record()
class Branch(Record):
    """One exit of a decision."""

    when: str | None = term("The answer that leads this way")
    otherwise: bool = term("True for the exit taken when no other fits", default=False)
    label: str | None = term("The words on the exit taken otherwise")
    plain: str | None = term("The exit in words for patients")
    to: Id = term("The step it leads to", required=True)
    claims: tuple[Id, ...] = term("The claims it rests on", default=())
    until: str | None = term("What ends a loop; required where the exit leads back")


@record()
class Step(Record):
    """One step of an algorithm."""

    id: Id = term("Its id, the key in `steps`", given=True)
    kind: StepKind = term("action, decision, refer, wait or end", required=True)
    title: str = term("What to do, or the question, in a few words", required=True)
    text: str | None = term("What to do, in full; `{claim-id.value}` prints a figure of a claim")
    plain: StepWording | None = term("The same for patients")
    actor: str | None = term("Who does it")
    refer: Referral | None = term("To whom, and how soon")
    timing: Timing | None = term("How long it waits")
    claims: tuple[Id, ...] = term("The claims it rests on", default=())
    because: str | None = term("Why a decision needs no claim")
    next: Id | None = term("The step that follows")
    branches: tuple[Branch, ...] = term("The exits of a decision", default=())

    @property
    def exits(self) -> tuple[Id, ...]:
        """The ids of the steps that may follow, in order."""
        return ((self.next,) if self.next else ()) + tuple(branch.to for branch in self.branches)


@record()
class AlgorithmPopulation(Record):
    """For whom an algorithm is meant, and for whom not."""

    for_: str = term("For whom it is meant", required=True)
    not_for: str | None = term("For whom it is not meant")


@record()
class Algorithm(Record):
    """A treatment path in steps."""

    article: Id = term("The article it belongs to", given=True, meaning=False)
    title: str = term("Its title", required=True)
    population: AlgorithmPopulation = term("For whom", required=True)
    start: Id = term("The first step", required=True)
    steps: Mapping[Id, Step] = term("The steps by id", required=True)
    accepted: tuple[Accepted, ...] = term("Findings accepted with a reason", default=(), meaning=False)

    @property
    def claim_ids(self) -> tuple[Id, ...]:
        """The claims its steps and branches rest on, in order, each once."""
        ids: dict[Id, None] = {}
        for step in self.steps.values():
            ids.update(dict.fromkeys(step.claims))
            for branch in step.branches:
                ids.update(dict.fromkeys(branch.claims))
        return tuple(ids)


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


@record()
class Board(Record):
    """The people and the policy."""

    notice: str | None = term("A sentence for the foot of every page, such as that this is a demonstration")
    people: Mapping[Id, Person] = term("The people by id", default={})
    policy: Policy = term("What an approval takes", required=True)


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


def all_records() -> dict[str, type[Record]]:
    """Every declared record by its name."""
    return {cls.__name__: cls for cls in Record.__subclasses__() if cls.__module__ == __name__}
