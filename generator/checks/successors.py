"""Whether what took the place of something exists: successors of removed ids, newer versions of sources."""

from collections.abc import Iterator, Mapping

from generator.checks.mentions import MOST_GUESSES
from generator.core.checking import check
from generator.core.declaration import Id
from generator.core.diagnostic import Finding, Severity, nearest
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim


@check("successor-unknown", Severity.ERROR)
def unknown_successors(kb: KnowledgeBase) -> Iterator[Finding]:
    """A removed id names a successor that does not exist.

    Readers who follow an old link are sent on to nothing. Correct the id; a successor that was itself taken
    out of use keeps its own `removed`, and one that was renamed is named by its new id.

    Rule: this site's own; no link leads to nothing.
    """
    known = {*kb.claims, *kb.articles, *kb.references, *kb.withheld, *kb.removed}
    renamed = _renamed(kb)
    guesses = 0
    for removed in kb.removed.values():
        name = removed.successor
        if name is None or name in known or kb.unreadable & {name, "claims", "references"}:
            continue
        close: str | None = renamed.get(name)
        if not close:
            guesses += 1
            # Each guess looks at every id.
            close = nearest(name, sorted(known - {removed.id})) if guesses <= MOST_GUESSES else None
        hint = f"did you mean '{close}'?" if close else "correct the id, or delete 'successor'"
        message = f"'{removed.id}' has the successor '{name}', which does not exist"
        yield Finding(removed.origin.span("successor"), message, hint)


@check("successor-circular", Severity.ERROR)
def circular_successors(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source is its own newer version, or an id its own successor, directly or over others.

    Readers would be sent round in a circle and never learn which version counts. Correct `superseded_by` or
    `successor` so that the last of them names no other.

    Rule: this site's own; the newest version can be found.
    """
    newer = {key: ref.custom.superseded_by for key, ref in kb.references.items() if ref.custom.superseded_by}
    for key in _in_circles(newer):
        span = kb.references[key].custom.origin.span("superseded_by")
        message = f"the newer versions of '{key}' lead back to it"
        yield Finding(span, message, "delete 'superseded_by' at the newest version", about=(key,))
    successors = {key: removed.successor for key, removed in kb.removed.items() if removed.successor}
    for key in _in_circles(successors):
        span = kb.removed[key].origin.span("successor")
        message = f"the successors of '{key}' lead back to it"
        yield Finding(span, message, "let the last 'successor' name an id that is in use, or delete it")


def _renamed(kb: KnowledgeBase) -> dict[Id, Id]:
    records: list[Claim | Article] = [*kb.claims.values(), *kb.articles.values()]
    return {alias: record.id for record in records for alias in record.aliases}


def _in_circles(following: Mapping[Id, Id]) -> list[Id]:
    """The keys from which following leads back to themselves."""
    seen: set[Id] = set()
    circles: list[Id] = []
    for start in following:
        path: dict[Id, None] = {}
        key: Id | None = start
        while key is not None and key not in seen and key not in path:
            path[key] = None
            key = following.get(key)
        if key in path:
            names = list(path)
            circles += names[names.index(key) :] if key else []
        seen.update(path)
    return circles
