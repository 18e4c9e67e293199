"""The closed vocabularies of the field, each value with the word a reader sees.

A value here is spelled the same in YAML, on the command line and in HTML attributes; `label` is what a
page prints. Sources: GRADE handbook (certainty, domains, strength), CSL 1.0.2 (types), PRODUCT.md.
"""

from enum import StrEnum
from functools import lru_cache

from generator.core.message import message


class Vocabulary(StrEnum):
    """A closed list of words."""

    __hash__ = str.__hash__
    """That of an enumeration is many times slower, and words are looked up for each claim."""

    @property
    def label(self) -> str:
        """The word as a page prints it, first letter capital."""
        return _label(self)


@lru_cache(maxsize=None, typed=True)
def _label(word: Vocabulary) -> str:
    text = LABELS.get(word, word.value.replace("-", " ").capitalize())
    # What one word says in two lists may be two words in another language.
    return message(text, context=type(word).__name__)


class ClaimKind(Vocabulary):
    """What sort of statement a claim makes; it decides which fields are required."""

    EFFECT = "effect"
    HARM = "harm"
    PROGNOSIS = "prognosis"
    PREVALENCE = "prevalence"
    DIAGNOSIS = "diagnosis"
    MECHANISM = "mechanism"
    DEFINITION = "definition"
    DOSE = "dose"
    RECOMMENDATION = "recommendation"
    GOOD_PRACTICE = "good-practice"


class Risk(Vocabulary):
    """How much harm a wrong sentence could do; high risk needs the larger quorum."""

    HIGH = "high"
    ORDINARY = "ordinary"


class Rating(Vocabulary):
    """Certainty of evidence (GRADE), with `not-graded` where nobody rated it."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"
    NOT_GRADED = "not-graded"

    @property
    def level(self) -> int:
        """4 for high down to 1 for very low; 0 where not graded."""
        return _LEVELS[self]


class Start(Vocabulary):
    """Where a GRADE rating starts: high for randomised trials, low for other designs of an effect."""

    HIGH = "high"
    LOW = "low"


class DownDomain(Vocabulary):
    """GRADE's five reasons to rate certainty down."""

    RISK_OF_BIAS = "risk-of-bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication-bias"


class UpDomain(Vocabulary):
    """GRADE's three reasons to rate certainty up."""

    LARGE_EFFECT = "large-effect"
    DOSE_RESPONSE = "dose-response"
    PLAUSIBLE_CONFOUNDING = "plausible-confounding"


class Measure(Vocabulary):
    """The statistic an estimate reports."""

    PROPORTION = "proportion"
    RATE = "rate"
    MEAN = "mean"
    MEDIAN = "median"
    CHANGE_FROM_BASELINE = "change-from-baseline"
    MEAN_DIFFERENCE = "mean-difference"
    STANDARDISED_MEAN_DIFFERENCE = "standardised-mean-difference"
    RISK_RATIO = "risk-ratio"
    ODDS_RATIO = "odds-ratio"
    HAZARD_RATIO = "hazard-ratio"
    RISK_DIFFERENCE = "risk-difference"
    SENSITIVITY = "sensitivity"
    SPECIFICITY = "specificity"
    RANGE = "range"

    @property
    def is_ratio(self) -> bool:
        """True where 1 means no difference and the axis is logarithmic."""
        return self in _RATIOS

    @property
    def is_comparison(self) -> bool:
        """True where the figure compares two groups."""
        return self in _COMPARISONS


class Direction(Vocabulary):
    """What an evidence line does to the sentence as worded."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"
    NEUTRAL = "neutral"


class Directness(Vocabulary):
    """Whether evidence is about this population, intervention, comparator and outcome."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class PicoPart(Vocabulary):
    """A part of the clinical question in which indirect evidence may differ."""

    POPULATION = "population"
    INTERVENTION = "intervention"
    COMPARATOR = "comparator"
    OUTCOME = "outcome"


class Read(Vocabulary):
    """How much of a source somebody read."""

    FULL_TEXT = "full-text"
    ABSTRACT = "abstract"
    NOT_SEEN = "not-seen"


class RecommendationDirection(Vocabulary):
    """Whether a body recommends for or against."""

    FOR = "for"
    AGAINST = "against"


class Strength(Vocabulary):
    """Strength of a recommendation (GRADE)."""

    STRONG = "strong"
    CONDITIONAL = "conditional"
    NOT_GRADED = "not-graded"


class DespiteLowCertainty(Vocabulary):
    """GRADE's five situations in which low certainty may carry a strong recommendation."""

    LIFE_THREATENING = "life-threatening"
    UNCERTAIN_BENEFIT_CERTAIN_HARM = "uncertain-benefit-certain-harm"
    EQUAL_BENEFIT_ONE_SAFER = "equal-benefit-one-safer"
    EQUAL_BENEFIT_ONE_COSTLIER = "equal-benefit-one-costlier-or-riskier"
    POSSIBLE_CATASTROPHE = "possible-catastrophe"


class Design(Vocabulary):
    """What sort of source a reference is."""

    SYSTEMATIC_REVIEW = "systematic-review"
    META_ANALYSIS = "meta-analysis"
    RCT = "rct"
    NON_RANDOMISED = "non-randomised"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    CROSS_SECTIONAL = "cross-sectional"
    CASE_SERIES = "case-series"
    GUIDELINE = "guideline"
    REGULATOR = "regulator"
    NARRATIVE_REVIEW = "narrative-review"
    REFERENCE_WORK = "reference-work"
    OTHER = "other"

    @property
    def is_study(self) -> bool:
        """True for what observed people itself and does not sum up what others observed."""
        return self in _STUDIES


