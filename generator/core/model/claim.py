"""A claim: one statement with its question, figures, certainty, evidence and relations."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from generator.core.declaration import Id, PartialDate, Record, record, term
from generator.core.model.upkeep import Accepted
from generator.core.vocabulary import (
    ClaimKind,
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
    Start,
    Strength,
    UpDomain,
)


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
        for estimate in self.estimates:
            if estimate.shown:
                return estimate
        return None

    @property
    def rating(self) -> Rating:
        """Its certainty, `not-graded` where nothing is said."""
        return self.certainty.rating if self.certainty else Rating.NOT_GRADED
