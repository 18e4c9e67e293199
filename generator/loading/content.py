"""The folders of a project, read into one knowledge base.

Nothing raises for bad content: what cannot be read is left out and diagnosed, and its id is remembered so
that nobody complains of it twice. The order of files on disk never matters.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from generator.core.declaration import Id, Record
from generator.core.diagnostic import Diagnostic, Span
from generator.core.fingerprint import fingerprint_of_text
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
from generator.loading.decode import Decoding, is_id, proposed_id
from generator.loading.files import files_under, read_text, relative
from generator.loading.references import RawReference, decode_reference, has_valid_key, raw_references
from generator.loading.yaml_source import Node, read_yaml

RESERVED = frozenset(
    [
        "index",
        "article",
        "algorithm",
        "findings",
        "needed",
        "claim",
        "claims",
        "references",
        "topics",
        "board",
        "review",
        "about",
        "css",
        "js",
        "v",
        "statistics",
        "calendar",
        "graph",
        "contradictions",
        "changes",
        "checks",
        "search",
        "patient",
        "checked",
        "404",
        "list",
        "tag",
    ]
)

PLAIN_FOLDERS = frozenset({"about"})
"""Folders of content whose Markdown the engine renders itself."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_EVENT_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-[A-Za-z0-9_-]+-[0-9a-f]{8}\.yml\Z")
_KEPT_NAME = re.compile(r"1-[0-9a-f]{64}\Z")

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class _Loading:
    """The base while it grows."""

    root: Path
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
    unreadable: set[str] = field(default_factory=set)
    ids: dict[str, Span] = field(default_factory=dict)

    @property
    def decoding(self) -> Decoding:
        return Decoding(self.diagnostics)

    def text_of(self, file: Path) -> str | None:
        text, diagnostics = read_text(file, self.root)
        self.diagnostics += diagnostics
        return text

    def yaml_of(self, file: Path) -> Node | None:
        text = self.text_of(file)
        if text is None:
            return None
        node, diagnostics = read_yaml(text, relative(file, self.root))
        self.diagnostics += diagnostics
        return node

    def takes_id(self, value: str, span: Span) -> bool:
        """Reserve an id for the record at `span`; False with a diagnostic where it cannot be had."""
        if not is_id(value):
            self.diagnostics.append(problems.id_malformed(span, value, proposed_id(value)))
        elif value.lower() in RESERVED:
            self.diagnostics.append(problems.id_reserved(span, value))
        elif value.lower() in self.ids:
            self.diagnostics.append(problems.id_taken(span, value, self.ids[value.lower()]))
        else:
            self.ids[value.lower()] = span
            return True
        return False


def load_content(root: Path, *, content: str = "content", references: str = "references") -> KnowledgeBase:
    """The knowledge base of a project folder; everything wrong with it is in its `diagnostics`."""
    loading = _Loading(root)
    articles = _sort_files(loading, root / content)
    _load_references(loading, root / references)
    for folder, files in articles.items():
        _load_article(loading, folder, files)
    return KnowledgeBase(
        topics=loading.topics,
        articles=loading.articles,
        claims=loading.claims,
        algorithms=loading.algorithms,
        references=loading.references,
        board=loading.board,
        home=loading.home,
        glossary=loading.glossary,
        events=tuple(loading.events),
        kept=loading.kept,
        removed=loading.removed,
        unreadable=frozenset(loading.unreadable),
        diagnostics=tuple(sorted(loading.diagnostics)),
    )


def _sort_files(loading: _Loading, content: Path) -> dict[Path, list[Path]]:
    """Read what stands at the top; return the files of each article folder."""
    articles: dict[Path, list[Path]] = {}
    for file, link in files_under(content, loading.root):
        parts = file.relative_to(content).parts
        if link:
            loading.diagnostics.append(link)
        elif len(parts) == 1:
            _load_top_file(loading, file)
        elif parts[0] in PLAIN_FOLDERS:
            # The engine renders these; reading them here finds what cannot be read.
            loading.text_of(file)
        elif len(parts) == 2:
            _load_topic(loading, file, parts[0])
        else:
            articles.setdefault(content / parts[0] / parts[1], []).append(file)
    return articles


