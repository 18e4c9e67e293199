"""Diagnostics and statuses as text for a terminal.

`rich` is imported late: most runs print nothing but a line, and colours are only for terminals.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.core.approval import Status
from generator.core.checking import algorithm_item, article_item
from generator.core.diagnostic import Diagnostic, Rule, Severity
from generator.core.knowledge_base import KnowledgeBase
from generator.core.status import Assessment, actors_of
from generator.core.vocabulary import Audience
from generator.core.wording import long_date, status_words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}

Lines = Callable[[str], list[str]]
"""Gives the lines of a file by its path, or none where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text with its style, empty for plain."""

    text: str
    style: str = ""


def diagnostic_text(diagnostic: Diagnostic, lines: Lines) -> Iterator[Fragment]:
    """A diagnostic like a compiler's: place, code, sentence, source line, underline, hint."""
    span = diagnostic.span
    yield Fragment(f"{span}: ")
    yield Fragment(f"{diagnostic.severity.word}[{diagnostic.code}]", STYLES[diagnostic.severity])
    yield Fragment(f" {diagnostic.message}\n")
    source = lines(span.path)
    if 0 < span.line <= len(source) and source[span.line - 1].strip():
        line = source[span.line - 1].replace("\t", " ")
        shown, column = _window(line, span.column)
        width = max(1, min(span.length, len(shown) - column + 1))
        number = str(span.line)
        yield Fragment(f"  {number} | {shown}\n")
        yield Fragment(f"  {' ' * len(number)} | {' ' * (column - 1)}")
        yield Fragment("^" * width + "\n", STYLES[diagnostic.severity])
    for related in diagnostic.related:
        yield Fragment(f"  {related.span}: {related.message}\n")
    if diagnostic.hint:
        yield Fragment(f"  hint: {diagnostic.hint}\n", "dim")


def print_diagnostics(diagnostics: Iterable[Diagnostic], lines: Lines) -> None:
    """Print diagnostics with their source lines, in colour on a terminal."""
    found = list(diagnostics)
    if not found:
        return
    console = _console()
    if console.color_system is None:
        # A stranger's pull request may earn ten thousands of them; styling each costs more than all checks.
        console.file.writelines(_unstyled(diagnostic_text(diagnostic, lines)) for diagnostic in found)
        return
    for diagnostic in found:
        console.print(_styled(diagnostic_text(diagnostic, lines)))


def line_reader(root: Path) -> Lines:
    """Gives the lines of the files of a project, each read once."""

    @cache
    def lines(path: str) -> list[str]:
        try:
            return (root / path).read_text("utf-8-sig", errors="replace").splitlines()
        except OSError:
            return []

    return lines


def print_fragments(fragments: Iterable[Fragment]) -> None:
    """Print pieces of text as they are, in colour on a terminal."""
    _console().print(_styled(fragments), end="")


def summary_text(diagnostics: Iterable[Diagnostic], records: str) -> str:
    """One closing line: what was checked and what was found."""
    return f"{records}: {_counts_text(diagnostics) or 'no problem found'}"


def family_lines(diagnostics: Iterable[Diagnostic], rules: Mapping[str, Rule]) -> list[str]:
    """What was found by family, one line each; nothing where all is of one, which the closing line counts."""
    families: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        families.setdefault(rules[diagnostic.code].family.name, []).append(diagnostic)
    if len(families) < 2:
        return []
    width = max(map(len, families))
    return [f"{name:<{width}}  {_counts_text(found)}" for name, found in sorted(families.items())]


def record_counts(kb: KnowledgeBase) -> dict[str, int]:
    """How many records of each sort a base holds."""
    return {"article": len(kb.articles), "claim": len(kb.claims), "reference": len(kb.references)}


def records_text(kb: KnowledgeBase) -> str:
    """What a base holds, counted."""
    return ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for noun, n in record_counts(kb).items())


def status_lines(kb: KnowledgeBase, assessment: Assessment, only: str | None = None) -> Iterator[str]:
    """The status of every item, or of one: status, reason, by whom, valid until, who can act.

    `only`: the id of a claim or article. Yields nothing where there is no such id.
    """
    for article in kb.articles.values():
        whole = assessment.articles[article.id]
        if only in (None, article.id, article.address):
            yield f"{article.address}: {whole.stage.label.lower()} as of {long_date(assessment.as_of)}"
            yield item_line(kb, assessment, "  article", article_item(article.id), whole.own)
            if whole.algorithm:
                yield item_line(kb, assessment, "  algorithm", algorithm_item(article.id), whole.algorithm)
        for claim in kb.claims_of(article):
            if only in (None, article.id, article.address, claim.id):
                indent = "" if only == claim.id else "  "
                yield item_line(kb, assessment, indent + claim.id, claim.id, assessment.claims[claim.id])


def item_line(kb: KnowledgeBase, assessment: Assessment, name: str, key: str, status: Status) -> str:
    """One item under a name: status, reason, by whom, what it still needs, and who can act."""
    parts = [f"{name}: {status.word}", status_words(status, Audience.CLINICIANS)]
    if status.approvals:
        people = ", ".join(f"{event.by} ({event.role})" for event in status.approvals)
        parts.append(f"approved by {people}")
    if status.lacking:
        lacking = ", ".join(f"{number} {role}" for role, number in status.lacking.items())
        people = ", ".join(person.id for person in actors_of(kb, assessment, key)) or "nobody on the board"
        parts.append(f"needs {lacking}; can act: {people}")
    return " | ".join(parts)


def rule_text(rule: Rule) -> str:
    """The manual of one code."""
    return f"{rule.severity.word}[{rule.code}]\n\n{rule.manual}"


def family_text(rules: Sequence[Rule]) -> str:
    """What the checks of one family ask, and each of its codes with its first line."""
    lines = [f"{rule.code} ({rule.severity.word}): {rule.manual.splitlines()[0]}" for rule in rules]
    return "\n".join([f"{rules[0].family.title}.", "", *lines])


def _counts_text(diagnostics: Iterable[Diagnostic]) -> str:
    found = list(diagnostics)
    counts = []
    for severity in sorted(Severity, reverse=True):
        number = sum(diagnostic.severity is severity for diagnostic in found)
        if number:
            counts.append(f"{number} {severity.word}{'s' if number > 1 else ''}")
    return ", ".join(counts)


def _console() -> "Console":
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True, emoji=False, markup=False)


def _styled(fragments: Iterable[Fragment]) -> "Text":
    from rich.text import Text

    text = Text()
    for fragment in fragments:
        text.append(fragment.text, fragment.style or None)
    return text


def _unstyled(fragments: Iterable[Fragment]) -> str:
    from rich.control import strip_control_codes

    return strip_control_codes("".join(fragment.text for fragment in fragments)) + "\n"


def _window(line: str, column: int, width: int = 100) -> tuple[str, int]:
    """The part of a long line around a column, and the column within it."""
    if len(line) <= width:
        return line, column
    start = max(0, min(column - width // 2, len(line) - width))
    return line[start : start + width], column - start
