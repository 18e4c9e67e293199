"""The evidence map of an article: one picture for each thing that is done, asked or recommended.

A single picture of twenty statements crosses all its lines and leaves half of them out. Claims whose
interventions name each other (vertebroplasty; vertebroplasty or kyphoplasty) belong together, and so do those
that contradict each other; where these are too many for one picture, those about one treatment, then those
about the same people. Several pictures weigh as much as all words of an article: each is a page of its own
that the article frames and a browser fetches when its reader comes near it, and their tables, which a phone
shows instead, stand together on another.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from generator.core.declaration import Id
from generator.core.message import counted, joined, message
from generator.core.model import Claim, Reference
from generator.core.vocabulary import Direction
from generator.rendering.escaping import finished
from generator.rendering.evidence_notes import contradictions
from generator.rendering.neighbourhood import draw_map, map_with_picture, sources_of
from generator.rendering.views import Views

WHOLE_UP_TO = 8
"""So many statements still make one picture, of an article or of one treatment."""

OTHER = message("Other statements")
OTHER_PEOPLE = message("other people")
TITLE = message("Evidence map")


class Part(NamedTuple):
    """Claims that belong together, and what they are about."""

    title: str
    claims: tuple[Claim, ...]


class PartView(NamedTuple):
    """A part of a map on a page: name, place, what it shows in numbers, and whether somebody disagrees."""

    title: str
    anchor: str
    counts: str
    is_disputed: bool


class DrawnPart(NamedTuple):
    """A part with its map, and its picture as a framed page shows it."""

    view: PartView
    map: Markup
    picture: Markup
    box: str
    """The `viewBox` of the picture, which tells how much room it needs before it is there."""


def whole_map(views: Views, claims: Sequence[Claim], references: Iterable[Reference]) -> Markup:
    """The map of an article in one picture; empty where no source bears on any claim."""
    return draw_map(views, claims, references, title=TITLE)


def drawn_parts(views: Views, claims: Sequence[Claim]) -> tuple[DrawnPart, ...]:
    """The parts of a map that has several; none where one picture shows all."""
    drawn = (_drawn(views, part, number) for number, part in enumerate(_shown_parts(views, claims), 1))
    return tuple(part for part in drawn if part)


def parts_of(claims: Sequence[Claim]) -> tuple[Part, ...]:
    """The claims in groups, in the order of their first ones; those that stand alone come last, together."""
    groups: list[list[Claim]] = []
    for claim in claims:
        near = [group for group in groups if any(_belong_together(claim, other) for other in group)]
        joined = [one for group in near for one in group]
        groups = [group for group in groups if group not in near]
        groups.append([*joined, claim])
    order = {claim.id: place for place, claim in enumerate(claims)}
    for group in groups:
        group.sort(key=lambda claim: order[claim.id])
    groups.sort(key=lambda group: order[group[0].id])
    parts = [part for group in groups for part in _cut(Part(_title(group), tuple(group)))]
    alone = [part.claims[0] for part in parts if len(part.claims) == 1]
    parts = [part for part in parts if len(part.claims) > 1 or len(alone) == 1]
    if len(alone) > 1:
        parts.append(Part(OTHER, tuple(alone)))
    return tuple(parts)


def _cut(part: Part) -> Iterator[Part]:
    """A part that one picture can show as it is; a larger one by its treatments, one of those by its people.

    Whom a statement contradicts it says itself, so what is apart is still told.
    """
    if len(part.claims) <= WHOLE_UP_TO:
        yield part
    elif len(subjects := _subjects(part.claims)) > 1:
        for subject in subjects:
            about = tuple(claim for claim in part.claims if _main_subject(claim, subjects) == subject)
            yield from _cut(Part(_title(about), about))
    else:
        yield from _by_people(part)


def _by_people(part: Part) -> Iterator[Part]:
    people: dict[str, list[Claim]] = {}
    for claim in part.claims:
        people.setdefault(_population(claim).lower() or claim.id, []).append(claim)
    if len(people) == 1:
        yield part
        return
    for claims in people.values():
        if len(claims) > 1:
            yield Part(joined(": ", (part.title, _population(claims[0]))), tuple(claims))
    if alone := tuple(claims[0] for claims in people.values() if len(claims) == 1):
        yield Part(joined(": ", (part.title, OTHER_PEOPLE)), alone)


def _population(claim: Claim) -> str:
    return (claim.pico and claim.pico.population) or ""


def _main_subject(claim: Claim, subjects: Sequence[str]) -> str:
    """The first of the subjects that the claim's own names; every claim of their group names one."""
    own = _subject(claim)
    return next(subject for subject in subjects if subject in own)


