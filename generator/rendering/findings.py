"""The Summary of Findings: benefits and harms of one comparison in one table, as GRADE lays them out.

Claims of effect and harm stand together where population, intervention and comparator are worded alike;
a comparison with one outcome gets no table. The figures of each row are worded in `absolute_effects`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.core.declaration import Id
from generator.core.message import joined, message
from generator.core.model import Claim, Estimate
from generator.core.vocabulary import ClaimKind
from generator.rendering.absolute_effects import Counts, counts_of, difference_words, is_alike
from generator.rendering.figure_words import people_words, span_words, studies_words, written
from generator.rendering.names import lowered
from generator.rendering.record_views import ClaimView
from generator.rendering.views import Views


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One outcome. `absent` says why counts of people are missing; then the three columns are empty."""

    claim: ClaimView
    href: str
    outcome: str
    kind: str
    time: str
    people: str
    studies: str
    counts: Counts
    difference: str
    difference_note: str
    ratio: str
    ratio_note: str
    absent: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingsTable:
    """One comparison with its outcomes, benefits before harms."""

    anchor: str
    population: str
    intervention: str
    comparator: str
    rows: tuple[FindingRow, ...]


def findings_tables(
    claims: Iterable[Claim], views: Views, hrefs: Mapping[Id, str]
) -> tuple[FindingsTable, ...]:
    """One table for each comparison with two or more outcomes among `claims`; `hrefs` leads to each claim."""
    comparisons: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        pico = claim.pico
        if claim.kind in (ClaimKind.EFFECT, ClaimKind.HARM) and pico and pico.comparator:
            parts = (pico.population or "", pico.intervention or "", pico.comparator)
            comparisons.setdefault(tuple(part.casefold() for part in parts), []).append(claim)
    shared = (group for group in comparisons.values() if len(group) > 1)
    return tuple(_table(number, group, views, hrefs) for number, group in enumerate(shared, start=1))


def _table(number: int, claims: list[Claim], views: Views, hrefs: Mapping[Id, str]) -> FindingsTable:
    pico = claims[0].pico
    # `findings_tables` groups by the question, so it is there.
    assert pico is not None
    ordered = sorted(claims, key=lambda claim: claim.kind is ClaimKind.HARM)
    return FindingsTable(
        anchor=f"findings-{number}",
        population=pico.population or "",
        intervention=pico.intervention or "",
        comparator=lowered(pico.comparator or ""),
        rows=tuple(_row(claim, views, hrefs[claim.id]) for claim in ordered),
    )


def _row(claim: Claim, views: Views, href: str) -> FindingRow:
    # The words of a claim on hold are replaced everywhere, and its figures are part of them.
    estimates = () if views.is_held(claim) else claim.estimates
    main = next((one for one in estimates if one.shown), estimates[0] if estimates else None)
    counts = counts_of(claim, main, estimates)
    difference, difference_note = difference_words(main, counts)
    ratio, ratio_note = _ratio(main, estimates)
    return FindingRow(
        claim=views.claim(claim),
        href=href,
        outcome=(claim.pico.outcome if claim.pico else "") or claim.kind.label,
        kind=claim.kind.value,
        time=(main.at or "") if main else "",
        people=_people(main),
        studies=_studies(main),
        counts=counts,
        difference=difference,
        difference_note=difference_note,
        ratio=ratio,
        ratio_note=ratio_note,
        absent="" if counts.without or difference else _absent(main, estimates),
        reasons=() if views.is_held(claim) else _reasons(claim),
    )


def _people(estimate: Estimate | None) -> str:
    if estimate is None:
        return ""
    total = estimate.n or estimate.total or sum(arm.total or arm.n or 0 for arm in estimate.arms)
    return people_words(total) if total else ""


def _studies(estimate: Estimate | None) -> str:
    if estimate is None or estimate.studies is None:
        return ""
    return studies_words(estimate.studies)


def _ratio(main: Estimate | None, estimates: tuple[Estimate, ...]) -> tuple[str, str]:
    """The ratio with its interval, and what sort of ratio it is."""
    same = (one for one in (main, *estimates) if main and one and is_alike(one, main))
    found = next((one for one in same if one.measure.is_ratio and one.value is not None), None)
    if found is None or found.value is None:
        return "", ""
    value, note = written(found.value), found.measure.label
    if found.ci is None:
        return value, message("{measure}, no interval given", measure=note)
    if found.level:
        note = message("{measure}, {level}% interval", measure=note, level=written(found.level))
    return joined("", (value, " (", span_words(found.ci), ")")), note


def _absent(main: Estimate | None, estimates: tuple[Estimate, ...]) -> str:
    if main is None:
        return message("No figure given")
    reasons = (one.absolute.not_given for one in (main, *estimates) if one.absolute)
    return next(
        (message("Not given: {reason}", reason=reason) for reason in reasons if reason), message("Not given")
    )


def _reasons(claim: Claim) -> tuple[str, ...]:
    certainty = claim.certainty
    if certainty is None:
        return ()
    down = (joined(" ", (domain.label, _signed(-levels))) for domain, levels in certainty.down.items())
    up = (joined(" ", (domain.label, _signed(levels))) for domain, levels in certainty.up.items())
    return (*down, *up)


def _signed(levels: int | Decimal) -> str:
    return f"−{-levels}" if levels < 0 else f"+{levels}"
