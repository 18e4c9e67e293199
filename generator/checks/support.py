"""What the support of a claim is made of: whether any of it is direct, primary, and more than one study.

Where a certainty was already rated down for the weakness, or says it in its note, nothing is said again.
"""

import re
from collections.abc import Iterator

from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.graph.independence import independent_sources
from generator.core.hedges import hedge_levels
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim, EvidenceLine, Reference
from generator.core.own_sources import is_unreviewed
from generator.core.vocabulary import ClaimKind, Design, Direction, Directness, DownDomain, Rating

_MEASURED = frozenset(
    {ClaimKind.EFFECT, ClaimKind.HARM, ClaimKind.PROGNOSIS, ClaimKind.PREVALENCE, ClaimKind.DIAGNOSIS}
)
_COUNTED = _MEASURED | {ClaimKind.DOSE}
_ADVISING = frozenset({ClaimKind.RECOMMENDATION, ClaimKind.GOOD_PRACTICE})
_TERTIARY = frozenset({Design.NARRATIVE_REVIEW, Design.REFERENCE_WORK, Design.OTHER})
_SURE = frozenset({Rating.HIGH, Rating.MODERATE})
_ONE_STUDY = re.compile(r"\b(?:one|single|sole|only)\b", re.IGNORECASE)
_DISAGREEMENT = re.compile(
    r"\b(?:disagree[sd]?|conflict(?:s|ing)?|contradict(?:s|ory)?|dispute[sd]?|debated|mixed|inconsistent"
    r"|differ(?:s|ing)?|var(?:y|ies)|although|but|however|not (?:all|every|confirmed|settled|proven))\b",
    re.IGNORECASE,
)


@check("support-missing", Severity.ERROR)
def missing_support(kb: KnowledgeBase) -> Iterator[Finding]:
    """Every source of a claim disputes it or cannot decide it, and none supports it.

    The sentence would stand against, or beside, all that is cited for it. Word it as what the sources say; a
    source makes a sentence as worded more likely, or it does not support it.

    Rule: this site's own; support makes the sentence as worded likelier.
    """
    for claim in kb.claims.values():
        if claim.evidence and claim.kind not in _ADVISING and not _supporting(claim):
            message = f"no source supports '{claim.id}'"
            hint = (
                "word the sentence as its sources have it, or write 'direction: supports' where one supports "
                "it"
            )
            yield Finding(claim.origin.span("evidence"), message, hint, about=(claim.id,))


@check("support-indirect", Severity.WARNING)
def indirect_support(kb: KnowledgeBase) -> Iterator[Finding]:
    """Every supporting source is about other people, treatments, comparisons or outcomes than the claim.

    What holds for others may not hold here, and the certainty does not say so. Rate it down for
    `indirectness`, or word the claim as what was studied. A dose is asked, too: that of adults is none for
    children.

    Rule: GRADE Handbook, chapter 5 (indirectness).
    """
    for claim in kb.claims.values():
        if claim.kind not in _COUNTED or _is_rated_down(claim, DownDomain.INDIRECTNESS):
            continue
        lines = _supporting(claim)
        if lines and all(line.directness is Directness.INDIRECT for line in lines):
            message = f"no source supports '{claim.id}' directly, and its certainty does not say so"
            hint = "add 'indirectness: 1' under 'down' of its certainty, or word the claim as it was studied"
            if claim.kind is ClaimKind.DOSE:
                message = f"no source gives the dose of '{claim.id}' for the people and the use it names"
                hint = "cite a source that gives the dose for them, or word the claim as it was studied"
            yield Finding(claim.origin.span("evidence"), message, hint, about=(claim.id,))


