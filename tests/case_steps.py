"""The steps by which a case changes a site: files, their words, and review events as the tool writes them.

A path may hold one `*`, since the names of events end in digits that only the tool knows.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from generator.core.acting import NO_INTERESTS, NUMBERS_READ, kept_words_of
from generator.core.declaration import Id, make
from generator.core.diagnostic import Diagnostic
from generator.core.model import ReviewEvent
from generator.core.vocabulary import Decision, Role
from generator.project import Project, open_project
from generator.writing.events import event_files
from tests.builders import AS_OF, printed, write_files

_FIRST_OF_MAY = datetime(2026, 5, 1, 12, tzinfo=UTC)
_DIGITS = re.compile(r"(?<=-)[0-9a-f]{8}(?=\.yml)|(?<=')[0-9a-f]{8}(?=')|(?<=1-)[0-9a-f]{64}")


def take_steps(folder: Path, steps: Mapping[str, Any]) -> None:
    """Change a site, each step in the order of `STEPS`, whose last, `then`, holds what comes after."""
    for name, take in STEPS.items():
        if name in steps:
            take(folder, steps[name])


def add_event(folder: Path, written: Mapping[str, Any]) -> None:
    """Write an event with its kept words; what is not `written` makes an honest approval by Ann in May.

    `covers` and `leans_on` may be lies; as a list, `covers` names items as they stand. `keeps: none` leaves
    the kept words out.
    """
    project = open_project(folder, AS_OF)
    home = written.get("article", "rest/naps")
    event = _event(project, home, written)
    true = _true_words(project, event, event.covers)
    kept = {} if written.get("keeps") == "none" else kept_words_of(project.kb, true)
    files = event_files(event, kept)
    write_files(folder, {f"content/{home}/{path}": text for path, text in files.items()})


def without_digits(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Each diagnostic as `printed`, without the digits that only the tool knows."""
    return [_DIGITS.sub("#", line) for line in printed(diagnostics)]


def _event(project: Project, home: str, written: Mapping[str, Any]) -> ReviewEvent:
    event = make(
        ReviewEvent,
        folder=Id(home.rpartition("/")[2]),
        date=written.get("date", _FIRST_OF_MAY),
        by=Id(written.get("by", "ann")),
        role=Role(written.get("role", "clinical")),
        decision=Decision(written.get("decision", "approve")),
        article=home,
        covers={},
        interests=written.get("interests", NO_INTERESTS),
        numbers=NUMBERS_READ,
        note=written.get("note"),
    )
    covered = written.get("covers", ["naps-tiredness"])
    true = _true_words(project, event, covered)
    lies = {key: written[key] for key in ("covers", "leans_on") if isinstance(written.get(key), dict)}
    return replace(event, **{"covers": true.covers, "leans_on": true.leans_on, **lies})


def _true_words(project: Project, event: ReviewEvent, covered: Iterable[str]) -> ReviewEvent:
    """The event as it would cover these items as they stand; what does not exist is left out."""
    known = project.assessment.subjects
    subjects = {item: known[event.item_key(item)] for item in covered if event.item_key(item) in known}
    leaning = {item: dict(subject.leans_on) for item, subject in subjects.items()}
    return replace(
        event,
        covers={item: subject.fingerprint for item, subject in subjects.items()},
        leans_on=leaning if event.decision is Decision.APPROVE else {},
    )


def _found(folder: Path, path: str) -> Path:
    if "*" not in path:
        return folder / path
    found = sorted(folder.glob(path))
    assert len(found) == 1, f"'{path}' means {len(found)} files"
    return found[0]


def _append(folder: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        file = _found(folder, path)
        file.write_bytes(file.read_bytes() + text.encode())


def _change(folder: Path, changes: Mapping[str, list[dict[str, str]]]) -> None:
    for path, pairs in changes.items():
        file = _found(folder, path)
        for pair in pairs:
            text = file.read_bytes().decode()
            assert text.count(pair["was"]) == 1, f"'{pair['was']}' in {file.name}: {text.count(pair['was'])}"
            file.write_bytes(text.replace(pair["was"], pair["now"]).encode())


def _add_events(folder: Path, events: Iterable[Mapping[str, Any]]) -> None:
    for event in events:
        add_event(folder, event)


def _repeat(folder: Path, repeated: Mapping[str, Any]) -> None:
    write_files(folder, {path: repeat["text"] * repeat["times"] for path, repeat in repeated.items()})


def _write_bytes(folder: Path, files: Mapping[str, str]) -> None:
    for path, digits in files.items():
        (folder / path).write_bytes(bytes.fromhex(digits))


def _link(folder: Path, links: Mapping[str, str]) -> None:
    for path, target in links.items():
        (folder / path).symlink_to(target)


def _move(folder: Path, moves: Mapping[str, str]) -> None:
    for path, target in moves.items():
        source = _found(folder, path)
        source.rename(_room(folder, target, source.name))


def _copy(folder: Path, copies: Mapping[str, str]) -> None:
    for path, target in copies.items():
        source = _found(folder, path)
        shutil.copy(source, _room(folder, target, source.name))


def _delete(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        found = _found(folder, path)
        if found.is_dir():
            shutil.rmtree(found)
        else:
            found.unlink()


def _room(folder: Path, target: str, name: str) -> Path:
    """Where a file goes: to the path, or under its name into a folder that ends in a slash."""
    place = folder / target / name if target.endswith("/") else folder / target
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


STEPS: dict[str, Callable[[Path, Any], object]] = {
    "files": write_files,
    "append": _append,
    "change": _change,
    "events": _add_events,
    "move": _move,
    "copy": _copy,
    "delete": _delete,
    "repeat": _repeat,
    "bytes": _write_bytes,
    "links": _link,
    "then": take_steps,
}
"""Every step by its name, in the order in which they are taken."""
