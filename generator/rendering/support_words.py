"""How many independent sources a claim rests on, in the words that label claims and narrow lists."""

from generator.core.graph.independence import supports
from generator.core.knowledge_base import KnowledgeBase
from generator.core.message import message
from generator.core.model import Claim

ONE_STUDY = "one-study"

SUPPORT_LABELS = {
    "several": message("Several independent sources"),
    "tied": message("Sources that count as one"),
    "one-source": message("Rests on one source"),
    ONE_STUDY: message("Rests on one study"),
    "none": message("No direct support recorded"),
}
"""What lists call each sort of support, the firmest first."""


def support_word(kb: KnowledgeBase, claim: Claim) -> str:
    """The sort of a claim's direct support, a key of `SUPPORT_LABELS`."""
    support = supports(kb)[claim.id]
    if support.is_one_study:
        return ONE_STUDY
    if support.singles:
        return "one-source"
    if not support.sources:
        return "none"
    return "several" if len(support.sources) > 1 else "tied"


def is_one_study(kb: KnowledgeBase, claim: Claim) -> bool:
    """True where the loss of one study would leave the claim no direct support."""
    return supports(kb)[claim.id].is_one_study
