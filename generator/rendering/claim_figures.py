"""Figures of claims inside other words: `{claim-id.value}` and `{claim-id.ci}`.

A figure is never typed twice, so it cannot differ from its claim. A claim on hold lends none, nor does one
that nobody approved where only approved words are shown.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.core.declaration import Id
from generator.core.message import message
from generator.core.model import Arm, Claim
from generator.rendering.figure_words import arm_words, estimate_words, span_words, written
from generator.rendering.views import Views

_FIGURE = re.compile(r"\{([A-Za-z0-9][A-Za-z0-9_-]*)\.(value|ci)\}")


def with_figures(text: str, views: Views) -> str:
    """The text with `{claim-id.value}` and `{claim-id.ci}` replaced by the figures of those claims."""
    return _filled(text, views.kb.claims, views.is_held, views.kb.withheld)


def with_figures_of(text: str, claims: Mapping[Id, Claim]) -> str:
    """The same for a reviewer, who reads what is on hold too."""
    return _filled(text, claims, lambda _: False, ())


def _filled(
    text: str, claims: Mapping[Id, Claim], is_held: Callable[[Claim], bool], withheld: Container[str]
) -> str:
    def figure(match: re.Match[str]) -> str:
        claim = claims.get(Id(match[1]))
        if claim is None:
            return message("(not approved yet)") if match[1] in withheld else match[0]
        following = match.string[match.end() :].lstrip()
        return message("(on hold)") if is_held(claim) else _figure(claim, match[2], following)

    return _FIGURE.sub(figure, text)


def _figure(claim: Claim, part: str, following: str) -> str:
    estimate = claim.shown_estimate
    if estimate is None:
        return message("not given")
    if part == "ci":
        return span_words(estimate.ci) if estimate.ci else message("not given")
    if estimate.value is not None:
        return written(estimate.value)
    unit = None if estimate.unit and following.startswith(estimate.unit) else estimate.unit
    arms = [words for arm in _without_said(estimate.arms, following) if (words := arm_words(arm, unit))]
    return estimate_words(estimate) or " against ".join(arms) or message("not given")


def _without_said(arms: Iterable[Arm], following: str) -> Iterator[Arm]:
    # The sentence says the unit itself, right behind the figures.
    for arm in arms:
        yield (
            replace(arm, per=None)
            if arm.per and following.startswith(message("per {base}", base=arm.per))
            else arm
        )
