"""What stands on the page in the place of each mark of the prose.

Marks are filled from top to bottom, which is what makes numbers follow the order of appearance; a section
that has its place in the prose is therefore made only when its mark is reached, and only once.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.core.declaration import Id
from generator.core.model import Claim
from generator.core.prose import Mark, MarkKind, marks_of
from generator.rendering.claim_blocks import ClaimBlocks
from generator.rendering.numbering import Numbering
from generator.rendering.templates import render_macro

Section = Callable[[], Markup]
"""Makes a part of the page when its place is reached; empty where there is nothing to show."""

_PUNCTUATION = re.compile(r"[.,;:!?]+(?![^\s)\]])")


def after_punctuation(text: str) -> str:
    """The prose with each citing mark behind the comma or full stop that follows it, as readers expect."""
    pieces: list[str] = []
    end = 0
    for mark in marks_of(text):
        stop = mark.offset + mark.length
        found = _PUNCTUATION.match(text, stop)
        if found and mark.kind in (MarkKind.CLAIM, MarkKind.CITATION) and text[end : mark.offset].strip():
            pieces += [text[end : mark.offset].rstrip(), found[0], text[mark.offset : stop]]
            end = found.end()
    return "".join([*pieces, text[end:]])


@dataclass
class ProseMarks:
    """Fills the marks of one page.

    `sections`: what `[@findings]` and `[@algorithm]` stand for; each is taken out as it is placed, so that
    what remains can follow the prose. `after`: what follows a claim shown in full, by its id.
    """

    templates: Environment
    blocks: ClaimBlocks
    numbering: Numbering
    sections: dict[MarkKind, Section] = field(default_factory=dict)
    after: dict[Id, Section] = field(default_factory=dict)

    def fill(self, mark: Mark, /, *, is_alone: bool) -> str:
        """The HTML of a mark; `is_alone` is true where it is the whole of its paragraph or list item."""
        if mark.kind is MarkKind.CITATION:
            return self._citation(mark)
        if mark.kind is MarkKind.CLAIM:
            return "".join(self._blocks(mark) if is_alone else self._marks(mark))
        if mark.kind is MarkKind.NEEDED:
            return self._macro("citation", "needed", mark.detail)
        section = self.sections.pop(mark.kind, None)
        return str(section()) if section else ""

    def rest(self) -> tuple[tuple[MarkKind | None, Markup], ...]:
        """The sections that the prose did not place, each with the mark that would have placed it."""
        unplaced = [*((None, section) for section in self.after.values()), *self.sections.items()]
        self.after, self.sections = {}, {}
        made = ((kind, section()) for kind, section in unplaced)
        return tuple((kind, html) for kind, html in made if html)

    def _citation(self, mark: Mark) -> str:
        known = self.blocks.views.kb.references
        cited = self.numbering.cite_at((item.id, item.locator) for item in mark.items if item.id in known)
        return self._macro("citation", "citations", cited)

    def _blocks(self, mark: Mark) -> Iterator[str]:
        for claim in self._claims(mark):
            if claim is None:
                yield self._macro("claim", "withheld_block")
                continue
            yield self._macro("claim", "claim_block", self.blocks.block(claim))
            if section := self.after.pop(claim.id, None):
                yield str(section())

    def _marks(self, mark: Mark) -> Iterator[str]:
        for claim in self._claims(mark):
            if claim is None:
                yield self._macro("claim", "withheld_mark")
            else:
                yield self._macro("claim", "claim_mark", self.blocks.mark(claim))

    def _claims(self, mark: Mark) -> Iterator[Claim | None]:
        """The claims of a mark; None for one that nobody approved, where only approved words are shown."""
        kb = self.blocks.views.kb
        for item in mark.items:
            if item.id in kb.claims or item.id in kb.withheld:
                yield kb.claims.get(Id(item.id))

    def _macro(self, partial: str, macro: str, *values: Any) -> str:
        return render_macro(self.templates, partial, macro, *values)