def _load_top_file(loading: _Loading, file: Path) -> None:
    if file.name == "board.yml":
        loading.board = _whole_file(loading, Board, file) or NO_BOARD
    elif file.name == "glossary.yml":
        node = loading.yaml_of(file)
        for key, value in (node.fields or ()) if node else ():
            entry = loading.decoding.record(GlossaryEntry, value, {"word": key.text})
            if entry:
                loading.glossary[key.text] = entry
    elif file.name == "index.md":
        split = _front_matter(loading, file)
        if split:
            loading.home = loading.decoding.record(Home, split[0], {"body": split[1], "body_line": split[2]})
    else:
        _misplaced(loading, file, "content holds index.md, board.yml, glossary.yml and folders of topics")


def _load_topic(loading: _Loading, file: Path, name: str) -> None:
    if file.name != "topic.yml":
        _misplaced(loading, file, "a topic folder holds topic.yml and folders of articles")
        return
    if loading.takes_id(name, Span(relative(file, loading.root))):
        topic = _whole_file(loading, Topic, file, {"id": Id(name)})
        if topic:
            loading.topics[topic.id] = topic


def _load_article(loading: _Loading, folder: Path, files: list[Path]) -> None:
    topic, name = Id(folder.parent.name), Id(folder.name)
    index = folder / "index.md"
    if not loading.takes_id(name, Span(relative(index, loading.root))):
        return
    if index not in files:
        loading.diagnostics.append(problems.front_matter_missing(Span(relative(index, loading.root))))
    for file in files:
        parts = file.relative_to(folder).parts
        if parts == ("index.md",):
            _load_index(loading, file, topic, name)
        elif parts == ("claims.yml",):
            _load_claims(loading, file, name)
        elif parts == ("algorithm.yml",):
            algorithm = _whole_file(loading, Algorithm, file, {"article": name})
            if algorithm:
                loading.algorithms[name] = algorithm
        elif parts[0] == "reviews":
            _load_review(loading, file, parts[1:], name)
        else:
            _misplaced(
                loading, file, "an article folder holds index.md, claims.yml, algorithm.yml and reviews/"
            )


def _load_index(loading: _Loading, file: Path, topic: Id, name: Id) -> None:
    split = _front_matter(loading, file)
    if split is None:
        loading.unreadable.add(name)
        return
    node, body, line = split
    removed = node.get("removed")
    if removed is not None:
        _load_removed(loading, name, removed)
        return
    given = {"id": name, "topic": topic, "body": body, "body_line": line}
    article = loading.decoding.record(Article, node, given)
    if article is None:
        loading.unreadable.add(name)
        return
    loading.articles[name] = article
    _take_aliases(loading, article)


def _load_claims(loading: _Loading, file: Path, article: Id) -> None:
    node = loading.yaml_of(file)
    if node is None:
        return
    if node.fields is None:
        loading.diagnostics.append(
            problems.value_wrong(node.span, "claims", "this list", "a mapping from claim id to claim")
        )
    for key, value in node.fields or ():
        if not loading.takes_id(key.text, key.span):
            loading.unreadable.add(key.text)
            continue
        claim_id = Id(key.text)
        removed = value.get("removed")
        if removed is not None:
            _load_removed(loading, claim_id, removed)
            continue
        claim = loading.decoding.record(Claim, _at_key(value, key), {"id": claim_id, "article": article})
        if claim is None:
            loading.unreadable.add(claim_id)
        else:
            loading.claims[claim_id] = claim
            _take_aliases(loading, claim)


