"""What a claim's own page leads to: bodies that recommend, other claims, the articles and steps that show it.

Relations are told from both ends, so that a reader finds a contradiction from either of its claims.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.core.declaration import Id
from generator.core.message import joined, message
from generator.core.model import Article, Claim, Contradiction, Recommendation
from generator.core.vocabulary import Stage
from generator.rendering.backlinks import Backlinks
from generator.rendering.claim_facts import Fact, labelled_once, reference_href
from generator.rendering.guidance import STRENGTHS
from generator.rendering.links import algorithm_path
from generator.rendering.rows import ClaimRow, Rows, article_name


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


def recommendation_views(rows: Rows, claim: Claim) -> tuple[RecommendationView, ...]:
    """What bodies recommend, in the order written."""
    return tuple(_recommendation(rows, made) for made in claim.recommendations)


def relation_views(rows: Rows, backlinks: Backlinks, claim: Claim) -> tuple[RelationView, ...]:
    """How the claim stands to others, both as it says and as others say of it."""
    found = dict.fromkeys(_relations(rows, backlinks, claim))
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
            message("Article"),
            article_name(article),
            links.article(article, _fragment(rows, backlinks, article, claim)),
        )
        for article in kb.articles_showing(claim)
    ]
    for algorithm, step in backlinks.steps.get(claim.id, ()):
        home = kb.articles.get(algorithm.article)
        if home and rows.edition.assessment.algorithms[algorithm.article].stage is Stage.HOLD:
            # The steps of an algorithm on hold are shown nowhere.
            found.append(Fact(message("Algorithm step"), algorithm.title, links.to(algorithm_path(home))))
        elif home:
            href = links.to(f"{algorithm_path(home)}#step-{step.id}")
            found.append(Fact(message("Algorithm step"), f"{algorithm.title}: {step.title}", href))
    return labelled_once(dict.fromkeys(found))


def _fragment(rows: Rows, backlinks: Backlinks, article: Article, claim: Claim) -> str:
    # An article on hold shows nothing of its prose; a claim of the algorithm alone has no place of its own.
    is_held = rows.edition.assessment.articles[article.id].stage is Stage.HOLD
    return "" if is_held or claim.id not in backlinks.anchored[article.id] else f"#claim-{claim.id}"


def _recommendation(rows: Rows, made: Recommendation) -> RecommendationView:
    kb = rows.edition.kb
    source = kb.references.get(made.from_)
    body = source.custom.issued_by if source else None
    facts = (
        Fact(message("Where"), made.where or ""),
        Fact(message("Only if"), made.only_if or ""),
        Fact(message("Graded by"), made.system or ""),
        Fact(message("Strong despite low certainty"), _despite(made)),
        Fact(message("Source"), rows.views.short_title(made.from_) if body else ""),
    )
    return RecommendationView(
        body=message("The board of this site")
        if made.from_ == "board"
        else body or rows.views.short_title(made.from_),
        href=reference_href(rows, made.from_),
        direction=made.direction.value,
        words=joined(", ", (made.direction.label, STRENGTHS[made.strength])),
        as_stated=made.as_stated or "",
        facts=tuple(fact for fact in facts if fact.value),
        rests_on=tuple(rows.claim(kb.claims[other]) for other in made.rests_on if other in kb.claims),
    )


def _despite(made: Recommendation) -> str:
    return made.despite_low_certainty.label if made.despite_low_certainty else ""


def _relations(rows: Rows, backlinks: Backlinks, claim: Claim) -> Iterator[tuple[str, Id, str]]:
    own = claim.relations
    yield from (
        (message("Says otherwise"), *told) for told in _contradictions(rows, backlinks, claim).items()
    )
    yield from _plain(message("Makes more precise"), own.refines if own else ())
    yield from _plain(message("Made more precise by"), _ids(backlinks.refined_by.get(claim.id, ())))
    yield from _plain(message("Holds only with"), own.depends_on if own else ())
    yield from _plain(message("Carries"), _ids(backlinks.needed_by.get(claim.id, ())))
    yield from _plain(message("Replaces"), own.supersedes if own else ())
    yield from _plain(message("Replaced by"), _ids(backlinks.superseded_by.get(claim.id, ())))


def _contradictions(rows: Rows, backlinks: Backlinks, claim: Claim) -> dict[Id, str]:
    """The claims that say otherwise, each once with its reason, also where both sides declare it."""
    found: dict[Id, str] = {}
    for contradiction in claim.relations.contradicts if claim.relations else ():
        found[contradiction.claim] = _because(rows, claim, contradiction)
    for other, contradiction in backlinks.contradicted_by.get(claim.id, ()):
        found[other.id] = found.get(other.id) or _because(rows, other, contradiction)
    return found


def _because(rows: Rows, claim: Claim, contradiction: Contradiction) -> str:
    # What a claim says of another is among its words, so a hold covers it too.
    return "" if rows.views.is_held(claim) else contradiction.because


def _plain(label: str, others: Iterable[Id]) -> Iterator[tuple[str, Id, str]]:
    for other in others:
        yield label, other, ""


def _ids(claims: Iterable[Claim]) -> Iterator[Id]:
    for claim in claims:
        yield claim.id
