"""Projects in folders of their own, and commands run in them as a person runs them.

A copy uses the theme where it lies, so that a test of a tiny site tests today's theme.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).parent.parent
SITES = PROJECT / "tests/sites"
AS_OF = date(2026, 11, 29)
AS_OF_EPOCH = "1795910400"
"""The day on which sites are built; no review of the shipped content is later."""
CASE_DAY = date(2026, 11, 23)
CASE_EPOCH = "1795392000"
"""The day of the commands in `cases/cli` and `cases/approving`, whose output names it."""

_THEME = "custom_dir: site_overrides"
_PLAIN_PAGES = ("policy", "contribute", "reviewing", "disclaimer")


def copy_project(source: Path, target: Path) -> Path:
    """A project with the content and references of another."""
    for folder in ("content", "references"):
        # Not copytree's own way, which would copy the times of the files too.
        shutil.copytree(source / folder, target / folder, copy_function=shutil.copyfile)
    return complete_project(target)


def complete_project(target: Path) -> Path:
    """Give content its settings, those of the project, and the plain pages they name, where it has none."""
    settings = (PROJECT / "mkdocs.yml").read_text()
    assert _THEME in settings
    (target / "mkdocs.yml").write_text(settings.replace(_THEME, f"custom_dir: {PROJECT / 'site_overrides'}"))
    for name in _PLAIN_PAGES:
        page = target / f"content/about/{name}.md"
        page.parent.mkdir(exist_ok=True)
        if not page.exists():
            page.write_text(f"# {name.capitalize()}\n\nInvented for a test.\n")
    return target


def run(
    project: Path, program: str, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program of this environment in a project's folder."""
    return subprocess.run(
        [program_path(program), *arguments],
        cwd=project,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=240,
    )


def build(project: Path, *options: str, environment: Mapping[str, str] | None = None) -> Path:
    """Build a project with `evidence build` on the day of all tests; returns its site."""
    done = run(project, "evidence", "build", "--as-of", f"{AS_OF}", *options, environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def program_path(name: str) -> str:
    """A program of this environment."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    assert found, f"no program {name}"
    return found


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The paths that only one side has, or whose bytes differ; short, for a message of a test."""
    return [path for path in sorted({*one, *other}) if one.get(path) != other.get(path)][:20]
