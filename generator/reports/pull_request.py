"""The pull request report: in words what a branch changes, for a reviewer with twenty minutes.

It fits one comment. What does not fit is dropped as whole sections from the least risky end, and the report
says so: half a section would look like a whole one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.core.changes import BranchChanges, ItemChange, Kind
from generator.core.model import Claim
from generator.core.review_lines import EVERYTHING, lines_to_copy
from generator.core.signed_text import needs_signature
from generator.core.wording import long_date
from generator.core.workload import Workload, workload_of
from generator.reports.change_lists import called_out_list, lapse_list, reach_list
from generator.reports.claim_section import ClaimSection
from generator.reports.files_touched import FilesTouched
from generator.reports.fitting import CLAIM, TEXT, Risk, Section, fitting
from generator.reports.markdown_text import bullets, code, fenced, folded, plain
from generator.reports.obstacles import obstacle_list
from generator.reports.record_lists import (
    diagnostic_list,
    editorial_lines,
    event_list,
    reference_list,
)
from generator.reports.text_section import TextSection
from generator.reports.titles import Titles

LONGEST = 65_000
"""Characters of one report: GitHub takes 65,536 in a comment."""

_LONGEST_SECTION = 20_000
_LONGEST_IDS = 3_000
_SPLIT_ABOVE = 10
_MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class Frame:
    """What a report says of its two sides.

    `base`, `head`: commits, `head` empty for the files on disk. `against`: the base as it was typed.
    """

    against: str
    base: str
    head: str
    files: FilesTouched


def report_markdown(changes: BranchChanges, frame: Frame, longest: int | None = LONGEST) -> str:
    """The report as Markdown; `longest`: its most characters, None for all of it."""
    sections = list(_sections(changes, frame))
    if longest is not None:
        sections = fitting(sections, longest, f"evidence review --base {plain(frame.against, 80)} --whole")
    return "\n\n".join(section.text for section in sections if section.text) + "\n"


def first_line(changes: BranchChanges, frame: Frame) -> str:
    """What there is to read, counted; `editorial` only where no fingerprint changed and nothing else did."""
    if not changes.is_editorial:
        return ", ".join(_counts(workload_of(changes)))
    others = len(frame.files.content) + len(frame.files.outside)
    events = len(changes.events_added) + len(changes.events_gone)
    parts = [
        *([f"{_count(events, 'review event')} added or changed"] if events else []),
        *([f"{_count(others, 'file')} changed that no approval covers"] if others else []),
    ]
    if parts:
        return f"No meaning changed: {', '.join(parts)}"
    has_edits = any(change.kind is Kind.EDITORIAL for change in (*changes.items, *changes.references))
    return "Editorial only: no meaning changed" if has_edits or frame.files.layout else "Nothing changed"


def by_risk(changes: BranchChanges) -> list[ItemChange[Claim]]:
    """The claims that changed in meaning, highest risk first."""
    called, lapsing = _called_out(changes), {lapse.key for lapse in changes.lapses}
    kinds = (Kind.REMOVED, Kind.CHANGED, Kind.NEW, Kind.UNREADABLE)
    return sorted(
        (change for change in changes.claims if change.is_of_meaning),
        key=lambda change: (
            not changes.is_high_risk(change),
            change.key not in called,
            change.key not in lapsing,
            kinds.index(change.kind),
        ),
    )


def _sections(changes: BranchChanges, frame: Frame) -> Iterator[Section]:
    titles = Titles.of(changes)
    yield Section("\n\n".join(_head(changes, frame, titles)), Risk.NEVER_LEFT_OUT)
    yield Section(_joined(called_out_list(changes, titles)), Risk.CALLED_OUT, "what is called out")
    yield Section(_joined(lapse_list(changes, titles)), Risk.LAPSES, "the approvals that lapse")
    yield from _claim_sections(changes, titles)
    yield from _text_sections(changes, titles)
    yield Section(_joined(reference_list(changes, titles)), Risk.REFERENCES, "the references")
    yield Section(_joined(reach_list(changes, titles)), Risk.REACH, "what is reached")
    yield Section(_joined(diagnostic_list(changes)), Risk.CHECKS, "the checks")
    yield Section(_joined(event_list(changes, titles)), Risk.EVENTS, "the review events")
    yield Section(_joined(_file_lists(frame.files)), Risk.FILES, "the other files")
    if editorial := editorial_lines(changes, titles, frame.files.layout):
        text = folded(f"Edited without a change of meaning: {len(editorial)}", [bullets(editorial)])
        yield Section(text, Risk.EDITORIAL, "the editorial changes")
    yield Section(_joined(_copy_lines(changes, titles)), Risk.NEVER_LEFT_OUT)


def _claim_sections(changes: BranchChanges, titles: Titles) -> Iterator[Section]:
    called = _called_out(changes)
    for number, change in enumerate(by_risk(changes), 1):
        section = ClaimSection(changes, titles, change, number)
        text = section.whole()
        text = text if len(text) <= _LONGEST_SECTION else section.brief()
        is_risky = changes.is_high_risk(change) or change.key in called
        head = "## Claims\n\n" if number == 1 else ""
        yield Section(head + text, Risk.HIGH if is_risky else Risk.ORDINARY, CLAIM)


def _text_sections(changes: BranchChanges, titles: Titles) -> Iterator[Section]:
    texts: tuple[ItemChange[Any], ...] = (*changes.articles, *changes.algorithms)
    for position, change in enumerate(change for change in texts if change.is_of_meaning):
        section = TextSection(changes, titles, change)
        text = section.whole()
        text = text if len(text) <= _LONGEST_SECTION else section.brief()
        yield Section(("" if position else "## Articles and algorithms\n\n") + text, Risk.ORDINARY, TEXT)


def _head(changes: BranchChanges, frame: Frame, titles: Titles) -> Iterator[str]:
    yield first_line(changes, frame)
    head = f"`{frame.head[:12]}`" if frame.head else "the files on disk"
    yield (
        f"Compared: {head} with `{frame.base[:12]}`, where the branch began. Statuses as of "
        f"{long_date(changes.head.assessment.as_of)}, by the people and the policy of {code(frame.against)}."
    )
    yield from obstacle_list(changes, titles)
    claims = [change.record for change in changes.claims if change.is_of_meaning]
    if len(claims) > _SPLIT_ABOVE:
        articles = dict.fromkeys(claim.article for claim in claims)
        names = ", ".join(f"“{plain(titles.article(article))}”" for article in list(articles)[:6])
        yield (
            f"**{len(claims)} claims are more than one reviewer reads well in one sitting.** Consider a pull "
            f"request for each article or question. Articles here: {names}"
            + (f" and {len(articles) - 6} more." if len(articles) > 6 else ".")
        )
    if changes.head.kb.unreadable:
        yield (
            "**Some files of this branch cannot be read.** What they hold cannot be compared, and counts "
            "neither as changed nor as removed; the checks below say which."
        )


def _file_lists(files: FilesTouched) -> Iterator[str]:
    lists = (
        ("Also changed, and covered by no approval", files.content),
        ("Not content: ask a maintainer before merging", files.outside),
    )
    for heading, paths in lists:
        if paths:
            shown = [plain(path, 160) for path in paths[:25]]
            yield f"**{heading}**"
            yield bullets([*shown, *([f"and {len(paths) - 25} more"] if len(paths) > 25 else [])])


def _copy_lines(changes: BranchChanges, titles: Titles) -> Iterator[str]:
    if not (changes.to_approve or changes.to_approve_again or changes.blocked):
        return
    yield "## To approve"
    if changes.blocked:
        names = (plain(titles.named(key), 120) for key in changes.blocked[:_MOST_NAMES])
        rest = f" and {len(changes.blocked) - _MOST_NAMES} more" if len(changes.blocked) > _MOST_NAMES else ""
        yield f"{_NOT_OFFERED} {'; '.join(names)}{rest}."
    if not (changes.to_approve or changes.to_approve_again):
        return
    if needs_signature(changes.head.kb.board.policy, changes.head.assessment.as_of):
        yield "Only signed approvals count: check the branch out and use `evidence approve --sign`."
    elif changes.to_approve:
        yield from _lines_of_changed(changes)
    else:
        yield _AGAIN_ONLY
        yield fenced(lines_to_copy(", ".join(changes.to_approve_again)).splitlines())


def _lines_of_changed(changes: BranchChanges) -> Iterator[str]:
    yield (
        "Write a review that approves, with these lines in its text; of each choice keep what is true. "
        "The approval counts for exactly these words and is recorded after the merge."
    )
    listed = ", ".join(changes.to_approve)
    # Whoever writes `all` would also name what nobody can approve.
    is_listed = bool(changes.blocked) and len(listed) <= _LONGEST_IDS
    yield fenced(lines_to_copy(listed if is_listed else EVERYTHING).splitlines())
    if not is_listed:
        yield from _line_to_copy(
            "To approve a part, write as the first line what you approve of these:", changes.to_approve
        )
    everything = changes.to_approve if is_listed else (EVERYTHING,)
    if changes.to_approve_again:
        yield from _line_to_copy(_AGAIN_TOO, (*everything, *changes.to_approve_again))


_NOT_OFFERED = "Not offered, since an error has to be mended first:"
_AGAIN_TOO = (
    "Not among these is what only leans on them, since its own words did not change; its approval ends all "
    "the same. To approve that again too, if you read it, write as the first line:"
)
_AGAIN_ONLY = (
    "No words changed that can be approved, but what leans on the changes must be approved again. Write a "
    "review that approves, with these lines in its text; of each choice, and of the ids, keep what is true:"
)


def _line_to_copy(sentence: str, items: tuple[str, ...]) -> Iterator[str]:
    line = f"approve: {', '.join(items)}"
    yield sentence
    is_short = len(line) <= _LONGEST_IDS
    yield fenced([line]) if is_short else f"({len(items)} items, too many to list in one comment.)"


def _counts(work: Workload) -> Iterator[str]:
    yield _count(work.claims, "claim")
    yield f"{work.high_risk} high-risk"
    for number, noun in (
        (work.articles, "article"),
        (work.algorithms, "algorithm"),
        (work.references, "reference"),
    ):
        if number:
            yield _count(number, noun)
    yield f"{_count(work.figures, 'figure')} to read at source"
    yield f"about {work.minutes} minutes"


def _called_out(changes: BranchChanges) -> set[str]:
    return {found.key for found in changes.called_out}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _joined(blocks: Iterator[str]) -> str:
    return "\n\n".join(blocks)