@check("support-single", Severity.WARNING)
def single_support(kb: KnowledgeBase) -> Iterator[Finding]:
    """A claim that sounds sure rests on one study, perhaps through several reports of it.

    Single studies are often not confirmed, and two papers on one trial are one trial. Reports are of one
    study where their `registration` is equal, one `includes` the other, or is `cited_by` or `superseded_by`
    it. Cite another study or a review, rate down for `imprecision`, or let the certainty's `note` say that it
    is one study.

    Rule: Cochrane Handbook, chapter 4 (studies count, not their reports).
    """
    for claim in kb.claims.values():
        if claim.kind not in _MEASURED or _owns_up(claim):
            continue
        lines = _supporting(claim)
        sources = [kb.references.get(line.reference) for line in lines]
        if not sources or not all(source and _is_study(source) for source in sources):
            continue
        if len(independent_sources(kb, lines)) == 1:
            names = ", ".join(f"'{line.reference}'" for line in lines)
            what = "one study" if len(lines) == 1 else f"{len(lines)} reports of one study"
            message = f"'{claim.id}' rests on {what} ({names}), and its certainty does not say so"
            hint = "cite another study or a review, or say in 'note' of the certainty that it is one study"
            yield Finding(lines[0].origin.span("reference"), message, hint, about=(claim.id,))


@check("support-tertiary", Severity.WARNING)
def tertiary_support(kb: KnowledgeBase) -> Iterator[Finding]:
    """A number or effect rests on narrative reviews, reference works or web pages alone.

    They choose what they retell, and nobody can see what they left out. Cite the study, the systematic review
    or the guideline behind them.

    Rule: this site's own; a number comes from whoever measured it.
    """
    for claim in kb.claims.values():
        lines = _supporting(claim)
        if not lines or claim.kind not in _COUNTED:
            continue
        sources = [kb.references.get(line.reference) for line in lines]
        if not all(source and source.custom.design in _TERTIARY for source in sources):
            continue
        if not all(source and is_unreviewed(source, kb.board.policy) for source in sources):
            names = ", ".join(f"'{line.reference}'" for line in lines)
            message = f"only narrative sources or reference works support '{claim.id}': {names}"
            hint = "cite instead the studies, systematic reviews or guidelines that they rest on"
            yield Finding(lines[0].origin.span("reference"), message, hint, about=(claim.id,))


@check("dispute-unspoken", Severity.WARNING)
def unspoken_disputes(kb: KnowledgeBase) -> Iterator[Finding]:
    """A source disputes the claim, and its sentence sounds as if nobody did.

    Most readers take only the sentence along. Word it with its doubt ("may", "probably", "studies disagree"),
    as its certainty says.

    Rule: this site's own; disagreement is told in words.
    """
    for claim in kb.claims.values():
        disputing = next((line for line in claim.evidence if line.direction is Direction.DISPUTES), None)
        if disputing is None or claim.kind in _ADVISING or _shows_doubt(claim.statement):
            continue
        message = f"'{disputing.reference}' disputes '{claim.id}', and its sentence shows no doubt"
        hint = "word it with the doubt, such as 'may' or 'studies disagree'"
        yield Finding(claim.origin.text("statement", claim.statement), message, hint, about=(claim.id,))


def _supporting(claim: Claim) -> list[EvidenceLine]:
    return [line for line in claim.evidence if line.direction is Direction.SUPPORTS]


def _shows_doubt(text: str) -> bool:
    return hedge_levels(text) != frozenset() or _DISAGREEMENT.search(text) is not None


def _is_rated_down(claim: Claim, domain: DownDomain) -> bool:
    return claim.certainty is not None and domain in claim.certainty.down


def _owns_up(claim: Claim) -> bool:
    """True where the certainty already tells readers: rated low, or down for imprecision, or in its note."""
    certainty = claim.certainty
    if certainty is None:
        # Its absence is an error of its own.
        return True
    is_said = _ONE_STUDY.search(certainty.note or "") is not None
    return certainty.rating not in _SURE or DownDomain.IMPRECISION in certainty.down or is_said


def _is_study(source: Reference) -> bool:
    design = source.custom.design
    return design is not None and design.is_study
