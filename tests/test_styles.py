"""Style sheets: lengths and sides by the way a page is read, so that it holds from right to left too."""

import re
from collections.abc import Iterator

from tests.projects import PROJECT

SHEETS = sorted((PROJECT / "site_overrides/css").glob("*.css"))

PHYSICAL = re.compile(
    r"(?<![-\w])((margin|padding|border)-(left|right)[-\w]*|left|right|border-(top|bottom)-(left|right)-radius)\s*:"
    r"|(text-align|float|clear)\s*:\s*(left|right)"
)
MEANT = re.compile(r"\.align-(left|right) \{ text-align: \1; \}")
"""A side that an author chose for a column of a table."""

LENGTH = r"(?:[^\s();]|\((?:[^()]|\([^()]*\))*\))+"
FOUR = re.compile(rf"(?:margin|padding|inset)\s*:\s*{LENGTH}\s+({LENGTH})\s+{LENGTH}\s+({LENGTH})\s*[;}}]")


def test_no_side_is_physical() -> None:
    assert list(_physical_sides()) == []


def _physical_sides() -> Iterator[str]:
    for sheet in SHEETS:
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        for line in MEANT.sub("", text).splitlines():
            unequal = (found for found in FOUR.finditer(line) if found[1] != found[2])
            if PHYSICAL.search(line) or any(unequal):
                yield f"{sheet.name}: {line.strip()}"
