"""Whether patients and clinicians are told the same: that both are told, how sure, which way, and how much.

Each comparison is silent where the words leave room: only two clear and different answers make a finding.
"""

from collections.abc import Iterable, Iterator

from generator.checks.worded import Worded
from generator.checks.wordings import Wording
from generator.core.agreement import frames, is_carried, is_in_frame
from generator.core.checking import algorithm_item, article_item, check
from generator.core.diagnostic import Finding, Severity
from generator.core.hedges import differing_levels, firmness_of, most_doubtful_hedge
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim
from generator.core.opposed_directions import opposed_directions
from generator.core.quantities import Quantity, QuantityKind, quantities_in
from generator.core.told_numbers import missing_in
from generator.core.vocabulary import Audience, ClaimKind, Rating

_ONE_HEDGE = "use the same hedge in both: none, 'probably', 'may', or 'we do not know' for 'very uncertain'"
_ADVISING = frozenset({ClaimKind.RECOMMENDATION, ClaimKind.GOOD_PRACTICE, ClaimKind.DOSE})


@check("plain-missing", Severity.WARNING, one_article=True)
def missing_plain_wordings(kb: KnowledgeBase) -> Iterator[Finding]:
    """An article is written for patients, and something in it has no words for them.

    Whoever reads it as a patient meets a gap, or the words for clinicians, just there. Add `plain`. An
    article is for patients if its `audience` says so; where it says nothing, each of front matter, claims and
    algorithm that has some such words should have all.

    Rule: this site's own; patients find no gap.
    """
    for article in kb.articles.values():
        about = (article_item(article.id),)
        for field in ("question", "verdict") if _speaks_to_patients(article, [article.plain]) else ():
            if not (article.plain and getattr(article.plain, field)):
                place = article.plain.origin.span() if article.plain else article.origin.span(field)
                message = f"the {field} of '{article.id}' has no words for patients"
                hint = f"add '{field}: >-' under 'plain' with the {field} in everyday words"
                yield Finding(place, message, hint, about=about)
        claims = kb.claims_of(article)
        has_plain = _speaks_to_patients(article, [claim.plain for claim in claims])
        for claim in claims if has_plain else ():
            if not claim.plain:
                message = f"the claim '{claim.id}' has no words for patients"
                hint = "add 'plain: >-' under the claim with the sentence a patient would read"
                yield Finding(claim.origin.span(), message, hint, about=(claim.id,))
        yield from _silent_steps(kb, article)


@check("plain-hedge-differs", Severity.WARNING, one_article=True)
def differing_hedges(kb: KnowledgeBase) -> Iterator[Finding]:
    """Patients are told something surer, or less sure, than clinicians.

    The two would decide differently on the same evidence. Use the same hedge in both wordings: none,
    'probably', 'may', or 'we do not know' for 'very uncertain'. Where a certainty is graded, each wording is
    held against it instead.

    Rule: GRADE guidelines 26 (informative statements: one wording for each level).
    """
    for article in kb.articles.values():
        yield from _differing_verdict(article)
    for claim in kb.claims.values():
        if not claim.plain or claim.kind in _ADVISING or claim.rating is not Rating.NOT_GRADED:
            continue
        if levels := differing_levels(claim.statement, claim.plain):
            stated, told = levels
            message = (
                f"the words for patients of '{claim.id}' sound {_surer(told, stated)} than the statement"
            )
            place = Wording(claim.plain, "plain", claim.origin).place_of(most_doubtful_hedge(claim.plain))
            yield Finding(place, message, _ONE_HEDGE, about=(claim.id,))


