"""The words of a changed article or algorithm for their reviewer: what differs, paragraph by paragraph."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from generator.core.changes import BranchChanges, ItemChange, Kind
from generator.core.declaration import Id
from generator.core.fingerprint import canonical_form
from generator.core.model import Algorithm, Article
from generator.core.prose import ID, MARK, join_lines
from generator.core.wording import long_date
from generator.rendering.comparison import changes_between, compared_words
from generator.rendering.views import STATUS_LABELS
from generator.reports.claim_section import KINDS, field_list
from generator.reports.markdown_text import bullets, code, marked, more, plain, quoted
from generator.reports.obstacles import obstacles_of
from generator.reports.titles import Titles

MOST_PARAGRAPHS = 40


@dataclass(frozen=True)
class TextSection:
    """The section of one article's own words, or of one algorithm."""

    changes: BranchChanges
    titles: Titles
    change: ItemChange[Article] | ItemChange[Algorithm]

    def whole(self) -> str:
        """Everything that differs; of a new one, all of it."""
        words = [*self._fields(), *self._prose()]
        return "\n\n".join([*self._head(), *(words or ["Nothing but ids changed in it."])])

    def brief(self) -> str:
        """The heading alone."""
        return "\n\n".join([*self._head(), "What changed in it is too long for this report."])

    def _head(self) -> Iterator[str]:
        change = self.change
        noun = "Algorithm" if isinstance(change.record, Algorithm) else "Words of the article"
        yield f"### {noun} “{plain(self.titles.item(change.key))}”"
        yield f"**{KINDS[change.kind]}** · {self._status()} · {code(change.key)}"
        removed = self.changes.head.kb.removed.get(Id(change.key.partition(":")[2]))
        if removed and change.kind is Kind.REMOVED:
            yield f"Removed on {long_date(removed.date)}: {plain(removed.because)}"
        if obstacles := obstacles_of(self.changes, change.key):
            yield bullets(obstacles)

    def _status(self) -> str:
        words = [
            STATUS_LABELS[side.assessment.status_of(key).word].lower()
            for side, key in self._keys()
            if key in side.assessment.subjects
        ]
        return f"status: {' → '.join(dict.fromkeys(words))}"

    def _keys(self) -> Iterator[tuple[Any, str]]:
        before = self.change.before
        was = before.article if isinstance(before, Algorithm) else before.id if before else ""
        kind = self.change.key.partition(":")[0]
        yield self.changes.base, f"{kind}:{was}"
        yield self.changes.head, self.change.key

    def _fields(self) -> Iterator[str]:
        old, new = (_form(side, self.titles) for side in (self.change.before, self.change.after))
        found = changes_between(_without_body(old), _without_body(new), self.titles.item)
        if found:
            yield from field_list(found)

    def _prose(self) -> Iterator[str]:
        sides = (self.change.before, self.change.after)
        old, new = (_paragraphs(side, self.titles) for side in sides)
        blocks = list(_differing(old, new))
        if blocks:
            yield "**Prose**"
            yield from (_shown(*block) for block in blocks[:MOST_PARAGRAPHS])
            yield from more(blocks, MOST_PARAGRAPHS)


def _form(record: Article | Algorithm | None, titles: Titles) -> Mapping[str, Any]:
    """The meaning of a record, in which titles stand for ids."""
    form: dict[str, Any] = canonical_form(record) if record else {}
    if isinstance(record, Algorithm):
        names = _step_names(record)
        steps = {names[Id(key)]: _named(step, names, titles) for key, step in form["steps"].items()}
        return {**form, "start": names.get(record.start, record.start), "steps": steps}
    if claims := form.get("red_flags", {}).get("claims"):
        return {**form, "red_flags": [titles.item(claim) for claim in claims]}
    return form


def _step_names(algorithm: Algorithm) -> dict[Id, str]:
    # Two steps of one title are told apart by their ids.
    times = Counter(step.title for step in algorithm.steps.values())
    return {
        key: step.title if times[step.title] == 1 else f"{step.title} ({key})"
        for key, step in algorithm.steps.items()
    }


def _named(part: dict[str, Any], names: Mapping[Id, str], titles: Titles) -> dict[str, Any]:
    named = {key: value for key, value in part.items() if key != "id"}
    for exit_ in ("next", "to"):
        if exit_ in part:
            named[exit_] = names.get(part[exit_], part[exit_])
    if "claims" in part:
        named["claims"] = [titles.item(claim) for claim in part["claims"]]
    if "branches" in part:
        named["branches"] = [_named(branch, names, titles) for branch in part["branches"]]
    return named


def _without_body(form: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in form.items() if key != "body"}


def _paragraphs(record: Article | Algorithm | None, titles: Titles) -> list[str]:
    if not isinstance(record, Article):
        return []

    def named(mark: re.Match[str]) -> str:
        return _MARKED_ID.sub(lambda found: titles.item(found["id"]), mark[0])

    return [MARK.sub(named, line) for line in join_lines(record.body).split("\n") if line.strip()]


_MARKED_ID = re.compile(rf"@(?:claim:)?(?P<id>{ID})")


def _differing(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    # Lines that many paragraphs share are junk to the matcher, so that a long file costs little.
    for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            continue
        pairs = min(b - a, d - c)
        yield from zip(old[a : a + pairs], new[c : c + pairs], strict=True)
        yield from ((line, "") for line in old[a + pairs : b])
        yield from (("", line) for line in new[c + pairs : d])


def _shown(before: str, after: str) -> str:
    if before and after:
        was, now = compared_words(before, after)
        return quoted(f"Before: {marked(was, '~~')}", f"Now: {marked(now, '**')}")
    return quoted(f"Removed: {plain(before)}" if before else f"New: {plain(after)}")
