"""Fields of claims and references in words, for reports: every field that carries meaning is said."""

from collections.abc import Callable, Iterator

from generator.core.model import Certainty, Estimate, EvidenceLine, Exposure, Pico, Reference, Search
from generator.core.vocabulary import Rating
from generator.core.wording import certainty_words, long_date, long_partial_date
from generator.rendering.figure_words import (
    arm_words,
    circumstances,
    estimate_words,
    remarks,
    scale_words,
    size_words,
    written,
)

Title = Callable[[str], str]

Fact = tuple[str, str]
"""A label with its value; empty where nothing is recorded."""


def estimate_place(estimate: Estimate) -> str:
    """`Risk ratio, at 12 months, shown in the sentence`."""
    parts = [estimate.measure.label, *circumstances(estimate)]
    return ", ".join([*parts, *(["shown in the sentence"] if estimate.shown else [])])


def estimate_value(estimate: Estimate) -> str:
    """The figure with everything that qualifies it."""
    absolute = estimate.absolute
    arms = (f"{arm.name}: {arm_words(arm, estimate.unit)}{_people(arm.n)}" for arm in estimate.arms)
    parts = [
        estimate_words(estimate),
        *arms,
        *size_words(estimate.studies, estimate.n),
        *remarks(estimate),
        *([f"no absolute numbers: {absolute.not_given}"] if absolute and absolute.not_given else []),
        *([f"baseline from {absolute.baseline_from}"] if absolute and absolute.baseline_from else []),
        *([scale_words(estimate.scale)] if estimate.scale else []),
        *(
            [f"smallest difference that matters: {written(estimate.scale.important)}"]
            if estimate.scale and estimate.scale.important is not None
            else []
        ),
    ]
    return "; ".join(part for part in parts if part)


def question_words(pico: Pico | None) -> str:
    """`Adults; Naps, compared with No naps; Tiredness`."""
    if pico is None:
        return ""
    compared = f", compared with {pico.comparator}" if pico.comparator else ""
    done = f"{pico.intervention or ''}{compared}"
    return "; ".join(part for part in (pico.population, done, pico.outcome) if part)


def exposure_words(exposure: tuple[Exposure, ...]) -> str:
    """The medicines with their doses."""
    return "; ".join(
        ", ".join(
            part
            for part in (
                one.drug,
                " ".join(part for part in (one.dose, one.unit) if part),
                one.route,
                one.schedule,
                one.duration and f"for {one.duration}",
            )
            if part
        )
        for one in exposure
    )


def rating_words(certainty: Certainty | None) -> str:
    """`Low: 2 of 4`."""
    return certainty_words(certainty.rating if certainty else Rating.NOT_GRADED)


def certainty_facts(certainty: Certainty | None, title: Title) -> tuple[Fact, ...]:
    """The reasons for a rating, in GRADE's terms."""
    if certainty is None:
        return (("Reason", "Nobody has graded the evidence."),)
    down = "; ".join(f"{domain.label.lower()} {levels}" for domain, levels in certainty.down.items())
    up = "; ".join(f"{domain.label.lower()} {levels}" for domain, levels in certainty.up.items())
    by = "the authors" if certainty.by == "us" else title(certainty.by) if certainty.by else ""
    return (
        ("Certain of", certainty.of or ""),
        ("Starts at", certainty.start.label if certainty.start else ""),
        ("Rated down", down),
        ("Rated up", up),
        ("Reason", certainty.note or ""),
        ("Rated by", f"{by}, {certainty.locator}" if certainty.locator else by),
    )


def search_facts(search: Search | None, title: Title) -> tuple[Fact, ...]:
    """How the evidence was searched."""
    if search is None:
        return (("Recorded", "no search of its own"),)
    left_out = "; ".join(f"{title(one.reference)} ({one.because})" for one in search.left_out)
    return (
        ("Adopted from", title(search.from_) if search.from_ else ""),
        ("Up to", long_partial_date(search.to) if search.to else ""),
        ("On", long_date(search.date)),
        ("Where", ", ".join(search.sources)),
        ("Query", search.query or ""),
        ("Records found", _number(search.records)),
        ("Of these used", _number(search.used)),
        ("Left out", left_out),
    )


def line_facts(line: EvidenceLine | None, title: Title) -> dict[str, str]:
    """What an evidence line says of itself, by what it is called in a sentence."""
    if line is None:
        return {}
    return {
        "key": line.reference,
        "direction": line.direction.label,
        "directness": line.directness.label.lower(),
        "differs": ", ".join(part.value for part in line.differs),
        "where": line.locator or "no place given",
        "read": line.read.label.lower(),
        "says": line.says or "",
        "quote": f"“{line.quote}”" if line.quote else "",
        "translated": f"“{line.quote_translation}”" if line.quote_translation else "",
        "through": title(line.cited_by) if line.cited_by else "",
    }


def source_facts(reference: Reference | None, people: Iterator[int]) -> str:
    """Design, size, funding and retraction of a source."""
    if reference is None:
        return "not recorded among the references"
    custom = reference.custom
    sizes = sorted(set(people), reverse=True)
    parts = [
        custom.design.label if custom.design else "design not recorded",
        " and ".join(f"{size:,}" for size in sizes) + " people" if sizes else "",
        f"funding: {custom.funding}" if custom.funding else "funding not recorded",
        f"interests: {custom.interests}" if custom.interests else "",
        "self-published" if custom.self_published else "",
        "machine-written" if custom.machine_written else "",
        f"unverified: {', '.join(custom.unverified)}" if custom.unverified else "",
    ]
    return "; ".join(part for part in parts if part)


def retraction_words(reference: Reference | None) -> str:
    """`Retraction, 2 Oct 2024`; empty where there is none."""
    notice = reference.retraction if reference else None
    if notice is None:
        return ""
    return f"{notice.type.label}{f', {long_partial_date(notice.date)}' if notice.date else ''}"


def _people(n: int | None) -> str:
    return f" ({n:,} people)" if n is not None else ""


def _number(count: int | None) -> str:
    return "" if count is None else f"{count:,}"
