"""Every rule that the checks know, with its manual: made from what `evidence explain` prints."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.core.diagnostic import Rule, Severity
from generator.core.message import message
from generator.rendering.check_results import families_of
from generator.rendering.edition import Edition, page_type
from generator.rendering.manual_words import manual_line, manual_paragraphs
from generator.rendering.site_files import Page

PATH = "checks.html"

LEVELS = {
    Severity.ERROR: message("Error"),
    Severity.WARNING: message("Warning"),
    Severity.NOTE: message("Note"),
}


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with its manual; `level` is a word."""

    code: str
    level: str
    of_requests: bool
    summary: Markup
    advice: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """The rules of one subject."""

    name: str
    label: str
    title: Markup
    rules: tuple[RuleView, ...]


@page_type
def checks_page(edition: Edition) -> Iterator[Page]:
    """`checks.html`."""
    families = tuple(
        FamilyView(family.name, _label(family.name), manual_line(family.title), tuple(map(_view, rules)))
        for family, rules in families_of(edition.rules).items()
    )
    errors = sum(rule.severity is Severity.ERROR for rule in edition.rules.values())
    context = {"families": families, "total": len(edition.rules), "errors": errors}
    yield edition.page(PATH, "checks.html", context)


def _label(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _view(rule: Rule) -> RuleView:
    return RuleView(
        code=rule.code,
        level=LEVELS[rule.severity],
        of_requests=rule.of_requests,
        summary=manual_line(rule.summary),
        advice=manual_paragraphs(rule.advice),
    )
