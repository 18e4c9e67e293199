"""Text made safe for HTML, for the pages as for the pictures in them.

A page has hundreds of pieces, most of them said again elsewhere: what was escaped is kept, and nothing that
is finished is looked at twice.
"""

from functools import lru_cache

from markupsafe import Markup, escape


@lru_cache(maxsize=65536)
def escaped(text: str) -> str:
    """A text as it stands between tags and in attributes; markup, too, is taken as text."""
    # One answer is kept for equal texts, so it must not depend on whether one of them came as markup.
    return str(escape(str(text)))


def written(value: object) -> str:
    """What a value of a template prints: markup as it is, all else escaped."""
    if type(value) is Markup:
        return value
    return escaped(value) if type(value) is str else escape(value)


def finished(text: str) -> Markup:
    """What is already escaped, as markup; Markup() would look at every piece of a page anew."""
    return str.__new__(Markup, text)
