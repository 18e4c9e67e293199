"""Links to exactly these words of a claim: the address of its page with the version of its words.

The version is the beginning of the fingerprint. A link to the words of today leads to their heading; to words
that a review ever covered, to a sentence that says so, without any script. Of others only a script can tell.
"""

from dataclasses import dataclass

from generator.core.declaration import Id
from generator.core.status import Assessment
from generator.core.versions import DIGITS
from generator.core.wording import long_date
from generator.rendering.links import claim_path


@dataclass(frozen=True, slots=True)
class OtherWords:
    """A version of a claim that is not shown, and when a review last covered it."""

    anchor: str
    version: str
    reviewed_on: str


def short_version(fingerprint: str) -> str:
    """As much of a fingerprint as names a version: 16 hex digits."""
    return fingerprint.partition("-")[2][:DIGITS]


def version_anchor(fingerprint: str) -> str:
    """The fragment by which a link names a version."""
    return f"v-{short_version(fingerprint)}"


def permalink(claim: Id, fingerprint: str) -> str:
    """The path of a claim's page from the root of the site, with the version of its words."""
    return f"{claim_path(claim)}#{version_anchor(fingerprint)}"


def other_words(assessment: Assessment, claim: Id) -> tuple[OtherWords, ...]:
    """Every version of a claim that was reviewed and is not the one shown, the newest first."""
    shown = assessment.subjects[claim].fingerprint
    days = {
        event.covers[claim]: event.date.date()
        for event in sorted(assessment.claims[claim].events, key=lambda event: event.date)
        if claim in event.covers
    }
    newest = sorted(days, key=lambda words: (days[words], words), reverse=True)
    return tuple(
        OtherWords(version_anchor(words), short_version(words), long_date(days[words]))
        for words in newest
        if short_version(words) != short_version(shown)
    )
