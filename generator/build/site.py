"""All pages of a project: a pure function from the assessed base to pages, and the writing of them."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator.core.registry import modules_of
from generator.exports import export_files
from generator.project import Project, all_rules
from generator.rendering.assets import assets_of
from generator.rendering.bibliography import format_references
from generator.rendering.edition import PAGE_TYPES, Edition, Settings
from generator.rendering.graph_data import graph_data
from generator.rendering.language import language_of
from generator.rendering.site_files import LongFile, Sheet, SiteFile
from generator.rendering.templates import template_environment


def make_edition(project: Project, settings: Settings, *, theme: Path, cache: Path | None) -> Edition:
    """What pages are made from; `theme` is the folder of templates; `cache` keeps references and sheets."""
    language = language_of(settings.language, settings.language_of_records)
    return Edition(
        kb=project.kb,
        assessment=project.assessment,
        today=project.today,
        templates=template_environment(theme, language),
        settings=settings,
        language=language,
        formatted=format_references(project.kb.references.values(), cache, settings.language),
        diagnostics=project.diagnostics,
        rules=all_rules(),
        assets=assets_of(theme),
        cache=cache,
    )


def site_pages(edition: Edition) -> Iterator[SiteFile]:
    """Every page and every sheet of every page type, then the graph in every format."""
    for _ in modules_of("generator.pages"):
        pass
    for pages_of in PAGE_TYPES:
        yield from pages_of(edition)
    yield from export_files(graph_data(edition.kb, edition.assessment))


def write_pages(
    pages: Iterable[SiteFile],
    folder: Path,
    complain: Callable[[str], object] | None = None,
) -> int:
    """Write pages below a folder; returns how many. `complain` hears of what could not be printed.

    Raises ValueError for a page outside the folder or one that two page types claim: both are mistakes
    of a page type, never of the content.
    """
    written: set[str] = set()
    folders: set[str] = set()
    for page in pages:
        parent, _, _ = page.path.rpartition("/")
        if not _is_inside(page.path) or page.path in written:
            raise ValueError(f"page outside the site or written twice: {page.path}")
        written.add(page.path)
        if parent not in folders:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            folders.add(parent)
        _write(page, folder / page.path)
        if complain and isinstance(page, Sheet) and page.lacking:
            complain(f"'{page.path}' has a white square for {', '.join(page.lacking)}, which no font has")
    return len(written)


def _write(page: SiteFile, path: Path) -> None:
    if not isinstance(page, LongFile):
        path.write_bytes(page.content)
        return
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(page.pieces())


def _is_inside(path: str) -> bool:
    return not {"", ".", ".."}.intersection(path.split("/"))
