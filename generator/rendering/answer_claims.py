"""The claims of an answer's sentences, for readers who chose the patients' words.

The answer's prose is hidden from them, so a link to a claim that the page shows nowhere else may not lead
into it: such a claim has its anchor before both wordings.
"""

from dataclasses import dataclass

from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim
from generator.core.prose import answer_of, is_alone
from generator.rendering.claim_blocks import ClaimBlocks
from generator.rendering.record_views import ClaimView


@dataclass(frozen=True, slots=True)
class AnswerClaim:
    """A claim of the answer, and where to read on."""

    view: ClaimView
    href: str


def claims_in_sentences(kb: KnowledgeBase, article: Article) -> tuple[Claim, ...]:
    """The claims that the answer marks; not those alone in a paragraph, which it shows to everybody."""
    marks = answer_of(article.body).marks
    alone = {item.id for mark in marks if is_alone(article.body, mark) for item in mark.items}
    return tuple(claim for claim in kb.answer_of(article) if claim.id not in alone)


def answer_claims(claims: tuple[Claim, ...], blocks: ClaimBlocks) -> tuple[AnswerClaim, ...]:
    """Each claim with the place that tells more of it."""
    return tuple(AnswerClaim(blocks.views.claim(claim), blocks.reading_on(claim)) for claim in claims)
