"""Small sites in a made-up language, and the words that people wrote in them.

One has all that stops a reader (a hold, a retraction, something removed) beside an article of every kind
of statement; the other shows words of a base that has moved on. Together they make every page type.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.projects import AS_OF, PROJECT, SITES, copy_project, run
from tests.sound_base import sound_files

WRITTEN_IN = "en"

_OPTIONS = """  - evidence:
      language: {code}
      content_language: en
      contact: someone@example.org
"""
_CLOSED_WORDS = frozenset(
    {"better", "decision", "differs", "directness", "direction", "down", "kind", "measure", "rating", "read"}
    | {"roles", "start", "strength", "type", "design", "role"}
)
"""Fields whose values the interface says in its own words."""

_MORE_PROSE = """
/// patient
Rest the knee.
///

/// clinician
Look at the knee.
///

| Knee | Bend |
|---|---|
| Hot | No |

Part {N} of a {term}placebo{term} story.
"""


def write_foreign_project(folder: Path, site: str, code: str) -> Path:
    """A project of the tests' own sites whose interface speaks the made-up language of a locale."""
    project = copy_project(SITES / site, folder)
    if site == "held":
        _add_sound_article(project)
    settings = project / "mkdocs.yml"
    text = settings.read_text().replace("  - evidence\n", _OPTIONS.format(code=code))
    settings.write_text(
        f"site_url: https://evidence.example/base/\nrepo_url: https://example.org/base\n{text}"
    )
    return project


def _add_sound_article(project: Path) -> None:
    for path, text in sound_files().items():
        if "stiff-0" in path:
            file = project / path
            file.parent.mkdir(parents=True, exist_ok=True)
            more = _MORE_PROSE.replace("{N}", "0").replace("{term}", "") if path.endswith("index.md") else ""
            file.write_text(text + more)
    (project / "content/knees/topic.yml").write_text("title: Invented knees\n")
    (project / "content/glossary.yml").write_text("placebo:\n  plain: A dummy pill.\n  source: ours\n")
    board = project / "content/board.yml"
    board.write_text(
        board.read_text().replace("policy:", "  ben: {name: Ben, roles: [editor], from: 2020-01-01}\npolicy:")
    )


def build_foreign_site(project: Path, code: str, *options: str) -> Path:
    """Build it; returns its site."""
    arguments = ("-m", "tests.pseudo_language", code, "evidence", "build", "--as-of", f"{AS_OF}", *options)
    done = run(project, Path(sys.executable).name, *arguments, environment={"PYTHONPATH": f"{PROJECT}"})
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def words_of_people(project: Path) -> frozenset[str]:
    """Every word that the records, the reviews and the settings hold in free text."""
    files = (f for folder in ("content", "references") for f in sorted((project / folder).rglob("*")))
    texts = [text for file in files if file.is_file() for text in _texts_of(file)]
    return frozenset(re.findall("[a-z]+", " ".join([*texts, "Evidence base"]).lower()))


def _texts_of(file: Path) -> Iterator[str]:
    text = file.read_text()
    if file.suffix in (".yml", ".json"):
        yield from _scalars(yaml.load(text, Loader=yaml.CBaseLoader))
    elif file.suffix == ".md":
        _, head, body = text.split("---\n", 2) if text.startswith("---\n") else ("", "", text)
        yield from _scalars(yaml.load(head, Loader=yaml.CBaseLoader))
        yield body


def _scalars(value: object, name: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if name not in _CLOSED_WORDS:
            yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _scalars(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(inner, name)
