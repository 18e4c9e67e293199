"""The parts of an article's evidence map: one for each thing that is done, asked or recommended.

A single picture of twenty statements crosses all its lines. Claims whose interventions name each other
(vertebroplasty; vertebroplasty or kyphoplasty) belong together, and so do those that contradict each other;
where these are too many for one picture, those about one treatment, then those about the same people.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.core.declaration import Id
from generator.core.message import joined, message
from generator.core.model import Claim

WHOLE_UP_TO = 8
"""So many statements still make one picture, of an article or of one treatment."""

OTHER = message("Other statements")
OTHER_PEOPLE = message("other people")


class Part(NamedTuple):
    """Claims that belong together, and what they are about."""

    title: str
    claims: tuple[Claim, ...]


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
