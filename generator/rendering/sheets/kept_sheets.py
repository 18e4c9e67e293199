"""Finished sheets on disk: one file for each sheet of the site, so that the folder never grows beyond them.

A file begins with the key of what it was made from and the hash of what was made; where either differs, the
sheet is made again.
"""

from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

_FOLDER = "sheets"


def kept_sheet(cache: Path | None, name: str, key: str) -> bytes | None:
    """The sheet that was made from the same, if there is one."""
    if cache is None:
        return None
    try:
        found, _, pdf = _file(cache, name).read_bytes().partition(b"\n")
    except OSError:
        return None
    return pdf if found == _first_line(key, pdf) else None


def keep_sheet(cache: Path | None, name: str, key: str, pdf: bytes) -> None:
    """Keep a sheet in the place of what was made under its name before; whole or not at all."""
    if cache is None:
        return
    file = _file(cache, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("wb", dir=file.parent, delete=False) as unfinished:
        unfinished.write(_first_line(key, pdf) + b"\n" + pdf)
    Path(unfinished.name).replace(file)


def _first_line(key: str, pdf: bytes) -> bytes:
    return f"{key} {sha256(pdf).hexdigest()}".encode()


def _file(cache: Path, name: str) -> Path:
    return cache / _FOLDER / sha256(name.encode()).hexdigest()[:32]
