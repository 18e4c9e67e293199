"""Evidence maps: everything in its place, each line once, a study inside a review never counted twice."""

import re
from itertools import combinations, product
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rendering.evidence_graph import (
    MOST_CLAIMS,
    MOST_SOURCES,
    MOST_UNCITED,
    evidence_graph,
    part_to_draw,
)
from generator.rendering.evidence_items import MapClaim, MapEdge, MapReference
from generator.rendering.evidence_map import evidence_map
from generator.rendering.svg import text_width


def claim(name: str, label: str = "") -> MapClaim:
    return MapClaim(name, label or f"Statement {name}", f"claims/{name}.html", "Low: 2 of 4", "approved")


def source(key: str, *inside: MapReference, label: str = "", is_retracted: bool = False) -> MapReference:
    kind = "Review" if inside else "Trial"
    return MapReference(key, label or f"Author {key}", f"references/{key}.html", kind, inside, is_retracted)


def edge(of: str, reference: str, direction: str = "supports", directness: str = "direct") -> MapEdge:
    return MapEdge(of, reference, direction, directness)


def parsed(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def picture_of(markup: str) -> ElementTree.Element:
    found = parsed(markup).find("figure/svg")
    assert found is not None
    return found


def group(picture: ElementTree.Element, name: str) -> ElementTree.Element:
    return next(part for part in picture.iter("g") if part.get("class") == name)


def words_of(part: ElementTree.Element) -> str:
    return " ".join(" ".join(part.itertext()).split())


Box = tuple[float, float, float, float]


def frame_boxes(part: ElementTree.Element) -> list[Box]:
    boxes = []
    for frame in part.iter("rect"):
        x, y, width, height = (float(frame.attrib[name]) for name in ("x", "y", "width", "height"))
        boxes.append((x, y, x + width, y + height))
    return boxes


def text_boxes(picture: ElementTree.Element) -> list[Box]:
    boxes = []
    for text in picture.iter("text"):
        size = float(text.get("font-size") or picture.attrib["font-size"])
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        boxes.append((x, y - 0.8 * size, x + text_width(text.text or "", size), y + 0.25 * size))
    return boxes


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


LABELS = st.text("abcdefg WMQ ij<&\"'>—é漢", max_size=90)
WAYS = [
    *product(("supports", "disputes", "neutral"), ("direct", "indirect")),
    *product(("for", "against"), ("strong", "conditional", "")),
]
NOTES = st.lists(LABELS, max_size=3).map(tuple)


@st.composite
def maps(draw: st.DrawFn) -> tuple[list[MapClaim], list[MapReference], list[MapEdge]]:
    claims = [
        claim(f"c{n}", draw(LABELS))._replace(notes=draw(NOTES)) for n in range(draw(st.integers(1, 18)))
    ]
    trials = [
        source(f"t{n}", label=draw(LABELS), is_retracted=draw(st.booleans()))._replace(notes=draw(NOTES))
        for n in range(draw(st.integers(1, 30)))
    ]
    reviews = [
        source(f"r{n}", *draw(st.lists(st.sampled_from(trials), max_size=12)), label=draw(LABELS))
        for n in range(draw(st.integers(0, 4)))
    ]
    references = draw(st.permutations([*trials, *reviews]))
    edges = st.builds(
        lambda of, reference, way: edge(of, reference, *way),
        st.sampled_from([one.id for one in claims]),
        st.sampled_from([one.key for one in references]),
        st.sampled_from(WAYS),
    )
    return claims, references, draw(st.lists(edges, min_size=1, max_size=60))


@settings(max_examples=200)
@given(maps())
def test_no_words_and_no_boxes_overlap_and_nothing_leaves_the_picture(
    given_map: tuple[list[MapClaim], list[MapReference], list[MapEdge]],
) -> None:
    picture = picture_of(evidence_map(*given_map))
    width, height = (float(number) for number in picture.attrib["viewBox"].split()[2:])
    page = (0.0, 0.0, width, height)
    texts, frames = text_boxes(picture), frame_boxes(picture)
    assert not [pair for pair in combinations(texts, 2) if overlap(*pair)]
    for one, other in combinations(frames, 2):
        assert not overlap(one, other) or holds(one, other) or holds(other, one)
    assert all(holds(page, box) for box in (*texts, *frames))
    for box in texts:
        assert all(holds(frame, box) for frame in frames if overlap(frame, box))


@settings(max_examples=80)
@given(maps())
def test_every_edge_is_drawn_once_between_its_own_ends(
    given_map: tuple[list[MapClaim], list[MapReference], list[MapEdge]],
) -> None:
    part = part_to_draw(evidence_graph(*given_map))
    picture = picture_of(evidence_map(*given_map))
    lines = list(group(picture, "lines"))
    assert len(lines) == len(part.edges) == len(set(part.edges))
    statements, sources = frame_boxes(group(picture, "statements")), frame_boxes(group(picture, "sources"))
    for line in lines:
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", line.attrib["d"])]
        x, y, end_x, end_y = numbers[0], numbers[1], numbers[-1], numbers[9]
        assert any(abs(box[2] - x) < 0.1 and box[1] <= y <= box[3] for box in statements)
        assert any(abs(box[0] - end_x) < 0.1 and box[1] <= end_y <= box[3] for box in sources)
        assert numbers[8] < end_x  # words do not reach the source
    assert len({line.attrib["d"] for line in lines}) == len(lines)


@settings(max_examples=80)
@given(maps())
def test_no_study_is_drawn_twice_with_lines_and_the_table_has_every_edge(
    given_map: tuple[list[MapClaim], list[MapReference], list[MapEdge]],
) -> None:
    graph = evidence_graph(*given_map)
    cited = {one.reference for one in given_map[2]}
    rows = [row.key for found in graph.sources for row in found.rows if row.key in cited]
    assert sorted(rows) == sorted(cited)
    assert set(graph.edges) == set(given_map[2])
    table = parsed(evidence_map(*given_map)).find("details/table")
    assert table is not None
    assert len([cell for cell in table.iter("td") if cell.get("data-direction")]) == len(graph.edges)


@settings(max_examples=40)
@given(maps())
def test_what_is_left_out_of_the_picture_is_counted(
    given_map: tuple[list[MapClaim], list[MapReference], list[MapEdge]],
) -> None:
    graph = evidence_graph(*given_map)
    part = part_to_draw(graph)
    assert len(part.claims) <= MOST_CLAIMS
    assert len(part.cited) <= MOST_SOURCES
    caption = words_of(parsed(evidence_map(*given_map)).find("figure/figcaption"))  # type: ignore[arg-type]
    for count, noun in (
        (len(graph.claims) - len(part.claims), "statement"),
        (len(graph.cited) - len(part.cited), "source"),
    ):
        assert (f"{count} more {noun}" in caption) == (count > 0)


def test_a_study_inside_a_review_stands_in_its_box_and_keeps_its_own_line() -> None:
    trials = [source(key) for key in ("buchbinder2009", "kallmes2009", "clark2016")]
    review = source("cochrane2018", *trials)
    edges = [edge("vp", "cochrane2018", "disputes"), edge("vp", "buchbinder2009", "disputes")]
    markup = evidence_map([claim("vp")], [trials[0], review, source("klazen2010")], edges)
    sources = group(picture_of(markup), "sources")
    assert len(sources) == 1
    assert "Inside this review: Author buchbinder2009 Trial" in words_of(sources)
    assert "clark2016" in words_of(sources)
    assert "klazen2010" not in markup
    assert len(group(picture_of(markup), "lines")) == 2
    assert "Trial · inside Author cochrane2018" in markup
    assert "does not count twice" in markup


def test_a_second_review_of_the_same_studies_says_where_they_are_drawn() -> None:
    trial = source("t")
    reviews = [source("first", trial), source("second", trial)]
    edges = [edge("a", "first"), edge("a", "second"), edge("a", "t")]
    assert "1 study drawn inside Author first" in evidence_map([claim("a")], reviews, edges)


def test_reviews_that_include_each_other_are_drawn_once() -> None:
    one = source("one", source("two"))
    two = source("two", source("one"))
    graph = evidence_graph([claim("a")], [one, two], [edge("a", "one"), edge("a", "two")])
    assert [[row.key for row in found.rows] for found in graph.sources] == [["one", "two"]]


def test_a_study_of_a_review_that_nobody_cites_stands_by_itself() -> None:
    graph = evidence_graph([claim("a")], [source("review", source("t"))], [edge("a", "t")])
    assert [[row.key for row in found.rows] for found in graph.sources] == [["t"]]


def test_a_review_of_many_studies_names_some_and_counts_the_rest() -> None:
    review = source("r", *(source(f"t{n}") for n in range(20)))
    markup = evidence_map([claim("a")], [review], [edge("a", "r")])
    assert f"and {20 - MOST_UNCITED} more studies" in markup


def test_what_disputes_is_the_last_to_be_left_out() -> None:
    references = [source(f"s{n}") for n in range(MOST_SOURCES + 5)]
    edges = [edge("a", one.key) for one in references[:-1]] + [edge("a", references[-1].key, "disputes")]
    part = part_to_draw(evidence_graph([claim("a")], references, edges))
    assert references[-1].key in part.cited
    assert len(part.cited) == MOST_SOURCES


def test_sources_stand_near_their_statements_in_whatever_order_they_come() -> None:
    claims = [claim(name) for name in "abc"]
    references = [source(f"of-{name}") for name in "abc"]
    edges = [edge(name, f"of-{name}") for name in "abc"]
    graph = evidence_graph(claims, references[::-1], edges[::-1])
    assert [found.reference.key for found in graph.sources] == ["of-a", "of-b", "of-c"]


def test_around_one_statement_support_stands_above_dispute() -> None:
    references = [source("against"), source("unsure"), source("for")]
    edges = [edge("a", "against", "disputes"), edge("a", "unsure", "neutral"), edge("a", "for")]
    graph = evidence_graph([claim("a")], references, edges)
    assert [found.reference.key for found in graph.sources] == ["for", "against", "unsure"]


def test_links_are_real_and_words_say_what_lines_show() -> None:
    edges = [edge("a", "t", "disputes", "indirect"), edge("a", "gone", "neutral")]
    markup = evidence_map(
        [claim("a")], [source("t", is_retracted=True), source("gone")], edges, identifier="m"
    )
    picture = picture_of(markup)
    hrefs = [link.attrib["href"] for link in picture.iter("a")]
    assert sorted(hrefs) == ["claims/a.html", "references/gone.html", "references/t.html"]
    line = group(picture, "lines")[0]
    assert line.attrib["stroke-dasharray"]
    assert words_of(line) == "Author t: disputes, indirectly: Statement a"
    assert "× disputes, indirectly" in words_of(group(picture, "chips"))
    assert "Retracted · Trial" in words_of(group(picture, "sources"))
    assert "Retracted · Trial" in words_of(parsed(markup).find("details"))  # type: ignore[arg-type]
    assert picture.attrib["aria-labelledby"] == "m-title"
    assert {part.get("id") for part in parsed(markup).iter() if part.get("id")} == {
        "m", "m-title", "m-desc", "m-table",
    }  # fmt: skip


def test_whose_page_it_is_is_marked() -> None:
    markup = evidence_map([claim("a"), claim("b")], [source("t")], [edge("b", "t")], current="b")
    marked = [link.get("href") for link in parsed(markup).iter("a") if link.get("aria-current") == "page"]
    assert marked == ["claims/b.html"]


def test_a_long_label_is_shortened_and_told_in_full() -> None:
    long = "Vertebroplasty " * 30
    markup = evidence_map([claim("a", long)], [source("t", label=long)], [edge("a", "t")])
    picture = picture_of(markup)
    links = list(picture.iter("a"))
    assert [words_of(link.find("title")) for link in links] == [long.strip()] * 2  # type: ignore[arg-type]
    assert all("…" in words_of(link) for link in links)


@pytest.mark.parametrize(
    ("claims", "references", "edges"),
    [
        ([], [], []),
        ([claim("a")], [source("t")], []),
        ([claim("a")], [], [edge("a", "t")]),
        ([], [source("t")], [edge("a", "t")]),
    ],
)
def test_nothing_is_drawn_where_nothing_bears_on_anything(
    claims: list[MapClaim], references: list[MapReference], edges: list[MapEdge]
) -> None:
    assert evidence_map(claims, references, edges) == ""


def test_a_statement_without_a_source_says_so() -> None:
    markup = evidence_map([claim("a"), claim("b")], [source("t")], [edge("a", "t")])
    assert "No source" in words_of(parsed(markup).find("details"))  # type: ignore[arg-type]


def test_hostile_words_stay_words() -> None:
    hostile = "\"><script>alert(1)</script><a href='javascript:x' onload=x>&amp;"
    given_claim = MapClaim("a", hostile, hostile, hostile, hostile)
    reference = MapReference("t", hostile, hostile, hostile, (MapReference("u", hostile, hostile, hostile),))
    edges = [MapEdge("a", "t", hostile, hostile), edge("a", "u")]
    markup = evidence_map([given_claim], [reference], edges, title=hostile)
    names = {part.tag for part in parsed(markup).iter()}
    assert "script" not in names
    assert not [part for part in parsed(markup).iter() if part.get("onload")]
    assert "style" not in {name for part in parsed(markup).iter() for name in part.attrib}


def test_the_same_records_give_the_same_bytes_in_any_order_of_edges() -> None:
    claims, references = [claim("a"), claim("b")], [source("r", source("t")), source("u")]
    edges = [edge("a", "r"), edge("b", "t", "disputes"), edge("a", "u", "neutral"), edge("b", "u")]
    assert evidence_map(claims, references, edges) == evidence_map(claims, references, edges[::-1])
