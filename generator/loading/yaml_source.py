"""YAML and JSON as a tree of nodes that know their place, read from the C parser's events.

PyYAML is used here and nowhere else for reading. Scalars stay text; the schema decides what they mean, so
`no`, `1.10` and `08` are what their field makes of them. Reading events instead of composing keeps the
depth in our hands: the C composer crashes Python on deeply nested brackets.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from generator.core.diagnostic import Diagnostic, Span
from generator.loading import problems
from generator.loading.files import INVISIBLE

MAX_DEPTH = 24
MAX_NODES = 400_000


@dataclass(slots=True)
class Node:
    """A scalar, a list or a mapping at its place (line and column from 1).

    `plain` is true for a scalar without quotes, `flow` for a collection in brackets.
    """

    path: str
    line: int
    column: int
    length: int
    text: str = ""
    plain: bool = False
    flow: bool = False
    items: "list[Node] | None" = None
    fields: "list[tuple[Node, Node]] | None" = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.path, self.line, self.column, self.length)

    @property
    def is_empty(self) -> bool:
        """True for a value that was left out: a plain scalar without text, or null."""
        return self.is_scalar and self.plain and self.text in ("", "~", "null")

    @property
    def is_bare(self) -> bool:
        """True for a list or mapping without entries."""
        return self.items == [] or self.fields == []

    @property
    def is_scalar(self) -> bool:
        """True for a single value."""
        return self.items is None and self.fields is None

    def placed_at(self, key: "Node") -> "Node":
        """The same node, placed at its key, where an editor looks for a record."""
        return replace(self, line=key.line, column=key.column, length=key.length)

    def get(self, key: str) -> "Node | None":
        """The value of a field of a mapping."""
        return next((value for name, value in self.fields or () if name.text == key), None)


@dataclass(slots=True)
class _Building:
    path: str
    first_line: int
    diagnostics: list[Diagnostic]
    depth: int = 0
    nodes: int = 0
    anchors: set[str] = field(default_factory=set)


class _RefusedError(Exception):
    """Internal: reading this file makes no sense any more; its diagnostic is already noted."""


def read_yaml(text: str, path: str, *, first_line: int = 1) -> tuple[Node | None, list[Diagnostic]]:
    """The root node of a YAML text (JSON included) and its diagnostics.

    `first_line`: the line of the file on which the text begins. The node is None for an empty text and
    for one that cannot be read; then there is a diagnostic.
    """
    state = _Building(path, first_line, [])
    try:
        events = _events(text)
        return _document(events, state), state.diagnostics
    except yaml.MarkedYAMLError as error:
        state.diagnostics.append(_syntax(error, text, path, first_line))
    except yaml.YAMLError as error:
        state.diagnostics.append(problems.yaml_syntax(Span(path), str(error).split("\n", 1)[0], ""))
    except _RefusedError:
        pass
    return None, state.diagnostics


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=yaml.CSafeLoader))


def _document(events: Iterator[Any], state: _Building) -> Node | None:
    root: Node | None = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refuse(state, event, "a second document")
        elif isinstance(event, yaml.NodeEvent):
            root = _node(event, events, state)
    return root


def _node(event: Any, events: Iterator[Any], state: _Building) -> Node:
    mark = event.start_mark
    node = Node(state.path, mark.line + state.first_line, mark.column + 1, _length(event))
    state.nodes += 1
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _refuse(state, event, "an alias or anchor")
    if event.tag:
        raise _refuse(state, event, f"the tag {event.tag}")
    if state.nodes > MAX_NODES:
        state.diagnostics.append(problems.yaml_too_deep(node.span, MAX_NODES))
        raise _RefusedError
    if isinstance(event, yaml.ScalarEvent):
        node.text = event.value
        # Quoted text may spell with an escape what a file may not hold.
        if found := INVISIBLE.search(event.value):
            state.diagnostics.append(problems.control_character(node.span, found[0]))
            node.text = INVISIBLE.sub("\ufffd", event.value)
        # The C parser says "" for a plain scalar, the Python one None.
        node.plain = not event.style
        return node
    return _collection(node, event, events, state)


def _collection(node: Node, event: Any, events: Iterator[Any], state: _Building) -> Node:
    state.depth += 1
    if state.depth > MAX_DEPTH:
        state.diagnostics.append(problems.yaml_too_deep(node.span, MAX_DEPTH))
        raise _RefusedError
    node.flow = bool(event.flow_style)
    if isinstance(event, yaml.SequenceStartEvent):
        node.items = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            node.items.append(_node(inner, events, state))
    else:
        node.fields = []
        _read_fields(node, events, state)
    state.depth -= 1
    return node


def _read_fields(node: Node, events: Iterator[Any], state: _Building) -> None:
    assert node.fields is not None
    seen: dict[str, Node] = {}
    while not isinstance(inner := next(events), yaml.MappingEndEvent):
        key = _node(inner, events, state)
        value = _node(next(events), events, state)
        if not key.is_scalar:
            state.diagnostics.append(
                problems.yaml_syntax(key.span, "a key must be a single word", "quote values with braces")
            )
        elif key.text in seen:
            state.diagnostics.append(problems.key_duplicate(key.span, key.text, seen[key.text].span))
        else:
            seen[key.text] = key
            node.fields.append((key, value))


def _length(event: Any) -> int:
    if event.start_mark.line == event.end_mark.line:
        return max(int(event.end_mark.column - event.start_mark.column), 0)
    return 0


def _refuse(state: _Building, event: Any, what: str) -> _RefusedError:
    mark = event.start_mark
    span = Span(state.path, mark.line + state.first_line, mark.column + 1, _length(event))
    state.diagnostics.append(problems.yaml_feature(span, what))
    return _RefusedError()


def _syntax(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    what = (error.problem or error.context or "it cannot be read").split("\n", 1)[0]
    if mark is None:
        return problems.yaml_syntax(Span(path, first_line), what, "")
    span = Span(path, mark.line + first_line, mark.column + 1)
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    return problems.yaml_syntax(span, what, _hint(what, line, mark.column))


def _hint(what: str, line: str, column: int) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in what and ": " not in line[:column]:
        return "check the indentation of this line"
    if "mapping values are not allowed" in what:
        return "put the value in quotes: it contains a colon followed by a space"
    if "cannot start any token" in what:
        return "put the value in quotes: it begins with a character that YAML keeps for itself"
    if "did not find expected ',' or" in what:
        return "a bracket or brace is not closed, or a comma is missing"
    if "did not find expected key" in what or "could not find expected ':'" in what:
        return "check the indentation of this line and the quotes of the line before"
    return "check quotes, brackets and indentation around here"
