"""Whether the sentence of a recommendation is as strong as its record, and points the same way.

Only where all recommendations of a claim agree is there one strength, or one direction, to hold it against.
"""

import re
from collections.abc import Iterator

from generator.checks.wordings import Wording, wordings_of
from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Claim
from generator.core.vocabulary import ClaimKind, RecommendationDirection, Strength

_STRONG = re.compile(r"\b(?:strongly (?:recommend|advis)\w*|must)\b", re.IGNORECASE)
_WEAK = re.compile(
    r"\b(?:(?:weakly|conditionally) (?:recommend|advis)\w*|suggest(?:s|ed)?|may be (?:considered|offered))\b",
    re.IGNORECASE,
)
_ADVISES = r"(?:recommend|advis|suggest|counsel)\w*"
_FOR = re.compile(rf"\b{_ADVISES}\b", re.IGNORECASE)
_TURNED = re.compile(rf"\b(?:{_ADVISES} against|(?:advis|recommend)\w* not to)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:against|not|avoid\w*|no|never|stop\w*|without|nor|only|instead|rather|fewer|less)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Any of these may turn an advice round."""


@check("advice-differs", Severity.WARNING, one_article=True)
def differing_advice(kb: KnowledgeBase) -> Iterator[Finding]:
    """A sentence gives an advice another strength, or the other direction, than its record.

    'Must' binds people to what a body only suggested, and a lost 'not' turns an advice round. Word it as
    `as_stated` has it, or correct `strength` and `direction`. By GRADE a strong recommendation is worded
    'recommends', a conditional one 'suggests'.

    Rule: GRADE Handbook, chapter 6 (direction and strength have words of their own).
    """
    for claim in kb.claims.values():
        if claim.kind is not ClaimKind.RECOMMENDATION or not claim.recommendations:
            continue
        strengths = {made.strength for made in claim.recommendations}
        directions = {made.direction for made in claim.recommendations}
        for wording in wordings_of(claim):
            if len(strengths) == 1:
                yield from _other_strength(claim, wording, next(iter(strengths)))
            if len(directions) == 1:
                yield from _other_direction(claim, wording, next(iter(directions)))


def _other_strength(claim: Claim, wording: Wording, strength: Strength) -> Iterator[Finding]:
    form = {Strength.CONDITIONAL: _STRONG, Strength.STRONG: _WEAK}.get(strength)
    if form and (match := form.search(wording.text)):
        usual = "suggests" if strength is Strength.CONDITIONAL else "recommends"
        message = f"'{match[0]}' does not fit the recommendation of '{claim.id}', which is {strength}"
        place = wording.place(match.start(), len(match[0]))
        hint = f"write '{usual}', the usual word for {strength} advice, or correct 'strength'"
        yield Finding(place, message, hint, about=(claim.id,))


def _other_direction(claim: Claim, wording: Wording, direction: RecommendationDirection) -> Iterator[Finding]:
    """Only what recommends or suggests is judged; other sentences leave their direction to their sense."""
    if direction is RecommendationDirection.FOR:
        found, said, recorded = _TURNED.search(wording.text), "advises against it", "for it"
    else:
        is_against = _AGAINST.search(wording.text) is not None
        found = None if is_against else _FOR.search(wording.text)
        said, recorded = "advises it", "against it"
    if found:
        message = f"'{found[0]}' {said}, and the recommendation of '{claim.id}' is {recorded}"
        place = wording.place(found.start(), len(found[0]))
        yield Finding(
            place,
            message,
            "say which way the body advises in its own text, or correct 'direction'",
            about=(claim.id,),
        )
