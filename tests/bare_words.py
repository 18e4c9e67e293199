"""Words of templates that no language can translate: text and attributes outside `_` and `_n`."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

THEME = Path(__file__).parent.parent / "site_overrides"

ALLOWED = frozenset({"BibTeX", "CSL-JSON", "CSV", "DOI", "GEXF", "GraphML", "JSON-LD", "ORCID", "RIS"})
"""Names, the same in every language."""

_NAMES = "aria-label|alt|placeholder|title|data-label|data-ref|data-claim|data-term|data-copied"
_READ_ATTRIBUTES = rf'\b(?:{_NAMES})="([^"]*)"'
_UNREAD_BLOCKS = re.compile(r"{% block (?:kind|root|allowed_\w+) %}.*?{% endblock %}")
"""What stands in an attribute or in the page's policy."""
_TAG = re.compile(r"<[^<>]*>")
_CODE = re.compile(r"<(code|kbd|style)\b[^<>]*>.*?</\1>", re.S)
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")


def bare_words(source: str) -> list[str]:
    """The words of a template's source that are the same in every language."""
    environment = Environment()
    source = _UNREAD_BLOCKS.sub("", source)
    text = "".join(
        value if kind == "data" else " " for _, kind, value in environment.lex(source) if kind != "raw_begin"
    )
    text = re.sub("<!--.*?-->|<!doctype html>", " ", text, flags=re.S)
    found = [words for read in re.findall(_READ_ATTRIBUTES, text) for words in _WORD.findall(read)]
    found += _WORD.findall(_TAG.sub(" ", _CODE.sub(" ", text)))
    found += [word for text in _said(environment.parse(source)) for word in _WORD.findall(text)]
    return [word for word in found if word not in ALLOWED]


def _said(template: nodes.Template) -> Iterator[str]:
    """Literals that are printed as they are, or handed to a macro and begin like a label."""
    for output in template.find_all(nodes.Output):
        for child in output.nodes:
            yield from _printed(child)
    for call in template.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in ("_", "_n"):
            continue
        for argument in call.args:
            yield from (text for text in _printed(argument) if re.match("[A-Z]|[a-z]+ ", text))
    for macro in template.find_all(nodes.Macro):
        for default in macro.defaults:
            yield from (text for text in _printed(default) if re.match("[A-Z]", text))


def _printed(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from _printed(node.expr1)
        if node.expr2 is not None:
            yield from _printed(node.expr2)
    elif isinstance(node, nodes.Or):
        yield from _printed(node.right)
