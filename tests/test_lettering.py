"""Measures of text: never narrower than what a browser draws, and nothing cut without saying so."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright

from generator.rendering.svg import element, is_shortened, text_width, wrap_text

LETTERS = [*string.printable.strip(), *" °·×±−–—…§€£éäßøçñ≥≤µα漢"]

MEASURE = """letters => {
  const context = document.createElement("canvas").getContext("2d");
  context.font = '100px system-ui, "Segoe UI", Roboto, sans-serif';
  return letters.map(letter => context.measureText(letter).width / 100);
}"""


@pytest.mark.browser
def test_no_letter_is_wider_in_a_browser_than_measured(chromium_path: str) -> None:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        drawn = browser.new_page().evaluate(MEASURE, LETTERS)
        browser.close()
    wider = [
        letter for letter, width in zip(LETTERS, drawn, strict=True) if width > text_width(letter, 1) + 0.005
    ]
    assert wider == []


@given(st.text(max_size=200), st.integers(30, 300), st.integers(1, 4))
def test_lines_keep_to_their_width_and_number_and_lose_no_letter_unsaid(
    text: str, width: int, lines: int
) -> None:
    made = wrap_text(text, size=10, width=width, lines=lines)
    assert len(made) <= lines
    assert all(text_width(line, 10) <= width for line in made)
    assert is_shortened(text, made) == ("".join("".join(made).split()) != "".join(text.split()))
    if is_shortened(text, made):
        assert made[-1].endswith("…")


def test_an_element_escapes_text_and_attributes_and_leaves_markup_alone() -> None:
    inner = element("b", "<i>")
    outer = element("a", inner, "&", href='"x"', class_="y", data_state="z", x=1.25, y=-0.01, title=None)
    assert outer == ('<a href="&#34;x&#34;" class="y" data-state="z" x="1.2" y="0"><b>&lt;i&gt;</b>&amp;</a>')