def _belong_together(one: Claim, other: Claim) -> bool:
    if _contradicts(one, other.id) or _contradicts(other, one.id):
        return True
    first, second = _subject(one), _subject(other)
    return first == second or bool(first and second and (first in second or second in first))


def _contradicts(one: Claim, other: Id) -> bool:
    named = one.relations.contradicts if one.relations else ()
    return any(contradiction.claim == other for contradiction in named)


def _subject(claim: Claim) -> str:
    """What is done, in small letters; of a claim without it its kind, marked as no intervention is."""
    intervention = claim.pico.intervention if claim.pico else None
    return intervention.lower() if intervention else f":{claim.kind}"


def _title(group: Sequence[Claim]) -> str:
    spelled = {_subject(claim): claim for claim in reversed(group)}
    named = [spelled[one] for one in _subjects(group)]
    return joined(", ", ((claim.pico and claim.pico.intervention) or claim.kind.label for claim in named))


def _subjects(group: Sequence[Claim]) -> list[str]:
    """The interventions of a group, without those that another one names already."""
    subjects = dict.fromkeys(_subject(claim) for claim in group)
    return [one for one in subjects if not any(other in one for other in subjects if other != one)]


def _shown_parts(views: Views, claims: Sequence[Claim]) -> tuple[Part, ...]:
    """The parts on which any source bears, where there are several parts."""
    parts = parts_of(claims) if len(claims) > WHOLE_UP_TO else ()
    return tuple(part for part in parts if sources_of(views.kb, part.claims)) if len(parts) > 1 else ()


def _drawn(views: Views, part: Part, number: int) -> DrawnPart | None:
    is_contested = part.title != OTHER and is_disputed(views, part.claims)
    view = PartView(part.title, f"evidence-map-{number}", _counts(views, part.claims), is_contested)
    sources, title = sources_of(views.kb, part.claims), message("Evidence map: {part}", part=part.title)
    drawn = map_with_picture(views, part.claims, sources, title=title, identifier=view.anchor)
    return DrawnPart(view, drawn.whole, _framed(drawn.picture), drawn.box) if drawn else None


def _framed(picture: Markup) -> Markup:
    """A picture whose links leave the frame that it stands in."""
    return finished(str(picture).replace("<a href=", '<a target="_top" href='))


def is_disputed(views: Views, claims: Sequence[Claim]) -> bool:
    """True where a source or another claim disputes one of the claims, or bodies disagree."""
    if contradictions(views, claims):
        return True
    readable = [claim for claim in claims if not views.is_held(claim)]
    ways = [{made.direction for made in claim.recommendations} for claim in readable]
    return any(len(way) > 1 for way in ways) or bool(_disputing(claims))


def _disputing(claims: Sequence[Claim]) -> set[Id]:
    lines = (line for claim in claims for line in claim.evidence)
    return {line.reference for line in lines if line.direction is Direction.DISPUTES}


def _counts(views: Views, claims: Sequence[Claim]) -> str:
    sources, disputing = len(sources_of(views.kb, claims)), len(_disputing(claims))
    words = [
        counted("{count} statement", "{count} statements", len(claims)),
        counted("{count} source", "{count} sources", sources),
    ]
    if disputing:
        words.append(counted("{count} of them disputes", "{count} of them dispute", disputing))
    return joined(", ", words)
