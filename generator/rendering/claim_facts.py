"""The parts of a claim's own page: each field of the record as words, labels and links.

Nothing here decides what is true of a claim; it words the record as written, and says so where a field
that readers may expect is empty.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from generator.core.declaration import Id
from generator.core.message import counted, joined, message
from generator.core.model import Certainty, Claim, Exposure, Search
from generator.core.vocabulary import Rating
from generator.core.wording import certainty_circles, long_date, long_partial_date
from generator.rendering.rows import Rows


class Fact(NamedTuple):
    """A label with its value; `href` where the value leads somewhere.

    The label is empty where it would only repeat the one above (see `labelled_once`).
    """

    label: str
    value: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """One of the four places of the certainty scale."""

    label: str
    circles: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class CertaintyFacts:
    """Why the certainty is what it is, in GRADE's terms."""

    scale: tuple[ScaleStep, ...]
    reasons: tuple[Fact, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """How the evidence was searched; `absent` says so where nobody recorded a search."""

    absent: str
    facts: tuple[Fact, ...]
    left_out: tuple[Fact, ...]


def labelled_once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts, a label standing once above values that share it."""
    made: list[Fact] = []
    last = ""
    for fact in facts:
        made.append(fact._replace(label="") if fact.label == last else fact)
        last = fact.label
    return tuple(made)


def certainty_facts(rows: Rows, certainty: Certainty | None) -> CertaintyFacts:
    """The scale with the claim's place, and the reasons for it."""
    scale = _scale(certainty.rating if certainty else Rating.NOT_GRADED)
    if certainty is None:
        return CertaintyFacts(scale, (), message("Nobody has graded the evidence for this statement."))
    return CertaintyFacts(scale, tuple(_reasons(rows, certainty)), certainty.note or "")


def question_facts(claim: Claim) -> tuple[Fact, ...]:
    """Population, intervention, comparator and outcome, as far as they are recorded."""
    if claim.pico is None:
        return ()
    pico = claim.pico
    pairs = (
        (message("Population"), pico.population),
        (message("Intervention"), pico.intervention),
        (message("Comparator"), pico.comparator),
        (message("Outcome"), pico.outcome),
    )
    return tuple(Fact(label, value) for label, value in pairs if value)


def exposure_facts(claim: Claim) -> tuple[Fact, ...]:
    """The medicines with their doses."""
    return labelled_once(Fact(exposure.drug, _exposure_words(exposure)) for exposure in claim.exposure)


def search_facts(rows: Rows, claim: Claim) -> SearchFacts:
    """The recorded search, or the sentence that there is none, with what the article says of its own."""
    if claim.search is None:
        return SearchFacts(_no_search(rows, claim), (), ())
    left_out = (
        Fact(rows.views.short_title(source.reference), source.because, reference_href(rows, source.reference))
        for source in claim.search.left_out
    )
    return SearchFacts("", tuple(_search(rows, claim.search)), labelled_once(left_out))


def reference_href(rows: Rows, key: Id) -> str:
    """The address of a reference's page; empty for one that is not recorded."""
    reference = rows.edition.kb.references.get(key)
    return rows.views.links.reference(reference) if reference else ""


@cache
def _scale(rating: Rating) -> tuple[ScaleStep, ...]:
    return tuple(
        ScaleStep(step.label, certainty_circles(step), step is rating) for step in Rating if step.level
    )


def _reasons(rows: Rows, certainty: Certainty) -> Iterator[Fact]:
    if certainty.of:
        yield Fact(message("Certain of"), certainty.of)
    if certainty.start:
        yield Fact(message("Starts at"), certainty.start.label)
    for domain, levels in certainty.down.items():
        yield Fact(domain.label, counted("rated down {count} level", "rated down {count} levels", levels))
    for reason, levels in certainty.up.items():
        yield Fact(reason.label, counted("rated up {count} level", "rated up {count} levels", levels))
    if certainty.by == "us":
        yield Fact(message("Rated by"), message("The authors of this page"))
    elif certainty.by:
        name = rows.views.short_title(certainty.by)
        where = f" ({certainty.locator})" if certainty.locator else ""
        yield Fact(message("Rating adopted from"), f"{name}{where}", reference_href(rows, Id(certainty.by)))


def _exposure_words(exposure: Exposure) -> str:
    dose = " ".join(part for part in (exposure.dose, exposure.unit) if part)
    parts = (
        dose,
        exposure.route,
        exposure.schedule,
        exposure.duration and message("for {time}", time=exposure.duration),
    )
    return joined(", ", (part for part in parts if part)) or message("No dose recorded")


def _no_search(rows: Rows, claim: Claim) -> str:
    sentence = message("No systematic search is recorded for this statement.")
    home = rows.edition.kb.articles.get(claim.article)
    if home is None:
        return sentence
    searched = home.evidence_searched
    if searched.date:
        return message(
            "No systematic search is recorded for this statement. The evidence for its article was last "
            "searched on {day}.",
            day=long_date(searched.date),
        )
    if not searched.none:
        return sentence
    return message("{sentence} Of its article: {reason}", sentence=sentence, reason=searched.none)


def _search(rows: Rows, search: Search) -> Iterator[Fact]:
    if search.from_:
        name = rows.views.short_title(search.from_)
        yield Fact(message("Search adopted from"), name, reference_href(rows, search.from_))
    if search.to:
        yield Fact(message("Searched up to"), long_partial_date(search.to))
    if search.date:
        yield Fact(message("Searched on"), long_date(search.date))
    if search.sources:
        yield Fact(message("Where"), ", ".join(search.sources))
    if search.query:
        yield Fact(message("Query"), search.query)
    if search.records is not None:
        yield Fact(message("Records found"), str(search.records))
    if search.used is not None:
        yield Fact(message("Of these used"), str(search.used))
