"""Putting one file in the place of another, whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path


def replace_file(path: Path, text: str) -> None:
    """Write a text file as `replace_file_by` does."""
    replace_file_by(path, (text,))


def replace_file_by(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file as UTF-8 with line feeds; whoever reads it sees the old or the new, never a part.

    Folders that lack are made. Raises OSError, the old file untouched, where it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    try:
        # "x" does not follow a link that somebody laid in the place of the draft.
        with draft.open("x", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
