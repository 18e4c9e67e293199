"""The stylesheets and scripts of the theme as they are published, each under a name that its content decides.

A browser may keep such a file for ever, and a change reaches every reader with the page that names it. What
pages need together is one file: to a phone a request costs more than the bytes it brings.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import rjsmin

from generator.rendering.site_files import Page

FOLDERS = ("css", "js")

BUNDLES = {
    "css/site.css": ("tokens", "base", "layout", "components", "preview", "print"),
    "js/site.js": ("search-box", "copy", "preview-words", "preview"),
    "js/graph.js": (
        *("graph-words", "graph-store", "graph-view", "graph-brush", "graph-lines", "graph-marks"),
        *("graph-labels", "graph-paint", "graph-filter", "graph-select", "graph-directory", "graph-find"),
        "graph-address",
    ),
    "js/search.js": (
        *("search-words", "search-rank", "search-index", "search-cards", "search-page", "search-key"),
    ),
}
"""Files that are published as one, in the order in which a page needs them."""


def assets_of(theme: Path) -> Mapping[str, Page]:
    """What the theme publishes, by the name that templates know: `css/site.css`, `js/path.js`."""
    parts = {
        f"{folder}/{file.name}": file.read_text("utf-8")
        for folder in FOLDERS
        for file in sorted((theme / folder).glob(f"*.{folder}"))
    }
    for bundle, names in BUNDLES.items():
        folder = bundle.partition("/")[0]
        parts[bundle] = "".join(parts.pop(f"{folder}/{name}.{folder}", "") for name in names)
    written = {name: for_browsers(text, name) for name, text in parts.items()}
    return {name: Page(_named(name, text), text) for name, text in written.items()}


def for_browsers(text: str, name: str) -> str:
    """The text without what is for its authors: comments, and spaces that say nothing."""
    if name.startswith("js/"):
        script: str = rjsmin.jsmin(text)
        return script
    return _AIRY.sub(_closed_up, _COMMENTS.sub("", text).strip())


_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
"""What is no comment and looks like one stands in no stylesheet of ours."""

_AIRY = re.compile(r'"[^"\n]*"|\s*([{};])\s*|([:,])\s+')
"""Where a stylesheet has spaces that say nothing; in strings they do. A selector has none after a colon."""


def _closed_up(found: re.Match[str]) -> str:
    return found[1] or found[2] or found[0]


def _named(name: str, text: str) -> str:
    stem, _, kind = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{kind}"
