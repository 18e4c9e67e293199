"""The parts of a claim's own page: each field of the record as words, labels and links.

Nothing here decides what is true of a claim; it words the record as written, and says so where a field
that readers may expect is empty.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.core.declaration import Id
from generator.core.model import Article, Certainty, Claim, Exposure, Recommendation, Search
from generator.core.vocabulary import Rating, Stage
from generator.core.wording import certainty_circles, long_date, long_partial_date
from generator.rendering.backlinks import Backlinks
from generator.rendering.guidance import STRENGTHS
from generator.rendering.links import algorithm_path
from generator.rendering.rows import ClaimRow, Rows, article_name


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value; `href` where the value leads somewhere."""

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
class RecommendationView:
    """What one body recommends."""

    body: str
    href: str
    direction: str
    words: str
    as_stated: str
    facts: tuple[Fact, ...]
    rests_on: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class RelationView:
    """One other claim and how this one stands to it."""

    label: str
    claim: ClaimRow
    because: str


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """How the evidence was searched; `absent` says so where nobody recorded a search."""

    absent: str
    facts: tuple[Fact, ...]
    left_out: tuple[Fact, ...]


def certainty_facts(rows: Rows, certainty: Certainty | None) -> CertaintyFacts:
    """The scale with the claim's place, and the reasons for it."""
    rating = certainty.rating if certainty else Rating.NOT_GRADED
    scale = tuple(
        ScaleStep(step.label, certainty_circles(step), step is rating) for step in Rating if step.level
    )
    if certainty is None:
        return CertaintyFacts(scale, (), "Nobody has graded the evidence for this statement.")
    return CertaintyFacts(scale, tuple(_reasons(rows, certainty)), certainty.note or "")


def question_facts(claim: Claim) -> tuple[Fact, ...]:
    """Population, intervention, comparator and outcome, as far as they are recorded."""
    if claim.pico is None:
        return ()
    parts = ("population", "intervention", "comparator", "outcome")
    pairs = ((part.capitalize(), getattr(claim.pico, part)) for part in parts)
    return tuple(Fact(label, value) for label, value in pairs if value)


def exposure_facts(claim: Claim) -> tuple[Fact, ...]:
    """The medicines with their doses."""
    return tuple(Fact(exposure.drug, _exposure_words(exposure)) for exposure in claim.exposure)


def search_facts(rows: Rows, claim: Claim) -> SearchFacts:
    """The recorded search, or the sentence that there is none, with what the article says of its own."""
    if claim.search is None:
        return SearchFacts(_no_search(rows, claim), (), ())
    left_out = (
        Fact(
            rows.views.short_title(source.reference), source.because, _reference_href(rows, source.reference)
        )
        for source in claim.search.left_out
    )
    return SearchFacts("", tuple(_search(rows, claim.search)), tuple(left_out))


def recommendation_views(rows: Rows, claim: Claim) -> tuple[RecommendationView, ...]:
    """What bodies recommend, in the order written."""
    return tuple(_recommendation(rows, made) for made in claim.recommendations)


def relation_views(rows: Rows, backlinks: Backlinks, claim: Claim) -> tuple[RelationView, ...]:
    """How the claim stands to others, both as it says and as others say of it."""
    found = dict.fromkeys(_relations(backlinks, claim))
    claims = rows.edition.kb.claims
    return tuple(
        RelationView(label, rows.claim(claims[other]), because)
        for label, other, because in found
        if other in claims
    )


def place_facts(rows: Rows, backlinks: Backlinks, claim: Claim) -> tuple[Fact, ...]:
    """The articles and algorithm steps that show the claim."""
    kb, links = rows.edition.kb, rows.views.links
    found = [
        Fact(
            "Article",
            article_name(article),
            links.article(article, _fragment(rows, backlinks, article, claim)),
        )
        for article in kb.articles_showing(claim)
    ]
    for algorithm, step in backlinks.steps.get(claim.id, ()):
        home = kb.articles.get(algorithm.article)
        if home:
            href = links.to(f"{algorithm_path(home)}#step-{step.id}")
            found.append(Fact("Algorithm step", f"{algorithm.title}: {step.title}", href))
    return tuple(found)


def _fragment(rows: Rows, backlinks: Backlinks, article: Article, claim: Claim) -> str:
    # An article on hold shows nothing of its prose; a claim of the algorithm alone has no place of its own.
    is_held = rows.edition.assessment.articles[article.id].stage is Stage.HOLD
    return "" if is_held or claim.id not in backlinks.anchored[article.id] else f"#claim-{claim.id}"


