"""The blocks of the prose: each has a name readers' pages know, and an end."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.mentions import place_of, prose_texts
from generator.core.checking import check
from generator.core.diagnostic import Finding, Severity, nearest
from generator.core.knowledge_base import KnowledgeBase
from generator.core.untouchable import MOST_TEXTS, regions_of

BLOCKS = ("answer", "patient", "clinician", "warning")

_FENCE_LINE = re.compile(r"^[ ]{0,3}(?P<slashes>/{3,})[ ]*(?P<name>[\w-]+)?[ ]*(?:\|.*)?$", re.MULTILINE)


@lru_cache(maxsize=MOST_TEXTS)
def block_lines(body: str) -> tuple[re.Match[str], ...]:
    """The lines of a prose, outside code and comments, that begin or end a block: `slashes` and `name`."""
    regions = regions_of(body)
    for start, end in [(fence.start, fence.end) for fence in regions.fences] + list(regions.comments):
        body = body[:start] + re.sub(r"[^\n]", " ", body[start:end]) + body[end:]
    return tuple(_FENCE_LINE.finditer(body))


@check("block-unclosed", Severity.ERROR)
def unclosed_blocks(kb: KnowledgeBase) -> Iterator[Finding]:
    """A block that begins with `///` and a name is not closed, or `///` closes nothing.

    Everything after it would take the look of the block, or be cut off the answer. Close each block with
    a line of as many slashes as opened it.

    Rule: this site's own; a block ends where it was meant to.
    """
    for text, about in prose_texts(kb):
        open_blocks: list[re.Match[str]] = []
        for line in block_lines(text.body):
            if line["name"]:
                open_blocks.append(line)
            elif open_blocks and open_blocks[-1]["slashes"] == line["slashes"]:
                open_blocks.pop()
            else:
                place = place_of(text, line.start("slashes"), len(line["slashes"]))
                message = f"'{line['slashes']}' closes no block"
                yield Finding(
                    place,
                    message,
                    "delete this line, or open a block above it, such as '/// patient'",
                    about=about,
                )
        for line in open_blocks:
            place = place_of(text, line.start("slashes"), len(line[0].strip()))
            message = f"the block '{line['name']}' is not closed"
            yield Finding(
                place, message, f"add a line with only '{line['slashes']}' where the block ends", about=about
            )


@check("block-unknown", Severity.ERROR)
def unknown_blocks(kb: KnowledgeBase) -> Iterator[Finding]:
    """A block has a name that this site does not know, so its slashes would print as text.

    The blocks are `/// answer`, `/// patient`, `/// clinician` and `/// warning | Title`.

    Rule: this site's own; slashes must not reach readers as text.
    """
    for text, about in prose_texts(kb):
        for line in block_lines(text.body):
            name = line["name"]
            if name and name not in BLOCKS:
                close = nearest(name, BLOCKS)
                hint = f"did you mean '{close}'?" if close else f"write one of {', '.join(BLOCKS)}"
                place = place_of(text, line.start("name"), len(name))
                yield Finding(place, f"there is no block '{name}'", hint, about=about)
