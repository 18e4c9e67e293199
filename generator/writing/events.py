"""Review events and kept words as files: what they are called, what they hold, and how they are added."""

import errno
import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator.core.model import ReviewEvent
from generator.writing.yaml_text import record_text

REVIEWS = "reviews"
APPROVED = "approved"


def event_name(event: ReviewEvent, text: str) -> str:
    """`<date>-<person>-<8 hex>.yml`; the digits are the first of the SHA-256 of the text."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{event.date:%Y-%m-%d}-{event.by}-{digest}.yml"


def event_files(event: ReviewEvent, kept: Mapping[str, str]) -> dict[str, str]:
    """The files that record an event with its kept words: path below the article's folder -> text."""
    text = record_text(event)
    files = {f"{REVIEWS}/{event_name(event, text)}": text}
    files |= {f"{REVIEWS}/{APPROVED}/{name}.json": words for name, words in kept.items()}
    return files


def add_files(files: Mapping[Path, str]) -> tuple[Path, ...]:
    """Add files that are not there yet, all or none; returns those that were new.

    A file that already holds the same stays untouched. Raises FileExistsError where one holds something else,
    and OSError where one cannot be written; then nothing was added, folders included.
    """
    new = {path: text for path, text in sorted(files.items()) if not _holds(path, text)}
    made: list[Path] = []
    drafts: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for path, text in new.items():
            _make_folder(path.parent, made)
            drafts[path] = _draft_of(path, text)
        for path, draft in drafts.items():
            # Unlike a rename, a hard link never replaces what somebody else wrote meanwhile.
            os.link(draft, path)
            placed.append(path)
    except BaseException:
        _remove([*placed, *drafts.values()], made)
        raise
    _remove(drafts.values(), ())
    return tuple(new)


def _holds(path: Path, text: str) -> bool:
    # A link would lead the words elsewhere, and whoever loads follows none.
    for folder in (path, path.parent, path.parent.parent):
        if folder.is_symlink():
            raise FileExistsError(errno.EEXIST, "a link stands in the way", str(folder))
    if not path.exists():
        return False
    if path.read_bytes() != text.encode():
        raise FileExistsError(errno.EEXIST, "it is there already and holds something else", str(path))
    return True


def _make_folder(folder: Path, made: list[Path]) -> None:
    lacking = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(lacking):
        one.mkdir(exist_ok=True)
        made.append(one)


def _draft_of(path: Path, text: str) -> Path:
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    try:
        # "x" does not follow a link that somebody laid in the place of the draft.
        with draft.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _remove(files: Iterable[Path], folders: Sequence[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
    for folder in reversed(folders):
        # Somebody else may have put a file there meanwhile.
        with suppress(OSError):
            folder.rmdir()
