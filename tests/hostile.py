"""A project in which every text of every record tries to become markup, made from the declarations.

A field that is declared tomorrow is attacked tomorrow. Only what a link hangs on (ids, keys, addresses) stays
well-formed: a wrong one is a diagnostic of its own, which would hide the rest.
"""

import itertools
import json
import types
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from generator.core.declaration import Days, Id, PartialDate, Record, Term, Url, shape_of
from generator.core.model import (
    Algorithm,
    Article,
    Board,
    Claim,
    GlossaryEntry,
    Home,
    Reference,
    Removed,
    ReviewEvent,
    Topic,
)
from generator.core.vocabulary import ClaimKind, Decision, Measure, Role, UpdateType, Vocabulary
from tests.projects import complete_project

ATTACK = (
    """'"><script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)> """
    """[x](javascript:alert(3)) <svg/onload=alert(4)> <a href=javascript:alert(5)>y</a> """
    """<b onclick=alert(6)>z</b> </main></title> ![q](https://evil.example/q.png) """
    """<style>@import '//evil.example/x.css'</style> <meta http-equiv=refresh content=0> ]]>"""
)
TEMPLATE = " {{ 7*191 }} {% raw %}"
SIGN = "attacked-field"

CLAIMS = [Id(f"claim-{kind}") for kind in ClaimKind]
REFERENCES = [Id("ref-one"), Id("ref-two")]

_IDS: Mapping[str, str] = {
    "claim": CLAIMS[1],
    "claims": CLAIMS[1],
    "refines": CLAIMS[2],
    "depends_on": CLAIMS[3],
    "supersedes": CLAIMS[4],
    "rests_on": CLAIMS[0],
    "reference": REFERENCES[0],
    "from_": REFERENCES[0],
    "cited_by": REFERENCES[1],
    "includes": REFERENCES[1],
    "superseded_by": REFERENCES[1],
    "by": "person",
    "person": "person",
    "topic": "topic",
    "successor": CLAIMS[0],
    "start": "ask",
    "next": "stop",
    "to": "stop",
}
"""What each field that names a record names."""

_WRITTEN: Mapping[tuple[str, str], Any] = {
    ("Certainty", "by"): REFERENCES[0],
    ("SigningKey", "from_"): "2026-01-01",
    ("Person", "from_"): "2020-01-01",
    ("Person", "roles"): [role.value for role in Role],
    ("Recusal", "from_"): "2029-01-01",
    ("ReviewEvent", "role"): Role.CLINICAL.value,
    ("Update", "type"): UpdateType.CORRECTION.value,
    ("Claim", "aliases"): [],
    ("Article", "aliases"): [],
    ("Reference", "type"): "article-journal",
}
"""Fields whose text is an id or a date, and those on which it depends how much of the rest is shown."""


def write_hostile_project(folder: Path) -> Path:
    """Write the project; it builds, since nothing in it leads nowhere."""
    for path, content in _files().items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content if isinstance(content, str) else json.dumps(content, indent=1))
    return complete_project(folder)


def attack_on(record: str, field: str) -> str:
    """The text written into a field, with the sign by which a page that shows it is known."""
    # Braces in a step would be figures of claims that do not exist, which stops the build.
    template = "" if record in ("Step", "StepWording", "Branch") else TEMPLATE
    return f"{SIGN} {record} {field} {ATTACK}{template}"


def _files() -> dict[str, Any]:
    words = itertools.count()
    article = _record(Article, words)
    topic = "content/topic"
    return {
        "content/index.md": _front_matter(_record(Home, words), _prose()),
        "content/board.yml": _record(Board, words),
        "content/glossary.yml": {attack_on("GlossaryEntry", "word"): _record(GlossaryEntry, words)},
        "content/about/policy.md": f"# {ATTACK}\n\n{_prose()}",
        f"{topic}/topic.yml": _record(Topic, words),
        f"{topic}/one/index.md": _front_matter({**article, "red_flags": list(CLAIMS[:2])}, _body()),
        f"{topic}/one/claims.yml": _claims(words),
        f"{topic}/one/algorithm.yml": _algorithm(words),
        f"{topic}/two/index.md": _front_matter({**article, **_without_claims_or_search()}, _prose()),
        **dict(_events(words)),
        "references/all.yml": {
            **{key: _record(Reference, words) for key in REFERENCES},
            "ref-odd": _retracted({**_record(Reference, words), "type": attack_on("Reference", "type")}),
        },
    }


def _without_claims_or_search() -> dict[str, Any]:
    return {
        "red_flags": {"none": attack_on("RedFlags", "none")},
        "evidence_searched": {"none": attack_on("EvidenceSearched", "none")},
    }


def _retracted(reference: dict[str, Any]) -> dict[str, Any]:
    (update,) = reference["custom"]["updates"]
    own = {**reference["custom"], "updates": [{**update, "type": UpdateType.RETRACTION.value}]}
    return {**reference, "custom": own}


