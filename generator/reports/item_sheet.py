"""One item as a reviewer reads it in a terminal: what it is, what changed since approval, and its meaning.

Everything is laid out for 80 columns, so that a sheet reads the same in a window, a pipe and a file. What
could steer a terminal is replaced: kept words are read here before anybody has believed them.
"""

import textwrap
from collections.abc import Iterable, Iterator
from functools import partial

from generator.core.acting import home_of, record_of
from generator.core.declaration import Id
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import Article, Claim
from generator.core.status import Assessment
from generator.core.subjects import is_high_risk
from generator.core.vocabulary import Audience, Reason
from generator.core.wording import long_date, status_words
from generator.loading.files import INVISIBLE
from generator.rendering.comparison import FieldChange, Piece, changes_since
from generator.rendering.review_words import count_words
from generator.reports.algorithm_meaning import algorithm_rows
from generator.reports.console import Fragment
from generator.reports.meaning import Row, article_rows, claim_rows, name_of

WIDTH = 80
_LABEL = 16
_SAME = 12
"""So many unchanged words stand on either side of a change; a longer run is cut."""


def item_sheet(kb: KnowledgeBase, assessment: Assessment, key: str) -> Iterator[Fragment]:
    """What one item is and where it stands, what changed since its last approval, and its whole meaning."""
    yield Fragment(filled(item_title(kb, key)), "bold")
    yield from _paragraph(_standing(kb, assessment, key))
    yield Fragment("\n")
    yield from _changes(kb, assessment, key)
    for row in _rows(kb, key):
        yield from _row(row)


def item_title(kb: KnowledgeBase, key: str) -> str:
    """`claim 'naps-tiredness' of rest/naps`."""
    kind, _, rest = key.partition(":")
    name = f"{kind} '{rest}'" if rest else f"claim '{key}'"
    return f"{name} of {home_of(kb, key)}" if kind != "article" else f"{name}, its own words"


def clean(text: str) -> str:
    """The text without anything that could steer a terminal."""
    return INVISIBLE.sub("\ufffd", text)


def filled(text: str, *, indent: str = "", hanging: str = "") -> str:
    """A paragraph broken into lines of 80 columns, long addresses left whole; ends with a newline."""
    lines = textwrap.wrap(
        clean(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines) + "\n"


def _standing(kb: KnowledgeBase, assessment: Assessment, key: str) -> str:
    status, subject = assessment.status_of(key), assessment.subjects[key]
    item = record_of(kb, key)
    risk = "High risk. " if isinstance(item, Claim) and is_high_risk(kb, item) else ""
    words = status_words(status, Audience.CLINICIANS, partial(name_of, kb))
    return f"{risk}{words}. An approval takes {count_words(subject.quorum) or 'nobody'}."


def _rows(kb: KnowledgeBase, key: str) -> Iterator[Row]:
    item = record_of(kb, key)
    if isinstance(item, Claim):
        return claim_rows(kb, item)
    return article_rows(kb, item) if isinstance(item, Article) else algorithm_rows(kb, item)


def _changes(kb: KnowledgeBase, assessment: Assessment, key: str) -> Iterator[Fragment]:
    status, subject = assessment.status_of(key), assessment.subjects[key]
    if status.approved_words and status.approved_words != subject.fingerprint:
        people = ", ".join(event.by for event in status.approvals)
        yield Fragment(f"Changed since {long_date(status.approved_on)}, approved by {people}:\n", "bold")
        yield from _difference(kb, status.approved_words, key)
    if status.reason is not Reason.SUSPECT:
        return
    before = next((event.leans_on.get(subject.key, {}) for event in status.approvals), {})
    for source in status.sources:
        yield Fragment(filled(f"Changed since the approval: {name_of(kb, source)}"), "bold")
        yield from _difference(kb, before.get(source, ""), source)


def _difference(kb: KnowledgeBase, words: str, key: str) -> Iterator[Fragment]:
    kept = kb.kept.get(words)
    item = kb.references.get(Id(key)) or record_of(kb, key)
    if kept is None:
        yield Fragment("  The approved words are not kept, so they cannot be shown.\n\n")
        return
    for change in changes_since(kept, item, partial(name_of, kb)):
        yield from _change(change)
    yield Fragment("\n")


def _change(change: FieldChange) -> Iterator[Fragment]:
    yield Fragment(filled(change.field, indent="  ", hanging="  "))
    for mark, style, pieces in (("-", "red", change.before), ("+", "green", change.after)):
        if pieces:
            yield from _marked(mark, style, pieces)


def _marked(mark: str, style: str, pieces: Iterable[Piece]) -> Iterator[Fragment]:
    """A side of a change, its words filled into lines, those that differ in colour."""
    yield Fragment(f"  {mark}", style)
    column = 3
    for piece in pieces:
        words = clean(piece.text).split()
        if not piece.is_changed and len(words) > 2 * _SAME:
            words = [*words[:_SAME], "…", *words[-_SAME:]]
        for word in words:
            if column + 1 + len(word) > WIDTH:
                yield Fragment(f"\n  {mark}", style)
                column = 3
            yield Fragment(f" {word}", f"bold {style}" if piece.is_changed else "")
            column += 1 + len(word)
    yield Fragment("\n")


def _row(row: Row) -> Iterator[Fragment]:
    label = f"{row.label:<{_LABEL}}"
    for paragraph in row.paragraphs:
        lead = " " * (len(paragraph) - len(paragraph.lstrip()))
        beside = filled(paragraph.lstrip(), indent=" " * _LABEL + lead, hanging=" " * _LABEL + lead)
        if beside.strip():
            yield Fragment(label, "bold" if label.strip() else "")
            label = " " * _LABEL
        yield Fragment(beside[_LABEL:] or "\n")


def _paragraph(text: str) -> Iterator[Fragment]:
    yield Fragment(filled(text))
