"""What the settings of the engine say that matters to the content: the address of the site.

The file is the engine's, with tags and plugins of its own, so what cannot be read in it is nobody's mistake
here: then nothing is known of the address.
"""

from pathlib import PurePosixPath

from generator.core.diagnostic import Span
from generator.loading.files import Tree, read_text
from generator.loading.yaml_source import read_yaml

SETTINGS = "mkdocs.yml"


def read_site_url(tree: Tree) -> tuple[str | None, Span]:
    """The address of the site with its place, empty where there is none; None where nothing can be read."""
    text, _ = read_text(PurePosixPath(SETTINGS), tree)
    root = read_yaml(text, SETTINGS)[0] if text is not None else None
    if root is None or root.fields is None:
        return None, Span(SETTINGS)
    address = root.get("site_url")
    if address is None or address.is_empty:
        return "", Span(SETTINGS)
    return address.text if address.is_scalar else None, address.span
