"""The sheet of an algorithm: what must not wait, the steps as a picture and in words, and how sure."""

from collections.abc import Iterator
from typing import Any

from generator.core.checking import algorithm_item
from generator.core.message import message
from generator.core.model import Algorithm, Article, Claim
from generator.core.versions import current_version
from generator.rendering.claim_blocks import ClaimBlocks
from generator.rendering.edition import Edition
from generator.rendering.links import algorithm_path
from generator.rendering.numbering import Citation, Numbering
from generator.rendering.reference_list import ReferenceEntry, reference_entries
from generator.rendering.rows import keywords_of
from generator.rendering.sheets.chart_drawing import chart_drawings
from generator.rendering.sheets.paths import PathView, paths_of
from generator.rendering.sheets.sheet_head import SheetWords, sheet_head
from generator.rendering.sheets.standing import approved_by, oldest_evidence, standing_of
from generator.rendering.steps import AlgorithmView, BranchView, Exit, StepView, algorithm_view

TEMPLATE = "algorithm.typ"


def algorithm_sheet(edition: Edition, article: Article, algorithm: Algorithm) -> dict[str, Any]:
    """The content of the sheet, for any size of paper."""
    kb, views = edition.kb, edition.views(algorithm_path(article))
    numbering = Numbering()
    blocks = ClaimBlocks(views, numbering, frozenset())
    red_flags = [kb.claims[claim] for claim in article.red_flags.claims if claim in kb.claims]
    flags = [_red_flag(blocks, claim) for claim in red_flags]
    hrefs = dict.fromkeys(algorithm.claim_ids, "")
    view = algorithm_view(algorithm, views, numbering, hrefs)
    resting = [kb.claims[claim] for claim in algorithm.claim_ids if claim in kb.claims]
    own = edition.assessment.algorithms[algorithm.article]
    standing = standing_of(own, [*red_flags, *resting], views, is_algorithm=True)
    words = SheetWords(
        kind=message("Algorithm"),
        title=algorithm.title,
        population=tuple(_population(view)),
        page=algorithm_path(article),
        version=current_version(edition.assessment, algorithm_item(article.id)),
        authors=(),
        keywords=keywords_of(edition, article),
    )
    drawings = chart_drawings(view, has_red_flags=bool(flags), language=edition.language)
    searched, oldest = oldest_evidence([*red_flags, *resting], views)
    facts = (
        (message("Steps approved by"), approved_by(own, views)),
        (message("Evidence searched"), searched or message("not on record")),
        (message("Oldest source"), oldest),
    )
    return {
        **sheet_head(edition, words, standing, facts),
        "title_size": 19,
        "held": view.held,
        "flags": flags,
        "no_flags": article.red_flags.none or "",
        "flipped": drawings.is_wide,
        "charts": list(drawings.charts),
        "continued": message("{title}, continued", title=algorithm.title),
        "chart_words": message(
            "The {count} steps as a flowchart. The same stands below, under “The steps in words”.",
            count=len(view.steps),
        ),
        "steps": [_step(step) for step in view.steps],
        "paths": [_path(path) for path in paths_of(algorithm, views)] if not view.held else [],
        "sources": [_source(entry) for entry in reference_entries(numbering, views)],
        "words": WORDS,
    }


WORDS = {
    "flags": message("Do not wait"),
    "steps": message("The steps in words"),
    "paths": message("How sure each path is"),
    "path": message("Path, by its steps"),
    "end": message("Ends at"),
    "weakest": message("Weakest certainty on it"),
    "at": message("At step"),
    "sources": message("Sources"),
}
"""What the sheet says itself."""


def _population(view: AlgorithmView) -> Iterator[tuple[str, str]]:
    yield message("For:"), view.population
    if view.not_for:
        yield message("Not for:"), view.not_for


def _red_flag(blocks: ClaimBlocks, claim: Claim) -> dict[str, str]:
    block = blocks.block(claim)
    status = "" if block.view.status.is_approved or block.view.is_held else block.view.status.label
    return {"text": block.view.statement, "sources": _numbers(block.citation), "status": status}


def _step(step: StepView) -> dict[str, Any]:
    return {
        "number": step.number,
        "kind": step.kind_label,
        "title": step.title,
        "holds": list(step.holds),
        "text": step.text,
        "facts": [*_facts(step)],
        "exits": [*_exits(step)],
        "sources": _numbers(step.sources),
        "certainty": step.weakest.words if step.weakest else "",
        "approved": step.approved,
    }


def _facts(step: StepView) -> Iterator[str]:
    if step.refer:
        yield message("{urgency}: refer to {whom}", urgency=step.urgency, whom=step.refer)
    if step.wait:
        yield message("Wait: {time}", time=step.wait)
    if step.at_most:
        yield message("At most: {time}", time=step.at_most)
    if step.actor:
        yield message("By: {actor}", actor=step.actor)


def _exits(step: StepView) -> Iterator[dict[str, str]]:
    """The ways on: what leads there, and where it goes."""
    for branch in step.branches:
        yield {"when": branch.when, "to": _way(branch.exit), "until": _until(branch)}
    if step.exit:
        yield {"when": "", "to": _way(step.exit), "until": ""}


def _until(branch: BranchView) -> str:
    return message("until: {condition}", condition=branch.until) if branch.until else ""


def _way(exit_: Exit) -> str:
    if exit_.is_back:
        return message("back to {number}", number=exit_.number)
    return message("go to {number}", number=exit_.number)


def _path(path: PathView) -> dict[str, Any]:
    return {
        "steps": " → ".join(map(str, path.steps))
        if path.is_single
        else message("All that end at {step}", step=path.steps[-1]),
        "end": path.title,
        "weakest": path.weakest,
        "at": ", ".join(map(str, path.weakest_at)),
        "warning": message(
            "A source on this path was retracted: {sources}.", sources="; ".join(path.retracted)
        )
        if path.retracted
        else "",
    }


def _source(entry: ReferenceEntry) -> dict[str, str]:
    label, address = entry.view.links[0] if entry.view.links else ("", "")
    return {
        "number": str(entry.number),
        "text": entry.view.short,
        "label": label,
        "href": address,
        "warning": entry.view.retraction,
    }


def _numbers(citation: Citation | None) -> str:
    """Numbers of sources as they are printed: `1–3, 5`."""
    return "".join(f"{part.before}{part.number}" for part in citation.parts) if citation else ""
