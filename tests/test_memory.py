"""A memory changes what loading costs and nothing else: not a record, not a place, not a diagnostic."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.core.declaration import Id, Origin, Record, shape_of
from generator.core.fingerprint import fingerprint_of
from generator.core.knowledge_base import KnowledgeBase
from generator.loading.content import load_content
from generator.loading.files import Snapshot
from generator.loading.memory import Memory
from generator.project import open_revision, open_tree
from tests.builders import AS_OF, SITES, copy_site
from tests.repositories import make_repository

_MINIMAL = {
    file.relative_to(SITES / "minimal").as_posix(): file.read_text("utf-8")
    for file in sorted((SITES / "minimal").rglob("*"))
    if file.is_file()
}
_CLAIMS = _MINIMAL["content/rest/naps/claims.yml"]
_REFERENCES = _MINIMAL["references/references.yml"]
_INDEX = _MINIMAL["content/rest/naps/index.md"]
_GONE = "removed: {date: 2026-01-01, because: Merged}"
_LISTED = [{"id": "doe2020", "type": "book"}, {"type": "book"}, {"id": "http://x/1", "type": "book"}]

_WAYS: dict[str, list[str]] = {
    "content/board.yml": [_MINIMAL["content/board.yml"], "people: []\n", "people: {a b: {name: X}}\n"],
    "content/glossary.yml": ["nap: {plain: Sleep by day, source: Us}\n", "- nap\n", "nap: {plain: Sleep}\n"],
    "content/index.md": [_MINIMAL["content/index.md"], "No front matter\n"],
    "content/rest/topic.yml": [_MINIMAL["content/rest/topic.yml"], "title: Rest\nsumary: Lying\n", ""],
    "content/rest/naps/index.md": [
        _INDEX,
        _INDEX.replace("Do naps", "Can naps"),
        f"---\n{_GONE}\n---\n",
        "x",
    ],
    "content/rest/naps/claims.yml": [
        _CLAIMS,
        f"# A comment moves every place\n{_CLAIMS}",
        f"{_CLAIMS}naps-tiredness: {{kind: effect}}\nold: {{{_GONE}}}\nbad: {{{_GONE[:-1]}, x: 1}}}}\n",
        "- a list\n",
        "a: [\n",
    ],
    "content/rest/walks/index.md": [_INDEX, _INDEX.replace("authors", "aliases: [naps]\nauthors")],
    "content/rest/walks/claims.yml": [_CLAIMS, "walk: {kind: good-practice, statement: Walk.}\n"],
    "content/rest/naps/algorithm.yml": [_MINIMAL["content/rest/naps/algorithm.yml"], "title: Tired\n"],
    "references/references.yml": [
        _REFERENCES,
        f"{_REFERENCES}new: {{{_GONE}}}\n",
        "x",
        "doe2020: {type: book}\n",
    ],
    "references/more.json": [json.dumps(_LISTED[:1]), json.dumps(_LISTED), "\ufffe"],
    "references/overlay.yml": ["doe2020: {design: cohort}\n", "nobody: {funding: None}\n", "- x\n"],
}
"""Each file in the ways in which a revision may have it."""

_REVISIONS = st.fixed_dictionaries(
    {path: st.one_of(st.none(), st.sampled_from(ways)) for path, ways in _WAYS.items()}
).map(lambda files: {path: text for path, text in files.items() if text is not None})


@given(st.lists(_REVISIONS, min_size=1, max_size=3), _REVISIONS)
def test_a_revision_is_the_same_whatever_was_read_before(
    before: list[dict[str, str]], after: dict[str, str]
) -> None:
    memory = Memory()
    for files in before:
        load_content(_tree(files), memory)
    assert _everything(load_content(_tree(after), memory)) == _everything(load_content(_tree(after)))


def test_what_is_equal_is_the_same_object_and_what_differs_is_not() -> None:
    memory = Memory()
    changed = {
        **_MINIMAL,
        "references/references.yml": _REFERENCES.replace("Naps in adults", "Naps in children"),
    }
    before, after = load_content(_tree(_MINIMAL), memory), load_content(_tree(changed), memory)
    claim, doe = Id("naps-tiredness"), Id("doe2020")
    assert after.claims[claim] is before.claims[claim]
    assert after.references[doe] is not before.references[doe]
    assert fingerprint_of(after.references[doe]) != fingerprint_of(before.references[doe])


def test_an_overlay_that_changes_changes_the_references_of_files_that_did_not() -> None:
    memory = Memory()
    first, second = (
        {**_MINIMAL, "references/overlay.yml": way} for way in _WAYS["references/overlay.yml"][:2]
    )
    load_content(_tree(first), memory)
    assert _everything(load_content(_tree(second), memory)) == _everything(load_content(_tree(second)))


def test_a_commit_and_the_files_beside_it_share_a_memory(tmp_path: Path) -> None:
    root = copy_site("minimal", tmp_path / "site")
    make_repository(root)
    memory = Memory()
    before = open_revision(root, "HEAD", AS_OF, memory=memory)
    after = open_tree(_tree(_MINIMAL), root, AS_OF, memory=memory)
    assert after.kb.articles[Id("naps")] is before.kb.articles[Id("naps")]
    assert (after.assessment, after.diagnostics) == (before.assessment, before.diagnostics)


def _tree(files: dict[str, str]) -> Snapshot:
    return Snapshot({path: text.encode() for path, text in files.items()})


def _everything(base: KnowledgeBase) -> list[Any]:
    # Equality of records forgets their places, and equality of mappings their order.
    values = [getattr(base, item.name) for item in fields(base)]
    return [base, [list(value) for value in values if isinstance(value, dict)], list(_origins(values))]


def _origins(value: Any) -> list[Origin]:
    if isinstance(value, Record):
        inner = [getattr(value, item.name) for item in shape_of(type(value)).terms]
        return [value.origin, *_origins(inner)]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else ()
    return [origin for item in inside for origin in _origins(item)]
