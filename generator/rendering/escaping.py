"""Text made safe for HTML, for the pages as for the pictures in them.

A page has hundreds of pieces, most of them said again elsewhere: what was escaped is kept, and nothing that
is finished is looked at twice.
"""

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup, escape

from generator.core.message import Message


@lru_cache(maxsize=65536)
def escaped(text: str) -> str:
    """A text as it stands between tags and in attributes; markup, too, is taken as text."""
    # One answer is kept for equal texts, so it must not depend on whether one of them came as markup.
    return str(escape(str(text)))


def written(value: object) -> str:
    """What a value of a template prints: markup as it is, all else escaped."""
    if type(value) is Markup:
        return value
    return escaped(value if isinstance(value, str) else str(value))


def written_by(say: Callable[[str], str]) -> Callable[[object], str]:
    """`written` in a language: `say` tells its words for a message."""

    def written_so(value: object) -> str:
        return escaped(say(value)) if isinstance(value, Message) else written(value)

    return written_so


def escaped_by(say: Callable[[str], str]) -> Callable[[str], str]:
    """`escaped` in a language, for what Python itself makes HTML of."""
    return lambda text: escaped(say(text))


def finished(text: str) -> Markup:
    """What is already escaped, as markup; Markup() would look at every piece of a page anew."""
    return str.__new__(Markup, text)
