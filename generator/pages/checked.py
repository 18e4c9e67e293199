"""How an article was checked: every family of rules, what was found, and how to ask again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.core.checking import algorithm_item
from generator.core.declaration import Id
from generator.core.diagnostic import Acceptance, Severity
from generator.core.message import counted, joined, message
from generator.core.model import Article
from generator.core.wording import long_date
from generator.rendering.check_results import (
    CheckResults,
    FamilyResult,
    RuleResult,
    references_of,
)
from generator.rendering.edition import Edition, page_type
from generator.rendering.links import article_path, checked_path, rule_path
from generator.rendering.manual_words import manual_line
from generator.rendering.names import claim_names
from generator.rendering.review_words import PersonLink, person_link
from generator.rendering.rows import article_name
from generator.rendering.site_files import Page
from generator.rendering.templates import render_macro
from generator.rendering.views import Views

WORDS = {
    Severity.ERROR: message("Not passed"),
    Severity.WARNING: message("Remark"),
    Severity.NOTE: message("Note"),
}


@dataclass(frozen=True, slots=True)
class ItemLink:
    """What a result is about; `href` is empty for the article itself."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class AcceptedView:
    """Who accepts a finding, until when, and why."""

    person: PersonLink
    until: str
    iso: str
    because: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """A rule that is not met: in its own words, not in those of the finding."""

    result: str
    level: str
    code: str
    summary: Markup
    href: str
    times: int
    items: tuple[ItemLink, ...]
    acceptances: tuple[AcceptedView, ...]


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A family of rules with what it found on the article."""

    name: str
    title: Markup
    rules: int
    href: str
    results: tuple[ResultView, ...]


@page_type
def checked_pages(edition: Edition) -> Iterator[Page]:
    """`<topic>/<article>/checked.html` for each article."""
    results = CheckResults(edition.kb, edition.diagnostics, edition.rules)
    passed: dict[tuple[str, str], Markup] = {}
    for article in edition.kb.articles.values():
        page = _CheckedPage(edition, article, results)
        yield edition.page(checked_path(article), "checked.html", page.context(passed))


class _CheckedPage:
    """One page while it is made."""

    def __init__(self, edition: Edition, article: Article, results: CheckResults) -> None:
        self.edition = edition
        self.article = article
        self.views = edition.views(checked_path(article))
        self.sources = references_of(edition.kb, article)
        self.families = results.of(article, self.sources)

    def context(self, passed: dict[tuple[str, str], Markup]) -> dict[str, Any]:
        """What the template needs; `passed` keeps the lines that are alike on all pages."""
        found = [family for family in self.families if family.results]
        names = _item_names(self.article, self.sources, self.views) if found else {}
        return {
            "article": article_name(self.article),
            "article_href": self.views.links.to(article_path(self.article)),
            "covers": self._covered(),
            "found": tuple(_criterion(family, self.views, names) for family in found),
            "passed": tuple(self._passed(family, passed) for family in self.families if not family.results),
            "is_of_today": self.edition.today is None,
        }

    def _passed(self, family: FamilyResult, lines: dict[tuple[str, str], Markup]) -> Markup:
        key = self.views.links.root, family.family.name
        if key not in lines:
            criterion = _criterion(family, self.views, {})
            lines[key] = render_macro(self.edition.templates, "checked", "passed_line", criterion)
        return lines[key]

    def _covered(self) -> str:
        """What the checks read of the article, as a list in words."""
        kb = self.edition.kb
        statements, sources = len(kb.shown_by(self.article)), len(self.sources)
        parts = [message("this text")]
        if statements:
            parts.append(counted("{count} statement", "{count} statements", statements))
        if sources:
            parts.append(counted("{count} source", "{count} sources", sources))
        if self.article.id in kb.algorithms:
            parts.insert(1, message("its algorithm"))
        return (
            parts[0]
            if len(parts) == 1
            else message("{some} and {last}", some=joined(", ", parts[:-1]), last=parts[-1])
        )


def _item_names(article: Article, sources: Iterable[Id], views: Views) -> dict[str, ItemLink]:
    """What each item of the article is called on the page, in words that may stand even where it is held."""
    kb, links = views.kb, views.links
    shown = kb.shown_by(article)
    names = claim_names(shown)
    found: dict[str, ItemLink] = {claim.id: ItemLink(names[claim.id], links.claim(claim)) for claim in shown}
    for key in sources:
        found[key] = ItemLink(views.short_title(key), links.reference(kb.references[key]))
    found[algorithm_item(article.id)] = ItemLink(message("the algorithm"), "")
    return found


def _criterion(family: FamilyResult, views: Views, names: dict[str, ItemLink]) -> CriterionView:
    return CriterionView(
        name=family.family.name,
        title=manual_line(family.family.title),
        rules=family.rules,
        href=views.links.to(rule_path(family.family.name)),
        results=tuple(_result(result, views, names) for result in family.results),
    )


def _result(result: RuleResult, views: Views, names: dict[str, ItemLink]) -> ResultView:
    return ResultView(
        result=message("Accepted") if result.acceptances else WORDS[result.severity],
        level=result.severity.word,
        code=result.rule.code,
        summary=manual_line(result.rule.summary),
        href=views.links.to(rule_path(result.rule.code)),
        times=result.times,
        items=tuple(names[item] for item in result.items if item in names),
        acceptances=tuple(_accepted(accepted, views) for accepted in result.acceptances),
    )


def _accepted(accepted: Acceptance, views: Views) -> AcceptedView:
    return AcceptedView(
        person=person_link(views.kb, views.links, accepted.by),
        until=long_date(accepted.until),
        iso=accepted.until.isoformat(),
        because=accepted.because,
    )
