"""Markdown to HTML: cases as data, and what no text can do.

In `tests/cases/markup/` each file lists cases, each with the sentence it protects: `in` is rendered and every
mark filled with a word in braces, `alone` where it is the whole of its paragraph or item.
"""

import re
from html.parser import HTMLParser
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.core.prose import Mark
from generator.rendering.markup import (
    Prose,
    body_without_answer,
    render_inline,
    render_prose,
    rewrite_source_links,
)
from generator.rendering.sanitise import is_local, sanitise_inline, sanitise_prose
from tests.builders import article, base

CASES = [
    pytest.param(case, id=f"{file.stem}: {case['case']}")
    for file in sorted((Path(__file__).parent / "cases/markup").glob("*.yml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


def in_words(prose: Prose) -> str:
    def words(mark: Mark, /, *, is_alone: bool) -> str:
        ids = [item.id for item in mark.items] or [mark.detail]
        return f"{{{' '.join([mark.kind.value, *filter(None, ids), *['alone'] * is_alone])}}}"

    return prose.fill(words)


@pytest.mark.parametrize("case", CASES)
def test_markdown_becomes_this_html(case: dict[str, str]) -> None:
    render = render_inline if case.get("as") == "one line" else render_prose
    assert in_words(render(case["in"])) == case["out"]


class Reader(HTMLParser):
    """Collects the tags of a text and checks that each is closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("br", "hr", "img", "wbr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


HOSTILE = [
    "<script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)" onclick="x()">',
    "[x](javascript:alert(1))",
    "<javascript:alert(1)>",
    '![x](https://example.org/"onload="x)',
    '<div id="main" class="claim" data-block="patient" role="region" tabindex="0">',
    '<h2 id="claim-x">',
    '<p class="prose-block-title">For clinicians</p>',
    '<b id="main" class="claim" style="position:fixed" data-status="approved">',
    "<base href=//example.org>",
    '<form action="https://example.org"><input>',
    '<iframe src="https://example.org">',
    "<!--><script>alert(1)</script>-->",
    '<b title="\'><script>alert(1)</script>">',
    "`</code><script>alert(1)</script>`",
    "\n```\n</code></pre><script>alert(1)</script>\n```\n",
    '\n*[x]: "><script>alert(1)</script>\nx\n',
    "\n/// warning | <script>alert(1)</script>\n",
    '\n## <script>alert(1)</script> "><b id=x>\n',
    '\n| "><script> | b |\n|---|---|\n',
    "\x02klzzwxh:0000\x03\x02wzxhzdk:0\x03\U000f0000\U00100000\ue000\x00",
    "&#x2;wzxhzdk:0&#3;&#xF0000;&lt;script&gt;",
]


@given(
    st.lists(st.sampled_from([*HOSTILE, "[@a]", "words", "\n\n", "</b>", "*", "`", "- "]), max_size=8).map(
        " ".join
    )
)
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_makes_a_page_run_load_or_pretend(text: str) -> None:
    for prose in (render_prose(text), render_inline(text)):
        for tag, attributes in Reader(in_words(prose)).tags:
            assert tag not in {"script", "style", "svg", "math", "iframe", "form", "input", "base"}
            assert not [
                name for name in attributes if name.startswith("on") or name in ("style", "data-status")
            ]
            assert re.match("section|$", attributes.get("id") or "")
            assert attributes.get("class") in (None, "scrolls", "prose-block", "prose-block-title")
            assert (tag == "div") == ("data-block" in attributes or "role" in attributes)
            assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:", "//"))
            assert is_local(attributes.get("src") or "x")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_comes_to_nothing_on_its_own(hostile: str) -> None:
    html = in_words(render_prose(f"Before {hostile} after"))
    assert "<script" not in html
    assert not re.search(r"[\ue000-\uf8ff\U000f0000-\U0010ffff\x02\x03]", html)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "/// patient\n" * 2_000,
        "> " * 3_000,
        "*" * 20_000,
        "<b>" * 3_000,
        "`x`` " * 4_000,
        "<!-- " * 20_000,
    ],
    ids=lambda text: text[:8],
)
def test_a_text_made_to_exhaust_the_machine_is_shown_in_good_time(text: str) -> None:
    start = process_time()
    render_prose(text)
    assert process_time() - start < 10


def test_pages_do_not_learn_from_pages_before_them() -> None:
    plain = "[a][1] BMD\n\n## Same"
    before = render_prose(plain)
    render_prose("[1]: page.html\n\n*[BMD]: Bone mineral density\n\n## Same\n\n/// patient\nOpen")
    assert render_prose(f"{plain}\n").html == before.html


def test_a_plain_page_may_link_to_an_article_by_its_source() -> None:
    kb = base(article("pain", topic="back"))
    text = (
        "[*This*](../back/pain/index.md#section-x), [that](other.md) and [the web](https://example.org/x.md),"
        " `[code](../back/pain/index.md)`, but [not](../back/none/index.md)."
    )
    rewritten, unknown = rewrite_source_links(text, "about/policy.md", kb)
    assert rewritten == text.replace(
        "[*This*](../back/pain/index.md#section-x)", '<a href="../back/pain/index.html#section-x">*This*</a>'
    )
    assert unknown == ("../back/none/index.md",)


def test_the_answer_can_be_left_out_of_the_body() -> None:
    body = body_without_answer("/// answer\nYes [@claim:a].\n///\n\nBecause [@b].\n")
    assert in_words(render_prose(body)) == "<p>Because {citation b}.</p>"


@pytest.mark.parametrize("text", [": \n    \n    [@a]", "> *[x]: y\n`[@a]\n> `"], ids=["code", "quotation"])
def test_a_mark_that_markdown_takes_for_code_after_all_is_shown_as_code(text: str) -> None:
    prose = render_prose(text)
    assert prose.marks == ()
    assert "<code>[@a]" in prose.html


def test_a_widget_is_put_in_as_it_is() -> None:
    assert (
        render_prose("See [@a].").fill(lambda mark, is_alone: r"<i>\1 & [@b]</i>")
        == r"<p>See <i>\1 & [@b]</i>.</p>"
    )


def test_the_list_of_marks_is_that_of_the_page() -> None:
    prose = render_prose("| x | y |\n|---|---|\n| [@a] | [@b] | [@too-many-cells] |\n\n[@c]")
    assert [mark.items[0].id for mark in prose.marks] == ["a", "b", "c"]
    assert in_words(prose).endswith("{citation c alone}")


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p onclick='x'>a<script>b</script></p>", "<p>a</p>"),
        ("<section id='main' class='claim'>a</section>", "a"),
        (
            '<div class="scrolls claim" data-block="forged" tabindex="5">a</div>',
            '<div class="scrolls">a</div>',
        ),
        ("<img src='https://example.org/x.png'><img src='x.png'>", '<img><img src="x.png">'),
        ("<a href='javascript:x' id='main'>a</a>", "<a>a</a>"),
        ("<!-- a --><b>c", "<b>c</b>"),
    ],
)
def test_the_sanitiser_alone_lets_nothing_by(html: str, clean: str) -> None:
    assert sanitise_prose(html) == clean


def test_a_line_holds_no_structure() -> None:
    assert (
        sanitise_inline("<h2>a</h2><p>b</p><img src='x'><table><tr><td>c</td></tr></table><i>d</i>")
        == "abc<i>d</i>"
    )


@pytest.mark.parametrize(
    ("address", "local"),
    [
        *[(local, True) for local in ("x.png", "../a/x.png", "#a")],
        *[
            (other, False)
            for other in ("/x", "//h/x", "\\\\h", "https://h/x", "data:x", "java\nscript:x", "")
        ],
    ],
)
def test_a_local_address_names_no_host(address: str, local: bool) -> None:  # noqa: FBT001 (a column of the table)
    assert is_local(address) is local
