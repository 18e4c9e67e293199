"""Text as XML 1.0 can hold it, for the formats that are XML."""

import re
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


def xml(text: str) -> str:
    """A text for content and for attributes in double quotes; a sign that XML forbids becomes U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", text), _ENTITIES)
