"""In which order the rules are asked what a number is; the first that fits counts.

The order is the decision: what cannot be mistaken (a percent sign) comes before what could (a bare number
after `by`). A number word that no rule knows is no quantity: `one` is mostly a pronoun.
"""

from collections.abc import Callable

from generator.core.quantity import frames, results, words
from generator.core.quantity.number import Number
from generator.core.quantity.record import Quantity

Rule = Callable[[Number], Quantity | None]

FOR_DIGITS: tuple[Rule, ...] = (
    results.percent,
    results.interval,
    results.ratio,
    results.p_value,
    results.needed,
    results.multiple,
    frames.age,
    results.difference,
    results.count,
    frames.time,
    results.mean,
    frames.often,
    frames.dose,
    frames.measured,
    frames.label,
    frames.score,
    frames.nouns,
    frames.date,
    frames.glued,
    frames.unclassed,
)
FOR_BARE: tuple[Rule, ...] = (frames.date, frames.unclassed)
"""Where no unit follows and no word before tells: most numbers of names, such as `treatment 12`."""

_NEED_FOLLOWING = {
    results.percent,
    results.multiple,
    results.count,
    frames.often,
    frames.dose,
    frames.measured,
    frames.glued,
}
FOR_TOLD = tuple(rule for rule in FOR_DIGITS if rule not in _NEED_FOLLOWING)
"""Where no unit follows, but a word before tells, such as `risk ratio 0.8`."""

FOR_WORDS: tuple[Rule, ...] = (
    results.percent,
    results.multiple_in_words,
    results.part,
    results.count,
    results.difference,
    frames.time,
    frames.often,
    frames.measured,
    frames.score,
    frames.nouns,
)


def class_number(number: Number) -> Quantity | None:
    """The quantity that the first fitting rule makes of a number; None for a word that is none."""
    for rule in _rules_for(number):
        if quantity := rule(number):
            return quantity
    return None


def _rules_for(number: Number) -> tuple[Rule, ...]:
    if number.is_word:
        # Of two and a half, the half is no number of its own.
        return () if number.key == "and" and number.value.denominator != 1 else FOR_WORDS
    if not number.is_bare or number.has_percent:
        return FOR_DIGITS
    is_told = number.bound or number.is_in_interval or not words.TELLING.isdisjoint(number.low)
    return FOR_TOLD if is_told else FOR_BARE