def _claims(words: Iterator[int]) -> dict[str, Any]:
    measures = list(Measure)
    claims: dict[str, Any] = {}
    for number, (name, kind) in enumerate(zip(CLAIMS, ClaimKind, strict=True)):
        claim = {**_record(Claim, words), "kind": kind.value}
        (figure,) = claim["estimates"]
        other = {**figure, "absolute": {"not_given": attack_on("Absolute", "not_given")}}
        claim["estimates"] = [
            {
                **estimate,
                "measure": measures[(2 * number + offset) % len(measures)].value,
                "shown": not offset,
            }
            for offset, estimate in enumerate((figure, other))
        ]
        claims[name] = claim
    return {**claims, "gone": {"removed": _record(Removed, words)}}


def _algorithm(words: Iterator[int]) -> dict[str, Any]:
    algorithm = _record(Algorithm, words)
    (step,) = algorithm["steps"].values()
    ways = step.pop("branches")
    stop = {name: value for name, value in step.items() if name != "next"}
    ask = {**stop, "kind": "decision", "branches": [ways[0], {**ways[0], "otherwise": True, "to": "act"}]}
    algorithm["steps"] = {
        "ask": ask,
        "act": {**step, "kind": "refer"},
        "stop": {**stop, "kind": "end"},
    }
    return algorithm


def _events(words: Iterator[int]) -> Iterator[tuple[str, Any]]:
    for number, decision in enumerate(Decision):
        event = _record(ReviewEvent, words)
        covered = CLAIMS[number]
        event |= {"decision": decision.value, "covers": {covered: f"1-{number:064x}"}, "article": "topic/one"}
        event["leans_on"] = {covered: {REFERENCES[0]: f"1-{0:064x}"}}
        yield f"content/topic/one/reviews/2026-01-02-person-{number:08x}.yml", event


def _prose() -> str:
    hit = f"{SIGN} prose {ATTACK}{TEMPLATE}"
    return (
        f"{hit}\n\n## {hit}\n\n- {hit}\n\n> {hit}\n\n| {hit} | b |\n|---|---|\n| {hit} | c |\n\n"
        f"```\n{hit}\n```\n\n<div onclick=alert(7)>{hit}</div>\n\n<script>\nalert(8)\n</script>\n\n"
        "<iframe src=https://evil.example></iframe>\n\n"
        "[link](  javascript:alert(9) '\"onmouseover=alert(10)')\n"
        "[data](data:text/html,<script>alert(11)</script>) [far](//evil.example/x) <javascript:alert(12)>\n\n"
        f"term\n:   {hit}\n\n*[term]: {hit}\n"
    )


def _body() -> str:
    marks = "\n\n".join(f"[@claim:{claim}]" for claim in CLAIMS)
    hit = f"{SIGN} body {ATTACK}{TEMPLATE}"
    return (
        f"/// answer\n{hit} [@claim:{CLAIMS[0]}].\n///\n\n/// warning | {hit}\n{hit}\n///\n\n"
        f"/// patient\n{hit}\n///\n\n{_prose()}\n\n{marks}\n\n[@ref-one, p. 3 {ATTACK}]\n\n"
        f"[@needed, {SIGN} needed <script>alert(13)</script>]\n\n[@findings]\n\n[@algorithm]\n\n[@ref-odd]\n"
    )


def _front_matter(fields: dict[str, Any], body: str) -> str:
    return f"---\n{json.dumps(fields, indent=1)}\n---\n\n{body}"


def _record(cls: type[Record], words: Iterator[int]) -> dict[str, Any]:
    return {
        item.key: _WRITTEN.get((cls.__name__, item.name), _value(cls.__name__, item, item.type, words))
        for item in shape_of(cls).terms
        if not item.given
    }


def _value(owner: str, item: Term, wanted: Any, words: Iterator[int]) -> Any:
    origin, args = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        return _value(owner, item, args[0], words)
    if origin is tuple:
        many = [part for part in args if part is not Ellipsis]
        return [_value(owner, item, part, words) for part in many]
    if origin is not None:
        return {_value(owner, item, args[0], words): _value(owner, item, args[1], words)}
    if wanted is str:
        return attack_on(owner, item.name)
    if wanted is Id:
        return "person" if item.name == "people" else _IDS.get(item.name, "ask")
    if isinstance(wanted, type) and issubclass(wanted, Vocabulary):
        words_of = list(wanted)
        return words_of[next(words) % len(words_of)].value
    if isinstance(wanted, type) and issubclass(wanted, Record):
        return _record(wanted, words)
    return _SCALARS[wanted]


_SCALARS: Mapping[Any, Any] = {
    bool: False,
    int: 3,
    Decimal: 1.5,
    date: "2030-01-01",
    datetime: "2026-01-02T10:00:00Z",
    PartialDate: "2020-05",
    Days: "365 days",
    Url: "https://example.org/a?b='&c=1",
}
