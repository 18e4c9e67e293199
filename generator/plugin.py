"""The MkDocs plugin: takes our content out of MkDocs' hands, writes our pages, publishes whole or not.

MkDocs stays the shell: command line, configuration, theme folder, plain pages, preview. The same class runs
under ProperDocs, which loads the same entry point; so no class of the engine is named in `isinstance`.
"""

import logging
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from generator.build.branch import Branch, open_branch
from generator.build.preview import with_external_reload
from generator.build.publish import mark_complete, prepare_stage, publish, unmark
from generator.build.report_page import PATH, report_page
from generator.build.search import SearchError, index_entries
from generator.build.site import make_edition, site_pages, write_pages
from generator.clock import day_of
from generator.core.diagnostic import Severity
from generator.git import GitError
from generator.project import Project, in_approved_words, open_project
from generator.rendering.edition import Edition, Settings, shared_context
from generator.rendering.language import languages
from generator.rendering.links import Links
from generator.rendering.markup import rewrite_source_links
from generator.rendering.plain_page import PlainPage, render_plain_page
from generator.rendering.published_links import without_dead_links
from generator.rendering.search_entry import search_entries
from generator.reports.console import line_reader, print_diagnostics, records_text, summary_text

log = logging.getLogger("mkdocs.plugins.evidence")

PLAIN = ("about/",)
"""Folders whose Markdown MkDocs renders itself."""

_MAILBOX = re.compile(r"[^\s@<>,;:\"?&#%]+@[^\s@<>,;:\"?&#%]+\.[^\s@<>,;:\"?&#%.]+")
"""An address as a link may carry it, without a name or a second one."""

REVIEWED_AGAINST = "EVIDENCE_REVIEWED_AGAINST"
"""The variable by which `evidence serve --base` reaches the plugin; a build for readers ignores it."""


class EvidenceConfig(Config):  # type: ignore[no-untyped-call]  # its hook has no types
    """Options under `plugins: evidence:` in mkdocs.yml."""

    as_of = config_options.Optional(config_options.Type(str))
    cache = config_options.Type(str, default=".cache")
    publish = config_options.Choice(("current", "approved"), default="current")
    index = config_options.Choice(("approved", "all"), default="approved")
    search = config_options.Type(bool, default=True)
    language = config_options.Choice(languages(), default="en")
    content_language = config_options.Type(str, default="")
    contact = config_options.Optional(config_options.Type(str))


