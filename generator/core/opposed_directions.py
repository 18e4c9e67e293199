"""Where two wordings of one finding point against each other: in an amount, a benefit, or any effect at all.

Each comparison asks for words of both that cannot be said of one thing; where a comparison may be turned
round (more with the one are fewer with the other), it is silent.
"""

import re
from collections.abc import Iterator

from generator.core import english, english_effects
from generator.core.directions import (
    AMOUNTS,
    BENEFITS,
    Pointing,
    amount_in,
    benefit_in,
    pointing_of,
    tells_of_good,
)
from generator.core.phrases import Kinds
from generator.core.sentences import first_sentence

_HELPS, _NO_HELP = 2, 3
_EFFECTS = {
    **BENEFITS,
    0: AMOUNTS[0],
    _HELPS: "that it helps",
    _NO_HELP: "that it does not help",
}
_ANY_EFFECT = Kinds(
    {
        -1: english.WORSE,
        0: english.SAME,
        1: english.BETTER,
        _HELPS: english_effects.HELPS,
        _NO_HELP: english_effects.NO_HELP,
    }
)
_EFFICACIES = {-1: "less effective", 0: "as effective", 1: "more effective"}
_ANY_EFFICACY = Kinds(
    {
        -1: english_effects.LESS_EFFECTIVE,
        0: english_effects.AS_EFFECTIVE,
        1: english_effects.MORE_EFFECTIVE,
    }
)
_COMPARED = re.compile(r"\b(?:than|versus|vs|compared (?:with|to)|against)\b")
_NAME = re.compile(r"\w{4,}")
_WITHOUT = re.compile(r"\bwithout (\w+)")

Opposed = tuple[Pointing, str, str]
"""The word that points against a statement, what the statement says, and what the word says."""


def opposed_directions(stated: str, told: str) -> Iterator[Opposed]:
    """Where `told` points against `stated`."""
    if "without" in stated and "without" in told:
        stated, told = _treated_without(stated, told)
    amount, other_amount = amount_in(stated), amount_in(told)
    benefit, other_benefit = benefit_in(stated), benefit_in(told)
    if amount and other_amount and other_amount.contradicts(amount) and _are_comparable(stated, told):
        yield other_amount, amount.named(AMOUNTS), other_amount.named(AMOUNTS)
    if benefit and other_benefit and other_benefit.contradicts(benefit) and not _may_be_turned(stated, told):
        yield other_benefit, benefit.named(BENEFITS), other_benefit.named(BENEFITS)
    if not benefit or not other_benefit:
        yield from _opposed_efficacies(stated, told)
    if not (amount and amount.sign) and not (other_amount and other_amount.sign):
        yield from _opposed_effects(stated, told)
    elif not amount or not other_amount:
        yield from _opposed_burdens(stated, told)


def _opposed_effects(stated: str, told: str) -> Iterator[Opposed]:
    """Where one says that nothing changes, and the other that it helps or harms, of whatever amount."""
    one, other = pointing_of(stated, _ANY_EFFECT), pointing_of(told, _ANY_EFFECT)
    if not one or not other or one.is_denied or other.is_denied or _is_none(one) is _is_none(other):
        return
    if not any(english_effects.LEFT_OPEN.first_in(text) for text in (stated, told)):
        yield other, one.named(_EFFECTS), other.named(_EFFECTS)


def _opposed_efficacies(stated: str, told: str) -> Iterator[Opposed]:
    """Where one says that two treatments do as much, and the other that one of them does more or less."""
    one, other = pointing_of(stated, _ANY_EFFICACY), pointing_of(told, _ANY_EFFICACY)
    if not one or not other or not other.contradicts(one):
        return
    # However the two are turned round, they are not equal.
    if not one.sign or not other.sign or not _may_be_turned(stated, told):
        yield other, one.named(_EFFICACIES), other.named(_EFFICACIES)


def _is_none(effect: Pointing) -> bool:
    return effect.sign in (0, _NO_HELP)


def _opposed_burdens(stated: str, told: str) -> Iterator[Opposed]:
    """Where one lowers the very thing that the other makes worse: pain, say, of which less is better."""
    amounts = amount_in(stated), amount_in(told)
    one, other = amounts[0] or benefit_in(stated), amounts[1] or benefit_in(told)
    if not one or not other or not one.sign or not other.sign:
        return
    # Fewer who get better are none of it.
    if not other.contradicts(one._replace(sign=-one.sign)) or tells_of_good(stated if amounts[0] else told):
        return
    if not _burdens_in(stated).isdisjoint(_burdens_in(told)) and not _may_be_turned(stated, told):
        words, other_words = (AMOUNTS, BENEFITS) if amounts[0] else (BENEFITS, AMOUNTS)
        yield other, one.named(words), other.named(other_words)


def _burdens_in(text: str) -> set[str]:
    return set(english_effects.BURDENS.findall(first_sentence(text).lower()))


def _treated_without(stated: str, told: str) -> tuple[str, str]:
    """Both texts as if both said `with` where both say `without`: D without calcium denies nothing."""
    shared = set(_WITHOUT.findall(stated)) & set(_WITHOUT.findall(told))
    if not shared:
        return stated, told
    # As long as before, so that places stay true.
    pattern = re.compile(rf"\bwithout(?= (?:{'|'.join(map(re.escape, sorted(shared)))})\b)")
    return pattern.sub("with   ", stated), pattern.sub("with   ", told)


def _are_comparable(stated: str, told: str) -> bool:
    """False where one may tell of recovery: fewer who stay ill are more who recover."""
    return tells_of_good(stated) == tells_of_good(told) and not _may_be_turned(stated, told)


def _may_be_turned(one: str, other: str) -> bool:
    (head, tail), (other_head, other_tail) = _sides(one), _sides(other)
    return not tail.isdisjoint(other_head - other_tail) or not other_tail.isdisjoint(head - tail)


def _sides(text: str) -> tuple[set[str], set[str]]:
    """The longer words of a sentence, and those of what it compares with."""
    head, *tail = _COMPARED.split(first_sentence(text).lower(), maxsplit=1)
    return set(_NAME.findall(head)), set(_NAME.findall(" ".join(tail)))
