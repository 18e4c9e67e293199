"""What no reviewer may overlook: changes by which doubt, harm or caution disappears.

Each is found whether or not the item is otherwise shown, and named first in the report; a change that only
adds doubt is never among them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.core.checking import article_item
from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim, EvidenceLine, Reference
from generator.core.subjects import is_high_risk
from generator.core.vocabulary import ClaimKind, Direction, Directness


class CallOutKind(Enum):
    """What disappears."""

    HARM_REMOVED = "harm-removed"
    RED_FLAG_REMOVED = "red-flag-removed"
    DISPUTE_REMOVED = "disputing-evidence-removed"
    DISPUTE_TURNED = "disputing-evidence-turned"
    DISPUTE_INDIRECT = "disputing-evidence-made-indirect"
    CONTRADICTION_REMOVED = "contradiction-removed"
    CERTAINTY_RAISED = "certainty-raised"
    RISK_LOWERED = "risk-lowered"
    RETRACTION_REMOVED = "retraction-removed"
    AUTHOR_REMOVED = "author-removed"


@dataclass(frozen=True, slots=True)
class CallOut:
    """One of them; `key`: the item or reference.

    `source`: the reference, claim or person that went. `was`, `now`: the two ratings of a certainty.
    """

    kind: CallOutKind
    key: str
    source: str = ""
    was: str = ""
    now: str = ""


def calls_out(base: KnowledgeBase, head: KnowledgeBase, names: Mapping[str, str]) -> Iterator[CallOut]:
    """What disappears between two bases; `names`: new keys of items by their old ones."""
    for claim in base.claims.values():
        after = head.claims.get(Id(names.get(claim.id, claim.id)))
        if after is not claim and not (after is None and _is_unreadable(head, claim)):
            yield from _of_claim(base, head, claim, after)
    for article in base.articles.values():
        now = head.articles.get(Id(names.get(article_item(article.id), "").partition(":")[2] or article.id))
        if now is not None and now is not article:
            yield from _of_article(article, now, names)
    for reference in base.references.values():
        newer = head.references.get(reference.id)
        if newer is not None and newer is not reference:
            yield from _of_reference(reference, newer)


def _is_unreadable(head: KnowledgeBase, claim: Claim) -> bool:
    return bool({claim.id, "claims"} & head.unreadable)


def _of_claim(
    base: KnowledgeBase, head: KnowledgeBase, before: Claim, after: Claim | None
) -> Iterator[CallOut]:
    key = after.id if after else before.id
    if before.kind is ClaimKind.HARM and (after is None or after.kind is not ClaimKind.HARM):
        yield CallOut(CallOutKind.HARM_REMOVED, key)
    yield from _of_evidence(key, before, after)
    yield from _of_contradictions(key, before, after)
    if after is None:
        return
    if after.rating.level > before.rating.level:
        yield CallOut(CallOutKind.CERTAINTY_RAISED, key, was=before.rating.label, now=after.rating.label)
    if is_high_risk(base, before) and not is_high_risk(head, after):
        yield CallOut(CallOutKind.RISK_LOWERED, key)


def _of_evidence(key: str, before: Claim, after: Claim | None) -> Iterator[CallOut]:
    lines = after.evidence if after else ()
    for line in _disputing(before):
        today = [other for other in lines if other.reference == line.reference]
        still = [other for other in today if other.direction is Direction.DISPUTES]
        if not today:
            yield CallOut(CallOutKind.DISPUTE_REMOVED, key, line.reference)
        elif len(still) < sum(other.reference == line.reference for other in _disputing(before)):
            yield CallOut(CallOutKind.DISPUTE_TURNED, key, line.reference)
        elif line.directness is Directness.DIRECT and not any(
            other.directness is Directness.DIRECT for other in still
        ):
            yield CallOut(CallOutKind.DISPUTE_INDIRECT, key, line.reference)


def _disputing(claim: Claim) -> tuple[EvidenceLine, ...]:
    return tuple(line for line in claim.evidence if line.direction is Direction.DISPUTES)


def _of_contradictions(key: str, before: Claim, after: Claim | None) -> Iterator[CallOut]:
    if before.relations is None or after is None:
        return
    today = {other.claim for other in after.relations.contradicts} if after.relations else set()
    for contradiction in before.relations.contradicts:
        if contradiction.claim not in today:
            yield CallOut(CallOutKind.CONTRADICTION_REMOVED, key, contradiction.claim)


def _of_article(before: Article, after: Article, names: Mapping[str, str]) -> Iterator[CallOut]:
    key = article_item(after.id)
    for claim in before.red_flags.claims:
        if names.get(claim, claim) not in after.red_flags.claims:
            yield CallOut(CallOutKind.RED_FLAG_REMOVED, key, claim)
    authors = {author.person for author in after.authors}
    for author in before.authors:
        if author.person not in authors:
            yield CallOut(CallOutKind.AUTHOR_REMOVED, key, author.person)


def _of_reference(before: Reference, after: Reference) -> Iterator[CallOut]:
    if before.retraction and not after.retraction:
        yield CallOut(CallOutKind.RETRACTION_REMOVED, before.id)
