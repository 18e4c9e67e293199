"""What can be printed: characters that no font has become a white square, and are named.

PDF/UA refuses a missing glyph, and a sheet must never fail for one. Which characters the fonts have is asked
of the typesetter, not read from a table of ours, so that it stays true under another release of a font.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

SQUARE = "\u25a1"
"""What stands in the place of a character that cannot be printed."""

T = TypeVar("T")

Lacks = Callable[[str], bool]
"""True where a text holds a character that no font has."""

_SURE = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x100)))) - {"\u00ad"}
"""Characters that every font for Latin letters has."""

_SPACES = "\t\n\r\u2028\u2029"
_NEVER = frozenset({"Cc", "Cs", "Co", "Cn"})
_UNSEEN = frozenset(
    map(chr, (0x00AD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF))
)
"""Signs that only steer a line; some turn its order round, which could forge what it says."""

_JOINING = re.compile(
    "[\u02b0-\u036f\u0483-\u0489\u0590-\u1dff\u20d0-\u20ff\u2c00-\ufb4f\ufb50-\ufffd\U00010000-\U0010ffff]"
)
"""Signs that may join their neighbours, so that each alone proves nothing."""

_PARTS = 16


def printable(content: Mapping[str, Any], lacks: Lacks) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Content of JSON types in letters that can be printed, and the names of the characters that cannot."""
    signs = frozenset().union(*_texts(content)) - _SURE
    if not signs:
        return dict(content), ()
    table: dict[str, str] = {sign: "" for sign in signs if sign in _UNSEEN}
    table |= {sign: " " for sign in signs if sign in _SPACES}
    asked = sorted(sign for sign in signs if sign not in table)
    lacking = [sign for sign in asked if unicodedata.category(sign) in _NEVER]
    lacking += _lacking([sign for sign in asked if sign not in lacking], lacks)
    table |= dict.fromkeys(lacking, SQUARE)
    found: dict[str, Any] = _translated(dict(content), str.maketrans(table)) if table else dict(content)
    lost = {sign for text in _texts(found) if _JOINING.search(text) and lacks(text) for sign in text} - _SURE
    if lost:
        # Signs that are had alone and not together, as a mark on a letter of another font.
        found = _translated(found, str.maketrans(dict.fromkeys(lost, SQUARE)))
    return found, tuple(_name_of(sign) for sign in sorted({*lacking, *lost} - {SQUARE}))


def plain(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content in nothing but letters that every font has, whatever it costs."""
    signs = frozenset().union(*_texts(content)) - _SURE
    return _translated(dict(content), str.maketrans(dict.fromkeys(signs, SQUARE)))


def _lacking(signs: list[str], lacks: Lacks) -> list[str]:
    """Those of the characters that no font has, found by halving what fails."""
    # A space between keeps them from joining to one sign.
    if not signs or not lacks(" ".join(signs)):
        return []
    if len(signs) == 1:
        return signs
    size = max(1, len(signs) // _PARTS)
    return [one for at in range(0, len(signs), size) for one in _lacking(signs[at : at + size], lacks)]


def _texts(content: Mapping[str, Any]) -> list[str]:
    """Every text of the content, in no order, without a call for each of a chart's thousands of lengths."""
    found: list[str] = []
    waiting: list[Any] = [content]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
    return found


def _translated(value: T, table: Mapping[int, str]) -> T:
    made: Any = value
    if isinstance(value, str):
        made = value.translate(table)
    elif isinstance(value, Mapping):
        made = {key: _translated(item, table) for key, item in value.items()}
    elif isinstance(value, list | tuple):
        made = [_translated(item, table) for item in value]
    return cast(T, made)


def _name_of(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
