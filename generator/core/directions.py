"""Which way a sentence points: to less or more of something, and to better or worse for people.

Read is the first sentence without what it begins with: for whom or when it holds. Silent wherever the words
leave room: two directions, a doubt before the one, or a contrast anywhere mean that nobody can tell from the
words alone.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.core import english
from generator.core.phrases import Kinds
from generator.core.sentences import first_sentence

AMOUNTS = {-1: "lower", 0: "no different", 1: "higher"}
BENEFITS = {-1: "worse", 1: "better"}
_HELPS, _NO_HELP = 2, 3
_EFFECTS = {
    -1: "worse",
    0: "no different",
    1: "better",
    _HELPS: "that it helps",
    _NO_HELP: "that it does not help",
}

_AMOUNTS = Kinds({-1: english.LOWER, 0: english.SAME, 1: english.HIGHER})
_BENEFITS = Kinds({-1: english.WORSE, 1: english.BETTER})
_ANY_EFFECT = Kinds(
    {
        -1: english.WORSE,
        0: english.SAME,
        1: english.BETTER,
        _HELPS: english.HELPS,
        _NO_HELP: english.NO_HELP,
    }
)
_GOOD = Kinds({0: english.GOOD_THINGS, -1: english.WORSE, 1: english.BETTER})
_CIRCUMSTANCES = re.compile(
    r"(?:If|In|For|Among|When|After|With|Over|Compared)\b(?:\([^)]{0,200}\)|[^,.;()]){0,400},\s"
)


_COMPARED = re.compile(r"\b(?:than|versus|vs|compared (?:with|to)|against)\b")
_NAME = re.compile(r"\w{4,}")


class Pointing(NamedTuple):
    """-1, 0 or 1 for lower or worse, no different, and higher or better; or that it is not so.

    `offset`, `length`: the word that says so.
    """

    sign: int
    is_denied: bool = False
    offset: int = 0
    length: int = 0

    def named(self, words: Mapping[int, str]) -> str:
        """What it says, with the word for each sign."""
        return f"not {words[self.sign]}" if self.is_denied else words[self.sign]

    def contradicts(self, other: "Pointing") -> bool:
        """True where both cannot be said of the same thing."""
        if self.is_denied or other.is_denied:
            return self.sign == other.sign and self.is_denied != other.is_denied
        return self.sign != other.sign


@lru_cache(maxsize=1 << 18)
def amount_in(text: str) -> Pointing | None:
    """Whether a sentence says lower, no different or higher; None where it leaves room."""
    return _only_one(text, _AMOUNTS)


@lru_cache(maxsize=1 << 18)
def benefit_in(text: str) -> Pointing | None:
    """Whether a sentence says better or worse; None where it leaves room, as less of what is worse does."""
    found = _only_one(text, _BENEFITS)
    return None if found and english.LOWER.first_in(first_sentence(text)) else found


def opposed_directions(stated: str, told: str) -> Iterator[tuple[Pointing, str, str]]:
    """Where `told` points against `stated`: the word that does, what `stated` says, and what `told` says."""
    for direction_in, words in ((amount_in, AMOUNTS), (benefit_in, BENEFITS)):
        one, other = direction_in(stated), direction_in(told)
        if not (one and other and other.contradicts(one)):
            continue
        # Fewer who stay ill are more who recover, and more with the one are fewer with the other.
        is_comparable = words is BENEFITS or tells_of_good(stated) == tells_of_good(told)
        if is_comparable and not _may_be_turned(stated, told):
            yield other, one.named(words), other.named(words)
    # An amount that changes is compared as that alone.
    if not _changes(amount_in(stated)) and not _changes(amount_in(told)):
        yield from _opposed_effects(stated, told)


def _changes(amount: Pointing | None) -> bool:
    return amount is not None and amount.sign != 0


def _opposed_effects(stated: str, told: str) -> Iterator[tuple[Pointing, str, str]]:
    """Where one says that nothing changes, and the other that it helps or harms, of whatever amount."""
    one, other = _only_one(stated, _ANY_EFFECT), _only_one(told, _ANY_EFFECT)
    if not one or not other or one.is_denied or other.is_denied or _is_none(one) is _is_none(other):
        return
    if not any(english.LEFT_OPEN.first_in(text) for text in (stated, told)):
        yield other, one.named(_EFFECTS), other.named(_EFFECTS)


def _is_none(effect: Pointing) -> bool:
    return effect.sign in (0, _NO_HELP)


def tells_of_good(text: str) -> bool:
    """True where a sentence tells of something of which more is better."""
    return _GOOD.may_be_in(text) and bool(_GOOD.firsts_between(text, 0, len(first_sentence(text))))


def _may_be_turned(one: str, other: str) -> bool:
    (head, tail), (other_head, other_tail) = _sides(one), _sides(other)
    return not tail.isdisjoint(other_head - other_tail) or not other_tail.isdisjoint(head - tail)


def _sides(text: str) -> tuple[set[str], set[str]]:
    """The longer words of a sentence, and those of what it compares with."""
    head, *tail = _COMPARED.split(first_sentence(text).lower(), maxsplit=1)
    return set(_NAME.findall(head)), set(_NAME.findall(" ".join(tail)))


def _only_one(text: str, directions: Kinds[int]) -> Pointing | None:
    if not directions.may_be_in(text):
        return None
    end = len(first_sentence(text))
    circumstances = _CIRCUMSTANCES.match(text, 0, end)
    begin = circumstances.end() if circumstances else 0
    found = directions.firsts_between(text, begin, end)
    if len(found) != 1 or english.CONTRASTED.first_between(text, begin, end):
        return None
    [(sign, match)] = found.items()
    place, length = match.start(), len(match[0])
    if sign and (denied := english.DENIED.first_between(text, begin, place)):
        is_denied = _is_all_denied(text, denied, place)
        return Pointing(sign, True, place, length) if is_denied else None
    return Pointing(sign, False, place, length)


def _is_all_denied(text: str, denied: re.Match[str], place: int) -> bool:
    """True where the first denial denies the direction at `place` itself, and is the only one before it."""
    not_done = english.NOT_DONE.first_between(text, denied.start(), place)
    is_alone = not english.DENIED.first_between(text, denied.end(), place)
    return not_done is not None and not_done.start() == denied.start() and is_alone
