"""Reading text files safely: inside the given root, of bounded size, UTF-8, without invisible characters."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.core.diagnostic import Diagnostic, Span
from generator.core.prose import place_in
from generator.loading import problems

MAX_BYTES = 4 * 1024 * 1024

# Controls except tab and newline, private use (our placeholders live there), separators, bidi overrides.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def read_text(file: Path, root: Path) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file with newlines as `\\n`, or None with the diagnostic that says why not."""
    path = relative(file, root)
    try:
        if file.stat().st_size > MAX_BYTES:
            return None, [problems.file_unreadable(Span(path), "it is larger than 4 MiB")]
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [problems.file_unreadable(Span(path), "it is not UTF-8 text")]
    except OSError as error:
        return None, [problems.file_unreadable(Span(path), error.strerror or "it cannot be opened")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = INVISIBLE.search(text)
    if found:
        line, column = place_in(text, found.start())
        return None, [problems.control_character(Span(path, line, column, 1), found[0])]
    return text, []


def files_under(folder: Path, root: Path) -> Iterator[tuple[Path, Diagnostic | None]]:
    """Every file below a folder, sorted by path; links are never followed but reported."""
    if folder.is_symlink():
        yield folder, problems.path_outside(Span(relative(folder, root)))
        return
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield entry, problems.path_outside(Span(relative(entry, root)))
        elif entry.is_dir():
            yield from files_under(entry, root)
        elif entry.is_file():
            yield entry, None


def relative(file: Path, root: Path) -> str:
    """A path as diagnostics print it: from the root of the project, with forward slashes."""
    try:
        return file.relative_to(root).as_posix()
    except ValueError:
        return file.as_posix()
