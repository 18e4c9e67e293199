"""Marks in the prose: where they are found, and that checks and pages find the same ones.

Documents of the properties are put together from pieces of Markdown of which each knows its own marks: a
mark called `dead` stands where nothing may be touched, any other is alive.
"""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.core.prose import (
    Mark,
    MarkKind,
    answer_of,
    is_alone,
    join_lines,
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
        "<ftp://example.org/[@dead]>",
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
    [
        *("words", "5 < 6 & 7", "*words*", "**words**", "(see", "1. x", "- x", "a_b", "&lt;", "<sub>2</sub>"),
        *("`code`", "`x\\`", "\\`", "\\\\", "[words](u)", "[not defined][nowhere]", "CRP <LLN and >ULN"),
    ]
).map(lambda text: (text, ()))


def _alive(ids: list[str]) -> Piece:
    return "[" + "; ".join(f"@{name}, p. 3" for name in ids) + "]", tuple(ids)


LIVE = st.one_of(
    st.lists(IDS, min_size=1, max_size=3).map(_alive),
    IDS.map(lambda name: (f"[@claim:{name}]", (name,))),
    IDS.map(lambda name: (f"*[@{name}]*", (name,))),
    IDS.map(lambda name: (f"<b>[@{name}]</b>", (name,))),
    IDS.map(lambda name: (f"[[@{name}]]", (name,))),
    IDS.map(lambda name: (f"words[@{name}].", (name,))),
)


def _joined(pieces: list[Piece], between: str = " ") -> Piece:
    return between.join(text for text, _ in pieces), tuple(name for _, ids in pieces for name in ids)


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


def _below(first: str, second: str, between: str) -> Callable[[tuple[Piece, Piece]], Piece]:
    return lambda two: _joined(
        [(f"{first} {two[0][0]}", two[0][1]), (f"{second} {two[1][0]}", two[1][1])], between
    )


BLOCKS = st.one_of(
    _made(PARAGRAPH, lambda text: f"So {text}"),
    _made(LINES, lambda text: f"## About {text}"),
    st.lists(LINES, min_size=1, max_size=4).map(lambda items: _wrapped(items, "- Item ")),
    st.lists(LINES, min_size=1, max_size=4).map(lambda items: _wrapped(items, "1. Item ")),
    st.tuples(LINES, LINES).map(_below("- Item", "    - Inner", "\n")),
    st.tuples(LINES, LINES).map(_below("- Item", "    Further", "\n\n")),
    st.tuples(LINES, CODE).map(_below("- Item", "        code", "\n\n")),
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
    IDS.map(lambda name: (f"[@claim:{name}]", (name,))),
    IDS.map(lambda name: (f"- Item\n- [@claim:{name}]\n- [@{name}] and more", (name, name))),
    IDS.map(lambda name: (f"1. Item\n\n    [@claim:{name}]\n\n2. [@{name}]", (name, name))),
    IDS.map(lambda name: (f"/// clinician\n[@claim:{name}]\n///", (name,))),
    IDS.map(lambda name: (f"So\n[@claim:{name}]", (name,))),
    IDS.map(lambda name: (f"> [@claim:{name}]", (name,))),
)
DOCUMENTS = st.lists(BLOCKS, min_size=1, max_size=6).map(
    lambda blocks: _joined([*blocks, ("[defined]: page.html", ())], "\n\n")
)

SOUP_WORDS = """
    [@a] [@a] [@a] [@claim:b] ` `` [ ] ]( ](u) ![ ( ) \\ * _ <b> </b> <a\u00a0href="u"> </a> <code> </code>
    <div> <script> < & <!-- --> &#xF0000; &#983040 \U000f0000 \U00100000 \ue000 | [d] HTML word " ' https://x.org/
"""
SOUP = st.lists(
    st.sampled_from(
        [word.replace("\u00a0", " ") for word in SOUP_WORDS.split()]
        + [
            f"\n{line}"
            for line in ("", "\n", "    ", "- ", "1. ", "> ", "# ", "```\n", "~~~\n", "|---|---|\n")
        ]
        + [
            f"\n{line}"
            for line in ("/// patient\n", "///\n", ": ", "[d]: u\n", "*[HTML]: x\n", "---\n", "\t")
        ]
    ),
    max_size=30,
).map("".join)


@given(DOCUMENTS)
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_only_living_marks_are_found_and_the_page_shows_exactly_those(document: Piece) -> None:
    text, living = document
    assert ids_of(marks_of(text)) == living
    assert ids_of(render_prose(text).marks) == living


@given(DOCUMENTS)
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_checks_and_pages_agree_on_which_marks_stand_alone(document: Piece) -> None:
    text, _ = document
    shown: list[tuple[Mark, bool]] = []

    def remember(mark: Mark, /, *, is_alone: bool) -> str:
        shown.append((mark, is_alone))
        return ""

    render_prose(text).fill(remember)
    assert shown == [(mark, is_alone(text, mark)) for mark in marks_of(text)]


@given(SOUP)
@settings(max_examples=200)
def test_whatever_the_text_a_page_shows_no_mark_that_the_checks_have_not_seen(text: str) -> None:
    known = list(marks_of(text))
    assert all(mark in known for mark in render_prose(text).marks)


