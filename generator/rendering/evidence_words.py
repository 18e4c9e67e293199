"""The words of every evidence map: what a line does, of what kind a source is, how a claim stands.

A status has the label that it has everywhere else.
"""

from functools import lru_cache

from generator.core.message import message
from generator.rendering.evidence_items import MapReference
from generator.rendering.language import Language
from generator.rendering.views import STATUS_LABELS

DIRECTIONS = {
    "supports": message("supports"),
    "disputes": message("disputes"),
    "neutral": message("neutral"),
    "for": message("for"),
    "against": message("against"),
    "rests on": message("rests on"),
}
DIRECTNESS = {
    "indirect": message("indirectly"),
    "strong": message("strong"),
    "conditional": message("conditional"),
    "strength not graded": message("strength not graded"),
}
"""The words of a line, by what it is in the records."""


@lru_cache(maxsize=1024)
def claim_words(certainty: str, status: str, language: Language) -> str:
    """`Low: 2 of 4 · Approved`; a statement on hold has no certainty."""
    return " · ".join(language.say(word) for word in (certainty, STATUS_LABELS.get(status, status)) if word)


def kind_words(reference: MapReference, language: Language) -> str:
    """`Trial`, and that it was retracted."""
    if not reference.is_retracted:
        return reference.kind
    retracted = language.say(message("Retracted"))
    return f"{retracted} · {reference.kind}" if reference.kind else retracted


def inside_words(review: str) -> str:
    """What stands with a study that a review on the same map includes."""
    return message("inside {review}, not counted twice", review=review)


@lru_cache(maxsize=256)
def edge_words(direction: str, directness: str, language: Language) -> str:
    """`supports`, or `supports, indirectly`; of a recommendation `against, strong`."""
    word = direction_word(direction, language)
    if directness in ("direct", ""):
        return word
    return f"{word}, {language.say(DIRECTNESS.get(directness, directness))}"


def direction_word(direction: str, language: Language) -> str:
    """`supports`: what a line of the map does."""
    return language.say(DIRECTIONS.get(direction, direction))
