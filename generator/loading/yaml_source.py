"""YAML and JSON as a tree of nodes that know their place, read from the C parser's events.

PyYAML is used here and nowhere else for reading. Scalars stay text; the schema decides what they mean, so
`no`, `1.10` and `08` are what their field makes of them. Reading events instead of composing keeps the
depth in our hands: the C composer crashes Python on deeply nested brackets.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from generator.core.declaration import LENGTH, Place, place_at, span_at
from generator.core.diagnostic import Diagnostic, Related, Span
from generator.loading import problems
from generator.loading.files import INVISIBLE
from generator.loading.yaml_slips import COMMA_EXPECTED, NAME_EXPECTED, slip_of

MAX_DEPTH = 24
MAX_NODES = 400_000

_NULLS = frozenset({"", "~", "null"})


@dataclass(slots=True)
class Node:
    """A scalar, a list or a mapping at its place.

    `plain` is true for a scalar without quotes, `flow` for a collection in brackets. `written`: how the
    source writes a scalar whose characters are not those of `text` side by side.
    """

    path: str
    place: Place
    text: str = ""
    plain: bool = False
    written: str = ""
    flow: bool = False
    items: "list[Node] | None" = None
    fields: "list[tuple[Node, Node]] | None" = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return span_at(self.path, self.place)

    @property
    def is_empty(self) -> bool:
        """True for a value that was left out: a plain scalar without text, or null."""
        return self.plain and self.text in _NULLS

    @property
    def is_blank(self) -> bool:
        """True for a scalar that says nothing: one left out, or nothing but blanks in quotes."""
        if self.text:
            return self.text.isspace() or (self.plain and self.text in _NULLS)
        return self.is_scalar

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
        return Node(
            self.path, key.place, self.text, self.plain, self.written, self.flow, self.items, self.fields
        )

    def with_fields(self, fields: "list[tuple[Node, Node]]") -> "Node":
        """The same mapping with other fields."""
        return Node(self.path, self.place, flow=self.flow, fields=fields)

    def with_text(self, text: str) -> "Node":
        """Other text at the same place."""
        return Node(self.path, self.place, text, self.plain)

    def get(self, key: str) -> "Node | None":
        """The value of a field of a mapping."""
        return next((value for name, value in self.fields or () if name.text == key), None)


@dataclass(slots=True)
class _Building:
    source: str
    path: str
    first_line: int
    has_escapes: bool
    diagnostics: list[Diagnostic]
    depth: int = 0
    nodes: int = 0


class _RefusedError(Exception):
    """Internal: reading this file makes no sense any more; its diagnostic is already noted."""


def read_yaml(text: str, path: str, *, first_line: int = 1) -> tuple[Node | None, list[Diagnostic]]:
    """The root node of a YAML text (JSON included) and its diagnostics.

    `text`: as `read_text` gives it, without invisible characters. `first_line`: the line of the file on
    which it begins. The node is None for an empty text and for one that cannot be read; then there is a
    diagnostic.
    """
    state = _Building(text, path, first_line, "\\" in text, [])
    try:
        return _document(_events(text), state), state.diagnostics
    except yaml.MarkedYAMLError as error:
        state.diagnostics.append(_syntax(error, text, path, first_line))
    except yaml.YAMLError as error:
        state.diagnostics.append(problems.yaml_syntax(Span(path), *slip_of(str(error).split("\n", 1)[0])))
    except _RefusedError:
        pass
    return None, state.diagnostics


def _events(text: str) -> Iterator[Any]:
    # As yaml.parse does, without its two calls more for every event.
    return iter(yaml.CSafeLoader(text).get_event, None)


def _document(events: Iterator[Any], state: _Building) -> Node | None:
    root: Node | None = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refuse(
                    state,
                    event,
                    "a second part after '---'",
                    "delete this line: fields stand together in one part of the file",
                )
        elif isinstance(event, yaml.NodeEvent):
            root = _node(event, events, state)
    return root


def _node(event: Any, events: Iterator[Any], state: _Building) -> Node:
    # Hundreds of times in every file: what is rare is asked in one question.
    kind = type(event)
    place = _place(event, state.first_line)
    state.nodes += 1
    if kind is yaml.AliasEvent or event.anchor or event.tag or state.nodes > MAX_NODES:
        raise _refused_node(event, place, state)
    if kind is not yaml.ScalarEvent:
        return _collection(event, place, events, state)
    style, text = event.style, event.value
    # Quoted text may spell with an escape what a file may not hold.
    if style and state.has_escapes and (found := INVISIBLE.search(text)):
        state.diagnostics.append(problems.control_character(span_at(state.path, place), found[0]))
        text = INVISIBLE.sub("\ufffd", text)
    # The C parser says "" for a plain scalar, the Python one None.
    if (place & LENGTH) - len(text) == (2 if style else 0) and (not style or text == text.strip()):
        return Node(state.path, place, text, not style)
    written = state.source[event.start_mark.index : event.end_mark.index]
    return Node(state.path, place, text, not style, written)


def _collection(event: Any, place: Place, events: Iterator[Any], state: _Building) -> Node:
    state.depth += 1
    if state.depth > MAX_DEPTH:
        state.diagnostics.append(
            problems.yaml_too_deep(span_at(state.path, place), MAX_DEPTH, "levels of brackets and indents")
        )
        raise _RefusedError
    node = Node(state.path, place, flow=bool(event.flow_style))
    if type(event) is yaml.SequenceStartEvent:
        node.items = _items(events, state)
    else:
        node.fields = _fields(events, state)
    state.depth -= 1
    return node


def _items(events: Iterator[Any], state: _Building) -> list[Node]:
    items = []
    while type(event := next(events)) is not yaml.SequenceEndEvent:
        items.append(_node(event, events, state))
    return items


def _fields(events: Iterator[Any], state: _Building) -> list[tuple[Node, Node]]:
    fields = []
    seen: dict[str, Node] = {}
    while type(event := next(events)) is not yaml.MappingEndEvent:
        key = _node(event, events, state)
        value = _node(next(events), events, state)
        if not key.is_scalar:
            state.diagnostics.append(
                problems.yaml_syntax(
                    key.span, "a key must be a single word", "put values that begin with a brace in quotes"
                )
            )
        elif key.text in seen:
            state.diagnostics.append(problems.key_duplicate(key.span, key.text, seen[key.text].span))
        else:
            seen[key.text] = key
            fields.append((key, value))
    return fields


def _place(event: Any, first_line: int) -> Place:
    start, end = event.start_mark, event.end_mark
    line, column = start.line, start.column
    # What runs over several lines has no length.
    length = end.column - column if end.line == line else 0
    return place_at(line + first_line, column + 1, length if length > 0 else 0)


def _refused_node(event: Any, place: Place, state: _Building) -> _RefusedError:
    if type(event) is yaml.AliasEvent or event.anchor:
        return _refuse(state, event, "a word that begins with '*' or '&'")
    if event.tag:
        return _refuse(state, event, "a word that begins with '!'")
    state.diagnostics.append(
        problems.yaml_too_deep(span_at(state.path, place), MAX_NODES, "values in this file")
    )
    return _RefusedError()


def _refuse(
    state: _Building, event: Any, what: str, hint: str = "put the whole text in quotes"
) -> _RefusedError:
    place = span_at(state.path, _place(event, state.first_line))
    state.diagnostics.append(problems.yaml_feature(place, what, hint))
    return _RefusedError()


def _syntax(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Diagnostic:
    said = (error.problem or error.context or "it cannot be read").split("\n", 1)[0]
    begins_wrong = said.startswith(NAME_EXPECTED)
    mark = (error.context_mark if begins_wrong else None) or error.problem_mark or error.context_mark
    if mark is None:
        return problems.yaml_syntax(Span(path, first_line), *slip_of(said))
    span = Span(path, mark.line + first_line, mark.column + 1)
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    return problems.yaml_syntax(span, *slip_of(said, line, mark.column), _begun(error, span))


def _begun(error: yaml.MarkedYAMLError, found: Span) -> tuple[Related, ...]:
    """Where what does not end begins, if that is another line."""
    mark = error.context_mark
    if not (error.problem or "").startswith(COMMA_EXPECTED) or mark is None:
        return ()
    if error.problem_mark is None or mark.line == error.problem_mark.line:
        return ()
    line = found.line - error.problem_mark.line + mark.line
    return (Related(Span(found.path, line, mark.column + 1), "opened here"),)
