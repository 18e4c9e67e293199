"""The base while it grows: what has been read, which ids are taken, and what went wrong.

What cannot be read is left out and diagnosed, and its id is remembered so that nobody complains of it twice.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeVar

from generator.core.declaration import Id, Record
from generator.core.diagnostic import Diagnostic, Span
from generator.core.knowledge_base import NO_BOARD, KnowledgeBase
from generator.core.model import (
    Algorithm,
    Article,
    Board,
    Claim,
    GlossaryEntry,
    Home,
    Reference,
    Removed,
    ReviewEvent,
    Topic,
)
from generator.loading import problems
from generator.loading.decode import Decoding
from generator.loading.files import Tree, read_text
from generator.loading.scalars import is_id, proposed_id
from generator.loading.yaml_source import Node, read_yaml

_RESERVED_WORDS = """
    index article algorithm findings needed claim
    404 about board calendar changes checked checks claims contradictions css graph js list patient references
    review schemas search statistics tag topics v
"""

RESERVED = frozenset(_RESERVED_WORDS.split())
"""The words of marks, and the names that pages of the site need."""

RESERVED_BEGINNINGS = ("by-status-", "by-certainty-", "by-kind-", "by-topic-", "by-design-", "by-year")
"""How the addresses of filtered lists begin."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class GrowingBase:
    """What loading has gathered so far; every method that reads adds its diagnostics here."""

    tree: Tree
    diagnostics: list[Diagnostic] = field(default_factory=list)
    topics: dict[Id, Topic] = field(default_factory=dict)
    articles: dict[Id, Article] = field(default_factory=dict)
    claims: dict[Id, Claim] = field(default_factory=dict)
    algorithms: dict[Id, Algorithm] = field(default_factory=dict)
    references: dict[Id, Reference] = field(default_factory=dict)
    board: Board = NO_BOARD
    home: Home | None = None
    glossary: dict[str, GlossaryEntry] = field(default_factory=dict)
    events: list[ReviewEvent] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    removed: dict[Id, Removed] = field(default_factory=dict)
    plain_pages: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    ids: dict[str, Span] = field(default_factory=dict)

    @property
    def decoding(self) -> Decoding:
        """A decoder that reports here."""
        return Decoding(self.diagnostics)

    def finished(self) -> KnowledgeBase:
        """The base as one immutable value."""
        return KnowledgeBase(
            topics=self.topics,
            articles=self.articles,
            claims=self.claims,
            algorithms=self.algorithms,
            references=self.references,
            board=self.board,
            home=self.home,
            glossary=self.glossary,
            events=tuple(self.events),
            kept=self.kept,
            removed=self.removed,
            plain_pages=frozenset(self.plain_pages),
            unreadable=frozenset(self.unreadable),
            diagnostics=tuple(sorted(self.diagnostics)),
        )

    def place_of(self, file: PurePosixPath) -> Span:
        """The beginning of a file."""
        return Span(str(file))

    def text_of(self, file: PurePosixPath) -> str | None:
        """The text of a file."""
        text, diagnostics = read_text(file, self.tree)
        self.diagnostics += diagnostics
        return text

    def yaml_of(self, file: PurePosixPath) -> Node | None:
        """The root node of a YAML or JSON file; None where it is empty or cannot be read."""
        text = self.text_of(file)
        if text is None:
            return None
        node, diagnostics = read_yaml(text, str(file))
        self.diagnostics += diagnostics
        return node

    def record_of(
        self, cls: type[R], file: PurePosixPath, given: Mapping[str, Any] | None = None
    ) -> R | None:
        """The record that a whole file holds."""
        before = len(self.diagnostics)
        node = self.yaml_of(file)
        if node is None and len(self.diagnostics) == before:
            self.diagnostics.append(problems.file_empty(self.place_of(file)))
        return self.decoding.record(cls, node, given) if node else None

    def entries_of(self, file: PurePosixPath, kind: str, expected: str) -> list[tuple[Node, Node]]:
        """The entries of a file that maps ids to records.

        Where it cannot be read, its `kind` becomes unreadable: nobody knows which ids it holds.
        """
        before = len(self.diagnostics)
        node = self.yaml_of(file)
        if node is not None and node.fields is None:
            given = "this list" if node.items is not None else node.text
            self.diagnostics.append(problems.value_wrong(node.span, kind, given, expected))
        if (node is None or node.fields is None) and len(self.diagnostics) > before:
            self.unreadable.add(kind)
        return (node.fields or []) if node else []

    def front_matter_of(self, file: PurePosixPath) -> tuple[Node, str, int] | None:
        """Front matter, prose and the line on which the prose begins; None with a diagnostic."""
        text = self.text_of(file)
        if text is None:
            return None
        match = _FRONT_MATTER.match(text)
        if match is None:
            self.diagnostics.append(problems.front_matter_missing(self.place_of(file)))
            return None
        node, diagnostics = read_yaml(match["yaml"], str(file), first_line=2)
        if node is None and not diagnostics:
            diagnostics.append(problems.file_empty(self.place_of(file)))
        self.diagnostics += diagnostics
        return (node, text[match.end() :], text[: match.end()].count("\n") + 1) if node else None

    def takes_id(self, value: str, span: Span) -> bool:
        """Reserve an id for the record at `span`; False with a diagnostic where it cannot be had."""
        if not is_id(value):
            self.diagnostics.append(problems.id_malformed(span, value, proposed_id(value)))
        elif value.lower() in RESERVED or value.lower().startswith(RESERVED_BEGINNINGS):
            self.diagnostics.append(problems.id_reserved(span, value))
        elif value.lower() in self.ids:
            self.diagnostics.append(problems.id_taken(span, value, self.ids[value.lower()]))
        else:
            self.ids[value.lower()] = span
            return True
        return False

    def take_aliases(self, record: Article | Claim) -> None:
        """Reserve the earlier ids of a record."""
        for position, alias in enumerate(record.aliases):
            self.takes_id(alias, record.origin.span("aliases", position))

    def keep_removed(self, name: Id, node: Node) -> None:
        """Remember an id that was taken out of use."""
        removed = self.decoding.record(Removed, node, {"id": name})
        if removed:
            self.removed[name] = removed

    def refuse_file(self, file: PurePosixPath, expected: str) -> None:
        """Say that a file lies where nothing is read."""
        self.diagnostics.append(problems.file_misplaced(self.place_of(file), expected))

    def refuse_link(self, file: PurePosixPath) -> None:
        """Say that a link is not followed."""
        self.diagnostics.append(problems.path_outside(self.place_of(file)))
