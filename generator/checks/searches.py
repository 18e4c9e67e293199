"""Whether somebody looked for the evidence: when, in both directions, and with numbers that add up."""

import re
from collections.abc import Iterator

from generator.core.checking import article_item, check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, Search
from generator.core.vocabulary import ClaimKind

_COMPARING = frozenset({ClaimKind.EFFECT, ClaimKind.HARM})

_FAVOURABLE = re.compile(
    r"\b(?:benefi(?:t|ts|cial)|effective(?:ness)?|efficac(?:y|ious)|success(?:ful)?|superior(?:ity)?"
    r"|improv(?:e|es|ed|ement)s?|relie(?:f|ves?)|works|cures?)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:harm|adverse|safety|risk|complication|side effect|fail|inferior|ineffective|worse|no (?:effect"
    r"|difference|benefit)|null|negative)",
    re.IGNORECASE,
)


@check("search-missing", Severity.WARNING)
def missing_searches(kb: KnowledgeBase) -> Iterator[Finding]:
    """Effects and harms are stated, and nobody dated a search for their evidence.

    Sources that came along by chance mostly agree with whoever collected them. Search in both directions and
    give the day: once in the front matter (`evidence_searched`), or under `search` of a claim, where an
    adopted search says `from` which review and `to` when.

    Rule: PRISMA 2020, item 6 (the date of each search).
    """
    for claim in kb.claims.values():
        if claim.kind in _COMPARING and claim.search and not _is_dated(claim.search):
            message = f"the search of '{claim.id}' has no date"
            hint = (
                "add 'date: <day>', or for a search adopted from a review 'from: <key>' and 'to: <until "
                "when>'"
            )
            yield Finding(claim.search.origin.span(), message, hint, about=(claim.id,))
    for article in kb.articles.values():
        if article.evidence_searched.date:
            continue
        count = sum(_lacks_search(claim) for claim in kb.claims_of(article))
        if count:
            what = "1 effect or harm" if count == 1 else f"{count} effects and harms"
            message = f"nobody searched for the evidence behind {what} of '{article.id}'"
            hint = "search for and against, and write the day here or under 'search' of each claim"
            place = article.origin.span("evidence_searched")
            yield Finding(place, message, hint, about=(article_item(article.id),))


@check("search-one-sided", Severity.WARNING)
def one_sided_searches(kb: KnowledgeBase) -> Iterator[Finding]:
    """The query of a search asks for a good result by name, so it misses studies that found none.

    What disagrees would not be found, and the claim would look surer than it is. Search for people, treatment
    and design, and leave the result out of the query.

    Rule: this site's own; a search finds for and against alike.
    """
    for claim in kb.claims.values():
        query = claim.search.query if claim.search else None
        if query and claim.search and (word := _FAVOURABLE.search(query)) and not _OTHERWISE.search(query):
            message = f"the search of '{claim.id}' asks for a good result: '{word[0]}'"
            hint = f"leave '{word[0]}' out of the query, or ask for harms and failures as well"
            place = claim.search.origin.part("query", query, word.start(), len(word[0]))
            yield Finding(place, message, hint, about=(claim.id,))


@check("search-arithmetic", Severity.ERROR)
def wrong_search_numbers(kb: KnowledgeBase) -> Iterator[Finding]:
    """A search used or left out more records than it found.

    One of the numbers is wrong, and readers judge by them how much was looked at. Correct it: `records` is
    what the query gave, `used` how many of them the claim uses, `left_out` names others.

    Rule: PRISMA 2020, item 16a (from the records found to the studies included).
    """
    for claim in kb.claims.values():
        search = claim.search
        if search is None or search.records is None:
            continue
        taken = (search.used or 0) + len(search.left_out)
        if taken > search.records:
            message = f"the search of '{claim.id}' found {search.records} records, and accounts for {taken}"
            hint = (
                "correct 'records', 'used' or 'left_out': used and left out together cannot be more than "
                "found"
            )
            yield Finding(search.origin.span("records"), message, hint, about=(claim.id,))


def _lacks_search(claim: Claim) -> bool:
    return claim.kind in _COMPARING and claim.search is None


def _is_dated(search: Search) -> bool:
    return search.date is not None or (search.from_ is not None and search.to is not None)
