"""What a pull request report says before and after the claims: what is called out, lapses or is reached.

Each list is finished Markdown and bounded, so that no list pushes a claim out of the report.
"""

from collections.abc import Iterable, Iterator

from generator.core.called_out import CallOut, CallOutKind
from generator.core.changes import BranchChanges
from generator.core.declaration import Id
from generator.core.lapses import Lapse, LapseReason
from generator.core.reach import ReachedArticle
from generator.core.wording import long_date
from generator.reports.markdown_text import bullets, more, plain
from generator.reports.titles import Titles

MOST = 25
"""How many lines of a list are printed."""

_MOST_NAMES = 6

CALLED_OUT = {
    CallOutKind.HARM_REMOVED: "A harm is no longer stated",
    CallOutKind.RED_FLAG_REMOVED: "A red flag was removed",
    CallOutKind.DISPUTE_REMOVED: "Disputing evidence was removed",
    CallOutKind.DISPUTE_TURNED: "Disputing evidence no longer disputes",
    CallOutKind.DISPUTE_INDIRECT: "Disputing evidence became indirect",
    CallOutKind.CONTRADICTION_REMOVED: "A contradicting claim is no longer named",
    CallOutKind.CERTAINTY_RAISED: "Certainty was raised",
    CallOutKind.RISK_LOWERED: "The larger quorum no longer applies",
    CallOutKind.RETRACTION_REMOVED: "A retraction is no longer recorded",
    CallOutKind.AUTHOR_REMOVED: "An author was removed",
}

LAPSES = {
    LapseReason.REMOVED: "it was removed",
    LapseReason.UNREADABLE: "it cannot be read in this branch",
    LapseReason.WORDS: "its words or its evidence changed",
    LapseReason.SOURCES: "what it leans on changed",
    LapseReason.RETRACTED: "a source was retracted",
    LapseReason.HOLD: "it was put on hold",
    LapseReason.REQUEST: "changes were requested",
    LapseReason.ERROR: "a check finds an error in it",
    LapseReason.QUORUM: "it needs another quorum now",
    LapseReason.AUTHOR: "somebody who approved it is now its author",
    LapseReason.DUE: "its review is due",
    LapseReason.EVENTS: "its review events changed",
}


def called_out_list(changes: BranchChanges, titles: Titles) -> Iterator[str]:
    """What no reviewer may overlook."""
    if changes.called_out:
        yield "## Called out"
        yield bullets(_call_out(titles, found) for found in changes.called_out[:MOST])
        yield from more(changes.called_out, MOST)


def lapse_list(changes: BranchChanges, titles: Titles) -> Iterator[str]:
    """The approvals that end with a merge, and why."""
    if changes.lapses:
        told = {change.key for change in changes.claims if change.is_of_meaning}
        yield "## Approvals that lapse"
        yield bullets(_lapse(changes, titles, lapse, told) for lapse in changes.lapses[:MOST])
        yield from more(changes.lapses, MOST)


def reach_list(changes: BranchChanges, titles: Titles) -> Iterator[str]:
    """The pages and sheets that lean on a change, those too that the branch did not touch."""
    articles, claims = changes.reach.articles, changes.reach.claims
    if articles or claims:
        yield "## Reached"
    if claims:
        listed = list(claims.items())
        yield "Claims that did not change and lean on something that did:"
        yield bullets(
            f"{plain(titles.item(claim))}, by {_names(titles.item(source) for source in sources)}"
            for claim, sources in listed[:MOST]
        )
        yield from more(listed, MOST)
    if articles:
        touched = {change.record.article for change in changes.claims}
        touched |= {change.record.article for change in changes.algorithms}
        touched |= {change.record.id for change in changes.articles}
        yield "Pages and printed sheets that show it:"
        yield bullets(_reached(changes, titles, found, touched) for found in articles[:MOST])
        yield from more(articles, MOST)


def _call_out(titles: Titles, found: CallOut) -> str:
    line = f"**{CALLED_OUT[found.kind]}**: {plain(titles.named(found.key))}"
    if found.was:
        return f"{line}, from {found.was.lower()} to {found.now.lower()}"
    if found.kind is CallOutKind.AUTHOR_REMOVED:
        return f"{line}, {plain(titles.person(found.source))}"
    return f"{line}, {plain(titles.item(found.source))}" if found.source else line


def _lapse(changes: BranchChanges, titles: Titles, lapse: Lapse, told: set[str]) -> str:
    reasons = ", ".join(LAPSES[reason] for reason in lapse.reasons)
    sources = _names(titles.item(source) for source in lapse.sources)
    people = _names(dict.fromkeys(titles.person(event.by) for event in lapse.before.counted))
    line = (
        f"**{plain(titles.named(lapse.key))}**: {reasons}{f' ({sources})' if sources else ''}. "
        f"Approved on {long_date(lapse.before.approved_on)} by {people}."
    )
    claim = changes.head.kb.claims.get(Id(lapse.key))
    if claim is None or lapse.key in told:
        return line
    return f"{line} It says: “{plain(claim.statement, 300)}”"


def _reached(changes: BranchChanges, titles: Titles, found: ReachedArticle, touched: set[Id]) -> str:
    shown = _names(titles.claim(claim) for claim in found.claims)
    cited = _names(titles.source(reference) for reference in found.references)
    steps = _names(f"“{titles.step(found.article, step)}”" for step in found.steps)
    algorithm = f"the algorithm “{plain(titles.algorithm(found.article))}”"
    parts = [
        f"shows {shown}" if shown else "",
        f"cites {cited}" if cited else "",
        f"{algorithm} and its sheets, at {steps}" if steps else "",
    ]
    untouched = "" if found.article in touched else " (not touched by this branch)"
    ways = "; ".join(part for part in parts if part) or "its own words"
    return f"“{plain(titles.article(found.article))}”{untouched}: {ways}"


def _names(names: Iterable[str]) -> str:
    listed = list(names)
    shown = ", ".join(plain(name, 120) for name in listed[:_MOST_NAMES])
    return f"{shown} and {len(listed) - _MOST_NAMES} more" if len(listed) > _MOST_NAMES else shown
