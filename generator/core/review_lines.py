"""The lines by which the text of a forge's review says what it decides.

```
approve: all
role: clinical
interests: none
numbers: read at source
note: optional
```

`approve: a, b` names claims, `approve: all, a` one more than changed; `request-changes: a` asks for changes
of them. A line may be quoted, listed or fenced; all else in the text is conversation and decides nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.vocabulary import Decision, Role

EVERYTHING = "all"
"""What stands for everything that the reviewed commit changed."""

DECISIONS = (Decision.APPROVE, Decision.REQUEST_CHANGES)

_WORDS = (*DECISIONS, "role", "interests", "numbers", "note")
_LINE = re.compile(
    rf"[\s>*+`-]*(?P<word>{'|'.join(_WORDS)})[*_`]*\s*:[*_`]*\s*(?P<value>.*?)[\s`]*\Z", re.IGNORECASE
)
_CHOSEN = ("role", "interests", "numbers")
_MAX_TEXT = 65_536
"""A forge's own limit on the text of a review."""


@dataclass(frozen=True, slots=True)
class ReviewLines:
    """What the lines say; `problems` are sentences about what cannot be understood.

    `items`: decision -> the words after it, `all` or ids. An empty field was not written.
    """

    items: dict[Decision, tuple[str, ...]]
    role: str = ""
    interests: str = ""
    numbers: str = ""
    note: str = ""
    problems: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True where the text decides nothing."""
        return not self.items


def read_review_lines(text: str) -> ReviewLines:
    """The lines of a review's text; a field written twice in two ways is a problem."""
    found: dict[str, str] = {}
    problems: list[str] = []
    for word, value in _written(text[:_MAX_TEXT]):
        if word in found and found[word] != value:
            problems.append(f"the line '{word}:' stands twice and says two things")
        found.setdefault(word, value)
    decisions = {decision: _listed(found[decision]) for decision in DECISIONS if decision in found}
    problems += [
        f"the line '{decision}:' names nothing" for decision, items in decisions.items() if not items
    ]
    problems += [
        f"the line '{word}:' still holds its choice" for word in _CHOSEN if "|" in found.get(word, "")
    ]
    both = set.intersection(*(set(items) for items in decisions.values())) if len(decisions) > 1 else set()
    problems += [f"'{item}' is approved and refused at once" for item in sorted(both)]
    return ReviewLines(
        {decision: items for decision, items in decisions.items() if items},
        role=found.get("role", "").lower(),
        interests=_none_in_small(found.get("interests", "")),
        numbers=" ".join(found.get("numbers", "").lower().split()),
        note=found.get("note", ""),
        problems=tuple(problems),
    )


def lines_to_copy(items: str = EVERYTHING, role: Role | None = None) -> str:
    """The lines of an approving review, to be copied and completed."""
    roles = role.value if role else " | ".join(one.value for one in Role if one is not Role.EDITOR)
    choices = ("interests: none | what they are", "numbers: read at source | not read")
    return "\n".join([f"approve: {items}", f"role: {roles}", *choices, ""])


def lines_of_request() -> str:
    """The lines of a review that asks for changes, to be completed."""
    roles = " | ".join(one.value for one in Role if one is not Role.EDITOR)
    return f"request-changes: ids of what has to change\nrole: {roles}\nnote: what has to change\n"


def _written(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        match = _LINE.match(line)
        if match:
            yield match["word"].lower(), match["value"].strip()


def _listed(value: str) -> tuple[str, ...]:
    words = (word.strip("`'\"*_ ") for word in re.split(r"[,;\s]+", value))
    return tuple(dict.fromkeys(EVERYTHING if word.lower() == EVERYTHING else word for word in words if word))


def _none_in_small(value: str) -> str:
    return "none" if value.lower().rstrip(".") == "none" else value