def _reasons(rows: Rows, certainty: Certainty) -> Iterator[Fact]:
    if certainty.of:
        yield Fact("Certain of", certainty.of)
    if certainty.start:
        yield Fact("Starts at", certainty.start.label)
    for domain, levels in certainty.down.items():
        yield Fact(domain.label, f"rated down {_levels(levels)}")
    for reason, levels in certainty.up.items():
        yield Fact(reason.label, f"rated up {_levels(levels)}")
    if certainty.by == "us":
        yield Fact("Rated by", "The authors of this page")
    elif certainty.by:
        name = rows.views.short_title(certainty.by)
        where = f" ({certainty.locator})" if certainty.locator else ""
        yield Fact("Rating adopted from", f"{name}{where}", _reference_href(rows, Id(certainty.by)))


def _levels(count: int) -> str:
    return f"{count} level" if count == 1 else f"{count} levels"


def _exposure_words(exposure: Exposure) -> str:
    dose = " ".join(part for part in (exposure.dose, exposure.unit) if part)
    parts = (dose, exposure.route, exposure.schedule, exposure.duration and f"for {exposure.duration}")
    return ", ".join(part for part in parts if part) or "No dose recorded"


def _no_search(rows: Rows, claim: Claim) -> str:
    sentence = "No systematic search is recorded for this statement."
    home = rows.edition.kb.articles.get(claim.article)
    if home is None:
        return sentence
    searched = home.evidence_searched
    if searched.date:
        return f"{sentence} The evidence for its article was last searched on {long_date(searched.date)}."
    return f"{sentence} Of its article: {searched.none}" if searched.none else sentence


def _search(rows: Rows, search: Search) -> Iterator[Fact]:
    if search.from_:
        name = rows.views.short_title(search.from_)
        yield Fact("Search adopted from", name, _reference_href(rows, search.from_))
    if search.to:
        yield Fact("Searched up to", long_partial_date(search.to))
    if search.date:
        yield Fact("Searched on", long_date(search.date))
    if search.sources:
        yield Fact("Where", ", ".join(search.sources))
    if search.query:
        yield Fact("Query", search.query)
    if search.records is not None:
        yield Fact("Records found", str(search.records))
    if search.used is not None:
        yield Fact("Of these used", str(search.used))


def _recommendation(rows: Rows, made: Recommendation) -> RecommendationView:
    kb = rows.edition.kb
    source = kb.references.get(made.from_)
    body = source.custom.issued_by if source else None
    facts = (
        Fact("Where", made.where or ""),
        Fact("Only if", made.only_if or ""),
        Fact("Graded by", made.system or ""),
        Fact("Strong despite low certainty", _despite(made)),
        Fact("Source", rows.views.short_title(made.from_) if body else ""),
    )
    return RecommendationView(
        body="The board of this site"
        if made.from_ == "board"
        else body or rows.views.short_title(made.from_),
        href=_reference_href(rows, made.from_),
        direction=made.direction.value,
        words=f"{made.direction.label}, {STRENGTHS[made.strength]}",
        as_stated=made.as_stated or "",
        facts=tuple(fact for fact in facts if fact.value),
        rests_on=tuple(rows.claim(kb.claims[other]) for other in made.rests_on if other in kb.claims),
    )


def _despite(made: Recommendation) -> str:
    return made.despite_low_certainty.label if made.despite_low_certainty else ""


def _relations(backlinks: Backlinks, claim: Claim) -> Iterator[tuple[str, Id, str]]:
    own = claim.relations
    for contradiction in own.contradicts if own else ():
        yield "Says otherwise", contradiction.claim, contradiction.because
    for other, contradiction in backlinks.contradicted_by.get(claim.id, ()):
        yield "Says otherwise", other.id, contradiction.because
    yield from _plain("Makes more precise", own.refines if own else ())
    yield from _plain("Made more precise by", _ids(backlinks.refined_by.get(claim.id, ())))
    yield from _plain("Holds only with", own.depends_on if own else ())
    yield from _plain("Carries", _ids(backlinks.needed_by.get(claim.id, ())))
    yield from _plain("Replaces", own.supersedes if own else ())
    yield from _plain("Replaced by", _ids(backlinks.superseded_by.get(claim.id, ())))


def _plain(label: str, others: Iterable[Id]) -> Iterator[tuple[str, Id, str]]:
    for other in others:
        yield label, other, ""


def _ids(claims: Iterable[Claim]) -> Iterator[Id]:
    for claim in claims:
        yield claim.id


def _reference_href(rows: Rows, key: Id) -> str:
    reference = rows.edition.kb.references.get(key)
    return rows.views.links.reference(reference) if reference else ""
