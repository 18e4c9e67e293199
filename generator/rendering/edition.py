"""Everything that pages are made from, and what a page is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment

from generator.core.declaration import Id
from generator.core.diagnostic import Diagnostic
from generator.core.knowledge_base import KnowledgeBase
from generator.core.status import Assessment
from generator.core.wording import long_date
from generator.rendering.links import Links
from generator.rendering.views import Views


@dataclass(frozen=True, slots=True)
class Settings:
    """What mkdocs.yml says about the site."""

    site_name: str = "Evidence base"
    site_url: str = ""
    repo_url: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: its path from the root, and its text."""

    path: str
    text: str


@dataclass(frozen=True)
class Edition:
    """One state of the base on one day, ready to be shown."""

    kb: KnowledgeBase
    assessment: Assessment
    templates: Environment
    settings: Settings = Settings()
    formatted: dict[Id, str] = field(default_factory=dict)
    """References as sanitised HTML in Vancouver style."""
    diagnostics: tuple[Diagnostic, ...] = ()

    def views(self, path: str) -> Views:
        """The views for the page at `path`."""
        return Views(self.kb, self.assessment, self.formatted, Links(path))

    def page(self, path: str, template: str, context: Mapping[str, Any], *, base: str | None = None) -> Page:
        """Render a page through a template of the theme, with what every page needs.

        `base`: where the root of the site is, for a page that a server shows at any depth.
        """
        shared = shared_context(self, Links(path, base))
        return Page(path, self.templates.get_template(template).render({**shared, **context}))


def shared_context(edition: Edition, links: Links) -> dict[str, Any]:
    """What base.html needs on every page, ours or MkDocs' own."""
    section = links.page.split("/", 1)[0]
    return {
        "site": edition.settings,
        "root": links.root,
        "link": links,
        "as_of": long_date(edition.assessment.as_of),
        "as_of_iso": edition.assessment.as_of.isoformat(),
        "notice": edition.kb.board.notice or "",
        "navigation": [
            {"label": label, "href": links.to(path), "is_current": section == path.split("/", 1)[0]}
            for label, path in NAVIGATION
        ],
    }


NAVIGATION = (
    ("Topics", "index.html"),
    ("Claims", "claims/index.html"),
    ("References", "references/index.html"),
    ("Review", "review.html"),
    ("About", "about/policy.html"),
)

PageType = Callable[[Edition], Iterator[Page]]

PAGE_TYPES: list[PageType] = []


def page_type(make: PageType) -> PageType:
    """Mark the function of a module of `generator.pages` that yields its pages."""
    PAGE_TYPES.append(make)
    return make
