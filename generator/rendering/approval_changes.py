"""What changed in an item since a quorum approved it: the approved words beside those that are shown.

It needs nothing but the kept words, so it works from a plain copy of the sources without their history.
"""

import re
from dataclasses import dataclass
from typing import Any

from generator.core.approval import Status
from generator.core.declaration import Record
from generator.core.fingerprint import canonical_form
from generator.core.message import message
from generator.core.prose import MARK
from generator.core.quorum import Subject
from generator.core.reading_back import UnreadableWordsError, meaning_of
from generator.core.vocabulary import Reason
from generator.core.wording import long_date
from generator.rendering.comparison import FieldChange, changes_between
from generator.rendering.held_sentences import without_held_sentences
from generator.rendering.review_words import EventView, event_views
from generator.rendering.views import Views

NOT_KEPT = message("The approved words are not kept in this base, so they cannot be shown beside today's.")
UNREADABLE = message(
    "The approved words cannot be read by this release, so they cannot be shown beside today's."
)


@dataclass(frozen=True, slots=True)
class ApprovalChanges:
    """The fields that changed since the approval, whose it was and when; `note` where none can be shown."""

    approved_on: str
    approvals: tuple[EventView, ...]
    changes: tuple[FieldChange, ...]
    note: str


def approval_changes(views: Views, status: Status, subject: Subject, item: Record) -> ApprovalChanges | None:
    """What changed in a stale item; None for any other."""
    if status.reason is not Reason.STALE:
        return None
    changes, note = changes_from(views, status.approved_words or "", item)
    approvals = event_views(views.kb, views.links, subject, status.approvals)
    return ApprovalChanges(long_date(status.approved_on), approvals, changes, note)


def changes_from(views: Views, words: str, item: Record) -> tuple[tuple[FieldChange, ...], str]:
    """What is not as in kept words, given by their fingerprint, and a note where that cannot be shown.

    Sentences of claims on hold are in neither side.
    """
    kept = views.kb.kept.get(words)
    if kept is None:
        return (), NOT_KEPT
    try:
        before, after = dict(meaning_of(kept)), canonical_form(item)
    except UnreadableWordsError:
        return (), UNREADABLE
    return changes_of_forms(views, before, after), ""


def changes_of_forms(views: Views, before: dict[str, Any], after: dict[str, Any]) -> tuple[FieldChange, ...]:
    """What is not the same in two canonical forms of an item; sentences of claims on hold are in neither."""
    held = frozenset(claim.id for claim in views.kb.claims.values() if views.is_held(claim))
    before, after = (
        {**form, "body": _readable(without_held_sentences(form["body"], held))}
        if isinstance(form.get("body"), str)
        else form
        for form in (before, after)
    )
    return changes_between(before, after, views.short_title)


_BLOCK_LINE = re.compile(r"^[ ]*/{3,}[ ]*(?P<words>.*)$", re.MULTILINE)


def _readable(body: str) -> str:
    """Prose without the signs that only its renderer reads: marks by what they name, blocks by their name."""
    body = _BLOCK_LINE.sub(lambda line: line["words"] and f"({line['words'].strip()})", body)
    return MARK.sub(lambda mark: f"[{mark['inner'].replace('@claim:', '').replace('@', '')}]", body)