class EvidencePlugin(BasePlugin[EvidenceConfig]):
    """One object per run of the engine; it survives the rebuilds of `serve`."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether something will be published; its presence keeps the object over rebuilds."""
        self.publishes = command != "serve"
        self.site: Path | None = None
        self.stage: Path | None = None
        self.branch: Branch | None = None
        self.plain: dict[str, PlainPage] = {}

    def on_config(self, config: Any) -> Any:
        """Build beside the site, and leave out what MkDocs would date by the clock."""
        if self.publishes and self.stage is None:
            self.site = Path(config.site_dir)
            self.stage = prepare_stage(self.site)
            config.site_dir = str(self.stage)
            self.config_with_stage = config
        # MkDocs' own pages carry the day of the build, or other links than ours.
        config.theme.static_templates -= {"sitemap.xml", "404.html"}
        # Pages open from disk by double click, whatever mkdocs.yml says.
        config.use_directory_urls = False
        return config

    def on_pre_build(self, *, config: Any) -> None:
        """Load and check before MkDocs empties its folder, so that a preview keeps its last good pages."""
        project = open_project(
            Path(config.config_file_path).parent, self._day(), site_url=config.site_url or ""
        )
        self._refuse_bad(project, strict=config.strict)
        if self.config.publish == "approved":
            published = in_approved_words(project)
            self._refuse_bad(published, strict=config.strict)
            for diagnostic in set(published.diagnostics) - set(project.diagnostics):
                log.warning("%s", diagnostic.message)
            project = published
        self.project = project
        if not self.publishes and (base := os.environ.get(REVIEWED_AGAINST)):
            self.branch = self._branch_against(base, project.root)

    def on_files(self, files: Any, *, config: Any) -> Any:
        """Keep only what MkDocs renders or copies itself."""
        root = Path(config.config_file_path).parent
        settings = Settings(
            site_name=config.site_name,
            site_url=config.site_url or "",
            repo_url=config.repo_url or "",
            contact=self.contact(),
            report=PATH if self.branch else "",
            indexes_all=self.config.index == "all",
            language=self.config.language,
            content_language=self.config.content_language,
        )
        theme = Path(config.theme.dirs[0])
        self.edition: Edition = make_edition(
            self.project, settings, theme=theme, cache=_own_cache(root / self.config.cache)
        )
        for file in list(files):
            if not file.src_uri.startswith(PLAIN):
                files.remove(file)
        return files

    def on_env(self, env: Any, *, config: Any, files: Any) -> Any:
        """Render plain pages through our environment: it escapes everything, in the site's language."""
        return self.edition.templates

    def on_page_markdown(self, markdown: str, *, page: Any, config: Any, files: Any) -> str:
        """Render plain pages ourselves; MkDocs gets a copy whose links to our pages it does not follow."""
        kb, plain = self.edition.kb, render_plain_page(markdown, self.edition.language)
        html = without_dead_links(plain.html, page.file.dest_uri, kb)
        self.plain[page.file.src_uri] = replace(plain, html=html)
        text, unknown = rewrite_source_links(markdown, page.file.src_uri, kb.today or kb)
        for target in unknown:
            log.warning("'%s' links to '%s', which does not exist", page.file.src_uri, target)
        return text

    def on_page_content(self, html: str, *, page: Any, config: Any, files: Any) -> str:
        """Put our sanitised HTML in the place of MkDocs' own, which lets raw HTML through."""
        return self.plain[page.file.src_uri].html

    def on_page_context(self, context: Any, *, page: Any, config: Any, nav: Any) -> Any:
        """Give plain pages the same frame as ours."""
        context.update(shared_context(self.edition, Links(page.file.dest_uri)))
        context["heading"] = self.plain[page.file.src_uri].heading or page.title
        return context

    def on_post_build(self, *, config: Any) -> None:
        """Write all our pages, then say that the stage is complete."""
        write_pages(site_pages(self.edition), Path(config.site_dir), log.warning)
        if self.branch:
            write_pages([report_page(self.edition, self.branch)], Path(config.site_dir))
        if self.stage:
            if self.config.search:
                self._index(self.stage)
            mark_complete(self.stage)

    def on_build_error(self, *, error: Exception) -> None:
        """A strict abort comes after the last page; nothing of such a build is published."""
        if self.stage:
            unmark(self.stage)

    def on_serve(self, server: Any, *, config: Any, builder: Callable[..., None]) -> Any:
        """Watch what MkDocs does not know, hand out its reload script as a file, outlive a refused save."""
        root = Path(config.config_file_path).parent
        for folder in (root / "references", *map(Path, config.theme.dirs)):
            if folder.is_dir():
                server.watch(str(folder))
        server.set_app(with_external_reload(server.get_app()))
        server.builder = _keeping_last_good_pages(builder)
        return server

    def on_shutdown(self) -> None:
        """Publish what is complete; give the engine its folder back (`gh-deploy` reads it)."""
        if self.stage and self.site:
            publish(self.stage, self.site)
            self.config_with_stage.site_dir = str(self.site)

    def _index(self, stage: Path) -> None:
        try:
            index_entries(
                search_entries(self.edition), stage, language=self.edition.settings.language_of_records
            )
        except SearchError as error:
            raise PluginError(str(error)) from None

    def _branch_against(self, base: str, root: Path) -> Branch | None:
        try:
            return open_branch(root, base, "", self._day())
        except GitError as error:
            log.warning("no report against '%s': %s", base, error)
            return None

    def _day(self) -> date:
        try:
            return day_of(self.config.as_of)
        except ValueError as error:
            raise PluginError(f"the day of the statuses: {error}") from None

    def contact(self) -> str:
        """The address for readers; raises PluginError where it is none."""
        contact = self.config.contact or ""
        if contact and not _MAILBOX.fullmatch(contact):
            raise PluginError(f"the option 'contact' is no e-mail address: '{contact}'")
        return contact

    def _refuse_bad(self, project: Project, *, strict: bool) -> None:
        failing = project.stopping
        if strict:
            failing = tuple(d for d in project.diagnostics if d.severity >= Severity.WARNING)
        if failing:
            print_diagnostics(failing, line_reader(project.root))
            summary = summary_text(failing, records_text(project.kb))
            raise PluginError(f"the site is not built. {summary}")


def build_site(
    config_file: Path,
    as_of: date,
    *,
    strict: bool,
    publish: str | None = None,
    site_url: str | None = None,
    branch: Branch | None = None,
) -> bool:
    """Build and publish as `mkdocs build` does; False where it was refused (the reasons are printed).

    `publish`: which words, and `site_url`: which address, where they are not what mkdocs.yml says.
    `branch`: what the files change, for a preview that has the report of it as a page.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    _be_quiet()
    told = {"site_url": site_url} if site_url else {}
    config = load_config(str(config_file), strict=strict, **told)
    plugin: Any = config.plugins["evidence"]
    plugin.config.as_of = as_of.isoformat()
    plugin.config.publish = publish or plugin.config.publish
    config.plugins.on_startup(command="build", dirty=False)
    plugin.branch = branch
    try:
        build(config)
    except Abort as error:
        log.error("%s", error)
        return False
    finally:
        config.plugins.on_shutdown()
    return True


def serve_site(config_file: Path, as_of: date | None, address: str, base: str | None) -> None:
    """Serve as `mkdocs serve` does; with a `base`, also what the files on disk change against it."""
    from mkdocs.commands.serve import serve

    if as_of:
        # The engine reads the configuration anew on every rebuild.
        os.environ["SOURCE_DATE_EPOCH"] = str((as_of - date(1970, 1, 1)).days * 86400)
    if base:
        os.environ[REVIEWED_AGAINST] = base
    serve(str(config_file), dev_addr=address)


def _keeping_last_good_pages(builder: Callable[..., None]) -> Callable[[], None]:
    """A builder that prints why a save was refused; MkDocs would answer no request until it is mended."""

    def rebuild() -> None:
        try:
            builder()
        except SystemExit as refused:
            log.error("%s", refused)

    return rebuild


def _own_cache(folder: Path) -> Path:
    """The cache folder, ignoring itself in git."""
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n")
    return folder


def _be_quiet() -> None:
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
