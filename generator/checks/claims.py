"""What a claim needs by its kind, and whether anybody can read it."""

from collections.abc import Iterator

from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim
from generator.core.vocabulary import ClaimKind, PicoPart

_COMPARING = frozenset({ClaimKind.EFFECT, ClaimKind.HARM})
_OBSERVED = frozenset({ClaimKind.PROGNOSIS, ClaimKind.PREVALENCE, ClaimKind.DIAGNOSIS})
_ALL_PARTS = tuple(PicoPart)
_MEASURED = _COMPARING | _OBSERVED
_ASKS = {
    "population": "'population: <who>'",
    "intervention": "'intervention: <what is done>'",
    "comparator": "'comparator: <with what it is compared>'",
    "outcome": "'outcome: <what is measured>'",
}
"""What is to be written for each part of the question."""


@check("question-incomplete", Severity.ERROR)
def incomplete_questions(kb: KnowledgeBase) -> Iterator[Finding]:
    """A claim lacks a part of its clinical question, so nobody can tell whom and what it is about.

    Effects and harms compare: they need population, intervention, comparator and outcome. Prognosis,
    prevalence and diagnosis need population and outcome. Fill in `pico`; a statement about one group over
    time, without a comparison, is `kind: prognosis`.

    Rule: PICO, Cochrane Handbook, chapter 2 (population, intervention, comparator, outcome).
    """
    for claim in kb.claims.values():
        missing = [str(part) for part in _parts_needed(claim) if not _is_given(claim, part)]
        if missing:
            place = claim.pico.origin.span() if claim.pico else claim.origin.span()
            message = f"the {claim.kind} claim '{claim.id}' lacks {_listing(missing)} in its 'pico'"
            yield Finding(
                place,
                message,
                f"add under 'pico', as it was studied: {', '.join(_ASKS[part] for part in missing)}",
                about=(claim.id,),
            )


@check("certainty-missing", Severity.ERROR)
def missing_certainties(kb: KnowledgeBase) -> Iterator[Finding]:
    """A claim of an effect, harm, course, frequency or test does not say how sure we are.

    A number without its certainty looks surer than it is. Rate it by GRADE; where nobody did, write `rating:
    not-graded` with a `note` that says why.

    Rule: GRADE Handbook, chapter 5 (certainty is rated for each outcome).
    """
    for claim in kb.claims.values():
        if claim.kind in _MEASURED and claim.certainty is None:
            message = f"the {claim.kind} claim '{claim.id}' has no certainty"
            hint = (
                "add 'certainty:' with 'rating', 'of', 'start' and 'by', or with 'rating: not-graded' and a "
                "'note'"
            )
            yield Finding(claim.origin.span(), message, hint, about=(claim.id,))


@check("estimate-missing", Severity.WARNING, one_article=True)
def missing_estimates(kb: KnowledgeBase) -> Iterator[Finding]:
    """A claim of an effect, harm, course, frequency or test gives no figure and no reason.

    "Lower" may mean a little or a lot. Add the estimate with its interval; where what was read gives none,
    say so in the `note` of the certainty.

    Rule: GRADE Handbook, chapter 4 (summary of findings: each outcome with the size of its effect).
    """
    for claim in kb.claims.values():
        explained = claim.certainty is not None and claim.certainty.note
        if claim.kind in _MEASURED and not claim.estimates and not explained:
            message = f"the {claim.kind} claim '{claim.id}' gives no figure and no reason why"
            hint = "add the figure under 'estimates', or say in 'note' of its certainty why there is none"
            yield Finding(claim.origin.span(), message, hint, about=(claim.id,))


@check("recommendation-missing", Severity.ERROR)
def missing_recommendations(kb: KnowledgeBase) -> Iterator[Finding]:
    """A recommendation claim does not say which body recommends what, and how strongly.

    A recommendation belongs to the body that made it. Add `recommendations` with body, direction and
    strength.

    Rule: GRADE Handbook, chapter 6 (a recommendation has a direction and a strength).
    """
    for claim in kb.claims.values():
        if claim.kind is ClaimKind.RECOMMENDATION and not claim.recommendations:
            message = f"the recommendation claim '{claim.id}' names no body that recommends it"
            hint = (
                "add 'recommendations: [{from: <reference or board>, direction: for, strength: conditional}]'"
            )
            yield Finding(claim.origin.span(), message, hint, about=(claim.id,))


@check("exposure-missing", Severity.ERROR)
def missing_exposures(kb: KnowledgeBase) -> Iterator[Finding]:
    """A dose claim does not carry its medicine and dose in fields of their own.

    A dose is the most dangerous number of a page; it is compared field by field with its sources. Add
    `exposure` with drug, dose, unit, route, schedule and duration.

    Rule: this site's own; a dose is compared with its source field by field.
    """
    for claim in kb.claims.values():
        if claim.kind is ClaimKind.DOSE and not claim.exposure:
            message = f"the dose claim '{claim.id}' has no 'exposure'"
            hint = (
                "add 'exposure: "
                "[{drug: <name>, dose: <amount>, unit: mg, route: by mouth, schedule: <how often>}]'"
            )
            yield Finding(claim.origin.span(), message, hint, about=(claim.id,))


@check("evidence-missing", Severity.ERROR)
def missing_evidence(kb: KnowledgeBase) -> Iterator[Finding]:
    """A claim rests on no source at all.

    It would be an opinion in the dress of a finding. Add the sources with their direction and locator.
    Only good practice may stand without, and a recommendation of the board that names the claims it
    `rests_on`.

    Rule: this site's own; no statement without a source.
    """
    for claim in kb.claims.values():
        if not claim.evidence and not _stands_without_evidence(claim):
            message = f"the {claim.kind} claim '{claim.id}' has no evidence"
            hint = "add 'evidence:' with reference, direction, directness, locator and read of each source"
            yield Finding(claim.origin.span(), message, hint, about=(claim.id,))


@check("claim-unshown", Severity.WARNING)
def unshown_claims(kb: KnowledgeBase) -> Iterator[Finding]:
    """No article shows this claim: not in its answer, red flags, prose or algorithm.

    Readers would meet it only on its own page, without what surrounds it. Show it with `[@claim:id]` alone
    in a paragraph, or remove it.

    Rule: this site's own; a claim is read among others.
    """
    if kb.unreadable:
        # What could not be read may be what shows it.
        return
    for claim in kb.claims.values():
        if not kb.articles_showing(claim) and claim.article not in kb.removed:
            message = f"no article shows the claim '{claim.id}'"
            hint = f"write [@claim:{claim.id}] in the prose where readers should meet it"
            yield Finding(claim.origin.span(), message, hint, about=(claim.id,))


def _parts_needed(claim: Claim) -> tuple[PicoPart, ...]:
    if claim.kind in _COMPARING:
        return _ALL_PARTS
    return (PicoPart.POPULATION, PicoPart.OUTCOME) if claim.kind in _OBSERVED else ()


def _is_given(claim: Claim, part: PicoPart) -> bool:
    return claim.pico is not None and bool(getattr(claim.pico, part))


def _listing(words: list[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _stands_without_evidence(claim: Claim) -> bool:
    if claim.kind is ClaimKind.GOOD_PRACTICE:
        return True
    made = claim.recommendations
    return bool(made) and all(one.from_ == "board" and one.rests_on for one in made)
