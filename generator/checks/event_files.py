"""What may become of the files of review events and kept words: they are added, and from then on kept."""

from collections.abc import Iterator
from dataclasses import replace

from generator.core.checking import check
from generator.core.diagnostic import Finding, Related, Severity, Span
from generator.core.fingerprint import canonical_json
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import ReviewEvent
from generator.core.succession import Succession, article_of, comparison, is_kept_words, name_of

_RESTORE = "restore the file from the base: what reviewers did is never edited or deleted"


@comparison("event-changed", Severity.ERROR)
def changed_events(succession: Succession) -> Iterator[Finding]:
    """The file of a review event was changed.

    An event is what somebody said once, in these words; no later hand may make it say something else. Restore
    the file. Whoever thinks otherwise today adds a new event.

    Rule: this site's own; what somebody said stays as said.
    """
    for path in succession.former_files:
        now = succession.places.get(name_of(path), {})
        if now and succession.before.review_files[path] not in now.values():
            place = path if path in now else next(iter(now))
            yield Finding(Span(place), f"the review event '{name_of(path)}' was changed", _RESTORE)


@comparison("event-removed", Severity.ERROR)
def removed_events(succession: Succession) -> Iterator[Finding]:
    """The file of a review event was removed.

    An approval, a request or a hold would be gone as if nobody had ever spoken. Restore the file. An approval
    is withdrawn and a hold released by a new event.

    Rule: this site's own; what somebody said stays as said.
    """
    for path in succession.former_files:
        if name_of(path) not in succession.places:
            yield Finding(Span(path), f"the review event '{name_of(path)}' was removed", _RESTORE)


@comparison("event-moved", Severity.ERROR)
def moved_events(succession: Succession) -> Iterator[Finding]:
    """The file of a review event was moved to another article.

    Its folder decides of which article an event speaks, so the move would lift a hold from one article or
    lend another an approval. Events move only with their article: to another topic, or to a new name whose
    `aliases` keep the old one. What was said of an article that was removed stays in its folder.

    Rule: this site's own; an event speaks of one article.
    """
    for path in succession.former_files:
        digest = succession.before.review_files[path]
        now = succession.places.get(name_of(path), {})
        homes = {article_of(place): place for place, found in now.items() if found == digest}
        if homes and succession.current_id(article_of(path)) not in homes:
            new, place = next(iter(homes.items()))
            message = f"the review event '{name_of(path)}' was moved from '{article_of(path)}' to '{new}'"
            yield Finding(
                Span(place), message, "move it back: a review event stays in the folder of its article"
            )


@comparison("kept-words-removed", Severity.ERROR)
def removed_kept_words(succession: Succession) -> Iterator[Finding]:
    """Words that a review kept were removed.

    Without them nobody can show what was approved beside what stands there today. Restore the file; kept
    words stay for as long as the base.

    Rule: this site's own; what was approved can always be shown.
    """
    complained = {found.span.path for found in succession.after.diagnostics}
    for path, fingerprint in succession.before.review_files.items():
        if is_kept_words(path) and fingerprint not in succession.after.kept and path not in complained:
            yield Finding(Span(path), f"the kept words '{name_of(path)}' were removed", _RESTORE)


@check("event-copied", Severity.ERROR)
def copied_events(kb: KnowledgeBase) -> Iterator[Finding]:
    """Two files hold the same review event.

    In another folder or under another name, an approval could count for what its reviewer never saw. Delete
    the copy; an article that moves takes its events along.

    Rule: this site's own; one event counts once.
    """
    together: dict[tuple[object, ...], list[ReviewEvent]] = {}
    for event in kb.events:
        together.setdefault((event.by, event.date, event.decision), []).append(event)
    # Few events share person and time, so the whole of them is compared only where they do.
    for events in together.values():
        first: dict[str, ReviewEvent] = {}
        for event in events if len(events) > 1 else ():
            same = first.setdefault(canonical_json(replace(event, signature=None)), event)
            if same is not event:
                related = (Related(same.origin.span(), "which stands here too"),)
                message = f"'{name_of(event.origin.path)}' repeats another review event"
                yield Finding(event.origin.span(), message, "delete this copy", related)
