"""Whether the sources of approved words are still there, as long as those words may be published."""

from collections.abc import Iterator
from datetime import date

from generator.core.checking import check
from generator.core.declaration import Id, Record
from generator.core.diagnostic import Finding, Severity
from generator.core.history import history_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim, ReviewEvent
from generator.core.quorum import Subject
from generator.core.vocabulary import Decision


@check("reference-removed-while-approved", Severity.ERROR, stops_build=True)
def removed_sources(kb: KnowledgeBase) -> Iterator[Finding]:
    """A reference is gone that the last approved words of an item rest on.

    Until other words are approved, a site that publishes approved words shows these, and they would have
    lost their source. Put the reference back and mark it instead: a retraction under `updates`, a newer
    version under `superseded_by`. It can go once reviewers have approved words that do without it.

    Rule: this site's own; approved words keep their sources.
    """
    if "references" in kb.unreadable:
        return
    for item, gone in _leaning_on_the_gone(kb).items():
        record, home = _found(kb, item)
        if record is None:
            continue
        for key in sorted(gone & set(_last_leaning(kb, item, home))):
            name = item.rpartition(":")[2]
            message = f"the reference '{key}' is gone, and the approved words of '{name}' rest on it"
            hint = (
                "restore its record; if it was retracted or replaced, say so under 'updates' or "
                "'superseded_by'"
            )
            yield Finding(record.origin.span(), message, hint, about=(item,))


def _leaning_on_the_gone(kb: KnowledgeBase) -> dict[str, set[str]]:
    """By item: the references that are gone and that some approval of it leant on."""
    found: dict[str, set[str]] = {}
    for event in kb.events:
        for covered, leaning in event.leans_on.items() if event.decision is Decision.APPROVE else ():
            gone = {key for key, words in leaning.items() if _is_gone(kb, key, words)}
            if gone and covered in event.covers:
                found.setdefault(event.item_key(covered), set()).update(gone)
    return found


def _is_gone(kb: KnowledgeBase, key: str, words: str) -> bool:
    if key in kb.references or key in kb.unreadable:
        return False
    if words in kb.kept:
        # An item may have leant on a claim, too.
        return kb.kept[words].endswith('"record":"reference"}')
    return key not in kb.claims and not any(key in event.covers for event in kb.events)


def _last_leaning(kb: KnowledgeBase, item: str, home: Article | None) -> Iterator[str]:
    """What the last approved words of an item leant on, by each of the quorums it may have needed."""
    covered, policy = item.partition(":")[0], kb.board.policy
    authors = frozenset(author.person for author in home.authors) if home else frozenset[str]()
    for quorum in (policy.quorum, policy.high_risk):
        subject = Subject(covered, "", {}, home.topic if home else Id(""), authors, quorum)
        moments = history_of(subject, _events_on(kb, item), kb.board, date.max).standing(quorum)
        yield from moments[-1].leans_on if moments else ()


def _events_on(kb: KnowledgeBase, item: str) -> Iterator[ReviewEvent]:
    return (event for event in kb.events if any(event.item_key(covered) == item for covered in event.covers))


def _found(kb: KnowledgeBase, item: str) -> tuple[Record | None, Article | None]:
    kind, _, article = item.partition(":")
    home = kb.articles.get(Id(article))
    if article:
        return (home if kind == "article" else kb.algorithms.get(Id(article))), home
    claim: Claim | None = kb.claims.get(Id(item))
    return claim, kb.articles.get(claim.article) if claim else None
