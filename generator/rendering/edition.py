"""Everything that pages are made from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from generator.core.dated_changes import DatedChange, dated_changes
from generator.core.declaration import Id
from generator.core.diagnostic import Diagnostic, Rule
from generator.core.knowledge_base import KnowledgeBase
from generator.core.message import message
from generator.core.model import Article
from generator.core.status import Assessment
from generator.core.versions import Version, approved_versions
from generator.core.vocabulary import Stage
from generator.core.wording import long_date
from generator.rendering.language import ENGLISH, Language
from generator.rendering.links import Links
from generator.rendering.site_files import Page, SiteFile
from generator.rendering.templates import render_macro
from generator.rendering.views import Kept, Views


@dataclass(frozen=True, slots=True)
class Settings:
    """What mkdocs.yml says about the site."""

    site_name: str = "Evidence base"
    site_url: str = ""
    repo_url: str = ""
    contact: str = ""
    """The address to which readers may write of a problem."""
    report: str = ""
    """Where a preview shows what its branch changes; a site for readers has no such page."""
    language: str = "en"
    """Of the interface: the code of one that has a catalogue."""
    content_language: str = ""
    """Of the records, where it is another than that of the interface."""
    indexes_all: bool = False
    """True where pages that are not approved may be found through search engines too."""

    @property
    def language_of_records(self) -> str:
        """The code of the language in which the records are written."""
        return self.content_language or self.language

    def address(self, path: str) -> str:
        """The whole address of a path of the site; empty where nobody says where the site is."""
        return f"{self.site_url.rstrip('/')}/{quote(path)}" if self.site_url else ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page and is the same on all pages from which the same links lead."""

    sheets: Markup
    records: Markup
    """The sheet of all pages beside articles and algorithms."""
    header: Markup
    policies: Markup


@dataclass(frozen=True)
class Edition:
    """One state of the base on one day, ready to be shown."""

    kb: KnowledgeBase
    assessment: Assessment
    templates: Environment
    settings: Settings = Settings()
    language: Language = ENGLISH
    """In which the interface speaks; the templates are made for it."""
    formatted: dict[Id, str] = field(default_factory=dict)
    """References as sanitised HTML in Vancouver style."""
    diagnostics: tuple[Diagnostic, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    """Every rule that the checks know, by code."""
    today: Assessment | None = None
    """Today's assessment, where only approved words are shown; the queue says by it what waits."""
    assets: Mapping[str, Page] = field(default_factory=dict)
    """What the theme publishes beside the pages."""
    cache: Path | None = None
    """A folder in which finished sheets are kept; None keeps nothing."""
    frames: dict[tuple[str, str], Frame] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Frames made so far, by the way to the root and the section."""
    known_changes: dict[Id, tuple[DatedChange, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """By article, for the first page that asks: one page must not wait for the history of the whole base."""
    kept: Kept = field(default_factory=Kept, init=False, repr=False, compare=False)

    def is_indexed(self, stage: Stage) -> bool:
        """True where a page of this stage does not ask search engines to leave it out."""
        return self.settings.indexes_all or stage is Stage.APPROVED

    @cached_property
    def versions(self) -> Mapping[str, Version]:
        """Every version of a sheet that a quorum ever approved, by name."""
        return approved_versions(self.kb, self.today or self.assessment)

    def versions_of(self, key: str) -> tuple[Version, ...]:
        """Those of one item, the last approved first."""
        found = [version for version in self.versions.values() if version.key == key]
        return tuple(sorted(found, key=lambda version: version.approved_on, reverse=True))

    def changes_of(self, article: Article) -> tuple[DatedChange, ...]:
        """What changed in an article until today, the newest first."""
        if article.id not in self.known_changes:
            today = self.today or self.assessment
            self.known_changes[article.id] = dated_changes(self.kb, today, article)
        return self.known_changes[article.id]

    def views(self, path: str) -> Views:
        """The views for the page at `path`."""
        return Views(self.kb, self.assessment, self.formatted, Links(path), self.kept, self.language)

    def page(self, path: str, template: str, context: Mapping[str, Any], *, base: str | None = None) -> Page:
        """Render a page through a template of the theme, with what every page needs.

        `base`: where the root of the site is, for a page that a server shows at any depth.
        """
        shared = shared_context(self, Links(path, base))
        return Page(path, self.templates.get_template(template).render({**shared, **context}))


def shared_context(edition: Edition, links: Links) -> dict[str, Any]:
    """What base.html needs on every page, ours or MkDocs' own."""
    return {
        "site": edition.settings,
        "language": edition.language,
        "link": links,
        "frame": frame_of(edition, links),
        "canonical": "" if links.base is not None else edition.settings.address(links.page),
        "twin": "",
        "linked_data": "",
        "feed": "",
        "is_indexed": links.base is None,
        "as_of": long_date(edition.assessment.as_of),
        "as_of_iso": edition.assessment.as_of.isoformat(),
        "notice": edition.kb.board.notice or "",
        "published": PUBLISHED[edition.kb.today is not None],
    }


PUBLISHED = {
    False: message("This site shows today’s words with their status."),
    True: message("This site shows the last approved words."),
}
"""What every page says of the words on it, by whether only approved ones are shown."""


def frame_of(edition: Edition, links: Links) -> Frame:
    """The frame of the page from which the links lead, made for the first page that needs it."""
    section = links.page.split("/", 1)[0]
    place = links.root, section if section in _SECTIONS else ""
    if place not in edition.frames:
        edition.frames[place] = _made_frame(edition, links, section)
    return edition.frames[place]


def _made_frame(edition: Edition, links: Links, section: str) -> Frame:
    navigation = [
        Way(label, links.to(path), is_current=section == path.split("/", 1)[0]) for label, path in NAVIGATION
    ]

    def part(macro: str, *values: Any) -> Markup:
        return render_macro(edition.templates, "frame", macro, *values)

    return Frame(
        sheets=part("sheets", links.root),
        records=part("stylesheets", links.root, ("records",)),
        header=part(
            "site_header",
            edition.settings.site_name,
            links.to("index.html"),
            navigation,
            links.to(edition.settings.report) if edition.settings.report else "",
            Searching(*map(links.to, SEARCHING)),
        ),
        policies=part("policies", links, bool(edition.kb.glossary)),
    )


class Way(NamedTuple):
    """An entry of the menu."""

    label: str
    href: str
    is_current: bool


NAVIGATION = (
    (message("Topics"), "index.html"),
    (message("Claims"), "claims/index.html"),
    (message("References"), "references/index.html"),
    (message("Search"), "search.html"),
    (message("Review"), "review.html"),
    (message("About"), "about/policy.html"),
)


class Searching(NamedTuple):
    """Where the box on every page leads: to the answers, or from disk to the lists from A to Z."""

    page: str
    claims: str
    references: str


SEARCHING = Searching("search.html", "claims/index.html", "references/index.html")

_SECTIONS = frozenset(path.split("/", 1)[0] for _, path in NAVIGATION)

PageType = Callable[[Edition], Iterator[SiteFile]]

MakesPages = TypeVar("MakesPages", bound=PageType)

PAGE_TYPES: list[PageType] = []


def page_type(make: MakesPages) -> MakesPages:
    """Mark the function of a module of `generator.pages` that yields its pages or sheets."""
    PAGE_TYPES.append(make)
    return make
