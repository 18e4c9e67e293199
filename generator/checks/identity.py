"""Every id leads somewhere: references, claims, people, topics, and ids that were taken out of use."""

from collections.abc import Iterator

from generator.checks.mentions import (
    Mention,
    claim_ids_named,
    claim_mentions,
    reference_ids_named,
    reference_mentions,
    unknown_id,
    unknown_ids,
)
from generator.core.checking import algorithm_item, article_item, check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import NO_BOARD, KnowledgeBase
from generator.core.model import Accepted, Algorithm, Claim


@check("citation-unknown", Severity.ERROR, stops_build=True)
def unknown_references(kb: KnowledgeBase) -> Iterator[Finding]:
    """A claim, another reference or the prose cites a reference that nobody has recorded.

    Readers could not follow the statement to its origin. Import the reference into `references/`, or
    correct the key; the hint names the nearest key there is.

    Rule: this site's own; every statement leads to its source.
    """
    if "references" in kb.unreadable or reference_ids_named(kb) <= kb.references.keys():
        return
    unknown = (
        mention
        for mention in reference_mentions(kb)
        if mention.id not in kb.references and not _is_excused(kb, mention.id)
    )
    yield from unknown_ids(unknown, "reference", kb.references)


@check("claim-unknown", Severity.ERROR, stops_build=True)
def unknown_claims(kb: KnowledgeBase) -> Iterator[Finding]:
    """The prose, an algorithm, the red flags or another claim names a claim that does not exist.

    The sentence would rest on nothing. Correct the id, or write the claim; an id that was renamed keeps
    its old address through `aliases`, but is cited by its new name.

    Rule: this site's own; every mark leads to its claim.
    """
    if "claims" in kb.unreadable or claim_ids_named(kb) <= kb.claims.keys():
        return
    unknown = (
        mention
        for mention in claim_mentions(kb)
        if mention.id not in kb.claims and not _is_excused(kb, mention.id)
    )
    renamed: dict[str, str] = {
        alias: f"write '{claim.id}', its new name" for claim in kb.claims.values() for alias in claim.aliases
    }
    yield from unknown_ids(unknown, "claim", kb.claims, renamed)


@check("id-removed", Severity.ERROR, stops_build=True)
def removed_ids(kb: KnowledgeBase) -> Iterator[Finding]:
    """A record or the prose still names an id that was taken out of use.

    The removal had a reason that readers would now miss. Cite the successor if it says the same, or
    delete the mention.

    Rule: this site's own; what was removed stays removed.
    """
    if not kb.removed:
        return
    for mention in (*claim_mentions(kb), *reference_mentions(kb)):
        removed = kb.removed.get(mention.id)
        if removed is None:
            continue
        hint = (
            f"write '{removed.successor}' instead"
            if removed.successor
            else "delete the mention, or name something else"
        )
        reason = removed.because.rstrip(".")
        message = f"'{removed.id}' was removed on {removed.date}: {reason}"
        yield Finding(mention.span, message, hint, about=mention.about)


@check("board-missing", Severity.ERROR, stops_build=True)
def missing_board(kb: KnowledgeBase) -> Iterator[Finding]:
    """The content has no `board.yml`, so nobody could have approved anything.

    Readers need to know who stands behind a page. Record the people and the policy in `content/board.yml`.

    Rule: this site's own; somebody answers for a page.
    """
    first = next(iter(kb.articles.values()), None)
    if kb.board is NO_BOARD and "board" not in kb.unreadable and first:
        message = f"'{first.id}' names people, but there is no 'board.yml'"
        yield Finding(
            first.origin.span("authors"),
            message,
            "write content/board.yml with the people and with what an approval takes",
        )


@check("person-unknown", Severity.ERROR, stops_build=True)
def unknown_people(kb: KnowledgeBase) -> Iterator[Finding]:
    """An author, or the person who accepted a finding, is not among the people of `board.yml`.

    Readers see names, not ids, and nobody could be asked. Correct the id, or record the person; people
    who left stay in `board.yml` with `until`.

    Rule: this site's own; whoever is named can be asked.
    """
    if kb.board is NO_BOARD:
        return
    for mention in (*_authors(kb), *_acceptors(kb)):
        if mention.id not in kb.board.people:
            yield unknown_id(mention, "person", kb.board.people)


@check("topic-unknown", Severity.ERROR, stops_build=True)
def unknown_topics(kb: KnowledgeBase) -> Iterator[Finding]:
    """An article lies in a folder without `topic.yml`, or a recusal names a topic that does not exist.

    Such an article would stand on no list, and such a recusal would keep nobody from reviewing. Write the
    topic's `topic.yml`, or correct the name.

    Rule: this site's own; every article stands on a list.
    """
    for mention in (*_topics_of_articles(kb), *_topics_of_recusals(kb)):
        if mention.id not in kb.topics and mention.id not in kb.unreadable:
            yield unknown_id(mention, "topic", kb.topics)


@check("home-missing", Severity.ERROR, stops_build=True)
def homeless_records(kb: KnowledgeBase) -> Iterator[Finding]:
    """Claims or an algorithm lie in the folder of an article that was removed.

    Their pages would lead to an article that no longer exists. Move what still holds into the article
    that shows it, and remove the rest with `removed: {date, because, successor}`.

    Rule: this site's own; every claim has a page that shows it.
    """
    for record, item in _records_with_home(kb):
        if record.article in kb.removed:
            what = f"the claim '{record.id}'" if isinstance(record, Claim) else "the algorithm"
            message = f"{what} belongs to the removed article '{record.article}'"
            yield Finding(
                record.origin.span(), message, "move it into the folder of another article", about=(item,)
            )


def _is_excused(kb: KnowledgeBase, name: str) -> bool:
    # Something has been said about these ids already.
    return name in kb.unreadable or name in kb.removed or name in kb.withheld


def _authors(kb: KnowledgeBase) -> Iterator[Mention]:
    for article in kb.articles.values():
        for author in article.authors:
            yield Mention(author.person, author.origin.span("person"), (article_item(article.id),))


def _acceptors(kb: KnowledgeBase) -> Iterator[Mention]:
    owners: list[tuple[str, tuple[Accepted, ...]]] = [
        *((claim.id, claim.accepted) for claim in kb.claims.values()),
        *((article_item(article.id), article.accepted) for article in kb.articles.values()),
        *((algorithm_item(key), algorithm.accepted) for key, algorithm in kb.algorithms.items()),
        *((reference.id, reference.custom.accepted) for reference in kb.references.values()),
    ]
    for item, acceptances in owners:
        for accepted in acceptances:
            yield Mention(accepted.by, accepted.origin.span("by"), (item,))


def _topics_of_articles(kb: KnowledgeBase) -> Iterator[Mention]:
    for article in kb.articles.values():
        yield Mention(article.topic, article.origin.span(), (article_item(article.id),))


def _topics_of_recusals(kb: KnowledgeBase) -> Iterator[Mention]:
    for person in kb.board.people.values():
        for recusal in person.recused:
            yield Mention(recusal.topic, recusal.origin.span("topic"))


def _records_with_home(kb: KnowledgeBase) -> Iterator[tuple[Claim | Algorithm, str]]:
    yield from ((claim, claim.id) for claim in kb.claims.values())
    yield from ((algorithm, algorithm_item(algorithm.article)) for algorithm in kb.algorithms.values())