class UpdateType(Vocabulary):
    """What happened to a published source (Crossref and Retraction Watch terms)."""

    RETRACTION = "retraction"
    EXPRESSION_OF_CONCERN = "expression-of-concern"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"

    @property
    def is_retraction(self) -> bool:
        """True where the source may no longer be relied on."""
        return self in (UpdateType.RETRACTION, UpdateType.WITHDRAWAL)


class ChangeType(Vocabulary):
    """What a published change of an article did to its conclusions."""

    NEW = "new"
    CONCLUSIONS_CHANGED = "conclusions-changed"
    CONCLUSIONS_UNCHANGED = "conclusions-unchanged"
    EDITORIAL = "editorial"
    CORRECTION = "correction"
    RETRACTION_RESPONSE = "retraction-response"


class StepKind(Vocabulary):
    """What a step of an algorithm asks for."""

    ACTION = "action"
    DECISION = "decision"
    REFER = "refer"
    WAIT = "wait"
    END = "end"


class Urgency(Vocabulary):
    """How soon a referral must happen."""

    TODAY = "today"
    TWO_WEEKS = "two-weeks"
    ROUTINE = "routine"


class Role(Vocabulary):
    """In what capacity a person reviews."""

    CLINICAL = "clinical"
    METHODS = "methods"
    PATIENT = "patient"
    EDITOR = "editor"


class Decision(Vocabulary):
    """What a review event says, from the least to the most cautious."""

    START_REVIEW = "start-review"
    RELEASE = "release"
    APPROVE = "approve"
    RECUSE = "recuse"
    WITHDRAW_APPROVAL = "withdraw-approval"
    REQUEST_CHANGES = "request-changes"
    HOLD = "hold"

    @property
    def caution(self) -> int:
        """Rank of caution: of one person's events at one time the higher counts."""
        return list(Decision).index(self)

    @property
    def is_opinion(self) -> bool:
        """True where the decision displaces the person's earlier opinion."""
        return self not in (Decision.START_REVIEW, Decision.RELEASE, Decision.HOLD)

    @property
    def needs_proof(self) -> bool:
        """True where it gives trust or takes a doubt away, so that it must be shown to be the person's."""
        return self in (Decision.APPROVE, Decision.RELEASE, Decision.WITHDRAW_APPROVAL)


class Happening(Vocabulary):
    """What the list of changes says happened."""

    APPROVED = "approved"
    RENEWED = "approval-renewed"
    BACKED = "approval-begun"
    STARTED = "review-begun"
    REQUESTED = "changes-requested"
    WITHDRAWN = "approval-withdrawn"
    RECUSED = "reviewer-recused"
    HELD = "on-hold"
    HOLD_ASKED = "hold-asked-for"
    RELEASE_BACKED = "release-begun"
    RELEASED = "released-from-hold"
    OVERDUE = "approval-out-of-date"
    RETRACTED = "source-retracted"
    RECORDED = "recorded"


class Signatures(Vocabulary):
    """Whether review events must be signed."""

    OPTIONAL = "optional"
    REQUIRED = "required"


class Audience(Vocabulary):
    """Who a text is written for."""

    PATIENTS = "patients"
    CLINICIANS = "clinicians"


class Stage(Vocabulary):
    """The three states of the stepper, and hold, which stands beside them."""

    SUBMITTED = "submitted"
    UNDER_REVIEW = "under-review"
    APPROVED = "approved"
    HOLD = "hold"


class Reason(Vocabulary):
    """Why something is under review."""

    RETRACTED_SOURCE = "retracted-source"
    STALE = "stale"
    SUSPECT = "suspect"
    OVERDUE = "overdue"
    IN_REVIEW = "in-review"


class Ahead(Vocabulary):
    """What is shown before its approval although only approved words are published."""

    NEW = "new"
    LOWERED = "lowered"


_STUDIES = frozenset(
    {
        Design.RCT,
        Design.NON_RANDOMISED,
        Design.COHORT,
        Design.CASE_CONTROL,
        Design.CROSS_SECTIONAL,
        Design.CASE_SERIES,
    }
)
_LEVELS = {Rating.HIGH: 4, Rating.MODERATE: 3, Rating.LOW: 2, Rating.VERY_LOW: 1, Rating.NOT_GRADED: 0}

_RATIOS = frozenset({Measure.RISK_RATIO, Measure.ODDS_RATIO, Measure.HAZARD_RATIO})

_COMPARISONS = _RATIOS | {
    Measure.MEAN_DIFFERENCE,
    Measure.STANDARDISED_MEAN_DIFFERENCE,
    Measure.RISK_DIFFERENCE,
}

LABELS: dict[Vocabulary, str] = {
    Design.RCT: "Trial",
    Design.SYSTEMATIC_REVIEW: "Review",
    Design.META_ANALYSIS: "Review",
    Design.NON_RANDOMISED: "Non-randomised study",
    Design.CASE_CONTROL: "Case-control study",
    Design.CROSS_SECTIONAL: "Cross-sectional study",
    Design.COHORT: "Cohort study",
    Design.NARRATIVE_REVIEW: "Narrative review",
    Design.OTHER: "Other source",
    Urgency.TWO_WEEKS: "Within two weeks",
    Urgency.ROUTINE: "Routine",
    Read.FULL_TEXT: "Full text read",
    Read.ABSTRACT: "Only the abstract was read",
    Read.NOT_SEEN: "Not seen",
    Rating.VERY_LOW: "Very low",
    Decision.WITHDRAW_APPROVAL: "Withdrew approval",
    Decision.APPROVE: "Approved",
    Decision.REQUEST_CHANGES: "Requested changes",
    Decision.START_REVIEW: "Started review",
    Decision.HOLD: "Put on hold",
    Decision.RELEASE: "Released",
    Decision.RECUSE: "Recused",
}
