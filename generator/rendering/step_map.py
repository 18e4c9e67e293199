"""The neighbourhood of an algorithm: which steps rest on which statements, drawn as an evidence map is.

Only steps that rest on a statement are drawn, in the order of their numbers; statements go by their names,
which say no more than their question and so may stand where the words are on hold.
"""

from collections.abc import Iterable

from markupsafe import Markup

from generator.core.graph.building import claims_of_step
from generator.core.message import message
from generator.core.model import Algorithm, Claim
from generator.rendering.evidence_items import MapClaim, MapEdge, MapReference, MapWords
from generator.rendering.evidence_map import evidence_map
from generator.rendering.evidence_words import claim_words
from generator.rendering.names import claim_names
from generator.rendering.steps import StepView
from generator.rendering.views import Views

RESTS_ON = message("rests on")

WORDS = MapWords(
    left=message("Steps"),
    right=message("Statements"),
    one_left="step",
    one_right="statement",
    description=message(
        "Steps on the left, statements on the right; a line joins a step to what it rests on."
    ),
    caption=message("A line joins a step to a statement that it rests on."),
    does=message("What the step does"),
    nothing=message("No statement"),
)


def step_map(views: Views, algorithm: Algorithm, shown: Iterable[StepView]) -> Markup:
    """The steps that rest on statements; empty where none is `shown`, as of an algorithm on hold."""
    steps, edges = [], []
    by_anchor = {f"step-{step.id}": step for step in algorithm.steps.values()}
    for view in shown:
        step = by_anchor[view.anchor]
        if named := claims_of_step(step):
            steps.append(MapClaim(step.id, f"{view.number}. {view.title}", f"#{view.anchor}", "", ""))
            edges += [MapEdge(step.id, claim, RESTS_ON, "") for claim in named]
    claims = [views.kb.claims[claim] for claim in algorithm.claim_ids if claim in views.kb.claims]
    names = claim_names(claims)
    statements = [_statement(views, claim, names[claim.id]) for claim in claims]
    return evidence_map(
        steps,
        statements,
        edges,
        title=message("What the steps rest on"),
        identifier="step-map",
        words=WORDS,
        language=views.language,
    )


def _statement(views: Views, claim: Claim, name: str) -> MapReference:
    certainty = "" if views.is_held(claim) else views.certainty(claim.rating).words
    words = claim_words(certainty, views.assessment.claims[claim.id].word, views.language)
    return MapReference(claim.id, name, views.links.claim(claim), words, is_own=True)
