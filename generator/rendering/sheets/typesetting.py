"""Typesetting: content as JSON in, a tagged PDF out, with the same bytes on every machine.

Content never becomes markup: the templates in `typst/` read it as data, and that folder is all that typst can
open. The letters come from two pinned packages, never from the system, and the clock is never asked.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from generator.rendering.sheets.kept_sheets import keep_sheet, kept_sheet
from generator.rendering.sheets.letters import plain, printable
from generator.rendering.sheets.packing import packed

PAPERS = {"a4": "a4", "letter": "us-letter"}
"""Sizes of paper, as sheets and as typst call them."""

_NOT_SHOWN = "could not be displayed"
"""What typst says where no font has a glyph."""

_TEMPLATES = Path(__file__).parent / "typst"


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished PDF, and the names of the characters that no font could print."""

    pdf: bytes
    lacking: tuple[str, ...]


def typeset(
    template: str, content: Mapping[str, Any], *, day: date, cache: Path | None, name: str
) -> Typeset:
    """Set content by a template of `typst/`, in letters that the fonts have.

    `day`: the date that the document carries. `cache`: a folder in which the sheet is kept under its `name`
    until its content changes. Every text prints, whatever it holds: what no font has becomes a white square.
    """
    clean, lacking = printable(content, _lacks)
    text = json.dumps({**clean, "day": [day.year, day.month, day.day]}, ensure_ascii=False, sort_keys=True)
    key = sha256(f"{_made_by(template)} {day} {text}".encode()).hexdigest()
    pdf = kept_sheet(cache, name, key)
    if pdf is None:
        pdf = packed(_whatever_it_holds(template, text, day))
        keep_sheet(cache, name, key, pdf)
    return Typeset(pdf, lacking)


def _whatever_it_holds(template: str, text: str, day: date) -> bytes:
    try:
        return _compiled(template, text, day)
    except BaseException as error:
        if not _is_of_letters(error):
            raise
        return _compiled(template, json.dumps(plain(json.loads(text)), sort_keys=True), day)


def _compiled(template: str, text: str, day: date) -> bytes:
    made: bytes = typst.compile(
        _TEMPLATES / template,
        root=_TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"content": text},
        format="pdf",
        pdf_standards="ua-1",
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    return made


@cache
def _lacks(text: str) -> bool:
    """True where a text holds a character that no font has; only typst itself knows."""
    try:
        _compiled("letters.typ", text, date(2000, 1, 1))
    except BaseException as error:
        if _is_of_letters(error):
            return True
        raise
    return False


def _is_of_letters(error: BaseException) -> bool:
    """True where typst refuses a glyph, or stumbles over one: its panic is no exception of Python's."""
    return _NOT_SHOWN in str(error) or type(error).__name__ == "PanicException"


@cache
def _fonts() -> typst.Fonts:
    folder = files("fontpkg_source_sans_3") / "files"
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])


@cache
def _made_by(template: str) -> str:
    """Everything but the content on which the bytes of a sheet depend."""
    made = sha256(f"{version('typst')} {version('pikepdf')}".encode())
    for file in sorted(_TEMPLATES.glob("*.typ")):
        made.update(file.read_bytes())
    fonts = files("fontpkg_source_sans_3") / "files"
    for font in sorted(fonts.iterdir(), key=lambda file: file.name):
        made.update(font.read_bytes())
    return f"{template} {made.hexdigest()}"
