"""The base while it grows: what has been read, which ids are taken, and what went wrong.

What cannot be read is left out and diagnosed, and its id is remembered so that nobody complains of it twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Concatenate, ParamSpec, TypeVar

from generator.core.declaration import Id, Record
from generator.core.diagnostic import Diagnostic, Span, printable
from generator.core.integrity import IntegritySnapshot
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
from generator.loading.files import Tree, read_text
from generator.loading.memory import Memory
from generator.loading.readings import Entry, Made, Reading, read_record
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

R = TypeVar("R", bound=Record)
T = TypeVar("T")
P = ParamSpec("P")


@dataclass(slots=True)
class GrowingBase:
    """What loading has gathered so far; every method that reads adds its diagnostics here."""

    tree: Tree
    memory: Memory | None = None
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
    review_files: dict[str, str] = field(default_factory=dict)
    removed: dict[Id, Removed] = field(default_factory=dict)
    snapshots: list[IntegritySnapshot] = field(default_factory=list)
    plain_pages: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    ids: dict[str, Span] = field(default_factory=dict)

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
            review_files=self.review_files,
            removed=self.removed,
            snapshots=tuple(self.snapshots),
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

    def recall(
        self,
        read: Callable[Concatenate[str, str, P], T],
        file: PurePosixPath,
        *given: P.args,
        **named: P.kwargs,
    ) -> T | None:
        """What a pure reader makes of a file; None where its text cannot be read."""
        text = self.text_of(file)
        if text is None:
            return None
        if self.memory is None:
            return read(str(file), text, *given, **named)
        return self.memory.recall(read, str(file), text, *given, **named)

    def take(self, made: Made[R] | None) -> R | None:
        """The record of what was made, its problems noted."""
        self.diagnostics += made.problems if made else ()
        return made.record if made else None

    def record_of(
        self, cls: type[R], file: PurePosixPath, given: Mapping[str, Any] | None = None
    ) -> R | None:
        """The record that a whole file holds."""
        return self.take(self.recall(read_record, file, cls, given or {}))

    def entries_of(self, reading: Reading[R] | None, kind: str) -> tuple[Entry[R], ...]:
        """The entries of a file of records.

        Where it cannot be read, its `kind` becomes unreadable: nobody knows which ids it holds.
        """
        if reading is None or not reading.is_whole:
            self.unreadable.add(kind)
        self.diagnostics += reading.problems if reading else ()
        self.unreadable |= set(reading.lost) if reading else set()
        return reading.entries if reading else ()

    def take_as(self, name: Id, made: Made[R] | None) -> R | None:
        """The record that has this id; where there is none, the id is unreadable or was taken out of use."""
        record = self.take(made)
        if made and made.removal:
            self.removed[name] = made.removal
        elif record is None and not (made and made.removes):
            self.unreadable.add(name)
        return record

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

    def refuse_file(self, file: PurePosixPath, expected: str) -> None:
        """Say that a file lies where nothing is read."""
        self.diagnostics.append(problems.file_misplaced(self.place_of(file), expected))

    def refuses_name(self, file: PurePosixPath) -> bool:
        """True, with a diagnostic, for a file whose name would act on a terminal or cannot be printed."""
        name = printable(str(file))
        if name == str(file):
            return False
        expected = "its name holds signs that cannot be printed"
        self.diagnostics.append(problems.file_misplaced(Span(name), expected))
        return True

    def refuse_link(self, file: PurePosixPath) -> None:
        """Say that a link is not followed."""
        self.diagnostics.append(problems.path_outside(self.place_of(file)))
