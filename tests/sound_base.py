"""A small base with which every check is content, in which `test_defects.py` plants its defects.

It is made of `sites/sound`, whose one article becomes four that are alike but for a number and an invented
medicine, so that a pattern that fits one place fits others, and a defect may lie anywhere.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tests.builders import SITES

DRUGS = ("zeroprofen", "monoprofen", "duoprofen", "triprofen")
"""One for each article; what ends in -profen is a medicine to the checks."""

ISBNS = ("9780000000002", "9780000000019", "9780000000026", "9780000000033")
"""Invented, with check digits that fit."""


@cache
def sound_files() -> Mapping[str, str]:
    """The files of the base: path to text."""
    files = {}
    for file in sorted(path for path in (SITES / "sound").rglob("*") if path.is_file()):
        path, text = file.relative_to(SITES / "sound").as_posix(), file.read_text(encoding="utf-8")
        if "-N" not in path:
            files[path] = text
            continue
        for number, (drug, isbn) in enumerate(zip(DRUGS, ISBNS, strict=True)):
            numbered = text.replace("{N}", str(number)).replace("{DRUG}", drug).replace("{ISBN}", isbn)
            files[path.replace("-N", f"-{number}")] = numbered
    return MappingProxyType(files)
