"""What a request may never take away: ids that once led somewhere, and the names of authors."""

from collections.abc import Iterator

from generator.core.declaration import Id
from generator.core.diagnostic import Finding, Severity, Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim, Reference
from generator.core.succession import Succession, comparison

Keeper = Claim | Article | Reference


@comparison("id-vanished", Severity.ERROR)
def vanished_ids(succession: Succession) -> Iterator[Finding]:
    """A claim, an article, a reference or an earlier id was deleted without leaving a record of the removal.

    Links to it would break, and approvals and holds on it would speak of nothing. Keep a renamed id under
    `aliases`, and one that was taken out of use as `removed: {date, because, successor}`.

    Rule: this site's own; no link ever breaks.
    """
    after = succession.after
    if after.unreadable & {"claims", "references"}:
        # Of a file that could not be read nobody knows which ids it holds.
        return
    kept = {*_living(after), *_aliases(after), *after.removed, *after.unreadable}
    for name, place in (_living(succession.before) | _aliases(succession.before)).items():
        if name not in kept:
            message = f"'{name}' was here before this change and is gone"
            gone = f"'{name}: {{removed: {{date: <day>, because: <why>}}}}'"
            hint = f"write {gone}, or list it in 'aliases' of its new name"
            yield Finding(Span(place.path), message, hint)
    for name, removed in succession.before.removed.items():
        if name not in kept:
            message = f"the record that '{name}' was removed is gone"
            yield Finding(
                Span(removed.origin.path),
                message,
                "restore that record: an id that was published is never used again",
            )


@comparison("id-revived", Severity.ERROR)
def revived_ids(succession: Succession) -> Iterator[Finding]:
    """An id that was taken out of use names something again.

    Old links and old approvals would now speak of other words. Ids are never used again: choose another.

    Rule: this site's own; an id means one thing for ever.
    """
    for name, place in (_living(succession.after) | _aliases(succession.after)).items():
        if name in succession.before.removed:
            removed = succession.before.removed[name]
            message = f"the id '{name}' was taken out of use on {removed.date}"
            yield Finding(
                place, message, "choose an id that was never used, and restore the record of the removal"
            )


@comparison("author-removed", Severity.ERROR)
def removed_authors(succession: Succession) -> Iterator[Finding]:
    """An author was taken off an article, or a claim was moved to an article that does not name its authors.

    Nobody approves what they wrote, and off the list they could. Restore the name, or add it to the article
    that the claim moves to; whoever does not write there gets `former: true`.

    Rule: this site's own; nobody approves what they wrote.
    """
    for was, now, what in _moves(succession):
        left = {author.person for author in now.authors}
        for author in was.authors:
            if author.person not in left:
                message = f"'{author.person}' wrote '{what}' and is not among the authors of '{now.id}'"
                keep = f"'{{person: {author.person}, former: true}}'"
                hint = f"add {keep} to 'authors': people never approve their own words"
                yield Finding(now.origin.span("authors"), message, hint)


def _moves(succession: Succession) -> Iterator[tuple[Article, Article, str]]:
    """Where each article was and is, and where each claim was and is that changed its article."""
    before, after = succession.before.articles, succession.after.articles
    for article in before.values():
        now = after.get(succession.current_id(article.id))
        if now:
            yield article, now, article.id
    for claim in succession.before.claims.values():
        moved = succession.after.claims.get(succession.current_id(claim.id))
        if moved is None or moved.article == succession.current_id(claim.article):
            continue
        if claim.article in before and moved.article in after:
            yield before[claim.article], after[moved.article], moved.id


def _living(kb: KnowledgeBase) -> dict[Id, Span]:
    records: dict[Id, Keeper] = {**kb.claims, **kb.articles, **kb.references}
    return {name: record.origin.span() for name, record in records.items()}


def _aliases(kb: KnowledgeBase) -> dict[Id, Span]:
    records: list[Claim | Article] = [*kb.claims.values(), *kb.articles.values()]
    return {
        alias: record.origin.span("aliases", position)
        for record in records
        for position, alias in enumerate(record.aliases)
    }
