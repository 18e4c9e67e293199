"""Whether the place of each word is where the file holds that word, however YAML or the prose writes it.

The texts are random in each of YAML's five styles, with folded lines, blank lines, escapes, digits for the
indentation and both kinds of line ends; PyYAML says what they mean, and the file is looked up line by line.
"""

import re
from pathlib import PurePosixPath

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.mentions import place_of
from generator.core.declaration import Id
from generator.core.diagnostic import Span
from generator.core.model import Home, Removed
from generator.core.sentences import prose_rows, prose_sentences
from generator.core.written_scalars import written_of
from generator.loading.decode import Decoding
from generator.loading.files import Snapshot, read_text
from generator.loading.readings import read_page
from generator.loading.yaml_source import read_yaml

_PATH = "content/file.yml"
_INDENT = "      "
_WORD = re.compile(r"\S+")

_words = st.text("abzé√ñ漢😀'\"\\-%", min_size=1, max_size=5)
_plain_words = st.text("abzé√ñ漢😀", min_size=1, max_size=5).map(lambda word: f"{word}'\"-\\")
_gaps = st.sampled_from(
    [" ", " ", "  ", f"\n{_INDENT}", f" \n{_INDENT}  ", f"\n\n{_INDENT}", f"\n \n\n{_INDENT} "]
)
_ends = st.sampled_from(["\n", "\r\n"])


@st.composite
def _flowing(draw: st.DrawFn, words: st.SearchStrategy[str]) -> str:
    parts = [draw(words)]
    for word in draw(st.lists(words, max_size=8)):
        parts += [draw(_gaps), word]
    return "".join(parts)


@st.composite
def _escaped(draw: st.DrawFn) -> str:
    word = draw(_words)
    forms = [
        draw(st.sampled_from([_either(sign), *([f"\\u{ord(sign):04x}"] if ord(sign) < 0x10000 else []),
                              f"\\U{ord(sign):08X}", *([f"\\x{ord(sign):02X}"] if ord(sign) < 256 else [])]))
        for sign in word
    ]  # fmt: skip
    return "".join(forms)


def _either(sign: str) -> str:
    return f"\\{sign}" if sign in '"\\' else sign


_singles = _flowing(_words.map(lambda word: word.replace("'", "''"))).map(lambda text: f"'{text}'")
_joined_gaps = st.sampled_from(["\\\n      ", "\\\n\n      ", " \\\n   \\  ", "\\t", "\\n", "\\_"])
_doubles = st.lists(st.tuples(_escaped(), st.one_of(_gaps, _joined_gaps)), min_size=1, max_size=8).map(
    lambda pairs: f'"{"".join(word + gap for word, gap in pairs)}"'
)


_blank_lines = st.lists(st.sampled_from(["", "  ", "    "]), max_size=2)


@st.composite
def _blocks(draw: st.DrawFn) -> str:
    digit = draw(st.sampled_from(["", "3"]))
    chomp = draw(st.sampled_from(["", "-", "+"]))
    head = draw(st.sampled_from(["|", ">"])) + draw(st.sampled_from([digit + chomp, chomp + digit]))
    lines = [
        head + draw(st.sampled_from(["", "  # a remark"])),
        *draw(st.sampled_from([[], [""], ["  ", ""]])),
    ]
    for number in range(draw(st.integers(1, 6))):
        # Only a digit allows the first line to begin with a blank.
        more = draw(st.sampled_from(["", "", "  ", "\t"])) if number or digit else ""
        lines.append(f"   {more}{' '.join(draw(st.lists(_words, min_size=1, max_size=4)))}")
        lines += draw(_blank_lines)
    return "\n".join(lines)


@given(_flowing(_plain_words), _ends)
def test_each_word_of_a_plain_text_is_where_its_place_says(source: str, end: str) -> None:
    _holds_each_word(source, end)


@given(_singles, _ends)
def test_each_word_in_single_quotes_is_where_its_place_says(source: str, end: str) -> None:
    _holds_each_word(source, end)


@given(_doubles, _ends)
def test_each_word_in_double_quotes_is_where_its_place_says(source: str, end: str) -> None:
    _holds_each_word(source, end)


@given(_blocks(), _ends)
def test_each_word_of_a_text_in_lines_is_where_its_place_says(source: str, end: str) -> None:
    _holds_each_word(source, end)


_prose_gaps = st.sampled_from([" ", "  ", "\n", "\n\n", "\n- ", " [@a]\n", "\n\n| a | "])


@given(st.lists(st.tuples(_words, _prose_gaps), max_size=9), _ends)
def test_each_word_of_the_prose_is_where_its_place_says(parts: list[tuple[str, str]], end: str) -> None:
    body = "".join(word + gap for word, gap in parts)
    text = f"---\ntitle: Home\n---\n\n{body}\n".replace("\n", end)
    home = read_page(_PATH, _read(text), Home, {}).record
    assert home is not None
    for sentence in [*prose_sentences(home.body), *prose_rows(home.body)]:
        for word in _WORD.finditer(sentence.text):
            assert _held(text, place_of(home, sentence.offset + word.start(), len(word[0]))) == word[0]


def test_a_text_that_was_read_in_another_way_has_no_places() -> None:
    assert written_of(">-\n  one\n  two", "one two three") is None
    assert written_of(">-", "one") is None


def test_a_part_that_runs_over_a_line_ends_with_it() -> None:
    written = written_of(">-\n  very\n  uncertain\n", "very uncertain")
    assert written is not None
    assert written.part(0, 14) == (1, 2, 4)
    assert written.part(5, 9) == (2, 2, 9)


def _holds_each_word(source: str, end: str) -> None:
    text = f"date: 2026-01-02\nbecause: {source}\nsuccessor: other\n".replace("\n", end)
    node, _ = read_yaml(_read(text), _PATH)
    assert node is not None
    record = Decoding([]).record(Removed, node, {"id": Id("it")})
    assert record is not None
    assert record.because == yaml.safe_load(_read(text))["because"].strip()
    for word in _WORD.finditer(record.because):
        span = record.origin.part("because", record.because, word.start(), len(word[0]))
        held = _held(text, span)
        assert held, "a place without a length"
        # Two lines joined by a backslash may part a word; its place ends with the first.
        is_parted = "\\\n" in source and word[0].startswith(_meant(held, source[0]))
        assert is_parted or _meant(held, source[0]) == word[0]


def _read(text: str) -> str:
    read, refused = read_text(PurePosixPath(_PATH), Snapshot({_PATH: text.encode()}))
    assert read is not None, refused
    return read


def _held(text: str, span: Span) -> str:
    line = text.replace("\r\n", "\n").split("\n")[span.line - 1]
    return line[span.column - 1 : span.column - 1 + span.length]


def _meant(held: str, style: str) -> str:
    if style == "'":
        return held.replace("''", "'")
    return str(yaml.safe_load(f'- "{held}"')[0]) if style == '"' else held
