"""Figures of claims inside other words: `{claim-id.value}` and `{claim-id.ci}`.

A figure is never typed twice, so it cannot differ from its claim; a claim on hold lends none.
"""

import re

from generator.core.declaration import Id
from generator.core.model import Claim
from generator.rendering.figure_words import arm_words, estimate_words, span_words, written
from generator.rendering.views import Views

_FIGURE = re.compile(r"\{([A-Za-z0-9][A-Za-z0-9_-]*)\.(value|ci)\}")


def with_figures(text: str, views: Views) -> str:
    """The text with `{claim-id.value}` and `{claim-id.ci}` replaced by the figures of those claims."""

    def figure(match: re.Match[str]) -> str:
        claim = views.kb.claims.get(Id(match[1]))
        if claim is None:
            return match[0]
        return "(on hold)" if views.is_held(claim) else _figure(claim, match[2])

    return _FIGURE.sub(figure, text)


def _figure(claim: Claim, part: str) -> str:
    estimate = claim.shown_estimate
    if estimate is None:
        return "not given"
    if part == "ci":
        return span_words(estimate.ci) if estimate.ci else "not given"
    if estimate.value is not None:
        return written(estimate.value)
    arms = [words for arm in estimate.arms if (words := arm_words(arm, estimate.unit))]
    return estimate_words(estimate) or " against ".join(arms) or "not given"