@given(SOUP)
@settings(max_examples=100)
def test_every_mark_is_found_at_its_place(text: str) -> None:
    for mark in marks_of(text):
        assert text[mark.offset] == "["
        assert text[mark.offset + mark.length - 1] == "]"
        for item in mark.items:
            sign = "@claim:" if mark.kind is MarkKind.CLAIM else "@"
            assert text.startswith(sign + item.id, item.offset)


@pytest.mark.parametrize(
    ("inside", "kind", "ids", "detail"),
    [
        ("@venmans2012", MarkKind.CITATION, ("venmans2012",), ""),
        ("@a; @b, p. 12", MarkKind.CITATION, ("a", "b"), ""),
        ("@claim:pain; @claim:harm", MarkKind.CLAIM, ("pain", "harm"), ""),
        ("@needed", MarkKind.NEEDED, (), ""),
        ("@needed, dose in\nkidney disease", MarkKind.NEEDED, (), "dose in kidney disease"),
        ("@algorithm", MarkKind.ALGORITHM, (), ""),
        ("@findings", MarkKind.FINDINGS, (), ""),
        ("@a; @claim:b", MarkKind.MALFORMED, (), "@a; @claim:b"),
        ("@a; b", MarkKind.MALFORMED, (), "@a; b"),
        ("@", MarkKind.MALFORMED, (), "@"),
        ("@fig:a", MarkKind.MALFORMED, (), "@fig:a"),
        ("@ärzte", MarkKind.MALFORMED, (), "@ärzte"),
    ],
)
def test_the_inside_of_a_mark_says_what_it_asks_for(
    inside: str, kind: MarkKind, ids: tuple[str, ...], detail: str
) -> None:
    [mark] = marks_of(f"See [{inside}].")
    assert (mark.kind, tuple(item.id for item in mark.items), mark.detail) == (kind, ids, detail)


def test_each_id_of_a_mark_has_its_own_place_and_locator() -> None:
    text = "Line\n\nSee [@a, p. 1;\n@b,\nTable 2]."
    [mark] = marks_of(text)
    assert [(item.locator, place_in(text, item.offset)) for item in mark.items] == [
        ("p. 1", (3, 6)),
        ("Table 2", (4, 1)),
    ]


def test_a_mark_in_a_quotation_may_run_over_its_line() -> None:
    assert ids_of(marks_of("> See [@a;\n> @b]")) == ("a", "b")


def test_a_mark_does_not_run_over_the_end_of_its_paragraph() -> None:
    assert marks_of("See [@a,\n\nb]") == ()


def test_a_stray_backtick_in_one_item_hides_no_mark_in_the_next() -> None:
    assert ids_of(marks_of("- 5` [@a]\n- 6` [@b]")) == ("a", "b")


def test_a_word_in_angle_brackets_hides_no_mark() -> None:
    assert ids_of(marks_of("CRP <LLN [@a] and ESR >ULN")) == ("a",)


def test_a_fence_left_open_is_code_to_the_end() -> None:
    assert ids_of(marks_of("[@a]\n\n```\n[@b]\n\n[@c]")) == ("a",)


ANSWERED = "Before\n\n/// answer\nYes [@claim:a].\nBut [@claim:b].\n///\n\nAfter [@claim:c].\n"


def test_the_answer_is_the_block_of_that_name() -> None:
    answer = answer_of(ANSWERED)
    assert answer.text == "Yes [@claim:a].\nBut [@claim:b]."
    assert place_in(ANSWERED, answer.offset) == (3, 1)
    assert ids_of(answer.marks) == ("a", "b")


def test_an_answer_left_open_runs_to_the_end() -> None:
    assert answer_of("/// answer\nYes [@claim:a].").text == "Yes [@claim:a]."


def test_an_answer_inside_code_is_none() -> None:
    assert answer_of("```\n/// answer\nYes\n///\n```").text == ""


def test_a_longer_row_of_slashes_does_not_end_the_answer() -> None:
    text = "/// answer\nYes\n//// patient\nNo\n////\nMore [@a]\n///\n"
    assert ids_of(answer_of(text).marks) == ("a",)


def test_without_its_answer_the_prose_keeps_its_places() -> None:
    rest = without_answer(ANSWERED)
    assert len(rest) == len(ANSWERED)
    assert [(mark.items[0].id, place_in(rest, mark.offset)) for mark in marks_of(rest)] == [("c", (8, 7))]
    assert answer_of(rest).text == ""


def test_links_to_sources_are_found_at_their_place() -> None:
    text = (
        "See [a](../x/index.md#top 'Title'), ![p](p.png), [b](https://example.org/x.md), `[c](c.md)`,\n"
        "[d](<d e.md>) and [e].\n\n[e]: ../e.md\n"
    )
    found = [(link.target, place_in(text, link.offset)) for link in source_links(text)]
    assert found == [("../x/index.md#top", (1, 9)), ("../e.md", (4, 6))]


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("One\ntwo\n\nthree", "One two\n\nthree"),
        ("One  \ntwo", "One  \ntwo"),
        ("- one\n- two", "- one\n- two"),
        ("| a |\n|---|\n| b |", "| a |\n|---|\n| b |"),
        ("```\na\nb\n```", "```\na\nb\n```"),
        ("# One\ntwo\nthree", "# One\ntwo three"),
        ("/// patient\nOne\ntwo\n///", "/// patient\nOne two\n///"),
        ("    code\n    code", "    code\n    code"),
    ],
)
def test_only_line_breaks_inside_a_paragraph_are_joined(written: str, joined: str) -> None:
    assert join_lines(written) == joined
