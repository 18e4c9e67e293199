"""Small builders: one record of each kind with sensible fields, a base of them, and whole project folders.

A builder takes only what a test is about; everything else is clean, so that no check has anything to say
about it. The folder `sites/minimal` says the same in files.
"""

import shutil
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from generator.core.declaration import Days, Id, PartialDate, make
from generator.core.diagnostic import Diagnostic
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import (
    Algorithm,
    AlgorithmPopulation,
    Appraisal,
    Article,
    Author,
    Board,
    Certainty,
    Claim,
    EvidenceLine,
    EvidenceSearched,
    Name,
    Person,
    Pico,
    Policy,
    RedFlags,
    Reference,
    ReviewEvent,
    Step,
    Topic,
)
from generator.core.vocabulary import (
    ClaimKind,
    Decision,
    Design,
    Direction,
    Directness,
    Rating,
    Read,
    Role,
    Start,
    StepKind,
)

AS_OF = date(2026, 6, 1)
"""The day of every test that is not about days."""

SITES = Path(__file__).parent / "sites"

Keyed = Topic | Article | Claim | Reference


def reference(key: str = "doe2020", **fields: Any) -> Reference:
    """A complete journal article."""
    clean = {
        "type": "article-journal",
        "title": "Naps in adults",
        "author": (make(Name, family="Doe", given="J."),),
        "container_title": "Invented Journal of Sleep",
        "issued": PartialDate(2020, 3),
        "DOI": f"10.1000/{key}",
        "custom": make(Appraisal, design=Design.RCT),
    }
    return make(Reference, id=Id(key), **{**clean, **fields})


def line(key: str = "doe2020", **fields: Any) -> EvidenceLine:
    """An evidence line that supports, directly."""
    clean = {
        "direction": Direction.SUPPORTS,
        "directness": Directness.DIRECT,
        "locator": "Abstract",
        "read": Read.ABSTRACT,
    }
    return make(EvidenceLine, reference=Id(key), **{**clean, **fields})


def certainty(rating: Rating = Rating.HIGH, **fields: Any) -> Certainty:
    """Our own rating; any but high says how it came about in `fields`."""
    return make(Certainty, **{"rating": rating, "of": "Any ease", "start": Start.HIGH, "by": "us", **fields})


def claim(key: str = "naps-tiredness", *, article: str = "naps", **fields: Any) -> Claim:
    """An effect with its question, its certainty and one supporting source."""
    clean = {
        "kind": ClaimKind.EFFECT,
        "statement": "Naps ease tiredness.",
        "pico": make(
            Pico, population="Adults", intervention="Naps", comparator="No naps", outcome="Tiredness"
        ),
        "certainty": certainty(note="One study; no figure was in what was read."),
        "evidence": (line(),),
    }
    return make(Claim, id=Id(key), article=Id(article), **{**clean, **fields})


def article(key: str = "naps", *, topic: str = "rest", **fields: Any) -> Article:
    """An article whose prose is its answer, which marks the claim `naps-tiredness`."""
    clean = {
        "body": "/// answer\nNaps ease tiredness [@claim:naps-tiredness].\n///\n",
        "body_line": 9,
        "question": "Do naps help?",
        "verdict": "Yes",
        "authors": (make(Author, person=Id("ben")),),
        "evidence_searched": make(EvidenceSearched, date=date(2026, 1, 1)),
        "next_review": date(2027, 1, 1),
        "red_flags": make(RedFlags, none="Nothing urgent belongs to this question"),
    }
    return make(Article, id=Id(key), topic=Id(topic), **{**clean, **fields})


def topic(key: str = "rest") -> Topic:
    """A topic."""
    return make(Topic, id=Id(key), title="Rest")


def step(key: str, kind: StepKind = StepKind.END, **fields: Any) -> Step:
    """A step of an algorithm; without more it is an end."""
    return make(Step, id=Id(key), kind=kind, title=key.capitalize(), **fields)


def algorithm(*steps: Step, article: str = "naps") -> Algorithm:
    """An algorithm that starts at the first step."""
    return make(
        Algorithm,
        article=Id(article),
        title="Tired by day",
        population=make(AlgorithmPopulation, for_="Adults"),
        start=steps[0].id,
        steps={step.id: step for step in steps},
    )


def board() -> Board:
    """Ann reviews clinically, Ben edits; one clinical approval suffices."""
    people = {
        Id("ann"): make(Person, id=Id("ann"), name="Ann", roles=(Role.CLINICAL,)),
        Id("ben"): make(Person, id=Id("ben"), name="Ben", roles=(Role.EDITOR,)),
    }
    policy = make(Policy, quorum={Role.CLINICAL: 1}, valid_for=Days(365))
    return make(Board, people=people, policy=policy)


def event(covers: Mapping[str, str], **fields: Any) -> ReviewEvent:
    """An approval by Ann on the first of May."""
    clean = {
        "folder": Id("naps"),
        "date": datetime(2026, 5, 1, 12, tzinfo=UTC),
        "by": Id("ann"),
        "role": Role.CLINICAL,
        "decision": Decision.APPROVE,
    }
    return make(ReviewEvent, covers=dict(covers), **{**clean, **fields})


def base(
    *records: Keyed, algorithms: Iterable[Algorithm] = (), events: Iterable[ReviewEvent] = ()
) -> KnowledgeBase:
    """A base of these records, with a topic, a board and the reference of `line()` where none is given."""
    given: dict[type, dict[Id, Any]] = {Topic: {}, Article: {}, Claim: {}, Reference: {}}
    for record in records:
        given[type(record)][record.id] = record
    return KnowledgeBase(
        topics=given[Topic] or {Id("rest"): topic()},
        articles=given[Article],
        claims=given[Claim],
        references=given[Reference] or {Id("doe2020"): reference()},
        algorithms={algorithm.article: algorithm for algorithm in algorithms},
        board=board(),
        events=tuple(events),
    )


def copy_site(name: str, folder: Path) -> Path:
    """A copy of one of the sites under `tests/sites`, to be changed at will."""
    return Path(shutil.copytree(SITES / name, folder, dirs_exist_ok=True))


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write texts, byte for byte, at their paths below a folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder


def printed(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Each diagnostic as `code path:line:column message | hint`."""
    return [
        f"{found.code} {found.span} {found.message}" + (f" | {found.hint}" if found.hint else "")
        for found in diagnostics
    ]