@check("plain-direction-differs", Severity.WARNING, one_article=True)
def differing_directions(kb: KnowledgeBase) -> Iterator[Finding]:
    """Clinicians read that something gets lower, rarer or better, and patients read the opposite.

    One of the two is wrong, and it decides about a treatment. Compare both with the estimate. 'No
    difference', 'does not lower' and 'does not help' are directions too. Only first sentences are compared,
    and only where neither leaves room.

    Rule: Cochrane MECIR standards (all summaries of a review are consistent).
    """
    for claim in kb.claims.values():
        if not claim.plain:
            continue
        for told, stated, says in opposed_directions(claim.statement, claim.plain):
            message = f"the statement of '{claim.id}' says {stated}, its words for patients say {says}"
            place = claim.origin.part("plain", claim.plain, told.offset, told.length)
            yield Finding(
                place,
                message,
                "compare both sentences with the estimate, and correct the wrong one",
                about=(claim.id,),
            )


@check("plain-number-differs", Severity.WARNING, one_article=True)
def differing_numbers(kb: KnowledgeBase) -> Iterator[Finding]:
    """Patients and clinicians are told different numbers, or the same at different times or ages.

    Both may come from the source, and yet nobody can tell which is meant. Tell one result in both wordings;
    40%, 4 in 10 and 2 in 5 are one number, and so are a risk ratio of 0.60 and 40% less, 'halves' and half as
    many, 12 weeks and three months. Like is compared with like (shares, ratios, amounts of one unit, numbers
    needed to treat, times, ages, numbers of studies), so that a risk ratio may stand beside so many in 1,000.
    Words for patients may leave any number out.

    Rule: Cochrane MECIR standards (all summaries of a review are consistent).
    """
    for claim in kb.claims.values():
        if not claim.plain:
            continue
        for differing in missing_in(claim.statement, claim.plain):
            if _is_told_here(differing, claim):
                written = differing.written_in(claim.plain)
                message = f"'{written}' in the words for patients of '{claim.id}' is not in its statement"
                hint = "tell the same result in both sentences, or leave it out of the words for patients"
                place = claim.origin.part("plain", claim.plain, differing.offset, differing.length)
                yield Finding(place, message, hint, about=(claim.id,))


def _differing_verdict(article: Article) -> Iterator[Finding]:
    plain = article.plain.verdict if article.plain else None
    if not article.plain or not plain:
        return
    ours, theirs = firmness_of(article.verdict), firmness_of(plain)
    # 'It depends' is no level: the other may name the weakest answer it depends on.
    if ours and theirs and ours != theirs:
        surer = _surer(theirs, ours)
        message = f"the verdict for patients of '{article.id}' is {surer} than the one for clinicians"
        place = Worded(plain, (), article.plain, "verdict").opening
        hint = "begin both verdicts with the same word, such as 'Probably'"
        yield Finding(place, message, hint, about=(article_item(article.id),))


def _is_told_here(differing: Quantity, claim: Claim) -> bool:
    """False for what another check says: no estimate carries a result, or the question has another age."""
    if differing.kind is QuantityKind.AGE:
        return not any(framed.kind is QuantityKind.AGE for framed in frames(claim))
    if not differing.is_result or is_carried(differing, claim) or is_in_frame(differing, claim):
        return True
    # What is a number to a comparison alone, such as 'halves', no estimate is asked for.
    return differing not in quantities_in(claim.plain or "")


def _speaks_to_patients(article: Article, wordings: Iterable[object]) -> bool:
    return Audience.PATIENTS in article.audience if article.audience else any(wordings)


def _silent_steps(kb: KnowledgeBase, article: Article) -> Iterator[Finding]:
    algorithm = kb.algorithms.get(article.id)
    steps = list(algorithm.steps.values()) if algorithm else []
    if not any(step.plain for step in steps):
        # A path in words for clinicians alone may be meant so.
        return
    for step in steps:
        if not step.plain:
            message = f"the step '{step.id}' has no words for patients, though other steps have"
            about = (algorithm_item(article.id),)
            hint = "add 'plain: {title: <words>, text: <words>}' to the step, as a patient would say it"
            yield Finding(step.origin.span(), message, hint, about=about)


def _surer(one: int, other: int) -> str:
    return "surer" if one > other else "less sure"
