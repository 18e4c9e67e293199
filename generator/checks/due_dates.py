"""What the day of the check decides: reviews that are due, evidence that is old, what is still to come."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import PartialDate
from generator.core.diagnostic import Finding, Severity, Span
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Algorithm, Article, Claim
from generator.core.review_round import review_check
from generator.core.status import Assessment
from generator.core.vocabulary import Direction, Reason
from generator.core.wording import long_date, long_partial_date


@review_check("review-overdue", Severity.WARNING)
def overdue_reviews(kb: KnowledgeBase, assessment: Assessment) -> Iterator[Finding]:
    """The day by which something had to be reviewed again has passed, or its approval has run out.

    Newer studies may have changed the answer, and readers are told that nobody looked. Review it again and
    set a later `review_by` or `next_review`; where only the approval ran out, its reviewers approve again.

    Rule: AGREE II, item 14 (a procedure for updating).
    """
    as_of = assessment.as_of
    for claim in kb.claims.values():
        if claim.review_by and claim.review_by < as_of:
            yield _overdue(claim.id, claim.review_by, claim.origin.span("review_by"), "review_by", claim.id)
    for article in kb.articles.values():
        if article.next_review < as_of:
            place = article.origin.span("next_review")
            yield _overdue(article.id, article.next_review, place, "next_review", article_item(article.id))
    for key, record in _items(kb):
        status, limit = assessment.status_of(key), assessment.subjects[key].limit
        ended = status.valid_until
        if status.reason is Reason.OVERDUE and ended and not (limit and limit < as_of):
            message = f"the approval of '{_name(record)}' ran out on {long_date(ended)}"
            hint = "ask its reviewers to read it and approve it again"
            yield Finding(record.origin.span(), message, hint, about=(key,))


@review_check("support-old", Severity.WARNING)
def old_support(kb: KnowledgeBase, assessment: Assessment) -> Iterator[Finding]:
    """The newest source that supports a claim is older than the policy allows, and nobody searched since.

    The sentence may be true of its time and no longer of today. Search again, in both directions, and date
    the search in the claim or the article: what is old and still the newest may stand. The ages are those of
    `evidence_age` in the policy, by kind of claim; what it does not name is not judged.

    Rule: Cochrane Handbook, chapter IV (updating a review); the ages are this site's policy.
    """
    ages = kb.board.policy.evidence_age
    for claim in kb.claims.values() if ages else ():
        days = ages.get(claim.kind)
        if days is None or (newest := _newest_support(kb, claim)) is None:
            continue
        oldest_allowed = assessment.as_of - timedelta(days=days)
        searched = _searched(kb, claim)
        if _last_day(newest) < oldest_allowed and not (searched and searched >= oldest_allowed):
            since = "" if searched is None else f" (last searched on {long_date(searched)})"
            message = f"the newest source that supports '{claim.id}' is of {long_partial_date(newest)}{since}"
            hint = (
                f"search again and write the day under 'search': of '{claim.kind}' claims "
                f"the policy wants evidence of the last {_span(days)}"
            )
            yield Finding(claim.origin.span("evidence"), message, hint, about=(claim.id,))


@review_check("search-in-future", Severity.WARNING)
def future_searches(kb: KnowledgeBase, assessment: Assessment) -> Iterator[Finding]:
    """A search, or a look for retractions, is dated after the day of the check.

    Readers judge by this day whether newer studies or notices can be missing, and a day to come hides that
    the last look is old. Give the day on which somebody looked.

    Rule: this site's own; nobody has searched on a day to come.
    """
    as_of = assessment.as_of
    for claim in kb.claims.values():
        if (search := claim.search) and search.date and search.date > as_of:
            yield _future(f"search of '{claim.id}'", search.date, search.origin.span("date"), claim.id)
        elif search and search.to and _first_day(search.to) > as_of:
            place = search.origin.span("to")
            yield _future(f"search of '{claim.id}'", _first_day(search.to), place, claim.id)
    for article in kb.articles.values():
        searched = article.evidence_searched
        if searched.date and searched.date > as_of:
            place = searched.origin.span("date")
            yield _future(f"search of '{article.id}'", searched.date, place, article_item(article.id))
    for reference in kb.references.values():
        look = reference.custom.integrity
        if look and look.checked > as_of:
            what, place = f"look for retractions of '{reference.id}'", look.origin.span("checked")
            yield _future(what, look.checked, place, reference.id)


@review_check("change-in-future", Severity.WARNING)
def future_changes(kb: KnowledgeBase, assessment: Assessment) -> Iterator[Finding]:
    """An entry under `changes` is dated after the day of the check.

    Readers see when an article was last changed, and a change that is still to come is not shown. Give the
    day on which the article was changed.

    Rule: this site's own; a page never says that it was changed on a day to come.
    """
    for article in kb.articles.values():
        for change in article.changes:
            if change.date > assessment.as_of:
                day = long_date(change.date)
                message = f"a change of '{article.id}' is dated {day}, which is still to come"
                hint = "give the day on which the article was changed"
                yield Finding(change.origin.span("date"), message, hint, about=(article_item(article.id),))


def _span(days: int) -> str:
    years, rest = divmod(days, 365)
    return f"{days} days" if rest or years < 2 else f"{years} years"


def _future(what: str, day: date, place: Span, item: str) -> Finding:
    message = f"the {what} is dated {long_date(day)}, which is still to come"
    return Finding(place, message, "correct the date: it is the day on which somebody looked", about=(item,))


def _overdue(name: str, day: date, place: Span, field: str, item: str) -> Finding:
    message = f"the review of '{name}' was due on {long_date(day)}"
    return Finding(
        place, message, f"look whether it still holds, then write a later day under '{field}'", about=(item,)
    )


def _items(kb: KnowledgeBase) -> Iterator[tuple[str, Claim | Article | Algorithm]]:
    yield from kb.claims.items()
    for article in kb.articles.values():
        yield article_item(article.id), article
    for algorithm in kb.algorithms.values():
        yield algorithm_item(algorithm.article), algorithm


def _name(record: Claim | Article | Algorithm) -> str:
    return record.title if isinstance(record, Algorithm) else record.id


def _newest_support(kb: KnowledgeBase, claim: Claim) -> PartialDate | None:
    """The date of the newest supporting source; None where one of them has no date, which may be new."""
    dates = []
    for line in claim.evidence:
        if line.direction is Direction.SUPPORTS:
            source = kb.references.get(line.reference)
            if source is None or source.issued is None:
                return None
            dates.append(source.issued)
    return max(dates, key=_last_day, default=None)


def _searched(kb: KnowledgeBase, claim: Claim) -> date | None:
    """The day of the claim's own search, or the last that an adopted one reached, else of its article's."""
    own = claim.search
    if own and (own.date or own.to):
        return own.date or (_last_day(own.to) if own.to else None)
    home = kb.home_of(claim)
    return home.evidence_searched.date if home else None


def _first_day(written: PartialDate) -> date:
    return date(written.year, written.month or 1, written.day or 1)


def _last_day(written: PartialDate) -> date:
    """The last day that a date as precise as its source can mean."""
    if written.day:
        return date(written.year, written.month, written.day)
    if written.month and written.month < 12:
        return date(written.year, written.month + 1, 1) - timedelta(days=1)
    return date(written.year, 12, 31)
