"""The manuals of rules as HTML: paragraphs, and code where backticks stand."""

import re

from markupsafe import Markup, escape

_CODE = re.compile(r"`([^`]+)`")


def manual_line(text: str) -> Markup:
    """One line of a manual."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def manual_paragraphs(text: str) -> tuple[Markup, ...]:
    """The paragraphs of a manual, which empty lines part."""
    return tuple(manual_line(" ".join(part.split())) for part in text.split("\n\n") if part.strip())
