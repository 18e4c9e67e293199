"""Texts of strangers in Markdown: read by pandoc as GitHub's dialect, they print as they were written.

What a forge does with the finished text (mentions, issues, addresses) is tried by its published patterns.
"""

import html
import re

import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rendering.comparison import Piece
from generator.reports.markdown_text import LONGEST, code, link, marked, plain, quoted, shifted, table

ATTACKS = (
    "@octocat and @org/team, a@b.example",
    "#12, GH-12, owner/repo#12, !7, ~label, %4, $9, &3",
    "d670460b4b4aece5915caf5c68d12f560a9fe3e4 and 1a2b3c4d",
    "https://evil.example www.evil.example http://x.example ftp://y.example mailto:a@b.example",
    "[x](https://evil.example) ![x](https://evil.example/p.png) [x]: https://evil.example [^1]",
    "<img src=x onerror=alert(1)> <script>alert(1)</script> <!-- --> <b>bold</b> <https://evil.example>",
    "# Heading",
    "## Heading ##",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "2) item",
    "> quote",
    "=====",
    "---",
    "***",
    "___",
    "    code",
    "```",
    "~~~",
    "`code`",
    "``",
    "| a | b |",
    "a | b",
    "|---|---|",
    ": term",
    "::: div",
    "/// answer",
    "*a* **b** _c_ __d__ ~~e~~ ~f~ ==g== ^h^",
    r"\# \@x \\ \[",
    "&amp; &lt;b&gt; &#64;octocat &nbsp;",
    ":tada: :+1: 1:2:3",
    "$x^2$ $$y$$ \\(z\\) \\[w\\]",
    "{{ 7*7 }} {% raw %} {.class #id}",
    "</details>",
    "a\\",
    "@",
    "#",
    "-",
    "1.",
    "«ü» 漢字 👍",
)

MENTION = re.compile(r"(?<![A-Za-z0-9_`])@[A-Za-z0-9]")
ISSUE = re.compile(r"#\d|\bGH-\d", re.IGNORECASE)
ADDRESS = re.compile(
    r"(?:https?|ftp)://|www\.|mailto:[a-z]|[A-Za-z0-9._-]+@[A-Za-z0-9-]+\.[A-Za-z]", re.IGNORECASE
)
COMMIT = re.compile(r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{7,40}\b")
EMOJI = re.compile(r":[\w+-]+:")

PLACES = {
    "alone": "{}",
    "quoted": "> {}",
    "in a list": "- {}",
    "in a cell": "| a | b |\n| --- | --- |\n| {} | c |",
    "in a heading": "### 1. {}",
    "struck": "a ~~{}~~ b",
    "strong": "a **{}** b",
    "as a label": "[{}](https://example.org/)",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_text_prints_as_it_was_written_wherever_it_stands(attack: str) -> None:
    for place, honest, shown in zip(
        PLACES, _in_all_places("WORDS"), _in_all_places(plain(attack)), strict=True
    ):
        assert words_of(shown) == " ".join(words_of(honest).replace("WORDS", attack).split()), place
        assert tags_of(shown) == tags_of(honest), place


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cs", "Zl", "Zp"]), max_size=40
    )
)
@settings(max_examples=60, deadline=None)
def test_any_text_prints_as_it_was_written(text: str) -> None:
    shown = rendered(f"> {plain(text)}" if text.strip() else "> ")
    assert words_of(shown).split() == text.replace("\u200b", "\ufffd").split()


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_forge_finds_nobody_to_ping_and_nothing_to_link(attack: str) -> None:
    text = html.unescape(re.sub(r"<[^>]*>", "", rendered(plain(attack))))
    for pattern in (MENTION, ISSUE, ADDRESS, COMMIT, EMOJI):
        assert not pattern.search(text), pattern.pattern


def test_text_that_nobody_can_see_is_made_visible() -> None:
    assert plain("a\u202eb\u2066c\x00d\u200be") == "a�b�c�d�e"


def test_a_long_text_is_cut_and_says_how_long_it_was() -> None:
    assert plain("x" * 1000) == f"{'x' * LONGEST} … (1,000 characters)"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//evil.example", "data:text/html,x", "mailto:a@b"]
)
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    assert link("label", address) == "label"


def test_an_address_cannot_end_its_link() -> None:
    assert link("a", "https://x.example/)(<b>\n[y]") == "[a](https://x.example/%29%28%3Cb%3E%0A%5By%5D)"


def test_only_ids_stand_in_code() -> None:
    assert code("naps-tiredness") == "`naps-tiredness`"
    assert code("a` @b") == "a&#96; @&#8203;b"


def test_changed_words_are_marked_piece_by_piece() -> None:
    pieces = (Piece("may", is_changed=False), Piece("*not*", is_changed=True))
    assert marked(pieces, "**") == "may **&#42;not&#42;**"
    assert shifted("low", "high") == "~~low~~ **high**"
    assert shifted("low", "low") == "low"
    assert shifted("", "high") == "**high**"


def test_shapes_are_plain_markdown() -> None:
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"
    assert quoted("a", "b") == "> a\n>\n> b"


def _in_all_places(words: str) -> list[str]:
    whole = "\n\nNEXT\n\n".join(shape.format(words) for shape in PLACES.values())
    return rendered(whole).split("<p>NEXT</p>")


def rendered(markdown: str) -> str:
    """The HTML that pandoc makes of GitHub's Markdown."""
    return str(pypandoc.convert_text(markdown, "html", format="gfm", extra_args=["--wrap=none"]))


def words_of(page: str) -> str:
    """What a reader sees, without what only parts signs from one another."""
    words = re.sub(r"<[^>]*>", " ", page)
    return " ".join(html.unescape(words).replace("\u200b", "").split())


def tags_of(page: str) -> list[str]:
    """The tags, in order."""
    return re.findall(r"</?[a-z0-9]+", page)
