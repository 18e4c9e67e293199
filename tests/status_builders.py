"""Boards, events, one item and one small base for the tests of the status rule, each in one line.

Days count from 1 January 2026. `A1` stands for words A leaning on version 1 of the only source, `smith2020`.
The base holds one article: its answer and the claim `walking` lean on the claim `relief`, and so on.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from generator.core.approval import Status, status_of
from generator.core.declaration import Days, Id, Record, make
from generator.core.history import history_of
from generator.core.knowledge_base import KnowledgeBase
from generator.core.model import (
    Algorithm,
    AlgorithmPopulation,
    Article,
    Author,
    Board,
    Claim,
    EvidenceLine,
    EvidenceSearched,
    Person,
    Policy,
    Recusal,
    RedFlags,
    Reference,
    Relations,
    ReviewEvent,
    Step,
)
from generator.core.quorum import Subject
from generator.core.status import assess
from generator.core.vocabulary import (
    ClaimKind,
    Decision,
    Direction,
    Directness,
    Read,
    Reason,
    Role,
    StepKind,
)

ARTICLE = Id("back-pain")
TOPIC = Id("bones")
SOURCE = "smith2020"
ORDINARY = {Role.CLINICAL: 1, Role.METHODS: 1}
HIGH = {Role.CLINICAL: 2, Role.METHODS: 1, Role.PATIENT: 1}

_EVENT = re.compile(
    r"(?P<day>\d+)(?:@(?P<hour>\d\d):(?P<minute>\d\d))? (?P<by>\w+) (?P<role>\w+) (?P<decision>[\w-]+)"
    r"(?: (?P<version>[A-Z]\d))?(?:: (?P<note>.+))?"
)


def day(number: int) -> date:
    """The day with this number; 0 is 1 January 2026."""
    return date(2026, 1, 1) + timedelta(days=number)


def board() -> Board:
    """Two clinical reviewers, a methods reviewer and so on; each name says in the rows what it is for."""
    people = [
        _person("ann", "clinical"),
        _person("ben", "methods"),
        _person("cleo", "clinical"),
        _person("dora", "clinical", "methods"),
        _person("mia", "methods"),
        _person("pat", "patient"),
        _person("ed", "editor"),
        _person("fay", "clinical", from_=day(10), until=day(100)),
        _person("gus", "methods", recused=(make(Recusal, topic=TOPIC, from_=day(50)),)),
        _person("ivy", "methods", recused=(make(Recusal, topic=Id("hearts"), from_=day(0)),)),
    ]
    policy = make(Policy, quorum=ORDINARY, high_risk=HIGH, valid_for=Days(365))
    return make(Board, people={person.id: person for person in people}, policy=policy)


def event(written: str, *, key: str = "claim", folder: str = "back-pain") -> ReviewEvent:
    """`30@14:05 ann clinical approve A1: a note`; without a time noon, without a version A1."""
    match = _EVENT.fullmatch(written)
    assert match, written
    at = time(int(match["hour"] or 12), int(match["minute"] or 0), tzinfo=UTC)
    words, leaning = version(match["version"] or "A1")
    return make(
        ReviewEvent,
        folder=Id(folder),
        date=datetime.combine(day(int(match["day"])), at),
        by=Id(match["by"]),
        role=Role(match["role"]),
        decision=Decision(match["decision"]),
        covers={key: words},
        leans_on={key: leaning},
        note=match["note"],
    )


def version(name: str) -> tuple[str, dict[str, str]]:
    """The fingerprint of the words and what they lean on; version 0 of the source is no source."""
    words, source = name[0], int(name[1])
    return f"1-words-{words}", {SOURCE: f"1-source-{source}"} if source else {}


def subject(today: str = "A1", **fields: Any) -> Subject:
    """A claim as it stands today."""
    words, leaning = version(today)
    return replace(Subject("claim", words, leaning, TOPIC, frozenset(), ORDINARY), **fields)


def small_base() -> KnowledgeBase:
    """One article with three claims, an algorithm and four references.

    `relief` leans on smith2020, `walking` on jones2021 and relief, the red flag `fracture` on jones2021,
    the article's words on relief, fracture and brown2019, the algorithm on walking; nothing on lonely2018.
    """
    references = [reference(key) for key in ("smith2020", "jones2021", "brown2019", "lonely2018")]
    return KnowledgeBase(
        articles={ARTICLE: _article()},
        claims={claim.id: claim for claim in (_relief(), _walking(), _fracture())},
        algorithms={ARTICLE: _algorithm()},
        references={source.id: source for source in references},
        board=board(),
    )


def with_record(kb: KnowledgeBase, key: str, record: Record) -> KnowledgeBase:
    """The base with one record in the place of another; `article` and `algorithm` name those of the base."""
    id = Id(key)
    if isinstance(record, Claim):
        return replace(kb, claims={**kb.claims, id: record})
    if isinstance(record, Reference):
        return replace(kb, references={**kb.references, id: record})
    if isinstance(record, Article):
        return replace(kb, articles={**kb.articles, ARTICLE: record})
    assert isinstance(record, Algorithm)
    return replace(kb, algorithms={**kb.algorithms, ARTICLE: record})


def approvals_of(
    kb: KnowledgeBase, on: int, people: str = "ann clinical, cleo clinical, ben methods, pat patient"
) -> tuple[ReviewEvent, ...]:
    """An approval of every item, as it stands, by each of the people."""
    subjects = assess(kb, day(on)).subjects.values()
    return tuple(
        replace(
            event(f"{on} {voice} approve"),
            covers={item.key: item.fingerprint for item in subjects},
            leans_on={item.key: item.leans_on for item in subjects},
        )
        for voice in people.split(", ")
    )


def approved_base(on: int = 0) -> KnowledgeBase:
    """The small base with everything approved by the larger quorum."""
    kb = small_base()
    return replace(kb, events=approvals_of(kb, on))


def words_by_item(kb: KnowledgeBase, number: int) -> dict[str, str]:
    """Status and reason of every item, as the product's table writes them."""
    assessment = assess(kb, day(number))
    statuses = {
        "article": assessment.articles[ARTICLE].own,
        "algorithm": assessment.algorithms[ARTICLE],
    }
    statuses |= {str(key): status for key, status in assessment.claims.items()}
    return {key: table_words(status) for key, status in statuses.items()}


