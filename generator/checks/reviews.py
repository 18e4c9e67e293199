"""Whether the review events can be believed at their word: who, what, and when."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.core.checking import algorithm_item, check
from generator.core.diagnostic import Finding, Severity, nearest
from generator.core.fingerprint import is_fingerprint
from generator.core.knowledge_base import NO_BOARD, KnowledgeBase
from generator.core.model import ReviewEvent

_NAME = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})-(?P<person>.+)-(?P<digits>[0-9a-f]{8})")
_OF_THE_ARTICLE = ("article", "algorithm")
_RESTORE = "restore the file from git with its old name: neither is ever edited"


@check("reviewer-unknown", Severity.ERROR)
def unknown_reviewers(kb: KnowledgeBase) -> Iterator[Finding]:
    """A review event is by somebody who is not in `board.yml`.

    It counts for nothing, and readers could not see who it was. Record the person; whoever leaves the board
    stays in `board.yml` with `until`, so that old events keep their name.

    Rule: this site's own; whoever is named can be asked.
    """
    if kb.board is NO_BOARD:
        return
    for event in kb.events:
        if event.by not in kb.board.people:
            close = nearest(event.by, list(kb.board.people))
            hint = (
                f"did you mean '{close}'?"
                if close
                else "correct the id, or add the person to content/board.yml"
            )
            yield Finding(event.origin.span("by"), f"there is no person '{event.by}'", hint)


@check("review-item-unknown", Severity.WARNING)
def unknown_items(kb: KnowledgeBase) -> Iterator[Finding]:
    """A review event covers a claim, an article or an algorithm that does not exist.

    What was reviewed cannot be shown any more. An id that was renamed keeps the old one under `aliases`,
    one that was taken out of use stays as `removed`; events are never edited.

    Rule: this site's own; what was reviewed can always be shown.
    """
    if "claims" in kb.unreadable:
        return
    known = {*kb.claims, *kb.removed, *kb.unreadable, *_aliases(kb)}
    for event in kb.events:
        for item in event.covers:
            if item not in known and not _is_of_the_article(kb, event, item):
                message = f"this review event covers '{item}', which does not exist"
                hint = (
                    "list the id in 'aliases' of its new name, or keep it with 'removed: "
                    "{date: <day>, because: <why>}'"
                )
                yield Finding(event.origin.key("covers", event.covers, item), message, hint)


@check("review-fingerprint", Severity.ERROR)
def malformed_fingerprints(kb: KnowledgeBase) -> Iterator[Finding]:
    """A review event covers something under a fingerprint that cannot be one.

    An approval without a whole fingerprint approves no particular words. Fingerprints are `1-` and 64
    digits, written by the tool and never shortened.

    Rule: this site's own; an approval is bound to exact words.
    """
    for event in kb.events:
        for item, fingerprint in event.covers.items():
            if not is_fingerprint(fingerprint):
                message = f"'{fingerprint}' is no fingerprint of '{item}'"
                hint = "restore the file from git: review events are written by the tool and never edited"
                yield Finding(event.origin.key("covers", event.covers, item), message, hint)


@check("review-misnamed", Severity.ERROR)
def misnamed_events(kb: KnowledgeBase) -> Iterator[Finding]:
    """The name of an event's file tells another day, another person or another content than the event itself.

    One of the two was changed by hand, and nobody can say which. Restore the file from git; an event is
    written once and never edited or renamed. The eight digits are the first of the SHA-256 of the content.

    Rule: this site's own; an event is written once.
    """
    for event in kb.events:
        name = _NAME.fullmatch(PurePosixPath(event.origin.path).stem)
        day = event.date.date().isoformat()
        if name and name["day"] != day:
            message = f"the file is named '{name['day']}', but the review event is of {day} (UTC)"
            yield Finding(event.origin.span("date"), message, _RESTORE)
        if name and name["person"] != event.by:
            message = f"the file is named after '{name['person']}', but the review event is by '{event.by}'"
            yield Finding(event.origin.span("by"), message, _RESTORE)
        digest = kb.review_files.get(event.origin.path, "")
        if name and digest and not digest.startswith(name["digits"]):
            message = f"the name of the file ends in '{name['digits']}', and its content gives '{digest[:8]}'"
            yield Finding(event.origin.span(), message, _RESTORE)


def _aliases(kb: KnowledgeBase) -> Iterator[str]:
    for claim in kb.claims.values():
        yield from claim.aliases
    for article in kb.articles.values():
        yield from article.aliases


def _is_of_the_article(kb: KnowledgeBase, event: ReviewEvent, item: str) -> bool:
    folder = event.folder
    if item not in _OF_THE_ARTICLE or folder in kb.unreadable or folder in kb.removed:
        return item in _OF_THE_ARTICLE
    if item == "article":
        return folder in kb.articles
    return folder in kb.algorithms or algorithm_item(folder) in kb.unreadable
