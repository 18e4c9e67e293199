"""Defects that are planted in the sound base: what is changed at a random place, and what must be found.

A defect is data in `tests/defects`. `find` is a pattern, tried in every file that `in` matches; one of its
matches is drawn by lot and gives way to `put`. `also` changes more places in the same way; `files`, `bytes`,
`links` and `delete` change whole files, and `approve` adds an honest approval of items as they then stand.
`<n>` is the number of the article hit, `<name>` what a group of that name matched, `<digits>` in a path the
first eight of the SHA-256 of the file. The finding is expected on the line of the sign ▸, which is taken out,
else at `at`, else where `find` matched.
"""

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from generator.core.declaration import Id, make
from generator.core.diagnostic import Diagnostic
from generator.core.model import ReviewEvent
from generator.core.vocabulary import Decision, Role
from generator.loading.files import Snapshot
from generator.loading.memory import Memory
from generator.project import in_approved_words, open_tree
from generator.writing.events import event_files
from tests.builders import AS_OF
from tests.sound_base import DRUGS, sound_files

DEFECTS = Path(__file__).parent / "defects"
HERE = "▸"

_NAME = re.compile(r"(?<!\?P)(?<!\?)<(\w+)>")
_MEMORY = Memory()


@dataclass(frozen=True)
class Defect:
    """One defect of one code: how to plant it, and the codes of what it brings about besides."""

    code: str
    steps: Mapping[str, Any]

    @property
    def beside(self) -> frozenset[str]:
        """The codes that may be found beside it."""
        return frozenset(self.steps.get("beside", ()))

    @property
    def shown_by(self) -> str:
        """The folder of cases that show the code where planting makes no sense; empty otherwise."""
        return str(self.steps.get("shown_by", ""))


@dataclass
class Ground:
    """The files with the defect, and the place at which it must be found, once it is known."""

    texts: dict[str, str]
    names: dict[str, str]
    others: dict[str, bytes] = field(default_factory=dict)
    links: set[str] = field(default_factory=set)
    place: tuple[str, int] | None = None

    @property
    def tree(self) -> Snapshot:
        """Everything as a project to be loaded."""
        files = {path: text.encode() for path, text in self.texts.items()}
        return Snapshot({**files, **self.others}, frozenset(self.links))


def read_defects() -> Iterator[Defect]:
    """Every defect of `tests/defects`."""
    for file in sorted(DEFECTS.glob("*.yml")):
        for steps in yaml.safe_load(file.read_text(encoding="utf-8")):
            yield Defect(steps["code"], steps)


def plant(defect: Defect, seed: int) -> Ground:
    """The sound base with the defect at the place that the seed draws."""
    chance = random.Random(f"{defect.code} {seed}")
    ground = Ground(dict(sound_files()), {"n": str(chance.randrange(len(DRUGS)))})
    steps = defect.steps
    if "find" in steps:
        _replace(ground, steps, chance)
    for further in steps.get("also", ()):
        _replace(ground, further, chance)
    _write(ground, steps)
    if "approve" in steps:
        _approve(ground, steps["approve"])
    if "at" in steps:
        ground.place = _found_at(ground, steps["at"])
    assert ground.place, f"nothing says where '{defect.code}' must be found"
    return ground


def findings_in(ground: Ground, publish: str = "current") -> tuple[Diagnostic, ...]:
    """What the project says about it, publishing today's words or the `approved` ones."""
    project = open_tree(ground.tree, Path(), AS_OF, memory=_MEMORY)
    return (in_approved_words(project) if publish == "approved" else project).diagnostics


def codes_of(diagnostics: Iterable[Diagnostic]) -> frozenset[str]:
    """The codes of what was found."""
    return frozenset(found.code for found in diagnostics)


def _replace(ground: Ground, step: Mapping[str, Any], chance: random.Random) -> None:
    pattern = _pattern(step["find"], ground.names)
    path, match = chance.choice(list(_matches(ground, _named(step["in"], ground.names), pattern)))
    ground.names |= {name: text for name, text in match.groupdict().items() if text is not None}
    if number := re.search(r"stiff-(\d)", path):
        ground.names["n"] = number[1]
    before, after = ground.texts[path][: match.start()], ground.texts[path][match.end() :]
    put = _named(step["put"], ground.names)
    ground.texts[path] = before + put + after
    if ground.place is None:
        ground.place = path, before.count("\n") + 1
    _take_sign(ground, path)


def _matches(ground: Ground, files: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    found = False
    for path in sorted(ground.texts):
        if fnmatch(path, f"*{files}"):
            for match in pattern.finditer(ground.texts[path]):
                found = True
                yield path, match
    assert found, f"'{pattern.pattern}' is nowhere in {files}"


def _write(ground: Ground, steps: Mapping[str, Any]) -> None:
    for path in steps.get("delete", ()):
        del ground.texts[_named(path, ground.names)]
    for written, text in steps.get("files", {}).items():
        content = _named(text, ground.names)
        digits = sha256(content.replace(HERE, "").encode()).hexdigest()[:8]
        path = _named(written, {**ground.names, "digits": digits})
        ground.texts[path] = content
        _take_sign(ground, path)
    for written, digits in steps.get("bytes", {}).items():
        path = _named(written, ground.names)
        ground.texts.pop(path, None)
        ground.others[path] = bytes.fromhex(digits)
    for written in steps.get("links", ()):
        path = _named(written, ground.names)
        ground.texts.pop(path, None)
        ground.links.add(path)


def _approve(ground: Ground, approval: Mapping[str, Any]) -> None:
    """Add the event in which Ann approves these items as they stand."""
    article = Id(f"stiff-{ground.names['n']}")
    subjects = open_tree(ground.tree, Path(), AS_OF, memory=_MEMORY).assessment.subjects
    event = make(
        ReviewEvent,
        folder=article,
        date=datetime.combine(approval["date"], time(12), UTC),
        by=Id("ann"),
        role=Role.CLINICAL,
        decision=Decision.APPROVE,
        covers={},
    )
    items = [_named(item, ground.names) for item in approval["items"]]
    covered = {item: subjects[event.item_key(item)] for item in items}
    event = replace(
        event,
        covers={item: subject.fingerprint for item, subject in covered.items()},
        leans_on={item: dict(subject.leans_on) for item, subject in covered.items()},
    )
    files = event_files(event, {})
    ground.texts |= {f"content/knees/{article}/{path}": text for path, text in files.items()}


def _take_sign(ground: Ground, path: str) -> None:
    text = ground.texts[path]
    if HERE in text:
        ground.place = path, text[: text.index(HERE)].count("\n") + 1
        ground.texts[path] = text.replace(HERE, "")


def _found_at(ground: Ground, at: str) -> tuple[str, int]:
    """The place written as `path`, for its first line, or as `path: pattern`."""
    written, _, pattern = at.partition(": ")
    wanted = _named(written, ground.names)
    names = {*ground.texts, *ground.others, *ground.links, wanted}
    path = next(name for name in sorted(names) if fnmatch(name, wanted))
    if not pattern:
        return path, 1
    match = _pattern(pattern, ground.names).search(ground.texts[path])
    assert match, f"'{pattern}' is not in {path}"
    return path, ground.texts[path][: match.start()].count("\n") + 1


def _named(text: str, names: Mapping[str, str]) -> str:
    return _NAME.sub(lambda match: names.get(match[1], match[0]), text)


def _pattern(text: str, names: Mapping[str, str]) -> re.Pattern[str]:
    quoted = {name: re.escape(value) for name, value in names.items()}
    return re.compile(_named(text, quoted), re.MULTILINE)
