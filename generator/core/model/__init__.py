"""The records of the knowledge base, each field declared once.

A field's `explains` is its documentation; whether it carries meaning decides whether an approval lapses
when it changes. Files say what people wrote; nothing here is computed.
"""

from generator.core.declaration import Record
from generator.core.model.algorithm import (
    Algorithm,
    AlgorithmPopulation,
    Branch,
    Referral,
    Step,
    StepWording,
    Timing,
)
from generator.core.model.article import (
    Article,
    Author,
    Change,
    EvidenceSearched,
    GlossaryEntry,
    Home,
    PlainWording,
    RedFlags,
    Topic,
)
from generator.core.model.board import (
    Account,
    Board,
    Disclosure,
    Person,
    Policy,
    Recusal,
    ReviewEvent,
    SigningKey,
)
from generator.core.model.claim import (
    Absolute,
    Arm,
    Certainty,
    Claim,
    Contradiction,
    Estimate,
    EvidenceLine,
    Exposure,
    LeftOut,
    Pico,
    Recommendation,
    Relations,
    Scale,
    Search,
)
from generator.core.model.reference import Appraisal, Integrity, Name, Reference, Update
from generator.core.model.upkeep import Accepted, Removed

__all__ = [
    "Absolute",
    "Accepted",
    "Account",
    "Algorithm",
    "AlgorithmPopulation",
    "Appraisal",
    "Arm",
    "Article",
    "Author",
    "Board",
    "Branch",
    "Certainty",
    "Change",
    "Claim",
    "Contradiction",
    "Disclosure",
    "Estimate",
    "EvidenceLine",
    "EvidenceSearched",
    "Exposure",
    "GlossaryEntry",
    "Home",
    "Integrity",
    "LeftOut",
    "Name",
    "Person",
    "Pico",
    "PlainWording",
    "Policy",
    "Recommendation",
    "Recusal",
    "RedFlags",
    "Reference",
    "Referral",
    "Relations",
    "Removed",
    "ReviewEvent",
    "Scale",
    "Search",
    "SigningKey",
    "Step",
    "StepWording",
    "Timing",
    "Topic",
    "Update",
    "all_records",
]


def all_records() -> dict[str, type[Record]]:
    """Every declared record by its name."""
    return {cls.__name__: cls for cls in Record.__subclasses__() if cls.__module__.startswith(__name__)}
