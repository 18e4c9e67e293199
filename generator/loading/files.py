"""The files of a project, on disk or in a commit, read safely: bounded, UTF-8, without invisible characters.

Everything that loads sees a `Tree` of paths from the project's root, so that a commit is read without a
checkout and nothing can lead out of it.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Protocol

from generator.core.diagnostic import Diagnostic, Span
from generator.core.prose import place_in
from generator.loading import problems

MAX_BYTES = 4 * 1024 * 1024

_SAVE = "save the file again with the encoding UTF-8, as your editor offers it"

# Controls except tab and newline, private use (our placeholders live there), separators, marks that turn the
# order of what stands beside them, and what takes no room: two texts that look the same must be the same.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
    r"\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164\uffa0\U000e0000-\U000e007f]"
)


class Tree(Protocol):
    """The files of a project at one moment, by their paths from its root."""

    def files_under(self, folder: str) -> Iterator[tuple[PurePosixPath, bool]]:
        """Every file below a folder, in the order of names, and whether it is a link (never followed)."""

    def size_of(self, path: PurePosixPath) -> int:
        """The bytes of a file; raises OSError where there is none."""

    def bytes_of(self, path: PurePosixPath) -> bytes:
        """What a file holds; raises OSError where it cannot be opened."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The files on disk below a folder."""

    root: Path

    def files_under(self, folder: str) -> Iterator[tuple[PurePosixPath, bool]]:
        """Every file below a folder, links reported and hidden files left out."""
        start = self.root / folder
        if start.is_symlink():
            yield PurePosixPath(folder), True
        elif start.is_dir():
            yield from _files_on_disk(start, PurePosixPath(folder))

    def size_of(self, path: PurePosixPath) -> int:
        """The bytes of a file."""
        return (self.root / path).stat().st_size

    def bytes_of(self, path: PurePosixPath) -> bytes:
        """What a file holds."""
        return (self.root / path).read_bytes()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a commit, held in memory: path from the root -> bytes."""

    files: Mapping[str, bytes]
    links: frozenset[str] = field(default_factory=frozenset)
    """Paths that are links, or folders that git keeps elsewhere; nothing is read from them."""
    large: frozenset[str] = field(default_factory=frozenset)
    """Paths of files that are too large to be read."""

    def files_under(self, folder: str) -> Iterator[tuple[PurePosixPath, bool]]:
        """Every file below a folder, in the same order as on disk."""
        start = PurePosixPath(folder)
        paths = sorted((PurePosixPath(path) for path in {*self.files, *self.links, *self.large}), key=_parts)
        for path in paths:
            below = path.parts[: len(start.parts)] == start.parts
            if below and not any(part.startswith(".") for part in path.parts):
                yield path, str(path) in self.links

    def size_of(self, path: PurePosixPath) -> int:
        """The bytes of a file; past every limit for those too large to be read."""
        return sys.maxsize if str(path) in self.large else len(self.bytes_of(path))

    def bytes_of(self, path: PurePosixPath) -> bytes:
        """What a file holds; raises FileNotFoundError where there is none."""
        try:
            return self.files[str(path)]
        except KeyError:
            raise FileNotFoundError(2, "no such file", str(path)) from None


def read_text(path: PurePosixPath, tree: Tree) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file with newlines as `\\n`, or None with the diagnostic that says why not."""
    place = str(path)
    try:
        if tree.size_of(path) > MAX_BYTES:
            return None, [
                problems.file_unreadable(
                    Span(place), "it is larger than 4 MiB", "split it into smaller files"
                )
            ]
        text = tree.bytes_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _in_lines(error.object[: error.start].decode("utf-8"))
        span = Span(place, *place_in(before, len(before)))
        return None, [problems.file_unreadable(span, "it is not UTF-8 text", _SAVE)]
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        return None, [problems.file_unreadable(Span(place), why, "see whether it exists and you may open it")]
    text = _in_lines(text)
    found = INVISIBLE.search(text)
    if found:
        line, column = place_in(text, found.start())
        return None, [problems.control_character(Span(place, line, column, 1), found[0])]
    return text, []


def digest_of(path: PurePosixPath, tree: Tree) -> str:
    """The SHA-256 of a file, line ends as `\\n` since git may change them; empty where it cannot be read."""
    try:
        if tree.size_of(path) > MAX_BYTES:
            return ""
        return sha256(tree.bytes_of(path).replace(b"\r\n", b"\n")).hexdigest()
    except OSError:
        return ""


def _in_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _files_on_disk(folder: Path, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, bool]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield path / entry.name, True
        elif entry.is_dir():
            yield from _files_on_disk(entry, path / entry.name)
        elif entry.is_file():
            yield path / entry.name, False


def _parts(path: PurePosixPath) -> tuple[str, ...]:
    return path.parts