def lapsed(kb: KnowledgeBase, number: int) -> dict[str, str]:
    """The same for the items that are not approved."""
    return {key: words for key, words in words_by_item(kb, number).items() if words != "approved"}


def reference(key: str, **fields: Any) -> Reference:
    """A journal article."""
    given: dict[str, Any] = {"type": "article-journal", "title": f"The trial of {key}", **fields}
    return make(Reference, id=Id(key), **given)


def status_on(
    number: int, item: Subject, events: Iterable[ReviewEvent], people: Board | None = None
) -> Status:
    """The status of an item on a day."""
    people = people or board()
    return status_of(item, history_of(item, events, people, day(number)), people, day(number))


def table_words(status: Status) -> str:
    """Status and reason as the product's table writes them."""
    stage = status.stage.value.replace("-", " ")
    if status.reason in (None, Reason.IN_REVIEW):
        return stage
    return f"{stage}, {status.reason.value.replace('-', ' ')}"


def _person(name: str, *roles: str, **fields: Any) -> Person:
    given = tuple(Role(role) for role in roles)
    return make(Person, id=Id(name), name=name.capitalize(), roles=given, **fields)


def _evidence(key: str) -> EvidenceLine:
    return make(
        EvidenceLine,
        reference=Id(key),
        direction=Direction.SUPPORTS,
        directness=Directness.DIRECT,
        read=Read.FULL_TEXT,
    )


def _claim(key: str, statement: str, source: str, **fields: Any) -> Claim:
    given: dict[str, Any] = {"kind": ClaimKind.PROGNOSIS, "evidence": (_evidence(source),), **fields}
    return make(Claim, id=Id(key), article=ARTICLE, statement=statement, **given)


def _relief() -> Claim:
    return _claim("relief", "Most people feel better within six weeks.", "smith2020")


def _walking() -> Claim:
    relations = make(Relations, depends_on=(Id("relief"),))
    return _claim("walking", "People who walk feel better sooner.", "jones2021", relations=relations)


def _fracture() -> Claim:
    return _claim("fracture", "Sudden pain after a fall may be a fracture.", "jones2021")


def _article() -> Article:
    return make(
        Article,
        id=ARTICLE,
        topic=TOPIC,
        body="/// answer\nMost do [@claim:relief].\n///\n\nWalking helps [@claim:walking] [@brown2019].\n",
        body_line=10,
        question="Does back pain get better?",
        verdict="Probably",
        red_flags=make(RedFlags, claims=(Id("fracture"),)),
        authors=(make(Author, person=Id("ed")),),
        evidence_searched=make(EvidenceSearched, none="A made-up article"),
        next_review=day(300),
    )


def _algorithm() -> Algorithm:
    step = make(Step, id=Id("walk"), kind=StepKind.END, title="Walk", claims=(Id("walking"),))
    return make(
        Algorithm,
        article=ARTICLE,
        title="What to do",
        population=make(AlgorithmPopulation, for_="Adults"),
        start=Id("walk"),
        steps={step.id: step},
    )
