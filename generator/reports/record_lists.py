"""What a pull request report says of everything but claims and texts: references, checks, events, edits."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.core.changes import BranchChanges, ItemChange, Kind
from generator.core.diagnostic import Diagnostic
from generator.core.fingerprint import canonical_form
from generator.core.model import Claim, Reference, ReviewEvent
from generator.core.wording import long_date
from generator.rendering.comparison import changes_between
from generator.reports.change_lists import MOST
from generator.reports.claim_evidence import source_link
from generator.reports.claim_section import KINDS, field_list
from generator.reports.markdown_text import bullets, code, more, plain
from generator.reports.reading import retraction_words
from generator.reports.titles import Titles


def reference_list(changes: BranchChanges, titles: Titles) -> Iterator[str]:
    """The references that are new, removed or changed in meaning; those newly retracted first."""
    found = [change for change in changes.references if change.is_of_meaning]
    found.sort(key=lambda change: not is_newly_retracted(change))
    if found:
        yield "## References"
        for change in found[:MOST]:
            yield from _reference(changes, titles, change)
        yield from more(found, MOST)


def diagnostic_list(changes: BranchChanges) -> Iterator[str]:
    """What `evidence check` newly finds, and what it no longer finds."""
    lists = (("New", changes.diagnostics_new), ("Mended", changes.diagnostics_mended))
    if any(found for _, found in lists):
        yield "## Checks"
    for heading, found in lists:
        if found:
            ordered = sorted(found, key=lambda one: (-one.severity, one))
            yield f"**{heading}**"
            yield bullets(_diagnostic(one) for one in ordered[:MOST])
            yield from more(ordered, MOST)


def event_list(changes: BranchChanges, titles: Titles) -> Iterator[str]:
    """The review events that the branch itself brings or takes away."""
    lists = (
        ("Review events added by this branch", changes.events_added),
        ("Review events changed or removed by this branch, which none may do", changes.events_gone),
    )
    for heading, events in lists:
        if events:
            yield f"**{heading}**"
            yield bullets(_event(titles, event) for event in events[:MOST])
            yield from more(events, MOST)


def editorial_lines(changes: BranchChanges, titles: Titles, layout: Iterable[str]) -> list[str]:
    """What was edited without a change of meaning; `layout`: files in which no record changed at all."""
    items: tuple[ItemChange[Any], ...] = (*changes.items, *changes.references)
    lines = [
        f"{plain(titles.item(change.key))}: {_edits(titles, change)}"
        for change in items
        if change.kind is Kind.EDITORIAL
    ]
    return lines + [f"{code(path)}: order, comments or line breaks" for path in layout]


def is_newly_retracted(change: ItemChange[Reference]) -> bool:
    """True where the branch records that a source was taken back, or brings one that was."""
    was = change.before is not None and change.before.retraction is not None
    return not was and change.after is not None and change.after.retraction is not None


def _reference(changes: BranchChanges, titles: Titles, change: ItemChange[Reference]) -> Iterator[str]:
    reference = change.record
    side = changes.head if change.after else changes.base
    uses = len(side.kb.users_of(reference))
    claims = "1 claim rests" if uses == 1 else f"{uses} claims rest"
    design = reference.custom.design.label if reference.custom.design else "design not recorded"
    retracted = f" **Taken back: {plain(retraction_words(reference))}.**" if reference.retraction else ""
    yield (
        f"**{KINDS[change.kind]}** · {source_link(reference, titles.source(reference.id))} · "
        f"{plain(design)} · {claims} on it · {code(reference.id)}{retracted}"
    )
    if change.before and change.after:
        old, new = canonical_form(change.before), canonical_form(change.after)
        yield from field_list(changes_between(old, new, titles.item))


def _diagnostic(found: Diagnostic) -> str:
    hint = f" ({plain(found.hint, 300)})" if found.hint else ""
    place = f"{plain(found.span.path, 160)}, line {found.span.line}"
    return f"{found.severity.word}: {plain(found.message, 300)}{hint}; {place}; {code(found.code)}"


def _event(titles: Titles, event: ReviewEvent) -> str:
    items = [titles.item(event.item_key(covered)) for covered in event.covers]
    names = ", ".join(plain(item, 120) for item in items[:6])
    rest = f" and {len(items) - 6} more" if len(items) > 6 else ""
    who = f"{plain(titles.person(event.by))} ({event.role.value})"
    return f"{event.decision.label}, {who}, {long_date(event.date.date())}: {names}{rest}"


def _edits(titles: Titles, change: ItemChange[Any]) -> str:
    names = change.edited_fields
    if isinstance(change.record, Claim) and "article" in names:
        was, now = (plain(titles.article(side.article)) for side in (change.before, change.after) if side)
        others = [name for name in names if name != "article"]
        return f"moved from “{was}” to “{now}”" + (f"; {', '.join(others)}" if others else "")
    return ", ".join(code(name) for name in names)
