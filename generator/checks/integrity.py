"""Whether retractions are looked for: notices on committed lists that nobody recorded, and looks long ago."""

from collections.abc import Iterator

from generator.checks.leaning import items_leaning_on
from generator.core.checking import check
from generator.core.diagnostic import Finding, Related, Severity
from generator.core.integrity import IntegritySnapshot, Notice, last_look, unrecorded_notices
from generator.core.knowledge_base import KnowledgeBase
from generator.core.review_round import review_check
from generator.core.status import Assessment
from generator.core.wording import long_date

_LOOK = "ask the journal and Retraction Watch, then write 'integrity: {checked: <today>}' under 'custom'"


@check("integrity-unrecorded", Severity.ERROR)
def unrecorded_integrity(kb: KnowledgeBase) -> Iterator[Finding]:
    """A list of retractions names a source, and its record does not say so.

    What rests on it may no longer hold, and readers are not told. Read the notice, and record it under
    `updates` of the reference, in its own file or in the overlay; the hint gives the line. The lists lie in
    `references/integrity/` with their date: a source that is not on them is "not listed as of" that date,
    never "not retracted".

    Rule: Cochrane Handbook, chapter 4 (looking for retractions); lists of Retraction Watch and Crossref.
    """
    found = [
        (snapshot, key, notice)
        for snapshot in kb.snapshots
        for key in snapshot.notices
        if key in kb.references
        for notice in unrecorded_notices(kb.references[key], snapshot)
    ]
    leaning = items_leaning_on(kb, (key for _, key, _ in found))
    for snapshot, key, notice in found:
        what = notice.type.label.lower()
        day = long_date(snapshot.date)
        message = f"{snapshot.source} lists '{key}' with '{what}' as of {day}, and its record does not say so"
        hint = f"read the notice, and add under 'updates': {_line(snapshot, notice)}"
        related = (Related(notice.span, "listed here"),)
        yield Finding(kb.references[key].origin.span(), message, hint, related, about=leaning[key])


@review_check("integrity-check-old", Severity.WARNING)
def old_looks(kb: KnowledgeBase, assessment: Assessment) -> Iterator[Finding]:
    """Nobody looked lately whether a source of a claim was retracted.

    Most retractions come years after publication, and until somebody looks readers are not told. Look the
    source up and put the day under `integrity: {checked: ...}`, or put a new list of Retraction Watch or
    Crossref into `references/integrity/`: it counts for every source that it would name. How long a look
    counts says `integrity_valid_for` of the policy; without it nothing is asked.

    Rule: Cochrane Handbook, chapter 4 (looking for retractions); the age is this site's policy.
    """
    valid_for = kb.board.policy.integrity_valid_for
    if valid_for is None:
        return
    for reference in kb.references.values():
        day = last_look(reference, kb.snapshots)
        is_recent = day is not None and (assessment.as_of - day).days <= valid_for
        if is_recent or reference.retraction or not kb.uses_of(reference):
            continue
        last = f"since {long_date(day)}" if day else "yet"
        own = reference.custom.integrity
        span = own.origin.span("checked") if own else reference.origin.span()
        message = f"nobody has looked {last} whether '{reference.id}' was retracted"
        yield Finding(span, message, _LOOK, about=(reference.id,))


def _line(snapshot: IntegritySnapshot, notice: Notice) -> str:
    parts = [f"type: {notice.type}"]
    parts += [f"date: {notice.date}"] if notice.date else []
    parts += [f"DOI: {_quoted(notice.DOI)}"] if notice.DOI else []
    return f"{{{', '.join([*parts, f'source: {snapshot.source}'])}}}"


def _quoted(text: str) -> str:
    """A DOI as it may stand inside braces: old ones hold brackets and commas."""
    return "'" + text.replace("'", "''") + "'" if set(text) & set("[]{},:#\"'") else text
