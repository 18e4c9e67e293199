"""What readers call the fields of a record and the closed words in them, where two versions are compared.

A key that is no field is the name of something, such as the id of a step, and stays as it is.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.core.message import message, spelled
from generator.core.vocabulary import (
    ClaimKind,
    Design,
    DespiteLowCertainty,
    Direction,
    Directness,
    DownDomain,
    Measure,
    PicoPart,
    Rating,
    Read,
    RecommendationDirection,
    Risk,
    Start,
    StepKind,
    Strength,
    UpdateType,
    UpDomain,
    Urgency,
    Vocabulary,
)

FIELD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        # All records, and articles.
        "kind": message("kind"),
        "title": message("Title"),
        "text": message("text"),
        "body": message("Text"),
        "plain": message("Wording for patients"),
        "question": message("question"),
        "questions": message("questions"),
        "verdict": message("verdict"),
        "red_flags": message("Warning signs"),
        "claims": message("claims"),
        "none": message("none"),
        "order": message("order"),
        # Claims and their questions.
        "statement": message("statement"),
        "risk": message("risk"),
        "pico": message("Question"),
        "population": message("population"),
        "intervention": message("intervention"),
        "comparator": message("comparator"),
        "outcome": message("outcome"),
        "exposure": message("Medicine and dose"),
        "drug": message("drug"),
        "dose": message("dose"),
        "unit": message("unit"),
        "route": message("route"),
        "schedule": message("schedule"),
        "duration": message("duration"),
        # Estimates.
        "estimates": message("estimates"),
        "from": message("from"),
        "measure": message("measure"),
        "value": message("value"),
        "ci": message("interval"),
        "level": message("level"),
        "events": message("events"),
        "total": message("total"),
        "arms": message("arms"),
        "name": message("name"),
        "sd": message("sd"),
        "n": message("people"),
        "rate": message("rate"),
        "per": message("per"),
        "range": message("range"),
        "at": message("at"),
        "group": message("group"),
        "definition": message("definition"),
        "studies": message("studies"),
        "i2": message("heterogeneity (I²)"),
        "baseline": message("baseline"),
        "p": message("p"),
        "approximate": message("approximate"),
        "scale": message("scale"),
        "min": message("min"),
        "max": message("max"),
        "better": message("better"),
        "important": message("important"),
        "absolute": message("absolute"),
        "not_given": message("not given"),
        "without": message("without"),
        "with": message("with"),
        "baseline_from": message("baseline from"),
        "shown": message("shown"),
        # Certainty.
        "certainty": message("certainty"),
        "rating": message("rating"),
        "of": message("certain of"),
        "start": message("start"),
        "down": message("rated down"),
        "up": message("rated up"),
        "note": message("note"),
        "by": message("by"),
        # Evidence, searches, relations and recommendations.
        "evidence": message("evidence"),
        "reference": message("reference"),
        "direction": message("direction"),
        "directness": message("directness"),
        "differs": message("differs"),
        "locator": message("locator"),
        "read": message("read"),
        "says": message("what it says"),
        "quote": message("quote"),
        "quote_translation": message("quote translation"),
        "cited_by": message("cited by"),
        "search": message("search"),
        "sources": message("sources"),
        "query": message("query"),
        "records": message("records"),
        "used": message("used"),
        "left_out": message("left out"),
        "because": message("because"),
        "to": message("to"),
        "relations": message("relations"),
        "contradicts": message("contradicts"),
        "claim": message("claim"),
        "refines": message("refines"),
        "depends_on": message("depends on"),
        "supersedes": message("supersedes"),
        "recommendations": message("recommendations"),
        "strength": message("strength"),
        "as_stated": message("as stated"),
        "system": message("system"),
        "where": message("where"),
        "only_if": message("only if"),
        "despite_low_certainty": message("despite low certainty"),
        "rests_on": message("rests on"),
        # Algorithms.
        "for": spelled("for", message("For")),
        "not_for": message("not for"),
        "steps": message("steps"),
        "id": message("id"),
        "actor": message("actor"),
        "refer": message("refer"),
        "service": message("service"),
        "urgency": message("urgency"),
        "timing": message("timing"),
        "wait": message("wait"),
        "at_most": message("at most"),
        "next": message("next"),
        "branches": message("branches"),
        "when": message("when"),
        "otherwise": message("otherwise"),
        "label": message("label"),
        "until": message("until"),
        # References.
        "type": message("type"),
        "DOI": "DOI",
        "PMID": "PMID",
        "PMCID": "PMCID",
        "ISBN": "ISBN",
        "custom": message("Appraisal"),
        "design": message("design"),
        "registration": message("registration"),
        "includes": message("includes"),
        "updates": message("Retractions and corrections"),
        "date": message("date"),
        "source": message("source"),
        "superseded_by": message("superseded by"),
    }
)
"""Each as it stands inside a line."""

_CLOSED: Mapping[str, tuple[type[Vocabulary], ...]] = {
    "kind": (ClaimKind, StepKind),
    "risk": (Risk,),
    "measure": (Measure,),
    "rating": (Rating,),
    "start": (Start,),
    "direction": (Direction, RecommendationDirection),
    "directness": (Directness,),
    "differs": (PicoPart,),
    "read": (Read,),
    "strength": (Strength,),
    "despite_low_certainty": (DespiteLowCertainty,),
    "urgency": (Urgency,),
    "type": (UpdateType,),
    "design": (Design,),
}
"""The vocabularies of the fields that hold one."""


def field_name(key: str) -> str:
    """What readers call a field, or a reason to rate up or down."""
    return FIELD_NAMES.get(key) or _DOMAINS.get(key) or key.replace("_", " ").replace("-", " ")


def value_name(key: str, value: str) -> str:
    """A value of a field: a closed word by its meaning, in English as it is written."""
    return next(_meanings(key, value), value)


def _meanings(key: str, value: str) -> Iterator[str]:
    for words in _CLOSED.get(key, ()):
        if value in set(words):
            yield spelled(value, words(value).label)


_DOMAINS: Mapping[str, str] = {
    domain.value: spelled(domain.value.replace("-", " "), domain.label)
    for words in (DownDomain, UpDomain)
    for domain in words
}
