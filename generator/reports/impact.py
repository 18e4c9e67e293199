"""What a loss does, in words for a terminal and as plain data for programs.

Everything stands by its id, never in its words: an editor looks it up, and no words on hold get out this way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.core.declaration import Id
from generator.core.graph.impact import Impact, Impacts, Reached
from generator.core.graph.losses import references_of
from generator.core.graph.records import Node, NodeKind
from generator.core.knowledge_base import KnowledgeBase
from generator.core.wording import certainty_words

_NOUNS = {
    NodeKind.REFERENCE: "the reference",
    NodeKind.STUDY: "the study",
    NodeKind.CLAIM: "the claim",
    NodeKind.PERSON: "the approvals of",
}
_SOURCES = (NodeKind.REFERENCE, NodeKind.STUDY)


@dataclass(frozen=True, slots=True)
class ImpactReport:
    """The answers to one question: each loss by itself, and several sources lost together."""

    impacts: Impacts
    each: tuple[Impact, ...]
    together: Impact | None

    @classmethod
    def of(cls, impacts: Impacts, lost: Iterable[Node]) -> "ImpactReport":
        """The answers for some losses, each once."""
        nodes = tuple(dict.fromkeys(lost))
        sources = [node for node in nodes if node.kind in _SOURCES]
        together = impacts.of_sources(sources) if len(sources) > 1 else None
        return cls(impacts, tuple(impacts.of(node) for node in nodes), together)


def impact_lines(report: ImpactReport) -> Iterator[str]:
    """The answers as lines of text, one blank between them."""
    for place, impact in enumerate(report.each):
        if place:
            yield ""
        yield from _lines(report.impacts, impact)
    if report.together:
        yield ""
        yield from _lines(report.impacts, report.together)


def impact_data(report: ImpactReport) -> dict[str, Any]:
    """The answers as plain values, in a fixed order."""
    together = report.together
    return {
        "as_of": report.impacts.assessment.as_of.isoformat(),
        "impacts": [_data(report.impacts, impact) for impact in report.each],
        "together": _data(report.impacts, together) if together else None,
    }


def _lines(impacts: Impacts, impact: Impact) -> Iterator[str]:
    yield f"without {_names(impact)}"
    if not impact.reached and not impact.lapses:
        of_person = any(node.kind is NodeKind.PERSON for node in impact.lost)
        yield "  every approval stands without them" if of_person else "  nothing leans on that"
        return
    yield from _section("claims", _columns(_claim_cells(impacts, impact)))
    inside = impact.of_kind(NodeKind.REFERENCE)
    rows = _columns([str(one.distance), one.node.id, _fall(impact, one)] for one in inside)
    yield from _section("sources that include or report it", rows)
    articles = ([str(one.distance), one.node.id] for one in impact.of_kind(NodeKind.ARTICLE))
    yield from _section("articles", _columns(articles))
    steps = (f"{article}: {', '.join(_steps(impact, article))}" for article in impact.algorithms)
    yield from _section("printed algorithms, with their steps", steps)
    yield from _section("approvals that would lapse", impact.lapses)
    yield from _section("claims that would have no direct support left", impact.unsupported)


def _section(title: str, rows: Iterable[str]) -> Iterator[str]:
    found = list(rows)
    if found:
        yield f"  {title} ({len(found)})"
        yield from (f"    {row}" for row in found)


def _claim_cells(impacts: Impacts, impact: Impact) -> Iterator[list[str]]:
    for one in impact.of_kind(NodeKind.CLAIM):
        claim = impacts.kb.claims[Id(one.node.id)]
        loss = impact.losses.get(claim.id)
        sources = f"independent sources {loss.before} -> {loss.after}" if loss else "no direct support"
        way = ", ".join(_said(impacts.kb, impact, claim.id)) or f"through {one.through.id}"
        yield [str(one.distance), claim.id, way, certainty_words(claim.rating), sources]


def _said(kb: KnowledgeBase, impact: Impact, claim: Id) -> tuple[str, ...]:
    """What the lost sources do to a claim, such as `supports directly`; nothing where no line cites them."""
    lost = {key for node in impact.lost if node.kind in _SOURCES for key in references_of(kb, node)}
    lines = (line for line in kb.claims[claim].evidence if line.reference in lost)
    return tuple(dict.fromkeys(f"{line.direction.value} {line.directness.value}ly" for line in lines))


def _steps(impact: Impact, article: Id) -> tuple[str, ...]:
    steps = (one.node.id.partition("#") for one in impact.of_kind(NodeKind.STEP))
    return tuple(step for home, _, step in steps if home == article)


def _fall(impact: Impact, one: Reached) -> str:
    return "does not count without it" if one.node.id in impact.fallen else "outlives it"


def _names(impact: Impact) -> str:
    return " and ".join(f"{_NOUNS[node.kind]} '{node.id}'" for node in impact.lost)


def _columns(rows: Iterable[list[str]]) -> list[str]:
    found = list(rows)
    if not found:
        return []
    widths = [max(len(row[place]) for row in found) for place in range(len(found[0]))]
    return ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in found]


def _data(impacts: Impacts, impact: Impact) -> dict[str, Any]:
    lapses = set(impact.lapses)
    return {
        "lost": [{"kind": node.kind.value, "id": node.id} for node in impact.lost],
        "claims": [_claim(impacts, impact, one, lapses) for one in impact.of_kind(NodeKind.CLAIM)],
        "references": [
            {**_reached(one), "falls": one.node.id in impact.fallen}
            for one in impact.of_kind(NodeKind.REFERENCE)
        ],
        "articles": [_reached(one) for one in impact.of_kind(NodeKind.ARTICLE)],
        "algorithms": [
            {"article": article, "steps": list(_steps(impact, article))} for article in impact.algorithms
        ],
        "lapses": list(impact.lapses),
        "unsupported": list(impact.unsupported),
    }


def _claim(impacts: Impacts, impact: Impact, one: Reached, lapses: set[str]) -> dict[str, Any]:
    claim = impacts.kb.claims[Id(one.node.id)]
    loss = impact.losses.get(claim.id)
    return {
        **_reached(one),
        "certainty": claim.rating.value,
        "status": impacts.assessment.claims[claim.id].word,
        "lapses": claim.id in lapses,
        "lines": list(_said(impacts.kb, impact, claim.id)),
        "independent_sources": {"before": loss.before, "after": loss.after} if loss else None,
    }


def _reached(one: Reached) -> dict[str, Any]:
    return {"id": one.node.id, "distance": one.distance, "through": one.through.id}
