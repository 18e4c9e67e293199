"""What one file holds, as a pure function of its path and its text: records, and what is wrong with them.

Nothing here knows another file; which of two records keeps an id is decided where the base grows. So a file
that did not change need not be read a second time.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from generator.core.declaration import Id, Record, shape_of
from generator.core.diagnostic import Diagnostic, Span
from generator.core.model import Article, Claim, Reference, Removed
from generator.loading import problems
from generator.loading.decode import Decoding
from generator.loading.yaml_source import Node, read_yaml

R = TypeVar("R", bound=Record)

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

_REMOVABLE = (Article, Claim, Reference)


@dataclass(frozen=True, slots=True)
class Made(Generic[R]):
    """What became of a record: None with problems where it cannot be read.

    `removes`: it only says that its id was taken out of use; `removal` is what it says.
    """

    record: R | None
    problems: tuple[Diagnostic, ...]
    removal: Removed | None = None
    removes: bool = False


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """One of the records of a file: its key as written, where the key stands, and what became of it."""

    key: str
    span: Span
    made: Made[R]


@dataclass(frozen=True, slots=True)
class Reading(Generic[R]):
    """A file of many records: its entries, and what is wrong with it as a whole.

    `is_whole`: nothing is left of which nobody knows the id. `lost`: keys of what cannot have an id.
    """

    entries: tuple[Entry[R], ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    is_whole: bool = True
    lost: tuple[str, ...] = ()


def read_record(path: str, text: str, cls: type[R], given: Mapping[str, Any]) -> Made[R]:
    """The record that a whole YAML file holds."""
    node, found = read_yaml(text, path)
    if node is None:
        return Made(None, tuple(found or [problems.file_empty(Span(path))]))
    return _with_problems(found, made_of(cls, node, given))


def read_page(path: str, text: str, cls: type[R], given: Mapping[str, Any]) -> Made[R]:
    """The record of a Markdown file with front matter; its prose becomes `body`, from line `body_line`."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        first = next(key for key, field in shape_of(cls).by_key.items() if field.required)
        return Made(None, (problems.front_matter_missing(Span(path), first),))
    node, found = read_yaml(match["yaml"], path, first_line=2)
    if node is None:
        return Made(None, tuple(found or [problems.file_empty(Span(path))]))
    prose = {"body": text[match.end() :], "body_line": text[: match.end()].count("\n") + 1}
    return _with_problems(found, made_of(cls, node, {**given, **prose}))


def read_records(
    path: str, text: str, cls: type[R], name: str, given: Mapping[str, Any], *, expected: str
) -> Reading[R]:
    """The records of a YAML file that maps keys to them; `name` is the field that takes the key.

    `expected`: the kind of the file, and what its content should be, in the words of a message.
    """
    fields, found, is_whole = read_mapping(path, text, expected)
    entries = (
        Entry(key.text, key.span, made_of(cls, value.placed_at(key), {name: Id(key.text), **given}))
        for key, value in fields
    )
    return Reading(tuple(entries), tuple(found), is_whole)


def read_mapping(
    path: str, text: str, expected: str
) -> tuple[list[tuple[Node, Node]], list[Diagnostic], bool]:
    """The keys and values of a YAML file, its problems, and whether it could be read as a mapping."""
    node, found = read_yaml(text, path)
    if node is not None and node.fields is None:
        kind, _, wanted = expected.partition(": ")
        given = problems.A_LIST if node.items is not None else node.text
        hint = "write each under its name: '<name>:', and its fields indented below"
        found.append(problems.value_wrong(node.span, kind, given, wanted, hint))
    is_mapping = node is not None and node.fields is not None
    return (node.fields or [] if node else []), found, is_mapping or not found


def made_of(cls: type[R], node: Node, given: Mapping[str, Any]) -> Made[R]:
    """What becomes of a node as a record of this class."""
    found: list[Diagnostic] = []
    removed = node.get("removed") if cls in _REMOVABLE else None
    if removed is not None:
        removal = Decoding(found).record(Removed, removed, {"id": given["id"]})
        return Made(None, tuple(found), removal, removes=True)
    record = Decoding(found).record(cls, node, given)
    return Made(record, tuple(found))


def _with_problems(found: list[Diagnostic], made: Made[R]) -> Made[R]:
    return replace(made, problems=(*found, *made.problems)) if found else made
