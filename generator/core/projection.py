"""`publish: approved`: the whole base in its last approved words, made once, before any page.

What comes out is a base like any other, so that pages, lists, JSON, feeds and search agree without knowing.
Four things are never delayed: holds (by the rule of status), retractions (references are today's), harms and
red flags that nobody has approved yet, and a lowered certainty; the last two say so in their status.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.core.approved_records import ApprovedRecords, with_steps_in_order
from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import Id, make
from generator.core.diagnostic import Diagnostic
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Article, Certainty, Claim, RedFlags
from generator.core.prose import MarkKind
from generator.core.status import Assessment
from generator.core.used_references import used_references
from generator.core.vocabulary import Ahead, ClaimKind, Rating


@dataclass(frozen=True, slots=True)
class Projection:
    """The base in approved words, and what could not be shown in them."""

    kb: KnowledgeBase
    problems: tuple[Diagnostic, ...]


def approved_projection(kb: KnowledgeBase, assessment: Assessment) -> Projection:
    """The base in its last approved words, from today's base and its assessment.

    `kb.today` of the result is today's base, for the rules of review and the queue.
    """
    records = ApprovedRecords(kb, assessment)
    articles = {
        key: _with_red_flags_of(article, approved)
        for key, article in kb.articles.items()
        if (approved := records.of(article_item(key), article))
    }
    made = replace(kb, articles=articles, algorithms={}, claims={}, today=kb)
    made = replace(made, algorithms=_algorithms(made, kb, records))
    claims, ahead = _claims(made, kb, records)
    made = replace(made, claims=claims, ahead=ahead)
    made = replace(made, new_harms=_new_harms(made, kb))
    made = replace(made, removed={key: gone for key, gone in kb.removed.items() if key not in claims})
    return Projection(replace(made, references=used_references(made, kb)), tuple(records.problems))


def _algorithms(made: KnowledgeBase, today: KnowledgeBase, records: ApprovedRecords) -> dict[Id, Algorithm]:
    """The algorithms of the articles shown; one that is gone today stays where words still place it."""
    found = {}
    for key, article in made.articles.items():
        now, item = today.algorithms.get(key), algorithm_item(key)
        if now:
            approved = records.of(item, now)
        elif any(mark.kind is MarkKind.ALGORITHM for mark in made.marks_of(article)):
            approved = records.of_gone(Algorithm, item, {"article": key}, made)
        else:
            continue
        if approved:
            found[key] = with_steps_in_order(approved, now.steps if now else ())
    return found


def _claims(
    made: KnowledgeBase, today: KnowledgeBase, records: ApprovedRecords
) -> tuple[dict[Id, Claim], dict[Id, Ahead]]:
    """The claims to show, in the order of their files, and those shown before their approval."""
    claims: dict[Id, Claim] = {}
    ahead: dict[Id, Ahead] = {}
    urgent = _urgent(made, today)
    for key, claim in today.claims.items():
        approved = records.of(key, claim, made)
        if approved:
            claims[key] = _with_certainty_of(claim, approved)
            ahead |= {key: Ahead.LOWERED} if claims[key] is not approved else {}
        elif key in urgent:
            claims[key], ahead[key] = claim, Ahead.NEW
    for key, article in _gone_claims(made, today):
        gone = records.of_gone(Claim, key, {"id": key, "article": article}, made)
        claims |= {key: gone} if gone else {}
    return claims, ahead


def _urgent(made: KnowledgeBase, today: KnowledgeBase) -> frozenset[str]:
    """The claims that are shown even if nobody approved them: red flags, and harms of the articles shown."""
    named = {Id(name) for article in made.articles.values() for name in made.claim_ids_in(article)}
    named.update(claim.id for key in made.articles for claim in today.shown_by(today.articles[key]))
    harms = (name for name in named if name in today.claims and today.claims[name].kind is ClaimKind.HARM)
    return made.red_flag_ids.union(harms)


def _new_harms(made: KnowledgeBase, today: KnowledgeBase) -> dict[Id, tuple[Id, ...]]:
    """By article: the harms that it shows today and that its approved words do not name."""
    found = {}
    for key, article in made.articles.items():
        known = set(made.claim_ids_in(article))
        shown = (claim.id for claim in today.shown_by(today.articles[key]) if claim.kind is ClaimKind.HARM)
        found[key] = tuple(name for name in shown if name not in known and name in made.claims)
    return {key: harms for key, harms in found.items() if harms}


def _with_red_flags_of(today: Article, approved: Article) -> Article:
    """The article with the red flags that it has today besides the approved ones."""
    known = approved.red_flags.claims
    new = tuple(name for name in today.red_flags.claims if name not in known)
    return replace(approved, red_flags=make(RedFlags, claims=(*known, *new))) if new else approved


def _with_certainty_of(today: Claim, approved: Claim) -> Claim:
    """The claim with today's rating where that is lower; its words stay the approved ones."""
    before, now = approved.certainty, today.certainty or make(Certainty, rating=Rating.NOT_GRADED)
    if before is None or now.rating.level >= before.rating.level:
        return approved
    lowered = replace(before, rating=now.rating, start=now.start, down=now.down, up=now.up, by=now.by)
    return replace(approved, certainty=lowered)


def _gone_claims(made: KnowledgeBase, today: KnowledgeBase) -> Iterator[tuple[Id, Id]]:
    """The claims that approved words name and that are in no file today, with their last article."""
    names = {name for article in made.articles.values() for name in made.claim_ids_in(article)}
    gone = {Id(name) for name in names if name not in today.claims}
    homes = {Id(item): event.folder for event in made.events for item in event.covers if item in gone}
    yield from sorted(homes.items())