def _load_references(loading: _Loading, folder: Path) -> None:
    raws: dict[Id, RawReference] = {}
    overlay: dict[str, tuple[Node, Node]] = {}
    for file, link in files_under(folder, loading.root):
        if link:
            loading.diagnostics.append(link)
        elif file.suffix not in (".yml", ".yaml", ".json"):
            _misplaced(loading, file, "references holds .yml and .json files")
        elif (node := loading.yaml_of(file)) is None:
            continue
        elif file.stem == "overlay":
            overlay = {key.text: (key, value) for key, value in node.fields or ()}
        else:
            raws |= _raw_references(loading, node)
    for key, raw in sorted(raws.items()):
        _load_reference(loading, key, raw, overlay)
    for name, (place, _) in overlay.items():
        if name not in raws:
            loading.diagnostics.append(problems.overlay_unknown(place.span, name, raws))


def _raw_references(loading: _Loading, node: Node) -> dict[Id, RawReference]:
    raws = {}
    for raw in raw_references(node, loading.decoding):
        if has_valid_key(raw, loading.decoding) and loading.takes_id(raw.key, raw.place.span):
            raws[Id(raw.key)] = raw
        else:
            loading.unreadable.add(raw.key)
    return raws


def _load_reference(
    loading: _Loading, key: Id, raw: RawReference, overlay: Mapping[str, tuple[Node, Node]]
) -> None:
    removed = raw.node.get("removed")
    if removed is not None:
        _load_removed(loading, key, removed)
        return
    own = overlay[key][1] if key in overlay else None
    reference = decode_reference(
        RawReference(key, raw.place, _at_key(raw.node, raw.place)), own, loading.decoding
    )
    if reference is None:
        loading.unreadable.add(key)
    else:
        loading.references[key] = reference


def _load_review(loading: _Loading, file: Path, parts: tuple[str, ...], article: Id) -> None:
    if parts[0] == "approved" and len(parts) == 2:
        text = loading.text_of(file)
        if text is None:
            return
        if not _KEPT_NAME.match(file.stem) or fingerprint_of_text(text) != file.stem:
            loading.diagnostics.append(problems.kept_words_false(Span(relative(file, loading.root))))
        else:
            loading.kept[file.stem] = text
    elif len(parts) == 1 and _EVENT_NAME.match(parts[0]):
        event = _whole_file(loading, ReviewEvent, file, {"folder": article})
        if event:
            loading.events.append(event)
    else:
        _misplaced(loading, file, "reviews holds <date>-<person>-<8 hex>.yml and approved/<fingerprint>.json")


def _load_removed(loading: _Loading, name: Id, node: Node) -> None:
    removed = loading.decoding.record(Removed, node, {"id": name})
    if removed:
        loading.removed[name] = removed


def _take_aliases(loading: _Loading, record: Article | Claim) -> None:
    for position, alias in enumerate(record.aliases):
        loading.takes_id(alias, record.origin.span("aliases", position))


def _whole_file(
    loading: _Loading, cls: type[R], file: Path, given: Mapping[str, Any] | None = None
) -> R | None:
    node = loading.yaml_of(file)
    return loading.decoding.record(cls, node, given) if node else None


def _front_matter(loading: _Loading, file: Path) -> tuple[Node, str, int] | None:
    text = loading.text_of(file)
    if text is None:
        return None
    path = relative(file, loading.root)
    match = _FRONT_MATTER.match(text)
    if match is None:
        loading.diagnostics.append(problems.front_matter_missing(Span(path)))
        return None
    node, diagnostics = read_yaml(match["yaml"], path, first_line=2)
    loading.diagnostics += diagnostics
    if node is None:
        return None
    return node, text[match.end() :], text[: match.end()].count("\n") + 1


def _at_key(node: Node, key: Node) -> Node:
    """The same record, placed at its id, where an editor looks for it."""
    return replace(node, line=key.line, column=key.column, length=key.length)


def _misplaced(loading: _Loading, file: Path, expected: str) -> None:
    loading.diagnostics.append(problems.file_misplaced(Span(relative(file, loading.root)), expected))
