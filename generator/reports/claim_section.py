"""One changed claim for its reviewer: the sentence as it was and as it is, beside everything it rests on.

What did not change stands here too: whoever approves a sentence approves its evidence with it, and must not
have to look for it elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.core.changes import BranchChanges, ItemChange, Kind
from generator.core.declaration import Id
from generator.core.fingerprint import canonical_form
from generator.core.model import Claim
from generator.core.vocabulary import Stage
from generator.core.wording import long_date
from generator.rendering.comparison import FieldChange, changes_between, compared_words
from generator.rendering.views import STATUS_LABELS
from generator.reports.claim_evidence import ClaimEvidence
from generator.reports.markdown_text import bullets, code, marked, more, plain, quoted, shifted
from generator.reports.obstacles import obstacles_of
from generator.reports.reading import (
    Fact,
    certainty_facts,
    exposure_words,
    question_words,
    rating_words,
    search_facts,
)
from generator.reports.titles import Titles

MOST_FIELDS = 40

KINDS = {
    Kind.NEW: "New",
    Kind.CHANGED: "Changed",
    Kind.REMOVED: "Removed",
    Kind.UNREADABLE: "Cannot be read in this branch",
    Kind.EDITORIAL: "Edited",
}

_SAID_BY_NAME = frozenset({"statement", "plain", "estimates", "certainty", "evidence", "search"})


@dataclass(frozen=True)
class ClaimSection:
    """The parts of one claim's section; each is finished Markdown."""

    changes: BranchChanges
    titles: Titles
    change: ItemChange[Claim]
    number: int

    def whole(self) -> str:
        """Everything."""
        evidence = ClaimEvidence(self.changes, self.titles, self.change)
        parts = (self._head(), evidence.figures(), self._certainty(), evidence.lines(), self._rest())
        return "\n\n".join(block for part in parts for block in part)

    def brief(self) -> str:
        """The sentences alone, for a claim whose evidence is too long for one comment."""
        return "\n\n".join([*self._head(), "The evidence of this claim is too long for this report."])

    def _head(self) -> Iterator[str]:
        change, record = self.change, self.change.record
        is_risky = self.changes.is_high_risk(change)
        parts = [
            f"**{KINDS[change.kind]}**",
            *(["**high risk**"] if is_risky else []),
            plain(record.kind.label.lower()),
            f"in “{plain(self.titles.article(record.article))}”",
            self._status(),
            code(change.key),
        ]
        yield f"### {self.number}. {plain(self.titles.claim(change.key) or change.key)}"
        yield " · ".join(part for part in parts if part)
        if stops := self._stops():
            yield bullets(stops)
        yield from sentences("For clinicians", self.change, "statement")
        yield from sentences("For patients", self.change, "plain")
        if not any(side.plain for side in (self.change.before, self.change.after) if side):
            yield "**For patients**: no wording."
        if question := question_words(record.pico):
            yield f"**Question**: {plain(question)}"
        if dose := exposure_words(record.exposure):
            yield f"**Medicine and dose**: {plain(dose)}"

    def _status(self) -> str:
        before, after = self.change.before, self.change.after
        was = self.changes.base.assessment.claims[before.id].word if before else ""
        now = self.changes.head.assessment.claims[after.id].word if after else ""
        words = list(dict.fromkeys(STATUS_LABELS[word].lower() for word in (was, now) if word))
        return f"status: {' → '.join(words)}"

    def _stops(self) -> list[str]:
        removed = self.changes.head.kb.removed.get(Id(self.change.key))
        if removed and self.change.kind is Kind.REMOVED:
            return [f"Removed on {long_date(removed.date)}: {plain(removed.because)}"]
        if self.change.after is None:
            return []
        status = self.changes.head.assessment.claims[self.change.after.id]
        stops = [
            f"**Changes requested** by {plain(self.titles.person(request.by))} on "
            f"{long_date(request.date.date())}: {plain(request.note or 'no reason given')}"
            for request in status.requests
        ]
        if status.stage is Stage.HOLD:
            stops.append(f"**On hold** since {long_date(status.since)}: {plain(status.because)}")
        return [*obstacles_of(self.changes, self.change.key), *stops]

    def _certainty(self) -> Iterator[str]:
        before, after = self.change.before, self.change.after
        was = rating_words(before.certainty) if before else ""
        now = rating_words(after.certainty) if after else ""
        yield f"**Certainty of the evidence**: {_between(was, now, self.change)}"
        old = certainty_facts(before.certainty, self.titles.source) if before else None
        new = certainty_facts(after.certainty, self.titles.source) if after else None
        yield bullets(_facts(old, new))

    def _rest(self) -> Iterator[str]:
        before, after = self.change.before, self.change.after
        was = search_facts(before.search, self.titles.source) if before else None
        now = search_facts(after.search, self.titles.source) if after else None
        yield "**Search**"
        yield bullets(_facts(was, now))
        if others := self._other_fields():
            yield "**Also changed**"
            yield from field_list(others)

    def _other_fields(self) -> tuple[FieldChange, ...]:
        before, after = self.change.before, self.change.after
        if before is None or after is None:
            return ()
        old, new = (_other_form(claim, self.titles) for claim in (before, after))
        return changes_between(old, new, self.titles.item)


def sentences(label: str, change: ItemChange[Claim], name: str) -> Iterator[str]:
    """One wording as it was and as it is, with the difference marked; nothing where there is none."""
    before = getattr(change.before, name) or "" if change.before else ""
    after = getattr(change.after, name) or "" if change.after else ""
    if before == after and after:
        yield f"**{label}** (unchanged)"
        yield quoted(plain(after))
    elif before and after:
        old, new = compared_words(before, after)
        yield f"**{label}**"
        yield quoted(f"Before: {marked(old, '~~')}", f"Now: {marked(new, '**')}")
    elif before or after:
        is_gone = change.before is not None and change.after is not None
        yield f"**{label}**" + (f" ({'taken out' if before else 'new'})" if is_gone else "")
        yield quoted(plain(before or after))


def field_list(changes: Sequence[FieldChange]) -> Iterator[str]:
    """Changed fields, one line each."""
    sides = ((one, [marked(one.before, "~~"), marked(one.after, "**")]) for one in changes[:MOST_FIELDS])
    yield bullets(f"{plain(one.field)}: {' → '.join(filter(None, words))}" for one, words in sides)
    yield from more(changes, MOST_FIELDS)


def _other_form(claim: Claim, titles: Titles) -> Mapping[str, Any]:
    form = {key: value for key, value in canonical_form(claim).items() if key not in _SAID_BY_NAME}
    relations = form.get("relations", {})
    named = {
        key: [titles.item(other) for other in others] if key != "contradicts" else others
        for key, others in relations.items()
    }
    return {**form, "relations": named} if named else form


def _facts(before: tuple[Fact, ...] | None, after: tuple[Fact, ...] | None) -> Iterator[str]:
    old, new = dict(before or ()), dict(after or ())
    for label in {**new, **old}:
        was, now = old.get(label, ""), new.get(label, "")
        if was or now:
            both = before is not None and after is not None
            yield f"{label}: {shifted(was, now) if both else plain(now or was)}"


def _between(was: str, now: str, change: ItemChange[Claim]) -> str:
    return shifted(was, now) if change.before and change.after else plain(now or was)
