"""A generated knowledge base of any size: clean, deterministic, and shaped like real content.

Every article has eight claims and brings two references; a third of the evidence lines cite references of
other articles, so that the citation graph is connected.
"""

import random
from collections.abc import Iterator
from pathlib import Path

CLAIMS = 8

BOARD = """\
people:
  editor: {name: An editor, roles: [editor], from: 2020-01-01}
  clinician: {name: A clinician, roles: [clinical], from: 2020-01-01}
  methodologist: {name: A methodologist, roles: [methods], from: 2020-01-01}
policy:
  quorum: {clinical: 1, methods: 1}
  valid_for: 365 days
"""

MKDOCS = """\
site_name: Generated
docs_dir: content
use_directory_urls: false
theme: {{name: null, custom_dir: {theme}}}
plugins: [evidence]
validation: {{omitted_files: ignore}}
"""


def write_corpus(root: Path, articles: int, theme: Path) -> None:
    """Write a project with this many articles below an empty folder."""
    _write(root / "mkdocs.yml", MKDOCS.format(theme=theme))
    _write(root / "content/board.yml", BOARD)
    _write(root / "content/index.md", "---\ntitle: Generated\n---\n\nA generated base.\n")
    chance = random.Random(1)
    topics = max(1, articles // 50)
    for topic in range(topics):
        _write(root / f"content/topic{topic}/topic.yml", f"title: Topic {topic}\nsummary: Generated.\n")
    for number in range(articles):
        folder = root / f"content/topic{number % topics}/article{number}"
        _write(folder / "index.md", _index(number))
        _write(folder / "claims.yml", "\n".join(_claims(number, articles, chance)))
        _write(root / f"references/r{number}.yml", "\n".join(_references(number)))


def _index(number: int) -> str:
    shown = "\n\n".join(f"[@claim:c{number}-{position}]" for position in range(CLAIMS))
    return f"""---
question: Does treatment {number} help people with condition {number}?
verdict: Perhaps
plain:
  question: Does treatment {number} help me?
  verdict: Perhaps
authors: [editor]
evidence_searched: 2026-01-01
next_review: 2027-01-01
red_flags: {{none: None is known.}}
---

/// answer
Treatment {number} may help a little [@claim:c{number}-0].
///

## What is known

The first trials were small and short. A method that later trials share is described
elsewhere [@r{number}-0]. Some *words* in **bold**, a list and a table follow, as in real articles.

- one point about how the trials were done
- another point about who took part

| Trial | Length |
|---|---|
| First | short |
| Second | longer |

{shown}
"""


def _claims(number: int, articles: int, chance: random.Random) -> Iterator[str]:
    for position in range(CLAIMS):
        own = f"r{number}-{position % 2}"
        other = f"r{chance.randrange(articles)}-{chance.randrange(2)}"
        ratio = f"0.{60 + chance.randrange(30)}"
        yield f"""\
c{number}-{position}:
  kind: effect
  statement: Treatment {number} may lower outcome {position} (risk ratio {ratio}, 95% CI 0.50 to 0.95).
  plain: Treatment {number} may make outcome {position} less likely. We are not sure by how much.
  pico:
    population: Adults with condition {number}
    intervention: Treatment {number}
    comparator: Placebo
    outcome: Outcome {position}
  estimates:
    - from: {own}
      measure: risk-ratio
      value: {ratio}
      ci: [0.50, 0.95]
      studies: 3
      n: {100 + position}
      shown: true
      absolute: {{not_given: No baseline risk in what was read}}
  certainty:
    rating: low
    of: Any reduction
    start: high
    down: {{indirectness: 1, imprecision: 1}}
    note: Few events in a narrow group of people.
    by: us
  evidence:
    - {{reference: {own}, direction: supports, directness: direct, locator: Abstract, read: abstract}}"""
        if other != own:
            yield f"""\
    - reference: {other}
      direction: neutral
      directness: indirect
      differs: [population]
      locator: Abstract
      read: abstract
      says: Looks at other people and cannot decide."""


def _references(number: int) -> Iterator[str]:
    for position, design in enumerate(("rct", "systematic-review")):
        yield f"""\
r{number}-{position}:
  type: article-journal
  title: Treatment {number} for condition {number}, part {position}
  author: [{{family: Family{number}, given: A. B.}}, {{family: Second{position}, given: C.}}]
  container-title: Journal of Generated Results
  issued: {1990 + number % 35}
  volume: {1 + number % 90}
  page: {1 + number}-{9 + number}
  DOI: 10.1234/g.{number}.{position}
  custom: {{design: {design}}}"""


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
