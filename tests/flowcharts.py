"""Random algorithms, always the same ones for a seed: 3 to 40 steps, decisions, loops, long words."""

from random import Random

from generator.core.declaration import Id, make
from generator.core.model import Algorithm, Branch, Referral, Step, StepWording, Timing
from generator.core.status import assess
from generator.core.vocabulary import Audience, StepKind, Urgency
from generator.rendering.flowchart.chart import chart_of
from generator.rendering.flowchart.records import Chart
from generator.rendering.links import Links
from generator.rendering.numbering import Numbering
from generator.rendering.steps import AlgorithmView, algorithm_view
from generator.rendering.views import Views
from tests.builders import AS_OF, algorithm, article, base, claim, step

WORDS = (
    *("rest", "pain", "fracture", "if", "bone", "is", "severe", "10%", "or", "more,", "at", "the"),
    *("osteoporosis", "counselling", "hospital", "α≥2", "Ünwell"),
)
CLAIMS = ("naps-tiredness", "naps-mood", "naps-falls")


def random_algorithm(seed: int) -> Algorithm:
    """An algorithm without any mistake: every step is reached and leads to an end, every loop has its end."""
    chance = Random(seed)
    count = chance.randint(3, 40)
    ids = [f"s{place}" for place in range(count)]
    # Every step but the last leads on to its follower, so that all are reached; the file is in any order.
    steps = [_step(chance, ids, place) for place in range(count)]
    rest = steps[1:]
    chance.shuffle(rest)
    return algorithm(steps[0], *rest)


def wide_algorithm() -> Algorithm:
    """A short algorithm with more ways out of its first step than upright paper has room for."""
    ends = tuple(step(f"end-{place}", text="Treat as for this joint.") for place in range(9))
    ways = tuple(
        make(Branch, when=f"Mostly the {place}. joint or that beside it", to=one.id)
        for place, one in enumerate(ends)
    )
    return algorithm(step("where", StepKind.DECISION, text="Ask, then look.", branches=ways), *ends)


def random_chart(seed: int, audience: Audience = Audience.CLINICIANS) -> Chart:
    """The chart of a random algorithm."""
    return chart_of(view_of(random_algorithm(seed)), audience, has_red_flags=seed % 2 == 0)


def view_of(one: Algorithm) -> AlgorithmView:
    """The view of an algorithm in a base of its own."""
    claims = [claim(key) for key in CLAIMS]
    kb = base(article(), *claims, algorithms=[one])
    views = Views(kb, assess(kb, AS_OF), {}, Links("rest/naps/algorithm.html"))
    hrefs = {key: f"../../claims/{key}.html" for key in kb.claims}
    return algorithm_view(one, views, Numbering(), hrefs)


def _step(chance: Random, ids: list[str], place: int) -> Step:
    key, last = ids[place], place == len(ids) - 1
    kind = StepKind.END if last else chance.choice([*StepKind, StepKind.DECISION, StepKind.DECISION])
    if kind is StepKind.END and not last:
        kind = StepKind.ACTION
    return make(
        Step,
        id=Id(key),
        kind=kind,
        title=_words(chance, 1, 14),
        text=_words(chance, 1, 30),
        plain=make(StepWording, title=_words(chance, 1, 14)) if chance.random() < 0.5 else None,
        refer=make(Referral, service=_words(chance, 1, 5), urgency=Urgency.TODAY)
        if kind is StepKind.REFER
        else None,
        timing=make(Timing, wait=_words(chance, 1, 4)) if kind is StepKind.WAIT else None,
        claims=tuple(map(Id, chance.sample(CLAIMS, chance.randint(0, 3)))),
        next=Id(ids[place + 1]) if not last and kind is not StepKind.DECISION else None,
        branches=_branches(chance, ids, place) if kind is StepKind.DECISION else (),
    )


def _branches(chance: Random, ids: list[str], place: int) -> tuple[Branch, ...]:
    made = [make(Branch, when=_words(chance, 1, 7), to=Id(ids[place + 1]))]
    for _ in range(chance.randint(1, 3)):
        if chance.random() < 0.25:
            to = ids[chance.randint(max(0, place - 9), place)]
            made.append(make(Branch, when=_words(chance, 1, 7), to=Id(to), until=_words(chance, 2, 8)))
        else:
            to = ids[chance.randint(place + 1, min(place + 7, len(ids) - 1))]
            made.append(make(Branch, when=_words(chance, 1, 7), to=Id(to)))
    chance.shuffle(made)
    return tuple(made)


def _words(chance: Random, least: int, most: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(least, most))).capitalize()
