"""The documents tell the truth: paths exist, commands run, examples load, and the library table is right."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.core.declaration import Record
from generator.core.diagnostic import Diagnostic
from generator.core.fingerprint import fingerprint_of
from generator.core.model import Algorithm, Appraisal, Article, Claim
from generator.core.prose import MarkKind, marks_of
from generator.loading.content import load_content
from generator.loading.decode import Decoding
from generator.loading.files import Folder
from generator.loading.yaml_source import Node, read_yaml
from generator.project import all_rules
from tests.test_layers import GENERATOR, LAYERS, OWNERS

PROJECT = GENERATOR.parent
DOCUMENTS = [
    PROJECT / "README.md",
    PROJECT / "generator/README.md",
    PROJECT / "generator/checks/README.md",
    PROJECT / ".github/CONTRIBUTING.md",
    *sorted((PROJECT / "content/about").glob("*.md")),
]
CONTRIBUTE = PROJECT / "content/about/contribute.md"

_LINK = re.compile(r"(?<!`)\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")
_CODE = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"`(?:[\w.]*[/\\])*evidence ([a-z]+)|^(?:[\w.]*[/\\])+evidence ([a-z]+)", re.MULTILINE)
_TARGET = re.compile(r"(?:`|^)make ([a-z]+)", re.MULTILINE)
_OWNER_ROW = re.compile(r"^\| (?P<library>[^|]+) \| `(?P<path>[\w/]+(?:\.py|/))`", re.MULTILINE)

_OF_AN_ARTICLE = ("reviews/", "board.yml", "topic.yml", "claims.yml", "algorithm.yml", "overlay.yml")
_MADE = ("site/", "schemas/")
"""What a build makes, and what lies on the site."""

_LIBRARIES = {
    "PyYAML": "yaml",
    "networkx": "networkx",
    "Python-Markdown, pymdown-extensions": "markdown",
    "nh3": "nh3",
    "pandoc": "pypandoc",
    "click": "click",
    "rich": "rich",
    "MkDocs": "mkdocs",
}


def _name(document: Path) -> str:
    return document.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    text = _FENCE.sub("", document.read_text(encoding="utf-8"))
    missing = [link for link in _LINK.findall(text) if not (document.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_path_that_is_named_exists(document: Path) -> None:
    roots = (PROJECT, document.parent, GENERATOR)
    missing = [
        path
        for path in _paths(document)
        if not any((root / path).exists() for root in roots) and not _is_planned(path)
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_command_that_is_named_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {match[1] or match[2] for match in _COMMAND.finditer(text)}
    assert named <= set(main.commands)
    assert set(_TARGET.findall(text)) <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_example_of_a_record_loads(document: Path) -> None:
    for text in _examples(document, "yaml"):
        assert list(_problems_of(text)) == [], text


def test_examples_of_claims_stand_so_in_the_content() -> None:
    shipped = load_content(Folder(PROJECT)).claims
    shown = [claim for text in _examples(CONTRIBUTE, "yaml") for claim in _claims_in(text)]
    assert shown
    for claim in shown:
        assert fingerprint_of(claim) == fingerprint_of(shipped[claim.id]), claim.id


def test_the_example_of_prose_marks_what_exists() -> None:
    shipped = load_content(Folder(PROJECT))
    known: dict[MarkKind, Any] = {MarkKind.CLAIM: shipped.claims, MarkKind.CITATION: shipped.references}
    for text in _examples(CONTRIBUTE, "markdown"):
        for mark in marks_of(text):
            assert mark.kind is not MarkKind.MALFORMED
            assert all(item.id in known[mark.kind] for item in mark.items)


def test_the_table_of_libraries_names_the_owners() -> None:
    rows = dict(_OWNER_ROW.findall((GENERATOR / "README.md").read_text(encoding="utf-8")))
    for name, library in _LIBRARIES.items():
        owner = rows[name].removesuffix(".py").strip("/").replace("/", ".")
        assert owner in OWNERS[library], name


def test_every_example_of_a_diagnostic_code_exists() -> None:
    for document in DOCUMENTS:
        for code in re.findall(r"@check\(\"([\w-]+)\"", document.read_text(encoding="utf-8")):
            assert code in all_rules()


def _paths(document: Path) -> Iterator[str]:
    text = _FENCE.sub("", document.read_text(encoding="utf-8"))
    for code in _CODE.findall(text):
        looks_like_a_path = re.fullmatch(r"[\w.-]+(?:/[\w.-]*)+", code) is not None
        if looks_like_a_path and not code.startswith((*_OF_AN_ARTICLE, *_MADE, ".venv")):
            yield code


def _is_planned(path: str) -> bool:
    return path.removeprefix("generator/").partition("/")[0] in LAYERS


def _examples(document: Path, language: str) -> Iterator[str]:
    for match in _FENCE.finditer(document.read_text(encoding="utf-8")):
        if match["language"] == language:
            yield match["text"]


def _problems_of(text: str) -> Iterator[Diagnostic]:
    node, found = read_yaml(text, "example.yml")
    yield from found
    if node is None:
        return
    decoding = Decoding([])
    for cls, part, given in _records_in(node):
        decoding.record(cls, part, given)
    yield from decoding.diagnostics


def _records_in(node: Node) -> Iterator[tuple[type[Record], Node, dict[str, Any]]]:
    if node.get("steps"):
        yield Algorithm, node, {"article": "x"}
    elif node.get("question"):
        yield Article, node, {"id": "x", "topic": "x", "body": "", "body_line": 1}
    else:
        for key, value in node.fields or ():
            given = {"id": key.text, "article": "x"} if value.get("kind") else {}
            yield (Claim if given else Appraisal), value, given


def _claims_in(text: str) -> Iterator[Claim]:
    node, _ = read_yaml(text, "example.yml")
    assert node is not None
    for cls, part, given in _records_in(node):
        record = Decoding([]).record(cls, part, given)
        if isinstance(record, Claim):
            yield record
