"""What a quorum approved anew, in sentences: the words approved before against those approved then.

It reads nothing but kept words, so it says the same of an old change on any later day. The certainty comes
first, by itself: it is what a reader must not miss. Nothing on hold is quoted, on either side.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.core.checking import algorithm_item, article_item
from generator.core.declaration import Id, Record
from generator.core.fingerprint import canonical_form
from generator.core.message import counted, joined, message
from generator.core.reading_back import UnreadableWordsError, meaning_of
from generator.core.vocabulary import Rating, Stage
from generator.rendering.approval_changes import changes_of_forms
from generator.rendering.comparison import FieldChange, Piece
from generator.rendering.views import Views

RATINGS = {
    Rating.HIGH: message("high"),
    Rating.MODERATE: message("moderate"),
    Rating.LOW: message("low"),
    Rating.VERY_LOW: message("very low"),
    Rating.NOT_GRADED: message("not graded"),
}
"""A certainty in the middle of a sentence."""

LONGEST = 240
"""A side with more characters is not repeated in a list; the page of the item has it."""

MOST = 6
"""So many changes of one item stand in a list."""


def changed_words(views: Views, key: str, earlier: str, words: str) -> tuple[str, ...]:
    """What is not the same in two approved words of an item, given by their fingerprints."""
    if not earlier or is_stopped(views, key):
        return ()
    try:
        before, after = _form(views, key, earlier), _form(views, key, words)
    except UnreadableWordsError:
        return (message("The words approved before are not kept in a form that can be shown"),)
    changes = [one for one in changes_of_forms(views, before, after) if one.field not in _OF_CERTAINTY]
    said = [*_certainty(before, after), *map(_sentence, changes)]
    more = len(said) - MOST
    if more < 2:
        return tuple(said)
    return (*said[:MOST], counted("And {count} more change", "And {count} more changes", more))


def is_stopped(views: Views, key: str) -> bool:
    """True where words of an item may not be repeated: it is on hold, its page is, or what it states is."""
    assessment, (kind, _, article) = views.assessment, key.partition(":")
    if not article:
        return Id(key) in assessment.claims and assessment.claims[Id(key)].stage is Stage.HOLD
    if Id(article) in assessment.articles and assessment.articles[Id(article)].own.stage is Stage.HOLD:
        return True
    if kind != algorithm_item("").rstrip(":") or Id(article) not in assessment.algorithms:
        return False
    # A step states in other words what its claims state.
    leant_on = [assessment.claims.get(Id(name)) for name in assessment.subjects[key].leans_on]
    statuses = [assessment.algorithms[Id(article)], *filter(None, leant_on)]
    return any(status.stage is Stage.HOLD for status in statuses)


def _form(views: Views, key: str, words: str) -> dict[str, Any]:
    """The canonical form of words that are kept, or that are those shown today."""
    if kept := views.kb.kept.get(words):
        return dict(meaning_of(kept))
    item = _shown(views, key)
    if item is None or views.assessment.subjects[key].fingerprint != words:
        raise UnreadableWordsError("they are not kept")
    form: dict[str, Any] = canonical_form(item)
    return form


def _shown(views: Views, key: str) -> Record | None:
    kb, article = views.kb, Id(key.partition(":")[2])
    if key == article_item(article):
        return kb.articles.get(article)
    return kb.algorithms.get(article) if key == algorithm_item(article) else kb.claims.get(Id(key))


_OF_CERTAINTY = ("Certainty, rating",)
"""By its English name, as every message compares."""


def _certainty(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    old, new = _rating(before), _rating(after)
    if old is None or new is None or old is new:
        return
    if new.level < old.level:
        yield message("Certainty lowered from {before} to {after}", before=RATINGS[old], after=RATINGS[new])
    else:
        yield message("Certainty raised from {before} to {after}", before=RATINGS[old], after=RATINGS[new])


def _rating(form: Mapping[str, Any]) -> Rating | None:
    certainty = form.get("certainty")
    written = certainty.get("rating") if isinstance(certainty, Mapping) else None
    return Rating(written) if written in set(Rating) else None


def _sentence(change: FieldChange) -> str:
    before, after = _text(change.before), _text(change.after)
    if len(before) > LONGEST or len(after) > LONGEST:
        return message("{field} changed", field=change.field)
    if before and after:
        return message(
            "{field}: “{after}”, before “{before}”", field=change.field, before=before, after=after
        )
    if after:
        return message("{field}, new: {after}", field=change.field, after=after)
    return message("{field}, no longer there: {before}", field=change.field, before=before)


def _text(side: tuple[Piece, ...]) -> str:
    return joined(" ", (piece.text for piece in side))
