"""Pages that are only prose (`about/`): the same Markdown, equally sanitised, without claims.

MkDocs renders raw HTML of plain pages as it stands; what strangers propose must not come through that way.
"""

import re
from dataclasses import dataclass
from html import escape

from generator.core.prose import Mark
from generator.rendering.language import ENGLISH, Language
from generator.rendering.markup import render_prose

_HEADING = re.compile(r"\A\s*#[ \t]+(?P<words>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A heading, empty where the text begins without one, and sanitised HTML."""

    heading: str
    html: str


def render_plain_page(text: str, language: Language = ENGLISH) -> PlainPage:
    """Render a page of prose; marks of citations and claims print as they were written."""
    first = _HEADING.match(text)
    body = text[first.end() :] if first else text

    def as_written(mark: Mark, /, *, is_alone: bool) -> str:
        words = escape(body[mark.offset : mark.offset + mark.length])
        return f"<p>{words}</p>" if is_alone else words

    return PlainPage(first["words"] if first else "", render_prose(body, language).fill(as_written))
