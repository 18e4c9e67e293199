"""Marks in the prose: where they are found, and that checks and pages find the same ones.

Documents of the properties are put together from pieces of Markdown of which each knows its own marks: a
mark called `dead` stands where nothing may be touched, any other is alive.
"""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.prose import (
    Mark,
    MarkKind,
    answer_of,
    is_alone,
    marks_of,
    place_in,
    source_links,
    without_answer,
)
from generator.rendering.markup import render_prose

Piece = tuple[str, tuple[str, ...]]
"""A piece of Markdown, and the ids of its living marks."""


def ids_of(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    return tuple(item.id for mark in marks for item in mark.items)


IDS = st.sampled_from(["a", "b2", "venmans2012", "x_y-z"])

DEAD = st.sampled_from(
    [
        "`[@dead]`",
        "``x ` [@dead]``",
        "[words [@dead] more](page.html)",
        "[words [a [@dead] b] more](page.html 'title')",
        '[words](page.html "title [@dead]")',
        "[@dead](page.html)",
        "[words](<page [@dead].html>)",
        "![words [@dead]](picture.png)",
        "[words [@dead]][defined]",
        "[words [@dead]] [defined]",
        "![words [@dead]][defined]",
        "<https://example.org/[@dead]>",
        "https://example.org/[@dead]",
        '<b title="[@dead]">words</b>',
        "<code>[@dead]</code>",
        '<a href="page.html">[@dead]</a>',
        '<div class="[@dead]">',
        "<!-- [@dead] -->",
        "\\[@dead]",
        "[\\@dead]",
        "\\\\\\[@dead]",
    ]
).map(lambda text: (text, ()))

PLAIN = st.sampled_from(
    ["words", "5 < 6 & 7", "*words*", "**words**", "\\\\", "(see", "1. x", "a_b", "`code`", "[words](u)"]
    + ["<sub>2</sub>", "<b>words</b>", "&lt;", "\\`", "`x\\`", "CRP <LLN and >ULN", "[not defined][nowhere]", "- x"]
).map(lambda text: (text, ()))


def _alive(ids: list[str]) -> Piece:
    return "[" + "; ".join(f"@{id}, p. 3" if index else f"@{id}" for index, id in enumerate(ids)) + "]", tuple(ids)


LIVE = st.one_of(
    st.lists(IDS, min_size=1, max_size=3).map(_alive),
    IDS.map(lambda id: (f"[@claim:{id}]", (id,))),
    IDS.map(lambda id: (f"*[@{id}]*", (id,))),
    IDS.map(lambda id: (f"<b>[@{id}]</b>", (id,))),
    IDS.map(lambda id: (f"[[@{id}]]", (id,))),
    IDS.map(lambda id: (f"words[@{id}].", (id,))),
)


def _joined(pieces: list[Piece], between: str = " ") -> Piece:
    return between.join(text for text, _ in pieces), tuple(id for _, ids in pieces for id in ids)


LINES = st.lists(st.one_of(LIVE, DEAD, PLAIN), min_size=1, max_size=5).map(_joined)
CODE = LINES.map(lambda piece: (piece[0], ()))


def _wrapped(pieces: list[Piece], before: str, after: str = "") -> Piece:
    text, ids = _joined(pieces, "\n")
    return "\n".join(f"{before}{line}{after}" for line in text.split("\n")), ids


def _made(content: st.SearchStrategy[Piece], make: Callable[[str], str]) -> st.SearchStrategy[Piece]:
    return content.map(lambda piece: (make(piece[0]), piece[1]))


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else line for line in text.split("\n"))


PARAGRAPH = st.lists(LINES, min_size=1, max_size=3).map(lambda lines: _joined(lines, "\nand "))
BLOCKS = st.one_of(
    _made(PARAGRAPH, lambda text: f"So {text}"),
    _made(LINES, lambda text: f"## About {text}"),
    st.lists(LINES, min_size=1, max_size=4).map(lambda items: _wrapped(items, "- Item ")),
    st.lists(LINES, min_size=1, max_size=4).map(lambda items: _wrapped(items, "1. Item ")),
    st.tuples(LINES, LINES).map(lambda two: _joined([("- Item " + two[0][0], two[0][1]), ("    - Inner " + two[1][0], two[1][1])], "\n")),
    st.tuples(LINES, LINES).map(lambda two: _joined([("- Item " + two[0][0], two[0][1]), ("    Further " + two[1][0], two[1][1])], "\n\n")),
    st.tuples(LINES, CODE).map(lambda two: _joined([("- Item " + two[0][0], two[0][1]), ("        code " + two[1][0], two[1][1])], "\n\n")),
    st.lists(LINES, min_size=1, max_size=3).map(lambda lines: _wrapped(lines, "> Quoted ")),
    _made(CODE, lambda text: f"```\n{text}\n```"),
    _made(CODE, lambda text: f"~~~ text\n{text}\n\n{text}\n~~~~"),
    _made(CODE, lambda text: f"Then\n\n{_indented(text)}\n\n{_indented(text)}"),
    _made(CODE.filter(lambda piece: "--" not in piece[0]), lambda text: f"<!-- {text}\n\n{text} -->"),
    st.lists(LINES, min_size=1, max_size=3).map(
        lambda rows: _joined([("| One | Two |\n|---|:-:|", ()), _wrapped(rows, "| cell | x ", " |")], "\n")
    ),
    _made(LINES, lambda text: f"Term\n:   Meaning {text}"),
    _made(PARAGRAPH, lambda text: f"/// patient\nSo {text}\n///"),
    _made(PARAGRAPH, lambda text: f"/// warning | Do not delay\nSo {text}\n\nMore\n///"),
)
DOCUMENTS = st.lists(BLOCKS, min_size=1, max_size=6).map(
    lambda blocks: _joined([*blocks, ("[defined]: page.html", ())], "\n\n")
)


@given(DOCUMENTS)
@settings(max_examples=400)
def test_only_living_marks_are_found_and_the_page_shows_exactly_those(document: Piece) -> None:
    text, living = document
    assert ids_of(marks_of(text)) == living
    assert ids_of(render_prose(text).marks) == living
